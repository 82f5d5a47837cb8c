"""YAML text in, data whose every scalar is text out, each key and item with its line.

YAML 1.1 reads `no:` as False, `14:05` as 845 and cuts a phrase at ` #`; here nothing is
converted. Aliases, tags and duplicate keys have no use in the bank and are errors, because each
can make a translator's file mean something else than it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from .problem import Problem

MAX_DEPTH = 12
"""Deeper nesting than any file of the bank has; stops a file made to exhaust memory."""


class Map(dict[str, "Node"]):
    """A YAML map. `lines` gives each key its line; `line` is where the map starts."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    # Accessors for data that may not fit its schema: what is not of the asked kind is left out,
    # because the schema has reported it already.

    def text(self, key: str, default: str = "") -> str:
        """The text at a key."""
        value = self.get(key)
        return value if isinstance(value, str) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at a key."""
        value = self.get(key)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, Items) else ()

    def map(self, key: str) -> Map:
        """The map at a key."""
        value = self.get(key)
        return value if isinstance(value, Map) else Map(self.lines.get(key, self.line))

    def maps(self) -> Mapping[str, Map]:
        """Every key that has a map, with it."""
        return {key: value for key, value in self.items() if isinstance(value, Map)}

    def strings(self) -> Mapping[str, str]:
        """Every key that has a text, with it, read-only."""
        return MappingProxyType({k: v for k, v in self.items() if isinstance(v, str)})

    def deep_lines(self) -> Mapping[str, int]:
        """The lines of keys at every depth, by dotted path."""
        lines = {}
        for key, value in self.items():
            lines[key] = self.lines[key]
            if isinstance(value, Map):
                lines |= {f"{key}.{inner}": line for inner, line in value.deep_lines().items()}
        return lines


class Items(list["Node"]):
    """A YAML list. `lines` gives each item its line; `line` is where the list starts."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: list[int] = []


Node = str | Map | Items

_STARTS = frozenset(
    {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent}
)
"""The events that begin a node."""


class _UnreadableError(Exception):
    """The file can't be read any further; the problem has been recorded."""


def read(path: Path, name: str) -> tuple[Map | None, list[Problem]]:
    """Read one YAML file; see `parse`."""
    return parse(contents(path), name)


