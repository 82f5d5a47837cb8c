"""Which pages the site has: a frozen plan of every page in every locale, with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .model import Bank

Kind = Literal[
    "home",
    "phrases",
    "topic",
    "situations",
    "situation",
    "favourites",
    "practice",
    "downloads",
    "status",
]


TABS = {
    "home": "",
    "phrases": "phrases/",
    "situations": "situations/",
    "favourites": "favourites/",
    "practice": "practice/",
    "guides": "guides/",
    "how-to-use": "how-to-use/",
}
"""The site's main pages: the key of their name in site.yml, and their address in the locale."""


SINGLE: tuple[Kind, ...] = (
    "home",
    "phrases",
    "situations",
    "favourites",
    "practice",
    "downloads",
    "status",
)
"""The kinds of which a locale has one page, at an address of the same name."""


BACK_ROOMS: tuple[Kind, ...] = ("downloads", "status")
"""Pages that are linked at the foot of every page: nobody needs them with a caller waiting."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page that the bank gives. `key` is the id of its topic or situation."""

    kind: Kind
    locale: str
    key: str = ""

    @property
    def name(self) -> str:
        """The page's address within its locale, such as `apology` or `situations/misheard`."""
        match self.kind:
            case "home":
                return ""
            case "topic":
                return self.key
            case "situation":
                return f"situations/{self.key}"
            case _:
                return self.kind


def address(locale: str, name: str) -> str:
    """The address of a page from the root of the site: `hu/apology/`."""
    return f"{locale}/{name}/" if name else f"{locale}/"


def plan(bank: Bank) -> tuple[Page, ...]:
    """Every page that the bank gives; each exists in every locale."""
    pages = []
    for locale in bank.catalog.locales:
        pages += [Page(kind, locale) for kind in SINGLE]
        pages += [Page("topic", locale, topic.id) for topic in bank.topics]
        pages += [Page("situation", locale, id_) for id_ in bank.by_situation]
    return tuple(pages)
