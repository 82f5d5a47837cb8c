"""The words of one locale, falling back to the source where a word is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .formats import Formatter
from .model import Bank, Locale, Phrase, SiteWords, SituationWords, Topic, TopicWords, Words


@dataclass(frozen=True)
class Wording:
    """Looks words up for one locale. Names of missing things are their ids."""

    bank: Bank
    locale: Locale

    @cached_property
    def formatter(self) -> Formatter:
        """Formats values for this locale."""
        return Formatter(self.locale)

    @cached_property
    def _sites(self) -> tuple[SiteWords, ...]:
        codes = (self.locale.code, self.bank.catalog.source)
        return tuple(site for code in codes if (site := self.bank.site.get(code)))

    def ui(self, key: str, **values: str) -> str:
        """A word of the interface with its {slots} filled."""
        known = (site.interface.get(key) for site in self._sites)
        text = next((word for word in known if isinstance(word, str)), key)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def count(self, key: str, number: int) -> str:
        """A word of the interface that depends on a number."""
        for site in self._sites:
            forms = site.interface.get(key)
            if isinstance(forms, Mapping):
                locale = self.bank.catalog.locales[site.locale]
                return Formatter(locale).plural(forms, number)
        return str(number)

    def forms(self, key: str) -> Mapping[str, str]:
        """The plural forms of a word of the interface, for the browser to choose from."""
        found = (site.interface.get(key) for site in self._sites)
        return next((forms for forms in found if isinstance(forms, Mapping)), {})

    def step(self, id_: str) -> str:
        """The name of a step."""
        return next((s.steps[id_] for s in self._sites if id_ in s.steps), id_)

    def channel(self, id_: str) -> str:
        """The name of a channel."""
        return next((s.channels[id_] for s in self._sites if id_ in s.channels), id_)

    def placeholder(self, id_: str) -> str:
        """The name of a placeholder, as its gap shows it."""
        return next((s.placeholders[id_] for s in self._sites if id_ in s.placeholders), id_)

    def situation(self, id_: str) -> tuple[SituationWords, str]:
        """A situation's words, and the locale that they are in."""
        for site in self._sites:
            if id_ in site.situations:
                return site.situations[id_], site.locale
        return SituationWords(id_), self.bank.catalog.source

    def topic(self, topic: Topic) -> TopicWords:
        """A topic's heading; its `locale` tells which language it is in."""
        for code in (self.locale.code, self.bank.catalog.source):
            if words := topic.words.get(code):
                return words
        return TopicWords(self.bank.catalog.source, topic.origin, topic.id)

    def phrase(self, phrase: Phrase) -> Words | None:
        """A phrase's words; its `locale` tells which language they are in."""
        return phrase.words.get(self.locale.code) or phrase.words.get(self.bank.catalog.source)
