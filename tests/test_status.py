"""The status of a translation tells the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from phrasebook import progress
from phrasebook.digest import digest
from phrasebook.load import load
from phrasebook.model import Bank
from phrasebook.status import status_of

from .conftest import ROOT, Run


def small_bank(root: Path) -> Bank:
    """The bank under a root; it must have a usable catalog."""
    bank = load(root).bank
    assert bank is not None
    return bank


def accept(root: Path, by: str = "") -> None:
    """Write a review of the Hungarian phrase `refund` as it stands."""
    phrase = small_bank(root).phrases["refund"]
    entry = f'source: "{digest(phrase.words["en"])}", translation: "{digest(phrase.words["hu"])}"'
    entry += f', by: "{by}"' if by else ""
    (root / "phrases/review/hu.yml").write_text(f"phrases:\n  refund: {{{entry}}}\n", "utf-8")


def refund_status(root: Path, locale: str = "hu") -> str:
    """The status of the phrase `refund`."""
    bank = small_bank(root)
    return status_of(bank, bank.phrases["refund"], locale)


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_missing(small: Path) -> None:
    """No words in the locale."""
    assert refund_status(small, "vi") == "missing"


def test_unreviewed(small: Path) -> None:
    """Words that nobody has accepted."""
    assert refund_status(small) == "unreviewed"


def test_accepted_without_a_reader_is_unreviewed(small: Path) -> None:
    """The program accepting a text is not a person reading it."""
    accept(small)
    assert refund_status(small) == "unreviewed"


def test_reviewed(small: Path) -> None:
    """A person read these very words."""
    accept(small, by="Anna")
    assert refund_status(small) == "reviewed"


def test_outdated_when_the_source_changes(small: Path) -> None:
    """The source changed after acceptance, the translation did not."""
    accept(small, by="Anna")
    edit(small / "phrases/en/offers.yml", "You’ll get", "You will get")
    assert refund_status(small) == "outdated"


def test_unreviewed_when_the_translation_changes(small: Path) -> None:
    """A new translation has to be read again; it is not outdated."""
    accept(small, by="Anna")
    edit(small / "phrases/en/offers.yml", "You’ll get", "You will get")
    edit(small / "phrases/hu/offers.yml", "Ennyit kap vissza", "Visszakap ennyit")
    assert refund_status(small) == "unreviewed"


def test_keywords_outdate_nothing(small: Path) -> None:
    """Each locale has keywords of its own."""
    accept(small, by="Anna")
    edit(small / "phrases/en/offers.yml", "refund, money back", "refund, cash")
    assert refund_status(small) == "reviewed"


def test_json_counts_and_names_every_phrase(small: Path, run: Run) -> None:
    """--format json gives counts and the status of each phrase for each locale."""
    status, output, _ = run("status", "--root", small, "--format", "json")
    assert status == 0
    assert json.loads(output)["vi"] == {
        "missing": 3,
        "outdated": 0,
        "unreviewed": 1,
        "reviewed": 0,
        "phrases": {
            "late": "unreviewed",
            "waiting": "missing",
            "refund": "missing",
            "calm-down": "missing",
        },
    }


@pytest.mark.parametrize("most", [3, 4])
def test_status_page_of_a_large_bank_lists_some(
    most: int, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads ten thousand lines; the figures are of all, and the page says so."""
    monkeypatch.setattr(progress, "MOST_LISTED", most)
    assert run("build", "--root", small)[0] == 0
    page = (small / "site/vi/status/index.html").read_text("utf-8")
    assert page.count("<li id=") == most
    assert ("Only the first thousand lines are listed" in page) == (most == 3)


def test_real_bank_has_every_phrase_in_every_locale(run: Run) -> None:
    """No phrase is missing in any language."""
    status, output, _ = run("status", "--root", ROOT, "--format", "json")
    assert status == 0
    assert {code: locale["missing"] for code, locale in json.loads(output).items()} == {
        "en": 0,
        "hu": 0,
        "lv": 0,
        "vi": 0,
    }
