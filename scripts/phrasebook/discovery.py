"""How others find the site and its changes: OpenSearch for the address bar, Atom feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from .digest import digest
from .linehtml import line_text
from .model import Bank, Phrase, Review
from .pages import address
from .wording import Wording

OPENSEARCH = "opensearch.xml"
FEED = "feed.xml"

NEWEST = 50
"""So many changes are in a feed; a reader asks more often than so many lines change."""

_OPENSEARCH_NS = "http://a9.com/-/spec/opensearch/1.1/"
_ATOM_NS = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Change:
    """A phrase and the day (ISO 8601) when the words that stand there now were accepted."""

    phrase: Phrase
    on: str


def files(bank: Bank, site_url: str = "") -> Mapping[str, str]:
    """A feed for each locale and, where `site_url` is known, its OpenSearch description."""
    made = {}
    for code, locale in bank.catalog.locales.items():
        wording = Wording(bank, locale)
        made[f"{code}/{FEED}"] = _feed(bank, wording, site_url)
        if site_url:  # the address that browsers are given must be whole
            made[f"{code}/{OPENSEARCH}"] = _opensearch(wording, site_url)
    return made


def changes(bank: Bank, locale: str) -> list[Change]:
    """The newest changes of a locale, by what phrases/review/ says, newest first."""
    found = [
        Change(phrase, on)
        for phrase in _accepted(bank, locale)
        if locale in phrase.words and (on := min(_days(bank, phrase, locale), default=""))
    ]
    return sorted(found, key=lambda change: change.on, reverse=True)[:NEWEST]


def _accepted(bank: Bank, locale: str) -> Iterator[Phrase]:
    """The phrases of which anything was ever accepted that says when a locale's words changed."""
    accepted = {id_ for reviews in _telling(bank, locale) for id_ in reviews}
    return (phrase for id_, phrase in bank.phrases.items() if id_ in accepted)


def _telling(bank: Bank, locale: str) -> Sequence[Mapping[str, Review]]:
    """The reviews that say when a locale's words changed.

    The source has no review file of its own: its words are as old as the first translation that
    was accepted beside them.
    """
    if locale == bank.catalog.source:
        return tuple(bank.reviews.values())
    return (bank.reviews.get(locale, {}),)


def _days(bank: Bank, phrase: Phrase, locale: str) -> Iterator[str]:
    """When the words that stand there now were accepted."""
    is_source = locale == bank.catalog.source
    for reviews in _telling(bank, locale):
        review = reviews.get(phrase.id)
        if not review or not review.on:
            continue
        if digest(phrase.words[locale]) == (review.source if is_source else review.translation):
            yield review.on


def _opensearch(wording: Wording, site_url: str) -> str:
    code = wording.locale.code
    root = Element("OpenSearchDescription", xmlns=_OPENSEARCH_NS)
    SubElement(root, "ShortName").text = wording.ui("site-name")[:16]  # the standard's most
    SubElement(root, "Description").text = wording.ui("site-description")
    SubElement(root, "InputEncoding").text = "UTF-8"
    SubElement(root, "Language").text = code
    SubElement(root, "Image", type="image/svg+xml").text = f"{site_url}img/icon.svg"
    template = f"{site_url}{address(code, '')}?q={{searchTerms}}"
    SubElement(root, "Url", type="text/html", template=template)
    return _written(root)


def _feed(bank: Bank, wording: Wording, site_url: str) -> str:
    code = wording.locale.code
    found = changes(bank, code)
    root = Element("feed", {"xmlns": _ATOM_NS, "xml:lang": code})
    SubElement(root, "title").text = f"{wording.ui('site-name')}: {wording.ui('feed')}"
    SubElement(root, "id").text = f"urn:phrasebook:{code}"
    SubElement(root, "updated").text = _midnight(found[0].on if found else "1970-01-01")
    start = site_url or "../"  # the feed stands beside the locale's home page
    SubElement(root, "link", href=f"{start}{address(code, '')}")
    for change in found:
        words = change.phrase.words[code]
        entry = SubElement(root, "entry")
        SubElement(entry, "title").text = line_text(words.say, wording)
        SubElement(entry, "id").text = f"urn:phrasebook:{code}:{change.phrase.id}:{digest(words)}"
        SubElement(entry, "updated").text = _midnight(change.on)
        page = address(code, change.phrase.topic)
        SubElement(entry, "link", href=f"{start}{page}#{change.phrase.id}")
        author = SubElement(entry, "author")
        SubElement(author, "name").text = wording.ui("site-name")
        SubElement(entry, "summary").text = words.when or words.say
    return _written(root)


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"


def _written(root: Element) -> str:
    indent(root)
    xml: str = tostring(root, encoding="unicode", xml_declaration=False)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'
