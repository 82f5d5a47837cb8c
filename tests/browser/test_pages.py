"""The pages in a real browser: what staff see, hear and can do."""

from __future__ import annotations

import re

import pytest
from phrasebook.lines import plain
from phrasebook.model import Bank
from playwright.sync_api import Page, expect

from ..conftest import ROOT
from .conftest import DESKTOP, PHONE, Open

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
LAID_OUT = """
() => [...document.querySelectorAll(".pb-card, .pb-duel")].every(
  (card) => getComputedStyle(card).contentVisibility === "visible",
)
"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

KINDS = {
    "home": "",
    "topic": "apology/",
    "contrast": "mama-courtroom/",
    "situation": "situations/late-delivery/",
    "phrases": "phrases/",
    "situations": "situations/",
    "how-to-use": "how-to-use/",
    "favourites": "favourites/",
    "practice": "practice/",
    "downloads": "downloads/",
    "status": "status/",
    "translating": "translating/",
    "rules": "translating/rules/",
}
LOCALES = ("en", "hu", "lv", "vi")


def violations(page: Page) -> list[str]:
    """What axe finds: the rule and the element of each violation.

    It looks at the page when all of it is laid out: what moves meanwhile seems to cover the rest.
    """
    page.wait_for_function(LAID_OUT)
    page.evaluate(AXE)
    found = page.evaluate(
        "tags => axe.run(document, { runOnly: { type: 'tag', values: tags } })", WCAG
    )
    return [
        f"{violation['id']}: {node['target']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(
    open_page: Open, kind: str, scheme: str, viewport: dict[str, int]
) -> None:
    """WCAG 2.2 AA on every kind of page, in light and dark, on a phone and on a desk."""
    page = open_page(f"/hu/{KINDS[kind]}", color_scheme=scheme, viewport=viewport)
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["topic", "contrast"])
def test_page_is_laid_out_whole(open_page: Open, kind: str) -> None:
    """What is below the window comes after the first paint, without anybody scrolling there."""
    page = open_page(f"/hu/{KINDS[kind]}")
    last = page.locator("[data-phrase]").last
    aside = "card => getComputedStyle(card).contentVisibility"
    expect(page.locator("[data-phrase]:not([data-laid-out])")).to_have_count(0)
    assert last.evaluate(aside) == "visible"


def test_line_that_was_asked_for_is_where_it_will_stay(open_page: Open) -> None:
    """With a line in the address nothing above it is left for later."""
    page = open_page("/hu/apology/")
    last = page.locator("[data-phrase]").last.get_attribute("id")
    page = open_page(f"/hu/apology/#{last}")
    expect(page.locator(f"#{last}")).to_be_in_viewport()
    place = "card => card.getBoundingClientRect().top + scrollY"
    before = page.locator(f"#{last}").evaluate(place)
    expect(page.locator("[data-phrase]:not([data-laid-out])")).to_have_count(0)
    assert page.locator(f"#{last}").evaluate(place) == before


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_pages_load_without_error_and_fit_a_phone(open_page: Open, locale: str, kind: str) -> None:
    """No console error, nothing asked elsewhere (the fixture sees to it), no sideways scrolling."""
    page = open_page(f"/{locale}/{KINDS[kind]}", viewport=PHONE)
    expect(page.locator("h1")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_copy_puts_the_bare_line_on_the_clipboard(open_page: Open, bank: Bank) -> None:
    """Nothing but the words; the button and a message say so."""
    line = bank.phrases["may-i-answer"].words["en"].say
    page = open_page("/en/listening/")
    card = page.locator("#may-i-answer")
    card.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(f"Copied: {line}")
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == line


def test_copying_a_line_with_a_gap_says_so(open_page: Open) -> None:
    """The gap is in brackets, is named, and gets the focus."""
    page = open_page("/hu/apology/")
    card = page.locator("#late-delivery-owned")
    card.get_by_role("button", name="Másolás", exact=True).click()
    expect(page.get_by_role("heading", name="Töltse ki a mondatot")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(
        "Kimásolva, de ez még hiányzik belőle: rendelésszám"
    )
    assert page.evaluate("navigator.clipboard.readText()").startswith("[rendelésszám] számú")


def test_other_languages_are_closed_until_asked_for(open_page: Open, bank: Bank) -> None:
    """Then each line has its own lang and its own copy button."""
    said = bank.phrases["may-i-answer"].words["hu"].say
    page = open_page("/en/listening/")
    card = page.locator("#may-i-answer")
    line = card.locator("[lang=hu]")
    expect(line).to_be_hidden()
    card.get_by_text("Other languages").click()
    expect(line).to_have_text(said)
    card.get_by_role("button", name="Copy in Hungarian").click()
    expect(page.get_by_role("status")).to_have_text(f"Copied: {said}")
    assert page.evaluate("navigator.clipboard.readText()") == said


def test_vietnamese_copy_has_the_address_words(open_page: Open, bank: Bank) -> None:
    """No raw {you} ever reaches a customer."""
    page = open_page("/vi/listening/")
    page.locator("#may-i-answer").get_by_role("button", name="Sao chép", exact=True).click()
    text = page.evaluate("navigator.clipboard.readText()")
    line = bank.phrases["may-i-answer"].words["vi"].say
    assert text == plain(line, bank.catalog.locales["vi"])
    assert "anh/chị" in text


def test_language_switch_keeps_page_and_line(open_page: Open) -> None:
    """The same line, in the other language."""
    page = open_page("/en/apology/#called-twice")
    page.locator("summary", has_text="Language: English").click()
    page.get_by_role("link", name="Latviešu").click()
    expect(page).to_have_url(re.compile(r"/lv/apology/#called-twice$"))
    expect(page.locator("#called-twice")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("languages", "locale"),
    [("hu-HU", "hu"), ("lv", "lv"), ("vi-VN", "vi"), ("en-US", "en")],
)
def test_root_goes_to_the_browsers_language(open_page: Open, languages: str, locale: str) -> None:
    """`/` respects what the browser asks for."""
    page = open_page("/", locale=languages)
    expect(page).to_have_url(re.compile(rf"/{locale}/$"))


def test_root_offers_a_choice_to_other_languages(open_page: Open) -> None:
    """A browser that asks for none of ours gets the list."""
    page = open_page("/", locale="fi-FI")
    expect(page.get_by_role("link")).to_have_count(4)


def test_root_remembers_the_choice(open_page: Open) -> None:
    """The language chosen last comes before the browser's."""
    page = open_page("/hu/")
    page.locator("summary", has_text="Nyelv: Magyar").click()
    page.get_by_role("link", name="Tiếng Việt").click()
    page.goto(page.url.replace("/vi/", "/"))
    expect(page).to_have_url(re.compile(r"/vi/$"))


