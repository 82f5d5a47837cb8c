"""The exports, each read back by a program of its own kind."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from functools import partial
from pathlib import Path

import pytest
import yaml
from jsonschema_rs import Draft202012Validator
from openpyxl import load_workbook
from phrasebook import api
from phrasebook.canonical import edited
from phrasebook.exchange import FORMATS
from phrasebook.lines import plain
from phrasebook.load import load
from phrasebook.model import Bank
from phrasebook.status import status

from .conftest import Run

LOCALES = ("en", "hu", "lv", "vi")


def rows_of(content: bytes) -> list[list[str]]:
    """A CSV file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_every_word(bank: Bank) -> None:
    """A row a phrase, a column a field and locale; commas, quotes and letters survive."""
    heading, *rows = rows_of(FORMATS["csv"].make(bank, LOCALES))
    assert len(rows) == len(bank.phrases)
    for row in rows:
        cells = dict(zip(heading, row, strict=True))
        for code, words in bank.phrases[cells["id"]].words.items():
            locale = bank.catalog.locales[code]
            for field in ("say", "write", "when", "avoid", "why", "keywords"):
                assert cells[f"{field} [{code}]"] == plain(getattr(words, field), locale)


def reworded(small: Path, say: str) -> Bank:
    """The small bank with another line."""
    file = small / "phrases/en/empathy.yml"
    path = ("phrases", "waiting", "say")
    file.write_text(edited(file.read_text("utf-8"), {path: say}), "utf-8")
    loaded = load(small)
    assert loaded.bank is not None
    return loaded.bank


def test_no_cell_is_a_formula(small: Path) -> None:
    """In CSV an apostrophe keeps it text; in Excel every cell is text by its type."""
    bank = reworded(small, "=HYPERLINK(1)")
    rows = rows_of(FORMATS["csv"].make(bank, ["en"]))
    assert any("'=HYPERLINK(1)" in row for row in rows)
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].make(bank, ["en"])))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}


