"""What an earlier run made, kept for as long as what it was made of stays the same.

A topic is the unit: whoever makes something of a topic asks here first. Everything is kept under
this program's own folder and never under the bank's: what is kept is trusted, and a bank may come
from anybody. Losing it costs nothing but time, so nothing here raises an error.
"""

from __future__ import annotations

import copyreg
import hashlib
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

T = TypeVar("T")

SCRIPTS = Path(__file__).parents[1]

FOLDER = SCRIPTS.parent / "node_modules" / ".cache" / "phrasebook" / "memo"
"""One folder for each bank, named by a digest of where the bank is."""

MOST_BANKS = 4
"""The banks that were used last are kept; a large one takes 400 MB."""

LIBRARIES = (
    *("babel", "jinja2", "jsonschema-rs", "markupsafe", "mkdocs", "mkdocs-material"),
    *("py3langid", "pyyaml"),
)
"""What is made depends on these beside our own code."""


_SIGN = "~"
"""Stands in the name of a file after what it is kept under, where it never stands itself."""


class Memo:
    """What was made of one bank; without a folder it forgets at once.

    Each thing has a `name`, which is a path such as `page/hu/apology`, and under each the last one
    is kept. `made_of` is a text that tells everything that it depends on, but for this program and
    its libraries.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._listed: dict[Path, dict[str, set[str]]] = {}

    @property
    def keeps(self) -> bool:
        """Whether anything is remembered."""
        return self._folder is not None

    def recall(self, name: str, made_of: str, make: Callable[[], T]) -> T:
        """What `make` gives, or gave when it was last asked for under `name`."""
        known: list[T] = self._known(name, made_of)
        if known:
            return known[0]
        made = make()
        self._keep(name, made_of, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def lay(
        self, name: str, made_of: str, make: Callable[[], str], place: Path, before: Path | None
    ) -> str:
        """Put a file at `place` with the text that `make` gives, or gave last time.

        `before` is a file that may have come from here last time. If it did and nobody has touched
        it since, by size and time of change, then `place` is the same file under a second name,
        which costs next to nothing. Gives the first 32 hexadecimal digits of the file's SHA-256.
        Raises OSError where `place` cannot be written.
        """
        with suppress(OSError):
            kept = self._find(name, made_of)
            if not _linked(kept, place, before):
                place.write_bytes(_read(kept))
                _date_like(kept, place)
            return kept.name.rpartition("-")[2]
        content = make().encode()
        place.write_bytes(content)
        self._keep(name, made_of, content, place)
        return _digest(content)

    def lay_all(
        self,
        name: str,
        made_of: str,
        make: Callable[[], Mapping[str, str]],
        place: Path,
        before: Path | None,
    ) -> Mapping[str, str]:
        """Put all files that `make` gives, by their paths, into the folder `place`.

        What is in them is not kept, only how they were left: where the folder `before` has them
        all as they were made last time, nobody makes or writes them, as with `lay`. Gives the first
        32 hexadecimal digits of each file's SHA-256. Raises OSError where one cannot be written.
        """
        known: list[Mapping[str, _Left]] = self._known(name, made_of)
        if before and known and _all_linked(known[0], place, before):
            return {path: left.digest for path, left in known[0].items()}
        left = {path: _left(place / path, text.encode()) for path, text in make().items()}
        self._keep(name, made_of, pickle.dumps(left, pickle.HIGHEST_PROTOCOL))
        return {path: file.digest for path, file in left.items()}

    def knows(self, name: str, made_of: str) -> bool:
        """Whether nothing would have to be made."""
        with suppress(OSError):
            self._find(name, made_of)
            return True
        return False

    def look_again(self) -> None:
        """Take notice of what other processes have kept meanwhile."""
        self._listed.clear()

    def _known(self, name: str, made_of: str) -> list[Any]:
        """The thing that is kept of it; none where there is none."""
        # Whatever is wrong with the file, it can be made again.
        with suppress(Exception):
            return [pickle.loads(_read(self._find(name, made_of)))]  # noqa: S301 - this program wrote it
        return []

    def _find(self, name: str, made_of: str) -> Path:
        """The file that is kept of it. Raises OSError where there is none."""
        if self._folder is not None:
            path = self._folder / name
            stamp = f"{path.name}{_SIGN}{_stamp(made_of)}-"
            for kept in self._names(path.parent).get(path.name, ()):
                if kept.startswith(stamp):
                    return path.parent / kept
        raise FileNotFoundError(name)

    def _keep(self, name: str, made_of: str, content: bytes, like: Path | None = None) -> None:
        """Keep a file, with the time of change of another, instead of what was kept by this name.

        Its own name tells what it was made of and what must be in it.
        """
        if self._folder is None:
            return
        path = self._folder / name
        kept = f"{path.name}{_SIGN}{_stamp(made_of)}-{_digest(content)}"
        with suppress(OSError):
            names = self._names(path.parent)
            if not names:
                path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.parent / f"new-{os.getpid()}"
            fresh.write_bytes(content)
            if like:
                _date_like(like, fresh)
            fresh.replace(path.parent / kept)
            for old in names.get(path.name, set()) - {kept}:
                # Another run may be doing the same.
                (path.parent / old).unlink(missing_ok=True)
            names[path.name] = {kept}

    def _names(self, folder: Path) -> dict[str, set[str]]:
        """The files in a folder of what is kept, by the last part of what they are kept under.

        A folder is looked through once: see `look_again`.
        """
        if folder not in self._listed:
            listed: dict[str, set[str]] = {}
            with suppress(OSError):
                for file in folder.iterdir():
                    name, sign, _ = file.name.partition(_SIGN)
                    if sign:
                        listed.setdefault(name, set()).add(file.name)
            self._listed[folder] = listed
        return self._listed[folder]


def _read(kept: Path) -> bytes:
    """What a file was given to keep. Raises OSError where that is not in it any more."""
    content = kept.read_bytes()
    if not kept.name.endswith(_digest(content)):
        raise OSError(kept)
    return content


def _date_like(one: Path, other: Path) -> None:
    """Say of the other file that it was changed when the one was."""
    known = one.stat()
    os.utime(other, ns=(known.st_atime_ns, known.st_mtime_ns))


def _linked(kept: Path, place: Path, before: Path | None) -> bool:
    """Whether a file that is the same as what is kept could get a second name."""
    if before is None:
        return False
    try:
        if _state(before) != _state(kept):
            return False
        os.link(before, place)
    except OSError:  # there is no such file, or the file system has no second names
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Left:
    """How a file was left, and the beginning of its SHA-256."""

    digest: str
    state: tuple[int, int]


def _left(path: Path, content: bytes) -> _Left:
    """Write a file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be a second name of a file that others still use
    path.write_bytes(content)
    return _Left(_digest(content), _state(path))


