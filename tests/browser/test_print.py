"""On paper: any page as A4 or as a pocket card, with one or two languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .test_prefs import choose

PAGES = [
    "/hu/listening/",
    "/vi/situations/late-delivery/",
    "/lv/guides/card-four-steps/",
    "/en/mama-courtroom/",
]


def paper(pdf: bytes) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    box = re.search(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert box is not None
    width, height = (round(float(side) / 72 * 25.4) for side in box.groups())
    return width, height


@pytest.mark.parametrize("path", PAGES)
def test_pocket_card_and_a4(open_page: Open, path: str) -> None:
    """The page that comes out has the size that was chosen."""
    page = open_page(path)
    assert paper(page.pdf(format="A4", prefer_css_page_size=True)) == (210, 297)
    choose(page, "paper", "pocket")
    assert paper(page.pdf(format="A4", prefer_css_page_size=True)) == (105, 148)
    page.reload()
    assert paper(page.pdf(format="A4", prefer_css_page_size=True)) == (105, 148)


def test_only_what_helps_is_printed(open_page: Open) -> None:
    """Lines in both languages; no button, no menu, and on a pocket card no notes."""
    page = open_page("/en/listening/")
    choose(page, "second", "hu")
    page.emulate_media(media="print")
    card = page.locator("#take-your-time")
    expect(card.locator(".pb-say").first).to_be_visible()
    expect(card.locator(".pb-second")).to_be_visible()
    expect(card.locator(".pb-when").first).to_be_visible()
    for hidden in (".md-header", ".pb-dock", ".pb-star", ".pb-actions .pb-btn", ".md-sidebar"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.emulate_media(media="screen")
    choose(page, "paper", "pocket")
    page.emulate_media(media="print")
    expect(card.locator(".pb-say").first).to_be_visible()
    expect(card.locator(".pb-when").first).to_be_hidden()


def test_pocket_has_the_best_lines_of_a_situation(open_page: Open) -> None:
    """The first three of each step: a card, and no booklet."""
    page = open_page("/hu/situations/late-delivery/")
    pages = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    choose(page, "paper", "pocket")
    page.emulate_media(media="print")
    step = page.locator("#listen")
    lines = step.locator("article")
    assert lines.count() > 3
    expect(lines.nth(2)).to_be_visible()
    expect(lines.nth(3)).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") <= min(4, pages)


def test_print_button_prints(open_page: Open) -> None:
    """From the settings, by keyboard."""
    page = open_page("/en/listening/")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.locator(".pb-prefs > summary").click()
    page.locator("[data-print]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


def test_own_lines_are_printed_too(open_page: Open) -> None:
    """Starred lines on one sheet."""
    page = open_page("/en/listening/")
    page.locator("#take-your-time [data-star]").click()
    page.goto(page.url.replace("/listening/", "/favourites/"))
    page.locator("[data-list=kept] article").wait_for()
    page.emulate_media(media="print")
    expect(page.locator("[data-list=kept] .pb-say").first).to_be_visible()
    expect(page.locator("[data-load]")).to_be_hidden()
