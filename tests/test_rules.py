"""The language rules: each has a text that passes and one that fails, with its message."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from phrasebook import rules as rules_file
from phrasebook.check import SIGN_RULES, check, identify, spelling, typography, waivers, wordings
from phrasebook.check.texts import Text
from phrasebook.model import Bank, Source, Waiver
from phrasebook.problem import Problem
from phrasebook.reader import parse

Rule = Callable[[Text, Bank], Iterator[Problem]]
PLACE = Source("phrases/xx/empathy.yml", 3)


def found(rule: Rule, bank: Bank, value: str, locale: str = "en", field: str = "say") -> list[str]:
    """The messages of a rule for one text."""
    return [p.message for p in rule(Text(value, "a-line", locale, field, PLACE), bank)]


CASES: list[tuple[Rule, str, str, str, str]] = [
    (
        typography.normal_form,
        "hu",
        "Köszönöm.",
        "Ko\u0308szo\u0308no\u0308m.",
        "say has letters with separate marks (not NFC); type the word again, or run phrasebook fmt",
    ),
    (
        typography.normal_form,
        "lv",
        "Lūdzu!",
        "Lū\u00addzu!",
        "say has the invisible character U+00AD; delete it",
    ),
    (
        typography.characters,
        "lv",
        "Karš laiks.",
        "Kaŗš laiks.",
        "say has ŗ (U+0157), which the language does not use; type the word again",
    ),
    (
        typography.characters,
        "en",
        "Apple.",
        "\u0410pple.",
        "say has \u0410 (U+0410), which the language does not use; type the word again",
    ),
    (
        typography.quotes,
        "en",
        "I don’t say “no”.",
        "I don't say no.",
        "say has ', the typewriter's sign; write ’",
    ),
    (typography.quotes, "hu", "Azt mondta, „jó”.", "Azt mondta, “jó”.", "say has “; write „…”"),
    (
        typography.quotes,
        "vi",
        "Nút “Gửi”.",
        "Nút “Gửi.",
        "say has a quotation mark without its partner; add or delete one",
    ),
    (
        typography.ellipsis,
        "en",
        "Well… no.",
        "Well... no.",
        "say has '...' as an ellipsis; write … right after the word",
    ),
    (
        typography.dashes,
        "en",
        "We open 9–17 – always.",
        "We open 9-17.",
        "say has a hyphen in a range of numbers; write – as in 9–17",
    ),
    (
        typography.dashes,
        "hu",
        "Így – jó.",
        "Így — jó.",
        "say has a wrong dash; write – with a space on both sides",
    ),
    (
        typography.spaces,
        "en",
        "One, two.",
        "One , two.",
        "say has a space too many or too few near “One , two.”; mend it",
    ),
    (typography.end_mark, "en", "Done.", "Done", "say has no mark at its end; add . ! ? or …"),
    (
        wordings.doubled_word,
        "en",
        "The line.",
        "The the line.",
        "say has “The the”; delete one, or waive it",
    ),
]


@pytest.mark.parametrize(("rule", "locale", "right", "wrong", "message"), CASES)
def test_rule(bank: Bank, rule: Rule, locale: str, right: str, wrong: str, message: str) -> None:
    """The right text passes; the wrong one gets just this message."""
    assert found(rule, bank, right, locale) == []
    assert found(rule, bank, wrong, locale) == [message]


@pytest.mark.parametrize("locale", ["en", "hu", "lv", "vi"])
def test_plain_text_has_nothing_for_rules_about_signs(bank: Bank, locale: str) -> None:
    """Whatever is put into a line: what is taken for plain words would have passed every rule."""
    chance = random.Random(locale)
    words = [phrase.words[locale] for phrase in bank.phrases.values()]
    lines = [text for own in words for text in (own.say, own.when) if text]
    odd = [
        *" .,;:!?…–-()/%&’'\"“”„‘»«{}<>*_#[]`@\t\n1é",
        "\u00a0",
        "\u0301",
        "\u200b",
        "ж",
        " ,",
        ". ",
    ]
    plain = 0
    for line in lines * 10:
        at = chance.randrange(len(line) + 1)
        spoilt = line[:at] + chance.choice(odd) + line[at + chance.randrange(2) :]
        text = Text(spoilt, "a-line", locale, "say", PLACE)
        if typography.is_plain(text, bank):
            plain += 1
            assert not [p for rule in SIGN_RULES for p in rule(text, bank)], spoilt
    assert plain > 100


def test_apostrophe_may_be_a_quotation_mark(bank: Bank) -> None:
    """Where it is one, a text that has it goes through every rule."""
    english = replace(bank.catalog.locales["en"], quotes="‘’“”")
    catalog = replace(bank.catalog, locales={**bank.catalog.locales, "en": english})
    text = Text("It’s late.", "a-line", "en", "say", PLACE)
    assert typography.is_plain(text, bank)
    assert not typography.is_plain(text, replace(bank, catalog=catalog))


def test_keywords_may_have_foreign_letters(bank: Bank) -> None:
    """Staff type the names of dishes; other alphabets are slips all the same."""
    assert found(typography.characters, bank, "phở, crème", "lv", "keywords") == []
    assert found(typography.characters, bank, "р", "lv", "keywords") != []


def test_vietnamese_doubles_words(bank: Bank) -> None:
    """What a language doubles is data of the language."""
    assert found(wordings.doubled_word, bank, "Anh cứ từ từ ạ.", "vi") == []


def patterns(bank: Bank) -> Iterator[tuple[str, str, str, bool]]:
    """Each example of each pattern: locale, id, text, whether it is wrong."""
    for locale, rules in bank.rules.items():
        for pattern in rules.patterns:
            yield from ((locale, pattern.id, text, True) for text in pattern.wrong)
            yield from ((locale, pattern.id, text, False) for text in pattern.right)


def test_patterns_prove_themselves(bank: Bank) -> None:
    """Each pattern finds its wrong examples and leaves its right ones."""
    examples = list(patterns(bank))
    assert len(examples) > 100
    for locale, id_, text, wrong in examples:
        ids = {p.rule for p in wordings.patterns(Text(text, "x", locale, "say", PLACE), bank)}
        assert (id_ in ids) is wrong, (id_, text)


@pytest.mark.parametrize(
    ("find", "case", "text", "finds"),
    [
        (r"\bCalm Down\b", "", "Please CALM down.", True),
        (r"\bcalm\Wdown\b", "", "Calm, down.", False),
        (r"nyugodj[A-Z]n", "", "Nyugodjon", True),
        (r"[Z-a]ing", "", "zing", True),
        (r"\x4Eyugodj", "", "Nyugodjon", True),
        (r"(?-i:[^a-z])anh\b", "", "lỗi củaXanh", True),
        (r"(?P<Twice>ŐK) (?P=Twice)", "", "ők Ők", True),
        (r"\bAnh\b", "strict", "chào anh", False),
        (r"\bAnh\b", "strict", "chào Anh", True),
    ],
)
def test_pattern_finds_capitals_unless_strict(
    bank: Bank, find: str, case: str, text: str, *, finds: bool
) -> None:
    """Small letters and capitals are the same to a pattern, however it is written."""
    settings = f"severity: error, message: found{f', case: {case}' if case else ''}"
    entry = f"{{find: '{find}', {settings}}}"
    data, _ = parse(f"patterns:\n  one: {entry}\n".encode(), "phrases/rules/en.yml")
    assert data is not None
    own, problems = rules_file.parse(data, PLACE, "en")
    assert problems == []
    bank = replace(bank, rules={"en": own})
    assert found(wordings.patterns, bank, text) == (["say: found"] if finds else [])


def test_pattern_message(bank: Bank) -> None:
    """What was found stands in the message, and braces are shown once."""
    assert found(wordings.patterns, bank, "Please calm down.") == [
        "say: “calm down” is an order that raises the heat; ask for what happened instead"
    ]
    assert found(wordings.patterns, bank, "A {order}-t megtaláltam.", "hu")[0] == (
        "say: an ending on a gap fits only some values; "
        "put it on a noun, such as {order} számú rendelését"
    )


def reworded(bank: Bank, locale: str, say: str) -> Bank:
    """The bank with the first phrase's line in one locale replaced."""
    topic = bank.topics[0]
    phrase = topic.phrases[0]
    words = {**phrase.words, locale: replace(phrase.words[locale], say=say, write="")}
    changed = replace(topic, phrases=(replace(phrase, words=words), *topic.phrases[1:]))
    return replace(bank, topics=(changed, *bank.topics[1:]))