def test_root_works_without_javascript(open_page: Open) -> None:
    """A list of links, each in its own language."""
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Magyar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mit mondjak most?")


def test_everything_is_readable_without_javascript(open_page: Open) -> None:
    """Line, guidance and other languages; only the buttons that need scripts are gone."""
    page = open_page("/en/apology/#called-twice", java_script_enabled=False)
    card = page.locator("#called-twice")
    for text in (
        "I’m sorry you had to call us twice",
        "Use it when:",
        "Don’t say",
        "Why it works:",
    ):
        expect(card.get_by_text(text)).to_be_visible()
    card.get_by_text("Other languages").click()
    expect(card.locator(".pb-others [lang=vi]")).to_be_visible()
    expect(page.locator("[data-copy]:visible, [data-find]:visible")).to_have_count(0)


def test_courtroom_line_is_struck_and_labelled(open_page: Open) -> None:
    """Never by colour alone: a label, the § sign, and real strike-through."""
    page = open_page("/en/mama-courtroom/")
    duel = page.locator("#mama-calm-down")
    expect(duel.locator("s")).to_have_text("Calm down, please.")
    expect(duel.get_by_text("Courtroom: don’t say")).to_be_visible()
    assert duel.locator("s").evaluate("e => getComputedStyle(e).textDecorationLine") == (
        "line-through"
    )


def test_theme_is_kept(open_page: Open) -> None:
    """Light or dark, once chosen, stays for the next page."""
    page = open_page("/en/", color_scheme="light")
    page.get_by_role("button", name="Light or dark").click()
    page.goto(page.url + "apology/")
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") == "slate"


def test_drawer_leads_to_every_topic_on_a_phone(open_page: Open) -> None:
    """One tap opens the menu, one more a topic."""
    page = open_page("/en/", viewport=PHONE)
    page.locator("label.pb-burger").click()
    page.get_by_role("link", name="Genuine apologies").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Genuine apologies")


def test_touch_targets_are_large_enough(open_page: Open) -> None:
    """44 px for every button and summary on a phone (WCAG 2.2 asks for 24)."""
    page = open_page("/vi/apology/", viewport=PHONE)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .md-nav__link, .pb-btn')]
            .filter(e => e.checkVisibility())
            .map(e => [e.className, e.getBoundingClientRect().height])
            .filter(([, height]) => height && height < 43.9)"""
    )
    assert small == []
