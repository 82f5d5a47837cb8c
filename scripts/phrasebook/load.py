"""Files in, a frozen bank out, with every problem of every file.

A file that can't be used is left out and its problem reported; what depends on it is not reported
a second time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from . import catalog as catalog_file
from . import rules as rules_file
from . import schema
from .model import (
    FIELDS,
    Bank,
    Catalog,
    LanguageRules,
    Phrase,
    Review,
    SiteWords,
    SituationWords,
    Source,
    Topic,
    TopicWords,
    Waiver,
    Words,
)
from .problem import Problem
from .reader import Items, Map, Node, read


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: the bank (None without a usable catalog) and all problems, sorted."""

    bank: Bank | None
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read `root`/phrases. Raises nothing for what the files contain."""
    files = _Files(root)
    catalog = _catalog(files)
    bank = _bank(files, catalog) if catalog else None
    return Loaded(bank, tuple(sorted(set(files.problems))))


@dataclass
class _Files:
    """The files of one bank and the problems found in them so far."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def read(self, name: str, kind: str, locale: str = "") -> tuple[Map | None, Source]:
        """The data of phrases/`name` where it can be used at all, and where it came from."""
        path = f"phrases/{name}"
        data, problems = read(self.root / path, path)
        if data is not None:
            section = "locales" if kind == "catalog" else "phrases"
            problems = problems + schema.problems_of(data, kind, path, locale, section=section)
        self.problems += [replace(p, locale=p.locale or locale) for p in problems]
        return data, Source(path, 1, data.lines if data is not None else {})

    def has(self, name: str) -> bool:
        """Whether there is a file phrases/`name`."""
        return (self.root / "phrases" / name).exists()

    def names(self, folder: str) -> list[str]:
        """The names, without .yml, of the files in a folder of phrases/."""
        return sorted(path.stem for path in (self.root / "phrases" / folder).glob("*.yml"))

    def report(
        self, place: Source, key: str, id_: str, locale: str, rule: str, message: str
    ) -> None:
        self.problems.append(Problem(place.path, place.line_of(key), id_, locale, rule, message))


@dataclass(frozen=True)
class _WordFile:
    """The words of one topic in one locale; `entries` is None where the file can't be used."""

    data: Map
    entries: Map | None
    origin: Source


def _catalog(files: _Files) -> Catalog | None:
    data, origin = files.read("catalog.yml", "catalog")
    if data is None or files.problems:
        return None  # every other file is judged by the catalog
    catalog, problems = catalog_file.parse(data, origin)
    files.problems += problems
    return catalog


def _bank(files: _Files, catalog: Catalog) -> Bank:
    topic_ids = _topic_ids(files, catalog)
    word_files = {code: _word_files(files, code, topic_ids) for code in catalog.locales}
    taken: dict[str, Source] = {}
    topics = [
        topic
        for topic_id in topic_ids
        if (topic := _topic(files, catalog, topic_id, word_files, taken))
    ]
    site = {code: words for code in catalog.locales if (words := _site(files, code, catalog))}
    reviews = {code: _reviews(files, code) for code in catalog.locales}
    rules = {code: _rules(files, code) for code in catalog.locales}
    return Bank(
        catalog=catalog,
        topics=tuple(topics),
        site=MappingProxyType(site),
        reviews=MappingProxyType(reviews),
        rules=MappingProxyType(rules),
        waivers=_waivers(files),
    )


def _topic_ids(files: _Files, catalog: Catalog) -> list[str]:
    """The topics that have a file, in the catalog's order; each disagreement is reported once.

    A name in the catalog that is close to an unlisted file's is taken for it, so that one slip
    of the keyboard is one problem.
    """
    unlisted = [name for name in files.names("topics") if name not in catalog.topics]
    topic_ids = []
    for topic_id in catalog.topics:
        if files.has(f"topics/{topic_id}.yml"):
            topic_ids.append(topic_id)
            continue
        mend = schema.suggest(topic_id, unlisted, "add it, or delete the name here")
        message = f"there is no file topics/{topic_id}.yml; {mend}"
        files.report(catalog.origin, "topics", topic_id, "", "topic-file", message)
        if close := get_close_matches(topic_id, unlisted, n=1):
            unlisted.remove(close[0])
            topic_ids.append(close[0])
    for topic_id in unlisted:
        message = "catalog.yml does not list this topic; add it to topics there"
        place = Source(f"phrases/topics/{topic_id}.yml", 1)
        files.report(place, "", topic_id, "", "topic-unlisted", message)
    return [*topic_ids, *unlisted]


