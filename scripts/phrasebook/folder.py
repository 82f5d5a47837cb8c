"""The site as a folder that opens without a server: links name files, and scripts are plain.

A browser that opens a page from `file:` shows a list where a link leads to a folder, and neither
fetches data nor loads modules or workers. So here links lead to `index.html`, data comes as
scripts, and one plain script (`theme/js/folder.js`) takes the place of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .archive import zipped
from .assets import folder_script

NAME = "phrasebook"
"""The folder's own name: unpacking must not scatter files."""

_LEFT_OUT = (
    "404.html",
    "api/",
    "downloads/",
    "feed",
    "js/",
    "offline/",
    "opensearch",
    "sitemap",
    "sw.js",
)
_KEPT_SCRIPTS = ("js/early.js", "js/choose.js")

_PAGE_LINK = re.compile(r'(\bhref="(?:[^":?#]*/)?)(?=["?#])')
"""A relative address that ends with a folder, up to its end."""

_SERVED_ONLY = re.compile(
    r'<link rel="(?:modulepreload|manifest|search)"[^>]*>\n?'
    r'|<meta http-equiv="Content-Security-Policy"[^>]*>\n?'
    r"| data-offline(?=[ >])"
    r'| data-fonts="[^"]*"'
    r'|<li><a href="[^"]*/downloads/">[^<]*</a></li>\n?'
)
_DOWNLOADS = re.compile(r'<a href="[^"]*downloads/">(.*?)</a>')
"""A folder offers no files to take along: it is one."""

_MODULE = re.compile(r'<script type="module"[^>]* src="([^"]*)js/main\.js[^"]*"></script>')


def folder(site: Path) -> bytes:
    """The finished site in `site` as a ZIP of one folder.

    Raises AssetsError where npm's packages are not there.
    """
    return zipped((f"{NAME}/{name}", content) for name, content in _files(site))


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and _belongs(name):
            yield _converted(name, path.read_bytes())
    yield "js/folder.js", folder_script()


def _belongs(name: str) -> bool:
    if name.endswith("/downloads/index.html"):
        return False
    return name in _KEPT_SCRIPTS or not name.startswith(_LEFT_OUT)


def _converted(name: str, content: bytes) -> tuple[str, bytes]:
    if name.endswith(".html"):
        return name, _page(content.decode("utf-8")).encode("utf-8")
    if name.startswith("search/"):
        key = Path(name).stem
        return f"search/{key}.js", b'phrasebookData("%s",%s);' % (key.encode(), content)
    return name, content


def _page(html: str) -> str:
    html = _SERVED_ONLY.sub("", html)
    html = _DOWNLOADS.sub(r"\1", html)
    html = _MODULE.sub(r'<script defer src="\1js/folder.js"></script>', html)
    return _PAGE_LINK.sub(_to_index, html)


def _to_index(found: re.Match[str]) -> str:
    start = found[1]
    return f"{start}index.html" if start.endswith("/") else start
