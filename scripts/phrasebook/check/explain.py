"""What each rule is about, for the page that explains them to translators.

The patterns of a language explain themselves in phrases/rules/<locale>.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Bank

GROUPS: dict[str, dict[str, tuple[str, str, str]]] = {
    "The file": {
        "file-unreadable": ("The file exists and may be read.", "", ""),
        "encoding-utf8": ("The file is saved as UTF-8.", "a file saved as Windows-1250", ""),
        "encoding-bom": ("The file has no byte order mark (“UTF-8 without BOM”).", "", ""),
        "yaml-syntax": ("The file is YAML.", 'say: "One moment', 'say: "One moment."'),
        "yaml-character": ("No control characters.", "", ""),
        "yaml-shape": ("The file holds keys and values.", "just a text", 'title: "Thanks"'),
        "yaml-key": ("A key is one word.", "{say}: x", 'say: "x"'),
        "yaml-duplicate": ("No key stands twice.", 'say: "A."\nsay: "B."', 'say: "A."'),
        "yaml-alias": ("No aliases: a text may begin with & or * only in quotes.", "say: *a", ""),
        "yaml-tag": ("No tags: a text may begin with ! only in quotes.", "say: !x", ""),
        "yaml-documents": ("One document a file.", "---", ""),
        "yaml-depth": ("No deeper nesting than the files of the bank have.", "", ""),
        "fmt": ("`phrasebook fmt` can put the file into its form.", "", ""),
    },
    "Keys and values": {
        "schema-unknown-key": ("Only keys that the file kind has.", 'sya: "…"', 'say: "…"'),
        "schema-missing-key": ("Every key that is needed.", "a phrase without say", ""),
        "schema-type": ("A text is a text, a list a list.", "channels: phone", "channels: [phone]"),
        "schema-empty": ("What is there is not empty.", "", ""),
        "schema-choice": ("One of the values that are offered.", "fault: us", "fault: ours"),
        "schema-form": ("A value in its form.", "currency: euro", "currency: EUR"),
        "schema-name": ("Ids have small letters, digits and hyphens.", "Late Order", "late-order"),
        "schema-twice": ("Nothing stands twice in a list.", "[phone, phone]", "[phone]"),
        "schema-other": ("The file has the shape of its kind.", "", ""),
        "catalog-cldr": ("CLDR knows the locale.", "cldr: xx", "cldr: en_GB"),
        "catalog-source": ("The source is one of the locales.", "", ""),
        "catalog-address": ("The default pair is one of the pairs.", "", ""),
        "rules-pattern": ("A pattern is a regular expression.", "find: '('", r"find: '\('"),
    },
    "Ids and references": {
        "topic-file": ("Every topic in the catalog has its file.", "", ""),
        "topic-unlisted": ("Every topic file is listed in the catalog.", "", ""),
        "topic-unknown": ("Every word file belongs to a topic.", "phrases/hu/apologie.yml", ""),
        "topic-reserved": ("No topic has the name of another page.", "guides", ""),
        "phrase-id-unknown": ("Every id is in the topic’s structure.", "", ""),
        "phrase-id-taken": ("An id stands once in the whole bank.", "", ""),
        "step-unknown": ("The catalog has the step.", "step: listening", "step: listen"),
        "step-line-unknown": ("The line that shows a step is in the bank.", "", ""),
        "first-line-unknown": ("A situation’s first lines are its own, one a step.", "", ""),
        "asked-unknown": ("What is asked in phrases/search/ is answered by phrases.", "", ""),
        "situation-unknown": ("The catalog has the situation.", "late", "late-delivery"),
        "channel-unknown": ("The catalog has the channel.", "mail", "letter"),
    },
    "What must be there": {
        "source-missing": ("Every phrase has its words in the source language.", "", ""),
        "source-interface": ("The source language has every word of the interface.", "", ""),
        "say-empty": ("A phrase with guidance has its line.", 'say: ""', 'say: "One moment."'),
        "title-empty": ("A topic has its title in the source language.", "", ""),
        "contrast-incomplete": ("In the layout contrast: when, avoid and why.", "", ""),
        "when-missing": ("A phrase says when to use it.", "", ""),
        "keywords-missing": ("A phrase has keywords to be found by.", "", ""),
        "plural-categories": ("Just CLDR’s plural categories of the language.", "", ""),
    },
    "Gaps": {
        "placeholder-unknown": ("The catalog has the gap, and it can be filled there.", "", ""),
        "placeholder-brace": ("A brace belongs to a gap.", "{ order}", "{order}"),
        "placeholder-differs": ("The same gaps as in the source line, in any order.", "", ""),
    },
    "Text, signs and spaces": {
        "markup-html": ("No HTML.", "<b>today</b>", "today"),
        "markup-markdown": ("No Markdown.", "**today**", "today"),
        "not-nfc": ("Composed characters (Unicode NFC).", "", ""),
        "invisible-character": ("No soft hyphens and other invisible characters.", "", ""),
        "characters": ("Only letters and signs of the language.", "idõ", "idő"),
        "quotes": (
            "The language’s quotation marks, in pairs; ’ as apostrophe.",
            "don't",
            "don’t",
        ),
        "ellipsis": ("An ellipsis is one character right after the word.", "Well...", "Well…"),
        "dash": ("A dash is – between spaces; a range is 9–17.", "yes - no", "yes – no"),
        "spaces": ("One space between words, none before a mark.", "Yes , now .", "Yes, now."),
        "end-mark": ("A sentence ends with . ! ? … or :", "One moment", "One moment."),
    },
    "Language": {
        "untranslated": ("A translation is not the source line.", "", ""),
        "other-language": ("A line of four words or more is in its language.", "", ""),
        "spelling": ("hunspell knows the word, or `words` in phrases/rules does.", "", ""),
        "doubled-word": ("No word stands twice in a row.", "the the line", "the line"),
        "length-differs": ("A line is half to twice as long as its source line.", "", ""),
        "numbers-differ": ("A line has the same numbers in digits as its source line.", "", ""),
        "duplicate-line": ("No two phrases say the same.", "", ""),
        "chat-length": ("A line for chat has at most 160 characters.", "", ""),
        "breath-length": ("A spoken sentence can be said in one breath.", "", ""),
        "waiver-unused": ("A waiver has a warning to waive.", "", ""),
    },
}
"""Group → rule → what is right, an example that is wrong, and one that is right."""


def page(bank: Bank) -> str:
    """The page content/<source>/translating/rules.md."""
    return "\n".join(_lines(bank)) + "\n"


def _lines(bank: Bank) -> Iterator[str]:
    yield from (
        "---",
        'title: "What the program checks"',
        'description: "Every rule of phrasebook check, what is wrong by it, and what is right."',
        "search:",
        "  exclude: true",
        "---",
        "# What the program checks",
        "",
        "Each problem is shown as `path:line: id [locale]: what is wrong; how to mend it`. An "
        "error stops the build. A warning asks for a look; where it is right to stay, waive it in "
        "`phrases/waivers.yml`. Made by `phrasebook export rules`.",
    )
    for group, rules in GROUPS.items():
        yield from ("", f"## {group}")
        for id_, (what, wrong, right) in rules.items():
            yield from ("", f"### {id_}", "", what)
            yield from _examples((wrong,) if wrong else (), (right,) if right else ())
    for code, rules_of in bank.rules.items():
        if not rules_of.patterns:
            continue
        name = bank.catalog.locales[code].cldr.get_display_name("en")
        yield from ("", f"## Patterns of {name}")
        for pattern in rules_of.patterns:
            message = pattern.message.replace("{found}", "…").replace("{{", "{").replace("}}", "}")
            yield from ("", f"### {pattern.id}", "", f"{pattern.severity.capitalize()}: {message}.")
            yield from _examples(pattern.wrong, pattern.right)


def _examples(wrong: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    if wrong or right:
        yield ""
    for sign, texts in (("wrong", wrong), ("right", right)):
        for text in texts:
            yield f"- {sign}: `` {text.replace(chr(10), ' ⏎ ')} ``"
