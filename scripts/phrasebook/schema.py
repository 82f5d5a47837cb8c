"""Does a file have the shape that its JSON Schema describes? Says so in plain words.

The schemas in `schemas/` are the one truth for loading and for completion in editors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from .problem import Problem
from .reader import Items, Map, Node

SCHEMAS = Path(__file__).parent / "schemas"

_TYPES = {"object": "keys with values", "array": "a list such as [phone, chat]", "string": "text"}
_NAME_HINT = "is not a valid name; use small letters, digits and hyphens"


@cache
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a file kind: catalog, topic, words, site or review."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8"))
    return loaded


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind))


def problems_of(
    data: Map, kind: str, name: str, locale: str = "", *, section: str = "phrases"
) -> list[Problem]:
    """Every way in which a file's data differs from the schema of its kind.

    `name` is the path to report; `section` is the key whose entries are named as the problem's id.
    """
    found = set()
    for error in _validator(kind).iter_errors(data):
        for path, line, rule, message in _explain(error, data, kind):
            found.add(Problem(name, line, _id_of(path, section), locale, rule, message))
    return sorted(found)


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """The mend for an unknown word: the known word that is close, else what to do otherwise."""
    close = get_close_matches(word, list(known), n=1)
    return f"did you mean {close[0]}?" if close else otherwise


def _id_of(path: Sequence[str | int], section: str) -> str:
    names = [part for part in path if isinstance(part, str)]
    if names[:1] == [section]:
        return names[1] if len(names) > 1 else ""
    return ".".join(names[:2])


def _explain(
    error: ValidationError, data: Map, kind: str
) -> Iterator[tuple[Sequence[str | int], int, str, str]]:
    """The path, line, rule and message of each thing that one schema error is about."""
    path = list(error.instance_path)
    node, line = _locate(data, path)
    keyword, value = error.kind.name, error.kind.value
    if keyword == "additionalProperties" and isinstance(node, Map):
        known = _schema_around(error, kind).get("properties", {})
        for key in error.kind.as_dict()["unexpected"]:
            mend = suggest(key, known, "mend its name or delete it")
            message = f"unknown key {key}; {mend}"
            yield [*path, key], node.lines[key], "schema-unknown-key", message
    elif keyword == "propertyNames" and isinstance(node, Map):
        part = _schema_around(error, kind)
        for key in node:
            if not re.search(part["pattern"], key):
                yield [*path, key], node.lines[key], *_form(_subject(path), key, "", part)
    else:
        explain = _EXPLAIN.get(keyword, _explain_other)
        subject = _subject(path)
        rule, message = explain(subject, node, value, _schema_around(error, kind))
        yield path, line, rule, message


def _subject(path: Sequence[str | int]) -> str:
    """What a message calls the value at a path."""
    if not path:
        return "the file"
    *above, last = path
    return f"entry {last + 1} of {_subject(above)}" if isinstance(last, int) else last


def _schema_around(error: ValidationError, kind: str) -> dict[str, Any]:
    """The part of the schema that holds the keyword which failed."""
    part: Any = schema(kind)
    for key in error.schema_path[:-1]:
        part = part[key]
    found: dict[str, Any] = part
    return found


def _locate(data: Map, path: Sequence[str | int]) -> tuple[Node, int]:
    """The node at a path, and the line of the key or item that holds it."""
    node: Node = data
    line = data.line
    for part in path:
        if isinstance(node, Map) and isinstance(part, str):  # noqa: SIM114 - types differ
            line, node = node.lines[part], node[part]
        elif isinstance(node, Items) and isinstance(part, int):
            line, node = node.lines[part], node[part]
    return node, line


_Part = dict[str, Any]
_Explainer = Callable[[str, Node, Any, _Part], tuple[str, str]]


def _required(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    return "schema-missing-key", f"{value} is missing; add a line {value}: …"


def _type(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    expected = _TYPES[value[0]]
    got = {Map: "keys with values", Items: "a list"}.get(type(node), "text" if node else "empty")
    mend = "put it between double quotes on one line" if expected == "text" else f"write {expected}"
    return "schema-type", f"{key} must be {expected}, but is {got}; {mend}"


def _enum(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    return "schema-choice", f"{node} is none of {', '.join(value)}; choose one of them"


def _empty(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    return "schema-empty", f"{key} is empty; write it or delete its line"


def _form(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    if "description" in part:
        return "schema-form", f"{key} {node!r} does not fit; {part['description']}"
    return "schema-name", f"{node!r} {_NAME_HINT}"


def _unique(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    items = list(node)
    twice = next((item for item in items if items.count(item) > 1), "")
    return "schema-twice", f"{key} names {twice} twice; delete one"


def _explain_other(key: str, node: Node, value: Any, part: _Part) -> tuple[str, str]:
    return "schema-other", f"{key} does not fit its schema; compare it with the other files"


_EXPLAIN: dict[str, _Explainer] = {
    "required": _required,
    "type": _type,
    "enum": _enum,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "pattern": _form,
    "maxLength": _form,
    "uniqueItems": _unique,
}
