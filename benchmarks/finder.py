"""How fast the finder is, measured inside the page in Chromium.

Prints, for the real bank and for a generated one: how long after opening the finder is ready, how
long keystrokes take from key to shown results, what is fetched before the first result (gzip), and
the longest task on the main thread.

    make search
    .venv/bin/python benchmarks/finder.py --phrases 10000
"""

from __future__ import annotations

import argparse
import gzip
import re
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generate import ROOT, real_bank, write_bank
from phrasebook.build import build
from playwright.sync_api import Page, Response, sync_playwright
from ranking import judged
from serving import launch_chromium, served

RUNS = 3
TYPING_MS = 60
"""Between two keys: faster than anybody types."""
WATCH_LONG_TASKS = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.longTasks.push(task.duration);
}).observe({ type: "longtask", buffered: true });
"""
READY = "performance.getEntriesByName('pb-finder-ready')[0]?.duration"
SHOWN = """
() => {
  const times = (name) => performance.getEntriesByName(name).map((e) => e.startTime);
  const shown = times("pb-finder-shown");
  return times("pb-finder-typed").map((typed) => shown.find((time) => time >= typed) - typed);
}
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured: milliseconds, and bytes after gzip."""

    ready: float
    keystrokes: list[float]
    fetched: int
    longest_task: float


def measure(page: Page, address: str, site: Path, locale: str, queries: list[str]) -> Figures:
    """One visit: open the finder, type every query letter by letter."""
    fetched: list[str] = []

    def note(response: Response) -> None:
        if response.url.startswith(address):
            fetched.append(urlsplit(response.url).path)

    page.add_init_script(WATCH_LONG_TASKS)
    page.goto(f"{address}/{locale}/", wait_until="load")
    page.evaluate("document.fonts.ready")
    page.on("response", note)
    page.wait_for_function("document.readyState")  # brings Playwright's own script in, untimed
    page.evaluate("window.longTasks.length = 0")
    page.keyboard.press("/")
    page.wait_for_function(READY)
    own_lines = re.compile(rf"/search/{locale}-\d+\.json$")  # what comes later may be noted too
    before_first = [p for p in fetched if own_lines.search(p) or not p.startswith("/search/")]
    for query in queries:
        page.locator("[data-finder] input").fill("")
        for letter in query[:40]:  # a delay of `type` comes before an accented letter, not after
            page.keyboard.type(letter)
            page.wait_for_timeout(TYPING_MS)
    page.wait_for_function(
        "performance.getEntriesByName('pb-finder-shown').at(-1).startTime >"
        " performance.getEntriesByName('pb-finder-typed').at(-1).startTime"
    )
    size = sum(
        len(gzip.compress((site / path.lstrip("/")).read_bytes(), 9)) for path in before_first
    )
    return Figures(
        ready=page.evaluate(READY),
        keystrokes=page.evaluate(SHOWN),
        fetched=size,
        longest_task=max(page.evaluate("window.longTasks"), default=0.0),
    )


def built(root: Path, site: Path) -> None:
    """Build a bank, or say why it could not be built."""
    made = build(root, site)
    if not made.ok:
        raise SystemExit(made.refusal or "\n".join(map(str, made.problems)))


def report(name: str, site: Path) -> None:
    """Measures every language and prints the table."""
    print(f"\n{name}")
    print(
        f"{'':4}{'ready ms':>10}{'key p50':>9}{'key p95':>9}{'kB fetched':>12}{'longest task':>14}"
    )
    with sync_playwright() as playwright, served(site) as address:
        browser = launch_chromium(playwright)
        for locale in ("en", "hu", "lv", "vi"):
            queries = [q.query for q in judged() if q.locale == locale][::18]
            runs = []
            for _ in range(RUNS):
                context = browser.new_context(
                    viewport={"width": 1280, "height": 800}, bypass_csp=True
                )
                runs.append(measure(context.new_page(), address, site, locale, queries))
                context.close()
            keys = sorted(ms for run in runs for ms in run.keystrokes)
            print(
                f"{locale:4}{statistics.median(r.ready for r in runs):10.0f}"
                f"{statistics.median(keys):9.1f}{keys[int(len(keys) * 0.95)]:9.1f}"
                f"{runs[0].fetched / 1000:12.1f}{max(r.longest_task for r in runs):14.0f}"
            )
        browser.close()


def main() -> None:
    """Measure the real bank, then generated ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phrases", type=int, nargs="*", default=[10_000])
    options = parser.parse_args()
    bank = real_bank()
    with tempfile.TemporaryDirectory() as folder:
        real = Path(folder) / "real"
        built(ROOT, real)
        report(f"the bank: {len(bank.phrases)} phrases", real)
        for count in options.phrases:
            root = Path(folder) / str(count)
            write_bank(bank, count, root)
            built(root, root / "site")
            report(f"generated: {count:,} phrases in each language", root / "site")


if __name__ == "__main__":
    main()
