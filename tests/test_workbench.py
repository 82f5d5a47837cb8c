"""What translators do with the program: form, reviews, PO, a new locale, Weblate."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phrasebook import workbench
from phrasebook.canonical import NotCanonicalError, canonical, edited, tidy
from phrasebook.check import explain
from phrasebook.exchange import po, weblate
from phrasebook.load import load
from phrasebook.model import Bank
from phrasebook.reader import read
from phrasebook.status import status

from .conftest import ROOT, Run, reword_source

LOCALES = ("en", "hu", "lv", "vi")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real bank's phrases, free to be changed."""
    shutil.copytree(ROOT / "phrases", tmp_path / "phrases")
    return tmp_path


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file under phrases/ with its bytes."""
    folder = root / "phrases"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


# --- fmt


def test_the_bank_is_in_its_form(run: Run) -> None:
    """Editing through the program changes only what was edited."""
    assert run("fmt", "--check", "--root", ROOT) == (0, "", "")


MESSY = """\ufefftitle: no   # a comment\r
intro: 'it''s 14:05'
phrases:
    # about the first
    a-b:
        say: 012
        when: |
          two
          lines
        why:
"""

NEAT = """title: "no" # a comment
intro: "it's 14:05"
phrases:
    # about the first
  a-b:
    say: "012"
    when: "two lines"
    why: ""
"""


def test_fmt_quotes_and_keeps_comments(small: Path, run: Run) -> None:
    """Every text in double quotes on one line; nothing is lost, and twice is as once."""
    file = small / "phrases/hu/empathy.yml"
    file.write_bytes(MESSY.encode())
    assert run("fmt", "--check", "--root", small) == (
        1,
        "phrases/hu/empathy.yml: not in its form; run phrasebook fmt\n",
        "",
    )
    assert file.read_bytes() == MESSY.encode()
    assert run("fmt", "--root", small)[0] == 0
    assert file.read_text("utf-8") == NEAT
    assert run("fmt", "--root", small) == (0, "", "")


def test_fmt_leaves_a_broken_file_alone(small: Path, run: Run) -> None:
    """What cannot be read is reported and stays as it is; the others are put in their form."""
    broken, messy = small / "phrases/hu/empathy.yml", small / "phrases/vi/empathy.yml"
    broken.write_text('title: "x\n', "utf-8")
    messy.write_bytes(MESSY.encode())
    code, output, _ = run("fmt", "--root", small)
    assert code == 1
    assert "phrases/hu/empathy.yml:1: not valid YAML: a double quote has no partner" in output
    assert broken.read_text("utf-8") == 'title: "x\n'
    assert messy.read_text("utf-8") == NEAT


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=40
)
comments = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from([f"line-{n}" for n in range(9)]), words), comments)
def test_fmt_keeps_every_string_and_comment(lines: dict[str, str], comment: str) -> None:
    """Whatever texts a file has, they are the same afterwards, in the same order."""
    body = "".join(f"  {id_}:\n    say: {json.dumps(t)}\n" for id_, t in lines.items())
    file = f"# {comment}\ntitle: x\nphrases:\n{body}" if lines else f"# {comment}\ntitle: x\n"
    once = canonical(file)
    assert canonical(once) == once
    assert once.splitlines()[0] == f"# {comment}".rstrip()
    says = re.findall(r"(?m)^  (line-\d):\n    say: (\".*\")$", once)
    assert [id_ for id_, _ in says] == list(lines)


@settings(deadline=None, max_examples=150)
@given(words)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """The bank's own reader sees the text that was written, in composed characters."""
    made = edited('title: ""\nphrases: {}\n', {("phrases", "a", "say"): text})
    path = tmp_path_factory.mktemp("one") / "x.yml"
    path.write_text(made, "utf-8", newline="\n")
    data, problems = read(path, "x.yml")
    assert problems == []
    assert data is not None
    assert data.map("phrases").map("a").text("say") == unicodedata.normalize("NFC", text)


