"""How many mistakes the checks find: seeded ones, put into the real bank one at a time.

Each kind is what a translator's hand or editor does. A mistake counts as found when a problem
names its file, its line and its phrase; the untouched bank must have none. Prints a table.

    make mutations
    .venv/bin/python benchmarks/mutations.py --each 40
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generate import ROOT
from phrasebook.check import spelling
from phrasebook.judge import load_and_check

SEED = 20261122


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a word file: where it stands, and what it says."""

    path: str
    number: int
    locale: str
    id: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """One seeded mistake: the new content of one file, and where a problem is expected."""

    kind: str
    path: str
    content: bytes
    lines: tuple[int, ...]
    id: str


Change = Callable[[str, Place, random.Random], str | None]
"""A value and its place in, a wrong value out; None where the mistake does not apply."""


def places() -> list[Place]:
    """Every text of every phrase."""
    found = []
    for locale in ("en", "hu", "lv", "vi"):
        for path in sorted((ROOT / "phrases" / locale).glob("*.yml")):
            if path.stem == "site":
                continue
            id_ = ""
            for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
                if match := re.match(r"  ([a-z0-9-]+):$", line):
                    id_ = match[1]
                elif match := re.match(r'    (\w+): "(.*)"$', line):
                    name = path.relative_to(ROOT).as_posix()
                    found.append(Place(name, number, locale, id_, match[1], match[2]))
    return found


def _swap(pattern: str, new: str) -> Change:
    """Replace the first match of a pattern."""

    def change(value: str, place: Place, rng: random.Random) -> str | None:
        made = re.sub(pattern, new, value, count=1)
        return made if made != value else None

    return change


def _in(locales: str, change: Change) -> Change:
    """The mistake is made in these locales only."""
    return lambda v, p, r: change(v, p, r) if p.locale in locales.split() else None


def _say(change: Change) -> Change:
    """The mistake is made in what is said."""
    return lambda v, p, r: change(v, p, r) if p.field in ("say", "write") else None


def _insert_word(words: str) -> Change:
    """Put one of some words after the first word."""

    def change(value: str, place: Place, rng: random.Random) -> str | None:
        first, _, rest = value.partition(" ")
        return f"{first} {rng.choice(words.split(','))} {rest}" if rest else None

    return change


def _decompose(value: str, place: Place, rng: random.Random) -> str | None:
    made = unicodedata.normalize("NFD", value)
    return made if made != value else None


def _double_word(value: str, place: Place, rng: random.Random) -> str | None:
    words = re.findall(r"(?<![\w’])[a-zāčēģīķļņšūž]{4,}(?= )", value)
    word = rng.choice(words) if words else ""
    return value.replace(word, f"{word} {word}", 1) if word else None


def _misspell(value: str, place: Place, rng: random.Random) -> str | None:
    words = re.findall(r"(?<![\w’{])[a-z]{6,}(?![\w’}])", value)
    if not words:
        return None
    word = rng.choice(words)
    at = rng.randrange(1, len(word) - 2)
    return value.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def _homoglyph(value: str, place: Place, rng: random.Random) -> str | None:
    letters = [at for at, c in enumerate(value) if c in "aeopcx" and "{" not in value[:at][-12:]]
    if not letters:
        return None
    at = rng.choice(letters)
    return value[:at] + "аеорсх"["aeopcx".index(value[at])] + value[at + 1 :]


def _small_pronoun(value: str, place: Place, rng: random.Random) -> str | None:
    return re.sub(r"(?<=\w )(Ön|Jūs|Jums|Jūsu)\b", lambda m: m[1].lower(), value, count=1)


GUIDANCE = ("say", "write", "when", "avoid", "why")