def _word_files(files: _Files, code: str, topic_ids: Sequence[str]) -> dict[str, _WordFile]:
    """The word files of one locale by topic."""
    found = {}
    for name in files.names(code):
        if name == "site":
            continue
        if name not in topic_ids:
            mend = schema.suggest(name, topic_ids, "rename the file, or add the topic")
            message = f"there is no topic {name}; {mend}"
            place = Source(f"phrases/{code}/{name}.yml", 1)
            files.report(place, "", name, code, "topic-unknown", message)
            continue
        data, origin = files.read(f"{code}/{name}.yml", "words", code)
        entries = data.get("phrases") if data is not None else None
        found[name] = _WordFile(
            data or Map(1), entries if isinstance(entries, Map) else None, origin
        )
    return found


def _topic(
    files: _Files,
    catalog: Catalog,
    topic_id: str,
    word_files: Mapping[str, Mapping[str, _WordFile]],
    taken: dict[str, Source],
) -> Topic | None:
    data, origin = files.read(f"topics/{topic_id}.yml", "topic")
    structure = data.get("phrases") if data is not None else None
    if data is None or not isinstance(structure, Map):
        return None
    words = {
        code: by_topic[topic_id] for code, by_topic in word_files.items() if topic_id in by_topic
    }
    for code, file in words.items():
        _report_unknown_ids(files, file, code, topic_id, structure)
    if catalog.source not in words:
        message = f"there is no file {catalog.source}/{topic_id}.yml; write the words first there"
        files.report(origin, "", topic_id, catalog.source, "source-missing", message)
    elif (heading := words[catalog.source]).entries is not None and not heading.data.text("title"):
        message = "title is empty; write it"
        files.report(heading.origin, "title", topic_id, catalog.source, "title-empty", message)
    phrases = []
    for id_, settings in structure.items():
        place = Source(origin.path, structure.lines[id_], _lines(settings))
        if first := taken.get(id_):
            message = f"{first.path}:{first.line} has this id already; ids are unique in the bank"
            files.report(place, "", id_, "", "phrase-id-taken", message)
            continue
        taken[id_] = place
        source = words.get(catalog.source)
        if source and source.entries is not None and id_ not in source.entries:
            message = f"{source.origin.path} has no words for it; write them or delete it here"
            files.report(place, "", id_, catalog.source, "source-missing", message)
        phrase = settings if isinstance(settings, Map) else Map(place.line)
        phrases.append(
            Phrase(
                id=id_,
                topic=topic_id,
                step=phrase.text("step", data.text("step")),
                situations=phrase.texts("situations"),
                channels=phrase.texts("channels") or catalog.channels,
                fault=phrase.text("fault"),
                words=_phrase_words(files, id_, words, catalog.source),
                origin=place,
                unwritten=_unwritten(id_, words),
            )
        )
    return Topic(
        id=topic_id,
        step=data.text("step"),
        layout=data.text("layout", "cards"),
        phrases=tuple(phrases),
        words=MappingProxyType(
            {
                code: TopicWords(
                    code, file.origin, file.data.text("title"), file.data.text("intro")
                )
                for code, file in words.items()
                if file.data.text("title")
            }
        ),
        origin=origin,
    )


def _report_unknown_ids(
    files: _Files, file: _WordFile, code: str, topic_id: str, structure: Map
) -> None:
    for id_ in file.entries or ():
        if id_ not in structure:
            mend = schema.suggest(id_, structure, "mend the id or add it there")
            message = f"topics/{topic_id}.yml has no such phrase; {mend}"
            lines = file.entries.lines if file.entries else {}
            place = Source(file.origin.path, lines[id_])
            files.report(place, "", id_, code, "phrase-id-unknown", message)


