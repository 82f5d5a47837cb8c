"""The live preview shows edits of phrases, and problems instead of a dead server."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE_S = 60


def free_port() -> int:
    """A port that the system says is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


Preview = Callable[[str, str], str]


@pytest.fixture
def preview(small: Path) -> Iterator[Preview]:
    """Serves the small bank; gives a page once it has a text, as a waiting browser does."""
    port = free_port()
    command = [sys.executable, "-m", "phrasebook.cli", "serve", "--root", str(small)]
    process = subprocess.Popen(
        [*command, "--address", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def get(path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=70) as answer:
                text: str = answer.read().decode()
                return text
        except OSError:
            return ""

    def page_with(path: str, text: str) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            html = get(path)
            if text in html:
                return html
            if epoch := re.search(r"livereload\((\d+), (\d+)\)", html):
                get(f"/livereload/{epoch[1]}/{epoch[2]}")  # returns when there is a new build
        raise AssertionError(f"{text!r} did not appear at {path}")

    yield page_with
    process.terminate()
    process.wait(timeout=20)


def test_edit_shows_in_every_locale(small: Path, preview: Preview) -> None:
    """An edited line shows on its own page, and under `other languages` elsewhere."""
    preview("/hu/offers/", "Ennyit kap vissza")
    file = small / "phrases/hu/offers.yml"
    file.write_text(file.read_text("utf-8").replace("Ennyit kap", "Ennyi jár"), "utf-8")
    preview("/hu/offers/", "Ennyi jár vissza")
    preview("/en/offers/", "Ennyi jár vissza")


def test_broken_edit_shows_the_problem_list(small: Path, preview: Preview) -> None:
    """While a file is broken every page says so, above its last good version."""
    preview("/en/offers/", "You’ll get")
    file = small / "phrases/en/offers.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("    say:", "    sya:"), "utf-8")
    html = preview("/en/offers/", "Please fix these first")
    assert "phrases/en/offers.yml:4: refund [en]: unknown key sya; did you mean say?" in html
    assert "You’ll get" in html
    assert "data-offline" not in html  # a preview never comes from what the device has kept
    file.write_text(good.replace("You’ll get", "You get"), "utf-8")
    assert "Please fix these first" not in preview("/en/offers/", "You get")


def test_bank_that_is_broken_from_the_start(small: Path) -> None:
    """The preview starts all the same and lists the problems."""
    (small / "phrases/catalog.yml").write_text("source: en\n", "utf-8")
    port = free_port()
    command = [sys.executable, "-m", "phrasebook.cli", "serve", "--root", str(small)]
    with subprocess.Popen(
        [*command, "--address", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        html = ""
        deadline = time.monotonic() + PATIENCE_S
        while not html and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
                    html = answer.read().decode()
            except OSError:
                continue
        process.terminate()
    assert "phrases/catalog.yml:1: locales is missing; add a line locales: …" in html
