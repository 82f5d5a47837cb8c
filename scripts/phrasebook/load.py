"""Files in, a frozen bank out, with every problem of every file.

A file that can't be used is left out and its problem reported; what depends on it is not reported
a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from types import MappingProxyType

from . import catalog as catalog_file
from . import finder_words, schema
from . import rules as rules_file
from .bank_files import BankFiles
from .interface import interface, lent, written
from .memo import FORGETFUL, Memo, fingerprint
from .model import (
    Bank,
    Catalog,
    FinderWords,
    LanguageRules,
    Review,
    SiteWords,
    SituationWords,
    Source,
    Topic,
    Waiver,
)
from .parallel import MANY_BYTES, ahead
from .problem import Problem
from .reader import Items, Map
from .topics import read_topic, topic_files

WORDLESS = frozenset({"source-missing", "say-empty"})
"""The rules that find a phrase without words."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: the bank (None without a usable catalog) and all problems, sorted."""

    bank: Bank | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A topic that is still to be read: the name and digest by which the memo knows it, how many
    bytes its files have, and how it is read.
    """

    name: str
    digest: str
    size: int
    read: Callable[[], tuple[Topic | None, tuple[Problem, ...]]]


def load(root: Path, memo: Memo = FORGETFUL) -> Loaded:
    """Read `root`/phrases. Raises nothing for what the files contain.

    `memo` has the topics that were read before; without it all are read.
    """
    files = BankFiles(root)
    catalog = _catalog(files)
    bank = _bank(files, catalog, memo) if catalog else None
    return Loaded(bank, tuple(sorted(set(files.problems))))


def _catalog(files: BankFiles) -> Catalog | None:
    data, origin = files.read("catalog.yml", "catalog")
    if data is None or files.problems:
        return None  # every other file is judged by the catalog
    catalog, problems = catalog_file.parse(data, origin)
    files.problems += problems
    return catalog


def _bank(files: BankFiles, catalog: Catalog, memo: Memo) -> Bank:
    reviews = {code: _reviews(files, code) for code in catalog.locales}
    site = {code: words for code in catalog.locales if (words := _site(files, code, catalog))}
    rules = {code: _rules(files, code) for code in catalog.locales}
    waivers = _waivers(files)
    finder = {code: found for code in catalog.locales if (found := _finder(files, code, memo))}
    others = [name for name in files.names_read if not name.startswith(("review/", "search/"))]
    settings = [f"{name} {files.digest(name)}" for name in others]
    settings += [f"{words.locale} {words.lent}" for words in site.values()]
    digests = {"": fingerprint(settings)}
    topics = []
    for topic, digest in _topics(files, catalog, memo):
        topics.append(topic)
        digests[topic.id] = digest
    return Bank(
        catalog=catalog,
        topics=tuple(topics),
        site=MappingProxyType(site),
        reviews=MappingProxyType(reviews),
        rules=MappingProxyType(rules),
        waivers=waivers,
        finder=MappingProxyType(finder),
        digests=MappingProxyType(digests),
        locale_digests=MappingProxyType(_locale_digests(files, catalog, digests)),
    )


def _locale_digests(
    files: BankFiles, catalog: Catalog, digests: Mapping[str, str]
) -> Mapping[str, str]:
    """By locale a digest of its own files, and of all that are no other locale's."""
    found = {}
    for code in catalog.locales:
        names = [f"review/{code}.yml", finder_words.file_name(code)]
        names += [name for id_ in digests if id_ for name in topic_files(id_, [code])]
        there = [f"{name} {files.digest(name)}" for name in names if files.has(name)]
        found[code] = fingerprint([digests[""], *there])
    return found


