"""What the status page of a locale shows: how far it is, and each line that is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from .linehtml import line_text
from .model import Bank, Phrase
from .status import STATUSES, Status, status_of
from .wording import Wording

MOST_LISTED = 1000
"""So many open lines are listed; whoever has more begins with these."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many phrases have a status, and how many that is of a hundred."""

    status: Status
    count: int
    percent: float


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line that waits for somebody: the source beside it, and where its words stand."""

    id: str
    topic: str
    status: Status
    source: str
    own: str
    place: str
    edit: str


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """The open lines of one topic."""

    title: str
    lines: tuple[OpenLine, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A locale's status: the shares in the order of STATUSES, and what is open by status.

    With `more` only the first MOST_LISTED lines are listed.
    """

    shares: tuple[Share, ...]
    open: Mapping[Status, tuple[OpenTopic, ...]]
    more: bool


def progress(bank: Bank, wordings: Mapping[str, Wording], locale: str, edit: str) -> Progress:
    """The status of a locale. `edit` is the address of the host's web editor, with {path} and
    {line} where they belong, or empty.
    """
    found = [(phrase, status_of(bank, phrase, locale)) for phrase in bank.phrases.values()]
    total = len(found) or 1
    counts = Counter(status for _, status in found)
    waiting = [(p, s) for status in STATUSES for p, s in found if s == status != "reviewed"]
    listed = waiting[:MOST_LISTED]
    lines = [_open_line(bank, wordings, p, s, locale, edit) for p, s in listed]
    statuses = dict.fromkeys(line.status for line in lines)
    return Progress(
        tuple(Share(s, counts[s], round(counts[s] * 100 / total, 1)) for s in STATUSES),
        {status: tuple(_by_topic(bank, wordings[locale], lines, status)) for status in statuses},
        more=len(waiting) > len(listed),
    )


def _by_topic(
    bank: Bank, wording: Wording, lines: list[OpenLine], status: Status
) -> Iterator[OpenTopic]:
    of_status = [line for line in lines if line.status == status]
    for topic, group in groupby(of_status, key=lambda line: line.topic):
        yield OpenTopic(wording.topic(bank.topic_of[topic]).title, tuple(group))


def _open_line(
    bank: Bank,
    wordings: Mapping[str, Wording],
    phrase: Phrase,
    status: Status,
    locale: str,
    edit: str,
) -> OpenLine:
    source, own = phrase.words.get(bank.catalog.source), phrase.words.get(locale)
    place = own.origin if own else phrase.unwritten.get(locale)
    path = place.path if place else f"phrases/{locale}/{phrase.topic}.yml"
    line = place.line_of("say") if place else 1
    is_source = locale == bank.catalog.source
    return OpenLine(
        id=phrase.id,
        topic=phrase.topic,
        status=status,
        source="" if is_source or not source else line_text(source.say, wordings[source.locale]),
        own=line_text(own.say, wordings[locale]) if own else "",
        place=f"{path}:{line}",
        edit=edit.replace("{path}", path).replace("{line}", str(line)),
    )
