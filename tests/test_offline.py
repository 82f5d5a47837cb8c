"""What a device is told to keep."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from phrasebook import offline
from phrasebook.model import Bank


def test_list_has_each_file_of_the_locale_with_its_digest(site: Path) -> None:
    """Its pages and what they need; no other locale's pages, and not the worker itself."""
    kept = json.loads((site / "offline/hu.json").read_text("utf-8"))
    page = (site / "hu/apology/index.html").read_bytes()
    assert kept["files"]["hu/apology/"] == hashlib.sha256(page).hexdigest()[:16]
    assert "search/vi-0.json" in kept["files"]
    assert not [path for path in kept["files"] if path.startswith(("vi/", "offline/", "sw.js"))]
    assert f'"{kept["version"]}"' in (site / "sw.js").read_text("utf-8")


def test_too_much_is_not_kept(bank: Bank, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank that would fill a phone has no lists, so nothing is kept of it."""
    monkeypatch.setattr(offline, "MOST", 1000)
    assert list(offline.files(site, bank)) == ["sw.js"]
