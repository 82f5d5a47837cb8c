"""Words are plain text: HTML and Markdown would reach the customer as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Bank
from ..problem import Problem
from .texts import Text

_HTML = re.compile(r"<[A-Za-z/!?][^>]*>?|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]+[0-9]*);")
_MARKDOWN = re.compile(
    r"\*{1,2}[^*\s][^*]*\*{1,2}"  # emphasis
    r"|(?<!\w)_[^_\s][^_]*_(?!\w)"
    r"|`[^`]+`"  # code
    r"|!?\[[^\]]*\]\([^)]*\)"  # link or picture
    r"|^#{1,6} |^[-*+] |^> "  # heading, list, quotation
)


def html(text: Text, bank: Bank) -> Iterator[Problem]:
    """No HTML tag, comment or character reference."""
    value = text.value
    if ("<" in value or "&" in value) and (match := _HTML.search(value)):
        message = f"{text.field} has HTML ({match.group()}); write plain text"
        yield text.problem("markup-html", message)


def markdown(text: Text, bank: Bank) -> Iterator[Problem]:
    """No Markdown emphasis, code, link, heading, list or quotation."""
    value = text.value
    may_be = value[:1] in "#-*+>" or any(sign in value for sign in ("*", "_", "`", "]("))
    if may_be and (match := _MARKDOWN.search(value)):
        message = f"{text.field} has Markdown ({match.group().strip()}); write plain text"
        yield text.problem("markup-markdown", message)
