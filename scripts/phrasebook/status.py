"""How far each translation is: missing, outdated, unreviewed or reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .digest import digest
from .model import Bank, Phrase

Status = Literal["missing", "outdated", "unreviewed", "reviewed"]
STATUSES: tuple[Status, ...] = ("missing", "outdated", "unreviewed", "reviewed")


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """The status of every phrase in one locale, by phrase id."""

    phrases: Mapping[str, Status]

    @property
    def counts(self) -> dict[Status, int]:
        """How many phrases have each status; every status is named."""
        found = Counter(self.phrases.values())
        return {status: found[status] for status in STATUSES}

    def as_dict(self) -> dict[str, Any]:
        """Counts and phrases as plain data, for `--format json`."""
        return {**{str(k): v for k, v in self.counts.items()}, "phrases": dict(self.phrases)}


def status_of(bank: Bank, phrase: Phrase, locale: str) -> Status:
    """The status of one phrase.

    Outdated means that the source changed after the translation was last accepted and the
    translation did not. Reviewed means that a named person read the words that stand there now,
    against the source that stands there now.
    """
    if locale not in phrase.words:
        return "missing"
    review = bank.reviews.get(locale, {}).get(phrase.id)
    if review is None or review.translation != digest(phrase.words[locale]):
        return "unreviewed"
    source = phrase.words.get(bank.catalog.source)
    if source is not None and review.source != digest(source):
        return "outdated"
    return "reviewed" if review.by else "unreviewed"


def status(bank: Bank) -> Mapping[str, LocaleStatus]:
    """The status of every phrase in every locale, the source's own included."""
    return {
        code: LocaleStatus({p.id: status_of(bank, p, code) for p in bank.phrases.values()})
        for code in bank.catalog.locales
    }
