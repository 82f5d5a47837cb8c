"""Words that try to be markup, script, address or template: none runs, all show as text."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from mkdocs_hooks import build_site
from phrasebook.load import load
from playwright.sync_api import Browser, Page, expect
from serving import served

from ..conftest import GOOD

PAYLOADS: list[str] = json.loads(
    (Path(__file__).parent.parent / "cases" / "payloads.json").read_text("utf-8")
)
SHOWN_AS_ONE_SPACE = re.compile(r"[\s\u2028\u2029]+")


@dataclass
class Victim:
    """A page that notices when something runs that should not."""

    page: Page
    address: str
    ran: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Open a page of the poisoned site."""
        self.page.goto(self.address + path)


def poisoned(folder: Path) -> Path:
    """The small bank with every payload in every field of a phrase of its own."""
    root = Path(shutil.copytree(GOOD, folder / "bank"))
    phrases = root / "phrases"
    topic, words = ["phrases:"], ["phrases:"]
    for number, payload in enumerate(PAYLOADS):
        text = json.dumps(payload)
        topic += [f"  poison-{number}:", "    situations: [late-delivery]"]
        words.append(f"  poison-{number}:")
        words += [f"    {f}: {text}" for f in ("say", "write", "when", "avoid", "why", "keywords")]
    for name, layout in (("empathy", "cards"), ("duel", "contrast")):
        ids = "\n".join(topic).replace("poison", f"poison-{name}")
        lines = "\n".join(words).replace("poison-", f"poison-{name}-")
        title = f"title: {json.dumps(PAYLOADS[10])}\nintro: {json.dumps(PAYLOADS[11])}\n"
        (phrases / f"topics/{name}.yml").write_text(f"step: listen\nlayout: {layout}\n{ids}\n")
        for locale in ("en", "hu"):
            (phrases / f"{locale}/{name}.yml").write_text(f"{title}{lines}\n")
    catalog = phrases / "catalog.yml"
    shown_at_home = catalog.read_text("utf-8").replace("line: late", "line: poison-empathy-0")
    catalog.write_text(shown_at_home, "utf-8")
    return root


@pytest.fixture(scope="module")
def poisoned_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The poisoned bank, built without the check that would refuse it, and served."""
    folder = tmp_path_factory.mktemp("poisoned")
    root = poisoned(folder)
    loaded = load(root)
    assert loaded.bank is not None
    build_site(root, folder / "site", loaded.bank)
    with served(folder / "site") as address:
        yield address


@pytest.fixture
def victim(chromium: Browser, poisoned_site: str) -> Iterator[Victim]:
    """Nothing may run, and nobody else may be asked."""
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    found = Victim(page, poisoned_site)
    page.expose_function("ranHere", lambda: found.ran.append(page.url))
    page.add_init_script("window.alert = () => window.ranHere();")
    context.on(
        "request",
        lambda r: None if r.url.startswith((poisoned_site, "data:")) else found.ran.append(r.url),
    )
    yield found
    context.close()
    assert found.ran == []


def texts(page: Page, selector: str) -> list[str]:
    """The texts of elements as a reader sees them."""
    found = page.eval_on_selector_all(selector, "all => all.map((e) => e.textContent)")
    return [SHOWN_AS_ONE_SPACE.sub(" ", text).strip() for text in found]


def as_shown(payload: str) -> str:
    """A payload as a reader sees it."""
    return SHOWN_AS_ONE_SPACE.sub(" ", payload).strip()


def test_there_are_many() -> None:
    """A hundred at least, no two alike."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 100


@pytest.mark.parametrize("path", ["/en/empathy/", "/en/duel/", "/hu/empathy/", "/vi/duel/"])
def test_topic_pages_show_text(victim: Victim, path: str) -> None:
    """In every field of a card and of a contrast pair."""
    victim.open(path)
    wanted = [as_shown(payload) for payload in PAYLOADS]
    assert texts(victim.page, "article > .pb-say, article .pb-mama > .pb-say") == wanted
    assert texts(victim.page, "article .pb-avoid") == wanted


def test_other_pages_show_text(victim: Victim) -> None:
    """Situation, practice, status, home and the list of topics."""
    victim.open("/en/situations/late-delivery/")
    assert as_shown(PAYLOADS[0]) in texts(victim.page, ".pb-bubble > .pb-say")
    victim.open("/en/practice/")
    assert as_shown(PAYLOADS[0]) in texts(victim.page, "[data-answer] .pb-say")
    for path in ("/hu/status/", "/en/", "/en/phrases/", "/en/downloads/"):
        victim.open(path)
        expect(victim.page.locator("h1")).to_be_visible()


def test_what_is_made_on_the_device_shows_text(victim: Victim) -> None:
    """Second language, own lines, the reply builder, copying, the customer's screen."""
    page = victim.page
    victim.open("/en/empathy/")
    page.evaluate("localStorage.setItem('pb.second', 'hu')")
    ids = [f"poison-empathy-{number}" for number in range(len(PAYLOADS))]
    page.evaluate("(ids) => localStorage.setItem('pb.favourites', JSON.stringify(ids))", ids)
    page.reload()
    page.locator("article .pb-actions [data-copy]").first.click()
    page.locator("article [data-show-line]").first.click()
    page.keyboard.press("Escape")
    victim.open("/en/favourites/")
    page.locator("[data-list=kept] article").first.wait_for()
    wanted = [as_shown(payload) for payload in PAYLOADS]
    assert texts(page, "[data-list=kept] article > .pb-say") == wanted
    victim.open("/en/situations/late-delivery/")
    page.locator("button[data-reply]").click()
    page.locator('[data-add=""]').click()
    page.keyboard.insert_text("\n".join(PAYLOADS))
    page.locator("[data-read]").click()
    page.keyboard.press("Escape")
    page.locator("[data-copy-reply]").click()


def test_finder_shows_text(victim: Victim) -> None:
    """Typed, and found."""
    page = victim.page
    victim.open("/en/")
    page.keyboard.press("/")
    field_ = page.locator("[data-finder] input")
    expect(field_).to_be_focused()
    for payload in PAYLOADS:
        field_.fill(payload)
        expect(page.locator("[data-finder] [role=listbox]")).to_have_attribute("aria-busy", "false")
    assert page.locator("[data-finder] :is(script, img, iframe, object, embed)").count() == 0


@pytest.mark.parametrize("part", range(8))
def test_address_with_a_query_shows_text(victim: Victim, part: int) -> None:
    """Each payload in `?q=`: it stands in the field as it was sent."""
    for payload in PAYLOADS[part :: 8 * 3]:
        victim.open(f"/en/?q={quote(payload)}")
        expect(victim.page.locator("[data-finder] input")).to_have_value(payload)
        listed = victim.page.locator("[data-finder] [role=listbox]")
        expect(listed).to_have_attribute("aria-busy", "false")
