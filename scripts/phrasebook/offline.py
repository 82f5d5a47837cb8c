"""What a device keeps of the site so that it works without a network.

The service worker (`theme/js/sw.js`) takes a locale whole or not at all; the lists made here say
which files a locale needs, and what is in them.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from .model import Bank
from .render import THEME

SERVICE_WORKER = THEME / "js" / "sw.js"

NOT_KEPT = (
    "_headers",
    "_redirects",
    "api/",
    "downloads/",
    "offline/",
    "sitemap.xml",
    "sitemap.xml.gz",
    "sw.js",
)
"""What no page asks for, and what must always be the newest."""

NOTHING: Mapping[str, str] = MappingProxyType({})

MOST = 50_000_000
"""So many bytes of one locale are kept on a device; a larger bank needs the network."""


DIGITS = 16
"""So many hexadecimal digits of SHA-256 does the service worker compare."""


def files(site: Path, bank: Bank, known: Mapping[str, str] = NOTHING) -> Mapping[str, str]:
    """The service worker and the list of each locale, by path in the site.

    `site` is the finished site without them. The version is a digest of everything in it. `known`
    has the SHA-256 of files that need not be read for it, by path, in hexadecimal digits.
    """
    digests = {
        path: (known.get(path) or _digest(site / path))[:DIGITS] for path in sorted(_paths(site))
    }
    whole = "\n".join(f"{path} {digest}" for path, digest in digests.items())
    version = hashlib.sha256(whole.encode()).hexdigest()[:16]
    locales = tuple(f"{code}/" for code in bank.catalog.locales)
    made = {"sw.js": SERVICE_WORKER.read_text("utf-8").replace("@version@", version)}
    for code in bank.catalog.locales:
        paths = [p for p in digests if p.startswith(f"{code}/") or not p.startswith(locales)]
        if sum((site / path).stat().st_size for path in paths) > MOST:
            continue  # without a list the service worker keeps nothing of this locale
        own = {_address(path): digests[path] for path in paths}
        made[f"offline/{code}.json"] = json.dumps({"version": version, "files": own}, indent=0)
    return made


def _paths(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        within = Path(folder).relative_to(site)
        for name in names:
            path = (within / name).as_posix()
            if not path.startswith(NOT_KEPT) and not path.endswith(".map"):
                yield path


def _address(path: str) -> str:
    """The address of a file: a page's is its folder."""
    return path.removesuffix("index.html") if path.endswith("index.html") else path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
