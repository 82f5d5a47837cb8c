"""Warnings that are right to stay: phrases/waivers.yml names each with its reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ..model import Bank
from ..problem import Problem


def apply(
    found: Iterable[Problem], bank: Bank, not_asked: Collection[str] = ()
) -> Iterator[Problem]:
    """The problems that are not waived, and the waivers that nothing needs.

    An error is never waived. Nothing is said of waivers for the rules in `not_asked`.
    """
    waived = {(waiver.id, waiver.locale, waiver.rule) for waiver in bank.waivers}
    needed = set()
    for problem in found:
        key = (problem.id, problem.locale, problem.rule)
        if problem.severity == "warning" and key in waived:
            needed.add(key)
        else:
            yield problem
    for waiver in bank.waivers:
        key = (waiver.id, waiver.locale, waiver.rule)
        if key not in needed and waiver.rule not in not_asked:
            message = f"there is no warning {waiver.rule} to waive; delete the waiver"
            place = (waiver.origin.path, waiver.origin.line, waiver.id, waiver.locale)
            yield Problem(*place, "waiver-unused", message, "warning")
