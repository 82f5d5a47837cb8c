"""The documents say what is true."""

from __future__ import annotations

import re

import pytest
from phrasebook.cli import main

from .conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def test_readme_commands_exist() -> None:
    """Each make target that the README names is in the Makefile."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_readme_tree_exists() -> None:
    """Each path of the map is there."""
    tree = README.split("## What is where")[1].split("```")[1]
    for line in filter(None, tree.splitlines()):
        assert (ROOT / line.split()[0]).exists(), line


def test_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    """What `phrasebook --help` lists is what the README explains."""
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z-]+)(?:  |$)", capsys.readouterr().out, re.MULTILINE)
    assert commands
    assert sorted(commands) == sorted(
        re.findall(r"^\| `phrasebook ([a-z-]+)", README, re.MULTILINE)
    )


def test_changelog_counts_the_bank() -> None:
    """The numbers of phrases, topics and situations are those of the bank."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    phrases, situations = re.findall(r"(\d+) phrases in .* topics and (\d+) situations", changelog)[
        0
    ]
    catalog = (ROOT / "phrases/catalog.yml").read_text("utf-8")
    topics = [p.read_text("utf-8") for p in (ROOT / "phrases/topics").glob("*.yml")]
    assert int(phrases) == sum(len(re.findall(r"^  [a-z0-9-]+:", t, re.MULTILINE)) for t in topics)
    section = catalog.split("\nsituations:\n")[1].split("\n\n")[0]
    assert int(situations) == len(section.splitlines())


def test_no_registry_is_named() -> None:
    """Lock files and settings work with whatever registry a machine uses."""
    for path in [*(ROOT / "requirements").iterdir(), ROOT / "package-lock.json", ROOT / ".npmrc"]:
        text = path.read_text("utf-8")
        assert not re.search(r"registry\.|index-url|pypi\.|\"resolved\"", text), path
