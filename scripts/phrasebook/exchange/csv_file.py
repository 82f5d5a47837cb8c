"""The bank as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ..model import Bank
from .rows import table

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads the file in the machine's old code page."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula (OWASP, CSV injection); an apostrophe keeps it text."""


def exported(bank: Bank, locales: Sequence[str]) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in table(bank, locales):
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row)
    return (BYTE_ORDER_MARK + out.getvalue()).encode("utf-8")
