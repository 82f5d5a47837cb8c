"""Is a text in the language of its locale? By py3langid, limited to the bank's languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

from ..formats import Formatter
from ..lines import PLACEHOLDER
from ..memo import FORGETFUL, Memo
from ..model import Bank, Topic
from ..problem import Problem
from .texts import Text, of_topic

LOOKED_AT = frozenset({"say", "write", "when", "avoid", "why"})
FEWEST_WORDS = 4
"""Shorter lines are guesswork (measured: language/checks.md, C13)."""
SURE = 0.95
PLAINLY = 3
"""So many different glue words of a language are in no line of another."""


def other_language(bank: Bank, memo: Memo = FORGETFUL) -> Iterator[Problem]:
    """A line of four words or more is in the language of its locale."""
    for topic in bank.topics:
        judge = partial(_in_topic, topic, bank)
        yield from memo.recall(f"language/{topic.id}", bank.made_of([topic]), judge)


def _in_topic(topic: Topic, bank: Bank) -> list[Problem]:
    languages = tuple(sorted({locale.cldr.language for locale in bank.catalog.locales.values()}))
    identifier = _identifier(languages)
    if identifier is None:
        return []
    return [p for text in of_topic(topic) for p in _judged(text, bank, identifier)]


def _judged(text: Text, bank: Bank, identifier: Any) -> Iterator[Problem]:
    own = bank.catalog.locales[text.locale].cldr.language
    short = len(text.value.split()) < FEWEST_WORDS
    if text.field not in LOOKED_AT or short or own not in identifier.labels:
        return
    if _is_plainly_own(text, bank):
        return
    found, confidence = identifier.classify(PLACEHOLDER.sub(" ", text.value))
    if found != own and confidence >= SURE:
        message = f"{text.field} is in {_name(found, bank)}; translate it"
        yield text.problem("other-language", message)


def _is_plainly_own(text: Text, bank: Bank) -> bool:
    """Whether a glance shows the language: several of its smallest words (the model is slow)."""
    glue = bank.catalog.locales[text.locale].search.glue
    return len({*glue} & {*text.value.casefold().split()}) >= PLAINLY


@lru_cache(maxsize=4)
def _identifier(languages: tuple[str, ...]) -> Any:
    """A model that knows only these languages; None where it knows fewer than two of them."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - a build needs none

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = [language for language in languages if language in identifier.labels]
    if len(known) < 2:
        return None
    identifier.set_languages(known)
    return identifier


def _name(language: str, bank: Bank) -> str:
    """The language's name in the source language."""
    locales = bank.catalog.locales
    found = next(own for own in locales.values() if own.cldr.language == language)
    return Formatter(locales[bank.catalog.source]).language(found)
