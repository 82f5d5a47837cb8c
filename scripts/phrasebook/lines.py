"""A line as it is said: address words filled in, gaps kept apart from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .model import Locale, Pair

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_-]*)\}")

ADDRESS_SLOTS = frozenset({"me", "you"})
"""Slots that the locale's address pair fills, in every line at once."""

_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+)[“„»‘(]?$")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line: text as it stands, an address word, or a gap named by its placeholder."""

    kind: Literal["text", "address", "gap"]
    value: str
    slot: str = ""
    starts: bool = False
    """Whether an address word starts a sentence."""


def parts(line: str, locale: Locale, pair: Pair | None = None) -> Iterator[Part]:
    """Split a line at its placeholders.

    Address slots are filled from `pair` (the locale's default where None) and get a capital
    letter where they start a sentence. In a locale without pairs every placeholder is a gap.
    """
    pair = pair or locale.default_pair
    before = ""
    for index, piece in enumerate(PLACEHOLDER.split(line)):
        if index % 2 == 0:
            if piece:
                before += piece
                yield Part("text", piece)
        elif pair and piece in ADDRESS_SLOTS:
            word = pair.me if piece == "me" else pair.you
            starts = _SENTENCE_START.search(before) is not None
            if starts:
                word = word[0].upper() + word[1:]
            before += word
            yield Part("address", word, piece, starts)
        else:
            before += "x"
            yield Part("gap", piece, piece)


def plain(line: str, locale: Locale, pair: Pair | None = None) -> str:
    """The line with its address words filled in and its gaps left as `{order}`."""
    if "{" not in line:  # most lines, and all keywords
        return line
    return "".join(
        f"{{{part.value}}}" if part.kind == "gap" else part.value
        for part in parts(line, locale, pair)
    )
