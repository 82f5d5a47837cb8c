"""A locale's words as a PO file for any translation tool, and back without loss.

Written and read by Babel. The context of a message is `<topic>/<phrase>.<field>`; the source line
is its text, a line that is outdated is fuzzy, and notes say what it is for.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.pofile import PoFileError, read_po, write_po

from ..canonical import Path
from ..model import FIELDS, Bank, Phrase
from ..status import status_of


class ExchangeError(ValueError):
    """The file is not one that was exported from this bank; the text says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a locale beside its source: where it stands, and both wordings."""

    topic: str
    path: Path
    source: str
    translation: str
    notes: tuple[str, ...]
    outdated: bool

    @property
    def phrase(self) -> str:
        """The id of the phrase; empty for a topic's heading."""
        return self.path[1] if len(self.path) > 1 else ""

    @property
    def context(self) -> str:
        """Where the text stands, as `<topic>/<phrase>.<field>` or `<topic>/title`."""
        return f"{self.topic}/{'.'.join(self.path[1:] if len(self.path) > 1 else self.path)}"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a PO file changes: texts by topic and path, and phrases that count as up to date."""

    changes: Mapping[str, Mapping[Path, str]]
    accepted: tuple[str, ...]


def entries(bank: Bank, locale: str) -> Iterator[Entry]:
    """Every text of the topics in page order that the source or the locale has."""
    source = bank.catalog.source
    for topic in bank.topics:
        heading, own = topic.words.get(source), topic.words.get(locale)
        for name in ("title", "intro"):
            text = getattr(heading, name, "")
            if text:
                yield Entry(topic.id, (name,), text, getattr(own, name, ""), (), False)
        for phrase in topic.phrases:
            yield from _phrase_entries(bank, phrase, locale)


def _phrase_entries(bank: Bank, phrase: Phrase, locale: str) -> Iterator[Entry]:
    source, own = phrase.words.get(bank.catalog.source), phrase.words.get(locale)
    if source is None:
        return
    outdated = _is_outdated(bank, phrase, locale)
    for name in FIELDS:
        text, translation = getattr(source, name), getattr(own, name, "")
        if not text and not translation:
            continue
        notes = [f"when: {source.when}"] if source.when and name == "say" else []
        if name == "keywords":
            notes.append("not a translation: what staff and customers of this language would type")
        if not text:
            notes.append(f"the source has no {name}; this is its say")
        path = ("phrases", phrase.id, name)
        yield Entry(phrase.topic, path, text or source.say, translation, tuple(notes), outdated)


def exported(bank: Bank, locale: str) -> str:
    """The PO file of a locale: the same bytes every time."""
    catalog = PoCatalog(
        locale=str(bank.catalog.locales[locale].cldr), project="Phrasebook", fuzzy=False
    )
    for entry in entries(bank, locale):
        catalog.add(
            entry.source,
            entry.translation,
            context=entry.context,
            auto_comments=entry.notes,
            flags={"fuzzy"} if entry.outdated and entry.translation else (),
        )
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {locale}\\n"\n'
        '"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    return header + out.getvalue().decode("utf-8")


def imported(bank: Bank, locale: str, po: str) -> Imported:
    """What a PO file changes in a locale. An empty translation changes nothing.

    A line that was outdated and is no longer fuzzy is accepted. Raises ExchangeError where the
    file is no PO file, or has a context that the bank does not know.
    """
    try:
        catalog = read_po(io.StringIO(po), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise ExchangeError(f"the file is not in PO format: {error}") from error
    known = {entry.context: entry for entry in entries(bank, locale)}
    changes: dict[str, dict[Path, str]] = {}
    still_fuzzy: set[str] = set()
    seen: set[str] = set()
    for message in catalog:
        if not message.id:
            continue
        entry = known.get(message.context or "")
        if entry is None:
            raise ExchangeError(
                f"line {message.lineno}: there is no text {message.context or message.id}; "
                "export the file again"
            )
        seen.add(entry.phrase)
        if message.fuzzy:
            still_fuzzy.add(entry.phrase)
        if isinstance(message.string, str) and message.string not in ("", entry.translation):
            changes.setdefault(entry.topic, {})[entry.path] = message.string
    outdated = {id_ for id_, phrase in bank.phrases.items() if _is_outdated(bank, phrase, locale)}
    return Imported(changes, tuple(sorted((outdated & seen) - still_fuzzy)))


def _is_outdated(bank: Bank, phrase: Phrase, locale: str) -> bool:
    return status_of(bank, phrase, locale) == "outdated"
