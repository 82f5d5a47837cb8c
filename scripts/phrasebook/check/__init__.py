"""Rules over a loaded bank. Each rule is one function that yields the problems it finds.

Only what needs more than one file, or the meaning of the words, is judged here: the shape of each
file is the business of `schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Bank
from ..problem import Problem
from . import complete, markup, placeholders, references

RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
    references.unknown_steps,
    references.unknown_situations,
    references.unknown_channels,
    references.unknown_step_lines,
    references.unknown_site_ids,
    references.reserved_topics,
    complete.source_interface,
    complete.plural_categories,
    complete.contrast_partners,
    complete.guidance,
    placeholders.undeclared,
    placeholders.broken_braces,
    placeholders.differ_from_source,
    markup.html,
    markup.markdown,
)


def check(bank: Bank) -> tuple[Problem, ...]:
    """Every problem that every rule finds, sorted by path and line."""
    return tuple(sorted({problem for rule in RULES for problem in rule(bank)}))
