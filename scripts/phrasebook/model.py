"""The frozen model: everything that a bank says, once it has been read and linked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from babel import Locale as CldrLocale

from .memo import fingerprint
from .problem import Severity

FIELDS = ("say", "write", "when", "avoid", "why", "keywords")
"""The words of a phrase, in the order in which a word file has them."""


@dataclass(frozen=True)
class Source:
    """Where something was written: the file, and the line of it and of each of its keys."""

    path: str
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of a key (`ui.copy` for a key within `ui`), or of the whole without it."""
        return self.lines.get(key, self.line)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of address words (Vietnamese em–anh): what `{me}` and `{you}` stand for."""

    id: str
    me: str
    you: str


@dataclass(frozen=True, slots=True)
class Formats:
    """Corrections to CLDR for one locale; an empty value means that CLDR is right."""

    ungrouped_digits: int = 0
    long_date: str = ""
    short_date: str = ""
    time: str = ""
    currencies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How the finder reads one language."""

    truncate: int = 0
    """Words are also found by this many first letters, in place of a stemmer; 0 is off."""
    pairs: bool = False
    """Neighbouring syllables count as words (Vietnamese)."""
    glue: tuple[str, ...] = ()
    """Words that say little; they count for little."""
    keys: tuple[tuple[str, str], ...] = ()
    """What is typed where a keyboard lacks the language's letters, each with the letter (without
    its marks) that it stands for: `aa` is `ā`."""
    marks: str = ""
    """What is typed there after a vowel to put a mark on it: `loix` is `lỗi` in Telex."""


@dataclass(frozen=True)
class Locale:
    """A language of the bank. `cldr` is the CLDR locale that formats its dates and numbers."""

    code: str
    cldr: CldrLocale
    currency: str
    example_amount: int
    quotes: str
    formats: Formats
    search: SearchSettings = SearchSettings()
    pairs: tuple[Pair, ...] = ()
    default_pair: Pair | None = None

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, from CLDR."""
        return self.cldr.text_direction


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the conversation. `line` is the phrase that shows it on the home page."""

    id: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A gap that staff fill. `type` decides how a value is written in each locale."""

    id: str
    type: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Order and settings of the whole bank; the first of each is shown first."""

    source: str
    locales: Mapping[str, Locale]
    steps: tuple[Step, ...]
    channels: tuple[str, ...]
    situations: tuple[str, ...]
    first_lines: Mapping[str, tuple[str, ...]]
    """By situation, the phrases that stand first in their steps."""
    placeholders: Mapping[str, Placeholder]
    topics: tuple[str, ...]
    origin: Source


@dataclass(frozen=True)
class Words:
    """The words of one phrase in one locale; a field that is not written is empty."""

    locale: str
    origin: Source
    say: str
    write: str = ""
    when: str = ""
    avoid: str = ""
    why: str = ""
    keywords: str = ""

    @property
    def keyword_list(self) -> list[str]:
        """The keywords one by one."""
        return [word.strip() for word in self.keywords.split(",") if word.strip()]

    def fields(self) -> Iterator[tuple[str, str]]:
        """Each field that has text, with its text."""
        for name in FIELDS:
            if text := getattr(self, name):
                yield name, text


@dataclass(frozen=True)
class Phrase:
    """One ready-to-say line in every locale that has it, under one id."""

    id: str
    topic: str
    step: str
    situations: tuple[str, ...]
    channels: tuple[str, ...]
    fault: str
    words: Mapping[str, Words]
    origin: Source
    unwritten: Mapping[str, Source] = field(default_factory=dict)
    """Where the words will stand of a locale whose entry is still empty."""
    digest: str = ""
    """A digest of all that the phrase says, wherever it stands."""


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The heading of a topic page in one locale."""

    locale: str
    origin: Source
    title: str
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of phrases that do the same job."""

    id: str
    step: str
    layout: str
    phrases: tuple[Phrase, ...]
    words: Mapping[str, TopicWords]
    origin: Source


@dataclass(frozen=True, slots=True)
class SituationWords:
    """A situation's name in one locale, and what the customer says in it."""

    name: str
    says: str = ""


@dataclass(frozen=True)
class SiteWords:
    """The words of the interface in one locale.

    `ui` has a text for each key, or for each CLDR plural category of the key; `lent` has the
    program's own words, for keys that `ui` lacks.
    """

    locale: str
    origin: Source
    ui: Mapping[str, str | Mapping[str, str]]
    steps: Mapping[str, str]
    channels: Mapping[str, str]
    placeholders: Mapping[str, str]
    situations: Mapping[str, SituationWords]
    lent: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def interface(self) -> Mapping[str, str | Mapping[str, str]]:
        """Every word of the interface that is known in this locale."""
        return MappingProxyType({**self.lent, **self.ui})


