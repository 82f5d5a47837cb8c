"""The words in other programs' formats. `po` reads them back as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..check import explain
from ..model import Bank
from . import csv_file, espanso, po, weblate


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to, and how many locales it takes; 0 takes the whole bank."""

    help: str
    least: int
    most: int
    make: Callable[[Bank, Sequence[str]], bytes]


ALL = 1000
"""Any number of locales; without one it is all of the bank's."""


def _anki(bank: Bank, locales: Sequence[str]) -> bytes:
    from . import anki  # noqa: PLC0415 - its library takes a while, and only this needs it

    return anki.exported(bank, *locales)


def _xlsx(bank: Bank, locales: Sequence[str]) -> bytes:
    from . import xlsx  # noqa: PLC0415 - as above

    return xlsx.exported(bank, locales)


FORMATS = {
    "po": Format("a PO file of one locale", 1, 1, lambda b, of: po.exported(b, of[0]).encode()),
    "csv": Format("a table for spreadsheets", 0, ALL, csv_file.exported),
    "xlsx": Format("an Excel workbook", 0, ALL, _xlsx),
    "anki": Format("flash cards; with a second locale from that one too", 1, 2, _anki),
    "espanso": Format(
        "text expansions; with a second locale to search in that one",
        *(1, 2),
        lambda b, of: espanso.exported(b, *of).encode(),
    ),
    "weblate": Format(
        "components for Weblate's import_json", 0, 0, lambda b, _: weblate.components(b).encode()
    ),
    "rules": Format(
        "the page that explains every rule", 0, 0, lambda b, _: explain.page(b).encode()
    ),
}
