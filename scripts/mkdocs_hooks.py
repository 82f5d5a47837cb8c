"""The only file that imports MkDocs: hands rendered pages to it, builds and serves.

Pages of the bank pass Python-Markdown by: a `Page` subclass whose body is rendered while it is
written, one page at a time. Hand-written pages in content/ stay Markdown and get the same frame.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from phrasebook import api, assets, discovery, headers, offline, search
from phrasebook.frame import NO_PROSE, Frame, Place, Prose, Site
from phrasebook.judge import load_and_check
from phrasebook.memo import FORGETFUL, Memo, fingerprint, memo_of
from phrasebook.model import Bank
from phrasebook.offers import Download
from phrasebook.pages import Page, address, plan
from phrasebook.parallel import MANY, ahead, meanwhile
from phrasebook.problem import Problem
from phrasebook.render import THEME, Renderer
from phrasebook.search import Guide


class BankPage(MkDocsPage):
    """A page whose body the renderer makes when it is written: no Markdown, nothing kept."""

    def __init__(self, file: File, config: MkDocsConfig, anchors: set[str]) -> None:
        super().__init__("", file, config)
        self.anchors = anchors

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert; the anchors let MkDocs check links that lead here."""
        self.content = ""
        self.present_anchor_ids = self.anchors


SAMPLE = 16
"""Of so many pages of a large bank one is looked at, to see whether most of them are new."""