def rules_of(bank: Bank, locale: str, *, thorough: bool = False) -> list[tuple[str, str]]:
    """Rule and message of each problem of the first phrase in one locale."""
    id_ = bank.topics[0].phrases[0].id
    return [
        (p.rule, p.message)
        for p in check(bank, thorough=thorough)
        if p.id == id_ and p.locale == locale
    ]


def test_untranslated_line(bank: Bank) -> None:
    """The source line in another locale is not a translation."""
    source = bank.topics[0].phrases[0].words["en"].say
    broken = rules_of(reworded(bank, "hu", source), "hu")
    assert ("untranslated", "say is still in the source language; translate it") in broken


def test_line_in_another_language(bank: Bank) -> None:
    """A Latvian sentence in the Hungarian file is noticed."""
    wrong = reworded(bank, "hu", "Man jums bija jazvana jau vakar no rita.")
    assert ("other-language", "say is in Latvian; translate it") in [
        (p.rule, p.message) for p in identify.other_language(wrong) if p.locale == "hu"
    ]
    assert not list(identify.other_language(bank))


@pytest.mark.skipif(not spelling.installed("hu_HU"), reason="hunspell or hu_HU is not installed")
def test_misspelt_word(bank: Bank) -> None:
    """hunspell's verdict, unless the word is among the language's own."""
    wrong = reworded(bank, "hu", "Köszönjük a türelmétt.")
    assert [p.message for p in spelling.misspelt(wrong) if "türelmétt" in p.message] == [
        "say: türelmétt is not in the dictionary; mend it, "
        "or add it to words in phrases/rules/hu.yml"
    ]