def contents(path: Path) -> bytes | OSError:
    """What is in a file, or why it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        return error


def parse(raw: bytes | OSError, name: str) -> tuple[Map | None, list[Problem]]:
    """Read the contents of one YAML file.

    `name` is the path that problems report. Returns the file's map, or None when it has none
    that can be used, and all problems found. Never raises for what a file contains.
    """
    builder = _Builder(name)
    try:
        root = builder.build(_decode(raw, name, builder.problems))
    except _UnreadableError:
        return None, builder.problems
    if not isinstance(root, Map):
        builder.report(1, "yaml-shape", 'the file must hold keys and values, such as title: "…"')
        return None, builder.problems
    return root, builder.problems


def _decode(raw: bytes | OSError, name: str, problems: list[Problem]) -> str:
    if isinstance(raw, OSError):
        message = f"the file can't be read ({raw.strerror}); check that it exists and its rights"
        problems.append(Problem(name, 1, "", "", "file-unreadable", message))
        raise _UnreadableError
    if raw.startswith(b"\xef\xbb\xbf"):
        message = "the file starts with a byte order mark; save it as UTF-8 without BOM"
        problems.append(Problem(name, 1, "", "", "encoding-bom", message))
        raw = raw[3:]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file in the UTF-8 encoding"
        problems.append(Problem(name, line, "", "", "encoding-utf8", message))
        raise _UnreadableError from error


@dataclass
class _Builder:
    """Builds the tree from libyaml's events, because only events still know of aliases and tags."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    """For each open map or list, outermost first: the key that waits for its value."""
    path: list[str] = field(default_factory=list)
    """The keys that lead to the innermost open map or list."""

    def report(self, line: int, rule: str, message: str) -> None:
        names = [name for name in self.path if name]
        id_ = "".join(names[1:2]) if names[:1] == ["phrases"] else ".".join(names[:2])
        self.problems.append(Problem(self.name, line, id_, "", rule, message))

    def build(self, text: str) -> Node | None:
        try:
            return self._tree(text)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            what = " ".join(str(error.problem or error.context or error).split())
            if slip := _slip(text, line):
                line, what = slip
            self.path.clear()  # the parser may be anywhere by now
            hint = "put the text between double quotes and check colons and indentation"
            self.report(line, "yaml-syntax", f"not valid YAML: {what}; {hint}")
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            code = error.character if isinstance(error.character, int) else ord(error.character)
            message = f"the character U+{code:04X} is not allowed; delete it"
            self.report(line, "yaml-character", message)
        raise _UnreadableError

    def _tree(self, text: str) -> Node | None:
        root: Node | None = None
        open_nodes: list[Map | Items] = []
        next_event: Callable[[], Any] = yaml.CBaseLoader(text).get_event
        while event := next_event():
            kind = type(event)
            line = event.start_mark.line + 1
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                open_nodes.pop()
                self.keys.pop()
                self.path.pop()
            elif kind in _STARTS:
                node = self._node(event, line)
                key = self._place(open_nodes[-1], node, line) if open_nodes else ""
                if not open_nodes:
                    root = node
                if not isinstance(node, str):
                    if len(open_nodes) == MAX_DEPTH:
                        self.report(line, "yaml-depth", "nested too deeply; check the indentation")
                        raise _UnreadableError
                    open_nodes.append(node)
                    self.keys.append(None)
                    self.path.append(key)
            elif kind is yaml.DocumentStartEvent and root is not None:
                self.report(line, "yaml-documents", "a second document starts; delete the ---")
                raise _UnreadableError
        return root

    def _node(self, event: Any, line: int) -> Node:
        """The node that an event starts. Aliases and tags are reported."""
        if event.anchor or type(event) is yaml.AliasEvent:
            sign = "*" if type(event) is yaml.AliasEvent else "&"
            message = (
                f"{sign}{event.anchor} is a YAML alias, which is not allowed; "
                "write the text out between double quotes"
            )
            self.report(line, "yaml-alias", message)
        if type(event) is yaml.AliasEvent:
            return f"*{event.anchor}"
        if event.tag:
            message = (
                f"{event.tag} is a YAML tag, which is not allowed; put the text in double quotes"
            )
            self.report(line, "yaml-tag", message)
        if type(event) is yaml.ScalarEvent:
            text: str = event.value
            return text
        return Map(line) if type(event) is yaml.MappingStartEvent else Items(line)

    def _place(self, parent: Map | Items, node: Node, line: int) -> str:
        """Put a node into its parent, as a key or a value; returns the key that a value has."""
        if isinstance(parent, Items):
            parent.append(node)
            parent.lines.append(line)
            return ""
        key = self.keys[-1]
        if key is not None:
            self.keys[-1] = None
            parent.setdefault(key, node)
            return key
        if not isinstance(node, str):
            self.report(line, "yaml-key", "a key must be a single word; check the brackets")
            raise _UnreadableError
        self.keys[-1] = node
        if node in parent:
            message = f"{node} stands twice, first on line {parent.lines[node]}; delete one of them"
            self.report(line, "yaml-duplicate", message)
        else:
            parent.lines[node] = line
        return ""


_KEY = re.compile(r"\s*(?:- )?(?:[^\s:\"#][^:\"#]*:(?:\s|$)|[\[\]{}\"'-])")
"""How a line of a file begins: with a key and its colon, or within a list or map in brackets."""


def _slip(text: str, until: int) -> tuple[int, str] | None:
    """The line where somebody slipped, up to the one where YAML noticed it, and what is wrong.

    Every string of the bank is on one line, so the slip is often the line before.
    """
    lines = [line if not line.lstrip().startswith("#") else "" for line in text.splitlines()]
    for number, line in enumerate(lines[:until], start=1):
        if line.replace('\\"', "").count('"') % 2:
            return number, "a double quote has no partner on this line"
    for number, line in enumerate(lines[:until], start=1):
        if line.strip() and not _KEY.match(line):
            return number, "there is no colon and space after the key"
    usual = Counter(_indent(line) for line in lines if line.strip())
    suspects = [n for n in (until - 1, until) if 0 < n <= len(lines) and lines[n - 1].strip()]
    rarest = min(suspects, key=lambda n: usual[_indent(lines[n - 1])], default=0)
    if rarest and usual[_indent(lines[rarest - 1])] == 1:
        return rarest, "the line does not stand under its neighbours"
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
