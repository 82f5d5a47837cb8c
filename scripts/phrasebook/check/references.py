"""Ids that point somewhere must point at something that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..model import Bank, Phrase, Source
from ..problem import Problem
from ..schema import suggest

RESERVED_TOPICS = frozenset(
    {"api", "downloads", "favourites", "guides", "how-to-use", "index", "phrases", "practice"}
    | {"print", "reply", "situations", "status", "translating"}
)
"""Topic ids that would take the address of another page of the site."""


def _unknown(
    place: Source, key: str, id_: str, word: str, kind: str, known: Collection[str]
) -> Iterator[Problem]:
    if word not in known:
        mend = suggest(word, known, "mend its name or add it there")
        message = f"catalog.yml has no {kind} {word}; {mend}"
        yield Problem(place.path, place.line_of(key), id_, "", f"{kind}-unknown", message)


def unknown_topic_steps(bank: Bank) -> Iterator[Problem]:
    """A topic's step stands in catalog.yml."""
    steps = [step.id for step in bank.catalog.steps]
    for topic in bank.topics:
        if topic.step:
            yield from _unknown(topic.origin, "step", topic.id, topic.step, "step", steps)


def unknown_steps(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A phrase's step stands in catalog.yml, where it is another than its topic's."""
    if phrase.step != bank.topic_of[phrase.topic].step:
        steps = [step.id for step in bank.catalog.steps]
        yield from _unknown(phrase.origin, "step", phrase.id, phrase.step, "step", steps)


def unknown_situations(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A phrase's situations stand in catalog.yml."""
    known = bank.catalog.situations
    for situation in phrase.situations:
        yield from _unknown(phrase.origin, "situations", phrase.id, situation, "situation", known)


def unknown_channels(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A phrase's channels stand in catalog.yml."""
    known = bank.catalog.channels
    for channel in phrase.channels:
        yield from _unknown(phrase.origin, "channels", phrase.id, channel, "channel", known)


def unknown_step_lines(bank: Bank) -> Iterator[Problem]:
    """The phrase that shows a step on the home page exists."""
    origin = bank.catalog.origin
    for step in bank.catalog.steps:
        if step.line and step.line not in bank.phrases:
            mend = suggest(step.line, bank.phrases, "choose one that exists")
            message = f"line names {step.line}, but the bank has no such phrase; {mend}"
            line = origin.line_of("steps")
            yield Problem(origin.path, line, step.id, "", "step-line-unknown", message)


def unknown_first_lines(bank: Bank) -> Iterator[Problem]:
    """A situation's first lines are lines of that situation, and each has a step to itself."""
    origin = bank.catalog.origin
    for situation, ids in bank.catalog.first_lines.items():
        key = f"first-lines.{situation}"
        place = (origin, key, situation)
        yield from _unknown(*place, situation, "situation", bank.catalog.situations)
        if situation not in bank.by_situation:
            continue
        own = {phrase.id: phrase for phrase in bank.by_situation[situation]}
        steps: dict[str, str] = {}
        for id_ in ids:
            if id_ not in own:
                mend = suggest(id_, own, f"add {situation} to its situations, or choose another")
                message = f"first-lines names {id_}, which is no line of this situation; {mend}"
            elif other := steps.get(own[id_].step):
                message = f"{id_} and {other} are both of the step {own[id_].step}; choose one"
            else:
                steps[own[id_].step] = id_
                continue
            line = origin.line_of(key)
            yield Problem(origin.path, line, situation, "", "first-line-unknown", message)


def unknown_site_ids(bank: Bank) -> Iterator[Problem]:
    """site.yml names only ids that stand in catalog.yml."""
    steps = [step.id for step in bank.catalog.steps]
    for site in bank.site.values():
        for section, words, known in (
            ("steps", site.steps, steps),
            ("channels", site.channels, bank.catalog.channels),
            ("placeholders", site.placeholders, bank.catalog.placeholders),
            ("situations", site.situations, bank.catalog.situations),
        ):
            for id_ in words:
                if id_ not in known:
                    mend = suggest(id_, known, "mend its name or add it there")
                    message = f"catalog.yml has no {section[:-1]} {id_}; {mend}"
                    line = site.origin.line_of(f"{section}.{id_}")
                    rule = f"{section[:-1]}-unknown"
                    yield Problem(site.origin.path, line, id_, site.locale, rule, message)


def unknown_asked(bank: Bank) -> Iterator[Problem]:
    """What somebody asks is answered by phrases that exist."""
    for locale, words in bank.finder.items():
        for text, ids in words.asked.items():
            for id_ in ids:
                if id_ not in bank.phrases:
                    mend = suggest(id_, bank.phrases, "mend its name or delete it")
                    message = f"there is no phrase {id_}; {mend}"
                    line = words.origin.line_of(text)
                    yield Problem(words.origin.path, line, text, locale, "asked-unknown", message)


def reserved_topics(bank: Bank) -> Iterator[Problem]:
    """A topic's id is its address, so it can't be one that the site uses itself."""
    for topic in bank.topics:
        if topic.id in RESERVED_TOPICS:
            message = f"the site has a page of its own at {topic.id}/; rename the topic"
            yield Problem(topic.origin.path, 1, topic.id, "", "topic-reserved", message)
