"""phrases/rules/<locale>.yml in, what is right and wrong in one language out.

The facts of a language are data: a fifth locale brings its own file, and no rule knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import LanguageRules, Pattern, Source
from .problem import Problem, Severity
from .reader import Map

DEFAULT_FIELDS = ("say", "write")


def parse(data: Map, origin: Source, locale: str) -> tuple[LanguageRules, list[Problem]]:
    """The rules that a file of the right shape describes; a pattern that is none is reported."""
    problems = list(_broken_patterns(data, origin, locale))
    broken = {problem.id for problem in problems}
    return LanguageRules(
        letters=frozenset(data.text("letters") + data.text("letters").upper()),
        signs=frozenset(data.text("signs")),
        spelling=data.text("spelling"),
        words=frozenset(data.texts("words")),
        doubled=frozenset(data.texts("doubled")),
        breath=int(data.text("breath", "0")),
        patterns=tuple(
            _pattern(id_, entry)
            for id_, entry in data.map("patterns").maps().items()
            if id_ not in broken
        ),
    ), problems


def _broken_patterns(data: Map, origin: Source, locale: str) -> Iterator[Problem]:
    for id_, entry in data.map("patterns").maps().items():
        try:
            re.compile(entry.text("find"))
        except re.error as error:
            message = f"find is no regular expression ({error}); mend it"
            line = entry.lines.get("find", entry.line)
            yield Problem(origin.path, line, id_, locale, "rules-pattern", message)


def _pattern(id_: str, entry: Map) -> Pattern:
    flags = re.NOFLAG if entry.text("case") == "strict" else re.IGNORECASE
    severity: Severity = "warning" if entry.text("severity") == "warning" else "error"
    return Pattern(
        id=id_,
        find=re.compile(entry.text("find"), flags),
        fields=frozenset(entry.texts("in") or DEFAULT_FIELDS),
        severity=severity,
        message=entry.text("message"),
        wrong=entry.texts("wrong"),
        right=entry.texts("right"),
    )
