"""The bank with everything that is wrong with it, the same for the command and for MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .check import MANY, check
from .check.parallel import Meanwhile
from .load import Loaded, load
from .problem import Problem, has_errors


def load_and_check(root: Path, *, thorough: bool = False) -> Loaded:
    """The bank under `root` with the problems of loading and of all rules, sorted.

    The rules that ask a dictionary or a language model run only where `thorough`.
    """
    loaded = load(root)
    return _judged(loaded, check(loaded.bank, thorough=thorough) if loaded.bank else ())


class Judging:
    """A bank that is used while it is still being checked: a large one on another core.

    What is made of it in the meantime must be thrown away where `result` has errors.
    """

    def __init__(self, root: Path) -> None:
        self._loaded = load(root)
        self._found: Meanwhile[tuple[Problem, ...]] | None = None
        self._result: Loaded | None = None
        bank = self._loaded.bank
        if bank is None or has_errors(self._loaded.problems) or len(bank.phrases) <= MANY:
            self._result = _judged(self._loaded, check(bank) if bank else ())
        else:
            self._found = Meanwhile(check, bank)

    @property
    def loaded(self) -> Loaded:
        """The bank with the problems that are known by now."""
        return self._result or self._loaded

    def result(self) -> Loaded:
        """The bank with all its problems; waits for the check."""
        if self._result is None and self._found is not None:
            self._result = _judged(self._loaded, self._found.result())
        return self.loaded


def _judged(loaded: Loaded, found: Iterable[Problem]) -> Loaded:
    # What could not be read as it was meant is judged when it can.
    unread = {(p.path, p.line) for p in loaded.problems}
    problems = {*loaded.problems, *(p for p in found if (p.path, p.line) not in unread)}
    broken = {(p.path, p.id) for p in problems if p.severity == "error"}
    # A warning about a phrase that has an error is often the same slip, seen twice.
    kept = {p for p in problems if p.severity == "error" or (p.path, p.id) not in broken}
    return Loaded(loaded.bank, tuple(sorted(kept)))
