"""Spelling by hunspell and its dictionaries, where the machine has them.

hunspell-vi knows only the newer place of the tone mark (hoà), and the bank writes the traditional
one (hòa), so Vietnamese words are turned before they are asked about.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path

from ..lines import PLACEHOLDER
from ..memo import FORGETFUL, Memo, fingerprint
from ..model import Bank
from ..problem import Problem
from .texts import Text, texts

LOOKED_AT = frozenset({"say", "write", "when", "avoid", "why", "intro", "title"})

_WORD = re.compile(r"[^\W\d_]+(?:’[^\W\d_]+)*")
_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_TRADITIONAL = re.compile(f"(?<!q)(o(?={_TONE}[ae])|u(?={_TONE}y))({_TONE})([aey])(?![a-z])", re.I)


def installed(dictionary: str) -> bool:
    """Whether hunspell and this dictionary, such as hu_HU, are on the machine."""
    return dictionary in _dictionaries()


@cache
def _dictionaries() -> Mapping[str, float]:
    """The dictionaries that hunspell finds, by name, and when each was last changed."""
    if not (program := shutil.which("hunspell")):
        return {}
    run = subprocess.run(  # noqa: S603 - no word of the bank is in it
        [program, "-D"], input="", capture_output=True, text=True, errors="replace", check=False
    )
    found = [Path(line) for line in run.stderr.splitlines() if line.startswith("/")]
    files = {path.name: path.with_name(f"{path.name}.dic") for path in found}
    return {name: file.stat().st_mtime for name, file in files.items() if file.is_file()}


def _run(dictionary: str, words: str) -> subprocess.CompletedProcess[str]:
    """hunspell's run over some words, one a line; its output has those it does not know."""
    command = ["hunspell", "-i", "utf-8", "-d", dictionary, "-l"]
    return subprocess.run(  # noqa: S603 - the dictionary's name has passed its schema
        command, input=words, capture_output=True, text=True, encoding="utf-8", check=False
    )


def missing(bank: Bank) -> list[str]:
    """The dictionaries that the bank asks for and the machine lacks."""
    wanted = {rules.spelling for rules in bank.rules.values() if rules.spelling}
    return sorted(name for name in wanted if not installed(name))


def misspelt(bank: Bank, memo: Memo = FORGETFUL) -> Iterator[Problem]:
    """Every word is in the dictionary of its language, or among the language's own `words`."""
    by_locale: dict[str, list[Text]] = {}
    for text in texts(bank):
        if text.field in LOOKED_AT:
            by_locale.setdefault(text.locale, []).append(text)
    asked = {
        locale: (sorted({w for text in found for w in _words(text.value)}), rules.spelling)
        for locale, found in by_locale.items()
        if (rules := bank.rules.get(locale)) and installed(rules.spelling)
    }
    with ThreadPoolExecutor() as pool:  # each asks a process of its own
        answers = [pool.submit(_answer, *question, memo) for question in asked.values()]
    for locale, answer in zip(asked, answers, strict=True):
        unknown = answer.result()
        known = {word.casefold() for word in bank.rules[locale].words}
        for text in by_locale[locale]:
            for word in dict.fromkeys(_words(text.value)):
                if word in unknown and word.casefold() not in known:
                    message = (
                        f"{text.field}: {word} is not in the dictionary; mend it, "
                        f"or add it to words in phrases/rules/{locale}.yml"
                    )
                    yield text.problem("spelling", message, "warning")


def _words(value: str) -> list[str]:
    """Endings after a hyphen (5-én) and single letters are left out: no dictionary has them."""
    return [word for word in _WORD.findall(PLACEHOLDER.sub(" ", value)) if len(word) > 2]


def _answer(words: Sequence[str], dictionary: str, memo: Memo) -> set[str]:
    """The words that the dictionary lacks; it is asked again when it or a word is another."""
    made_of = fingerprint([str(_dictionaries()[dictionary]), *words])
    return memo.recall(f"spelling/{dictionary}", made_of, partial(_unknown, words, dictionary))


def _unknown(words: Iterable[str], dictionary: str) -> set[str]:
    """The words that the dictionary lacks, all asked in one run."""
    asked = {_as_asked(word, dictionary): word for word in words}
    run = _run(dictionary, "\n".join(asked))
    return {asked[line] for line in run.stdout.split("\n") if line in asked}


def _as_asked(word: str, dictionary: str) -> str:
    """The word in the dictionary's own manner."""
    word = word.replace("’", "'")
    if not dictionary.startswith("vi"):
        return word
    apart = unicodedata.normalize("NFD", word)
    apart = _TRADITIONAL.sub(r"\1\3\2", apart)
    return unicodedata.normalize("NFC", apart)
