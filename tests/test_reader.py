"""YAML is read as text, whatever it looks like."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phrasebook.reader import Map, read


def data_of(folder: Path, text: str) -> Map:
    """The data of a file that must be readable without a problem."""
    file = folder / "file.yml"
    file.write_text(text, "utf-8")
    data, problems = read(file, "file.yml")
    assert problems == []
    assert data is not None
    return data


@pytest.mark.parametrize("scalar", ["no", "14:05", "012", "1.10", "2025-03-05", "on", "~", "null"])
def test_scalars_stay_as_typed(scalar: str, tmp_path: Path) -> None:
    """Nothing becomes a number, a date or a truth value, as key or as value."""
    assert data_of(tmp_path, f"{scalar}: {scalar}\n") == {scalar: scalar}


def test_every_key_and_item_has_its_line(tmp_path: Path) -> None:
    """Lines count from 1 and are those of the keys, not of their values."""
    data = data_of(tmp_path, 'a: "x"\n\nb:\n  c: [p,\n    q]\n')
    inner = data.map("b")
    assert (data.lines, inner.lines, inner["c"].lines) == (  # type: ignore[union-attr]
        {"a": 1, "b": 3},
        {"c": 4},
        [4, 5],
    )


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_reported(raw: bytes) -> None:
    """Whatever a file contains, reading it ends without an exception."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "any.yml"
        file.write_bytes(raw)
        data, problems = read(file, "any.yml")
    assert data is not None or problems


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A file that is not there is one problem and no exception."""
    data, problems = read(tmp_path / "nowhere.yml", "nowhere.yml")
    assert data is None
    assert [str(problem) for problem in problems] == [
        "nowhere.yml:1: the file can't be read (No such file or directory); "
        "check that it exists and its rights"
    ]
