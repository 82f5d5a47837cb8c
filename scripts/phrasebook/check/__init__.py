"""Rules over a loaded bank. Each rule is one function that yields the problems it finds, in the
whole bank or in one text.

Only what needs more than one file, or the meaning of the words, is judged here: the shape of each
file is the business of `schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from ..model import Bank
from ..problem import Problem
from . import (
    complete,
    identify,
    markup,
    placeholders,
    references,
    spelling,
    typography,
    waivers,
    wordings,
)
from .parallel import in_parts
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
    wordings.untranslated,
    wordings.lengths,
    wordings.duplicates,
    wordings.differences,
)

TEXT_RULES: tuple[Callable[[Text, Bank], Iterator[Problem]], ...] = (
    placeholders.undeclared,
    placeholders.broken_braces,
    markup.html,
    markup.markdown,
    typography.normal_form,
    typography.characters,
    typography.quotes,
    typography.ellipsis,
    typography.dashes,
    typography.spaces,
    typography.end_mark,
    wordings.patterns,
    wordings.doubled_word,
)


SLOW = {"spelling": spelling.misspelt, "other-language": identify.other_language}
"""Rules that ask a dictionary or a language model: for `phrasebook check`, not for each build."""


MANY = 2000
"""A bank of more phrases is checked on every core."""


def check(bank: Bank, *, thorough: bool = False) -> tuple[Problem, ...]:
    """Every problem that every rule finds, sorted by path and line; the slow rules on demand.

    A warning that is waived is left out, and a waiver that nothing needs is a warning itself.
    """
    found = {problem for rule in BANK_RULES for problem in rule(bank)}
    found |= in_parts(_in_texts, bank) if len(bank.phrases) > MANY else _in_texts(bank)
    if thorough:
        for slow_rule in SLOW.values():
            found.update(slow_rule(bank))
    return tuple(sorted(waivers.apply(found, bank, _not_asked(bank, thorough))))


def _in_texts(bank: Bank, part: int = 0, parts: int = 1) -> set[Problem]:
    """What the rules of single texts find in each text, or in one part of the texts."""
    found: set[Problem] = set()
    for text in islice(texts(bank), part, None, parts):
        for rule in TEXT_RULES:
            found.update(rule(text, bank))
    return found


def _not_asked(bank: Bank, thorough: bool) -> frozenset[str]:
    """The rules that could not find anything this time."""
    if not thorough:
        return frozenset(SLOW)
    return frozenset({"spelling"} if spelling.missing(bank) else ())
