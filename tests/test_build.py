"""A build replaces the site as a whole, or not at all."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from .conftest import Run
from .test_cases import BAD


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_build_says_where_the_site_is(small: Path, tmp_path: Path, run: Run) -> None:
    """One line, and status 0."""
    site = tmp_path / "out"
    assert run("build", "--root", small, "--site", site) == (0, f"Built {site}.\n", "")


def test_site_stands_in_the_root_by_default(small: Path, run: Run) -> None:
    """Without --site the folder is ROOT/site."""
    run("build", "--root", small)
    assert (small / "site/en/index.html").is_file()


def test_broken_bank_leaves_the_old_site(small: Path, run: Run) -> None:
    """A bad phrase file: the problem is named, the old site keeps every byte."""
    run("build", "--root", small)
    before = files_of(small / "site")
    shutil.copytree(BAD / "missing-field/phrases", small / "phrases", dirs_exist_ok=True)
    status, output, errors = run("build", "--root", small)
    assert (status, output) == (1, "")
    assert errors == (
        "phrases/en/offers.yml:3: refund [en]: say is missing; add a line say: …\n"
        f"Nothing was built; {small / 'site'} is as it was.\n"
    )
    assert files_of(small / "site") == before


def test_broken_link_in_content_leaves_the_old_site(small: Path, run: Run) -> None:
    """A link that leads nowhere stops the build as well."""
    run("build", "--root", small)
    before = files_of(small / "site")
    (small / "content/en/how-to-use.md").write_text("# How\n\n[x](nowhere.md)\n", "utf-8")
    status, _, errors = run("build", "--root", small)
    assert status == 1
    assert "how-to-use.md" in errors
    assert "nowhere.md" in errors
    assert files_of(small / "site") == before


def test_nothing_is_left_beside_the_site(small: Path, run: Run) -> None:
    """Neither a build that passes nor one that fails leaves more behind than the empty lock."""
    run("build", "--root", small)
    run("build", "--root", small)
    (small / "content/en/how-to-use.md").write_text("[x](nowhere.md)\n", "utf-8")
    run("build", "--root", small)
    assert sorted(path.name for path in small.iterdir()) == [
        ".site.lock",
        "content",
        "mkdocs.yml",
        "phrases",
        "site",
    ]


def test_a_file_is_not_replaced(small: Path, run: Run) -> None:
    """--site that names a file is a slip; the file stays."""
    (small / "site").write_text("mine", "utf-8")
    status, _, errors = run("build", "--root", small)
    assert (status, (small / "site").read_text("utf-8")) == (1, "mine")
    assert errors.startswith(f"{small / 'site'}: is a file; choose another --site\n")


def test_the_bank_is_not_replaced(small: Path, run: Run) -> None:
    """--site that names the bank's own folder, or one around it, loses nothing."""
    before = files_of(small)
    for site in (small, small.parent):
        status, _, errors = run("build", "--root", small, "--site", site)
        assert status == 1
        assert "holds the bank itself, which would be lost" in errors
    assert files_of(small) == before


def test_old_pages_disappear(small: Path, run: Run) -> None:
    """What the bank no longer has is not in the new site."""
    run("build", "--root", small)
    (small / "site/stray.html").write_text("old", "utf-8")
    run("build", "--root", small)
    assert not (small / "site/stray.html").exists()


def test_two_builds_give_the_same_bytes(small: Path, tmp_path: Path, run: Run) -> None:
    """Nothing in the site depends on when or where it was built."""
    run("build", "--root", small, "--site", tmp_path / "one")
    run("build", "--root", small, "--site", tmp_path / "deeper/two")
    assert files_of(tmp_path / "one") == files_of(tmp_path / "deeper/two")


def test_site_folder_can_be_served(small: Path, run: Run) -> None:
    """A web server that runs as somebody else may read it."""
    run("build", "--root", small)
    assert (small / "site").stat().st_mode & 0o005 == 0o005


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("site_name: [", "mkdocs.yml"),
        (
            "site_name: x\ndocs_dir: content\ntheme: material\n",
            "the plugin is missing; add phrasebook to plugins",
        ),
    ],
)
def test_broken_settings(small: Path, run: Run, text: str, message: str) -> None:
    """mkdocs.yml that is not in order is named; there is no traceback."""
    (small / "mkdocs.yml").write_text(text, "utf-8")
    status, _, errors = run("build", "--root", small)
    assert status == 1
    assert message in errors
    assert "Traceback" not in errors


def test_fifth_locale_is_data_only(small: Path, run: Run) -> None:
    """A locale with nothing but its entry in the catalog builds; English stands in for it."""
    catalog = small / "phrases/catalog.yml"
    entry = '  ar: {currency: EGP, example-amount: 250, quotes: "“”‘’"}\n'
    catalog.write_text(catalog.read_text("utf-8").replace("  hu:\n", f"{entry}  hu:\n"), "utf-8")
    status, _, errors = run("build", "--root", small)
    assert (status, errors) == (0, "")
    page = (small / "site/ar/empathy/index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl"' in page
    assert '<p class="pb-say" lang="en">Thank you for waiting.</p>' in page
    assert "Not translated yet" in page


def test_large_bank_is_checked_while_it_is_built(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same site; and where it has errors, the same errors, and the old site stays."""
    assert run("build", "--root", small, "--site", small / "one")[0] == 0
    monkeypatch.setattr("phrasebook.judge.MANY", 0)
    monkeypatch.setattr("phrasebook.check.MANY", 0)
    assert run("build", "--root", small, "--site", small / "two")[0] == 0
    assert files_of(small / "one") == files_of(small / "two")
    file = small / "phrases/hu/empathy.yml"
    file.write_text(file.read_text("utf-8").replace("{order}", "{gone}"), "utf-8")
    catalog = small / "phrases/catalog.yml"
    catalog.write_text(catalog.read_text("utf-8").replace("line: late", "line: gone"), "utf-8")
    status, _, errors = run("build", "--root", small, "--site", small / "two")
    assert status == 1
    assert "{gone}" in errors
    assert "Traceback" not in errors
    assert files_of(small / "one") == files_of(small / "two")


def test_words_that_a_bank_lacks_are_lent(small: Path, run: Run) -> None:
    """A newer program builds an older bank, each language in its own words."""
    for locale in ("en", "hu"):
        path = small / f"phrases/{locale}/site.yml"
        text = path.read_text("utf-8")
        rest = re.sub(r"^ui:\n(?:  .*\n)*", "", text)
        path.write_text(f'ui:\n  site-name: "Small"\n{rest}', "utf-8")
    assert run("build", "--root", small)[0] == 0
    home = (small / "site/hu/index.html").read_text("utf-8")
    assert "<title>Small</title>" in home
    assert ">Másolás<" in (small / "site/hu/empathy/index.html").read_text("utf-8")
    assert "finder-close" not in home
