"""The finder's search documents: a few small files a locale, as plain data.

The browser loads the files of its own locale first, then the other locales', so that a query in
any language finds the phrase. Folding and tokenising happen there, once, in `theme/js/search/`;
this module only says what there is to find.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from .lines import plain
from .memo import FORGETFUL, Memo
from .model import Bank, Locale, Phrase, Topic, Words
from .pages import address
from .steps import StepPath
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Guide:
    """A hand-written page: its address within the locale, its title, and its words."""

    name: str
    title: str
    text: str


def documents(bank: Bank, locale: str, guides: Iterable[Guide]) -> dict[str, Any]:
    """Everything that the finder knows in one locale.

    Lines have their gaps as `{order}` and their address words as `{me}` and `{you}`, which the page
    fills with the chosen pair. Phrases that the locale lacks are left out: the finder takes them
    from the source locale's file.
    """
    phrases = [phrase for topic in bank.topics for phrase in _documents(bank, topic, locale)]
    more = {"phrases": phrases, "guides": _guides(locale, guides)}
    return _head(bank, locale) | more | _finder_words(bank, locale)


def _head(bank: Bank, locale: str) -> dict[str, Any]:
    """What results need beside their phrases."""
    path = StepPath(bank)
    wording = Wording(bank, bank.catalog.locales[locale])
    settings = bank.catalog.locales[locale].search
    return {
        "locale": locale,
        "settings": asdict(settings) | _pair(bank.catalog.locales[locale]),
        "steps": [
            {"id": step.id, "name": wording.step(step.id), "tint": path.mark(step.id).tint}
            | {"mark": path.mark(step.id).mark}
            for step in bank.catalog.steps
            if any(phrase.step == step.id for phrase in bank.phrases.values())
        ],
        "channels": [{"id": id_, "name": wording.channel(id_)} for id_ in bank.catalog.channels],
        "situations": [_situation(id_, wording) for id_ in bank.by_situation],
        "topics": {topic.id: wording.topic(topic).title for topic in bank.topics},
        "placeholders": {id_: wording.placeholder(id_) for id_ in bank.catalog.placeholders},
    }


def _finder_words(bank: Bank, locale: str) -> dict[str, Any]:
    """What means the same, and what is asked."""
    words = bank.finder.get(locale)
    return {
        "synonyms": words.synonyms if words else (),
        "asked": dict(words.asked) if words else {},
    }


def _guides(locale: str, guides: Iterable[Guide]) -> list[dict[str, str]]:
    return [
        {"url": address(locale, guide.name), "title": guide.title, "text": guide.text}
        for guide in guides
    ]


def _pair(locale: Locale) -> dict[str, Any]:
    """The pair of address by which the finder reads the lines."""
    pair = locale.default_pair
    return {"pair": {"me": pair.me, "you": pair.you}} if pair else {}


def _situation(id_: str, wording: Wording) -> dict[str, str]:
    words, _ = wording.situation(id_)
    says = wording.formatter.quote(words.says) if words.says else ""
    return {"id": id_, "name": words.name, "says": says}


def _documents(bank: Bank, topic: Topic, locale: str) -> list[dict[str, Any]]:
    return [
        _document(bank, phrase, words)
        for phrase in topic.phrases
        if (words := phrase.words.get(locale))
    ]


def _document(bank: Bank, phrase: Phrase, words: Words) -> dict[str, Any]:
    locale = bank.catalog.locales[words.locale]
    texts = {"say": words.say, "write": words.write}
    texts |= {name: plain(getattr(words, name), locale) for name in ("avoid", "when")}
    return {
        "id": phrase.id,
        "topic": phrase.topic,
        "step": phrase.step,
        "situations": phrase.situations,
        "channels": [] if phrase.channels == bank.catalog.channels else phrase.channels,
        **{name: text for name, text in texts.items() if text},
        "keywords": words.keywords,
    }


PART = 142_000
"""So many characters of phrases go into one file: 30 to 40 kB on the wire."""

LATER = ("write", "when", "keywords")
"""What is found but not shown in a result comes in files of its own, after the lines."""


Rows = Mapping[str, Sequence[tuple[str, str]]]
"""By locale each phrase of a topic as JSON: what a result shows, and what comes later."""


def rows(bank: Bank, memo: Memo = FORGETFUL) -> Sequence[Rows]:
    """What the finder's files are made of, topic by topic; `memo` has it of earlier runs."""
    return [
        memo.recall(f"search/{topic.id}", bank.made_of([topic]), partial(_rows, bank, topic))
        for topic in bank.topics
    ]


def made_of(bank: Bank, locale: str) -> str:
    """What changes when any of a locale's files may: its own words, or what results need beside
    them, which may be the source's.
    """
    return f"{bank.locale_digests[locale]} {dump(_head(bank, locale))}"


def files(bank: Bank, locale: str, found: Callable[[], Sequence[Rows]]) -> Mapping[str, str]:
    """The documents of a locale as several JSON files, by path in the site: what is shown first
    comes first. `found` gives what they are made of.

    `hu-0.json` has the lines of the first phrases, everything else that results need, and how many
    files follow; `hu-1.json` and so on have more lines, in page order; `hu-words-0.json` and so on
    have the words that phrases are also found by; `hu-asked.json` has what means the same and what
    was asked.
    """
    own = [row for topic in found() for row in topic[locale]]
    lines, words = parts(line for line, _ in own), parts(later for _, later in own)
    head = _head(bank, locale) | {"parts": {"lines": len(lines), "words": len(words)}}
    members = {name: dump(value) for name, value in head.items()}
    return {
        **{_path(locale, n): _object({"phrases": part}) for n, part in enumerate(lines)},
        _path(locale, 0): _object(members | {"phrases": lines[0]}),
        **{_path(locale, f"words-{n}"): part for n, part in enumerate(words)},
        _path(locale, "asked"): dump(_finder_words(bank, locale)),
    }


def guide_files(locale: str, guides: Iterable[Guide]) -> Mapping[str, str]:
    """The guides of a locale, which come after phrases, as `hu-guides.json`."""
    return {_path(locale, "guides"): dump(_guides(locale, guides))}


def _path(locale: str, part: str | int) -> str:
    return f"search/{locale}-{part}.json"


def _rows(bank: Bank, topic: Topic) -> Rows:
    return {
        locale: [
            (
                dump({name: value for name, value in found.items() if name not in LATER}),
                dump({name: found[name] for name in ("id", *LATER) if name in found}),
            )
            for found in _documents(bank, topic, locale)
        ]
        for locale in bank.catalog.locales
    }


def parts(rows: Iterable[str]) -> list[str]:
    """Some JSON in order, as JSON lists of about `PART` characters; at least one list."""
    chunks: list[list[str]] = [[]]
    size = 0
    for row in rows:
        size += len(row)
        if size > PART and chunks[-1]:
            chunks.append([])
            size = len(row)
        chunks[-1].append(row)
    return [f"[{','.join(chunk)}]" for chunk in chunks]


def _object(members: Mapping[str, str]) -> str:
    """A JSON object of members that are JSON already, sorted as `dump` sorts them."""
    written = [f"{dump(name)}:{value}" for name, value in sorted(members.items())]
    return "{" + ",".join(written) + "}"


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def dump(data: Any) -> str:
    """The documents as compact JSON, the same bytes every time."""
    return _ENCODER.encode(data)
