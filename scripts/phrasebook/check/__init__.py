"""Rules over a loaded bank. Each rule is one function that yields the problems it finds, in the
whole bank or in one text.

Only what needs more than one file, or the meaning of the words, is judged here: the shape of each
file is the business of `schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Bank
from ..problem import Problem
from . import complete, markup, placeholders, references
from .texts import Text, texts

BANK_RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
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
    placeholders.differ_from_source,
)

TEXT_RULES: tuple[Callable[[Text, Bank], Iterator[Problem]], ...] = (
    placeholders.undeclared,
    placeholders.broken_braces,
    markup.html,
    markup.markdown,
)


def check(bank: Bank) -> tuple[Problem, ...]:
    """Every problem that every rule finds, sorted by path and line."""
    found = {problem for rule in BANK_RULES for problem in rule(bank)}
    for text in texts(bank):
        for text_rule in TEXT_RULES:
            found.update(text_rule(text, bank))
    return tuple(sorted(found))