VALUE_KINDS: dict[str, Change] = {
    "straight apostrophe": _in("en", _swap("’", "'")),
    "straight quotes": _in("en hu lv vi", _swap(r"[“„]([^”]*)”", r"\\\\\"\1\\\\\"")),
    "English quotes in Hungarian": _in("hu", _swap(r"„([^”]*)”", r"“\1”")),
    "quotation mark without partner": _swap(r"([“„][^”]*)”", r"\1"),
    "three dots": _swap(r"[.!?]$", "..."),
    "em dash": _swap(r" (?=[a-z])", " — "),
    "hyphen as dash": _swap(r" – |, ", " - "),
    "double space": _swap(" ", "  "),
    "space before a mark": _swap(r"(?=[,.!?])", " "),
    "space at the end": _swap("$", " "),
    "no end mark": _swap(r"[.!?…]+$", ""),
    "separate marks (NFD)": _in("hu lv vi", _decompose),
    "invisible character": _swap(r"(?<=\w)(?=\w)", "\u00ad"),
    "Cyrillic letter": _homoglyph,
    "foreign letter (õ, û, ŗ)": _in("hu lv", _swap("[őűr]", "ŗ")),
    "HTML": _swap(r"(\w{4,})", r"<b>\1</b>"),
    "Markdown": _swap(r"(\w{4,})", r"**\1**"),
    "placeholder left out": _in("hu lv vi", _say(_swap(r" ?\{(?!me|you|Me|You)\w+\}", ""))),
    "placeholder misspelt": _say(_swap(r"\{(?!me|you|Me|You)(\w+)(\w)\}", r"{\2\1}")),
    "brace not closed": _say(_swap(r"\{(\w+)\}", r"{\1")),
    "space in a placeholder": _say(_swap(r"\{(\w+)\}", r"{ \1}")),
    "familiar form": _in("hu lv vi", _say(lambda v, p, r: FAMILIAR[p.locale](v, p, r))),
    "courtroom word": _in("en", _say(_insert_word("obviously,kindly,as per"))),
    "polite pronoun in small letters": _in("hu lv", _say(_small_pronoun)),
    "ending on a placeholder": _in("hu lv", _say(_swap(r"\{(\w+)\}(?=[ .,])", r"{\1}am"))),
    "tone mark on the wrong vowel": _in("vi", _swap(r"(?<![qQ])òa|óa|ỏa|ọa|ủy|úy", "oà")),
    "hỏi for ngã": _in("vi", _swap(r"\bxin lỗi|\bhỗ trợ|\bsẵn sàng", "xin lổi")),
    "doubled word": _in("en hu lv", _double_word),
    "misspelt word": _in("en hu lv", _misspell),
}

FAMILIAR: dict[str, Change] = {
    "hu": _insert_word("kérlek,neked,szia"),
    "lv": _insert_word("tev,tu,tavu"),
    "vi": _swap(r"\{you\}|\{You\}", "bạn"),
}


def _fields(kind: str) -> tuple[str, ...]:
    keywords_too = {"invisible character", "straight apostrophe", "Cyrillic letter", "HTML"}
    return (*GUIDANCE, "keywords") if kind in keywords_too else GUIDANCE


def _value_mistake(
    kind: str, place: Place, others: dict[tuple[str, str], Place], rng: random.Random
) -> Mistake | None:
    made = VALUE_KINDS[kind](place.value, place, rng)
    if made is None or made == place.value:
        return None
    return _with_line(kind, place, f'    {place.field}: "{made}"')


def _with_line(kind: str, place: Place, line: str, *lines: int) -> Mistake:
    path = ROOT / place.path
    content = path.read_text("utf-8").split("\n")
    content[place.number - 1] = line
    made = "\n".join(content).encode("utf-8")
    return Mistake(kind, place.path, made, lines or (place.number,), place.id)


def _copied_from(locale: str) -> Callable[..., Mistake | None]:
    """The value of another locale's same text."""

    def make(
        kind: str, place: Place, others: dict[tuple[str, str, str], Place], rng: random.Random
    ) -> Mistake | None:
        other = others.get((locale, place.id, place.field))
        long_enough = other is not None and len(other.value.split()) >= 5
        if place.locale == locale or not long_enough or "{" in (other.value if other else ""):
            return None
        return _with_line(kind, place, f'    {place.field}: "{other.value if other else ""}"')

    return make


def _line_kind(change: Callable[[Place], str | None]) -> Callable[..., Mistake | None]:
    def make(
        kind: str, place: Place, others: dict[tuple[str, str, str], Place], rng: random.Random
    ) -> Mistake | None:
        line = change(place)
        return None if line is None else _with_line(kind, place, line)

    return make


def _whole(line: str) -> Callable[..., Mistake | None]:
    """The place's line is replaced; {field} and {value} stand for what it has."""
    return _line_kind(lambda p: line.replace("{field}", p.field).replace("{value}", p.value))


