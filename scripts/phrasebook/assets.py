"""Stylesheets, scripts, fonts and icons: where they are, and the addresses they are served at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import material

from .render import THEME

MATERIAL = Path(material.__file__).parent / "templates"
"""Material's theme: its stylesheets and icons are served, its scripts are not."""

ICON_FILES = MATERIAL / ".icons" / "material"

PACKAGES = Path(__file__).parents[2] / "node_modules"

VENDORED = {
    f"fonts/roboto-{subset}-wght-normal.woff2": (
        PACKAGES / f"@fontsource-variable/roboto/files/roboto-{subset}-wght-normal.woff2"
    )
    for subset in ("latin", "latin-ext", "vietnamese")
} | {"js/vendor/minisearch.js": PACKAGES / "minisearch/dist/es/index.js"}
"""What the site serves of other makers' work: its address, and its file among npm's packages."""

UNUSED = ("assets/javascripts/", "assets/images/", "css/parts/")
"""Folders of the themes that no page asks for."""

STYLESHEET = "css/phrasebook.css"


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page loads, as addresses from the root of the site.

    Own files carry a digest of their content, so that no browser keeps an old one.
    """

    stylesheets: tuple[str, ...]
    early_script: str
    main_script: str


def assets() -> Assets:
    """The assets as they are on disk now."""
    folder = MATERIAL / "assets" / "stylesheets"
    names = [next(folder.glob(f"{name}.*.min.css")).name for name in ("main", "palette")]
    return Assets(
        stylesheets=(
            *(f"assets/stylesheets/{name}" for name in names),
            _versioned(STYLESHEET, stylesheet()),
        ),
        early_script=_versioned("js/early.js", (THEME / "js/early.js").read_bytes()),
        main_script=_versioned("js/main.js", (THEME / "js/main.js").read_bytes()),
    )


def stylesheet() -> bytes:
    """The parts in theme/css/parts/ in the order of their names, as one file."""
    parts = sorted((THEME / "css" / "parts").glob("*.css"))
    return b"\n".join(part.read_bytes() for part in parts)


def missing() -> list[Path]:
    """The vendored files that are not installed."""
    return [path for path in VENDORED.values() if not path.is_file()]


def _versioned(path: str, content: bytes) -> str:
    return f"{path}?{hashlib.sha256(content).hexdigest()[:8]}"
