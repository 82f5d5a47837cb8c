"""A real Chromium for the browser tests: Debian's, or Playwright's own download."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from serving import launch_chromium

PHONE = {"width": 360, "height": 780}
DESKTOP = {"width": 1280, "height": 800}

PATIENCE_MS = 30_000
"""As long as Playwright waits for anything else: the machine may be busy with other things."""

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; its absence fails them."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


class Watch:
    """What went wrong in a page, and whom it asked."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        context.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        context.on("weberror", lambda e: self.errors.append(str(e.error)))
        context.on(
            "request",
            lambda r: None if r.url.startswith((own, "data:")) else self.foreign.append(r.url),
        )


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site in a context of its own; afterwards there must be no error.

    Arguments of the context can be given: viewport, color_scheme, java_script_enabled, locale.
    """
    contexts: list[tuple[BrowserContext, Watch]] = []

    def open_(path: str, **settings: Any) -> Page:
        usual = {"viewport": DESKTOP, "locale": "en-GB", "reduced_motion": "reduce"}
        context = chromium.new_context(**usual | settings)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append((context, Watch(context, address)))
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open_
    for context, watch in contexts:
        context.close()
        assert watch.errors == []
        assert watch.foreign == []
