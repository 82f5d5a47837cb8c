"""The bank with everything that is wrong with it, the same for the command and for MkDocs."""

from __future__ import annotations

from pathlib import Path

from .check import check
from .load import Loaded, load


def load_and_check(root: Path, *, thorough: bool = False) -> Loaded:
    """The bank under `root` with the problems of loading and of all rules, sorted.

    The rules that ask a dictionary or a language model run only where `thorough`.
    """
    loaded = load(root)
    found = check(loaded.bank, thorough=thorough) if loaded.bank else ()
    # What could not be read as it was meant is judged when it can.
    unread = {(p.path, p.line) for p in loaded.problems}
    problems = {*loaded.problems, *(p for p in found if (p.path, p.line) not in unread)}
    broken = {(p.path, p.id) for p in problems if p.severity == "error"}
    # A warning about a phrase that has an error is often the same slip, seen twice.
    kept = {p for p in problems if p.severity == "error" or (p.path, p.id) not in broken}
    return Loaded(loaded.bank, tuple(sorted(kept)))
