"""Stylesheets, scripts, fonts and icons: where they are, and the addresses they are served at."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import material

from .render import THEME

MATERIAL = Path(material.__file__).parent / "templates"
"""Material's theme: what we use of its stylesheets and icons is served, its scripts are not."""

ICON_FILES = MATERIAL / ".icons" / "material"

PACKAGES = Path(__file__).parents[2] / "node_modules"

FONTS = {f"fonts/{path.name}": path for path in sorted((THEME / "fonts").glob("*.woff2"))}
"""The addresses of the fonts, and their files."""

_LETTERS = {
    "fonts/roboto-latin-ext.woff2": "āčēģīķļņšūžőű",
    "fonts/roboto-vietnamese.woff2": "ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ",
}
"""Letters that tell that a text needs this font beside the one that every text needs."""

BUNDLER = PACKAGES / ".bin" / "esbuild"

SCRIPTS = (
    *("early.js", "choose.js", "lost.js", "main.js"),
    *("search/worker.js", "search/backroom-worker.js"),
)
"""The scripts that pages and the finder load; what these import is bundled with them."""

UNUSED = ("css/parts/", "fonts/", "js/", "stylesheet.mjs")
"""What no page asks for as it stands in the theme."""

STYLESHEET = "css/phrasebook.css"

STYLESHEET_MAKER = THEME / "stylesheet.mjs"


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page loads, as addresses from the root of the site.

    Own files carry a digest of their content, so that no browser keeps an old one.
    """

    stylesheet: str
    early_script: str
    main_script: str
    preloaded: tuple[str, ...]
    """What the main script imports at once; named in the page, it comes along with it."""
    files: dict[str, bytes]
    """What is made for the site, by address."""


class AssetsError(Exception):
    """A package is not installed, or a script could not be bundled; the text says which."""


def assets() -> Assets:
    """The assets as they are on disk now.

    Raises AssetsError where npm's packages are not there or a script has a mistake.
    """
    if not BUNDLER.is_file():
        raise AssetsError(f"{BUNDLER} is missing; run npm ci")
    scripts, imported = _scripts()
    made = {STYLESHEET: _stylesheet(), **scripts}
    return Assets(
        stylesheet=_versioned(STYLESHEET, made[STYLESHEET]),
        early_script=_versioned("js/early.js", made["js/early.js"]),
        main_script=_versioned("js/main.js", made["js/main.js"]),
        preloaded=tuple(f"js/{name}" for name in imported),
        files=made,
    )


def fonts_for(text: str) -> tuple[str, ...]:
    """The addresses of the fonts that a language needs whose words are like `text`."""
    letters = set(text)
    return tuple(a for a in FONTS if a not in _LETTERS or letters & set(_LETTERS[a]))


def _stylesheet() -> bytes:
    """What the templates use of Material's stylesheets, then our own, minified.

    It takes half a second, so it is kept in npm's cache until one of the files changes.
    """
    folder = MATERIAL / "assets" / "stylesheets"
    material_css = [next(folder.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    parts = sorted((THEME / "css" / "parts").glob("*.css"))
    templates = sorted(
        [*THEME.rglob("*.html"), *THEME.rglob("*.js"), *Path(__file__).parent.glob("*.py")]
    )
    sources = [STYLESHEET_MAKER, *material_css, *parts, *templates]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    kept = PACKAGES / ".cache" / "phrasebook" / f"{digest}.css"
    if not kept.is_file():
        command = ["node", STYLESHEET_MAKER, *material_css, "--", *parts, "--", *templates]
        made = _run([str(word) for word in command], STYLESHEET_MAKER.parent)
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_text(made, "utf-8")
        fresh.replace(kept)  # another build may be doing the same
    return kept.read_bytes()


def _scripts() -> tuple[dict[str, bytes], list[str]]:
    """The bundled scripts by address, and the names of those that the main script imports."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "js"
        meta = Path(folder) / "meta.json"
        _bundle(
            *(*SCRIPTS, f"--outdir={made}", "--chunk-names=[name]-[hash]", f"--metafile={meta}"),
            *("--splitting", "--format=esm"),
        )
        outputs = {
            Path(path).name: output
            for path, output in json.loads(meta.read_text())["outputs"].items()
        }
        imported = [
            Path(used["path"]).name
            for used in outputs["main.js"]["imports"]
            if used["kind"] == "import-statement"
        ]
        files = {
            f"js/{path.relative_to(made).as_posix()}": path.read_bytes()
            for path in sorted(made.rglob("*.js"))
        }
        return files, imported


def folder_script() -> bytes:
    """The one script of the folder edition. Raises AssetsError as `assets` does."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "folder.js"
        _bundle(
            *("folder.js", f"--outfile={made}", "--format=iife"),
            "--log-override:empty-import-meta=silent",  # of the worker, which is not used there
        )
        return made.read_bytes()


def _bundle(*options: str) -> None:
    _run(
        [
            *(str(BUNDLER), *options, "--bundle", "--minify", "--target=es2022"),
            *("--legal-comments=eof", "--log-level=warning"),
        ],
        THEME / "js",
    )


def _run(command: list[str], folder: Path) -> str:
    run = subprocess.run(  # noqa: S603 - our own scripts
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise AssetsError(run.stderr.strip())
    return run.stdout


def _versioned(path: str, content: bytes) -> str:
    return f"{path}?{hashlib.sha256(content).hexdigest()[:8]}"
