"""How a language is used: patterns, words that stand twice, lengths, lines beside their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..lines import PLACEHOLDER, plain
from ..memo import FORGETFUL, Memo, fingerprint
from ..model import Bank, LanguageRules, Phrase, Topic
from ..problem import Problem
from .texts import Text, of_phrase

PHRASE_FIELDS = frozenset({"say", "write", "when", "avoid", "why"})
CHAT = 160
"""So many characters are read at a glance in a chat window (style guides)."""

SHORT = 15
SHORTEST, LONGEST = 0.5, 2.0
"""A line of `SHORT` characters or more is translated by half to twice as many (checks.md, C15)."""

_NUMBER = re.compile(r"\d+")
_SENTENCE = re.compile(r"[.!?…:;]+\s+|\s–\s")
_TWICE = re.compile(r"\b([^\W\d_]+) (\1)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NOTHING = LanguageRules()


def _rules(bank: Bank, locale: str) -> LanguageRules:
    return bank.rules.get(locale, _NOTHING)


def patterns(text: Text, bank: Bank) -> Iterator[Problem]:
    """What phrases/rules/<locale>.yml calls wrong."""
    kind = text.field if text.field in PHRASE_FIELDS else "site"
    if text.field == "keywords":
        return
    small = text.value.lower()
    for pattern in _rules(bank, text.locale).patterns:
        if kind in pattern.fields and (match := pattern.search(text.value, small)):
            found = match.group().strip()
            message = pattern.message.replace("{found}", found).replace("{{", "{")
            message = f"{text.field}: {message.replace('}}', '}')}"
            yield text.problem(pattern.id, message, pattern.severity)


def doubled_word(text: Text, bank: Bank) -> Iterator[Problem]:
    """No word stands twice in a row, unless the language doubles it."""
    if text.field == "keywords":
        return
    for match in _TWICE.finditer(text.value):
        word = match[1].lower()
        if word not in _rules(bank, text.locale).doubled:
            message = f"{text.field} has “{match.group()}”; delete one, or waive it"
            yield text.problem("doubled-word", message, "warning")


def untranslated(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A translation is not the source line itself."""
    source = phrase.words.get(bank.catalog.source)
    if source is None:
        return
    own = {name: _bare(value) for name, value in source.fields() if name != "keywords"}
    for words in phrase.words.values():
        if words is source:
            continue
        for name, value in words.fields():
            if len(own.get(name, ())) > 1 and _is_bare(value, own[name]):
                text = of_phrase(phrase, words, name)
                message = f"{name} is still in the source language; translate it"
                yield text.problem("untranslated", message)


def _bare(value: str) -> tuple[str, ...]:
    """The words of a text, whatever their capitals, without gaps and signs."""
    return tuple(_WORD.findall(_without_gaps(value)))


def _is_bare(value: str, words: tuple[str, ...]) -> bool:
    """Whether these are the words of a text; the first tells it of nearly all."""
    first = _WORD.search(_without_gaps(value))
    return first is not None and first.group() == words[0] and _bare(value) == words


def _without_gaps(value: str) -> str:
    return (PLACEHOLDER.sub("", value) if "{" in value else value).casefold()


def lengths(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A chat line is read at a glance; a spoken sentence is said in one breath."""
    for words in phrase.words.values():
        locale = bank.catalog.locales[words.locale]
        chat = plain(words.write or words.say, locale)
        name = "write" if words.write else "say"
        if "chat" in phrase.channels and len(chat) > CHAT:
            text = of_phrase(phrase, words, name)
            message = f"{name} has {len(chat)} characters, and chat takes {CHAT}; shorten it"
            yield text.problem("chat-length", message, "warning")
        most = _rules(bank, words.locale).breath
        longest = max(len(s.split()) for s in _SENTENCE.split(plain(words.say, locale)))
        if most and {"phone", "in-person"} & {*phrase.channels} and longest > most:
            text = of_phrase(phrase, words, "say")
            message = f"say has a sentence of {longest} words, and a breath takes {most}; split"
            yield text.problem("breath-length", f"{message} it", "warning")


def differences(phrase: Phrase, bank: Bank) -> Iterator[Problem]:
    """A translation is about as long as its source line, and has the same numbers in digits."""
    source = phrase.words.get(bank.catalog.source)
    if source is None:
        return
    numbers = sorted(_NUMBER.findall(source.say))
    for words in phrase.words.values():
        text = of_phrase(phrase, words, "say")
        ratio = len(words.say) / len(source.say)
        if len(source.say) >= SHORT and not SHORTEST <= ratio <= LONGEST:
            sizes = f"{len(words.say)} characters, and the source line {len(source.say)}"
            message = f"say has {sizes}; see whether all is there, and no more"
            yield text.problem("length-differs", message, "warning")
        if sorted(_NUMBER.findall(words.say)) != numbers:
            message = "say has other numbers than the source line; compare them"
            yield text.problem("numbers-differ", message, "warning")


def duplicates(bank: Bank, memo: Memo = FORGETFUL) -> Iterator[Problem]:
    """No two phrases of a locale say the same. `memo` has what each topic's phrases say."""
    first: dict[tuple[str, str], str] = {}
    for topic in bank.topics:
        said = memo.recall(f"said/{topic.id}", bank.made_of([topic]), partial(_said, topic))
        for locale, id_, line in said:
            other = first.setdefault((locale, line), id_)
            if other != id_:
                phrase = bank.phrases[id_]
                text = of_phrase(phrase, phrase.words[locale], "say")
                message = f"say is the same as in {other}; word one of them otherwise"
                yield text.problem("duplicate-line", message, "warning")


def _said(topic: Topic) -> list[tuple[str, str, str]]:
    """Locale, phrase and a digest of the bare words, for each line of more than one word."""
    return [
        (words.locale, phrase.id, fingerprint([" ".join(bare)]))
        for phrase in topic.phrases
        for words in phrase.words.values()
        if len(bare := _bare(words.say)) > 1
    ]
