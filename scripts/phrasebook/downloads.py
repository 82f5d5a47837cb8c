"""Makes the files that the site offers to take along."""

from __future__ import annotations

from pathlib import Path

from .exchange import FORMATS
from .folder import folder
from .model import Bank
from .offers import FOLDER, ROOT, offers


def write(bank: Bank, site: Path) -> None:
    """Make every download in the finished site; the folder is the site without the others.

    Raises OSError where a file cannot be written.
    """
    packed = folder(site)
    (site / ROOT).mkdir(exist_ok=True)
    (site / FOLDER).write_bytes(packed)
    for offer in offers(bank):
        made = FORMATS[offer.format].make(bank, offer.locales)
        (site / offer.path).write_bytes(made)
