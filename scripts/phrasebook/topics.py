"""The files of one topic in, a frozen topic out: its structure, and its words in every locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from . import schema
from .bank_files import BankFiles
from .memo import fingerprint
from .model import FIELDS, Catalog, Phrase, Source, Topic, TopicWords, Words
from .packed import Packed
from .problem import Problem
from .reader import Map, Node


@dataclass(frozen=True)
class _WordFile:
    """The words of one topic in one locale; `entries` is None where the file can't be used."""

    data: Map
    entries: Map | None
    origin: Source


def topic_files(topic_id: str, locales: Sequence[str]) -> list[str]:
    """The names of the files of a topic: its structure, and its words in these locales."""
    return [f"topics/{topic_id}.yml", *(f"{code}/{topic_id}.yml" for code in locales)]


def read_topic(
    bank_files: BankFiles, catalog: Catalog, topic_id: str, locales: Sequence[str]
) -> tuple[Topic | None, tuple[Problem, ...]]:
    """Read one topic with its words in `locales`: the topic, and the problems of its files.

    There is no topic where its structure can't be used. Raises nothing for what the files contain.
    """
    files = bank_files.afresh()
    topic = _topic(files, catalog, topic_id, locales)
    return topic, tuple(files.problems)


def _topic(
    files: BankFiles, catalog: Catalog, topic_id: str, locales: Sequence[str]
) -> Topic | None:
    words = {code: _word_file(files, f"{code}/{topic_id}.yml", code) for code in locales}
    data, origin = files.read(f"topics/{topic_id}.yml", "topic")
    structure = data.get("phrases") if data is not None else None
    if data is None or not isinstance(structure, Map):
        return None
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
        source = words.get(catalog.source)
        if source and source.entries is not None and id_ not in source.entries:
            message = f"{source.origin.path} has no words for it; write them or delete it here"
            files.report(place, "", id_, catalog.source, "source-missing", message)
        own = settings if isinstance(settings, Map) else Map(place.line)
        phrase = Phrase(
            id=id_,
            topic=topic_id,
            step=own.text("step", data.text("step")),
            situations=own.texts("situations"),
            channels=own.texts("channels") or catalog.channels,
            fault=own.text("fault"),
            words=_phrase_words(files, id_, words, catalog.source),
            origin=place,
            unwritten=_unwritten(id_, words),
        )
        phrases.append(replace(phrase, digest=_digest(phrase)))
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


def _word_file(files: BankFiles, name: str, code: str) -> _WordFile:
    data, origin = files.read(name, "words", code)
    entries = data.get("phrases") if data is not None else None
    return _WordFile(data or Map(1), entries if isinstance(entries, Map) else None, origin)


def _report_unknown_ids(
    files: BankFiles, file: _WordFile, code: str, topic_id: str, structure: Map
) -> None:
    for id_ in file.entries or ():
        if id_ not in structure:
            mend = schema.suggest(id_, structure, "mend the id or add it there")
            message = f"topics/{topic_id}.yml has no such phrase; {mend}"
            lines = file.entries.lines if file.entries else {}
            place = Source(file.origin.path, lines[id_])
            files.report(place, "", id_, code, "phrase-id-unknown", message)


def _phrase_words(
    files: BankFiles, id_: str, word_files: Mapping[str, _WordFile], source: str
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
    return Packed(found)


def _digest(phrase: Phrase) -> str:
    said = [(code, *words.fields()) for code, words in phrase.words.items()]
    settings = (phrase.step, phrase.situations, phrase.channels, phrase.fault)
    return fingerprint([phrase.id, phrase.topic, repr(settings), repr(said)])


def _unwritten(id_: str, word_files: Mapping[str, _WordFile]) -> Mapping[str, Source]:
    """Where a phrase has an entry without a line, by locale."""
    found = {}
    for code, file in word_files.items():
        entry = file.entries.get(id_) if file.entries is not None else None
        if file.entries is not None and isinstance(entry, Map) and not entry.text("say"):
            found[code] = Source(file.origin.path, file.entries.lines[id_], entry.lines)
    return MappingProxyType(found)


def _lines(node: Node) -> Mapping[str, int]:
    return node.lines if isinstance(node, Map) else {}
