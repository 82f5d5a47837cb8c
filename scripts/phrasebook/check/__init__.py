"""Rules over a loaded bank. Each rule is one function that yields the problems it finds, in the
whole bank, in one phrase or in one text.

Only what needs more than one file, or the meaning of the words, is judged here: the shape of each
file is the business of `schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ..memo import FORGETFUL, Memo
from ..model import Bank, Phrase, Topic
from ..parallel import MANY, in_parts
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
from .texts import Text, of_site, of_topic

BANK_RULES: tuple[Callable[[Bank], Iterator[Problem]], ...] = (
    references.unknown_topic_steps,
    references.unknown_step_lines,
    references.unknown_first_lines,
    references.unknown_site_ids,
    references.unknown_asked,
    references.reserved_topics,
    complete.source_interface,
    complete.plural_categories,
)

PHRASE_RULES: tuple[Callable[[Phrase, Bank], Iterator[Problem]], ...] = (
    references.unknown_steps,
    references.unknown_situations,
    references.unknown_channels,
    complete.contrast_partners,
    complete.guidance,
    placeholders.differ_from_source,
    wordings.untranslated,
    wordings.lengths,
    wordings.differences,
)
"""Rules that see of the bank only the phrase, its topic, and what belongs to no topic."""

SIGN_RULES: tuple[Callable[[Text, Bank], Iterator[Problem]], ...] = (
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
)
"""Rules of texts that find nothing in one of plain words (`typography.is_plain`)."""

TEXT_RULES: tuple[Callable[[Text, Bank], Iterator[Problem]], ...] = (
    typography.end_mark,
    wordings.patterns,
    wordings.doubled_word,
)
"""The other rules of texts. All see of the bank only the text, and what belongs to no topic."""

SLOW = {"spelling": spelling.misspelt, "other-language": identify.other_language}
"""Rules that ask a dictionary or a language model: for `phrasebook check`, not for each build."""


def check(bank: Bank, *, thorough: bool = False, memo: Memo = FORGETFUL) -> tuple[Problem, ...]:
    """Every problem that every rule finds, sorted by path and line; the slow rules on demand.

    A warning that is waived is left out, and a waiver that nothing needs is a warning itself.
    `memo` has what was found before in each topic.
    """
    found = {problem for rule in BANK_RULES for problem in rule(bank)}
    found.update(wordings.duplicates(bank, memo))
    for site in bank.site.values():
        found |= _in_texts(of_site(site), bank)
    in_topics = partial(_in_topics, bank, memo)
    new = (topic for topic in bank.topics if not memo.knows(*_known_by(topic, bank)))
    many = sum(len(topic.phrases) for topic in new) > MANY
    found.update(*(in_parts(in_topics) if many else [in_topics()]))
    if thorough:
        for slow_rule in SLOW.values():
            found.update(slow_rule(bank, memo))
    return tuple(sorted(waivers.apply(found, bank, _not_asked(bank, thorough))))


def _in_topics(bank: Bank, memo: Memo, part: int = 0, parts: int = 1) -> set[Problem]:
    """What the rules of phrases and texts find in each topic, or in one part of the topics."""
    found: set[Problem] = set()
    for topic in bank.topics[part::parts]:
        found |= memo.recall(*_known_by(topic, bank), partial(_in_topic, topic, bank))
    return found


def _known_by(topic: Topic, bank: Bank) -> tuple[str, str]:
    """The name under which it is kept what was found in a topic, and what that is made of."""
    return f"check/{topic.id}", bank.made_of([topic])


def _in_topic(topic: Topic, bank: Bank) -> set[Problem]:
    found = _in_texts(of_topic(topic), bank)
    for phrase in topic.phrases:
        for rule in PHRASE_RULES:
            found.update(rule(phrase, bank))
    return found


def _in_texts(texts: Iterable[Text], bank: Bank) -> set[Problem]:
    every = (*SIGN_RULES, *TEXT_RULES)
    return {
        problem
        for text in texts
        for rule in (TEXT_RULES if typography.is_plain(text, bank) else every)
        for problem in rule(text, bank)
    }


def _not_asked(bank: Bank, thorough: bool) -> frozenset[str]:
    """The rules that could not find anything this time."""
    if not thorough:
        return frozenset(SLOW)
    return frozenset({"spelling"} if spelling.missing(bank) else ())
