"""Builds the site beside the old one and swaps it in only when everything passed."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from mkdocs_hooks import SiteError, build_site

from . import downloads
from .judge import load_and_check
from .offers import offers
from .problem import Problem, has_errors


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
    loaded = load_and_check(root)
    if loaded.bank is None or has_errors(loaded.problems):
        return Built(loaded.problems)
    if refusal := _refusal(root, site):
        return Built(loaded.problems, refusal)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
    except OSError as error:
        return Built(loaded.problems, f"{site}: {error.strerror}; choose another --site")
    try:
        offered = tuple(offers(loaded.bank)) if with_downloads else ()
        build_site(root, fresh, loaded.bank, offered)
        if with_downloads:
            downloads.write(loaded.bank, fresh)
        fresh.chmod(0o755)  # mkdtemp makes it private; a web server must read it
        _swap(fresh, site)
    except (SiteError, OSError) as error:
        return Built(loaded.problems, str(error))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return Built(loaded.problems)


def _refusal(root: Path, site: Path) -> str:
    """Why a folder may not be replaced by the site, or nothing."""
    if site.exists() and not site.is_dir():
        return f"{site}: is a file; choose another --site"
    if root.resolve().is_relative_to(site.resolve()):
        return f"{site}: holds the bank itself, which would be lost; choose another --site"
    return ""


def _swap(fresh: Path, site: Path) -> None:
    """Put `fresh` in the place of `site`; the old site comes back if that fails."""
    if not site.exists():
        fresh.rename(site)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}.old-", dir=site.parent))
    try:
        site.rename(old / "site")
        try:
            fresh.rename(site)
        except OSError:
            (old / "site").rename(site)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
