"""Without a network: after one visit everything works, and always of one version."""

from __future__ import annotations

import shutil
from pathlib import Path

from phrasebook.build import build
from phrasebook.model import Bank
from phrasebook.pages import plan
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import served

from ..conftest import GOOD, reword_source
from .conftest import Open

KEPT = "html[data-offline=kept]"


WAITING = """async () => {
  const found = await navigator.serviceWorker.getRegistration();
  for (let round = 0; round < 100 && !found.waiting; round += 1) {
    const { installing } = found;
    if (!installing) await found.update().catch(() => 0);
    else await new Promise((d) => installing.addEventListener("statechange", d, { once: true }));
  }
  return Boolean(found.waiting);
}"""
"""Whether a new version is there whole, and waits for the pages of the old one to go.

The page itself asks for updates as well, so one may have begun before anybody looks.
"""

HELD_BACK = "navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))"


def visit(page: Page, address: str) -> None:
    """Open a page and wait until the device has kept its language."""
    page.goto(address)
    expect(page.locator(KEPT)).to_have_count(1, timeout=60_000)


def test_every_page_and_the_finder_work_offline(bank: Bank, open_page: Open) -> None:
    """One visit of one page is enough for all pages of its language."""
    page = open_page("/hu/")
    expect(page.locator(KEPT)).to_have_count(1, timeout=60_000)
    root = page.url.removesuffix("hu/")
    page.context.set_offline(True)
    for planned in plan(bank):
        if planned.locale == "hu":
            page.goto(f"{root}hu/{planned.name}/".replace("//", "/").replace(":/", "://"))
            assert page.locator("h1").count() == 1, planned.name
    page.goto(f"{root}hu/guides/two-apologies/")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{root}hu/?q=xin+loi")
    expect(page.locator("[role=option][data-phrase]").first).to_be_visible()
    page.context.set_offline(False)


def line(page: Page) -> str:
    """What the page says now."""
    return page.locator("#waiting .pb-say").first.inner_text()


def fresh_page(context: BrowserContext, old: Page) -> Page:
    """Leave the site and come back: the way a new version takes over."""
    old.close()
    return context.new_page()


def test_new_version_comes_whole_or_not_at_all(chromium: Browser, tmp_path: Path) -> None:
    """The next visit after a new build has all of it; a half-published one changes nothing."""
    root = Path(shutil.copytree(GOOD, tmp_path / "bank"))
    site = tmp_path / "site"
    reword_source(root, "Version one.")
    assert build(root, site).ok
    with served(site) as address:
        context = chromium.new_context()
        page = context.new_page()
        visit(page, f"{address}/en/empathy/")
        assert line(page) == "Version one."

        reword_source(root, "Version two.")
        assert build(root, tmp_path / "next").ok
        # Half published: the new worker is there, and a page is still the old one.
        half = {"sw.js", "offline/en.json"}
        for name in half:
            shutil.copy(tmp_path / "next" / name, site / name)
        page = fresh_page(context, page)
        page.goto(f"{address}/en/empathy/")
        update = "navigator.serviceWorker.getRegistration().then((r) => r.update().catch(() => 0))"
        page.evaluate(update)
        page = fresh_page(context, page)
        page.goto(f"{address}/en/empathy/")
        assert line(page) == "Version one."

        shutil.copytree(tmp_path / "next", site, dirs_exist_ok=True)
        assert page.evaluate(WAITING)
        while page.evaluate(HELD_BACK):  # it takes over once nobody looks at the old one
            assert line(page) == "Version one."
            page = fresh_page(context, page)
            page.goto(f"{address}/en/empathy/")
        context.set_offline(True)
        page.reload()
        assert line(page) == "Version two."
        context.close()
