"""What each template is given: a page's words, in order, ready to be shown.

Views are plain data; the only HTML in them is a line's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from . import api, waves
from .dialogs import plural
from .model import Bank, Phrase, Step
from .offers import FOLDER, Download
from .pages import Kind, Page, address
from .phraseviews import PhraseViews
from .progress import progress
from .steps import StepMark, StepPath
from .wording import Wording

CONTENTS_LENGTH = 48
"""A list of contents shows this many characters of a line: two rows of the side column."""

MOST_CARDS = 200
"""So many pairs are practised, ten new ones a day; more would only make the page heavy."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a page's list of contents."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that stand together in the navigation; `mark` is None where they span the steps."""

    name: str
    mark: StepMark | None
    topics: tuple[tuple[str, str, str], ...]
    """For each topic: id, title, and how many lines it has, in words."""


class Views:
    """Makes the views of one bank.

    `edit` is the address of the host's web editor, if any; `offers` are the files to download.
    """

    def __init__(self, bank: Bank, edit: str = "", offers: Sequence[Download] = ()) -> None:
        self.bank = bank
        self.edit = edit
        self.offers = offers
        self.wordings = {
            code: Wording(bank, locale) for code, locale in bank.catalog.locales.items()
        }
        self.path = StepPath(bank)
        self.phrases = PhraseViews(bank, self.wordings)
        self._groups: dict[str, tuple[Group, ...]] = {}

    def view(self, page: Page) -> dict[str, Any]:
        """What the template of the page's kind is given."""
        makers: dict[Kind, Callable[[Page], dict[str, Any]]] = {
            "home": self._home,
            "phrases": lambda page: {"groups": self.groups(page.locale)},
            "situations": lambda page: {"tiles": self._tiles(page.locale)},
            "favourites": self._favourites,
            "practice": self._practice,
            "downloads": self._downloads,
            "status": self._progress,
            "topic": self._topic,
            "situation": self._situation,
        }
        return makers[page.kind](page)

    def title(self, page: Page) -> str:
        """The page's heading, without the name of the site."""
        wording = self.wordings[page.locale]
        match page.kind:
            case "topic":
                return wording.topic(self.bank.topic_of[page.key]).title
            case "situation":
                return wording.situation(page.key)[0].name
            case _:
                return wording.ui(page.kind)

    def description(self, page: Page) -> str:
        """One sentence about the page, for search engines and link previews."""
        wording = self.wordings[page.locale]
        match page.kind:
            case "topic":
                return wording.topic(self.bank.topic_of[page.key]).intro
            case "situation":
                return wording.situation(page.key)[0].says
            case "home":
                return wording.ui("site-description")
            case _:
                return wording.ui(f"{page.kind}-lead")

    def anchors(self, page: Page) -> set[str]:
        """The ids that a link to the page may name."""
        if page.kind == "topic":
            return {phrase.id for phrase in self.bank.topic_of[page.key].phrases}
        if page.kind == "situation":
            return {phrase.id for phrase in self.bank.by_situation[page.key]}
        return set()

    def shown(self, page: Page) -> Iterable[Phrase]:
        """The phrases that the page shows, but for the status page, which shows them all."""
        match page.kind:
            case "topic":
                return self.bank.topic_of[page.key].phrases
            case "situation":
                return self.bank.by_situation[page.key]
            case "home":
                return [self.bank.phrases[step.line] for step in self.path.steps]
            case "practice":
                return self._pairs()
            case _:
                return ()

    def contents(self, page: Page) -> list[Entry]:
        """The page's list of contents."""
        wording = self.wordings[page.locale]
        if page.kind == "topic":
            topic = self.bank.topic_of[page.key]
            entries = []
            for phrase in topic.phrases:
                if words := wording.phrase(phrase):
                    text = words.when if topic.layout == "contrast" and words.when else words.say
                    entries.append(Entry(phrase.id, _shortened(self.phrases.plain(text, words))))
            return entries
        if page.kind == "situation":
            return [Entry(step.id, wording.step(step.id)) for step, _ in self._by_step(page.key)]
        return []

    def groups(self, locale: str) -> tuple[Group, ...]:
        """Topics by step, contrast topics last: they span the steps."""
        if locale not in self._groups:
            wording = self.wordings[locale]
            cards = [t for t in self.bank.topics if t.layout != "contrast"]
            sorted_ = [
                (wording.step(s.id), self.path.mark(s.id), [t for t in cards if t.step == s.id])
                for s in self.bank.catalog.steps
            ]
            contrast = [t for t in self.bank.topics if t.layout == "contrast"]
            self._groups[locale] = tuple(
                Group(
                    name,
                    mark,
                    tuple(
                        (t.id, wording.topic(t).title, wording.count("lines-count", len(t.phrases)))
                        for t in topics
                    ),
                )
                for name, mark, topics in [*sorted_, (wording.ui("two-voices"), None, contrast)]
                if topics
            )
        return self._groups[locale]

    def _steps(self, locale: str) -> list[dict[str, Any]]:
        steps = []
        for step in self.path.steps:
            topic = next((t for t in self.bank.topics if t.step == step.id), None)
            words = self.wordings[locale].phrase(self.bank.phrases[step.line])
            if words is not None:
                url = address(locale, topic.id if topic else "phrases")
                line = self.phrases.line(words.say, words)
                steps.append(
                    {
                        "mark": self.path.mark(step.id),
                        "lang": words.locale,
                        "line": line,
                        "url": url,
                    }
                )
        return steps

    def _tiles(self, locale: str) -> list[dict[str, Any]]:
        return [
            {**self._customer(id_, locale), "url": address(locale, f"situations/{id_}")}
            for id_ in self.bank.by_situation
        ]

    def _customer(self, situation: str, locale: str) -> dict[str, str]:
        """A situation's name and, between quotation marks, what the customer says in it."""
        words, lang = self.wordings[locale].situation(situation)
        says = self.wordings[lang].formatter.quote(words.says) if words.says else ""
        return {"name": words.name, "says": says, "lang": lang}

    def _home(self, page: Page) -> dict[str, Any]:
        return {"path": self._steps(page.locale), "tiles": self._tiles(page.locale)}

    def _favourites(self, page: Page) -> dict[str, Any]:
        loaded = plural(self.wordings[page.locale], "favourites-loaded")
        return {"source": self.bank.catalog.source, "loaded": loaded}

    def _practice(self, page: Page) -> dict[str, Any]:
        due = plural(self.wordings[page.locale], "practice-due")
        return {"cards": self.phrases.cards(self._pairs(), page.locale), "due": due}

    def _pairs(self) -> list[Phrase]:
        pairs = [p for t in self.bank.topics if t.layout == "contrast" for p in t.phrases]
        return pairs[:MOST_CARDS]

    def _downloads(self, page: Page) -> dict[str, Any]:
        formatter = self.wordings[page.locale].formatter
        locales = self.bank.catalog.locales
        files = [
            {
                "format": offer.format,
                "path": offer.path,
                "locales": offer.locales,
                "names": " – ".join(formatter.language(locales[code]) for code in offer.locales),
            }
            for offer in self.offers
        ]
        data = [f"{api.ROOT}/{name}" for name in ("openapi.json", "schema.json")]
        data.insert(0, f"{api.ROOT}/{page.locale}/phrases.json")
        return {"files": files, "folder": FOLDER, "api": data}

    def _progress(self, page: Page) -> dict[str, Any]:
        found = progress(self.bank, self.wordings, page.locale, self.edit)
        return {"progress": found, "source": self.bank.catalog.source}

    def _topic(self, page: Page) -> dict[str, Any]:
        topic = self.bank.topic_of[page.key]
        return {
            "topic": topic,
            "words": self.wordings[page.locale].topic(topic),
            "step": self.path.mark(topic.step),
            "cards": self.phrases.cards(topic.phrases, page.locale),
        }

    def _situation(self, page: Page) -> dict[str, Any]:
        talk = [
            {
                "mark": self.path.mark(step.id),
                "number": number,
                "rail": waves.vertical(self.path.height(step.id), halves=4 * len(phrases) + 2),
                "bubbles": self.phrases.bubbles(phrases, page.locale),
            }
            for number, (step, phrases) in enumerate(self._by_step(page.key), start=1)
        ]
        return {
            **self._customer(page.key, page.locale),
            "talk": talk,
            "situations": self._tiles(page.locale),
            "here": address(page.locale, page.name),
        }

    def _by_step(self, situation: str) -> list[tuple[Step, list[Phrase]]]:
        phrases = self.bank.by_situation[situation]
        steps = [(s, [p for p in phrases if p.step == s.id]) for s in self.bank.catalog.steps]
        return [(step, found) for step, found in steps if found]


def _shortened(text: str) -> str:
    if len(text) <= CONTENTS_LENGTH:
        return text
    return text[:CONTENTS_LENGTH].rsplit(" ", 1)[0].rstrip(" ,.;:–") + "…"
