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
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

T = TypeVar("T")

SCRIPTS = Path(__file__).parents[1]

FOLDER = SCRIPTS.parent / "node_modules" / ".cache" / "phrasebook" / "banks"
"""One folder for each bank, named by a digest of where the bank is."""

MOST_BANKS = 4
"""The banks that were used last are kept; a large one takes 400 MB."""

LIBRARIES = (
    *("babel", "jinja2", "jsonschema-rs", "markupsafe", "mkdocs", "mkdocs-material"),
    *("py3langid", "pyyaml"),
)
"""What is made depends on these beside our own code."""


class Memo:
    """What was made of one bank; without a folder it forgets at once."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def recall(self, name: str, made_of: str, make: Callable[[], T]) -> T:
        """What `make` gives, or gave when it was last asked for under `name`.

        `name` is a path such as `page/hu/apology`; under each the last answer is kept. `made_of` is
        a text that tells everything that the answer depends on, but for this program and its
        libraries.
        """
        if self._folder is None:
            return make()
        path, stamp = self._folder / name, _stamp(made_of)
        # Whatever is wrong with the file, it can be made again.
        with suppress(Exception), path.open("rb") as file:
            if file.readline() == stamp:
                kept: T = pickle.load(file)  # noqa: S301 - this program wrote it
                return kept
        made = make()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            fresh.write_bytes(stamp + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            fresh.replace(path)  # another run may be doing the same
        return made

    def knows(self, name: str, made_of: str) -> bool:
        """Whether `recall` would have to make nothing."""
        if self._folder is None:
            return False
        with suppress(OSError), (self._folder / name).open("rb") as file:
            return file.readline() == _stamp(made_of)
        return False


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


def _stamp(made_of: str) -> bytes:
    return f"{_program()} {fingerprint([made_of])}\n".encode()


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
