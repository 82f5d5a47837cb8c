"""Filling in gaps: what is typed once stands in every line, and is gone with one tap."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations

CARD = "#late-delivery-owned"


def clipboard(page: Page) -> str:
    """What would be pasted."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def start_filling(page: Page, card: str = CARD) -> None:
    """Press the copy button of a line with a gap."""
    page.locator(f"{card} .pb-actions [data-copy]").click()
    expect(page.locator("[data-fill]")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_line_with_a_gap_asks_before_it_is_copied(
    open_page: Open, viewport: dict[str, int]
) -> None:
    """Nothing is copied until the gap is filled or the copy is confirmed."""
    page = open_page("/en/apology/", viewport=viewport)
    page.evaluate("navigator.clipboard.writeText('before')")
    start_filling(page)
    assert clipboard(page) == "before"
    expect(page.get_by_label("order number")).to_be_focused()
    page.keyboard.type("4471-B")
    expect(page.locator("[data-preview]")).to_contain_text("Your order 4471-B")
    page.keyboard.press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("Copied")
    assert clipboard(page).startswith("Your order 4471-B")


def test_value_is_used_on_every_line_and_page(open_page: Open) -> None:
    """Filled once, it stands in the other lines, on the next page and in the finder."""
    page = open_page("/en/apology/")
    start_filling(page)
    page.keyboard.type("4471-B")
    page.keyboard.press("Enter")
    page.goto(page.url.replace("/apology/", "/explain-and-act/"))
    expect(page.locator("#already-on-its-way .pb-say[lang=en]")).to_contain_text("4471-B")
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("good news your order left us")
    expect(page.locator("[role=option]").first.locator(".pb-line")).to_contain_text("4471-B")


def test_gap_left_empty_is_marked_and_named(open_page: Open) -> None:
    """Confirmed without a value, the copy has the gap in brackets and says so."""
    page = open_page("/en/apology/")
    start_filling(page)
    page.keyboard.press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("order number")
    assert "[order number]" in clipboard(page)
    assert "{" not in clipboard(page)


def test_escape_copies_nothing(open_page: Open) -> None:
    """Closing the question leaves the clipboard as it was."""
    page = open_page("/en/apology/")
    page.evaluate("navigator.clipboard.writeText('before')")
    start_filling(page)
    page.keyboard.press("Escape")
    expect(page.locator("[data-fill]")).to_be_hidden()
    assert clipboard(page) == "before"


@pytest.mark.parametrize(
    ("locale", "field", "typed", "written"),
    [
        ("en", "amount", "25", "€25"),
        ("hu", "amount", "12500", "12 500 Ft"),
        ("lv", "amount", "25,5", "25,50 €"),
        ("vi", "amount", "250000", "250.000 ₫"),
        ("vi", "amount", "1.250.000", "1.250.000 ₫"),
        ("hu", "amount", "12 500", "12 500 Ft"),
        ("en", "amount", "1,250.50", "€1,250.50"),
        ("en", "date", "2026-03-05", "5 March 2026"),
        ("hu", "date", "2026-03-05", "2026. március 5."),
        ("lv", "date", "2026-03-05", "2026. gada 5. marts"),
        ("vi", "date", "2026-03-05", "ngày 5 tháng 3 năm 2026"),
        ("lv", "time", "17:00", "17.00"),
        ("hu", "time", "17:00", "17:00"),
    ],
)
def test_values_are_written_as_the_locale_writes_them(
    open_page: Open, locale: str, field: str, typed: str, written: str
) -> None:
    """Money, dates and times by Intl and the corrections of the catalog."""
    page = open_page(f"/{locale}/offers/")
    made = page.evaluate(
        """async ([locale, type, value]) => {
            const dialog = document.querySelector('[data-fill]');
            const field = [...dialog.querySelectorAll('[data-field]')]
                .find((f) => f.dataset.field === type);
            sessionStorage.setItem('pb.conversation', JSON.stringify({
                [type]: { value, unit: field.querySelector('select')?.value } }));
        }""",
        [locale, field, typed],
    )
    assert made is None
    pages = {"amount": "offers", "date": "recap", "time": "explain-and-act"}
    page.goto(page.url.replace("/offers/", f"/{pages[field]}/"))
    slot = page.locator(f".pb-say[lang={locale}] .pb-slot[data-slot={field}]").first
    expect(slot).to_have_text(written)


def test_new_conversation_forgets_everything(open_page: Open) -> None:
    """One tap; no storage of the browser has the value afterwards, and no request ever had it."""
    page = open_page("/en/apology/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    start_filling(page)
    page.keyboard.type("SECRET-77")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .pb-say[lang=en]")).to_contain_text("SECRET-77")
    page.locator(".pb-dock [data-forget]").click()
    expect(page.locator(f"{CARD} .pb-say[lang=en]")).not_to_contain_text("SECRET-77")
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "SECRET-77" not in stored
    assert "SECRET-77" not in page.content()
    assert not [url for url in asked if "SECRET-77" in url]
    expect(page.locator(".pb-dock [data-forget]")).to_be_hidden()


def test_gap_is_a_button_for_the_keyboard(open_page: Open) -> None:
    """Enter on a gap opens its field; the finder's Enter asks too."""
    page = open_page("/en/apology/")
    page.locator(f"{CARD} .pb-say[lang=en] .pb-slot").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("order number")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("should have reached you two days ago")
    expect(page.locator("[role=option]").first.locator(".pb-slot")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_label("order number")).to_be_focused()
    page.keyboard.type("X1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text("X1")
    expect(page.get_by_role("combobox", name="Find a line")).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_filling(
    open_page: Open, viewport: dict[str, int], scheme: str
) -> None:
    """WCAG 2.2 AA with the question open."""
    page = open_page("/hu/offers/", viewport=viewport, color_scheme=scheme)
    page.locator(".pb-card:has(.pb-slot) .pb-actions [data-copy]").first.click()
    expect(page.locator("[data-fill]")).to_be_visible()
    assert violations(page) == []