def test_excel_has_what_csv_has(bank: Bank) -> None:
    """Read by openpyxl, which has nothing to do with what wrote it."""
    book = load_workbook(io.BytesIO(FORMATS["xlsx"].make(bank, LOCALES)))
    found = [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert found == rows_of(FORMATS["csv"].make(bank, LOCALES))


def notes(package: bytes, folder: Path) -> tuple[list[str], list[list[str]], int]:
    """The fields, the notes and the number of cards of an Anki package, as Anki opens it."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    models = json.loads(base.execute("select models from col").fetchone()[0])
    fields = [field["name"] for field in next(iter(models.values()))["flds"]]
    found = [row[0].split("\x1f") for row in base.execute("select flds from notes")]
    cards = base.execute("select count(*) from cards").fetchone()[0]
    base.close()
    return fields, found, cards


def test_anki_package_opens(bank: Bank, tmp_path: Path) -> None:
    """A note a phrase, a card for each front that has something; gaps are fields."""
    fields, found, cards = notes(FORMATS["anki"].make(bank, ["hu", "en"]), tmp_path)
    assert fields[:6] == ["id", "when", "avoid", "other", "say", "why"]
    assert fields[6:] == list(bank.catalog.placeholders)
    by_id = {note[0]: dict(zip(fields, note, strict=True)) for note in found}
    assert by_id.keys() == bank.phrases.keys()
    asked = [note["when"] or note["avoid"] for note in by_id.values()]
    assert all(asked)
    assert cards == 2 * len(by_id)
    late = by_id["late-delivery-owned"]
    assert "[rendelésszám]" in late["say"]
    assert late["order"] == "4471-B"
    assert not any("{" in value for note in by_id.values() for value in note.values())


def test_anki_escapes_markup(small: Path, tmp_path: Path) -> None:
    """A line is text, whatever stands in it."""
    bank = reworded(small, "Tom & Jerry")
    _, found, _ = notes(FORMATS["anki"].make(bank, ["en"]), tmp_path)
    assert "Tom &amp; Jerry" in {value for note in found for value in note}


def test_espanso_matches(bank: Bank) -> None:
    """Each match has a trigger of its own and a line; gaps are fields of a form."""
    matches = yaml.safe_load(FORMATS["espanso"].make(bank, ["vi", "en"]))["matches"]
    assert len({match["trigger"] for match in matches}) == len(matches) == len(bank.phrases)
    for match in matches:
        assert ("form" in match) != ("replace" in match)
        text = match.get("form") or match["replace"]
        assert "{" not in text
        assert "{" not in match["label"]
        for field, settings in match.get("form_fields", {}).items():
            assert f"[[{field}]]" in text
            assert settings["default"].startswith("[")
    english = {match["trigger"]: match["label"] for match in matches}
    assert english[":vi:take-your-time"] == bank.phrases["take-your-time"].words["en"].write


@pytest.mark.parametrize("format_", ["csv", "xlsx", "anki", "espanso", "po"])
def test_same_bank_same_bytes(bank: Bank, format_: str) -> None:
    """No time of day and no order of chance."""
    assert FORMATS[format_].make(bank, ["hu"]) == FORMATS[format_].make(bank, ["hu"])


def test_export_writes_a_file(small: Path, run: Run) -> None:
    """With --output; a folder that is not there is said."""
    target = small / "lines.csv"
    assert run("export", "csv", "--root", small, "--output", target) == (0, "", "")
    assert rows_of(target.read_bytes())[0][:2] == ["id", "topic"]
    missing = small / "gone" / "lines.csv"
    assert run("export", "csv", "--root", small, "--output", missing) == (
        1,
        "",
        f"{missing}: No such file or directory; choose another --output\n",
    )


def test_export_of_an_unknown_locale(small: Path, run: Run) -> None:
    """Or of too many."""
    assert run("export", "anki", "xx", "--root", small) == (
        1,
        "",
        "the bank has no locale xx; choose one of en, hu, vi\n",
    )
    assert run("export", "anki", "en", "hu", "vi", "--root", small) == (
        1,
        "",
        "export anki takes at most 2 locales\n",
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_api_keeps_its_schema(site: Path, bank: Bank, locale: str) -> None:
    """Every file validates against the schema beside it, and has every phrase."""
    schema = json.loads((site / "api/v1/schema.json").read_text("utf-8"))
    data = json.loads((site / f"api/v1/{locale}/phrases.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert data["locale"] == locale
    assert [phrase["id"] for phrase in data["phrases"]] == list(bank.phrases)
    wanted = status(bank)[locale].phrases
    assert {phrase["id"]: phrase["status"] for phrase in data["phrases"]} == wanted
    for phrase in data["phrases"]:
        page, anchor = phrase["url"].split("#")
        assert f'id="{anchor}"' in (site / page / "index.html").read_text("utf-8")


def test_api_of_what_is_missing(small: Path) -> None:
    """The source's words stand in, and say their language; addresses may be absolute."""
    loaded = load(small)
    assert loaded.bank is not None
    rows = partial(api.rows, loaded.bank, "https://example.org/p/")
    made = api.files(loaded.bank, "vi", rows)
    phrases = {p["id"]: p for p in json.loads(made["api/v1/vi/phrases.json"])["phrases"]}
    missing = [p for p in phrases.values() if p["status"] == "missing"]
    assert missing
    assert {p["lang"] for p in missing} == {"en"}
    assert all(p["url"].startswith("https://example.org/p/vi/") for p in phrases.values())
    assert not any("{me}" in p["say"] or "{you}" in p["say"] for p in phrases.values())


def test_api_is_described(site: Path, bank: Bank) -> None:
    """Every path of the OpenAPI description is a file, for every locale that it names."""
    described = json.loads((site / "api/v1/openapi.json").read_text("utf-8"))
    assert described["openapi"].startswith("3.1")
    for path, methods in described["paths"].items():
        (parameter,) = methods["get"]["parameters"]
        assert parameter["schema"]["enum"] == list(bank.catalog.locales)
        for locale in parameter["schema"]["enum"]:
            assert (site / path.lstrip("/").replace("{locale}", locale)).is_file()
        content = methods["get"]["responses"]["200"]["content"]["application/json"]
        assert (site / "api/v1" / content["schema"]["$ref"]).is_file()
