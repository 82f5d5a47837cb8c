"""Builds the site beside the old one and swaps it in only when everything passed."""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from mkdocs_hooks import SiteError, build_site

from . import downloads
from .judge import Judging
from .memo import Memo, memo_of
from .model import Bank
from .offers import offers
from .parallel import finish
from .problem import Problem, has_errors
from .swap import swap_in


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended: the problems, and what MkDocs said where it refused."""

    problems: tuple[Problem, ...]
    refusal: str = ""

    @property
    def ok(self) -> bool:
        """Whether the new site is in place."""
        return not self.refusal and not has_errors(self.problems)


def build(root: Path, site: Path, *, with_downloads: bool = False) -> Built:
    """Build `root`'s bank and content into `site`, with the files to take along where asked for.

    Until the last moment everything is written to a new folder beside `site`; when anything is
    wrong that folder is removed and `site` stays as it was.
    """
    with _uncollected():
        return _judged_and_built(root, site, with_downloads=with_downloads)


def _judged_and_built(root: Path, site: Path, *, with_downloads: bool) -> Built:
    memo = memo_of(root)
    judging = Judging(root, memo)
    bank = judging.bank
    if bank is None or (not judging.pending and has_errors(judging.result.problems)):
        return Built(judging.result.problems)
    refusal = _refusal(root, site)
    try:
        if not refusal:
            _build(root, site, bank, judging, memo, with_downloads=with_downloads)
    except Timeout:
        refusal = f"{site}: another build is writing it; wait for it to end, then build again"
    except OSError as error:
        refusal = f"{error.filename or site}: {error.strerror}; mend that, then build again"
    except SiteError as error:
        refusal = str(error)
    except Exception:
        # A bank with errors may well be one that pages cannot be made of.
        if not has_errors(judging.result.problems):
            raise
    return Built(judging.result.problems, refusal)


def _build(
    root: Path, site: Path, bank: Bank, judging: Judging, memo: Memo, *, with_downloads: bool
) -> None:
    """Make the site beside the old one; put it in the old one's place if the bank is in order."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(site.parent / f".{site.name}.lock", blocking=False):
        _remove_leftovers(site)
        fresh = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            _make(root, fresh, bank, memo, before=site, with_downloads=with_downloads)
            if not has_errors(judging.result.problems):
                swap_in(fresh, site)
        finally:
            finish()  # nobody may write there any more
            shutil.rmtree(fresh, ignore_errors=True)


def _make(
    root: Path, fresh: Path, bank: Bank, memo: Memo, *, before: Path, with_downloads: bool
) -> None:
    """Fill the empty folder `fresh` with the whole site that will stand where `before` does."""
    offered = tuple(offers(bank)) if with_downloads else ()
    build_site(root, fresh, bank, offered, memo, before)
    if with_downloads:
        downloads.write(bank, fresh)
    fresh.chmod(0o755)  # mkdtemp makes it private; a web server must read it


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector, which would walk the whole bank over and over to find little.

    It saves a fifth of the time of a rebuild, less of a first build, and costs no memory to speak
    of (10,000 phrases).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prefix(site: Path) -> str:
    return f".{site.name}.new-"


def _remove_leftovers(site: Path) -> None:
    """What builds left that were killed; none is under way while this one has the lock."""
    for leftover in site.parent.glob(f"{_prefix(site)}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _refusal(root: Path, site: Path) -> str:
    """Why a folder may not be replaced by the site, or nothing."""
    if site.exists() and not site.is_dir():
        return f"{site}: is a file; choose another --site"
    if root.resolve().is_relative_to(site.resolve()):
        return f"{site}: holds the bank itself, which would be lost; choose another --site"
    return ""