def _topics(files: BankFiles, catalog: Catalog, memo: Memo) -> Iterator[tuple[Topic, str]]:
    """Every topic that can be used, and a digest of what it was read from."""
    readings = _readings(files, catalog)
    new = [reading for reading in readings if not memo.knows(reading.name, reading.digest)]
    if memo.keeps and sum(reading.size for reading in new) > MANY_BYTES:
        ahead([partial(memo.recall, one.name, one.digest, one.read) for one in new], memo)
    taken: dict[str, Source] = {}
    for reading in readings:
        topic, problems = memo.recall(reading.name, reading.digest, reading.read)
        again = [phrase for phrase in topic.phrases if phrase.id in taken] if topic else []
        repeated = {phrase.id for phrase in again}  # that one has no words follows from the slip
        files.problems += [p for p in problems if p.id not in repeated or p.rule not in WORDLESS]
        for phrase in again:
            first = taken[phrase.id]
            message = f"{first.path}:{first.line} has this id already; ids are unique in the bank"
            files.report(phrase.origin, "", phrase.id, "", "phrase-id-taken", message)
        if topic:
            own = tuple(phrase for phrase in topic.phrases if phrase.id not in taken)
            taken |= {phrase.id: phrase.origin for phrase in own}
            yield replace(topic, phrases=own) if again else topic, reading.digest


def _readings(files: BankFiles, catalog: Catalog) -> list[_Reading]:
    """What there is to read, in the catalog's order."""
    topic_ids = _topic_ids(files, catalog)
    topics_of = {code: _word_files(files, code, topic_ids) for code in catalog.locales}
    found = []
    for topic_id in topic_ids:
        locales = tuple(code for code, names in topics_of.items() if topic_id in names)
        names = ["catalog.yml", *topic_files(topic_id, locales)]
        digest = fingerprint(f"{name} {files.digest(name)}" for name in names)
        read = partial(read_topic, files, catalog, topic_id, locales)
        found.append(_Reading(f"topic/{topic_id}", digest, sum(map(files.size, names)), read))
    return found


def _topic_ids(files: BankFiles, catalog: Catalog) -> list[str]:
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


def _word_files(files: BankFiles, code: str, topic_ids: Sequence[str]) -> list[str]:
    """The topics that have words in a locale; a file that belongs to no topic is reported."""
    found = []
    for name in files.names(code):
        if name in topic_ids:
            found.append(name)
        elif name != "site":
            mend = schema.suggest(name, topic_ids, "rename the file, or add the topic")
            message = f"there is no topic {name}; {mend}"
            place = Source(f"phrases/{code}/{name}.yml", 1)
            files.report(place, "", name, code, "topic-unknown", message)
    return found


def _site(files: BankFiles, code: str, catalog: Catalog) -> SiteWords | None:
    if code != catalog.source and not files.has(f"{code}/site.yml"):
        return None  # a locale that has only begun: its interface falls back to the source
    data, origin = files.read(f"{code}/site.yml", "site", code)
    if data is None:
        return None
    situations = {
        id_: SituationWords(words.text("name"), words.text("says"))
        for id_, words in data.map("situations").maps().items()
        if words.text("name")
    }
    ui = interface(data)
    return SiteWords(
        locale=code,
        origin=replace(origin, lines=data.deep_lines()),
        ui=ui,
        lent=lent(code, ui, is_source=code == catalog.source),
        steps=written(data.map("steps")),
        channels=written(data.map("channels")),
        placeholders=written(data.map("placeholders")),
        situations=MappingProxyType(situations),
    )


def _reviews(files: BankFiles, code: str) -> Mapping[str, Review]:
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


def _rules(files: BankFiles, code: str) -> LanguageRules:
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


def _finder(files: BankFiles, code: str, memo: Memo) -> FinderWords | None:
    name = finder_words.file_name(code)
    if not files.has(name):
        return None
    read = partial(finder_words.read, files, code)
    words, problems = memo.recall(f"finder/{code}", files.digest(name), read)
    files.problems += problems
    return words


def _waivers(files: BankFiles) -> tuple[Waiver, ...]:
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
