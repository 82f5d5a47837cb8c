"""Material for MkDocs' own search on the same lines: its worker, in Chromium, as it comes."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generate import ROOT, real_bank, write_markdown
from playwright.sync_api import sync_playwright
from serving import launch_chromium, served

SETTINGS = """\
site_name: Stock
docs_dir: docs
theme: {name: material, font: false}
plugins: [{search: {lang: [en, hu, vi]}}]
markdown_extensions: [attr_list, tables, pymdownx.details, pymdownx.superfences, pymdownx.tilde]
"""
# Message types of Material's search worker: 0 set up, 1 ready, 2 query, 3 result.
ASK = """
async ({ worker, queries }) => {
  const index = await (await fetch("search/search_index.json")).json();
  const search = new Worker(worker);
  const reply = (type) => new Promise((resolve) => {
    search.addEventListener("message", function listen({ data }) {
      if (data.type === type) { search.removeEventListener("message", listen); resolve(data.data); }
    });
  });
  search.postMessage({ type: 0, data: { ...index, options: { suggest: false } } });
  await reply(1);
  const answers = [];
  for (const query of queries) {
    const answer = reply(3);
    search.postMessage({ type: 2, data: query });
    const { items } = await answer;
    answers.push(items.flat().map(({ location, score }) => [location, score]));
  }
  return answers;
}
"""


def rank(queries: Sequence[str]) -> list[list[str]]:
    """The phrase ids that Material's search gives for each query, in its order."""
    bank = real_bank()
    ids = list(bank.phrases)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_markdown(bank, len(ids), folder / "docs")
        (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
        command = [str(ROOT / ".venv/bin/mkdocs"), "build", "-q", "-f", str(folder / "mkdocs.yml")]
        subprocess.run(command, check=True, capture_output=True)
        answers = _ask(folder / "site", list(queries))
    return [_phrases(answer, ids) for answer in answers]


def _ask(site: Path, queries: list[str]) -> list[list[Any]]:
    worker = next((site / "assets/javascripts/workers").glob("search.*.js")).relative_to(site)
    with served(site) as address, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page()
        page.goto(f"{address}/")
        found: list[list[Any]] = page.evaluate(
            ASK, {"worker": worker.as_posix(), "queries": queries}
        )
        browser.close()
    return found


def _phrases(answer: list[Any], ids: list[str]) -> list[str]:
    """The phrases among the results; a hit of a page without an anchor is not an answer."""
    found = [re.search(r"#phrase-(\d+)$", location) for location, _ in answer]
    return list(dict.fromkeys(ids[int(match[1])] for match in found if match))
