"""The one form in which word files are kept, and changes to them that touch nothing else.

Every text stands between double quotes on one line, in composed characters (NFC), and files end
with one line break. Comments, order and texts stay.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

Path = tuple[str, ...]
"""The keys that lead to a text, such as ("phrases", "late-delivery-owned", "say")."""


class NotCanonicalError(Exception):
    """The file cannot be brought into its form; the text says why."""


def canonical(text: str) -> str:
    """A word file in its one form. Raises NotCanonicalError where it is no YAML of that kind."""
    return _dumped(_loaded(text))


def tidy(text: str) -> str:
    """Any other file of the bank: composed characters, no blanks at line ends, one line break."""
    composed = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"


def edited(text: str, changes: Mapping[Path, str]) -> str:
    """A word file with some texts changed or added; every other text stays as it is.

    Raises NotCanonicalError where a path leads through something that is not a map.
    """
    data = _loaded(text)
    for path, value in changes.items():
        place = data
        for key in path[:-1]:
            place = place.setdefault(key, CommentedMap())
            if not isinstance(place, CommentedMap):
                raise NotCanonicalError(f"{'.'.join(path)}: {key} holds no keys")
        place[path[-1]] = value
    return _dumped(data)


class _TextResolver(VersionedResolver):
    """Reads 012, 14:05 and no as they are typed, like the bank's own reader."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def _yaml() -> YAML:
    yaml = YAML()  # the round-trip loader and dumper
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # a text is never broken into lines
    return yaml


def _loaded(text: str) -> CommentedMap:
    try:
        data = _yaml().load(tidy(text))
    except YAMLError as error:
        raise NotCanonicalError(" ".join(str(error).split())) from error
    if not isinstance(data, CommentedMap):
        raise NotCanonicalError("the file must hold keys and values")
    return data


def _dumped(data: CommentedMap) -> str:
    out = io.StringIO()
    _yaml().dump(_quoted(data), out)
    return tidy(out.getvalue())


def _quoted(node: Any) -> Any:
    """The node with every text between double quotes; maps are changed in place."""
    if isinstance(node, CommentedMap):
        for key, value in node.items():
            node[key] = _quoted(value)
        return node
    if node is None:
        return DoubleQuotedScalarString("")
    if isinstance(node, str):
        joined = unicodedata.normalize("NFC", node).strip("\n").replace("\n", " ")
        return DoubleQuotedScalarString(joined)
    return node
