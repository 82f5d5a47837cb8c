"""Mappings whose values a memo keeps in a packet."""

from __future__ import annotations

import pickle

import pytest
from phrasebook.packed import Packed


class Grenade:
    """Goes off when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return _explode, ()


def _explode() -> None:
    raise AssertionError("somebody looked")


def kept(values: dict[str, object]) -> Packed[object]:
    """What a memo gives back of a mapping."""
    mapping: Packed[object] = pickle.loads(pickle.dumps(Packed(values)))
    return mapping


def test_it_is_a_mapping_before_and_after() -> None:
    """Whoever reads it need not know where it came from."""
    words: dict[str, object] = {"en": "Sorry.", "hu": "Elnézést."}
    for mapping in (Packed(words), kept(words), pickle.loads(pickle.dumps(kept(words)))):
        assert list(mapping) == ["en", "hu"]
        assert (len(mapping), "hu" in mapping, "lv" in mapping) == (2, True, False)
        assert (mapping["hu"], mapping.get("lv")) == ("Elnézést.", None)
        assert list(mapping.values()) == ["Sorry.", "Elnézést."]
        assert dict(mapping.items()) == words
        assert mapping == words
        assert repr(mapping) == f"Packed({words!r})"
        with pytest.raises(KeyError):
            mapping["lv"]


def test_nothing_is_opened_to_see_which_keys_there_are() -> None:
    """That is what makes a rebuild fast."""
    mapping = kept({"en": Grenade()})
    assert list(mapping) == ["en"]
    assert "en" in mapping
    again: Packed[object] = pickle.loads(pickle.dumps(mapping))  # nor to keep it once more
    with pytest.raises(AssertionError, match="somebody looked"):
        again["en"]
