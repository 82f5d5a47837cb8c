"""Characters and signs: rules that hold in every language, by the locale's letters and quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..lines import PLACEHOLDER
from ..model import Bank
from ..problem import Problem
from .texts import Text

SENTENCES = frozenset({"say", "write", "avoid", "when", "why", "intro"})
"""The fields that are sentences and end with a mark."""

COMMON_SIGNS = " \u00a0\u202f.,;:!?…–-()/%+&€°’0123456789"
"""What every language may use besides its letters and its quotation marks."""

END_MARKS = ".!?…:؟۔।。！？"
"""Also those of Arabic, Urdu, Hindi, Chinese and Japanese."""

_OTHER_RULES = "\"'`“”„‘’»«—{}<>*_#[]|\\=@"
"""Signs for which other rules have their own words, or which say nothing about a language."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WALL = "\ufffc"
"""Stands for a filled gap: neither letter nor sign."""

_RANGE = re.compile(r"(?<=\d)-(?=\d)(?!\d*-\d)(?<!-\d)")
_DASH = re.compile(r"—|--| -(?=[\s.,;:!?…]|$)|(?<=\w) - (?=\w)|(?<![\d\s])–|–(?![\d\s])")
_ELLIPSIS = re.compile(r"\.\.+|(?<=\w) …(?=\s|$)")
_SPACES = re.compile(
    r"(?=[\s,;])"  # elsewhere nothing needs to be tried
    r"(?:^\s|\s$|[ \u00a0]{2,}|[\t\n\r]| (?=[.,;:!?%](?:\s|$))|[,;](?=[^\W\d_]))"
)


def is_plain(text: Text, bank: Bank) -> bool:
    """Whether a text is only words of its language, with one space or a mark and one space between.

    Most are, and no rule about signs, gaps or markup has anything to say of them.
    """
    rules = bank.rules.get(text.locale)
    if rules is None or not rules.letters:
        return False
    plain = _plain(rules.letters, bank.catalog.locales[text.locale].quotes)
    return plain.fullmatch(text.value) is not None


@lru_cache(maxsize=64)
def _plain(letters: frozenset[str], quotes: str) -> re.Pattern[str]:
    apostrophe = "" if "’" in quotes[:2] else "’"  # it may be a quotation mark
    word = f"[{''.join(sorted(filter(str.isalpha, letters)))}0-9{apostrophe}]+"
    return re.compile(rf"(?:\(?{word}\)?[.,;:!?…]? )*+\(?{word}\)?[.:!?…]?")


def normal_form(text: Text, bank: Bank) -> Iterator[Problem]:
    """Characters are composed (Unicode NFC) and visible."""
    if text.value.isascii():
        return
    if match := _INVISIBLE.search(text.value):
        code = f"U+{ord(match.group()):04X}"
        message = f"{text.field} has the invisible character {code}; delete it"
        yield text.problem("invisible-character", message)
    if not unicodedata.is_normalized("NFC", text.value):
        message = (
            f"{text.field} has letters with separate marks (not NFC); "
            "type the word again, or run phrasebook fmt"
        )
        yield text.problem("not-nfc", message)


def characters(text: Text, bank: Bank) -> Iterator[Problem]:
    """Only the letters, digits and signs of the language (CLDR's exemplar characters).

    Keywords may have any Latin letter: staff type foreign dishes and names.
    """
    rules = bank.rules.get(text.locale)
    if rules is None or not rules.letters:
        return
    quotes = bank.catalog.locales[text.locale].quotes
    allowed = _allowed(rules.letters, rules.signs, quotes)
    if allowed.fullmatch(text.value):  # most texts
        return
    foreign = allowed.sub("", PLACEHOLDER.sub("", text.value))
    latin_too = text.field == "keywords"
    shown = text.field in (*SENTENCES, "keywords", "title")
    for char in dict.fromkeys(foreign):
        if not char.isprintable() or char in _OTHER_RULES or unicodedata.combining(char):
            continue
        latin = char.isalpha() and unicodedata.name(char, "").startswith("LATIN ")
        if (latin and (latin_too or not shown)) or (not shown and not char.isalpha()):
            continue
        message = (
            f"{text.field} has {char} (U+{ord(char):04X}), which the language does not use; "
            "type the word again"
        )
        yield text.problem("characters", message)


