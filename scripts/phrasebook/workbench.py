"""What translators change through the program: the only module besides `build` that writes files.

Each function writes all of its files or none, and returns what it did for the command to print.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from . import review, skeleton
from .canonical import NotCanonicalError, canonical, edited, tidy
from .exchange import po
from .load import load
from .model import Bank
from .problem import Problem
from .reader import Map, read

NOT_WORDS = frozenset({"topics", "review", "rules"})
"""Folders of phrases/ whose files hold more than texts."""


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files, given by their path under `root`/phrases, each in one go."""
    for name, text in files.items():
        path = root / "phrases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            Path(fresh).chmod(path.stat().st_mode if path.exists() else 0o644)
            Path(fresh).replace(path)
        except OSError:
            Path(fresh).unlink(missing_ok=True)
            raise


def accept(
    root: Path, bank: Bank, locale: str, ids: Sequence[str], by: str, on: date | None = None
) -> int:
    """Take lines of a locale as up to date, or as read by a person; returns how many.

    Raises UnknownPhraseError; then nothing is written.
    """
    reviews = review.accepted(bank, locale, ids, on or date.today(), by)
    write(root, {f"review/{locale}.yml": review.text(reviews)})
    return len(set(ids))


def formatted(root: Path, paths: Iterable[Path]) -> tuple[dict[str, str], list[Problem]]:
    """The files that are not in their one form, with that form; and those that cannot be read.

    A file that would say something else afterwards is a problem too, and is left alone.
    """
    changed: dict[str, str] = {}
    problems: list[Problem] = []
    base = (root / "phrases").resolve()
    for path in paths:
        if not path.resolve().is_relative_to(base):
            message = "the file is not under phrases/; name one that is"
            problems.append(Problem(str(path), 1, "", "", "fmt", message))
            continue
        name = path.resolve().relative_to(base).as_posix()
        data, found = read(path, f"phrases/{name}")
        harmless = {"encoding-bom"}
        if data is None or any(problem.rule not in harmless for problem in found):
            problems += found
            continue
        before = path.read_bytes().decode("utf-8")
        try:
            after = _form(name, before)
        except NotCanonicalError as error:
            message = f"the file cannot be put into its form ({error}); mend it by hand"
            problems.append(Problem(f"phrases/{name}", 1, "", "", "fmt", message))
            continue
        if after != before:
            changed[name] = after
    return changed, problems


def _form(name: str, text: str) -> str:
    folder, _, file = name.rpartition("/")
    words = folder and folder not in NOT_WORDS and file.endswith(".yml")
    return canonical(text) if words else tidy(text)


def import_po(root: Path, bank: Bank, locale: str, text: str) -> tuple[int, int]:
    """Take a PO file's texts over; returns how many texts changed and lines were accepted.

    Raises ExchangeError, NotCanonicalError or OSError; then nothing is written.
    """
    found = po.imported(bank, locale, text)
    files = {}
    for topic, changes in found.changes.items():
        path = root / "phrases" / locale / f"{topic}.yml"
        before = path.read_text("utf-8") if path.exists() else 'title: ""\nphrases: {}\n'
        files[f"{locale}/{topic}.yml"] = edited(before, changes)
    write(root, files)
    now = load(root).bank
    if found.accepted and now is not None:
        accept(root, now, locale, found.accepted, by="")
    return sum(map(len, found.changes.values())), len(found.accepted)


def add_locale(root: Path, bank: Bank, code: str) -> list[str]:
    """Make every file of a new locale and add it to catalog.yml; returns the new files.

    Raises SkeletonError where the locale is there already, CLDR does not know it, or one of its
    files exists.
    """
    files = dict(skeleton.files(bank, code))
    for name in files:
        if (root / "phrases" / name).exists():
            raise skeleton.SkeletonError(f"phrases/{name} exists already; delete or rename it")
    catalog = root / "phrases/catalog.yml"
    data, _ = read(catalog, "phrases/catalog.yml")
    following = _line_after_locales(data) if data is not None else 0
    text = catalog.read_text("utf-8")
    lines = text.splitlines()
    last = following - 1 if following else len(lines)
    while last > 0 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    files["catalog.yml"] = skeleton.into_catalog(text, skeleton.settings(bank, code), last)
    write(root, files)
    return sorted(f"phrases/{name}" for name in files if name != "catalog.yml")


def _line_after_locales(data: Map) -> int:
    """The line of the key that follows `locales` in catalog.yml, or 0."""
    start = data.lines["locales"]
    return min((line for line in data.lines.values() if line > start), default=0)
