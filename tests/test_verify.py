"""The look over a finished site: each rule with a site that passes and one that does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from phrasebook.build import build
from phrasebook.verify import verify

from .conftest import GOOD, Run

PAGE = "hu/empathy/index.html"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small bank's site, built for an address of its own."""
    folder = tmp_path_factory.mktemp("verify")
    root = Path(shutil.copytree(GOOD, folder / "bank"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/p/")
        assert build(root, folder / "site").ok
    return folder / "site"


@pytest.fixture
def copy(finished: Path, tmp_path: Path) -> Path:
    """A copy that may be spoilt."""
    return Path(shutil.copytree(finished, tmp_path / "site"))


def test_finished_site_passes(finished: Path, run: Run) -> None:
    """One line says what was looked at."""
    status, output, errors = run("verify", "--site", finished)
    assert (status, errors) == (0, "")
    assert output.count("\n") == 1
    assert " 0 problems; heaviest first view " in output


def replaced(old: str, new: str, page: str = PAGE) -> Callable[[Path], None]:
    """Something in a page is another."""

    def spoil(site: Path) -> None:
        file = site / page
        html = file.read_text("utf-8")
        assert old in html
        file.write_text(html.replace(old, new, 1), "utf-8")

    return spoil


def removed(name: str) -> Callable[[Path], None]:
    """A file is gone."""

    def spoil(site: Path) -> None:
        (site / name).unlink()

    return spoil


def orphaned(site: Path) -> None:
    """A page that nobody links to."""
    shutil.copytree(site / "hu/empathy", site / "hu/secret")


def heavy(site: Path) -> None:
    """A stylesheet that has grown too much."""
    noise = "".join(f"/*{number * 7919 % 100_003}*/" for number in range(60_000))
    with (site / "css/phrasebook.css").open("a") as css:
        css.write(noise)


CASES = {
    "link-broken": (
        replaced('href="../../hu/offers/"', 'href="../../hu/gone/"'),
        f"{PAGE}: leads to hu/gone/index.html, which is not there; mend or remove the link",
    ),
    "anchor-broken": (
        replaced('href="#waiting"', 'href="#gone"'),
        f"{PAGE}: leads to #gone in {PAGE}, which has no such place; mend the link",
    ),
    "id-twice": (
        replaced('<h1 lang="hu">', '<h1 lang="hu" id="waiting">'),
        f"{PAGE}: has the id waiting twice; rename one of them",
    ),
    "foreign": (
        replaced("<h1", '<img src="https://example.com/x.png" alt=""><h1'),
        f"{PAGE}: fetches https://example.com/x.png; serve it from this site",
    ),
    "lang": (
        replaced('<html lang="hu"', '<html lang="en"'),
        f"{PAGE}: says lang=en; it is a page of hu",
    ),
    "title": (
        replaced("<title>", "<title></title><noscript>"),
        f"{PAGE}: has no title; give the page a heading",
    ),
    "canonical": (
        replaced("https://example.org/p/hu/empathy/", "https://example.org/p/hu/offers/"),
        f"{PAGE}: says that its address is https://example.org/p/hu/offers/; it is hu/empathy/",
    ),
    "alternate": (
        replaced(
            'hreflang="vi" href="https://example.org/p/vi/empathy/"', 'hreflang="vi" href="/"'
        ),
        f"{PAGE}: says that it is / in vi; that is vi/empathy/",
    ),
    "sitemap": (
        replaced("<loc>https://example.org/p/hu/empathy/</loc>", "<loc/>", "sitemap.xml"),
        f"sitemap.xml: lacks {PAGE}; build again",
    ),
    "orphan": (
        orphaned,
        "hu/secret/index.html: no page leads to it; link it from one",
    ),
    "weight": (heavy, f"{PAGE}: its first view costs "),
    "page-gone": (
        removed("vi/offers/index.html"),
        "hu/offers/index.html: has no page vi/offers/ in vi; build them together",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_spoilt_site_is_told_where(copy: Path, run: Run, case: str) -> None:
    """The file, what is wrong and how to mend it; exit status 1."""
    spoil, message = CASES[case]
    spoil(copy)
    status, output, _ = run("verify", "--site", copy)
    assert status == 1
    assert any(line.startswith(message) for line in output.splitlines()), output


def test_nothing_to_look_at(tmp_path: Path, run: Run) -> None:
    """A folder without pages is said to be one."""
    assert run("verify", "--site", tmp_path) == (
        1,
        "",
        f"{tmp_path}: there is no page in it; build it first\n",
    )


def test_real_site_passes(site: Path) -> None:
    """Nothing to mend in what is published."""
    assert verify(site).findings == ()
