"""What must be there: all words in the source locale, and what a layout needs."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale as CldrLocale

from ..model import Bank, Phrase, SiteWords, Words
from ..problem import Problem, Severity
from ..schema import schema

PLURAL_WORDS = frozenset(
    key
    for key, kind in schema("site")["properties"]["ui"]["properties"].items()
    if kind["type"] == "object"
)
"""The words of the interface that depend on a number."""


def plural_categories_of(cldr: CldrLocale) -> tuple[str, ...]:
    """The CLDR cardinal plural categories of a locale, `other` last."""
    return (*sorted(cldr.plural_form.tags), "other")


def source_interface(bank: Bank) -> Iterator[Problem]:
    """The source locale has every word of the interface: the others fall back to it."""
    site = bank.site.get(bank.catalog.source)
    if site is None:
        return
    needed = {
        "ui": (schema("site")["properties"]["ui"]["properties"], site.interface),
        "steps": ([step.id for step in bank.catalog.steps], site.steps),
        "channels": (bank.catalog.channels, site.channels),
        "placeholders": (bank.catalog.placeholders, site.placeholders),
        "situations": (bank.catalog.situations, site.situations),
    }
    for section, (keys, words) in needed.items():
        missing = [key for key in keys if key not in words]
        if missing and not words:
            message = f"{section} is missing or empty; it needs {', '.join(missing)}"
            yield _site_problem(site, section, section, "source-interface", message)
            continue
        for key in missing:
            message = f"{section} has no {key}; add a line {key}: …"
            yield _site_problem(site, section, f"{section}.{key}", "source-interface", message)


def plural_categories(bank: Bank) -> Iterator[Problem]:
    """A word that depends on a number has just the plural categories that CLDR gives the locale."""
    for site in bank.site.values():
        wanted = plural_categories_of(bank.catalog.locales[site.locale].cldr)
        for key, forms in site.ui.items():
            if key in PLURAL_WORDS and not isinstance(forms, str) and set(forms) != set(wanted):
                message = (
                    f"has the plural forms {', '.join(forms)}, but CLDR gives this locale "
                    f"{', '.join(wanted)}; write just those"
                )
                yield _site_problem(site, f"ui.{key}", f"ui.{key}", "plural-categories", message)


def _site_problem(site: SiteWords, key: str, id_: str, rule: str, message: str) -> Problem:
    return Problem(site.origin.path, site.origin.line_of(key), id_, site.locale, rule, message)


def contrast_partners(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """In the layout contrast every line has its courtroom line, its scene and its reason."""
    if bank.topic_of[phrase.topic].layout != "contrast":
        return
    for words in phrase.words.values():
        for name in ("when", "avoid", "why"):
            if not getattr(words, name):
                message = f"{name} is missing, which the layout contrast shows; add it"
                yield _phrase_problem(phrase, words, "contrast-incomplete", message)


def guidance(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """Every phrase says when to use it, and has keywords to be found by."""
    contrast = bank.topic_of[phrase.topic].layout == "contrast"
    purposes = {
        "when": "staff can't tell when to use it",
        "keywords": "staff find it only by its own words",
    }
    for words in phrase.words.values():
        for name, purpose in purposes.items():
            if not getattr(words, name) and not (contrast and name == "when"):
                message = f'{name} is missing, so {purpose}; add a line {name}: "…"'
                yield _phrase_problem(phrase, words, f"{name}-missing", message, "warning")


def _phrase_problem(
    phrase: Phrase, words: Words, rule: str, message: str, severity: Severity = "error"
) -> Problem:
    place = (words.origin.path, words.origin.line, phrase.id, words.locale)
    return Problem(*place, rule, message, severity)
