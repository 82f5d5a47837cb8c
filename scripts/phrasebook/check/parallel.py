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
from typing import Any, TypeVar

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


def meanwhile(work: Callable[[Bank], T], bank: Bank) -> Callable[[], T]:
    """Start `work(bank)` on another core; what comes back waits for its result and gives it."""
    pool = _pool(partial(work, bank), 1)
    if pool is None:
        done = work(bank)
        return lambda: done
    future: Future[T] = pool.submit(_run)
    pool.shutdown(wait=False)  # it ends by itself when the work is done
    return future.result
