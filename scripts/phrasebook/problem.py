"""A problem that a check found: what is wrong, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend.

    `path` is relative to the root of the project, with forward slashes; `line` counts from 1.
    `id` (a phrase, topic, situation …) and `locale` are empty where the problem has none.
    """

    path: str
    line: int
    id: str
    locale: str
    rule: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        subject = " ".join(part for part in (self.id, self.locale and f"[{self.locale}]") if part)
        return f"{self.path}:{self.line}: {subject + ': ' if subject else ''}{self.message}"

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain data, for `--format json`."""
        return asdict(self)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems blocks a build."""
    return any(problem.severity == "error" for problem in problems)
