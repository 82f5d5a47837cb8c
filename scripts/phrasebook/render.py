"""A page of the plan in, HTML out. Everything is escaped by the templates.

The templates are this project's own (`theme/phrasebook/`) and know neither MkDocs nor YAML;
links in them are relative to the page, so that the site works in any folder.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from . import dialogs, waves
from .cards import CardRenderer, icon
from .formats import SAMPLE_DATE, SAMPLE_TIME
from .icons import sprite
from .manifest import manifest
from .memo import FOLDER, fingerprint
from .model import Bank
from .offers import Download
from .pages import BACK_ROOMS, TABS, Page, address
from .phraseviews import Bubble, Card
from .problem import Problem
from .views import Entry, Views

THEME = Path(__file__).parent.parent / "theme"


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around a page's body, ready to be put into the theme's blocks.

    `root` leads from the page to the root of the site; `alternates` are the same page's addresses
    in every locale, relative to the page.
    """

    lang: str
    direction: str
    title: str
    description: str
    header: Markup
    navigation: Markup
    contents: Markup
    footer: Markup
    root: str
    alternates: Mapping[str, str]
    labels: Mapping[str, str]


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept in a folder from build to build; losing them costs only time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take one template, if it is there."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one template, if anything can be kept."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)


class Renderer:
    """Renders the pages of one bank.

    `icons` is the folder of Material's icon files; `edit` the address of the host's web editor,
    with {path} and {line} where they belong, or empty; `offers` are the files to download.
    """

    def __init__(
        self, bank: Bank, icons: Path, edit: str = "", offers: Sequence[Download] = ()
    ) -> None:
        self.bank = bank
        self._views = Views(bank, edit, offers)
        self._env = Environment(
            loader=FileSystemLoader(THEME / "phrasebook"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_Compiled(FOLDER.parent / "templates"),
        )
        self._cards = {code: CardRenderer(w) for code, w in self._views.wordings.items()}
        self._saying: dict[tuple[str, str], str] = {}
        self._fixtures: dict[str, Markup] = {}
        self._settings: dict[str, Markup] = {}
        self._groups: dict[tuple[str, str, int, str], Markup] = {}
        self._env.globals.update(icon=icon, logo=waves.logo(), sprite=sprite(icons))

    def body(self, page: Page) -> Markup:
        """The page's own part."""
        root = root_from(page.name)
        cards = self._cards[page.locale]

        def render_cards(views: list[Card], layout: str) -> Markup:
            make = cards.duel if layout == "contrast" else cards.card
            return Markup("".join(map(make, views)))  # noqa: S704 - cards are escaped

        def render_bubbles(views: list[Bubble]) -> Markup:
            made = [cards.bubble(b, root + b.card) for b in views]
            return Markup("".join(made))  # noqa: S704 - bubbles are escaped

        view = self._views.view(page)
        view |= {"render_cards": render_cards, "render_bubbles": render_bubbles}
        return self._render(f"{page.kind}.html", page.locale, root, **view)

    def heading(self, page: Page) -> tuple[str, str, list[Entry]]:
        """The page's title, a sentence about it, and its list of contents."""
        views = self._views
        return views.title(page), views.description(page), views.contents(page)

    def made_of(self, page: Page | None) -> str:
        """What changes when a page does: all that is written here for it, body and chrome.

        Without a page of the bank, what the chrome of any page is made of.
        """
        if page is None:
            return f"{self._outline} {self.bank.made_of()}"
        # The status page tells on which line of which file a phrase is, and the others do not.
        if page.kind == "status":
            return f"{self._outline} {self.bank.made_of_locale(page.locale)}"
        heading = self.bank.topic_of[page.key].words if page.kind == "topic" else ""
        return f"{self._outline} {heading} {self._said(page)}"

    def _said(self, page: Page) -> str:
        """What changes when the phrases of a page do, which are the same in every locale."""
        key = (page.kind, page.key)
        if key not in self._saying:
            self._saying[key] = fingerprint([self.bank.made_of(phrases=self._views.shown(page))])
        return self._saying[key]

    @cached_property
    def _outline(self) -> str:
        """What every page says of topics that it doesn't show."""
        topics = [
            (
                t.id,
                t.step,
                t.layout,
                len(t.phrases),
                [(w.locale, w.title) for w in t.words.values()],
            )
            for t in self.bank.topics
        ]
        steps = sorted({phrase.step for phrase in self.bank.phrases.values()})
        return fingerprint([repr(topics), *steps, self._views.edit, repr(self._views.offers)])

    def anchors(self, page: Page) -> set[str]:
        """The ids that a link to the page may name."""
        return self._views.anchors(page)

    def chrome(
        self,
        locale: str,
        name: str,
        title: str,
        description: str,
        entries: Sequence[Entry] = (),
        *,
        names: Collection[str],
    ) -> Chrome:
        """What stands around the page at an address, whoever makes its body.

        `names` are the addresses of all pages of a locale: a tab is shown where its page exists.
        """
        wording = self._views.wordings[locale]
        root = root_from(name)
        site_name = wording.ui("site-name")
        tabs = {key: path for key, path in TABS.items() if path.rstrip("/") in names}
        here = {"name": name, "tab": self._tab(name), "tabs": tabs}
        here["prefs"] = self._prefs(locale)
        return Chrome(
            lang=locale,
            direction=wording.locale.direction,
            title=f"{title} – {site_name}" if name else site_name,
            description=description,
            header=self._render("header.html", locale, root, **here),
            navigation=self._navigation(locale, name, root, tabs),
            contents=self._render("contents.html", locale, root, entries=entries),
            footer=self._footer(locale, root),
            root=root,
            alternates={c: root + address(c, name) for c in self._views.wordings},
            labels={key: wording.ui(key) for key in ("skip", "menu", "site-name", "feed")},
        )

    def fallback(self, locale: str) -> Markup:
        """What a page says that is shown in the source locale for want of a translation."""
        return self._render("fallback.html", locale, "")

    def formats(self, locale: str) -> Markup:
        """The table of how the locale writes dates, numbers and money."""
        wording = self._views.wordings[locale]
        own = wording.formatter
        names = [own.language(other.locale) for other in self._views.wordings.values()]
        rows = [
            ("format-date", [own.date(SAMPLE_DATE), own.short_date(SAMPLE_DATE)]),
            ("format-time", [own.time(SAMPLE_TIME)]),
            ("format-number", [own.number(1500), own.number(Decimal("12500.5"))]),
            ("format-money", [own.money(wording.locale.example_amount)]),
            ("format-percent", [own.percent(Decimal("0.15"))]),
            ("format-duration", [own.duration(1, "day"), own.duration(2, "day")]),
            ("format-list", [own.list(names)]),
        ]
        return self._render("formats.html", locale, "", rows=rows)

    def problems(self, locale: str, problems: Sequence[Problem]) -> Markup:
        """The list of problems that the live preview shows above a page."""
        return self._render("problems.html", locale, "", problems=problems)

    def chooser(self, root: str, *, missing: bool = False) -> str:
        """The page at `/`, or the 404 page: every locale to choose from, each in its own words."""
        wordings = self._views.wordings
        source = wordings[self.bank.catalog.source]
        template = self._env.get_template("chooser.html")
        return template.render(wordings=wordings, source=source, root=root, missing=missing)

    def manifest(self, locale: str) -> str:
        """The locale's web app manifest."""
        return manifest(self._views.wordings[locale])

    def _navigation(self, locale: str, name: str, root: str, tabs: dict[str, str]) -> Markup:
        """The side column; only the group that the page is in differs from page to page."""
        made = []
        for index, group in enumerate(self._views.groups(locale)):
            here = name if any(id_ == name for id_, _, _ in group.topics) else ""
            key = (locale, root, index, here)
            if key not in self._groups:
                view = {"group": group, "name": here}
                self._groups[key] = self._render("group.html", locale, root, **view)
            made.append(self._groups[key])
        groups = Markup("").join(made)
        return self._render("navigation.html", locale, root, name=name, groups=groups, tabs=tabs)

    def _prefs(self, locale: str) -> Markup:
        """The settings, the same on every page of a locale."""
        if locale not in self._settings:
            view = dialogs.prefs(self.bank, self._views.wordings[locale])
            self._settings[locale] = self._render("prefs.html", locale, "", prefs=view)
        return self._settings[locale]

    def _footer(self, locale: str, root: str) -> Markup:
        """The foot of the page, then what stands ready on every page of a locale."""
        if locale not in self._fixtures:
            wording = self._views.wordings[locale]
            view = {**dialogs.finder(self.bank, wording), "fill": dialogs.fill(self.bank, wording)}
            self._fixtures[locale] = self._render("fixtures.html", locale, "", **view)
        return self._render("footer.html", locale, root, back=BACK_ROOMS) + self._fixtures[locale]

    def _tab(self, name: str) -> str:
        """Which tab of the header a page belongs to."""
        first = name.split("/", maxsplit=1)[0]
        return "phrases" if first in self.bank.topic_of else first or "home"

    def _render(self, template: str, locale: str, root: str, **view: Any) -> Markup:
        wording = self._views.wordings[locale]
        html = self._env.get_template(template).render(
            ui=wording.ui,
            own=wording,
            wordings=self._views.wordings,
            root=root,
            home=root + address(locale, ""),
            **view,
        )
        return Markup(html)  # noqa: S704 - the templates escape


def root_from(name: str) -> str:
    """The way from a page's address within its locale to the root of the site."""
    return "../" * (name.count("/") + 2) if name else "../"
