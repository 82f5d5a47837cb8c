"""Mappings of which a memo keeps the values in a packet, opened when somebody looks into it.

A rebuild looks into few phrases of a large bank: for the others it is enough to know of their words
that they are the same. To open all would take a quarter of its time.
"""

from __future__ import annotations

import pickle
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import TypeVar

T = TypeVar("T")


class Packed(Mapping[str, T]):
    """A read-only mapping. Its keys are always known; unpickled, its values are not until one of
    them is wanted.
    """

    __slots__ = ("_keys", "_packet", "_values")

    def __init__(self, values: Mapping[str, T]) -> None:
        self._keys = tuple(values)
        self._values: dict[str, T] | None = dict(values)
        self._packet: bytes | None = None

    @classmethod
    def unopened(cls, keys: tuple[str, ...], packet: bytes) -> Packed[T]:
        """A mapping whose values are still in their packet."""
        mapping = cls({})
        mapping._keys, mapping._values, mapping._packet = keys, None, packet
        return mapping

    def __reduce__(self) -> tuple[object, ...]:
        packet = self._packet or pickle.dumps(self._values, pickle.HIGHEST_PROTOCOL)
        return Packed.unopened, (self._keys, packet)

    def _opened(self) -> dict[str, T]:
        if self._values is None:
            self._values = pickle.loads(self._packet or b"")  # noqa: S301 - it came from a memo
            self._packet = None
        return self._values

    def __getitem__(self, key: str) -> T:
        return self._opened()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def values(self) -> ValuesView[T]:
        """As of any mapping."""
        return self._opened().values()

    def items(self) -> ItemsView[str, T]:
        """As of any mapping."""
        return self._opened().items()

    def __repr__(self) -> str:
        return f"Packed({self._opened()!r})"
