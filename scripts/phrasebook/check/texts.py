"""Walks over every text of a bank, so that a rule needn't know where texts stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Bank, Phrase, SiteWords, Source, Topic, Words
from ..problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its place. `field` is the key that holds it, such as `say` or `ui.copy`."""

    value: str
    id: str
    locale: str
    field: str
    origin: Source

    def problem(self, rule: str, message: str, severity: Severity = "error") -> Problem:
        """A problem of this text, at its line."""
        line = self.origin.line_of(self.field)
        return Problem(self.origin.path, line, self.id, self.locale, rule, message, severity)


def of_phrase(phrase: Phrase, words: Words, field: str) -> Text:
    """One field of a phrase in one locale."""
    return Text(getattr(words, field), phrase.id, words.locale, field, words.origin)


def texts(bank: Bank) -> Iterator[Text]:
    """Every text of the bank: phrases, headings of topics and words of the interface."""
    for topic in bank.topics:
        yield from of_topic(topic)
    for site in bank.site.values():
        yield from of_site(site)


def of_topic(topic: Topic) -> Iterator[Text]:
    """Every text of a topic: its headings and its phrases."""
    for heading in topic.words.values():
        yield Text(heading.title, topic.id, heading.locale, "title", heading.origin)
        yield Text(heading.intro, topic.id, heading.locale, "intro", heading.origin)
    for phrase in topic.phrases:
        for words in phrase.words.values():
            for name, _ in words.fields():
                yield of_phrase(phrase, words, name)


def of_site(site: SiteWords) -> Iterator[Text]:
    """Every word of the interface in one locale."""

    def text(field: str, value: str) -> Text:
        return Text(value, field, site.locale, field, site.origin)

    for key, value in site.ui.items():
        if isinstance(value, str):
            yield text(f"ui.{key}", value)
        else:
            for category, form in value.items():
                yield text(f"ui.{key}.{category}", form)
    for id_, name in site.steps.items():
        yield text(f"steps.{id_}", name)
    for id_, name in site.channels.items():
        yield text(f"channels.{id_}", name)
    for id_, name in site.placeholders.items():
        yield text(f"placeholders.{id_}", name)
    for id_, words in site.situations.items():
        yield text(f"situations.{id_}.name", words.name)
        yield text(f"situations.{id_}.says", words.says)
