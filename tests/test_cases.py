"""Every folder in cases/bad is a good bank with something broken, and what `check` says of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import GOOD, Run

BAD = Path(__file__).parent / "cases" / "bad"
CASES = sorted(path.name for path in BAD.iterdir())


def test_good_bank_has_no_problems(run: Run) -> None:
    """The bank that every bad case starts from is in order."""
    assert run("check", "--root", GOOD) == (0, "No problems in 4 phrases and 3 locales.\n", "")


@pytest.mark.parametrize("case", CASES)
def test_bad_case_says_what_is_wrong(case: str, small: Path, run: Run) -> None:
    """Each problem is named once, with path, line and mend; nothing else is named."""
    shutil.copytree(BAD / case / "phrases", small / "phrases", dirs_exist_ok=True)
    expected = (BAD / case / "expected.txt").read_text("utf-8")
    assert run("check", "--root", small) == (1, expected, "")


def test_problems_of_many_files_come_in_one_run(small: Path, run: Run) -> None:
    """Broken files don't hide each other's problems."""
    together = ["broken-yaml", "unknown-id", "missing-field", "html-in-phrase"]
    expected = []
    for case in together:
        shutil.copytree(BAD / case / "phrases", small / "phrases", dirs_exist_ok=True)
        expected += (BAD / case / "expected.txt").read_text("utf-8").splitlines()
    status, output, _ = run("check", "--root", small)
    assert (status, output.splitlines()) == (1, sorted(expected))


def test_json_has_every_part_of_a_problem(small: Path, run: Run) -> None:
    """--format json gives other tools path, line, id, locale, rule, severity and message."""
    shutil.copytree(BAD / "unknown-id" / "phrases", small / "phrases", dirs_exist_ok=True)
    status, output, _ = run("check", "--root", small, "--format", "json")
    assert status == 1
    assert json.loads(output) == [
        {
            "path": "phrases/vi/empathy.yml",
            "line": 7,
            "id": "wating",
            "locale": "vi",
            "rule": "phrase-id-unknown",
            "message": "topics/empathy.yml has no such phrase; did you mean waiting?",
            "severity": "error",
        }
    ]


def test_github_format_annotates_the_line(small: Path, run: Run) -> None:
    """--format github gives a workflow command that puts the message at the line."""
    shutil.copytree(BAD / "missing-field" / "phrases", small / "phrases", dirs_exist_ok=True)
    status, output, _ = run("check", "--root", small, "--format", "github")
    assert (status, output) == (
        1,
        "::error file=phrases/en/offers.yml,line=3,title=schema-missing-key::"
        "refund [en]: say is missing; add a line say: …\n",
    )


def test_warnings_alone_do_not_fail(small: Path, run: Run) -> None:
    """A phrase without keywords is found less easily, but nothing is broken."""
    file = small / "phrases/hu/offers.yml"
    file.write_text("\n".join(file.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    assert run("check", "--root", small) == (
        0,
        "phrases/hu/offers.yml:3: refund [hu]: keywords is missing, so staff find it only by its "
        'own words; add a line keywords: "…" (warning)\n',
        "",
    )
