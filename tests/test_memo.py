"""What is remembered from an earlier run changes how long a run takes, and nothing else."""

from __future__ import annotations

import os
import random
from pathlib import Path

import mkdocs_hooks
import pytest
from phrasebook import check, judge, memo
from phrasebook.load import load

from .conftest import ROOT, Run
from .test_build import files_of

EDITS: dict[str, tuple[str, str, str]] = {
    "a line": ("phrases/en/empathy.yml", "I’d be annoyed too", "That is annoying"),
    "a translation": ("phrases/hu/offers.yml", "Ennyit kap", "Ennyi jár"),
    "keywords": ("phrases/en/offers.yml", "money back", "money, cash"),
    "a heading": ("phrases/en/duel.yml", 'title: "', 'title: "Again: '),
    "a warning": ("phrases/hu/offers.yml", 'keywords: "pénz, vissza"', 'why: "Pénz."'),
    "a step": ("phrases/topics/offers.yml", "step: resolve", "step: listen"),
    "the interface": ("phrases/hu/site.yml", "Mondattár", "Füzet"),
    "what is asked": ("phrases/search/hu.yml", "mikor jön", "mikor ér ide"),
    "a review": (
        "phrases/review/hu.yml",
        "phrases: {}",
        'phrases:\n  refund: {source: "0123456789abcdef", translation: "0123456789abcdef"}',
    ),
    "a page": ("content/en/how-to-use.md", "", "Also this.\n"),
    "a setting": ("mkdocs.yml", '!ENV [SITE_URL, ""]', "https://example.org/p/"),
}
"""What is edited: the file, what stands there (or nothing: at the end), and what comes instead."""


def edit(root: Path, name: str) -> None:
    """Make one of the edits."""
    file, old, new = EDITS[name]
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")


