"""How long a build takes, beside stock Material, Zensical and Hugo on the same pages.

Prints seconds (median of the rounds), peak memory and ratios. The programs take turns within each
round, so that whatever else the machine does meets all of them. Hugo builds no search index.
Each round begins without anything kept from earlier builds; then one line is edited and our bank
built again.

    make bench                                  400 and 4,000 phrases in four locales, three rounds
    .venv/bin/python benchmarks/build.py --phrases 10000 --rounds 1
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import ROOT, real_bank, write_bank, write_markdown
from phrasebook import memo
from phrasebook.model import Bank

OURS = "this program"
EDITED = "… one line edited"
MKDOCS_YML = """\
site_name: Stock
docs_dir: docs
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [attr_list, tables, pymdownx.details, pymdownx.superfences, pymdownx.tilde]
"""
HUGO_TOML = 'baseURL = "/"\ntitle = "Hugo"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
HUGO_PAGE = (
    '<!doctype html><html lang="{{ .Section }}"><head><meta charset="utf-8">'
    "<title>{{ .Title }}</title></head><body><nav>{{ range .Site.Sections }}"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ .Content }}</body></html>'
)


def prepare_ours(bank: Bank, count: int, folder: Path) -> list[str]:
    """This program on a generated bank."""
    write_bank(bank, count, folder)
    return [str(ROOT / ".venv/bin/phrasebook"), "build", "--root", str(folder)]


def prepare_edited(bank: Bank, count: int, folder: Path) -> list[str]:
    """This program again on the same bank, which it has just built."""
    return [str(ROOT / ".venv/bin/phrasebook"), "build", "--root", str(folder)]


def prepare_stock(bank: Bank, count: int, folder: Path) -> list[str]:
    """MkDocs with Material as they come, every phrase as Markdown, Material's search."""
    write_markdown(bank, count, folder / "docs")
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    config = str(folder / "mkdocs.yml")
    return [str(ROOT / ".venv/bin/mkdocs"), "build", "-q", "-f", config]


def prepare_zensical(bank: Bank, count: int, folder: Path) -> list[str]:
    """Zensical on the same Markdown and settings, without its cache."""
    prepare_stock(bank, count, folder)
    program = str(ROOT / ".venv-bench/bin/zensical")
    return [program, "build", "--clean", "-f", str(folder / "mkdocs.yml")]


def prepare_hugo(bank: Bank, count: int, folder: Path) -> list[str]:
    """Hugo on the same pages, with one plain layout and no search index."""
    write_markdown(bank, count, folder / "content", hugo=True)
    (folder / "config.toml").write_text(HUGO_TOML, "utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(HUGO_PAGE, "utf-8")
    return ["hugo", "--quiet", "--source", str(folder)]


PROGRAMS: dict[str, Callable[[Bank, int, Path], list[str]]] = {
    OURS: prepare_ours,
    EDITED: prepare_edited,
    "stock Material": prepare_stock,
    "Zensical": prepare_zensical,
    "Hugo (no search)": prepare_hugo,
}


def timed(command: list[str]) -> tuple[float, int]:
    """Seconds and peak memory in MiB of one run; a run that fails ends the benchmark."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    if status:
        raise SystemExit(f"{' '.join(command)}\n{errors.decode()}")
    return seconds, usage.ru_maxrss // 1024


def edit(root: Path, number: int) -> None:
    """Change one word of one Hungarian line."""
    path = root / "phrases/hu/topic-1.yml"
    before, line, after = path.read_text("utf-8").partition("    say: ")
    path.write_text(f'{before}{line}"Nos {"ab"[number % 2]}, {after[1:]}', "utf-8")


def measure(bank: Bank, count: int, rounds: int) -> dict[str, float]:
    """Prints the table for one size; gives the median seconds of each program."""
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / OURS
        commands = {
            name: prepare(bank, count, ours if name == EDITED else Path(folder) / name)
            for name, prepare in PROGRAMS.items()
            if name != "Hugo (no search)" or shutil.which("hugo")
        }
        runs: dict[str, list[tuple[float, int]]] = {name: [] for name in commands}
        for number in range(rounds):
            shutil.rmtree(memo.FOLDER, ignore_errors=True)  # ours remembers; nobody else may
            for name, command in commands.items():
                if name == EDITED:
                    edit(ours, number)
                runs[name].append(timed(command))
    medians = {name: statistics.median(s for s, _ in done) for name, done in runs.items()}
    print(f"\n{count:,} phrases in {len(bank.catalog.locales)} locales, {rounds} rounds")
    print(f"{'':18}{'seconds':>9}{'MiB':>7}{'against ours':>14}")
    for name, seconds in medians.items():
        memory = max(m for _, m in runs[name])
        print(f"{name:18}{seconds:9.2f}{memory:7}{seconds / medians[OURS]:13.1f}×")
    return medians


def main() -> None:
    """Measure every size that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--phrases", type=int, nargs="+", default=[400, 4000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    bank = real_bank()
    costs = {n: measure(bank, n, options.rounds)[OURS] / n * 1000 for n in options.phrases}
    print()
    for count, cost in costs.items():
        print(f"{count:,} phrases: {cost:.2f} ms a phrase in all locales")


if __name__ == "__main__":
    main()
