"""The files of a new locale: every text empty, the source beside it as a comment.

What CLDR knows of the locale comes from CLDR; what it does not know is copied from the source
and marked for a look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel import Locale as CldrLocale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from .catalog import cldr_locale
from .check.complete import plural_categories_of
from .model import FIELDS, Bank, Phrase, SiteWords

_MODELINE = "# yaml-language-server: $schema=../../scripts/phrasebook/schemas/{kind}.json\n"
_HEAD = "# {language}: write between the quotes; the source line stands beside each.\n"


class SkeletonError(ValueError):
    """The locale cannot be added; the text says why."""


def files(bank: Bank, code: str) -> Mapping[str, str]:
    """The new files by their path under phrases/. Raises SkeletonError."""
    if code in bank.catalog.locales:
        raise SkeletonError(f"the bank has the locale {code} already")
    cldr = _cldr(code)
    language = cldr.get_language_name("en") or code
    made = {f"{code}/{topic}.yml": text for topic, text in _topics(bank, language)}
    site = bank.site[bank.catalog.source]
    made[f"{code}/site.yml"] = _site(site, cldr, language)
    made[f"review/{code}.yml"] = (
        _MODELINE.format(kind="review")
        + "# Written by `phrasebook accept` and `phrasebook review`.\nphrases: {}\n"
    )
    return made


def settings(bank: Bank, code: str) -> str:
    """The locale's entry for catalog.yml, indented as it stands there. Raises SkeletonError."""
    source = bank.catalog.locales[bank.catalog.source]
    cldr = _cldr(code)
    territory = cldr.territory or _likely_territory(code)
    currency = (get_territory_currencies(territory) or [source.currency])[0]
    return (
        f"  {code}:\n"
        f"    cldr: {cldr}\n"
        f"    currency: {currency}\n"
        f"    example-amount: {source.example_amount}\n"
        f'    quotes: "{source.quotes}"              # look: outer and inner quotation marks\n'
        "    search:\n"
        "      truncate: 5                      # 0 in a language of short or unspaced words\n"
        '      glue: ""                         # words that say little, such as and, the, of\n'
    )


def into_catalog(catalog: str, entry: str, after_line: int) -> str:
    """catalog.yml with an entry added after a line (counted from 1); nothing else changes."""
    lines = catalog.splitlines(keepends=True)
    return "".join([*lines[:after_line], entry, *lines[after_line:]])


def _cldr(code: str) -> CldrLocale:
    cldr = cldr_locale(code)
    if cldr is None:
        raise SkeletonError(f"CLDR has no locale {code}; use a code such as de or pt_BR")
    return cldr


def _likely_territory(code: str) -> str:
    """The territory where most speakers live, by CLDR's likely subtags."""
    likely = str(get_global("likely_subtags").get(code, ""))
    return likely.rsplit("_", maxsplit=1)[-1] if "_" in likely else "US"


def _topics(bank: Bank, language: str) -> Iterator[tuple[str, str]]:
    source = bank.catalog.source
    for topic in bank.topics:
        words = topic.words[source]
        lines = [_MODELINE.format(kind="words") + _HEAD.format(language=language).rstrip("\n")]
        lines.append(_line("title", words.title))
        if words.intro:
            lines.append(_line("intro", words.intro))
        lines.append("phrases:")
        for phrase in topic.phrases:
            lines += _phrase(phrase, source)
        yield topic.id, "\n".join(lines) + "\n"


def _phrase(phrase: Phrase, source: str) -> Iterator[str]:
    words = phrase.words[source]
    yield f"  {phrase.id}:"
    for name in FIELDS:
        if name == "keywords":
            yield _line(name, "five or more things that staff and customers would type", 4)
        elif text := getattr(words, name):
            yield _line(name, text, 4)


def _site(site: SiteWords, cldr: CldrLocale, language: str) -> str:
    lines = [_MODELINE.format(kind="site") + _HEAD.format(language=language).rstrip("\n"), "ui:"]
    for key, text in site.ui.items():
        if isinstance(text, str):
            lines.append(_line(key, text, 2))
        else:
            lines.append(f"  {key}:")
            for category in plural_categories_of(cldr):
                lines.append(_line(category, text.get(category, text["other"]), 4))
    for section in ("steps", "channels", "placeholders"):
        lines.append(f"{section}:")
        lines += [_line(key, text, 2) for key, text in getattr(site, section).items()]
    lines.append("situations:")
    for id_, words in site.situations.items():
        lines += [f"  {id_}:", _line("name", words.name, 4), _line("says", words.says, 4)]
    return "\n".join(lines) + "\n"


def _line(key: str, source: str, indent: int = 0) -> str:
    return f'{" " * indent}{key}: "" # {source}'
