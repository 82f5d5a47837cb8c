"""The folder edition: unpacked anywhere, opened from `file:`, with everything that the site can."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from phrasebook.folder import folder
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import DESKTOP

OpenFile = Callable[..., Page]


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, in a place with a space and an accent in its name."""
    place = tmp_path_factory.mktemp("Letöltött dolgok")
    archive = place / "phrasebook.zip"
    archive.write_bytes(folder(site))
    zipfile.ZipFile(archive).extractall(place)
    return place / "phrasebook"


@pytest.fixture
def open_file(chromium: Browser, unpacked: Path) -> Iterator[OpenFile]:
    """Opens a file of the folder; afterwards no error, and nothing asked for outside of it."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    asked: list[str] = []

    def open_(path: str, **settings: Any) -> Page:
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-GB"} | settings)
        contexts.append(context)
        context.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        context.on("weberror", lambda e: errors.append(str(e.error)))
        context.on("request", lambda r: asked.append(r.url))
        page = context.new_page()
        page.goto((unpacked / path).as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []
    own = unpacked.as_uri()
    assert [url for url in asked if not url.startswith((own, "data:"))] == []


def test_zip_is_one_folder_and_always_the_same(site: Path, unpacked: Path) -> None:
    """Nothing scatters; two makings give the same bytes."""
    assert folder(site) == folder(site)
    assert {path.name for path in unpacked.parent.iterdir()} == {"phrasebook", "phrasebook.zip"}
    assert not (unpacked / "sw.js").exists()


def test_index_leads_to_the_language(open_file: OpenFile) -> None:
    """The browser's language is opened; every language can be chosen."""
    page = open_file("index.html", locale="lv-LV")
    page.wait_for_url("**/lv/index.html")
    expect(page.locator("h1")).to_have_text("Ko lai tagad saku?")


def test_finder_works(open_file: OpenFile) -> None:
    """In any language, guides too, and a result's card opens."""
    page = open_file("hu/index.html")
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("xin loi")
    first = page.locator("[role=option][data-phrase]").first
    expect(first).to_be_visible()
    expect(first.locator("mark").first).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/hu/*/index.html#*")
    expect(page.locator("article:target")).to_be_visible()


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    """No link ends at a folder, and every file that a page names is there."""
    missing = set()
    for page in unpacked.rglob("*.html"):
        html = page.read_text("utf-8")
        for piece in html.split('href="')[1:] + html.split('src="')[1:]:
            link = piece.split('"')[0].split("#")[0].split("?")[0]
            if link and ":" not in link and not (page.parent / link).is_file():
                missing.add(f"{page.relative_to(unpacked)}: {link}")
    assert missing == set()


def test_staff_features_work(open_file: OpenFile) -> None:
    """Stars, the page of own lines, the reply builder with its look at the tone, practice."""
    page = open_file("en/listening/index.html")
    page.locator("#take-your-time [data-star]").click()
    page.locator(".md-tabs a", has_text="My lines").click()
    expect(page.locator('[data-list=kept] [data-phrase="take-your-time"]')).to_be_visible()
    page.locator(".md-tabs a", has_text="Practice").click()
    page.locator("[data-turn]").click()
    expect(page.locator("[data-rates]")).to_be_visible()
    page.locator(".md-tabs a", has_text="Situations").click()
    page.locator(".pb-tile").first.click()
    page.locator("button[data-reply]").click()
    page.locator('[data-add=""]').click()
    page.keyboard.type("It’s not my department")
    expect(page.locator("[data-warnings] li")).to_contain_text("sounds like a courtroom")
    page.locator(".pb-reply__others > summary").click()
    page.locator(".pb-reply__others a", has_text="Compensation").click()
    page.wait_for_url("**/situations/compensation/index.html#reply")
    expect(page.locator("[data-reply-dialog]")).to_be_visible()
