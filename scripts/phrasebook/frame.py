"""Whole pages: what a page says, in the frame that every page of its locale has.

Knows neither MkDocs nor Markdown: a hand-written page comes as HTML. A page that says what it said
in an earlier run is not made again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Template
from markupsafe import Markup

from . import discovery, headers
from .assets import Assets, fonts_for
from .memo import Memo, fingerprint
from .pages import Page, address
from .problem import Problem
from .render import Renderer
from .views import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page belongs: its locale, its address there, and what the bank has for it.

    A page is `written` where content/ has one for it; with `fallback` it is the source locale's,
    for want of a translation.
    """

    locale: str
    name: str
    page: Page | None = None
    written: bool = False
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """The hand-written part of a page as HTML, and what its front matter asks for.

    `card` is a method's printable card; `formats` adds the table of how the locale writes values.
    """

    title: str
    description: str
    html: str
    card: bool = False
    formats: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of a site needs to know of it.

    `names` are the addresses of all pages within a locale; `problems` those that a preview shows.
    A `preview` is never kept on a device and has no Content-Security-Policy.
    """

    assets: Assets
    names: Collection[str]
    url: str = ""
    problems: Sequence[Problem] = ()
    preview: bool = False


NO_PROSE = Prose("", "", "")
"""Nothing is written by hand."""


class Frame:
    """Makes the pages of one site by `template`, which is `theme/base.html`."""

    def __init__(self, renderer: Renderer, template: Template, site: Site, memo: Memo) -> None:
        self._renderer = renderer
        self._template = template
        self._site = site
        self._memo = memo
        self._made_of: dict[tuple[Place, Prose], str] = {}
        self._fonts = {
            code: fonts_for(str(words.interface) if (words := renderer.bank.site.get(code)) else "")
            for code in renderer.bank.catalog.locales
        }
        assets = site.assets
        self._shared = fingerprint(
            [
                *(assets.stylesheet, assets.early_script, assets.main_script, *assets.preloaded),
                *(repr(sorted(site.names)), site.url, *map(str, site.problems)),
                *(repr(self._fonts), str(site.preview)),
            ]
        )

    def write(self, place: Place, prose: Prose, path: Path, before: Path | None) -> str:
        """Put the whole page of a place into the file `path`, whose folder exists.

        `before` is where the page was in the site that this one will replace. Gives the beginning
        of the page's SHA-256, as `Memo.lay` does. Raises OSError.
        """
        name, made_of = self._known_by(place, prose)
        return self._memo.lay(name, made_of, partial(self._made, place, prose), path, before)

    def has(self, place: Place, prose: Prose) -> bool:
        """Whether the page was made before as it would be made now."""
        return self._memo.knows(*self._known_by(place, prose))

    def _known_by(self, place: Place, prose: Prose) -> tuple[str, str]:
        """The name under which a page is kept, and what it is made of."""
        if (place, prose) not in self._made_of:
            parts = [self._shared, self._renderer.made_of(place.page), repr(place), repr(prose)]
            self._made_of[place, prose] = fingerprint(parts)
        return f"page/{place.locale}/{place.name or 'index'}.html", self._made_of[place, prose]

    def _made(self, place: Place, prose: Prose) -> str:
        renderer, site = self._renderer, self._site
        heading: tuple[str, str, list[Entry]] = (prose.title, prose.description, [])
        if place.page:
            heading = renderer.heading(place.page)
        own = address(place.locale, place.name)
        canonical = urljoin(site.url, own) if site.url else ""
        chrome = renderer.chrome(place.locale, place.name, *heading, names=site.names)
        return self._template.render(
            kind=place.page.kind if place.page else "content",
            pb=chrome,
            body=self._body(place, prose),
            csp="" if site.preview else headers.CSP,
            problem_list=renderer.problems(place.locale, site.problems) if site.problems else "",
            canonical=canonical,
            alternates={code: urljoin(canonical, href) for code, href in chrome.alternates.items()},
            assets=site.assets,
            fonts=self._fonts[place.locale],
            feed=f"{place.locale}/{discovery.FEED}",
            opensearch=f"{place.locale}/{discovery.OPENSEARCH}" if site.url else "",
        )

    def _body(self, place: Place, prose: Prose) -> Markup:
        """The bank's part of a page, then the hand-written part."""
        renderer = self._renderer
        body = Markup()
        if place.fallback:
            body += renderer.fallback(place.locale)
        if place.page:
            body += renderer.body(place.page)
        if prose.html:
            written = Markup(prose.html)  # noqa: S704 - the project's own Markdown
            if prose.card:
                written = Markup('<div class="pb-method">{}</div>').format(written)
            if place.fallback:
                source = renderer.bank.catalog.source
                written = Markup('<div lang="{}">{}</div>').format(source, written)
            body += written
        if prose.formats:
            body += renderer.formats(place.locale)
        return body
