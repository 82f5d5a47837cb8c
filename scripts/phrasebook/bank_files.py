"""The files of a bank, each read once and held against its schema."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import schema
from .model import Source
from .problem import Problem
from .reader import Map, contents, parse


@dataclass
class BankFiles:
    """The files of one bank, by name within phrases/, and the problems found in them so far."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    _held: dict[str, bytes | OSError] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def read(self, name: str, kind: str, locale: str = "") -> tuple[Map | None, Source]:
        """The data of phrases/`name` where it can be used at all, and where it came from."""
        path = f"phrases/{name}"
        data, problems = parse(self._contents(name), path)
        if data is not None:
            section = "locales" if kind == "catalog" else "phrases"
            problems = problems + schema.problems_of(data, kind, path, locale, section=section)
        self.problems += [replace(p, locale=p.locale or locale) for p in problems]
        return data, Source(path, 1, data.lines if data is not None else {})

    def digest(self, name: str) -> str:
        """A digest of what `read` sees in phrases/`name`, whatever became of the file since."""
        if name not in self._digests:
            raw = self._contents(name)
            known = str(raw) if isinstance(raw, OSError) else hashlib.sha256(raw).hexdigest()
            self._digests[name] = known
        return self._digests[name]

    def size(self, name: str) -> int:
        """How many bytes `read` sees in phrases/`name`."""
        raw = self._contents(name)
        return 0 if isinstance(raw, OSError) else len(raw)

    @property
    def names_read(self) -> list[str]:
        """The names of the files that were read so far."""
        return list(self._held)

    def afresh(self) -> BankFiles:
        """The same files as they were read, without the problems found so far."""
        return replace(self, problems=[])

    def has(self, name: str) -> bool:
        """Whether there is a file phrases/`name`."""
        return (self.root / "phrases" / name).exists()

    def names(self, folder: str) -> list[str]:
        """The names, without .yml, of the files in a folder of phrases/."""
        return sorted(path.stem for path in (self.root / "phrases" / folder).glob("*.yml"))

    def report(
        self, place: Source, key: str, id_: str, locale: str, rule: str, message: str
    ) -> None:
        """Add a problem at the line of a key of `place`, or at its own line."""
        self.problems.append(Problem(place.path, place.line_of(key), id_, locale, rule, message))

    def _contents(self, name: str) -> bytes | OSError:
        if name not in self._held:
            self._held[name] = contents(self.root / "phrases" / name)
        return self._held[name]
