"""Work on a large bank on every core of the machine.

Nothing is copied: each process is a fork of this one. Where the system has no fork, the work is
done here and now.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

from .memo import Memo

T = TypeVar("T")

MANY = 2000
"""A bank of more phrases is large."""

MANY_BYTES = 8_000_000
"""The files of a large bank have more: about 4,000 a phrase in four languages."""

_work: Callable[..., Any]


def in_parts(work: Callable[[int, int], T]) -> list[T]:
    """What `work(part, parts)` gives for each part, a part for each core."""
    parts = os.cpu_count() or 1
    pool = _pool(work, parts)
    if pool is None:
        return [work(0, 1)]
    with pool:
        return list(pool.map(_run, range(parts), [parts] * parts))


def ahead(tasks: Sequence[Callable[[], object]], memo: Memo) -> None:
    """Do `tasks` on every core for what they leave in `memo`; what they give is thrown away."""

    def some(part: int, parts: int) -> None:
        for task in tasks[part::parts]:
            task()

    in_parts(some)
    memo.look_again()


def meanwhile(work: Callable[[], T]) -> Callable[[], T]:
    """Start `work` on another core; what comes back waits for its result and gives it."""
    pool = _pool(work, 1)
    if pool is None:
        done = work()
        return lambda: done
    future: Future[T] = pool.submit(_run)
    pool.shutdown(wait=False)  # it ends by itself when the work is done
    return future.result


def finish() -> None:
    """Wait until nothing that was started is under way any more."""
    for process in multiprocessing.active_children():
        process.join()


def _run(*arguments: int) -> Any:
    return _work(*arguments)


def _pool(work: Callable[..., Any], processes: int) -> ProcessPoolExecutor | None:
    """Processes that do `work`, or None where that would gain nothing."""
    global _work  # noqa: PLW0603 - what is set before a fork is there after it
    if (os.cpu_count() or 1) == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return None
    _work = work
    return ProcessPoolExecutor(processes, multiprocessing.get_context("fork"))
