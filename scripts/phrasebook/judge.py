"""The bank with everything that is wrong with it, the same for the command and for MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from pathlib import Path

from .check import check
from .load import Loaded, load
from .memo import FORGETFUL, Memo
from .parallel import MANY, meanwhile
from .problem import Problem, has_errors


def load_and_check(root: Path, memo: Memo = FORGETFUL, *, thorough: bool = False) -> Loaded:
    """The bank under `root` with the problems of loading and of all rules, sorted.

    `memo` has what was read and found before. The rules that ask a dictionary or a language model
    run only where `thorough`.
    """
    return _checked(load(root, memo), memo, thorough=thorough)


class Judging:
    """A bank that may be used while it is still being checked: a large one on another core.

    What is made of it while it is `pending` must be thrown away where the `result` has errors.
    """

    def __init__(self, root: Path, memo: Memo) -> None:
        self._memo = memo
        self._loaded = load(root, memo)
        self.bank = bank = self._loaded.bank
        self.pending = bool(
            bank and len(bank.phrases) > MANY and not has_errors(self._loaded.problems)
        )
        self._found = None
        if bank and self.pending:
            bank.made_of(bank.topics)  # takes a while; whoever is forked from here knows it
            self._found = meanwhile(partial(check, bank, memo=memo))

    @cached_property
    def result(self) -> Loaded:
        """The bank with all its problems; waits for the check."""
        if self._found:
            return _judged(self._loaded, self._found())
        return _checked(self._loaded, self._memo)


def _checked(loaded: Loaded, memo: Memo, *, thorough: bool = False) -> Loaded:
    found = check(loaded.bank, thorough=thorough, memo=memo) if loaded.bank else ()
    return _judged(loaded, found)


def _judged(loaded: Loaded, found: Iterable[Problem]) -> Loaded:
    # What could not be read as it was meant is judged when it can.
    unread = {(p.path, p.line) for p in loaded.problems}
    problems = {*loaded.problems, *(p for p in found if (p.path, p.line) not in unread)}
    broken = {(p.path, p.id) for p in problems if p.severity == "error"}
    # A warning about a phrase that has an error is often the same slip, seen twice.
    kept = {p for p in problems if p.severity == "error" or (p.path, p.id) not in broken}
    return Loaded(loaded.bank, tuple(sorted(kept)))
