"""Stylesheets, scripts, fonts and icons: where they are, and the addresses they are served at."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import material

from .render import THEME

MATERIAL = Path(material.__file__).parent / "templates"
"""Material's theme: its stylesheets and icons are served, its scripts are not."""

ICON_FILES = MATERIAL / ".icons" / "material"

PACKAGES = Path(__file__).parents[2] / "node_modules"

FONTS = {f"fonts/{path.name}": path for path in sorted((THEME / "fonts").glob("*.woff2"))}
"""The addresses of the fonts, and their files."""

BUNDLER = PACKAGES / ".bin" / "esbuild"

SCRIPTS = ("early.js", "choose.js", "lost.js", "main.js", "search/worker.js")
"""The scripts that pages and the finder load; what these import is bundled with them."""

UNUSED = ("assets/javascripts/", "assets/images/", "css/parts/", "fonts/", "js/")
"""Folders of the themes that no page asks for as they stand."""

STYLESHEET = "css/phrasebook.css"


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page loads, as addresses from the root of the site.

    Own files carry a digest of their content, so that no browser keeps an old one.
    """

    stylesheets: tuple[str, ...]
    early_script: str
    main_script: str
    fonts: tuple[str, ...]
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
    folder = MATERIAL / "assets" / "stylesheets"
    names = [next(folder.glob(f"{name}.*.min.css")).name for name in ("main", "palette")]
    scripts, imported = _scripts()
    made = {STYLESHEET: _stylesheet(), **scripts}
    return Assets(
        stylesheets=(
            *(f"assets/stylesheets/{name}" for name in names),
            _versioned(STYLESHEET, made[STYLESHEET]),
        ),
        early_script=_versioned("js/early.js", made["js/early.js"]),
        main_script=_versioned("js/main.js", made["js/main.js"]),
        fonts=tuple(FONTS),
        preloaded=tuple(f"js/{name}" for name in imported),
        files=made,
    )


def _stylesheet() -> bytes:
    """The parts in theme/css/parts/ in the order of their names, as one file."""
    parts = sorted((THEME / "css" / "parts").glob("*.css"))
    return b"\n".join(part.read_bytes() for part in parts)


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
    run = subprocess.run(  # noqa: S603 - our own scripts
        [
            *(str(BUNDLER), *options, "--bundle", "--minify", "--target=es2022"),
            *("--legal-comments=eof", "--log-level=warning"),
        ],
        cwd=THEME / "js",
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise AssetsError(run.stderr.strip())


def _versioned(path: str, content: bytes) -> str:
    return f"{path}?{hashlib.sha256(content).hexdigest()[:8]}"
