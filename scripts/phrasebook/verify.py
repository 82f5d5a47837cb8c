"""Looks over a finished site before it is published; one report.

Reads only what is in the folder, as a visitor's browser would. What each rule asks is said where it
is tested. The validity of the HTML is left to html-validate, which `make verify` runs after this.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

MOST_BYTES = 120_000
"""The compressed bytes that the first view of a page may cost."""

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_GZIP_LEVEL = 6


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong with one file of the site, and how to mend it."""

    path: str
    rule: str
    message: str

    def __str__(self) -> str:
        """`hu/apology/index.html: what is wrong; how to mend it`."""
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings, sorted, and what was looked at."""

    findings: tuple[Finding, ...]
    pages: int
    links: int
    heaviest: str
    heaviest_bytes: int


class _Page(HTMLParser):
    """The tags of one page that the rules are about."""

    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path = path
        self.lang = ""
        self.title = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self.parts: list[str] = []
        """What the browser fetches by itself."""
        self.rel: dict[str, list[dict[str, str]]] = {}
        self.meta: dict[str, str] = {}
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "html":
            self.lang = found.get("lang", "")
            self.parts += found.get("data-fonts", "").split()
        elif tag == "title":
            self._in_title = True
        elif tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif tag == "link":
            self.rel.setdefault(found.get("rel", ""), []).append(found)
            if found.get("rel") in ("stylesheet", "modulepreload", "icon", "manifest"):
                self.parts.append(found["href"])
        elif tag == "meta":
            name = found.get("name") or found.get("property") or found.get("http-equiv", "")
            self.meta[name] = found.get("content", "")
        elif found.get("src"):
            self.parts.append(found["src"])

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False


@dataclass
class _Site:
    """A folder with its pages read once."""

    folder: Path
    pages: Mapping[str, _Page]
    sizes: dict[str, int] = field(default_factory=dict)

    def target(self, page: str, href: str) -> str:
        """The file that an address in a page leads to, from the root of the site."""
        path = unquote(urlsplit(href).path)
        if not path:
            return page
        start = "" if path.startswith("/") else str(PurePosixPath(page).parent)
        file = normpath(f"{start}/{path}").lstrip("/").removeprefix("./")
        return f"{file}/index.html".removeprefix("./") if path.endswith("/") else file

    def compressed(self, file: str) -> int:
        """The bytes of a file as gzip sends them."""
        if file not in self.sizes:
            content = (self.folder / file).read_bytes()
            packed = content if file.endswith(".woff2") else gzip.compress(content, _GZIP_LEVEL)
            self.sizes[file] = len(packed)
        return self.sizes[file]


def verify(site: Path) -> Report:
    """Look over every page of the site in the folder `site`. Raises OSError where it has none."""
    paths = sorted(site.rglob("*.html"))
    if not paths:
        raise FileNotFoundError(2, "there is no page in it; build it first", str(site))
    pages = {}
    for path in paths:
        name = path.relative_to(site).as_posix()
        pages[name] = _Page(name, path.read_text("utf-8"))
    whole = _Site(site, pages)
    rules = (_targets, _foreign, _heads, _alternates, _sitemap, _orphans, _weights)
    findings = sorted({found for rule in rules for found in rule(whole)})
    weights = {name: _first_view(whole, page) for name, page in _own(whole)}
    heaviest = max(weights, key=weights.__getitem__, default="")
    links = sum(len(page.links) for page in pages.values())
    return Report(tuple(findings), len(pages), links, heaviest, weights.get(heaviest, 0))


def _own(site: _Site) -> Iterator[tuple[str, _Page]]:
    """The pages of a locale: all but the chooser and the page for lost ways."""
    return ((name, page) for name, page in site.pages.items() if "/" in name)


def _targets(site: _Site) -> Iterator[Finding]:
    """Every link and every part of a page is there, with the anchor that is named."""
    for name, page in site.pages.items():
        if name == "404.html":
            continue  # its addresses start at the root of the host
        for href in [*page.links, *page.parts]:
            if urlsplit(href).scheme or href.startswith("//"):
                continue
            target, anchor = site.target(name, href), unquote(urlsplit(href).fragment)
            if not (site.folder / target).is_file():
                message = f"leads to {target}, which is not there; mend or remove the link"
                yield Finding(name, "link-broken", message)
            elif anchor and target in site.pages and anchor not in site.pages[target].ids:
                message = f"leads to #{anchor} in {target}, which has no such place; mend the link"
                yield Finding(name, "anchor-broken", message)
        for twice in sorted({id_ for id_ in page.ids if page.ids.count(id_) > 1}):
            yield Finding(name, "id-twice", f"has the id {twice} twice; rename one of them")


def _foreign(site: _Site) -> Iterator[Finding]:
    """Nothing is fetched from anywhere else."""
    for name, page in site.pages.items():
        for href in page.parts:
            if urlsplit(href).netloc:
                yield Finding(name, "foreign", f"fetches {href}; serve it from this site")


def _heads(site: _Site) -> Iterator[Finding]:
    """Language, title, description, policy, and the address that search engines shall keep."""
    for name, page in _own(site):
        locale = name.split("/")[0]
        if page.lang != locale:
            yield Finding(name, "lang", f"says lang={page.lang}; it is a page of {locale}")
        if not page.title.strip():
            yield Finding(name, "title", "has no title; give the page a heading")
        if "description" not in page.meta:
            yield Finding(name, "description", "has no description; add it to the page's head")
        if "Content-Security-Policy" not in page.meta:
            yield Finding(name, "policy", "has no Content-Security-Policy; build with phrasebook")
        for link in page.rel.get("canonical", []):
            wanted = name.removesuffix("index.html")
            if not link["href"].endswith(f"/{wanted}"):
                message = f"says that its address is {link['href']}; it is {wanted}"
                yield Finding(name, "canonical", message)


def _alternates(site: _Site) -> Iterator[Finding]:
    """Each page names itself in every locale, and each of those names it."""
    for name, page in _own(site):
        for link in page.rel.get("alternate", []):
            if not link.get("hreflang"):
                continue
            href = link["href"]
            path = urlsplit(href).path if urlsplit(href).scheme else ""
            rest = name.split("/", 1)[1].removesuffix("index.html")
            wanted = f"{link['hreflang']}/{rest}"
            target = f"{path.lstrip('/')}index.html" if path else site.target(name, href)
            if not target.endswith(f"{wanted}index.html"):
                message = f"says that it is {href} in {link['hreflang']}; that is {wanted}"
                yield Finding(name, "alternate", message)
            elif not (site.folder / f"{wanted}index.html").is_file():
                message = f"has no page {wanted} in {link['hreflang']}; build them together"
                yield Finding(name, "alternate", message)


def _sitemap(site: _Site) -> Iterator[Finding]:
    """Where there is a sitemap, it lists every page once."""
    file = site.folder / "sitemap.xml"
    if not file.is_file() or not file.read_text("utf-8").strip():
        return
    try:
        tree = ElementTree.parse(file)  # noqa: S314 - our own file
    except ElementTree.ParseError as error:
        yield Finding("sitemap.xml", "sitemap", f"is not XML ({error}); build again")
        return
    listed = [urlsplit(loc.text or "").path for loc in tree.iter(_SITEMAP)]
    for name, _ in _own(site):
        count = sum(path.endswith(f"/{name.removesuffix('index.html')}") for path in listed)
        if not count:
            yield Finding("sitemap.xml", "sitemap", f"lacks {name}; build again")


def _orphans(site: _Site) -> Iterator[Finding]:
    """Every page can be reached by links from the start."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        for href in site.pages[name].links if name in site.pages else ():
            target = site.target(name, href)
            if not urlsplit(href).scheme and target in site.pages and target not in seen:
                seen.add(target)
                waiting.append(target)
    for name, _ in _own(site):
        if name not in seen:
            yield Finding(name, "orphan", "no page leads to it; link it from one")


def _first_view(site: _Site, page: _Page) -> int:
    """The compressed bytes of a page and of what it asks for by itself."""
    files = {site.target(page.path, href) for href in page.parts if not urlsplit(href).netloc}
    there = [file for file in files if (site.folder / file).is_file()]
    return site.compressed(page.path) + sum(map(site.compressed, there))


def _weights(site: _Site) -> Iterator[Finding]:
    """The first view of a page is light enough for a phone on a bad line."""
    for name, page in _own(site):
        weight = _first_view(site, page)
        if weight > MOST_BYTES:
            message = (
                f"its first view costs {weight // 1000} kB, over {MOST_BYTES // 1000} kB; "
                "split the topic or shorten the page"
            )
            yield Finding(name, "weight", message)
