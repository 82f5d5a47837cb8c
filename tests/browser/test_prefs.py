"""What staff choose once: address, phone or chat, second language; a line for the customer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations

VI = "#take-your-time .pb-say[lang=vi]"


def choose(page: Page, name: str, value: str) -> None:
    """Set one of the settings, by keyboard."""
    summary = page.locator(".pb-prefs > summary")
    if not page.locator(".pb-prefs[open]").count():
        summary.focus()
        page.keyboard.press("Enter")
    page.locator(f'[data-pref="{name}"]').select_option(value)
    page.keyboard.press("Escape")


def first(page: Page, selector: str) -> Locator:
    """The first match."""
    return page.locator(selector).first


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pair_of_address_rewrites_every_line(open_page: Open, viewport: dict[str, int]) -> None:
    """Sentence case included; it stays chosen on the next page, and in the finder."""
    page = open_page("/vi/listening/", viewport=viewport)
    line = first(page, VI)
    expect(line).to_have_text("Dạ anh/chị cứ từ từ, không vội đâu ạ. Em vẫn ở đây.")
    choose(page, "pair-vi", "chau-bac")
    expect(line).to_have_text("Dạ bác cứ từ từ, không vội đâu ạ. Cháu vẫn ở đây.")
    page.reload()
    expect(line).to_have_text("Dạ bác cứ từ từ, không vội đâu ạ. Cháu vẫn ở đây.")
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("cứ từ từ, không vội đâu")
    option = page.locator('[role=option][data-phrase="take-your-time"] .pb-line')
    expect(option).to_have_text("Dạ bác cứ từ từ, không vội đâu ạ. Cháu vẫn ở đây.")
    choose_back = page.locator('[data-pref="pair-vi"]')
    expect(choose_back).to_have_value("chau-bac")


def test_no_line_keeps_the_old_pair(open_page: Open) -> None:
    """Not one em or anh/chị is left where the page fills the words in."""
    page = open_page("/vi/apology/")
    choose(page, "pair-vi", "chau-co")
    words = page.eval_on_selector_all(
        ".pb-card .pb-say[lang=vi] .pb-you", "all => all.map((w) => w.textContent.toLowerCase())"
    )
    assert set(words) == {"cháu", "cô"}
    starts = page.eval_on_selector_all(
        ".pb-card > .pb-say[lang=vi]", "all => all.map((line) => line.textContent.trim()[0])"
    )
    assert all(letter == letter.upper() for letter in starts)


def test_lines_for_writing(open_page: Open) -> None:
    """The switch puts the written wording in the line's place, and copy takes it."""
    page = open_page("/hu/listening/")
    card = page.locator("#tell-me-everything")
    line = card.locator("> .pb-say")
    expect(line).to_contain_text("mesélje el")
    choose(page, "channel", "write")
    expect(line).to_contain_text("írja le")
    expect(card.locator(".pb-write")).to_be_hidden()
    card.locator(".pb-actions [data-copy]").click()
    expect(page.locator("[data-toast]")).to_contain_text("írja le")
    choose(page, "channel", "")
    expect(line).to_contain_text("mesélje el")


def test_second_language_stands_beside_every_line(open_page: Open) -> None:
    """On topic and situation pages, and in the finder; remembered."""
    page = open_page("/en/listening/")
    choose(page, "second", "hu")
    second = page.locator("#tell-me-everything .pb-second")
    expect(second).to_have_attribute("lang", "hu")
    expect(second).to_contain_text("mesélje el")
    page.goto(page.url.replace("/listening/", "/situations/late-delivery/"))
    bubbles = page.locator(".pb-bubble").count()
    expect(page.locator(".pb-bubble .pb-second[lang=hu]")).to_have_count(bubbles)
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("take all the time you need")
    expect(first(page, "[role=option] .pb-hit [lang=hu]")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_show_to_the_customer(open_page: Open, viewport: dict[str, int]) -> None:
    """One line, full screen, in the second language if there is one; Escape gives focus back."""
    page = open_page("/en/listening/", viewport=viewport)
    choose(page, "second", "vi")
    button = page.locator("#take-your-time [data-show-line]")
    button.focus()
    page.keyboard.press("Enter")
    shown = page.locator("[data-show]")
    expect(shown.locator("[data-line]")).to_have_attribute("lang", "vi")
    expect(shown.locator("[data-line]")).to_contain_text("cứ từ từ")
    box = shown.bounding_box()
    assert box is not None
    assert box["width"] == viewport["width"]
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_listening_is_offered_only_with_a_voice(open_page: Open) -> None:
    """Without a voice for the language there is no button that would do nothing."""
    page = open_page("/hu/listening/")
    page.evaluate("speechSynthesis.getVoices = () => []")
    page.locator("#take-your-time [data-show-line]").click()
    expect(page.locator("[data-listen]")).to_be_hidden()
    page.keyboard.press("Escape")
    page.evaluate("speechSynthesis.getVoices = () => [{ lang: 'hu-HU', name: 'x' }]")
    page.locator("#take-your-time [data-show-line]").click()
    expect(page.locator("[data-listen]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_settings_open(open_page: Open, scheme: str) -> None:
    """WCAG 2.2 AA, also with a second language shown."""
    page = open_page("/vi/listening/", viewport=PHONE, color_scheme=scheme)
    choose(page, "second", "en")
    page.locator(".pb-prefs > summary").click()
    expect(page.locator(".pb-prefs[open]")).to_be_visible()
    assert violations(page) == []
