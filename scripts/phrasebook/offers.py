"""Which files the site offers to take along, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .model import Bank

ROOT = "downloads"

_ENDINGS = {"csv": "csv", "xlsx": "xlsx", "anki": "apkg", "espanso": "yml"}
_FOR_ALL = ("csv", "xlsx")
_FOR_PAIRS = ("anki", "espanso")

FOLDER = f"{ROOT}/phrasebook.zip"


@dataclass(frozen=True, slots=True)
class Download:
    """One file: its format, the locales it is made for, and its path in the site."""

    format: str
    locales: tuple[str, ...]
    path: str


def offers(bank: Bank) -> Iterator[Download]:
    """Every file but the folder: tables of all locales, the others for any one and any pair."""
    codes = tuple(bank.catalog.locales)
    for format_ in _FOR_ALL:
        yield Download(format_, codes, f"{ROOT}/phrasebook.{_ENDINGS[format_]}")
    for format_ in _FOR_PAIRS:
        for own in codes:
            for locales in [(own,), *((own, other) for other in codes if other != own)]:
                name = "-".join([format_, *locales])
                yield Download(format_, locales, f"{ROOT}/{name}.{_ENDINGS[format_]}")
