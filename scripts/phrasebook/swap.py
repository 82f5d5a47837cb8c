"""Puts a finished folder in the place of another: there is one whole folder at any moment."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""renameat2(2): both names change their folders in one step."""


def swap_in(fresh: Path, place: Path) -> None:
    """Put the folder `fresh` at `place` and remove what was there. Both are in one file system.

    On Linux nobody ever finds nothing at `place`. Where the system cannot exchange two folders,
    they are renamed one after the other; the old one comes back if that fails. Raises OSError.
    """
    if not place.exists():
        fresh.rename(place)
        return
    if not _exchanged(fresh, place):
        aside = fresh.with_name(f"{fresh.name}.old")
        place.rename(aside)
        try:
            fresh.rename(place)
        except OSError:
            aside.rename(place)
            raise
        fresh = aside
    shutil.rmtree(fresh, ignore_errors=True)


def _exchanged(first: Path, second: Path) -> bool:
    """Whether the system has exchanged two folders."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)  # Linux with glibc 2.28 or musl
    if rename is None:
        return False
    names = (os.fsencode(first), os.fsencode(second))
    status: int = rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return status == 0
