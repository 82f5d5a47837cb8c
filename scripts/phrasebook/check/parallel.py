"""Work on a large bank on every core of the machine.

The bank is not copied: each process is a fork of this one. Where the system has no fork, the work
is done here and now.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from typing import Any, Generic, TypeVar

from ..model import Bank
from ..problem import Problem

T = TypeVar("T")
InPart = Callable[[Bank, int, int], set[Problem]]

_work: Callable[..., Any]


def _run(*arguments: int) -> Any:
    return _work(*arguments)


def _pool(work: Callable[..., Any], processes: int) -> ProcessPoolExecutor | None:
    """Processes that do `work`, or None where that would gain nothing."""
    global _work  # noqa: PLW0603 - what is set before a fork is there after it
    if (os.cpu_count() or 1) == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return None
    _work = work
    return ProcessPoolExecutor(processes, multiprocessing.get_context("fork"))


def in_parts(find: InPart, bank: Bank) -> set[Problem]:
    """What `find(bank, part, parts)` finds in all parts together, a part for each core."""
    parts = os.cpu_count() or 1
    pool = _pool(partial(find, bank), parts)
    if pool is None:
        return find(bank, 0, 1)
    with pool:
        return set().union(*pool.map(_run, range(parts), [parts] * parts))


class Meanwhile(Generic[T]):
    """`work(bank)`, done while this process does something else."""

    def __init__(self, work: Callable[[Bank], T], bank: Bank) -> None:
        self._pool = _pool(partial(work, bank), 1)
        self._future: Future[T] | None = self._pool.submit(_run) if self._pool else None
        self._done = work(bank) if self._future is None else None

    def result(self) -> T:
        """What the work gave; waits for it. Raises what it raised."""
        if self._future is not None and self._pool is not None:
            with self._pool:
                self._done, self._future = self._future.result(), None
        return self._done  # type: ignore[return-value]