@lru_cache(maxsize=64)
def _allowed(letters: frozenset[str], signs: frozenset[str], quotes: str) -> re.Pattern[str]:
    own = "".join(sorted(letters | signs)) + quotes
    return re.compile(f"[{re.escape(own + COMMON_SIGNS)}]+")


_QUOTE = re.compile("[\"'`´“”„‘’‚«»「」『』‹›]")
"""Any quotation mark of the world that is in use, apostrophes included."""


def quotes(text: Text, bank: Bank) -> Iterator[Problem]:
    """Only the locale's quotation marks, in pairs; never the typewriter's."""
    marks = _QUOTE.findall(text.value)
    if not marks:  # most texts
        return
    outer_open, outer_close, inner_open, inner_close = [*bank.catalog.locales[text.locale].quotes]
    straight = next((sign for sign in "\"'`´" if sign in marks), "")
    if straight:
        use = "’" if straight != '"' else f"{outer_open}…{outer_close}"
        message = f"{text.field} has {straight}, the typewriter's sign; write {use}"
        yield text.problem("quotes", message)
        return
    own = {outer_open, outer_close, inner_open, inner_close, "’"}
    if foreign := next((sign for sign in marks if sign in "“”„‘‚«»" and sign not in own), ""):
        message = f"{text.field} has {foreign}; write {outer_open}…{outer_close}"
        yield text.problem("quotes", message)
        return
    if not _paired(marks, outer_open, outer_close) or not (
        inner_close == "’" or _paired(marks, inner_open, inner_close)
    ):
        message = f"{text.field} has a quotation mark without its partner; add or delete one"
        yield text.problem("quotes", message)


def _paired(marks: Sequence[str], opening: str, closing: str) -> bool:
    if opening == closing:  # Swedish and Finnish
        return marks.count(opening) % 2 == 0
    depth = 0
    for sign in marks:
        if sign == opening:
            depth += 1
        elif sign == closing:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def ellipsis(text: Text, bank: Bank) -> Iterator[Problem]:
    """An ellipsis is one character and stands at the word before it."""
    may_be = ".." in text.value or "…" in text.value
    if may_be and (match := _ELLIPSIS.search(text.value)):
        wrong = match.group().strip() or "…"
        message = f"{text.field} has {wrong!r} as an ellipsis; write … right after the word"
        yield text.problem("ellipsis", message)


def dashes(text: Text, bank: Bank) -> Iterator[Problem]:
    """A dash is – with a space on both sides, and a range is 9–17."""
    if text.field == "keywords" or not any(sign in text.value for sign in "-–—"):
        return
    value = PLACEHOLDER.sub(_WALL, text.value)
    if _RANGE.search(value):
        message = f"{text.field} has a hyphen in a range of numbers; write – as in 9–17"
        yield text.problem("dash", message)
    elif _DASH.search(value):
        message = f"{text.field} has a wrong dash; write – with a space on both sides"
        yield text.problem("dash", message)


def spaces(text: Text, bank: Bank) -> Iterator[Problem]:
    """One space between words, none at the ends or before a mark, one after a comma."""
    if match := _SPACES.search(text.value):
        at = match.start()
        near = text.value[max(0, at - 12) : at + 12].strip()
        message = f"{text.field} has a space too many or too few near “{near}”; mend it"
        yield text.problem("spaces", message)


def end_mark(text: Text, bank: Bank) -> Iterator[Problem]:
    """A sentence ends with . ! ? … or :"""
    if text.field in SENTENCES and text.value:
        last = text.value.rstrip("”’«)").rstrip()[-1:]
        if last not in END_MARKS:
            message = f"{text.field} has no mark at its end; add . ! ? or …"
            yield text.problem("end-mark", message)
