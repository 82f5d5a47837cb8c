"""Lighthouse's four scores for the kinds of pages, behind nginx, in the machine's Chromium.

    make lighthouse

1 where a score is below 100.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from nginx import behind_nginx
from phrasebook.build import build
from serving import CHROMIUM

ROOT = Path(__file__).parent.parent
LIGHTHOUSE = ROOT / "benchmarks" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
PAGES = ("hu/", "hu/apology/", "hu/situations/late-delivery/", "vi/mama-courtroom/", "lv/practice/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
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
                found, lost = scores(f"{address}/{path}")
                worst = min(worst, *found.values())
                print(f"{'/' + path:<36}", *(f"{found[name]:>14}" for name in CATEGORIES))
                for audit in lost:
                    print(f"    {audit}")
    return 0 if worst == 100 else 1


if __name__ == "__main__":
    sys.exit(main())
