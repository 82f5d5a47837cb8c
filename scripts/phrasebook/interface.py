"""The words of the interface: a bank's own, and the program's where the bank lacks one.

A newer program shows more words than an older bank has. The program's own bank lends them, so that
nothing breaks for want of them and whoever keeps a bank writes only what should be otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .bank_files import BankFiles
from .reader import Map
from .schema import schema

OWN_BANK = Path(__file__).parents[2]
"""The root of the bank that comes with the program."""

ENGLISH = "en"
"""Whatever a bank's source language is, the program knows its interface in this one."""


def written(data: Map) -> Mapping[str, str]:
    """The texts that are not empty: an empty one is not written yet."""
    return MappingProxyType({key: text for key, text in data.strings().items() if text})


def interface(data: Map) -> Mapping[str, str | Mapping[str, str]]:
    """The words in the `ui` of a site.yml: a text, or a text for each plural category."""
    found: dict[str, str | Mapping[str, str]] = {}
    for key, value in data.map("ui").items():
        word = written(value) if isinstance(value, Map) else value
        if word and isinstance(word, str | Mapping):
            found[key] = word
    return MappingProxyType(found)


def lent(
    locale: str, words: Iterable[str], *, is_source: bool
) -> Mapping[str, str | Mapping[str, str]]:
    """The program's own words in a locale whose bank has only these; none where it has all.

    To a source locale it lends English ones at least.
    """
    if schema("site")["properties"]["ui"]["properties"].keys() <= {*words}:
        return MappingProxyType({})
    return _own(locale) or (_own(ENGLISH) if is_source else MappingProxyType({}))


@cache
def _own(locale: str) -> Mapping[str, str | Mapping[str, str]]:
    files = BankFiles(OWN_BANK)
    if not files.has(f"{locale}/site.yml"):
        return MappingProxyType({})
    data, _ = files.read(f"{locale}/site.yml", "site", locale)
    return interface(data) if data is not None else MappingProxyType({})
