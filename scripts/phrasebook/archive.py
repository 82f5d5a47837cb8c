"""ZIP archives that are the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

MADE = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can name; no file says when it was made."""


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files, each a name and its content, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, MADE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()
