"""The site on real hosts: behind nginx, with a strict policy, and at a sub-path."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from nginx import CONFIGURATION, NGINX, behind_nginx
from phrasebook import headers
from phrasebook.build import build
from playwright.sync_api import Browser, Page, expect
from serving import served

from ..conftest import GOOD
from .test_pages import KINDS

needs_nginx = pytest.mark.skipif(NGINX is None, reason="there is no nginx here")


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real site behind nginx, in a folder that nginx may read."""
    folder = tmp_path_factory.mktemp("served")
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    copy = Path(shutil.copytree(site, folder / "site"))
    with behind_nginx(copy) as address:
        yield address


def answer(url: str, **asked: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, whatever the status."""
    try:
        with urlopen(Request(url, headers=asked)) as got:
            return got.status, dict(got.headers), got.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_nginx_sends_the_headers_that_hosts_are_told() -> None:
    """deploy/nginx.conf and site/_headers say the same."""
    said = dict(re.findall(r'add_header (\S+) "(.*)" always;', CONFIGURATION.read_text("utf-8")))
    assert said == headers.SECURITY
    for name, value in headers.SECURITY.items():
        assert f"  {name}: {value}\n" in headers.files()["_headers"]


@needs_nginx
@pytest.mark.parametrize(
    "path", ["/", "/hu/", "/hu/apology/", "/js/main.js", "/search/hu-0.json", "/sw.js", "/nowhere/"]
)
def test_every_answer_is_safe(host: str, path: str) -> None:
    """Each security header, also on errors."""
    status, got, _ = answer(host + path)
    assert status == (404 if path == "/nowhere/" else 200)
    assert {name: got[name] for name in headers.SECURITY} == headers.SECURITY
    assert got["Cache-Control"] == headers.CACHING


@needs_nginx
def test_answers_are_those_of_a_good_host(host: str) -> None:
    """Packed, asked again only for changes, with a slash where it belongs, a page for lost ways."""
    status, got, body = answer(f"{host}/hu/apology/", **{"Accept-Encoding": "gzip"})
    assert (status, got["Content-Encoding"]) == (200, "gzip")
    assert b"<html" in gzip.decompress(body)
    assert got["Content-Type"] == "text/html; charset=utf-8"
    again, _, body = answer(f"{host}/hu/apology/", **{"If-None-Match": got["ETag"]})
    assert (again, body) == (304, b"")
    _, got, _ = answer(f"{host}/fonts/roboto-latin.woff2")
    assert got["Cache-Control"] == headers.CACHING_FONTS
    _, got, _ = answer(f"{host}/hu/manifest.webmanifest")
    assert got["Content-Type"].startswith("application/manifest+json")
    status, _, body = answer(f"{host}/hu/nowhere/")
    assert status == 404
    assert "Ez az oldal nem létezik" in body.decode()
    assert answer(f"{host}/_headers")[0] == 404


def guarded(chromium: Browser, errors: list[str]) -> Page:
    """A page that remembers what the policy has refused."""
    context = chromium.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    context.on("weberror", lambda e: errors.append(str(e.error)))
    return context.new_page()


@needs_nginx
def test_nothing_that_staff_use_is_against_the_policy(chromium: Browser, host: str) -> None:
    """Every kind of page, the finder, copying, the builder, practice and the offline copy."""
    errors: list[str] = []
    page = guarded(chromium, errors)
    for path in KINDS.values():
        page.goto(f"{host}/hu/{path}")
        expect(page.locator("h1").first).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("[data-finder] input")).to_be_focused()
    page.keyboard.type("xin loi")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.goto(f"{host}/hu/situations/late-delivery/")
    page.locator("button[data-reply]").click()
    page.locator("[data-read]").click()
    page.goto(f"{host}/hu/practice/")
    page.locator("[data-turn]").click()
    expect(page.locator("html[data-offline=kept]")).to_have_count(1, timeout=60_000)
    page.context.close()
    assert errors == []


@needs_nginx
def test_foreign_script_is_refused(chromium: Browser, host: str) -> None:
    """Inline, from elsewhere, and as text to be run: the policy stops all three."""
    errors: list[str] = []
    page = guarded(chromium, errors)
    page.goto(f"{host}/hu/")
    page.evaluate(
        """() => {
          const inline = (s) => (s.text = 'window.ran = 1');
          const foreign = (s) => (s.src = 'https://example.invalid/');
          for (const set of [inline, foreign]) {
            const script = document.createElement('script');
            set(script);
            document.head.append(script);
          }
          document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">');
        }"""
    )
    assert page.evaluate("window.ran") is None
    page.context.close()
    refused = [error for error in errors if "Content Security Policy" in error]
    assert len(refused) >= 2


def test_at_a_sub_path(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Links, scripts, the finder and the switch of language work below /phrasebook/."""
    (tmp_path / "phrasebook").symlink_to(site)
    errors: list[str] = []
    lost: list[str] = []
    with served(tmp_path) as address:
        page = guarded(chromium, errors)
        page.on("response", lambda r: lost.append(r.url) if r.status >= 400 else None)
        page.goto(f"{address}/phrasebook/hu/listening/")
        page.keyboard.press("/")
        expect(page.locator("[data-finder] input")).to_be_focused()
        page.keyboard.type("xin loi")
        expect(page.locator("[role=option]").first).to_be_visible()
        page.keyboard.press("Control+Enter")
        page.wait_for_url("**/phrasebook/hu/*/#*")
        page.locator(".pb-langs:not(.pb-prefs) > summary").click()
        page.locator("a[data-locale=vi]").click()
        page.wait_for_url("**/phrasebook/vi/*/#*")
        page.context.close()
    assert (errors, lost) == ([], [])


def test_page_for_lost_ways_at_a_sub_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be shown at any depth, so its links start at the address that SITE_URL gives."""
    root = Path(shutil.copytree(GOOD, tmp_path / "bank"))
    monkeypatch.setenv("SITE_URL", "https://example.org/phrasebook/")
    assert build(root, tmp_path / "site").ok
    page = (tmp_path / "site/404.html").read_text("utf-8")
    assert 'href="/phrasebook/en/"' in page
    assert 'href="/phrasebook/css/chooser.css"' in page
