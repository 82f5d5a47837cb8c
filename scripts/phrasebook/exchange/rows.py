"""The bank as a table: a row a phrase, the words of each locale side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..lines import plain
from ..model import FIELDS, Bank, Phrase

SETTINGS = ("id", "topic", "step", "fault", "channels", "situations")


def table(bank: Bank, locales: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The heading, then a row for each phrase; what a locale lacks is empty.

    Address slots are filled by the locale's default pair; gaps stand as `{order}`.
    """
    yield (*SETTINGS, *(f"{field} [{code}]" for code in locales for field in FIELDS))
    for phrase in bank.phrases.values():
        yield (
            *_settings(phrase),
            *(_words(bank, phrase, code, f) for code in locales for f in FIELDS),
        )


def _settings(phrase: Phrase) -> tuple[str, ...]:
    return (
        phrase.id,
        phrase.topic,
        phrase.step,
        phrase.fault,
        ", ".join(phrase.channels),
        ", ".join(phrase.situations),
    )


def _words(bank: Bank, phrase: Phrase, code: str, field: str) -> str:
    words = phrase.words.get(code)
    return plain(getattr(words, field), bank.catalog.locales[code]) if words else ""
