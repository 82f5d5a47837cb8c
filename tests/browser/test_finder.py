"""The finder in a real browser: keyboard alone, touch, screen reader, odd input."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import DESKTOP, PHONE, Open
from .test_pages import violations


def finder(page: Page) -> None:
    """Open the finder with the key and wait until it can answer."""
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Find a line")).to_be_focused()


def test_keyboard_alone_finds_and_copies(open_page: Open) -> None:
    """`/`, three letters, Enter: the line is on the clipboard, and the finder says so."""
    page = open_page("/en/")
    finder(page)
    page.keyboard.type("cal")
    first = page.locator("[role=option]").first
    expect(first).to_have_attribute("aria-selected", "true")
    expect(first).to_be_visible()
    line = first.locator(".pb-line").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text("Copied")
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text(line.split("\n")[0][:20])
    assert page.evaluate("navigator.clipboard.readText()")


def test_results_are_a_listbox_in_rank_order(open_page: Open) -> None:
    """Options with the phrase's id; the count is said; the field names the chosen one."""
    page = open_page("/en/?q=put+you+on+hold")
    option = page.locator("[role=option][data-phrase]").first
    expect(option).to_have_attribute("data-phrase", "may-i-put-you-on-hold")
    expect(page.locator(".pb-count")).to_contain_text("best first")
    expect(page.locator("[role=option]").nth(1)).to_be_visible()
    combobox = page.get_by_role("combobox", name="Find a line")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    expect(combobox).to_have_attribute("aria-activedescendant", "pb-option-0")
    page.keyboard.press("ArrowDown")
    expect(combobox).to_have_attribute("aria-activedescendant", "pb-option-1")
    page.keyboard.press("ArrowUp")
    expect(combobox).to_have_attribute("aria-activedescendant", "pb-option-0")


@pytest.mark.parametrize("locale", ["en", "hu", "lv"])
def test_vietnamese_without_marks_finds_apologies(open_page: Open, locale: str) -> None:
    """What documentation search can't: «xin loi», typed on any page."""
    page = open_page(f"/{locale}/?q=xin+loi")
    option = page.locator("[role=option][data-phrase]").first
    found = option.locator("[lang=vi] mark").first
    expect(found).to_have_text(re.compile("xin|lỗi"))


def test_what_others_find_late_is_no_answer_to_the_next_query(open_page: Open) -> None:
    """They were asked about a word that the own language did not need, and are not done yet."""
    page = open_page("/en/?q=xin+loi")
    found = page.locator("[role=option][data-phrase]").first.locator("[lang=vi] mark").first
    expect(found).to_have_text(re.compile("xin|lỗi"))
    page.locator("[data-finder] input").fill("sorry to keep you waiting so long zq")
    page.locator("[data-finder] input").fill("xin loi")
    expect(found).to_have_text(re.compile("xin|lỗi"))
    expect(page.locator("[data-finder] [role=listbox]")).to_have_attribute("aria-busy", "false")


def test_word_that_means_what_was_typed_is_marked(open_page: Open) -> None:
    """No line has the word itself; the one that says it otherwise shows why it was found."""
    page = open_page("/en/?q=petrified")
    option = page.locator("[role=option][data-phrase]").first
    expect(option.locator("mark").first).to_have_text("frightening")


def test_courtroom_line_finds_its_better_partner(open_page: Open) -> None:
    """Typing what one must not say shows it struck through, and what to say instead."""
    page = open_page("/en/?q=please+calm+down")
    option = page.locator("[role=option]").first
    expect(option).to_have_attribute("data-phrase", "mama-calm-down")
    expect(option.locator("s")).to_have_text("Calm down, please.")
    expect(option).to_contain_text("Say this instead")


def test_escape_closes_and_gives_focus_back(open_page: Open) -> None:
    """The dialog leaves no trace."""
    page = open_page("/en/")
    button = page.get_by_role("button", name="Find a line").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Find a line")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[data-finder]")).to_be_hidden()
    expect(button).to_be_focused()


def test_second_key_opens_the_card(open_page: Open) -> None:
    """Ctrl+Enter goes to the line's card."""
    page = open_page("/hu/?q=türelmét")
    expect(page.locator("[role=option]").first).to_be_visible()
    phrase = page.locator("[role=option]").first.get_attribute("data-phrase")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url(re.compile(f"/hu/[a-z-]+/#{phrase}$"))
    expect(page.locator(f"article#{phrase}")).to_be_in_viewport()


