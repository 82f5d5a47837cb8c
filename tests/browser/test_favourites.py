"""Lines that staff keep, and those they copied last: on the device, and in a file of their own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations
from .test_prefs import choose


def star(page: Page, id_: str) -> None:
    """Keep a line, by keyboard."""
    page.locator(f"#{id_} [data-star]").focus()
    page.keyboard.press("Enter")


def kept(page: Page) -> list[str]:
    """The ids of the page's starred lines, in order."""
    page.locator("[data-list=kept] article").first.wait_for()
    ids: list[str] = page.eval_on_selector_all(
        "[data-list=kept] article", "all => all.map((card) => card.dataset.phrase)"
    )
    return ids


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_starred_lines_come_together(open_page: Open, viewport: dict[str, int]) -> None:
    """Newest first, on their own page, in any language, until the star is taken off."""
    page = open_page("/hu/listening/", viewport=viewport)
    star(page, "tell-me-everything")
    star(page, "take-your-time")
    page.goto(page.url.replace("/hu/listening/", "/lv/favourites/"))
    assert kept(page) == ["take-your-time", "tell-me-everything"]
    line = page.locator('[data-list=kept] [data-phrase="take-your-time"] .pb-say')
    expect(line).to_have_attribute("lang", "lv")
    assert violations(page) == []
    page.locator('[data-phrase="take-your-time"] [data-star]').click()
    expect(page.locator("[data-list=kept] article")).to_have_count(1)
    page.goto(page.url.replace("/favourites/", "/listening/"))
    expect(page.locator("#tell-me-everything [data-star]")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.locator("#take-your-time [data-star]")).to_have_attribute("aria-pressed", "false")


def test_lines_copied_last_are_at_hand(open_page: Open) -> None:
    """On the page, and in the finder before anything is typed; Enter copies the newest."""
    page = open_page("/en/listening/")
    page.locator("#take-your-time .pb-actions [data-copy]").click()
    expect(page.locator("[data-toast]")).to_contain_text("Copied")
    page.keyboard.press("/")
    first = page.locator("[role=option]").first
    expect(first).to_have_attribute("data-phrase", "take-your-time")
    page.keyboard.press("Enter")
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text("Copied")
    page.keyboard.press("Escape")
    page.goto(page.url.replace("/listening/", "/favourites/"))
    expect(page.locator("[data-list=recent] article")).to_have_count(1)
    expect(page.locator("[data-list=kept]")).to_be_hidden()


def test_card_is_a_whole_card(open_page: Open) -> None:
    """Second language, form of address, the way to its place, and copying."""
    page = open_page("/vi/listening/")
    star(page, "take-your-time")
    choose(page, "second", "en")
    choose(page, "pair-vi", "chau-bac")
    page.goto(page.url.replace("/listening/", "/favourites/"))
    card = page.locator('[data-list=kept] [data-phrase="take-your-time"]')
    expect(card.locator(".pb-say").first).to_have_text(
        "Dạ bác cứ từ từ, không vội đâu ạ. Cháu vẫn ở đây."
    )
    expect(card.locator(".pb-second")).to_have_attribute("lang", "en")
    card.locator("[data-copy]").click()
    expect(page.locator("[data-toast]")).to_contain_text("Dạ bác cứ từ từ")
    card.locator("a").click()
    expect(page.locator("#take-your-time:target")).to_be_visible()


def test_saved_file_brings_the_lines_to_another_device(open_page: Open, tmp_path: Path) -> None:
    """Saving and loading; a file of another kind, or with lines that are gone, harms nothing."""
    page = open_page("/en/listening/")
    star(page, "take-your-time")
    page.goto(page.url.replace("/listening/", "/favourites/"))
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    saved = Path(download.value.path())
    assert json.loads(saved.read_text()) == {"favourites": ["take-your-time"]}

    other = open_page("/en/favourites/")
    expect(other.locator("[data-nothing]")).to_be_visible()
    expect(other.locator("[data-load]")).to_be_visible()
    other.set_input_files("input[type=file]", saved)
    expect(other.locator("[data-toast]")).to_have_text("1 line added")
    assert kept(other) == ["take-your-time"]
    for content in ("not JSON", "[]", '{"favourites": 3}', '{"favourites": ["gone", 3, null]}'):
        bad = tmp_path / "bad.json"
        bad.write_text(content)
        other.set_input_files("input[type=file]", bad)
        expect(other.locator("[data-toast]")).to_have_text(
            "This file has no lines from this phrasebook."
        )
        assert kept(other) == ["take-your-time"]


def test_spoilt_storage_harms_nothing(open_page: Open) -> None:
    """What another program or an older version left there is passed over."""
    page = open_page("/en/listening/")
    for spoilt in ("{", "3", '{"a": 1}', '[1, null, "gone"]'):
        page.evaluate("(kept) => localStorage.setItem('pb.favourites', kept)", spoilt)
        page.goto(page.url.replace("/listening/", "/favourites/"))
        expect(page.locator("[data-nothing]")).to_be_visible()
