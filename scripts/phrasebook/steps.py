"""The steps of a conversation as pages draw them: the path from the storm to the calm."""

from __future__ import annotations

from dataclasses import dataclass

from . import waves
from .model import Bank


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step's place on the path: its number from 1 (0 off the path), its tint and its waves."""

    id: str
    number: int
    tint: int
    mark: str
    horizontal: str
    vertical: str


class StepPath:
    """The path of one bank: the steps that have a line, in their order."""

    def __init__(self, bank: Bank) -> None:
        self.steps = tuple(step for step in bank.catalog.steps if step.line)

    def mark(self, step_id: str) -> StepMark:
        """A step's place on the path, as its pages draw it."""
        index, height = self._place(step_id), self.height(step_id)
        return StepMark(
            id=step_id,
            number=index + 1 if any(step.id == step_id for step in self.steps) else 0,
            tint=min(max(index, 0) + 1, 4),
            mark=waves.mark(height),
            horizontal=waves.horizontal(height),
            vertical=waves.vertical(height),
        )

    def _place(self, step_id: str) -> int:
        """A step's index on the path; what is not on it counts as its calm end."""
        return next((i for i, s in enumerate(self.steps) if s.id == step_id), len(self.steps) - 1)

    def height(self, step_id: str) -> float:
        """How high the waves of a step are, from 1 for the storm to 0 for the calm."""
        return waves.amplitude(self._place(step_id), len(self.steps))
