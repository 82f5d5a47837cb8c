"""phrases/rules/<locale>.yml in, what is right and wrong in one language out.

The facts of a language are data: a fifth locale brings its own file, and no rule knows a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

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


_LETTER = re.compile(r"(\\.|\(\?P)|([^\W\d_])")
"""A letter of an expression that stands for itself, or something that it must not be taken for."""

_NO_SMALL = re.compile(r"\\[xuUN]|\(\?-i")
"""A letter by its number or name, or one that must be small or a capital."""


def _pattern(id_: str, entry: Map) -> Pattern:
    find = entry.text("find")
    strict = entry.text("case") == "strict"
    severity: Severity = "warning" if entry.text("severity") == "warning" else "error"
    return Pattern(
        id=id_,
        find=re.compile(find, re.NOFLAG if strict else re.IGNORECASE),
        small=None if strict else _in_small(find),
        fields=frozenset(entry.texts("in") or DEFAULT_FIELDS),
        severity=severity,
        message=entry.text("message"),
        wrong=entry.texts("wrong"),
        right=entry.texts("right"),
    )


def _in_small(find: str) -> re.Pattern[str] | None:
    """What finds in small letters all that `find` finds in any, where that can be told."""
    if _NO_SMALL.search(find):
        return None
    with suppress(re.error):  # small letters may stand in another order: [Z-a]
        return re.compile(_LETTER.sub(lambda match: match[1] or match[2].lower(), find))
    return None
