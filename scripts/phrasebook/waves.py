"""The line that settles: one wave for each step, high at the first and flat at the last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

HALVES = 6
"""Half periods in a stretch of the line."""


def amplitude(index: int, count: int) -> float:
    """How high the wave of a step is, from 1 for the first of `count` steps to 0 for the last."""
    return round((1 - index / (count - 1)) ** 1.5, 3) if count > 1 else 0.0


@cache
def horizontal(height: float, width: int = 240, middle: int = 18) -> str:
    """The SVG path of a stretch from left to right; `height` is between 0 and 1."""
    return _path(_heights(height, middle * 0.7), width, middle, upright=False)


@cache
def vertical(height: float, halves: int = HALVES, length: int = 150, middle: int = 18) -> str:
    """The SVG path of a stretch from top to bottom, of as many half periods as fit beside it."""
    return _path(_heights(height, middle * 0.6, halves), length, middle, upright=True)


@cache
def mark(height: float) -> str:
    """The small mark, 30 by 16, that stands beside a step's name."""
    return _path([height * 5.5] * 4 if height else [0], 30, 8, upright=False, margin=2)


def logo() -> str:
    """The whole line, 66 by 36: high waves that come to rest."""
    return _path([11, 9, 7, 5, 3.4, 2, 1, 0.4], 66, 18, upright=False, margin=3)


def _heights(height: float, most: float, halves: int = HALVES) -> list[float]:
    """Half waves that swell and fade, so that stretches join without a kink."""
    if not height:
        return [0]
    envelope = [0.45, 0.9, *[1.0] * (halves - 4), 0.8, 0.4]
    return [round(most * height * share, 1) for share in envelope]


def _path(
    heights: Sequence[float], length: int, middle: int, *, upright: bool, margin: int = 4
) -> str:
    """Half waves as quadratic curves; a curve's peak is half of its control point's offset."""
    span = (length - 2 * margin) / len(heights)
    sign, at = -1, float(margin)
    steps = [f"M{_point(at, middle, upright)}"]
    for height in heights:
        control = _point(at + span / 2, middle + sign * 2 * height, upright)
        at += span
        steps.append(f"Q{control} {_point(at, middle, upright)}")
        sign = -sign
    return "".join(steps)


def _point(along: float, across: float, upright: bool) -> str:
    x, y = (across, along) if upright else (along, across)
    return f"{round(x, 1):g} {round(y, 1):g}"
