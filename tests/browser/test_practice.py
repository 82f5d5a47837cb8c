"""Flash cards: spaced over days, by keyboard, on this device only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations

CARD = "[data-deck] > li:visible"


def shown(page: Page) -> str:
    """The id of the card on the table."""
    expect(page.locator(CARD)).to_have_count(1)
    return page.locator(CARD).get_attribute("data-card") or ""


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_card_by_keyboard(open_page: Open, viewport: dict[str, int], scheme: str) -> None:
    """Read, turn, rate; the next card comes, and the count goes down when one is easy."""
    page = open_page("/hu/practice/", viewport=viewport, color_scheme=scheme)
    first = shown(page)
    expect(page.locator(f"{CARD} [data-answer]")).to_be_hidden()
    expect(page.locator("[data-practice] .pb-count")).to_have_text("Mára maradt: 10 kártya")
    assert violations(page) == []
    page.locator("[data-turn]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} [data-answer]")).to_be_visible()
    expect(page.locator("[data-rate='3']")).to_be_focused()
    assert violations(page) == []
    page.keyboard.press("4")
    expect(page.locator("[data-practice] .pb-count")).to_have_text("Mára maradt: 9 kártya")
    assert shown(page) != first
    page.reload()
    expect(page.locator("[data-practice] .pb-count")).to_have_text("Mára maradt: 9 kártya")


def test_cards_come_back_on_their_day(open_page: Open) -> None:
    """A hard card comes back today, an easy one after days; new ones are ten a day."""
    page = open_page("/en/practice/")
    page.clock.install(time="2026-03-02T09:00:00")
    page.reload()
    hard = shown(page)
    page.locator("[data-turn]").click()
    page.keyboard.press("1")
    for _ in range(9):
        page.locator("[data-turn]").click()
        page.keyboard.press("4")
    assert shown(page) == hard
    page.locator("[data-turn]").click()
    page.keyboard.press("4")
    expect(page.locator("[data-finished]")).to_be_visible()
    page.clock.set_system_time("2026-03-03T09:00:00")
    page.reload()
    expect(page.locator("[data-practice] .pb-count")).to_have_text("10 cards left today")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-restart]").click()
    assert shown(page) == hard


def test_without_javascript_every_pair_can_be_read(open_page: Open) -> None:
    """Both voices of every pair, and no button that does nothing."""
    page = open_page("/lv/practice/", java_script_enabled=False)
    assert page.locator("[data-deck] > li:visible").count() > 50
    assert page.locator("[data-answer] .pb-say:visible").count() > 50
    expect(page.locator("[data-turn]")).to_be_hidden()
