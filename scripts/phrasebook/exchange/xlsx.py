"""The bank as an Excel workbook."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from ..archive import MADE
from ..model import Bank
from .rows import SETTINGS, table

TEXT_WIDTH = 48


def exported(bank: Bank, locales: Sequence[str]) -> bytes:
    """The table as one sheet; every cell is text, never a formula or a link."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties(
            {"title": "Phrasebook", "created": datetime.datetime(*MADE, tzinfo=datetime.UTC)}
        )
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet("Phrasebook")
        sheet.freeze_panes(1, 1)
        for number, row in enumerate(table(bank, locales)):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, wrapped if number else bold)
        sheet.set_column(len(SETTINGS), len(row) - 1, TEXT_WIDTH)
        sheet.autofilter(0, 0, number, len(row) - 1)
    return out.getvalue()
