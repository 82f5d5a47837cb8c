"""A line as HTML: gaps as chips, address words marked so that the page can switch the pair."""

from __future__ import annotations

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
            return _ADDRESS.format(part.slot, _STARTS if part.starts else "", part.value)
        case "gap":
            return _GAP.format(part.slot, wording.placeholder(part.value))
