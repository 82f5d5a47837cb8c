"""The HTML of one phrase: as a card, as a contrast pair, and as a bubble in a situation.

These pieces are made tens of thousands of times in a build of a large bank. As templates they took
about eight times as long as joined strings and were most of the build, so they stand here. Every
value is `Markup`, that is, escaped when the card's view was made.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from .phraseviews import Bubble, Card, Fact, OtherLine
from .wording import Wording


def icon(name: str) -> Markup:
    """An icon of the page's sprite."""
    return Markup('<svg class="pb-i" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


class CardRenderer:
    """Makes cards with the interface words of one locale."""

    def __init__(self, wording: Wording) -> None:
        self._locale = wording.locale.code
        ui = {key: escape(wording.ui(key)) for key in _LABELS}
        self._ui = ui
        self._facts: dict[Fact, str] = {}
        chevron, copy = icon("chevron"), icon("copy")
        self._more = (
            '<details class="pb-more">\n'
            f"<summary>{ui['other-languages']}{chevron}</summary>\n"
            '<ul class="pb-others">\n'
        )
        label = f"<span>{ui['copy']}</span>"
        self._copy = f'<button type="button" class="pb-btn" data-copy>{copy}{label}</button>'
        show = f'aria-label="{ui["show"]}" title="{ui["show"]}">{icon("show")}</button>'
        self._show = f'<button type="button" class="pb-btn pb-btn--icon" data-show-line {show}'
        self._link = f'aria-label="{ui["link"]}" title="{ui["link"]}">{icon("link")}</a>'
        self._details = f"{icon('book')}{ui['details']}</a>"
        self._copy_other = {}
        for code, other in wording.bank.catalog.locales.items():
            language = wording.formatter.language(other)
            label = escape(wording.ui("copy-language", language=language))
            self._copy_other[code] = (
                '<button type="button" class="pb-btn pb-btn--icon" data-copy '
                f'aria-label="{label}">{copy}</button></li>\n'
            )

    def card(self, card: Card) -> str:
        """A card: the line large, when, what not to say, why, facts, other languages, copy."""
        ui = self._ui
        return "".join(
            [
                self._article("pb-card", card),
                f'<p class="pb-say" lang="{card.lang}">{card.say}</p>\n',
                _alternative(card.write),
                _guidance("pb-when", ui["when"], card.when),
                _guidance("pb-when pb-write", ui["write"], card.write),
                _source(card.source),
                self._court(card, ui["avoid"]),
                _guidance("pb-when", ui["why"], card.why),
                self._fact_list(card),
                self._foot(card),
            ]
        )

    def duel(self, card: Card) -> str:
        """A contrast pair: scene, courtroom line, Mama line and why."""
        ui = self._ui
        return "".join(
            [
                self._article("pb-duel", card),
                f'<h2 class="pb-scene">{card.when}</h2>\n<div class="pb-voices">\n',
                self._court(card, ui["courtroom-label"]),
                f'<div class="pb-mama">\n<p class="pb-label">{icon("pot")}{ui["mama-label"]}</p>\n',
                f'<p class="pb-say" lang="{card.lang}">{card.say}</p>\n',
                _alternative(card.write),
                _source(card.source),
                _guidance("pb-why", ui["why"], card.why),
                self._fact_list(card),
                "</div>\n</div>\n",
                self._foot(card),
            ]
        )

    def bubble(self, bubble: Bubble, href: str) -> str:
        """A line in a situation, with the way to its card."""
        others = "".join(map(_silent, bubble.others))
        return (
            f'<article class="pb-bubble" id="{bubble.id}" data-phrase="{bubble.id}">\n'
            f'<p class="pb-say" lang="{bubble.lang}">{bubble.say}</p>\n{_alternative(bubble.write)}'
            f'<div class="pb-others" hidden>{others}</div>\n'
            f'<div class="pb-row"><a class="pb-btn pb-btn--quiet" href="{href}">'
            f"{self._details}{self._show}{self._copy}</div>\n</article>\n"
        )

    def _article(self, name: str, card: Card) -> str:
        lang = f' lang="{card.lang}"' if card.lang != self._locale else ""
        return f'<article class="{name}" id="{card.id}" data-phrase="{card.id}"{lang}>\n'

    def _court(self, card: Card, label: Markup) -> str:
        if not card.avoid:
            return ""
        return (
            '<div class="pb-court">\n<p class="pb-label">'
            f'<span class="pb-para" aria-hidden="true">§</span>{label}</p>\n'
            f'<p class="pb-avoid"><s>{card.avoid}</s></p>\n</div>\n'
        )

    def _fact_list(self, card: Card) -> str:
        if not card.facts:
            return ""
        return f'<ul class="pb-facts">{"".join(map(self._fact, card.facts))}</ul>\n'

    def _fact(self, fact: Fact) -> str:
        if fact not in self._facts:
            status = ' class="pb-status"' if fact.warns else ""
            self._facts[fact] = f"<li{status}>{icon(fact.icon)}{escape(fact.text)}</li>"
        return self._facts[fact]

    def _foot(self, card: Card) -> str:
        others = ""
        if card.others:
            others = f"{self._more}{''.join(map(self._other, card.others))}</ul>\n</details>\n"
        link = f'<a class="pb-btn pb-btn--icon" href="#{card.id}" {self._link}'
        return (
            f'<div class="pb-foot">\n{others}<div class="pb-actions">'
            f"{link}{self._show}{self._copy}</div>\n</div>\n</article>\n"
        )

    def _other(self, other: OtherLine) -> str:
        return (
            f'<li><span class="pb-code" aria-hidden="true">{other.locale.upper()}</span>'
            f'<p class="pb-say" lang="{other.locale}">{other.line}</p>'
            f"{self._copy_other[other.locale]}"
        )


_LABELS = (
    "when",
    "why",
    "avoid",
    "write",
    "other-languages",
    "copy",
    "link",
    "details",
    "show",
    "courtroom-label",
    "mama-label",
)


def _alternative(write: Markup) -> str:
    """The wording for writing, for the page to put in the line's place."""
    return f"<template data-write>{write}</template>\n" if write else ""


def _silent(other: OtherLine) -> str:
    return f'<p class="pb-say" lang="{other.locale}">{other.line}</p>'


def _source(source: OtherLine | None) -> str:
    """The source line beside a translation that it has outrun."""
    if source is None:
        return ""
    code = f'<b class="pb-code" aria-hidden="true">{source.locale.upper()}</b>'
    line = f'<span lang="{source.locale}">{source.line}</span>'
    return f'<p class="pb-when pb-source">{code} {line}</p>\n'


def _guidance(name: str, label: Markup, text: Markup) -> str:
    return f'<p class="{name}"><b>{label}</b> {text}</p>\n' if text else ""
