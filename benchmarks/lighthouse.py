"""Lighthouse's four scores for the kinds of pages, behind nginx, in the machine's Chromium.

    make lighthouse

Each score is the median of five runs, as Lighthouse's own notes on variability advise: a single
run measures what else the machine was doing too. The lowest of the five stands beside it where it
differs. Exit status 1 where a median is below 100.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from nginx import behind_nginx
from phrasebook.build import build
from serving import CHROMIUM

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = ROOT / "benchmarks" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
PAGES = ("hu/", "hu/apology/", "hu/situations/late-delivery/", "vi/mama-courtroom/", "lv/practice/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 5
TRIES = 3
FLAGS = "--headless=new --no-sandbox"


def scores(address: str) -> tuple[dict[str, int], list[str]]:
    """The scores from 0 to 100, and the audits that cost points."""
    command = [
        *(str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"),
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    environment = os.environ | ({"CHROME_PATH": str(CHROMIUM)} if CHROMIUM.exists() else {})
    for _ in range(TRIES):  # the browser does not always come up
        made = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if made.returncode == 0:
            break
    report = json.loads(made.stdout)
    counted = {
        part["id"]
        for category in CATEGORIES
        for part in report["categories"][category]["auditRefs"]
        if part["weight"]
    }
    lost = [
        f"{id_} {audit.get('displayValue', '')}".strip()
        for id_, audit in report["audits"].items()
        if id_ in counted and audit["score"] is not None and audit["score"] < 1
    ]
    found = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    return found, lost


def median(found: Iterable[int]) -> tuple[int, int]:
    """The median and the lowest of the scores of several runs."""
    scores_ = sorted(found)
    return statistics.median_low(scores_), scores_[0]


def told(score: int, lowest: int) -> str:
    """A score, with the lowest one if that is another."""
    return f"{score}" if score == lowest else f"{score} (≥ {lowest})"


def main() -> int:
    """Print a line a page."""
    worst = 100
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        site = Path(folder) / "site"
        os.environ.setdefault("SITE_URL", "http://127.0.0.1/")
        if not build(ROOT, site).ok:
            return 1
        with behind_nginx(site) as address:
            print(f"{'page':<36}", *(f"{name:>14}" for name in CATEGORIES))
            for path in PAGES:
                runs = [scores(f"{address}/{path}") for _ in range(RUNS)]
                medians = {name: median(run[name] for run, _ in runs) for name in CATEGORIES}
                worst = min(worst, *(score for score, _ in medians.values()))
                print(f"{'/' + path:<36}", *(f"{told(*medians[name]):>14}" for name in CATEGORIES))
                for audit in sorted({audit for _, lost in runs for audit in lost}):
                    print(f"    {audit}")
    return 0 if worst == 100 else 1


if __name__ == "__main__":
    sys.exit(main())