def _all_linked(files: Mapping[str, _Left], place: Path, before: Path) -> bool:
    """Whether all files are in the one folder as they were left, and got a second name in the
    other; if not, some of them may have got it.
    """
    with suppress(OSError):
        if any(_state(before / path) != left.state for path, left in files.items()):
            return False
        for path in files:
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            os.link(before / path, place / path)
        return True
    return False


def _state(path: Path) -> tuple[int, int]:
    """A file's bytes and its time of change, by which rsync tells files apart. Raises OSError."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


FORGETFUL = Memo()


def memo_of(root: Path) -> Memo:
    """What earlier runs made of the bank under `root`; of banks long unused it is thrown away."""
    folder = FOLDER / fingerprint([str(root.resolve())])
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        for old in sorted(FOLDER.iterdir(), key=lambda path: -path.stat().st_mtime)[MOST_BANKS:]:
            shutil.rmtree(old, ignore_errors=True)
    return Memo(folder)


def fingerprint(parts: Iterable[str]) -> str:
    """32 hexadecimal digits that change when any of the texts does, or their order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode())
        digest.update(part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _stamp(made_of: str) -> str:
    return fingerprint([_program(), made_of])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


@cache
def _program() -> str:
    """A digest of this program and of what it stands on."""
    sources = sorted(p for p in SCRIPTS.rglob("*") if p.suffix in {".py", ".html", ".json"})
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    texts = [path.read_text("utf-8") for path in sources]
    return fingerprint([sys.version, *libraries, *texts])


def _read_only(data: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(data)


copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))