def test_tidy_keeps_settings_as_they_are() -> None:
    """Files that are not words keep their style; only ends of lines are mended."""
    assert tidy("a: [b, c]   # d \r\n\r\n\r\n") == "a: [b, c]   # d\n"


def test_a_text_cannot_stand_under_a_text() -> None:
    """An edit that makes no sense is refused."""
    with pytest.raises(NotCanonicalError, match="title holds no keys"):
        edited('title: "x"\n', {("title", "a"): "y"})


# --- accept and review


def test_accept_and_review(small: Path, run: Run) -> None:
    """Accepted is not reviewed; reviewed names who read; a later change is seen."""
    assert run("accept", "hu", "waiting", "--root", small) == (0, "Accepted 1 in hu.\n", "")
    loaded = load(small).bank
    assert loaded is not None
    assert status(loaded)["hu"].phrases["waiting"] == "unreviewed"
    assert run("review", "hu", "waiting", "--by", 'Szabó "Panni"', "--root", small) == (
        0,
        'Accepted 1 in hu, read by Szabó "Panni".\n',
        "",
    )
    loaded = load(small).bank
    assert loaded is not None
    assert status(loaded)["hu"].phrases["waiting"] == "reviewed"
    assert loaded.reviews["hu"]["waiting"].by == 'Szabó "Panni"'
    reword_source(small, "Waiting so long is tiring.")
    loaded = load(small).bank
    assert loaded is not None
    assert status(loaded)["hu"].phrases["waiting"] == "outdated"


def test_accepting_again_changes_no_day(small: Path) -> None:
    """The feeds tell by it when a line changed."""

    def accepted(source: str, by: str, day: int) -> str:
        reword_source(small, source)
        bank = load(small).bank
        assert bank is not None
        workbench.accept(small, bank, "hu", ["waiting"], by, date(2026, 11, day))
        made = load(small).bank
        assert made is not None
        return made.reviews["hu"]["waiting"].on

    assert accepted("Waiting is tiring.", "", 1) == "2026-11-01"
    assert accepted("Waiting is tiring.", "", 2) == "2026-11-01"
    assert accepted("Waiting is tiring.", "Panni", 3) == "2026-11-03"  # somebody has read it
    assert accepted("Waiting is tiring.", "", 4) == "2026-11-03"
    assert accepted("Waiting so long is tiring.", "", 5) == "2026-11-05"


def test_accepting_what_is_not_there(small: Path, run: Run) -> None:
    """A wrong id or locale writes nothing."""
    before = snapshot(small)
    assert run("accept", "hu", "wating", "--root", small) == (
        1,
        "",
        "there is no line wating; look its id up in the bank\n",
    )
    assert run("accept", "xx", "waiting", "--root", small)[2].startswith(
        "the bank has no locale xx; choose one of"
    )
    assert snapshot(small) == before


def test_review_needs_a_name(small: Path, run: Run) -> None:
    """Nobody is named as a reviewer who does not exist."""
    with pytest.raises(SystemExit):
        run("review", "hu", "waiting", "--root", small)


# --- PO


@pytest.mark.parametrize("locale", LOCALES)
def test_export_and_import_change_nothing(bank: Bank, locale: str) -> None:
    """Out and back, not one text differs."""
    found = po.imported(bank, locale, po.exported(bank, locale))
    assert (found.changes, found.accepted) == ({}, ())


