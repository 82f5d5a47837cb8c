"""A phrase as pages show it: as a card or as a bubble, with everything escaped.

A line's own HTML is made once, however many pages show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from .linehtml import line_html, line_text
from .lines import PLACEHOLDER
from .model import Bank, Phrase, Words
from .pages import address
from .status import Status, status_of
from .wording import Wording

_STATUS_ICONS: dict[Status, str] = {"missing": "alert", "outdated": "alert", "unreviewed": "eye"}


@dataclass(frozen=True, slots=True)
class Fact:
    """An icon and words about a phrase; `warns` where staff should know before they use it."""

    icon: str
    text: str
    warns: bool = False


@dataclass(frozen=True, slots=True)
class OtherLine:
    """The same phrase in another locale."""

    locale: str
    line: Markup


@dataclass(frozen=True, slots=True)
class Card:
    """A phrase as a page shows it, escaped; `lang` is the locale that its words are in."""

    id: str
    lang: str
    say: Markup
    write: Markup
    when: Markup
    avoid: Markup
    why: Markup
    facts: tuple[Fact, ...]
    source: OtherLine | None
    """The source line, where it has changed since the translation was accepted."""
    others: tuple[OtherLine, ...]


@dataclass(frozen=True, slots=True)
class Bubble:
    """A line of a situation; `card` is the address of its card from the root of the site."""

    id: str
    lang: str
    say: Markup
    write: Markup
    card: str
    others: tuple[OtherLine, ...]


class PhraseViews:
    """Makes the views of the phrases of one bank, in any of its locales."""

    def __init__(self, bank: Bank, wordings: Mapping[str, Wording]) -> None:
        self._bank = bank
        self._wordings = wordings
        self._lines: dict[tuple[str, str], Markup] = {}
        self._spoken: dict[str, tuple[OtherLine, ...]] = {}

    def cards(self, phrases: Iterable[Phrase], locale: str) -> list[Card]:
        """The phrases as cards in a locale; those that have no words at all are left out."""
        wording = self._wordings[locale]
        return [
            self._card(phrase, words, wording)
            for phrase in phrases
            if (words := wording.phrase(phrase))
        ]

    def bubbles(self, phrases: Iterable[Phrase], locale: str) -> list[Bubble]:
        """The same as bubbles."""
        wording = self._wordings[locale]
        return [
            Bubble(
                id=phrase.id,
                lang=words.locale,
                say=self.line(words.say, words),
                write=self.line(words.write, words),
                card=f"{address(locale, phrase.topic)}#{phrase.id}",
                others=self._others(phrase, words),
            )
            for phrase in phrases
            if (words := wording.phrase(phrase))
        ]

    def _card(self, phrase: Phrase, words: Words, wording: Wording) -> Card:
        status = status_of(self._bank, phrase, wording.locale.code)
        newer = phrase.words[self._bank.catalog.source] if status == "outdated" else None
        return Card(
            id=phrase.id,
            lang=words.locale,
            say=self.line(words.say, words),
            write=self.line(words.write, words),
            when=self._text(words.when, words),
            avoid=self._text(words.avoid, words),
            why=self._text(words.why, words),
            facts=tuple(self._facts(phrase, words, wording, status)),
            source=OtherLine(newer.locale, self.line(newer.say, newer)) if newer else None,
            others=self._others(phrase, words),
        )

    def _others(self, phrase: Phrase, words: Words) -> tuple[OtherLine, ...]:
        """The same line in the other locales."""
        if phrase.id not in self._spoken:
            self._spoken[phrase.id] = tuple(
                OtherLine(code, self.line(own.say, own)) for code, own in phrase.words.items()
            )
        return tuple(other for other in self._spoken[phrase.id] if other.locale != words.locale)

    def _facts(
        self, phrase: Phrase, words: Words, wording: Wording, status: Status
    ) -> Iterator[Fact]:
        """Whose fault, which channels, what goes into the gaps, and how far it is translated."""
        catalog = self._bank.catalog
        if phrase.fault:
            yield Fact(phrase.fault, wording.ui(f"fault-{phrase.fault}"))
        if phrase.channels != catalog.channels:
            names = [wording.channel(channel) for channel in phrase.channels]
            yield Fact("channel", wording.formatter.list(names))
        for name in dict.fromkeys(PLACEHOLDER.findall(words.say)) if "{" in words.say else ():
            placeholder = catalog.placeholders.get(name)
            example = wording.formatter.example(placeholder) if placeholder else ""
            if example:
                text = f"{wording.placeholder(name)}: {wording.ui('example', value=example)}"
                yield Fact("pen", text)
        if wording.locale.code != catalog.source and status != "reviewed":
            yield Fact(_STATUS_ICONS[status], wording.ui(f"status-{status}"), warns=True)

    def line(self, text: str, words: Words) -> Markup:
        """A line of these words, with its gaps and address words marked for the page's scripts."""
        key = (words.locale, text)
        if key not in self._lines:
            self._lines[key] = line_html(text, self._wordings[words.locale])
        return self._lines[key]

    def _text(self, text: str, words: Words) -> Markup:
        return escape(self.plain(text, words))

    def plain(self, text: str, words: Words) -> str:
        """The same without HTML: address words as the default pair has them, gaps by name."""
        return line_text(text, self._wordings[words.locale]) if "{" in text else text
