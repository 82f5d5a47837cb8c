"""A line as HTML: gaps as chips, address words marked so that the page can switch the pair."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from .lines import Part, parts
from .wording import Wording

_ADDRESS = Markup('<span class="pb-you" data-slot="{}"{}>{}</span>')
_STARTS = Markup(" data-starts")
_GAP = Markup('<span class="pb-slot" data-slot="{}" tabindex="-1">{}</span>')


def line_html(line: str, wording: Wording) -> Markup:
    """The line escaped, with a chip for each gap that names what belongs there."""
    if "{" not in line:
        return escape(line)
    return Markup("").join(_html(part, wording) for part in parts(line, wording.locale))


def line_text(line: str, wording: Wording) -> str:
    """The line as plain text, with each gap named in brackets."""
    return "".join(
        f"[{wording.placeholder(part.value)}]" if part.kind == "gap" else part.value
        for part in parts(line, wording.locale)
    )


def _html(part: Part, wording: Wording) -> Markup:
    match part.kind:
        case "text":
            return escape(part.value)
        case "address":
            return _address(part.slot, part.starts, part.value)
        case "gap":
            return _gap(part.slot, wording.placeholder(part.value))


# There are few of both, and filling in a template with escapes takes longer than all the rest.


@lru_cache(maxsize=1024)
def _address(slot: str, starts: bool, word: str) -> Markup:
    return _ADDRESS.format(slot, _STARTS if starts else "", word)


@lru_cache(maxsize=1024)
def _gap(slot: str, name: str) -> Markup:
    return _GAP.format(slot, name)
