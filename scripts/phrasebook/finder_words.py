"""phrases/search/<locale>.yml in, what the finder knows of a language besides the phrases out."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from .bank_files import BankFiles
from .model import FinderWords
from .problem import Problem


def read(bank_files: BankFiles, code: str) -> tuple[FinderWords | None, tuple[Problem, ...]]:
    """The words of a locale and the problems of their file; no words where there is no file, or
    none that can be used. Raises nothing for what the file contains.
    """
    files = bank_files.afresh()
    data, origin = files.read(file_name(code), "search", code)
    if data is None:
        return None, tuple(files.problems)
    asked = data.map("asked")
    words = FinderWords(
        origin=replace(origin, lines=asked.lines),
        synonyms=data.texts("synonyms"),
        asked=MappingProxyType({text: asked.texts(text) for text in asked}),
    )
    return words, tuple(files.problems)


def file_name(code: str) -> str:
    """The file's name within phrases/."""
    return f"search/{code}.yml"
