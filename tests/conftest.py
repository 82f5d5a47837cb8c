"""What the tests share: banks to break, and the real site built once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from phrasebook import memo
from phrasebook.build import build
from phrasebook.canonical import edited
from phrasebook.cli import main
from phrasebook.load import load
from phrasebook.model import Bank
from serving import served

ROOT = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "cases" / "good"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session", autouse=True)
def _own_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests remember what they made themselves, and nothing from before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memo, "FOLDER", tmp_path_factory.mktemp("memory"))
        yield


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small good bank, free to be broken."""
    return Path(shutil.copytree(GOOD, tmp_path / "bank"))


def reword_source(root: Path, say: str) -> None:
    """Change the English line of the small bank's phrase `waiting`."""
    file = root / "phrases/en/empathy.yml"
    text = edited(file.read_text("utf-8"), {("phrases", "waiting", "say"): say})
    file.write_text(text, "utf-8")


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The real bank."""
    loaded = load(ROOT)
    assert loaded.bank is not None
    return loaded.bank


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command: exit status, standard output, standard error."""

    def run_command(*arguments: str | Path) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run_command


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once."""
    folder = tmp_path_factory.mktemp("built") / "site"
    built = build(ROOT, folder)
    assert built.ok, built
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address at which the real site is served, on a port that the system chose."""
    with served(site) as address:
        yield address
