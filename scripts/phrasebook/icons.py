"""The icons in use, gathered from Material's icon files into one sprite a page."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

ICONS = {
    "alert": "alert-circle-outline",
    "book": "text-box-outline",
    "channel": "phone-message-outline",
    "check": "check",
    "chevron": "chevron-down",
    "close": "close",
    "copy": "content-copy",
    "down": "arrow-down",
    "download": "download-outline",
    "eye": "eye-outline",
    "find": "magnify",
    "link": "link-variant",
    "listen": "volume-high",
    "load": "tray-arrow-up",
    "menu": "menu",
    "not-ours": "minus-circle-outline",
    "ours": "record-circle-outline",
    "pen": "pencil-outline",
    "plus": "plus",
    "pot": "pot-steam-outline",
    "print": "printer-outline",
    "reply": "reply-outline",
    "save": "tray-arrow-down",
    "show": "fullscreen",
    "star": "star-outline",
    "starred": "star",
    "swap": "swap-horizontal",
    "theme": "white-balance-sunny",
    "tune": "tune",
    "unknown": "help-circle-outline",
    "up": "arrow-up",
}
"""What an icon stands for, and its name in Material Design Icons."""


def sprite(folder: Path) -> Markup:
    """Every icon as an SVG symbol; `folder` holds Material Design Icons as files."""
    symbols = []
    for name, file in ICONS.items():
        svg = (folder / f"{file}.svg").read_text("utf-8")
        shapes = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
        symbols.append(f'<symbol id="i-{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    return Markup(f'<svg class="pb-sprite" aria-hidden="true">{"".join(symbols)}</svg>')  # noqa: S704