@dataclass(frozen=True, slots=True)
class Review:
    """What was accepted for one phrase: the digests of both sides, when, and by whom if read."""

    source: str
    translation: str
    on: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Something that is wrong in one language wherever it stands in `fields`.

    `site` among the fields is every text that belongs to no phrase. `{found}` in the message is
    the text that was found; `wrong` and `right` are examples that prove the pattern.
    """

    id: str
    find: re.Pattern[str]
    small: re.Pattern[str] | None
    """Where capitals do not matter: what finds in small letters whatever `find` does in the text.
    Python takes a third of the time where it need not ignore case.
    """
    fields: frozenset[str]
    severity: Severity
    message: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]

    def search(self, text: str, small: str) -> re.Match[str] | None:
        """The first place in a text, which comes in small letters too."""
        if self.small and not self.small.search(small):
            return None
        return self.find.search(text)


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """What is right and wrong in one language; nothing is checked of what is empty."""

    letters: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    spelling: str = ""
    """The name of hunspell's dictionary."""
    words: frozenset[str] = frozenset()
    """Words that are right although the dictionary lacks them."""
    doubled: frozenset[str] = frozenset()
    """Words that may stand twice in a row."""
    breath: int = 0
    """So many words of a sentence can be said in one breath; 0 is off."""
    patterns: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class FinderWords:
    """What the finder knows of a language besides the phrases.

    Each text of `synonyms` is one meaning, its entries split by commas; `asked` has what somebody
    types, with the ids of the phrases that answer it best. `origin` has the lines of the latter.
    """

    origin: Source
    synonyms: tuple[str, ...] = ()
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A warning that is right to stay, and why."""

    id: str
    locale: str
    rule: str
    reason: str
    origin: Source


@dataclass(frozen=True)
class Bank:
    """The whole bank. Every mapping is read-only and in catalog or page order."""

    catalog: Catalog
    topics: tuple[Topic, ...]
    site: Mapping[str, SiteWords]
    reviews: Mapping[str, Mapping[str, Review]]
    rules: Mapping[str, LanguageRules] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    finder: Mapping[str, FinderWords] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    """For each topic a digest of its files; under "" one of all that belongs to no topic."""
    locale_digests: Mapping[str, str] = field(default_factory=dict)
    """For each locale a digest of all its files, and of those that belong to none."""

    def made_of(self, topics: Iterable[Topic] = (), phrases: Iterable[Phrase] = ()) -> str:
        """What changes when the files of these topics do, or what their phrases and these say, or
        anything in the bank that belongs to no topic.
        """
        whole = [self._topics_said[topic.id] for topic in topics]
        return " ".join([self.digests[""], *whole, *(self._said[phrase.id] for phrase in phrases)])

    def made_of_locale(self, locale: str) -> str:
        """What changes when a locale's files do, or the source's, whose words stand in for those
        that are missing and tell which are outdated.
        """
        return f"{self.locale_digests[locale]} {self.locale_digests[self.catalog.source]}"

    @cached_property
    def _topics_said(self) -> Mapping[str, str]:
        """By topic, what changes when its files do, or what was accepted of its phrases."""
        return {
            topic.id: fingerprint(
                [self.digests[topic.id], *(self._said[phrase.id] for phrase in topic.phrases)]
            )
            for topic in self.topics
        }

    @cached_property
    def _said(self) -> Mapping[str, str]:
        """By phrase, what changes when its words do, or what was accepted of them."""
        return {
            phrase.id: f"{phrase.digest} {[of.get(phrase.id) for of in self.reviews.values()]}"
            for phrase in self.phrases.values()
        }

    @cached_property
    def phrases(self) -> Mapping[str, Phrase]:
        """Every phrase by its id, in page order."""
        return MappingProxyType({p.id: p for topic in self.topics for p in topic.phrases})

    @cached_property
    def topic_of(self) -> Mapping[str, Topic]:
        """Every topic by its id."""
        return MappingProxyType({topic.id: topic for topic in self.topics})

    @cached_property
    def by_situation(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases of each situation in the order of the steps, its first lines before the
        others, then in page order.
        """
        order = {step.id: index for index, step in enumerate(self.catalog.steps)}
        found: dict[str, list[Phrase]] = {situation: [] for situation in self.catalog.situations}
        for phrase in self.phrases.values():
            for situation in phrase.situations:
                if situation in found:
                    found[situation].append(phrase)

        def place(situation: str) -> Callable[[Phrase], tuple[int, bool]]:
            first = self.catalog.first_lines.get(situation, ())
            return lambda phrase: (order.get(phrase.step, 0), phrase.id not in first)

        return MappingProxyType({s: tuple(sorted(own, key=place(s))) for s, own in found.items()})
