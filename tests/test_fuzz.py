"""Spoilt banks: those that once failed, and a few hundred more of the same generator."""

from __future__ import annotations

import pytest
from fuzz import SEEDS, run


@pytest.mark.parametrize("seed", SEEDS)
def test_seed_that_once_failed(seed: int) -> None:
    """No traceback, no hang, also when it is built."""
    assert run(seed, build_too=True).wrong == ""


def test_a_few_hundred_more() -> None:
    """`benchmarks/fuzz.py` runs a hundred thousand."""
    outcomes = [run(seed, build_too=False) for seed in range(300)]
    assert [outcome for outcome in outcomes if outcome.wrong] == []