def _id_line(kind: str, place: Place, others: object, rng: random.Random) -> Mistake | None:
    """The phrase's id loses a letter: no such phrase, at the line of the id."""
    path = ROOT / place.path
    lines = path.read_text("utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line == f"  {place.id}:")
    wrong = place.id[:-1]
    if len(wrong) < 4 or f"  {wrong}:" in lines or wrong.endswith("-"):
        return None
    lines[at] = f"  {wrong}:"
    return Mistake(kind, place.path, "\n".join(lines).encode(), (at + 1,), wrong)


def _twice(kind: str, place: Place, others: object, rng: random.Random) -> Mistake | None:
    line = f'    {place.field}: "{place.value}"'
    return _with_line(kind, place, f"{line}\n{line}", place.number + 1)


def _bytes(old: str, new: bytes) -> Callable[..., Mistake | None]:
    """A letter of the line saved in another encoding."""

    def make(kind: str, place: Place, others: object, rng: random.Random) -> Mistake | None:
        found = next((c for c in old if c in place.value), "")
        if not found:
            return None
        made = _with_line(kind, place, f'    {place.field}: "{place.value}"').content.split(b"\n")
        made[place.number - 1] = made[place.number - 1].replace(found.encode(), new, 1)
        return Mistake(kind, place.path, b"\n".join(made), (place.number,), "")

    return make


LINE_KINDS: dict[str, Callable[..., Mistake | None]] = {
    "quote not closed": _whole('    {field}: "{value}'),
    "key misspelt": _line_kind(lambda p: f'    {p.field[:-1]}x: "{p.value}"'),
    "key twice": _twice,
    "tab as indentation": _whole('\t{field}: "{value}"'),
    "indented too little": _whole('   {field}: "{value}"'),
    "colon forgotten": _whole('    {field} "{value}"'),
    "alias for a text": _whole("    {field}: *{field}"),
    "list for a text": _whole('    {field}: ["{value}"]'),
    "id misspelt": _id_line,
    "another encoding": _bytes("éáőűāēīšžảạế", b"\xe9"),
    "line left empty": _line_kind(lambda p: '    say: ""' if p.field == "say" else None),
    "source line left in": _copied_from("en"),
    "line in another language": _copied_from("lv"),
}

ALL_KINDS = (*VALUE_KINDS, *LINE_KINDS)


def mistakes(each: int) -> list[Mistake]:
    """`each` mistakes of every kind, the same every time."""
    rng = random.Random(SEED)
    everywhere = places()
    others = {(p.locale, p.id, p.field): p for p in everywhere}
    found: list[Mistake] = []
    for kind in ALL_KINDS:
        wanted = each
        for place in rng.sample(everywhere, len(everywhere)):
            if place.field not in _fields(kind):
                continue
            make = LINE_KINDS.get(kind, _value_mistake)
            made = make(kind, place, others, rng)
            if made is not None:
                found.append(made)
                wanted -= 1
            if not wanted:
                break
    return found


_folder = Path()


def _prepare() -> None:
    """Each process breaks a copy of its own."""
    global _folder  # noqa: PLW0603 - the way multiprocessing hands state to a worker
    _folder = Path(tempfile.mkdtemp(prefix=f"mutations-{os.getpid()}-"))
    shutil.copytree(ROOT / "phrases", _folder / "phrases")


def _is_found(mistake: Mistake) -> tuple[str, bool, bool, str]:
    """The kind; whether anything is reported; whether at its path, line and id; what was."""
    path = _folder / mistake.path
    before = path.read_bytes()
    path.write_bytes(mistake.content)
    try:
        problems = load_and_check(_folder, thorough=True).problems
    finally:
        path.write_bytes(before)
    right = any(
        p.path == mistake.path and p.line in mistake.lines and p.id in (mistake.id, "")
        for p in problems
    )
    said = str(problems[0]) if problems else ""
    return mistake.kind, bool(problems), right, f"{mistake.path}:{mistake.lines[0]} | {said}"


def main() -> None:
    """Seed, check, count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--each", type=int, default=25, help="mistakes of each kind")
    parser.add_argument("--missed", action="store_true", help="list what was not found")
    options = parser.parse_args()
    untouched = load_and_check(ROOT, thorough=True)
    print(f"untouched bank: {len(untouched.problems)} problems")
    if untouched.bank is not None and (missing := spelling.missing(untouched.bank)):
        print(f"without the dictionaries {', '.join(missing)}: misspelt words cannot be found")
    seeded = mistakes(options.each)
    with multiprocessing.Pool(initializer=_prepare) as pool:
        results = pool.map(_is_found, seeded, chunksize=4)
    total, reported, right = (Counter[str]() for _ in range(3))
    for kind, is_reported, is_right, said in results:
        total[kind] += 1
        reported[kind] += is_reported
        right[kind] += is_right
        if options.missed and not is_right:
            print(f"not found: {kind}: {said}")
    print(f"\n| {'mistake':34} | seeded | reported | at its path, line and id |")
    print(f"|{'-' * 36}|--------|----------|--------------------------|")
    for kind in ALL_KINDS:
        print(f"| {kind:34} | {total[kind]:6} | {reported[kind]:8} | {right[kind]:24} |")
    print(
        f"| {'all':34} | {total.total():6} | {reported.total():8} | {right.total():24} |\n"
        f"{len(ALL_KINDS)} kinds, {right.total() / (total.total() or 1):.1%} found in their place"
    )


if __name__ == "__main__":
    main()
