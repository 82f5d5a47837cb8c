"""What stands ready on every page: the finder, the settings, and the fields for gaps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .model import Bank
from .wording import Wording


def plural(wording: Wording, key: str) -> str:
    """The plural forms of a word of the interface as JSON, for the browser to choose from."""
    return json.dumps(dict(wording.forms(key)), ensure_ascii=False)


def finder(bank: Bank, wording: Wording) -> dict[str, Any]:
    """What the finder's dialog offers before anything is typed."""
    used = {phrase.step for phrase in bank.phrases.values()}
    steps = [(s.id, wording.step(s.id)) for s in bank.catalog.steps if s.id in used]
    channels = [(id_, wording.channel(id_)) for id_ in bank.catalog.channels]
    situations = [(id_, wording.situation(id_)[0].name) for id_ in bank.by_situation]
    return {
        "source": bank.catalog.source,
        "results": plural(wording, "results-count"),
        "filters": [
            ("step", "finder-steps", steps),
            ("channel", "finder-channels", channels),
            ("situation", "finder-situations", situations),
        ],
    }


def prefs(bank: Bank, wording: Wording) -> dict[str, Any]:
    """What staff may choose for every page: the pairs of the locales that have any."""
    with_pairs = {code: own for code, own in bank.catalog.locales.items() if own.default_pair}
    return {
        "pairs": [
            {
                "locale": code,
                "language": wording.formatter.language(own),
                "default": own.default_pair.id if own.default_pair else "",
                "pairs": [(pair.id, f"{pair.me} – {pair.you}") for pair in own.pairs],
            }
            for code, own in with_pairs.items()
        ],
        "pairs_json": json.dumps(
            {
                code: {
                    "default": own.default_pair.id if own.default_pair else "",
                    "pairs": {p.id: {"me": p.me, "you": p.you} for p in own.pairs},
                }
                for code, own in with_pairs.items()
            },
            ensure_ascii=False,
        ),
    }


def fill(bank: Bank, wording: Wording) -> Mapping[str, Any]:
    """The fields for gaps, and how each locale writes what is filled in."""
    locales = bank.catalog.locales
    return {
        "fields": [
            {"id": p.id, "type": p.type, "name": wording.placeholder(p.id), "example": p.example}
            for p in bank.catalog.placeholders.values()
        ],
        "currencies": list(dict.fromkeys(other.currency for other in locales.values())),
        "units": [(unit, wording.formatter.unit(unit)) for unit in ("minute", "hour", "day")],
        "locales": json.dumps(
            {
                code: {
                    "tag": str(other.cldr).replace("_", "-"),
                    "date": other.formats.long_date,
                    "time": other.formats.time,
                }
                for code, other in locales.items()
            }
        ),
    }