SELF_CONTAINED = frozenset(
    {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"}
)
"""Markdown extensions that make a page of nothing but its own text."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What MkDocs learns from a page's Markdown; links to anchors by the file that has them."""

    html: str
    title: str | None
    anchors: set[str]
    links: dict[str, dict[str, str]]


class _WarnedError(Exception):
    """MkDocs has warned of something in a page, and should again the next time."""


class WrittenPage(MkDocsPage):
    """A page of content/, converted from Markdown when it is new."""

    def __init__(self, file: File, config: MkDocsConfig, memo: Memo) -> None:
        super().__init__(None, file, config)
        self._memo = memo

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Give the page its HTML, from memory where it can be."""
        if not SELF_CONTAINED.issuperset(config.markdown_extensions):
            super().render(config, files)
            return
        settings = [config.markdown_extensions, config.mdx_configs, config.validation]
        # Whether a link is right depends on which files there are.
        made_of = fingerprint([self.markdown or "", *map(repr, settings), *sorted(files.src_uris)])
        convert = partial(self._converted, config, files)
        with suppress(_WarnedError):
            known = self._memo.recall(f"markdown/{self.file.src_uri}", made_of, convert)
            self.content, self._title_from_render = known.html, known.title
            self.present_anchor_ids = known.anchors
            self.links_to_anchors = {files.src_uris[u]: links for u, links in known.links.items()}

    def _converted(self, config: MkDocsConfig, files: Files) -> Converted:
        with _warnings() as messages:
            super().render(config, files)
        if messages:
            raise _WarnedError
        return Converted(
            self.content or "",
            self._title_from_render,
            self.present_anchor_ids or set(),
            {file.src_uri: links for file, links in (self.links_to_anchors or {}).items()},
        )


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings of its own: the bank has them."""


class PhrasebookPlugin(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """Adds the bank's pages to a MkDocs build and frames every page in its locale."""

    def __init__(self) -> None:
        self.bank: Bank | None = None
        self.problems: tuple[Problem, ...] = ()
        self._fresh = False
        self._serving = False
        self._places: dict[str, Place] = {}
        self._guides: dict[str, list[Guide]] = {}
        self._made: Renderer | None = None
        self._assets: assets.Assets | None = None
        self._offers: Sequence[Download] = ()
        self._memo = FORGETFUL
        self._before: Path | None = None
        self._digests: dict[str, str] = {}
        self._data_written: Callable[[], Mapping[str, str]]

    def use(self, bank: Bank, offers: Sequence[Download], memo: Memo, before: Path | None) -> None:
        """Build from a bank that has been loaded already, and offer these files.

        `before` is the site that the new one will replace.
        """
        self.bank, self._offers, self._memo, self._fresh = bank, offers, memo, True
        self._before = before

    @property
    def _renderer(self) -> Renderer:
        if self._made is None:
            raise PluginError("there is no bank that could be rendered")
        return self._made

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether problems should stop the build or be shown in the pages."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the bank, and put this project's templates in place of Material's.

        Of Material's theme the pages use styles and icons, which `assets` takes from it; MkDocs
        would only look through its 14,000 files.
        """
        root = Path(config.config_file_path).parent
        if not self._fresh:
            self._load(root)
        self._fresh = False
        if self.bank is not None:  # in serve it may be the last bank that was in order
            edit = str(config.extra.get("edit") or "")
            self._made = Renderer(self.bank, assets.ICON_FILES, edit, self._offers)
        config.nav = []
        config.theme.dirs[:] = [str(THEME)]
        config.watch += [str(root / "phrases"), str(THEME)]
        return config

    def _load(self, root: Path) -> None:
        self._memo = memo_of(root)
        loaded = load_and_check(root, self._memo)
        self.problems = tuple(p for p in loaded.problems if p.severity == "error")
        if not self.problems:
            self.bank = loaded.bank
        elif not self._serving:
            raise PluginError("\n".join(str(problem) for problem in self.problems))
        for problem in self.problems:
            logging.getLogger("mkdocs.plugins.phrasebook").warning("%s", problem)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the bank's pages, and the source's pages where a locale lacks its own."""
        for file in list(files):
            if file.src_uri.startswith(assets.UNUSED):
                files.remove(file)
        if self._made is None:
            self._only_problems(files, config)
            return files
        self._data_written = partial(self._write_data, Path(config.site_dir), config.site_url or "")
        if len(self._renderer.bank.phrases) > MANY:
            self._data_written = meanwhile(self._data_written)
        self._places = {}
        self._guides = {}
        self._digests = {}
        try:
            self._assets = assets.assets()
        except assets.AssetsError as error:
            raise PluginError(str(error)) from error
        self._place_content(files, config)
        for page in plan(self._renderer.bank):
            self._place_page(page, files, config)
        for uri, content in self._assets.files.items():
            files.append(File.generated(config, uri, content=content))
        for uri, path in assets.FONTS.items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for locale in self._renderer.bank.catalog.locales:
            uri = f"{locale}/manifest.webmanifest"
            files.append(File.generated(config, uri, content=self._renderer.manifest(locale)))
        chooser = self._renderer.chooser("./")
        files.append(File.generated(config, "index.html", content=chooser))
        return files

    def _only_problems(self, files: Files, config: MkDocsConfig) -> None:
        """The preview of a bank that has never been in order: a list that reloads itself."""
        for file in list(files.documentation_pages()):
            files.remove(file)
        items = Markup("").join(Markup("<li><code>{}</code></li>").format(p) for p in self.problems)
        html = Markup(
            '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
            "<title>Phrasebook</title><h1>Please fix these first</h1><ul>{}</ul>"
        ).format(items)
        for name in ("index.html", "404.html"):
            files.append(File.generated(config, name, content=html))
        config.theme.static_templates.discard("404.html")

    def _place_content(self, files: Files, config: MkDocsConfig) -> None:
        """Hand-written pages belong to the locale whose folder they are in."""
        catalog = self._renderer.bank.catalog
        written: dict[str, dict[str, File]] = {code: {} for code in catalog.locales}
        for file in list(files.documentation_pages()):
            locale = file.src_uri.split("/")[0]
            if locale in written:
                file.inclusion = InclusionLevel.NOT_IN_NAV
                WrittenPage(file, config, self._memo)
                written[locale][_name(file.src_uri)] = file
                self._places[file.src_uri] = Place(locale, _name(file.src_uri), written=True)
            else:
                files.remove(file)
        for name, source in written[catalog.source].items():
            for locale in catalog.locales:
                if name not in written[locale]:
                    uri = locale + source.src_uri.removeprefix(catalog.source)
                    path = str(source.abs_src_path)
                    copy = File.generated(
                        config, uri, abs_src_path=path, inclusion=InclusionLevel.NOT_IN_NAV
                    )
                    files.append(copy)
                    WrittenPage(copy, config, self._memo)
                    self._places[uri] = Place(locale, name, written=True, fallback=True)

    def _place_page(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """A page of the bank; a hand-written page at the same address follows it as prose."""
        uri = f"{page.locale}/{page.name or 'index'}.md"
        if uri in self._places:
            self._places[uri] = replace(self._places[uri], page=page)
            return
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        files.append(file)
        BankPage(file, config, self._renderer.anchors(page))
        self._places[uri] = Place(page.locale, page.name, page)

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> None:
        """Remember what a hand-written page says, for the finder."""
        place = self._places.get(page.file.src_uri)
        hidden = page.meta.get("search", {}).get("exclude", False)
        if place and place.name and html and not hidden:
            text = " ".join(Markup(html).striptags().split())  # noqa: S704 - only its text is used
            self._guides.setdefault(place.locale, []).append(
                Guide(place.name, str(page.title), text)
            )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The guides for the finder, feeds, rules for web servers, and what a device keeps."""
        if self._made is None:
            return
        site, bank = Path(config.site_dir), self._made.bank
        for locale in bank.catalog.locales:
            _write(site, search.guide_files(locale, self._guides.get(locale, [])))
        _write(site, discovery.files(bank, config.site_url or ""))
        _write(site, api.description(bank, config.site_url or ""))
        _write(site, headers.files())
        self._digests |= self._data_written()
        if not self._serving:  # a preview must never come from the device
            _write(site, offline.files(site, bank, self._digests))

    def _write_data(self, site: Path, site_url: str) -> Mapping[str, str]:
        """Write what is as large as the bank and no page: for the finder and other programs.

        Gives digests of the files, by path in the site.
        """
        bank, memo, before = self._renderer.bank, self._memo, self._before
        rows = cache(partial(search.rows, bank, memo))
        api_rows = cache(partial(api.rows, bank, site_url, memo))
        digests: dict[str, str] = {}
        for code in bank.catalog.locales:
            made_of, make = search.made_of(bank, code), partial(search.files, bank, code, rows)
            digests |= memo.lay_all(f"search/{code}/files", made_of, make, site, before)
            made_of, make = bank.made_of_locale(code), partial(api.files, bank, code, api_rows)
            digests |= memo.lay_all(f"api/{code}/files", made_of + site_url, make, site, before)
        return digests

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All is known now that pages need to know."""
        if self._made is None or self._assets is None:
            return
        names = {place.name for place in self._places.values()}
        site = Site(self._assets, names, config.site_url or "", self.problems, self._serving)
        self._frame = Frame(self._made, env.get_template("base.html"), site, self._memo)
        if len(self._made.bank.phrases) > MANY:
            self._work_ahead(Path(config.site_dir))

    def _work_ahead(self, site: Path) -> None:
        """Where most of a large bank is new, make its pages now, on every core."""
        pages = [place for place in self._places.values() if not place.written]
        some = pages[::SAMPLE]
        if sum(self._frame.has(place, NO_PROSE) for place in some) * 2 < len(some):
            ahead([partial(self._write_page, place, NO_PROSE, site) for place in pages], self._memo)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> None:
        """Write the page; MkDocs, for which it is empty, writes nothing."""
        place = self._places[page.file.src_uri]
        prose = _prose(page) if place.written else NO_PROSE
        self._write_page(place, prose, Path(config.site_dir))

    def _write_page(self, place: Place, prose: Prose, site: Path) -> None:
        """Write a page into the new site, unless that was done ahead."""
        name = f"{address(place.locale, place.name)}index.html"
        path = site / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            before = self._before and self._before / name
            self._digests[name] = self._frame.write(place, prose, path, before)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The 404 page, which may be shown at any depth, and the sitemap."""
        if self._made is not None:
            site_url = config.site_url or ""
            root = urlsplit(site_url).path or "/"
            locales = self._renderer.bank.catalog.locales
            ours: dict[str, Any] = {
                "not_found": self._renderer.chooser(root, missing=True),
                "site_url": site_url,
                "sitemap": [
                    {
                        "loc": urljoin(site_url, address(place.locale, place.name)),
                        "alternates": {
                            code: urljoin(site_url, address(code, place.name)) for code in locales
                        },
                    }
                    for place in self._places.values()
                ],
            }
            context.update(ours)  # type: ignore[typeddict-item]
        return context


def _prose(page: MkDocsPage) -> Prose:
    return Prose(
        title=str(page.title),
        description=str(page.meta.get("description", "")),
        html=page.content or "",
        card=bool(page.meta.get("card")),
        formats=bool(page.meta.get("formats")),
    )


def _write(site: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def _name(src_uri: str) -> str:
    """A content file's address within its locale: `how-to-use` for hu/how-to-use.md."""
    path = PurePosixPath(src_uri).with_suffix("")
    parts = path.parts[1:-1] if path.name == "index" else path.parts[1:]
    return "/".join(parts)


class _Warnings(logging.Handler):
    """Collects what MkDocs warns of, such as a broken link in content/."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile."""
    handler, logger = _Warnings(), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield handler.messages
    finally:
        logger.removeHandler(handler)


class SiteError(Exception):
    """MkDocs could not build the site; the text says why, one reason a line."""


def build_site(
    root: Path,
    site: Path,
    bank: Bank,
    offers: Sequence[Download] = (),
    memo: Memo = FORGETFUL,
    before: Path | None = None,
) -> None:
    """Build a checked bank into the folder `site`, which is emptied first.

    `offers` are the downloads that the pages name; whoever calls makes them. `memo` has the pages
    that were made before, and `before` is the site that the new one will replace.

    Raises SiteError where mkdocs.yml or a page in content/ is not in order, and OSError where a
    file cannot be read or written.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the same bytes on any day
    with _warnings() as messages:
        try:
            config = _config(root, site_dir=str(site))
            _plugin(config).use(bank, offers, memo, before)
            mkdocs_build(config)
        except (Abort, ConfigurationError, PluginError) as error:
            raise SiteError("\n".join([*messages, str(error)])) from error
        except UnicodeDecodeError as error:  # MkDocs has logged which file it is
            mend = f"{error.reason}; save the file in the UTF-8 encoding"
            raise SiteError(": ".join([*messages, mend])) from error
    if messages:
        raise SiteError("\n".join(messages))


def serve_site(root: Path, listen: str) -> None:
    """Serve a live preview at `listen` (host:port) until interrupted.

    Raises SiteError where mkdocs.yml is not in order.
    """
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.INFO)
    said = logging.StreamHandler()
    said.addFilter(lambda record: "Page skipped" not in record.msg)  # those that we write
    logger.addHandler(said)
    try:
        _plugin(_config(root))
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=listen)
    except (Abort, ConfigurationError, OSError) as error:
        raise SiteError(str(error) or "MkDocs stopped") from error


def _config(root: Path, **settings: str) -> MkDocsConfig:
    return load_config(str(root / "mkdocs.yml"), **settings)


def _plugin(config: MkDocsConfig) -> PhrasebookPlugin:
    plugin = config.plugins.get("phrasebook")
    if not isinstance(plugin, PhrasebookPlugin):
        raise SiteError("mkdocs.yml: the plugin is missing; add phrasebook to plugins")
    return plugin
