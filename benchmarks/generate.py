"""Banks of any size for the benchmarks, made of the real bank's words, the same every time."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from phrasebook.lines import plain
from phrasebook.load import load
from phrasebook.model import FIELDS, Bank, Phrase, Words

ROOT = Path(__file__).parent.parent
PHRASES_A_TOPIC = 50
FIRST_LINES = re.compile(r"^first-lines:\n(?:  .*\n)*", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\.md[^)]*\)")


def real_bank() -> Bank:
    """The bank of this repository."""
    bank = load(ROOT).bank
    if bank is None:
        raise SystemExit("the bank has problems; run phrasebook check")
    return bank


@dataclass(frozen=True, slots=True)
class Copy:
    """A generated phrase: a real one under a new id, in a new topic."""

    id: str
    topic: str
    situation: str
    number: int
    phrase: Phrase

    def text(self, words: Words, field: str) -> str:
        """A field of the phrase in one locale; lines are made distinct by a word of their own."""
        value: str = getattr(words, field)
        own = "".join("abcdefghij"[int(digit)] for digit in f"{self.number:05}")
        return f"{value[:-1]} ({own}){value[-1]}" if field == "say" else value


def copies(bank: Bank, count: int) -> Iterator[Copy]:
    """`count` phrases, 50 to a topic, spread evenly over the real situations."""
    real = list(bank.phrases.values())
    for number in range(count):
        yield Copy(
            id=f"phrase-{number}",
            topic=f"topic-{number // PHRASES_A_TOPIC}",
            situation=bank.catalog.situations[number % len(bank.catalog.situations)],
            number=number,
            phrase=real[number % len(real)],
        )


def quoted(text: str) -> str:
    """A YAML double-quoted scalar; JSON's strings are a subset."""
    return json.dumps(text, ensure_ascii=False)


def write_bank(bank: Bank, count: int, root: Path) -> None:
    """A complete root with `count` phrases in every locale."""
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    topics: dict[str, list[Copy]] = {}
    for copy in copies(bank, count):
        topics.setdefault(copy.topic, []).append(copy)
    first = {step.id: step.line for step in bank.catalog.steps}
    catalog = (ROOT / "phrases/catalog.yml").read_text("utf-8")
    head, _ = catalog.split("\ntopics:\n")
    head = FIRST_LINES.sub("", head)  # they name the real phrases
    for index, line in enumerate(line for line in first.values() if line):
        head = head.replace(f"line: {line}", f"line: phrase-{index}")
    names = "".join(f"  - {topic}\n" for topic in topics)
    _write(root / "phrases/catalog.yml", f"{head}\ntopics:\n{names}")
    for topic, phrases in topics.items():
        structure = "".join(f"  {c.id}:\n    situations: [{c.situation}]\n" for c in phrases)
        _write(
            root / f"phrases/topics/{topic}.yml",
            f"step: {phrases[0].phrase.step}\nlayout: cards\nphrases:\n{structure}",
        )
        for locale in bank.catalog.locales:
            _write(root / f"phrases/{locale}/{topic}.yml", _words(topic, phrases, locale))
    for locale in bank.catalog.locales:
        shutil.copy(ROOT / f"phrases/{locale}/site.yml", root / f"phrases/{locale}/site.yml")
    shutil.copytree(ROOT / "phrases/rules", root / "phrases/rules")
    for page in (root / "content").rglob("*.md"):  # their links lead to the real topics
        _write(page, LINK.sub(r"\1", page.read_text("utf-8")))


def _words(topic: str, phrases: list[Copy], locale: str) -> str:
    lines = [f"title: {quoted(topic)}", "phrases:"]
    for copy in phrases:
        lines.append(f"  {copy.id}:")
        words = copy.phrase.words[locale]
        for field in FIELDS:
            if value := copy.text(words, field):
                lines.append(f"    {field}: {quoted(value)}")
    return "\n".join(lines) + "\n"


def write_markdown(bank: Bank, count: int, docs: Path, *, hugo: bool = False) -> None:
    """The same pages as Markdown: topics and situations of every locale, with the same words."""
    pages: dict[str, list[str]] = {}
    for copy in copies(bank, count):
        for code, locale in bank.catalog.locales.items():
            words = copy.phrase.words[code]
            said = plain(copy.text(words, "say"), locale)
            others = [
                f"    - {other.upper()}: {plain(copy.text(w, 'say'), bank.catalog.locales[other])}"
                for other, w in copy.phrase.words.items()
                if other != code
            ]
            card = [
                f"## {said} {{#{copy.id}}}",
                f"**When:** {plain(words.when, locale)}",
                f"~~{plain(words.avoid, locale)}~~" if words.avoid else "",
                f"**Why:** {plain(words.why, locale)}" if words.why else "",
                *(["**Other languages**"] if hugo else ['??? note "Other languages"']),
                "\n".join(line[4:] if hugo else line for line in others),
            ]
            pages.setdefault(f"{code}/{copy.topic}", []).append("\n\n".join(filter(None, card)))
            pages.setdefault(f"{code}/situations/{copy.situation}", []).append(f"## {said}")
    for name, cards in pages.items():
        title = name.rsplit("/", 1)[-1]
        front = f"---\ntitle: {title}\n---\n\n" if hugo else ""
        _write(docs / f"{name}.md", f"{front}# {title}\n\n" + "\n\n".join(cards) + "\n")
    for code in bank.catalog.locales:
        index = f"{code}/_index.md" if hugo else f"{code}/index.md"
        _write(docs / index, f"---\ntitle: {code}\n---\n\n# {code}\n")
    if not hugo:
        _write(docs / "index.md", "# Phrasebook\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
