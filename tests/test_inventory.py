"""What the product must teach is there, in every language, and stays there."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import yaml
from phrasebook.lines import plain
from phrasebook.model import Bank

from .conftest import ROOT

INVENTORY = yaml.load((ROOT / "tests/inventory.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
LOCALES = ("en", "hu", "lv", "vi")


@pytest.mark.parametrize("row", INVENTORY)
def test_each_row_is_reachable_in_every_language(bank: Bank, row: str) -> None:
    """A row leads to phrases that are complete, or to pages that are written."""
    assert INVENTORY[row]
    topics = {topic.id for topic in bank.topics}
    for target in INVENTORY[row]:
        kind, _, name = target.rpartition("/")
        match kind:
            case "guides":
                for locale in LOCALES:
                    assert (ROOT / "content" / locale / "guides" / f"{name}.md").exists(), target
            case "situations":
                assert name in bank.by_situation
            case "topics":
                assert name in topics
            case _:
                assert set(bank.phrases[target].words) == set(LOCALES), target


def test_no_row_is_missing() -> None:
    """Every number of the inventory but D3, which the source itself lacks."""
    numbers: dict[str, set[int]] = {}
    for row in INVENTORY:
        found = re.fullmatch(r"([A-I])(\d+)[a-z]?", row)
        assert found
        numbers.setdefault(found[1], set()).add(int(found[2]))
    counts = {letter: len(found) for letter, found in numbers.items()}
    assert counts == {"A": 8, "B": 11, "C": 7, "D": 2, "E": 8, "F": 6, "G": 26, "H": 21, "I": 4}


def test_the_bank_is_large_enough(bank: Bank) -> None:
    """At least 420 phrases in 17 topics, each in all four languages with five keywords."""
    assert len(bank.phrases) >= 420
    assert len(bank.topics) >= 17
    for phrase in bank.phrases.values():
        for locale in LOCALES:
            words = phrase.words[locale]
            assert len([k for k in words.keywords.split(",") if k.strip()]) >= 5, (
                phrase.id,
                locale,
            )


def test_every_situation_is_a_whole_conversation(bank: Bank) -> None:
    """At least eight phrases over at least four steps; among the team, eight phrases."""
    for situation in bank.catalog.situations:
        steps = Counter(p.step for p in bank.phrases.values() if situation in p.situations)
        assert sum(steps.values()) >= 8, situation
        if situation != "after-hard-contact":
            assert len(steps) >= 4, (situation, steps)


def test_contrast_pairs_name_both_voices(bank: Bank) -> None:
    """At least 30 of them; each has what not to say, in every language."""
    pairs = [p for topic in bank.topics if topic.layout == "contrast" for p in topic.phrases]
    assert len(pairs) >= 30
    for phrase in pairs:
        for locale in LOCALES:
            assert phrase.words[locale].avoid, (phrase.id, locale)


LINK = re.compile(r"\[([^\]]+)\]\(\.\./([a-z-]+)\.md#([a-z0-9-]+)\)")
QUOTES = '“”„”‘’»«"*'


@pytest.mark.parametrize("locale", LOCALES)
def test_guides_quote_lines_as_the_bank_has_them(bank: Bank, locale: str) -> None:
    """A link whose text is a sentence is a line: the guide must not teach last year's wording."""
    own = bank.catalog.locales[locale]
    wrong = []
    for path in sorted((ROOT / "content" / locale / "guides").glob("*.md")):
        for text, topic, id_ in LINK.findall(path.read_text("utf-8")):
            quoted = text.strip(QUOTES)
            phrase = bank.phrases[id_]
            if phrase.topic != topic:
                wrong.append(f"{path.name}: {id_} is in {phrase.topic}")
            words = phrase.words[locale]
            lines = [plain(line, own) for line in (words.say, words.write) if line]
            sentence = quoted[-1] in ".?!" and quoted.count(" ") > 2
            if sentence and not any(quoted in line for line in lines):
                wrong.append(f"{path.name}: {quoted} is not in {id_}: {lines}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_cards_quote_lines_of_the_bank(bank: Bank, locale: str) -> None:
    """What stands between quotation marks on a printable card is said word for word on the site."""
    own = bank.catalog.locales[locale]
    lines = [plain(p.words[locale].say, own) for p in bank.phrases.values()]
    wrong = [
        f"{path.name}: {quoted}"
        for path in sorted((ROOT / "content" / locale / "guides").glob("card-*.md"))
        for quoted in re.findall("[“„]([^“”„]+)”", path.read_text("utf-8").split("---")[2])
        if not any(quoted in line for line in lines)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("locale", LOCALES)
def test_lines_fit_their_channel(bank: Bank, locale: str) -> None:
    """Chat: 160 characters; aloud: 20 words a sentence, or 26 syllables (style guides)."""
    own = bank.catalog.locales[locale]
    breath = 26 if locale == "vi" else 20
    for phrase in bank.phrases.values():
        words = phrase.words[locale]
        said = plain(words.say, own)
        if "chat" in phrase.channels:
            assert len(plain(words.write, own) if words.write else said) <= 160, phrase.id
        if {"phone", "in-person"} & set(phrase.channels):
            for sentence in re.split(r"(?<=[.!?…])\s+", said):
                assert len(sentence.split()) <= breath, (phrase.id, sentence)
