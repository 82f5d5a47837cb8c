"""The reply builder: a line for each step, own words, one filling in, and a look at the tone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations
from .test_prefs import choose

LATE = "/en/situations/late-delivery/"


def build(page: Page) -> Locator:
    """Open the builder, by keyboard."""
    page.locator("button[data-reply]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-reply-dialog]")).to_be_visible()
    return page.locator("[data-parts] > li")


def own_words(page: Page, words: str) -> None:
    """Add a part in own words."""
    page.locator('[data-add=""]').focus()
    page.keyboard.press("Enter")
    page.keyboard.type(words)


def warnings(page: Page) -> Locator:
    """What the look at the tone found."""
    return page.locator("[data-warnings] > li")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_proposes_one_line_for_each_step(
    open_page: Open, viewport: dict[str, int], scheme: str
) -> None:
    """In the order of the steps, without a warning; Escape gives focus back."""
    page = open_page(LATE, viewport=viewport, color_scheme=scheme)
    parts = build(page)
    steps = page.eval_on_selector_all(
        "[data-parts] > li", "all => all.map((part) => part.dataset.step)"
    )
    assert steps == ["listen", "recap", "apologise", "resolve", "close"]
    expect(warnings(page)).to_have_count(0)
    assert violations(page) == []
    for part in parts.all():
        assert part.locator("[data-line]").inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("button[data-reply]")).to_be_focused()


def test_parts_are_swapped_moved_and_removed_by_keyboard(open_page: Open) -> None:
    """Focus stays with the part; the ends cannot move further."""
    page = open_page(LATE)
    parts = build(page)
    line = parts.nth(0).locator("[data-line]")
    before = line.inner_text()
    parts.nth(0).locator("[data-swap]").focus()
    page.keyboard.press("Enter")
    expect(line).not_to_have_text(before)
    expect(parts.nth(0).locator("[data-up]")).to_be_disabled()
    parts.nth(0).locator("[data-down]").focus()
    page.keyboard.press("Enter")
    expect(parts.nth(1)).to_have_attribute("data-step", "listen")
    expect(parts.nth(1).locator("[data-down]")).to_be_focused()
    parts.nth(4).locator("[data-action=drop]").focus()
    page.keyboard.press("Enter")
    expect(parts).to_have_count(4)
    expect(parts.nth(3).locator("[data-action=drop]")).to_be_focused()
    page.locator("[data-add=close]").focus()
    page.keyboard.press("Enter")
    expect(parts.nth(4)).to_have_attribute("data-step", "close")


def test_whole_reply_is_filled_once_and_copied(open_page: Open) -> None:
    """Every gap is asked for in one go; what is copied is the reply in its order."""
    page = open_page(LATE)
    build(page)
    own_words(page, "My own words.")
    page.locator("[data-copy-reply]").click()
    page.locator("#pb-fill-date").fill("2026-03-02")
    page.locator("#pb-fill-minutes").fill("5")
    page.locator("#pb-fill-order").fill("4471-B")
    page.keyboard.press("Enter")
    expect(page.locator("[data-toast]")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "4471-B" in copied
    assert copied.endswith("My own words.")
    lines = page.locator("[data-parts] [data-line]:visible").all_inner_texts()
    assert copied.startswith(" ".join(" ".join(lines).split()))


def test_tone_is_looked_at(open_page: Open) -> None:
    """Two apologies, nothing that takes up what was said, and words of the courtroom."""
    page = open_page(LATE)
    parts = build(page)
    page.locator("[data-add=apologise]").click()
    expect(warnings(page)).to_have_text("You apologise twice. One apology, meant, is enough.")
    parts.nth(5).locator("[data-action=drop]").click()
    expect(warnings(page)).to_have_count(0)
    for _ in range(2):
        parts.nth(0).locator("[data-action=drop]").click()
    expect(warnings(page)).to_have_text(
        "Nothing shows that you listened. Add a line that takes up what they told you."
    )
    own_words(page, "That’s not my department, sorry.")
    expect(warnings(page)).to_have_count(2)
    expect(warnings(page).nth(0)).to_contain_text("apologise twice")
    expect(warnings(page).nth(1)).to_contain_text("sounds like a courtroom")


@pytest.mark.parametrize(
    ("locale", "cold"),
    [
        ("en", "Calm down"),
        ("hu", "szabályzat"),
        ("lv", "kā jau teicu"),
        ("vi", "theo quy định"),
    ],
)
def test_cold_words_are_known_in_every_language(open_page: Open, locale: str, cold: str) -> None:
    """As they were typed, between the quotation marks of the language."""
    page = open_page(f"/{locale}/situations/late-delivery/")
    build(page)
    own_words(page, f"{cold} ...")
    expect(warnings(page)).to_contain_text(cold)


def test_own_words_are_gone_with_the_conversation(open_page: Open) -> None:
    """Nothing that was typed stays, in the page or on the device."""
    page = open_page(LATE)
    build(page)
    own_words(page, "Mrs Secret, card 1234")
    page.locator("[data-copy-reply]").click()
    page.locator("#pb-fill-order").fill("4471-B")
    page.locator("[data-fill] [data-forget]").click()
    page.keyboard.press("Escape")
    expect(page.locator("[data-parts] textarea:visible")).to_have_count(0)
    stored = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert "Secret" not in stored
    assert "4471" not in stored
    assert "Secret" not in page.content()


def test_read_from_the_screen(open_page: Open) -> None:
    """The whole reply in large type, line by line."""
    page = open_page(LATE, viewport=PHONE)
    parts = build(page)
    page.locator("[data-read]").click()
    expect(page.locator("[data-show] [data-line] p")).to_have_count(parts.count())
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-reply-dialog]")).to_be_visible()


def test_another_situation_opens_its_own_reply(open_page: Open) -> None:
    """With the builder open, and with the words that staff had typed."""
    page = open_page(LATE)
    build(page)
    own_words(page, "My own words.")
    page.locator(".pb-reply__others > summary").click()
    page.locator(".pb-reply__others a", has_text="Compensation").click()
    page.wait_for_url("**/situations/compensation/#reply")
    expect(page.locator("[data-reply-dialog]")).to_be_visible()
    expect(page.locator("[data-parts] textarea:visible")).to_have_value("My own words.")
    page.keyboard.press("Escape")
    expect(page.locator("button[data-reply]")).to_be_focused()


def test_customer_reads_it_in_the_second_language(open_page: Open) -> None:
    """It stands beside each part, and fills the screen for the customer."""
    page = open_page(LATE)
    choose(page, "second", "vi")
    parts = build(page)
    expect(parts.nth(0).locator("[data-second]")).to_have_attribute("lang", "vi")
    page.locator("[data-show-reply]").click()
    expect(page.locator("[data-show] [data-line]")).to_have_attribute("lang", "vi")
    assert page.locator("[data-show] [data-line] p").count() == parts.count()


@pytest.mark.parametrize("locale", ["en", "hu", "lv", "vi"])
def test_every_button_is_within_a_phone(open_page: Open, locale: str) -> None:
    """Nothing sticks out, and what is said after copying is above the builder."""
    page = open_page(f"/{locale}/situations/food-quality/", viewport=PHONE)
    build(page)
    boxes = page.eval_on_selector_all(
        "[data-reply-dialog] button:not([hidden])",
        "all => all.map((b) => b.getBoundingClientRect()).filter((b) => b.width)"
        ".map((b) => [b.left, b.right])",
    )
    assert all(left >= 0 and right <= PHONE["width"] for left, right in boxes)
    page.locator("[data-copy-reply]").click()
    toast = page.locator("[data-reply-dialog] [data-toast]")
    expect(toast).to_be_visible()
    box = toast.bounding_box()
    assert box is not None
    assert page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('[data-toast]') !== null",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
