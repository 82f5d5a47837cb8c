"""The built site, file by file: languages, links, validity, nothing from elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from phrasebook.model import Bank
from phrasebook.pages import plan
from phrasebook.schema import schema

from .conftest import ROOT

LOCALES = ("en", "hu", "lv", "vi")


class Tags(HTMLParser):
    """Collects every start tag of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> Iterator[dict[str, str]]:
        """The attributes of every tag of a name."""
        return (attributes for name, attributes in self.tags if name == tag)

    @property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return {attributes["id"] for _, attributes in self.tags if "id" in attributes}


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Tags]:
    """Every page by its address from the root, such as `hu/apology/`."""
    return {
        path.parent.relative_to(site).as_posix().removeprefix(".") + "/": Tags(
            path.read_text("utf-8")
        )
        for path in site.rglob("index.html")
    }


def locale_pages(pages: dict[str, Tags]) -> dict[str, Tags]:
    """The pages that belong to a locale."""
    return {address: tags for address, tags in pages.items() if address != "/"}


def test_every_page_exists_in_every_locale(bank: Bank, pages: dict[str, Tags]) -> None:
    """What the bank gives, and the hand-written pages."""
    names = {f"{page.locale}/{page.name}/".replace("//", "/") for page in plan(bank)}
    for locale in LOCALES:
        for folder in (locale, "en"):  # what a language lacks is shown in the source's words
            content = ROOT / "content" / folder
            paths = {p.relative_to(content).with_suffix("") for p in content.rglob("*.md")}
            own = {p.parent if p.name == "index" else p for p in paths}
            names |= {f"{locale}/{p.as_posix()}/".replace("/./", "/") for p in own}
    assert "vi/guides/card-four-steps/" in names
    assert locale_pages(pages).keys() == names


def test_every_page_says_its_language(pages: dict[str, Tags]) -> None:
    """`<html lang>` is the locale of the address."""
    for address, tags in locale_pages(pages).items():
        assert next(tags.all("html"))["lang"] == address.split("/")[0], address


def test_every_page_links_to_itself_in_every_locale(pages: dict[str, Tags]) -> None:
    """Alternates, in the head for machines and in the menu for people, lead to the same page."""
    for address, tags in locale_pages(pages).items():
        rest = address.split("/", 1)[1]
        up = "../" * address.count("/")
        expected = {locale: f"{up}{locale}/{rest}" for locale in LOCALES}
        links = {a["hreflang"]: a["href"] for a in tags.all("link") if "hreflang" in a}
        menu = {a["hreflang"]: a["href"] for a in tags.all("a") if "data-locale" in a}
        assert (links, menu) == (expected, expected), address


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Tags]) -> None:
    """Pages, anchors, stylesheets, scripts and icons are all there."""
    for address, tags in pages.items():
        here = site / address.strip("/")
        for tag, attributes in tags.tags:
            href = attributes.get("href") or attributes.get("src") or ""
            if not href or tag == "use":
                continue
            assert not urlsplit(href).netloc, (address, href)
            path, anchor = urldefrag(href)
            file = (here / unquote(path.split("?")[0])).resolve() if path else here
            target = file / "index.html" if file.is_dir() else file
            assert target.is_file(), (address, href)
            if anchor:
                key = target.parent.relative_to(site).as_posix() + "/"
                assert anchor in pages[key].ids, (address, href)


def test_nothing_names_another_origin(site: Path) -> None:
    """No stylesheet or script asks anybody else for anything."""
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert not re.search(r"(?:url\(|@import )[\"']?(?:https?:)?//", text), path
    for path in site.rglob("*.js"):
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")  # only a name
        assert not re.search(r"[\"'`](?:https?:)?//", text), path