def _phrase_words(
    files: _Files, id_: str, word_files: Mapping[str, _WordFile], source: str
) -> Mapping[str, Words]:
    """The words of a phrase by locale. Where every text is empty nothing is written yet."""
    found = {}
    for code, file in word_files.items():
        entry = file.entries.get(id_) if file.entries is not None else None
        if file.entries is None or not isinstance(entry, Map):
            continue
        origin = Source(file.origin.path, file.entries.lines[id_], entry.lines)
        if entry.text("say"):
            found[code] = Words(code, origin, **{name: entry.text(name) for name in FIELDS})
        elif "say" in entry and (code == source or any(entry.strings().values())):
            message = "say is empty; write the line, or delete the phrase's other texts here"
            files.report(origin, "say", id_, code, "say-empty", message)
    return MappingProxyType(found)


def _site(files: _Files, code: str, catalog: Catalog) -> SiteWords | None:
    if code != catalog.source and not files.has(f"{code}/site.yml"):
        return None  # a locale that has only begun: its interface falls back to the source
    data, origin = files.read(f"{code}/site.yml", "site", code)
    if data is None:
        return None
    ui = {
        key: value if isinstance(value, str) else _written(value)
        for key, value in data.map("ui").items()
        if (isinstance(value, str) and value) or (isinstance(value, Map) and _written(value))
    }
    situations = {
        id_: SituationWords(words.text("name"), words.text("says"))
        for id_, words in data.map("situations").maps().items()
        if words.text("name")
    }
    return SiteWords(
        locale=code,
        origin=replace(origin, lines=_deep_lines(data)),
        ui=MappingProxyType(ui),
        steps=_written(data.map("steps")),
        channels=_written(data.map("channels")),
        placeholders=_written(data.map("placeholders")),
        situations=MappingProxyType(situations),
    )


def _unwritten(id_: str, word_files: Mapping[str, _WordFile]) -> Mapping[str, Source]:
    """Where a phrase has an entry without a line, by locale."""
    found = {}
    for code, file in word_files.items():
        entry = file.entries.get(id_) if file.entries is not None else None
        if file.entries is not None and isinstance(entry, Map) and not entry.text("say"):
            found[code] = Source(file.origin.path, file.entries.lines[id_], entry.lines)
    return MappingProxyType(found)


def _written(data: Map) -> Mapping[str, str]:
    """The texts that are not empty: an empty one is not written yet."""
    return MappingProxyType({key: text for key, text in data.strings().items() if text})


def _reviews(files: _Files, code: str) -> Mapping[str, Review]:
    name = f"review/{code}.yml"
    if not files.has(name):
        return MappingProxyType({})
    data, _ = files.read(name, "review", code)
    entries = data.map("phrases").maps() if data is not None else {}
    return MappingProxyType(
        {
            id_: Review(e.text("source"), e.text("translation"), e.text("on"), e.text("by"))
            for id_, e in entries.items()
        }
    )


def _rules(files: _Files, code: str) -> LanguageRules:
    """What is right and wrong in a language; without a file, only what holds for every language."""
    name = f"rules/{code}.yml"
    if not files.has(name):
        return LanguageRules()
    data, origin = files.read(name, "rules", code)
    if data is None or any(p.path == origin.path for p in files.problems):
        return LanguageRules()
    rules, problems = rules_file.parse(data, origin, code)
    files.problems += problems
    return rules


def _waivers(files: _Files) -> tuple[Waiver, ...]:
    if not files.has("waivers.yml"):
        return ()
    data, origin = files.read("waivers.yml", "waivers")
    items = data.get("waivers") if data is not None else None
    return tuple(
        Waiver(
            item.text("id"),
            item.text("locale"),
            item.text("rule"),
            item.text("reason"),
            Source(origin.path, item.line),
        )
        for item in (items if isinstance(items, Items) else ())
        if isinstance(item, Map)
    )


def _lines(node: Node) -> Mapping[str, int]:
    return node.lines if isinstance(node, Map) else {}


def _deep_lines(data: Map) -> Mapping[str, int]:
    """The lines of keys at every depth, by dotted path."""
    lines = {}
    for key, value in data.items():
        lines[key] = data.lines[key]
        if isinstance(value, Map):
            lines |= {f"{key}.{inner}": line for inner, line in _deep_lines(value).items()}
    return lines
