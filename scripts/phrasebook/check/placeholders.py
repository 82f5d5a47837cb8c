"""Placeholders such as {order}: declared, well formed, and the same in every locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..lines import ADDRESS_SLOTS, PLACEHOLDER
from ..model import Bank, Phrase
from ..problem import Problem
from ..schema import suggest
from .texts import Text, of_phrase

SPOKEN = ("say", "write")
"""The fields that are said or pasted, and may have gaps."""

INTERFACE_SLOTS = frozenset(
    {"count", "language", "line", "n", "name", "names", "query", "value", "words"}
)
"""What the program itself fills in words of the interface."""


def _known(bank: Bank, text: Text) -> frozenset[str]:
    """The placeholders that may stand in a text of this locale and field."""
    if text.field.startswith("ui."):
        return INTERFACE_SLOTS
    address = ADDRESS_SLOTS if bank.catalog.locales[text.locale].pairs else frozenset[str]()
    if text.field in (*SPOKEN, "avoid"):
        return address | bank.catalog.placeholders.keys()
    return address


def undeclared(text: Text, bank: Bank) -> Iterator[Problem]:
    """Every placeholder is declared in catalog.yml, and stands where it can be filled."""
    if "{" not in text.value:
        return
    known = _known(bank, text)
    for name in dict.fromkeys(PLACEHOLDER.findall(text.value)):
        if name in known:
            continue
        if name in bank.catalog.placeholders or name in ADDRESS_SLOTS:
            message = f"{{{name}}} is never filled in {text.field} here; write the words out"
        else:
            mend = suggest(name, known, "mend its name or declare it there")
            message = f"catalog.yml has no placeholder {{{name}}}; {mend}"
        yield text.problem("placeholder-unknown", message)


def broken_braces(text: Text, bank: Bank) -> Iterator[Problem]:
    """A brace belongs to a placeholder and is closed."""
    if "{" in text.value or "}" in text.value:
        rest = PLACEHOLDER.sub("", text.value)
        if "{" in rest or "}" in rest:
            message = (
                f"{text.field} has a brace that is not part of a placeholder; "
                "write placeholders like {order}, with small letters and no space"
            )
            yield text.problem("placeholder-brace", message)


def differ_from_source(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A translation has the same gaps as the source, whatever their order."""
    source = phrase.words.get(bank.catalog.source)
    if source is None:
        return
    spoken = [w.say + w.write for w in phrase.words.values()]
    if not any("{" in text for text in spoken):
        return
    wanted = _gaps(source.say)
    for words in phrase.words.values():
        for name in SPOKEN:
            value = getattr(words, name)
            if not value or (words is source and name == "say"):
                continue
            found = _gaps(value)
            if found == wanted or not found.keys() <= bank.catalog.placeholders.keys():
                continue  # what is not declared has been reported by itself
            message = (
                f"{name} has {_list(found)}, but the source line has {_list(wanted)}; "
                "use the same placeholders"
            )
            yield of_phrase(phrase, words, name).problem("placeholder-differs", message)


def _gaps(value: str) -> Counter[str]:
    return Counter(name for name in PLACEHOLDER.findall(value) if name not in ADDRESS_SLOTS)


def _list(gaps: Counter[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(gaps.elements())) or "no placeholder"
