"""Matches for the text expander Espanso: type a trigger, fill in the form, get the line."""

from __future__ import annotations

from typing import Any

import yaml

from ..linehtml import line_text
from ..lines import PLACEHOLDER, plain
from ..model import Bank, Phrase
from ..wording import Wording

_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def exported(bank: Bank, locale: str, other: str = "") -> str:
    """A match file: `:hu:take-your-time` becomes the line of `locale`.

    With `other`, Espanso's search shows each line in that locale, for staff who do not speak the
    customer's language. A line with gaps is a form that asks for them first.
    """
    wording = Wording(bank, bank.catalog.locales[locale])
    matches = [
        _match(bank, phrase, wording, other)
        for phrase in bank.phrases.values()
        if locale in phrase.words
    ]
    made: str = yaml.dump(
        {"matches": matches}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return made


def _match(bank: Bank, phrase: Phrase, wording: Wording, other: str) -> dict[str, Any]:
    own = wording.locale
    words = phrase.words[own.code]
    line = plain(words.write or words.say, own)
    search = phrase.words.get(other, words)
    match: dict[str, Any] = {
        "trigger": f":{own.code}:{phrase.id}",
        "label": line_text(
            search.write or search.say, Wording(bank, bank.catalog.locales[search.locale])
        ),
        "search_terms": search.keyword_list,
    }
    gaps = list(dict.fromkeys(PLACEHOLDER.findall(line)))
    if not gaps:
        return {**match, "replace": line}
    form = PLACEHOLDER.sub(lambda found: f"[[{_field(found[1])}]]", line)
    # An example as the default would be sent to a customer unnoticed; a name in brackets is not.
    fields = {_field(gap): {"default": f"[{wording.placeholder(gap)}]"} for gap in gaps}
    return {**match, "form": form, "form_fields": fields}


def _field(name: str) -> str:
    """A name that Espanso takes for a field: no hyphen."""
    return name.replace("-", "_")
