"""What the first view of a page costs: bytes, layout shift, and how long the page is busy.

    python benchmarks/view.py

Behind nginx with its gzip, in a phone's window, with the processor slowed down four times. Prints
a line a page; 1 where a page is over its budget.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from nginx import behind_nginx
from phrasebook.build import build
from playwright.sync_api import Browser, sync_playwright
from serving import launch_chromium

ROOT = Path(__file__).parent.parent
PAGES = ("", "apology/", "mama-courtroom/", "situations/late-delivery/", "guides/two-apologies/")
SLOWED = 4
MOST_KB = 120
MOST_BUSY_MS = 100

_WATCH = """
window.seen = { shift: 0, busy: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) window.seen.shift += entry.value;
  }
}).observe({ type: 'layout-shift', buffered: true });
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) {
    window.seen.busy = Math.max(window.seen.busy, startTime + duration);
  }
}).observe({ type: 'longtask', buffered: true });
"""


@dataclass(frozen=True, slots=True)
class View:
    """One first view: kilobytes on the wire, layout shift, busy so long after the load event."""

    kilobytes: float
    shift: float
    busy_ms: float


def view(browser: Browser, address: str) -> View:
    """Open an address as somebody who has never been there."""
    context = browser.new_context(viewport={"width": 360, "height": 780}, service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(_WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    page.wait_for_timeout(1000)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    seen = page.evaluate("window.seen")
    context.close()
    return View(sum(sizes) / 1000, seen["shift"], max(0, seen["busy"] - loaded))


def main() -> int:
    """Build, serve, and look at each kind of page in each locale."""
    over = 0
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder).chmod(0o755)
        site = Path(folder) / "site"
        if not build(ROOT, site).ok:
            return 1
        browser = launch_chromium(playwright)
        with behind_nginx(site) as address:
            print("page                                   kB    shift   busy after load")
            for locale in ("en", "hu", "lv", "vi"):
                for path in PAGES:
                    found = view(browser, f"{address}/{locale}/{path}")
                    bad = found.kilobytes > MOST_KB or found.shift or found.busy_ms > MOST_BUSY_MS
                    over += bool(bad)
                    name = f"/{locale}/{path}"
                    print(
                        f"{name:<36} {found.kilobytes:>5.1f}  {found.shift:>6.3f}"
                        f"  {found.busy_ms:>6.0f} ms{'  over' if bad else ''}",
                        flush=True,
                    )
        browser.close()
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
