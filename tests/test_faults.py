"""What goes wrong around a build: killed, no room, no right, two at once. The site stays whole."""

from __future__ import annotations

import hashlib
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from .conftest import Run, reword_source

KILLS = 50


def digest(site: Path) -> str:
    """A fingerprint of every file of a site."""
    found = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(site).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def command(root: Path) -> list[str]:
    """The build of a bank as a process of its own."""
    return [sys.executable, "-m", "phrasebook.cli", "build", "--root", str(root)]


def leftovers(root: Path) -> list[str]:
    """What a build has left beside the site; the lock may stay."""
    return [path.name for path in root.glob(".site.*") if path.name != ".site.lock"]


def test_killed_at_any_moment_leaves_a_whole_site(small: Path, run: Run) -> None:
    """After each of 50 kills the site is one of the two versions, never something between."""
    whole = set()
    for text in ("Version two.", "Version one."):
        reword_source(small, text)
        assert run("build", "--root", small)[0] == 0
        whole.add(digest(small / "site"))
    assert len(whole) == 2
    began = time.monotonic()
    subprocess.run(command(small), stdout=subprocess.DEVNULL, check=True)
    usual = time.monotonic() - began
    chance = random.Random(0)
    killed = number = 0
    while killed < KILLS:  # some builds are over before their moment comes
        number += 1
        reword_source(small, f"Version {'two' if number % 2 else 'one'}.")
        build = subprocess.Popen(command(small), stdout=subprocess.DEVNULL)
        try:
            build.wait(timeout=chance.uniform(0, usual))
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
            killed += 1
        assert digest(small / "site") in whole
    assert run("build", "--root", small)[0] == 0
    assert leftovers(small) == []


def test_site_is_there_at_every_moment(small: Path, run: Run) -> None:
    """Whoever asks while a new site takes the old one's place finds a page each time."""
    assert run("build", "--root", small)[0] == 0
    page = small / "site/en/index.html"
    build = subprocess.Popen(command(small), stdout=subprocess.DEVNULL)
    seen = 0
    while build.poll() is None:
        assert page.exists()
        seen += 1
    assert build.wait() == 0
    assert seen > 100


def test_output_that_nobody_reads_on(small: Path) -> None:
    """`phrasebook build | head -0` ends quietly, and the whole site is built."""
    build = subprocess.Popen(command(small), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with build:
        assert build.stdout
        build.stdout.close()
        assert build.stderr
        assert build.stderr.read() == b""
    assert (small / "site/en/index.html").exists()


def small_files() -> None:
    """No file may become longer than 60 kB: the disk is as good as full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


def test_no_room(small: Path, run: Run) -> None:
    """What could not be written is named; the old site is as it was."""
    assert run("build", "--root", small)[0] == 0
    before = digest(small / "site")
    build = subprocess.run(
        command(small), capture_output=True, text=True, preexec_fn=small_files, check=False
    )
    assert build.returncode == 1
    assert "File too large; mend that, then build again\n" in build.stderr
    assert f"Nothing was built; {small / 'site'} is as it was.\n" in build.stderr
    assert "Traceback" not in build.stderr
    assert digest(small / "site") == before
    assert leftovers(small) == []


def as_folder(file: Path) -> None:
    """In the place of the file there is a folder."""
    file.unlink()
    file.mkdir()


def as_lost_link(file: Path) -> None:
    """In the place of the file there is a link to nothing."""
    file.unlink()
    file.symlink_to("gone.yml")


def as_endless_link(file: Path) -> None:
    """In the place of the file there is a link to itself."""
    file.unlink()
    file.symlink_to(file.name)


@pytest.mark.parametrize("spoil", [as_folder, as_lost_link, as_endless_link])
@pytest.mark.parametrize(
    "name", ["phrases/hu/empathy.yml", "phrases/catalog.yml", "content/en/how-to-use.md"]
)
def test_file_that_cannot_be_read(
    small: Path, run: Run, name: str, spoil: Callable[[Path], None]
) -> None:
    """It is named where it is needed; there is no traceback, and the old site is as it was."""
    assert run("build", "--root", small)[0] == 0
    before = digest(small / "site")
    spoil(small / name)
    status, _, errors = run("build", "--root", small)
    assert "Traceback" not in errors
    if status:
        assert Path(name).name in errors
        assert digest(small / "site") == before


def test_two_builds_at_once(small: Path, run: Run) -> None:
    """The second says so and touches nothing; once the first has ended it may build."""
    site = small / "site"
    assert run("build", "--root", small)[0] == 0
    before = digest(site)
    with FileLock(small / ".site.lock"):
        assert run("build", "--root", small) == (
            1,
            "",
            f"{site}: another build is writing it; wait for it to end, then build again\n"
            f"Nothing was built; {site} is as it was.\n",
        )
        assert digest(site) == before
    assert run("build", "--root", small)[0] == 0


def test_leftovers_of_a_killed_build_are_removed(small: Path, run: Run) -> None:
    """By the next build, which has the lock."""
    shutil.copytree(small / "phrases", small / ".site.new-killed/phrases")
    assert run("build", "--root", small)[0] == 0
    assert leftovers(small) == []


def test_without_an_exchange_of_folders(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system cannot do it in one step, the new site still takes the old one's place."""
    monkeypatch.setattr("phrasebook.swap._exchanged", lambda *_: False)
    reword_source(small, "Version one.")
    assert run("build", "--root", small)[0] == 0
    reword_source(small, "Version two.")
    assert run("build", "--root", small)[0] == 0
    assert "Version two." in (small / "site/en/empathy/index.html").read_text("utf-8")
    assert leftovers(small) == []