def test_slash_types_a_slash_in_a_field(open_page: Open) -> None:
    """The shortcut does not steal letters."""
    page = open_page("/en/")
    finder(page)
    page.keyboard.type("1/2")
    expect(page.get_by_role("combobox", name="Find a line")).to_have_value("1/2")


def test_filters_narrow_the_results(open_page: Open) -> None:
    """Only lines of the chosen step; without a query, all of them."""
    page = open_page("/en/?q=sorry")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.get_by_label("All steps").select_option("resolve")
    expect(page.locator("[role=option]").first).to_contain_text("Resolve")
    page.get_by_label("All steps").select_option("")
    page.get_by_role("combobox", name="Find a line").fill("")
    page.get_by_label("All situations").select_option("odd-order")
    expect(page.locator("[role=option]")).to_have_count(22)


def test_nothing_found_offers_situations(open_page: Open) -> None:
    """Never an empty box."""
    page = open_page("/en/?q=zzqqxx")
    expect(page.locator(".pb-count")).to_have_text("Nothing found for “zzqqxx”")
    page.locator("[data-finder] .pb-tile").first.click()
    expect(page).to_have_url(re.compile("/en/situations/[a-z-]+/"))


def test_empty_field_offers_situations(open_page: Open) -> None:
    """Before anything is typed there is something to choose."""
    page = open_page("/lv/")
    page.keyboard.press("/")
    expect(page.locator("[data-finder] .pb-tile")).to_have_count(4)


def test_guides_come_after_phrases(open_page: Open) -> None:
    """A hand-written page is found too."""
    page = open_page("/en/?q=how+to+read+a+card")
    expect(page.locator("[role=option][data-guide='en/how-to-use/']")).to_be_visible()
    expect(page.locator("[role=option]").last).to_have_attribute("data-guide", re.compile("/"))
    expect(page.locator("[data-guide] ~ [data-phrase]")).to_have_count(0)


def test_touch_copies_and_opens(open_page: Open) -> None:
    """A tap on a line copies it; a tap on its sign opens the card."""
    page = open_page("/hu/", viewport=PHONE, has_touch=True)
    page.locator(".pb-dock [data-find]").tap()
    page.get_by_role("combobox", name=re.compile("Find a line|Mondat")).fill(
        "elnézést félreértettem"
    )
    option = page.locator("[data-phrase=i-misunderstood][role=option]")
    option.locator(".pb-line").tap()
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text("Kimásolva: Elnézést")
    option.locator(".pb-opt__open").tap()
    expect(page).to_have_url(re.compile("/hu/apology/#i-misunderstood$"))


def test_field_is_beside_the_thumb_on_a_phone(open_page: Open) -> None:
    """Below the results, at the bottom of the screen."""
    page = open_page("/hu/?q=elnézést", viewport=PHONE)
    expect(page.locator("[role=option]").first).to_be_visible()
    box = page.get_by_role("combobox", name=re.compile("Find a line|Mondat")).bounding_box()
    assert box is not None
    assert box["y"] > PHONE["height"] * 0.8


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("query", ["nyugodjon meg", "zzqqxx", ""])
def test_axe_finds_nothing_with_the_finder_open(
    open_page: Open, scheme: str, viewport: dict[str, int], query: str
) -> None:
    """Results, nothing found, and the empty field."""
    page = open_page(f"/hu/apology/?q={query}", color_scheme=scheme, viewport=viewport)
    expect(page.locator("[data-finder] :is(.pb-opt, .pb-tile)").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "🙂", "((((", "a" * 10_000, "\u202eabc", "%22%3E"]
)
def test_odd_queries_show_as_text(open_page: Open, query: str) -> None:
    """Nothing runs, nothing breaks; the fixture sees to console errors."""
    page = open_page("/en/")
    finder(page)
    page.get_by_role("combobox", name=re.compile("Find a line|Mondat")).fill(query)
    expect(page.locator(".pb-count, .pb-opt").first).to_be_visible()
    assert page.locator("[data-finder] img").count() == 0