def test_import_changes_just_what_was_edited(bank: Bank, copy: Path, run: Run) -> None:
    """Fifty texts edited in the PO file are fifty changed lines in the bank."""
    exported = po.exported(bank, "hu")
    messages = re.findall(
        r'(?m)^msgctxt "(\w[\w-]*)/([\w-]+)\.why"\nmsgid .*\nmsgstr ".+"$', exported
    )
    chosen = messages[:: len(messages) // 50][:50]
    edited_po = exported
    for topic, id_ in chosen:
        edited_po = re.sub(
            rf'(msgctxt "{topic}/{id_}\.why"\nmsgid .*\nmsgstr ").*"\n',
            r'\1Így tisztességes."' + "\n",
            edited_po,
        )
    file = copy / "hu.po"
    file.write_text(edited_po, "utf-8")
    before = snapshot(copy)
    code, output, _ = run("import", "po", "hu", file, "--root", copy)
    assert code == 0, output
    assert output.startswith("Changed 50 texts in hu; accepted 0.\n")
    after = snapshot(copy)
    lines = [
        (name, old, new)
        for name in before
        for old, new in zip(before[name].splitlines(), after[name].splitlines(), strict=True)
        if old != new
    ]
    assert len(lines) == 50
    assert {new.decode().strip() for _, _, new in lines} == {'why: "Így tisztességes."'}
    assert {name.split("/")[0] for name, _, _ in lines} == {"hu"}


def test_outdated_is_fuzzy_and_accepted_once_it_is_not(small: Path, run: Run) -> None:
    """The fuzzy mark goes out with an outdated line; taking it away accepts the line."""
    run("accept", "hu", "waiting", "--root", small)
    reword_source(small, "Waiting so long is tiring.")
    loaded = load(small).bank
    assert loaded is not None
    exported = po.exported(loaded, "hu")
    assert "#, fuzzy\n" in exported
    file = small / "hu.po"
    file.write_text(exported, "utf-8")
    assert run("import", "po", "hu", file, "--root", small)[1] == (
        "Changed 0 texts in hu; accepted 0.\n"
    )
    file.write_text(exported.replace("#, fuzzy\n", ""), "utf-8")
    assert run("import", "po", "hu", file, "--root", small)[1] == (
        "Changed 0 texts in hu; accepted 1.\n"
    )
    loaded = load(small).bank
    assert loaded is not None
    assert status(loaded)["hu"].phrases["waiting"] == "unreviewed"


def test_import_of_something_else(small: Path, run: Run) -> None:
    """A file that is no PO file, or another bank's, changes nothing."""
    before = snapshot(small)
    file = small / "x.po"
    file.write_text('msgctxt "empathy/gone.say"\nmsgid "a"\nmsgstr "b"\n', "utf-8")
    assert run("import", "po", "hu", file, "--root", small)[::2] == (
        1,
        f"{file}: line 2: there is no text empathy/gone.say; export the file again\n",
    )
    file.write_text("hello\n", "utf-8")
    assert run("import", "po", "hu", file, "--root", small)[0] == 1
    assert snapshot(small) == before


# --- a new locale


@pytest.mark.parametrize(("code", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_new_locale_is_valid_and_builds(copy: Path, run: Run, code: str, direction: str) -> None:
    """The skeleton passes every check, and the site shows the source line, labelled."""
    shutil.copy(ROOT / "mkdocs.yml", copy)
    shutil.copytree(ROOT / "content", copy / "content")
    status_, output, _ = run("add-locale", code, "--root", copy)
    assert status_ == 0
    assert output.endswith(
        f"Added {code}. Look at its entry in phrases/catalog.yml, then run make serve.\n"
    )
    assert run("check", "--root", copy)[0] == 0
    assert run("fmt", "--check", "--root", copy) == (0, "", "")
    empathy = copy / f"phrases/{code}/empathy.yml"
    own = "Das war viel zu lang." if code == "de" else "كان الانتظار طويلًا جدًا."
    id_ = next(iter(re.findall(r"(?m)^  ([\w-]+):$", empathy.read_text("utf-8"))))
    text = edited(empathy.read_text("utf-8"), {("phrases", id_, "say"): own})
    empathy.write_text(text, "utf-8")
    assert run("check", "--root", copy)[0] == 0
    assert run("build", "--root", copy)[0] == 0
    page = (copy / f"site/{code}/empathy/index.html").read_text("utf-8")
    assert re.search(rf'<html lang="{code}"[^>]* dir="{direction}"', page)
    assert own in page
    card = page.split('data-phrase="')[2]
    assert 'lang="en"' in card


def test_adding_a_locale_twice(small: Path, run: Run) -> None:
    """What is there is not written over."""
    before = snapshot(small)
    assert run("add-locale", "hu", "--root", small) == (
        1,
        "",
        "the bank has the locale hu already\n",
    )
    assert run("add-locale", "zz-zz", "--root", small)[2].startswith("CLDR has no locale zz-zz")
    assert snapshot(small) == before


# --- Weblate and the page of rules


def test_weblate_components_fit_the_files(bank: Bank) -> None:
    """Each mask finds one file a locale, and each template is there."""
    found = json.loads(weblate.components(bank))
    assert len(found) == len(bank.topics) + 1
    for component in found:
        matched = sorted(path.parent.name for path in ROOT.glob(component["filemask"]))
        languages = re.compile(component["language_regex"])
        assert [name for name in matched if languages.match(name)] == sorted(bank.catalog.locales)
        assert (ROOT / component["template"]).is_file()
        assert component["file_format"] == "yaml"


def test_page_of_rules_is_current(bank: Bank) -> None:
    """content/en/translating/rules.md is what `phrasebook export rules` prints."""
    page = (ROOT / "content/en/translating/rules.md").read_text("utf-8")
    assert page == explain.page(bank)


def test_every_rule_is_explained(bank: Bank) -> None:
    """Whatever rule a problem can name has its section."""
    explained = {id_ for group in explain.GROUPS.values() for id_ in group}
    code = "\n".join(
        path.read_text("utf-8") for path in (ROOT / "scripts/phrasebook").rglob("*.py")
    )
    named = set(
        re.findall(
            r'"((?:yaml|schema|encoding|catalog|topic|phrase-id|source|placeholder|markup|plural'
            r"|contrast|waiver|rules|duplicate|breath|chat|doubled|say|title|end|invisible"
            r'|other|not|step-line)-[a-z-]+)"',
            code,
        )
    )
    named -= {"other-languages", "not-ours"}
    assert named <= explained


# --- the status page


def test_status_page_counts_and_links_each_open_line(small: Path, run: Run) -> None:
    """The source stands beside each open line, and a link leads to its line in its file."""
    config = small / "mkdocs.yml"
    edit = 'extra:\n  edit: "https://git.example.org/edit/main/{path}#L{line}"\n'
    config.write_text(config.read_text("utf-8") + edit, "utf-8")
    run("review", "hu", "waiting", "--by", "Szabó Anna", "--root", small)
    reword_source(small, "Waiting so long is tiring.")
    assert run("build", "--root", small)[0] == 0
    page = (small / "site/hu/status/index.html").read_text("utf-8")
    outdated = page.split('id="outdated"')[1].split('<li id="waiting">')[1].split("</li>")[0]
    assert '<p lang="en">Waiting so long is tiring.</p>' in outdated
    link = re.search(r'href="https://git\.example\.org/edit/main/([^#"]+)#L(\d+)"', outdated)
    assert link is not None
    line = (small / link[1]).read_text("utf-8").splitlines()[int(link[2]) - 1]
    assert line.lstrip().startswith("say: ")
    card = (small / "site/hu/empathy/index.html").read_text("utf-8").split('id="waiting"')[1]
    assert '<span lang="en">Waiting so long is tiring.</span>' in card.split("</article>")[0]
    assert "pb-status" in card.split("</article>")[0]


def test_status_page_finds_the_place_of_an_empty_line(copy: Path, run: Run) -> None:
    """A missing line is linked where its empty entry stands."""
    run("add-locale", "de", "--root", copy)
    loaded = load(copy).bank
    assert loaded is not None
    phrase = loaded.topics[0].phrases[0]
    place = phrase.unwritten["de"]
    line = (copy / place.path).read_text("utf-8").splitlines()[place.line_of("say") - 1]
    assert line.lstrip().startswith('say: "" # ')
