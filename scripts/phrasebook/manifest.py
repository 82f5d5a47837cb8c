"""How a device installs the site as an app: one web app manifest a locale."""

from __future__ import annotations

import json

from .wording import Wording

ICON = "img/icon.svg"
COLOUR = "#fdf3ed"
"""The page's colour in light; a device shows it while the app starts."""


def manifest(wording: Wording) -> str:
    """A locale's web app manifest, which lies beside its home page."""
    return json.dumps(
        {
            "name": wording.ui("site-name"),
            "short_name": wording.ui("site-name"),
            "description": wording.ui("site-description"),
            "lang": wording.locale.code,
            "dir": wording.locale.direction,
            "start_url": "./",
            "scope": "../",
            "display": "standalone",
            "background_color": COLOUR,
            "theme_color": COLOUR,
            "icons": [{"src": f"../{ICON}", "sizes": "any", "type": "image/svg+xml"}],
        },
        ensure_ascii=False,
        indent=2,
    )