def test_html_is_valid(site: Path) -> None:
    """Every page passes html-validate's rules from the HTML standard."""
    command = ["npx", "--no-install", "html-validate", "--config", str(ROOT / ".htmlvalidate.json")]
    result = subprocess.run(
        [*command, "--formatter", "json", f"{site}/**/*.html"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(result.stdout) == []
    assert result.returncode == 0, result.stderr


def test_html_validator_finds_mistakes(tmp_path: Path) -> None:
    """The validator is really at work."""
    (tmp_path / "x.html").write_text("<!DOCTYPE html><html><p><div></p></html>", "utf-8")
    command = ["npx", "--no-install", "html-validate", "--config", str(ROOT / ".htmlvalidate.json")]
    result = subprocess.run(
        [*command, str(tmp_path / "x.html")], cwd=ROOT, capture_output=True, check=False
    )
    assert result.returncode == 1


def test_every_phrase_has_its_card(bank: Bank, pages: dict[str, Tags]) -> None:
    """`<article id data-phrase>` on the topic's page in every locale: deep links work."""
    for locale in LOCALES:
        for topic in bank.topics:
            articles = [
                (a["id"], a["data-phrase"]) for a in pages[f"{locale}/{topic.id}/"].all("article")
            ]
            assert articles == [(p.id, p.id) for p in topic.phrases]


def test_situations_follow_the_steps(bank: Bank, pages: dict[str, Tags]) -> None:
    """A situation's lines stand in the order of the steps."""
    order = [step.id for step in bank.catalog.steps]
    for situation in bank.catalog.situations:
        articles = [a["id"] for a in pages[f"en/situations/{situation}/"].all("article")]
        steps = [order.index(bank.phrases[id_].step) for id_ in articles]
        assert steps == sorted(steps), situation


def test_first_lines_stand_first_in_their_step(bank: Bank, pages: dict[str, Tags]) -> None:
    """What the catalog names as a situation's best line of a step is what staff see first there."""
    assert bank.catalog.first_lines
    for situation, first in bank.catalog.first_lines.items():
        articles = [a["id"] for a in pages[f"hu/situations/{situation}/"].all("article")]
        leading: dict[str, str] = {}
        for id_ in articles:
            leading.setdefault(bank.phrases[id_].step, id_)
        assert {*first} <= {*leading.values()}, situation


def test_at_least_twelve_situations_have_lines(bank: Bank) -> None:
    """Each situation of the bank has at least three lines."""
    counts = {situation: len(phrases) for situation, phrases in bank.by_situation.items()}
    assert len(counts) >= 12
    assert min(counts.values()) >= 3, counts


def test_words_are_complete(bank: Bank) -> None:
    """At least 12 phrases a topic; when, and five keywords, on every phrase in every locale."""
    for topic in bank.topics:
        assert len(topic.phrases) >= 12
        for phrase in topic.phrases:
            for locale in LOCALES:
                words = phrase.words[locale]
                assert words.when, (phrase.id, locale)
                assert len(words.keywords.split(",")) >= 5, (phrase.id, locale)


def test_interface_is_localised(bank: Bank) -> None:
    """Every word of the interface, step, channel, placeholder and situation in every locale."""
    source = bank.site["en"]
    for locale in LOCALES:
        site = bank.site[locale]
        for section in ("ui", "steps", "channels", "placeholders", "situations"):
            assert getattr(site, section).keys() == getattr(source, section).keys(), locale


def test_no_word_of_the_interface_is_idle() -> None:
    """Every key that translators are asked for is shown somewhere."""
    folders = (ROOT / "scripts/phrasebook", ROOT / "scripts/theme/phrasebook")
    code = "".join(
        path.read_text("utf-8")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".py", ".html")
    )
    families = {"fault-": "fault-{", "status-": "status-{"}
    families |= {f"{name}-": f'"{name}-" ~' for name in ("favourites", "practice", "downloads")}
    for key in schema("site")["properties"]["ui"]["properties"]:
        prefix = next((family for family in families if key.startswith(family)), "")
        assert f'"{key}"' in code or (prefix and families[prefix] in code), key