@pytest.mark.skipif(not spelling.installed("vi_VN"), reason="hunspell or vi_VN is not installed")
def test_traditional_tone_marks_are_no_mistake(bank: Bank) -> None:
    """The dictionary knows hoà only; hòa is right here."""
    right = reworded(bank, "vi", "Chúc {you} khỏe, em hủy đơn và xóa hóa đơn.")
    assert not list(spelling.misspelt(right))


def test_long_lines(bank: Bank) -> None:
    """A breath and a chat window have their limits."""
    breathless = "We are " + "very " * 20 + "sorry."
    assert (
        "breath-length",
        "say has a sentence of 23 words, and a breath takes 20; split it",
    ) in rules_of(reworded(bank, "en", breathless), "en")
    long_chat = "We are sorry. " * 12
    assert [m for r, m in rules_of(reworded(bank, "en", long_chat.strip()), "en") if "chat" in m]


def test_same_line_twice(bank: Bank) -> None:
    """Two phrases that say the same are one too many."""
    other = bank.topics[1].phrases[0]
    broken = check(reworded(bank, "en", other.words["en"].say))
    assert [p.message for p in broken if p.rule == "duplicate-line"] == [
        f"say is the same as in {bank.topics[0].phrases[0].id}; word one of them otherwise"
    ]


def test_waived_warning_is_not_shown(bank: Bank) -> None:
    """A waiver hides its warning, and is reported once nothing needs it."""
    warning = Problem("p.yml", 2, "a-line", "hu", "doubled-word", "…", "warning")
    error = replace(warning, rule="quotes", severity="error")
    waiver = Waiver("a-line", "hu", "doubled-word", "meant so", Source("phrases/waivers.yml", 4))
    waived = replace(bank, waivers=(waiver,))
    assert list(waivers.apply([warning, error], waived)) == [error]
    assert [str(p) for p in waivers.apply([error], waived)][1] == (
        "phrases/waivers.yml:4: a-line [hu]: "
        "there is no warning doubled-word to waive; delete the waiver"
    )
    assert list(waivers.apply([], waived, not_asked={"doubled-word"})) == []


def test_error_is_never_waived(bank: Bank) -> None:
    """A waiver for an error changes nothing."""
    error = Problem("p.yml", 2, "a-line", "hu", "quotes", "…")
    waiver = Waiver("a-line", "hu", "quotes", "meant so", Source("phrases/waivers.yml", 4))
    assert error in waivers.apply([error], replace(bank, waivers=(waiver,)))


def test_the_bank_is_in_order(bank: Bank) -> None:
    """No error and no warning that is not waived, by every rule."""
    assert [str(p) for p in check(bank, thorough=True)] == []


def test_line_that_says_more_or_other_numbers_than_the_source(bank: Bank) -> None:
    """A look is asked for where a translation is twice as long, or its digits differ."""
    source = "Please call us before 5 on Monday."
    base = reworded(bank, "en", source)
    rules = {r for r, _ in rules_of(reworded(base, "hu", "Hétfőn 5 óráig várjuk a hívását."), "hu")}
    assert not rules & {"length-differs", "numbers-differ"}
    assert (
        "numbers-differ",
        "say has other numbers than the source line; compare them",
    ) in rules_of(reworded(base, "hu", "Hétfőn 6 óráig várjuk a hívását."), "hu")
    assert (
        "length-differs",
        "say has 16 characters, and the source line 34; see whether all is there, and no more",
    ) in rules_of(reworded(base, "hu", "Hívjon fel 5-ig."), "hu")