def test_enter_waits_for_the_answer_to_what_was_typed(open_page: Open) -> None:
    """Pressed before the words are there, it copies the line that is the best one in the end."""
    page = open_page("/en/")
    held: list[Route] = []
    page.route("**/search/en-words-*.json", lambda route: held.append(route))  # noqa: PLW0108 - a built-in bears no mark
    with page.expect_request("**/search/en-words-0.json"):
        finder(page)
    page.keyboard.type("rip off")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-busy", "true")
    page.keyboard.press("Enter")
    expect(page.locator("[data-finder] .pb-toast")).to_be_empty()
    while held:
        held.pop().continue_()
    expect(page.locator("[data-finder] .pb-toast")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied
    # The list is drawn again as more words come in; what stands first in it stays first.
    expect(page.locator("[role=option]").first.locator(".pb-line")).to_contain_text(copied[:15])


def test_what_stands_in_a_line_is_found_before_all_words_are_there(open_page: Open) -> None:
    """Beginnings and lines typed as they stand need not wait."""
    page = open_page("/en/")
    page.route("**/search/en-words-*.json", lambda route: None)
    finder(page)
    page.keyboard.type("put you on hold")
    option = page.locator("[role=option][data-phrase]").first
    expect(option).to_have_attribute("data-phrase", "may-i-put-you-on-hold")


def test_another_language_is_waited_for(open_page: Open) -> None:
    """The list never says "nothing found" while the language that knows it is on its way."""
    page = open_page("/hu/")
    held: list[Route] = []
    page.route("**/search/vi-0.json", lambda route: held.append(route))  # noqa: PLW0108 - a built-in bears no mark
    with page.expect_request("**/search/vi-0.json"):
        page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("xin lỗi")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-busy", "true")
    expect(page.locator(".pb-count")).not_to_contain_text("Nincs")
    while held:
        held.pop().continue_()
    expect(page.locator("[role=option][data-phrase]").first).to_be_visible()


def test_lines_of_another_language_do_not_wait_for_its_other_words(open_page: Open) -> None:
    """What its lines answer in full is shown as soon as the lines are there."""
    page = open_page("/en/")
    for name in ("vi-words-*", "vi-asked"):
        page.route(f"**/search/{name}.json", lambda route: None)
    finder(page)
    page.keyboard.type("xin lỗi")
    gloss = page.locator("[role=option]").first.locator(".pb-hit")
    expect(gloss).to_contain_text(re.compile("xin lỗi", re.IGNORECASE))


def test_what_is_typed_at_once_is_not_lost(open_page: Open) -> None:
    """The finder itself may still be on its way when the first letters come."""
    held: list[Route] = []
    page = open_page("/en/", service_workers="block")
    page.route("**/js/finder-*.js", lambda route: held.append(route))  # noqa: PLW0108 - a built-in bears no mark
    page.reload()
    with page.expect_request("**/js/finder-*.js"):
        page.keyboard.press("/")
        page.keyboard.type("lates")
        page.keyboard.press("Backspace")
    held[0].continue_()
    field = page.locator("[data-finder] input")
    expect(field).to_have_value("late")
    page.keyboard.type(" order")
    expect(field).to_have_value("late order")
    expect(page.locator("[role=option]").first).to_be_visible()


def test_lines_are_found_when_the_other_words_do_not_come(open_page: Open) -> None:
    """A file that cannot be read costs what is in it, not the answer."""
    page = open_page("/en/", service_workers="block")
    for name in ("en-words-0", "hu-0", "en-guides"):
        page.route(f"**/search/{name}.json", lambda route: route.fulfill(body="not JSON"))
    finder(page)
    page.keyboard.type("anything I left out")
    expect(page.locator("[role=option][data-phrase]").first).to_be_visible()
    expect(page.locator("[data-finder] [role=listbox]")).to_have_attribute("aria-busy", "false")


def test_the_own_language_answers_when_the_others_cannot_come(open_page: Open) -> None:
    """A word that only another language may have is not waited for without end."""
    page = open_page("/en/", service_workers="block")
    page.route("**/js/search/backroom-worker.js", lambda route: route.abort())
    finder(page)
    page.keyboard.type("sorry lūdzu")
    expect(page.locator("[role=option][data-phrase]").first).to_be_visible()
    expect(page.locator("[data-finder] [role=listbox]")).to_have_attribute("aria-busy", "false")
