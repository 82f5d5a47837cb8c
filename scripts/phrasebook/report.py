"""Problems and status as text, JSON or GitHub annotations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from .problem import Problem
from .status import STATUSES, LocaleStatus

FORMATS = ("text", "json", "github")


def problems(found: Sequence[Problem], format_: str) -> str:
    """All problems in one of FORMATS; text and github have a line for each."""
    match format_:
        case "json":
            return json.dumps(
                [problem.as_dict() for problem in found], ensure_ascii=False, indent=2
            )
        case "github":
            return "\n".join(_annotation(problem) for problem in found)
        case _:
            return "\n".join(_line(problem) for problem in found)


def status(found: Mapping[str, LocaleStatus], format_: str) -> str:
    """The status of every locale: as text a table, as json with every phrase."""
    if format_ == "json":
        data = {code: locale.as_dict() for code, locale in found.items()}
        return json.dumps(data, ensure_ascii=False, indent=2)
    rows = [("", *STATUSES)]
    rows += [(c, *(str(s.counts[name]) for name in STATUSES)) for c, s in found.items()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )


def _line(problem: Problem) -> str:
    return f"{problem}" if problem.severity == "error" else f"{problem} (warning)"


def _annotation(problem: Problem) -> str:
    """A workflow command; the message escaped as GitHub's runner reads it."""
    subject = str(problem).split(": ", 1)[1]
    text = subject.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = problem.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{problem.severity} file={path},line={problem.line},title={problem.rule}::{text}"
