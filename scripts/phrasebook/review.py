"""Review files: what was accepted for each phrase, when, and by whom if somebody read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from .digest import digest
from .model import Bank, Review

HEAD = (
    "# yaml-language-server: $schema=../../scripts/phrasebook/schemas/review.json\n"
    "# Written by `phrasebook accept` and `phrasebook review`: what was accepted, when, by whom.\n"
)


class UnknownPhraseError(ValueError):
    """The bank has no such locale, or no words under such an id; the text says which."""


def unknown_locale(bank: Bank, locale: str) -> str:
    """What is wrong with a locale that the bank does not have; nothing where it has it."""
    if locale in bank.catalog.locales:
        return ""
    known = ", ".join(bank.catalog.locales)
    return f"the bank has no locale {locale}; choose one of {known}"


def accepted(
    bank: Bank, locale: str, ids: Iterable[str], on: date, by: str = ""
) -> Mapping[str, Review]:
    """The locale's reviews with these phrases accepted as they stand now.

    `by` is the person who read them; without one a line is only taken to be up to date. A line of
    which nothing new is said keeps its day, which tells when it changed. Raises UnknownPhraseError.
    """
    if lacking := unknown_locale(bank, locale):
        raise UnknownPhraseError(lacking)
    reviews = dict(bank.reviews.get(locale, {}))
    for id_ in ids:
        phrase = bank.phrases.get(id_)
        words = phrase.words.get(locale) if phrase else None
        source = phrase.words.get(bank.catalog.source) if phrase else None
        if words is None or source is None:
            where = f" in {locale}" if phrase else ""
            raise UnknownPhraseError(f"there is no line {id_}{where}; look its id up in the bank")
        before = reviews.get(id_)
        translation = digest(words)
        kept = before.by if before and before.translation == translation else ""
        now = Review(digest(source), translation, on.isoformat(), by or kept)
        if before is None or replace(before, on=now.on) != now:
            reviews[id_] = now
    return {id_: reviews[id_] for id_ in bank.phrases if id_ in reviews}


def text(reviews: Mapping[str, Review]) -> str:
    """The file phrases/review/<locale>.yml for these reviews."""
    if not reviews:
        return f"{HEAD}phrases: {{}}\n"
    lines = [f"{HEAD}phrases:"]
    for id_, review in reviews.items():
        fields = {
            "source": review.source,
            "translation": review.translation,
            "on": review.on,
            "by": review.by,
        }
        quoted = {name: json.dumps(v, ensure_ascii=False) for name, v in fields.items() if v}
        inner = ", ".join(f"{name}: {v}" for name, v in quoted.items())
        lines.append(f"  {id_}: {{{inner}}}")
    return "\n".join(lines) + "\n"