@pytest.mark.parametrize("name", EDITS)
def test_rebuild_is_the_same_as_a_first_build(
    name: str, small: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After any edit: every byte of the site, and every problem."""
    run("build", "--root", small)
    edit(small, name)
    again = run("build", "--root", small)
    rebuilt = files_of(small / "site")
    checked = run("check", "--root", small)
    monkeypatch.setattr(memo, "FOLDER", tmp_path / "empty")
    assert run("build", "--root", small) == again
    assert again[0] == 0, again
    assert files_of(small / "site") == rebuilt
    monkeypatch.setattr(memo, "FOLDER", tmp_path / "empty too")
    assert run("check", "--root", small) == checked


def test_large_bank_is_built_alike(
    small: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every core, with everything new, with little new, and with a mistake."""
    assert run("build", "--root", small)[0] == 0
    wanted = files_of(small / "site")
    monkeypatch.setattr(memo, "FOLDER", tmp_path / "empty")
    for module in (check, judge, mkdocs_hooks):
        monkeypatch.setattr(module, "MANY", 0)
    monkeypatch.setattr("phrasebook.load.MANY_BYTES", 0)
    assert run("build", "--root", small)[0] == 0
    assert files_of(small / "site") == wanted
    edit(small, "a line")
    assert run("build", "--root", small)[0] == 0
    changed = files_of(small / "site")
    assert changed != wanted
    path = small / "phrases/hu/offers.yml"
    path.write_text(path.read_text("utf-8").replace("{amount}", "{amuont}"), "utf-8")
    status, _, errors = run("build", "--root", small)
    assert status == 1
    assert "{amuont}" in errors
    assert files_of(small / "site") == changed


def test_problem_is_told_for_as_long_as_it_stands(small: Path, run: Run) -> None:
    """A file that nobody touched is as wrong as before."""
    file = small / "phrases/hu/offers.yml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("say:", "sya:", 1), "utf-8")
    first = run("check", "--root", small)
    assert first[0] == 1
    assert "sya" in first[1]
    edit(small, "keywords")
    assert "sya" in run("check", "--root", small)[1]
    file.write_text(before, "utf-8")
    assert "sya" not in run("check", "--root", small)[1]


def test_damaged_memory_is_no_memory(small: Path, run: Run) -> None:
    """Whatever the files contain by now, the site is the same."""
    run("build", "--root", small)
    wanted = files_of(small / "site")
    kept = sorted(path for path in memo.FOLDER.rglob("*") if path.is_file())
    assert kept
    chance = random.Random(1)
    for path in kept:
        content = path.read_bytes()
        cut = chance.randrange(len(content))
        path.write_bytes(chance.choice([content[:cut], os.urandom(40), b"", content[:70]]))
    assert run("build", "--root", small)[0] == 0
    assert files_of(small / "site") == wanted


def test_compiled_templates_may_be_lost(
    small: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site is the same where they are damaged, and where none can be kept."""
    monkeypatch.setattr("phrasebook.render.FOLDER", tmp_path / "cache/memo")
    assert run("build", "--root", small)[0] == 0
    wanted = files_of(small / "site")
    kept = sorted((tmp_path / "cache/templates").iterdir())
    assert kept
    for number, path in enumerate(kept):
        content = path.read_bytes()
        path.write_bytes([content[: len(content) // 2], os.urandom(40), b""][number % 3])
    monkeypatch.setattr(memo, "FOLDER", tmp_path / "empty")
    assert run("build", "--root", small)[0] == 0
    assert files_of(small / "site") == wanted
    (tmp_path / "file").touch()
    monkeypatch.setattr("phrasebook.render.FOLDER", tmp_path / "file/memo")
    monkeypatch.setattr(memo, "FOLDER", tmp_path / "empty too")
    assert run("build", "--root", small)[0] == 0
    assert files_of(small / "site") == wanted


@pytest.mark.parametrize(
    ("same", "changed"),
    [
        ("hu/empathy/index.html", "hu/offers/index.html"),
        ("vi/status/index.html", "hu/offers/index.html"),
        ("search/en-0.json", "search/hu-0.json"),
        ("api/v1/vi/phrases.json", "api/v1/hu/phrases.json"),
    ],
)
def test_file_that_stays_the_same_keeps_its_time_of_change(
    same: str, changed: str, small: Path, run: Run
) -> None:
    """A web server then tells a visitor's browser that it has the file already."""
    run("build", "--root", small)
    files = small / "site" / same, small / "site" / changed
    before = [file.stat().st_mtime_ns for file in files]
    edit(small, "a translation")
    run("build", "--root", small)
    assert files[0].stat().st_mtime_ns == before[0]
    assert files[1].stat().st_mtime_ns != before[1]


@pytest.mark.parametrize(
    "file", ["hu/empathy/index.html", "search/hu-0.json", "api/v1/hu/phrases.json"]
)
def test_file_that_somebody_changed_is_put_right(file: str, small: Path, run: Run) -> None:
    """What is done to the site by hand goes into no later build, and not into what is kept."""
    run("build", "--root", small)
    wanted = files_of(small / "site")
    for number in range(2):
        with (small / "site" / file).open("r+") as page:
            page.write(f"{number} {number}")
        assert files_of(small / "site") != wanted
        run("build", "--root", small)
        assert files_of(small / "site") == wanted


def test_files_that_could_be_linked_in_part_are_made_again(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file system stops giving second names, the old site's files are not written over."""
    run("build", "--root", small)
    wanted = files_of(small / "site")
    old = (small / "site/search/hu-0.json").stat()
    real, linked = os.link, []

    def link(source: Path, place: Path) -> None:
        if "hu-words" in place.name:
            raise OSError
        real(source, place)
        linked.append(place.name)

    monkeypatch.setattr(os, "link", link)
    held = small / "held.json"
    real(small / "site/search/hu-0.json", held)
    edit(small, "a line")
    run("build", "--root", small)
    assert "hu-0.json" in linked
    assert (small / "site/search/hu-0.json").stat().st_ino != old.st_ino
    assert held.read_bytes() == wanted["search/hu-0.json"]


def test_page_that_has_a_broken_link_is_refused_each_time(small: Path, run: Run) -> None:
    """That it was converted before doesn't make it right."""
    page = small / "content/en/how-to-use.md"
    page.write_text(page.read_text("utf-8") + "\n[Nowhere](nowhere.md)\n", "utf-8")
    first = run("build", "--root", small)
    assert first[0] == 1
    assert "nowhere.md" in first[2]
    assert run("build", "--root", small) == first


def test_page_is_wrong_when_what_it_links_to_goes(small: Path, run: Run) -> None:
    """The page itself is as it was."""
    settings = small / "mkdocs.yml"
    strict = "validation: {links: {anchors: warn}}\n"
    settings.write_text(settings.read_text("utf-8") + strict, "utf-8")
    page = small / "content/en/how-to-use.md"
    page.write_text(page.read_text("utf-8") + "\n[Offer](offers.md#refund)\n", "utf-8")
    assert run("build", "--root", small)[0] == 0
    for path in small.glob("phrases/*/offers.yml"):
        path.write_text(path.read_text("utf-8").replace("  refund:", "  money-back:"), "utf-8")
    catalog = small / "phrases/catalog.yml"
    catalog.write_text(catalog.read_text("utf-8").replace("line: refund", "line: money-back"))
    status, _, errors = run("build", "--root", small)
    assert status == 1
    assert "does not contain an anchor '#refund'" in errors


def test_nothing_is_kept_under_the_bank(small: Path, run: Run) -> None:
    """A bank may come from anybody, and what is kept is trusted."""
    before = set(files_of(small))
    run("check", "--root", small)
    assert set(files_of(small)) == before


def test_only_the_last_banks_are_kept(tmp_path: Path) -> None:
    """The memory doesn't grow with every folder that ever held a bank."""
    for number in range(memo.MOST_BANKS + 3):
        memo.memo_of(tmp_path / str(number)).recall("page/x", "", lambda: "x")
    assert len(list(memo.FOLDER.iterdir())) <= memo.MOST_BANKS


def test_phrase_that_another_topic_has_is_judged_when_it_is_free(small: Path, run: Run) -> None:
    """Its own files are as they were; that the other's are not is enough."""
    empathy, offers = small / "phrases/topics/empathy.yml", small / "phrases/topics/offers.yml"
    before = empathy.read_text("utf-8")
    offers.write_text(offers.read_text("utf-8").replace("[late-delivery]", "[nowhere]"), "utf-8")
    empathy.write_text(before.rstrip("\n") + "\n  refund: {}\n", "utf-8")
    assert "has this id already" in run("check", "--root", small)[1]
    empathy.write_text(before, "utf-8")
    assert "no situation nowhere" in run("check", "--root", small)[1]


def test_moved_phrase_is_read_again(small: Path) -> None:
    """The same id in a second topic is noticed though neither file is new."""
    remembering = memo.memo_of(small)
    load(small, remembering)
    for folder in ("topics", "en"):
        words = (small / f"phrases/{folder}/offers.yml").read_text("utf-8")
        entry = words[words.index("phrases:") + len("phrases:") :]
        other = small / f"phrases/{folder}/empathy.yml"
        other.write_text(other.read_text("utf-8").rstrip("\n") + entry, "utf-8")
    rules = [problem.rule for problem in load(small, remembering).problems]
    assert rules == [problem.rule for problem in load(small).problems]
    assert "phrase-id-taken" in rules


def test_real_bank_is_remembered_as_it_is() -> None:
    """A bank from memory equals the bank from the files."""
    remembering = memo.memo_of(ROOT)
    first = load(ROOT, remembering)
    assert load(ROOT, remembering) == first == load(ROOT)
