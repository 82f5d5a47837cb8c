"""The static API: every phrase of a locale as JSON, with its schema and its description."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from .lines import PLACEHOLDER, plain
from .memo import FORGETFUL, Memo, fingerprint
from .model import Bank, Phrase, Topic, Words
from .pages import address
from .schema import schema
from .status import status_of

ROOT = "api/v1"
"""Where the API stands in the site. What exists there keeps its meaning; new keys may come."""

_WORDS = ("say", "write", "when", "avoid", "why")


Rows = Mapping[str, str]
"""The phrases of a topic by locale, as JSON with commas between them."""


def rows(bank: Bank, site_url: str = "", memo: Memo = FORGETFUL) -> Sequence[Rows]:
    """What the files of phrases are made of, topic by topic; `memo` has it of earlier runs.

    With `site_url` the addresses of phrases are absolute, without it they start at the root of
    the site.
    """
    return [
        memo.recall(
            f"api/{topic.id}",
            f"{bank.made_of([topic])} {site_url}",
            partial(_phrases, bank, topic, site_url),
        )
        for topic in bank.topics
    ]


def files(bank: Bank, locale: str, found: Callable[[], Sequence[Rows]]) -> Mapping[str, str]:
    """The file of a locale's phrases, by its path in the site; `found` gives what it is made of."""
    source = fingerprint([bank.made_of_locale(locale)])[:16]
    phrases = ",".join(own[locale] for own in found() if own[locale])
    text = f'{{"locale":{_dump(locale)},"generated_from":"{source}","phrases":[{phrases}]}}'
    return {f"{ROOT}/{locale}/phrases.json": text}


def description(bank: Bank, site_url: str = "") -> Mapping[str, str]:
    """What tells other programs how to read the API, by path in the site."""
    return {
        f"{ROOT}/schema.json": _dump(schema("api"), indent=2),
        f"{ROOT}/openapi.json": _dump(_description(bank, site_url), indent=2),
    }


def _phrases(bank: Bank, topic: Topic, site_url: str) -> Rows:
    return {
        code: _dump([_phrase(bank, phrase, code, site_url) for phrase in topic.phrases])[1:-1]
        for code in bank.catalog.locales
    }


def _phrase(bank: Bank, phrase: Phrase, code: str, site_url: str) -> dict[str, Any]:
    """One phrase; words that the locale lacks are the source's, and `lang` says so."""
    words = phrase.words.get(code) or phrase.words[bank.catalog.source]
    gaps = dict.fromkeys(
        name
        for line in (words.say, words.write)
        if "{" in line
        for name in PLACEHOLDER.findall(line)
        if name in bank.catalog.placeholders
    )
    return {
        "id": phrase.id,
        "topic": phrase.topic,
        "step": phrase.step,
        "fault": phrase.fault,
        "channels": list(phrase.channels),
        "situations": list(phrase.situations),
        "lang": words.locale,
        **_texts(bank, words),
        "keywords": words.keyword_list,
        "placeholders": list(gaps),
        "status": status_of(bank, phrase, code),
        "url": f"{site_url}{address(code, phrase.topic)}#{phrase.id}",
    }


def _texts(bank: Bank, words: Words) -> dict[str, str]:
    """The words with address slots filled by the default pair: nobody pastes a raw `{you}`."""
    locale = bank.catalog.locales[words.locale]
    return {name: plain(getattr(words, name), locale) for name in _WORDS}


def _description(bank: Bank, site_url: str) -> dict[str, Any]:
    """The API in OpenAPI 3.1."""
    answer = {
        "description": "Every phrase of the locale.",
        "content": {"application/json": {"schema": {"$ref": "schema.json"}}},
    }
    locales = list(bank.catalog.locales)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Phrasebook",
            "version": "1",
            "description": "Static files, made at each build; there is nothing to write to.",
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": site_url or "../../"}],
        "paths": {
            f"/{ROOT}/{{locale}}/phrases.json": {
                "get": {
                    "operationId": "phrases",
                    "summary": "Every phrase of a locale",
                    "parameters": [
                        {
                            "name": "locale",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string", "enum": locales},
                        }
                    ],
                    "responses": {
                        "200": answer,
                        "404": {"description": "There is no such locale."},
                    },
                }
            }
        },
    }


def _dump(data: Any, indent: int | None = None) -> str:
    separators = None if indent else (",", ":")
    return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)
