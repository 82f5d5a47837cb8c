"""Flash cards for Anki: from the courtroom line, and from another language, to the line."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from html import escape
from pathlib import Path

import genanki

from ..archive import zipped
from ..linehtml import line_text
from ..model import Bank, Phrase
from ..wording import Wording

_FIELDS = ("id", "when", "avoid", "other", "say", "why")
_STYLE = (
    ".card { font: 20px/1.5 sans-serif; text-align: left; }"
    " .say { font-size: 26px; font-weight: 600; } s { opacity: .7; } small { opacity: .7; }"
)


def exported(bank: Bank, locale: str, other: str = "") -> bytes:
    """A package of one deck: the lines of `locale`, asked for by the moment and what not to say.

    With `other`, each line is asked for in that locale as well. Each placeholder is a field of
    its own, with its example, so that a learner can change it.
    """
    wordings = {c: Wording(bank, bank.catalog.locales[c]) for c in (locale, other) if c}
    name = " – ".join(["Phrasebook", locale, *([other] if other else [])])
    deck = genanki.Deck(_number(f"deck {name}"), name)
    model = _model(bank, wordings[locale])
    for phrase in bank.phrases.values():
        if locale in phrase.words:
            deck.add_note(_note(bank, phrase, wordings, locale, other, model))
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(package, timestamp=1)
        return _without_times(package)


def _note(
    bank: Bank,
    phrase: Phrase,
    wordings: dict[str, Wording],
    locale: str,
    other: str,
    model: genanki.Model,
) -> genanki.Note:
    words, their = phrase.words[locale], phrase.words.get(other)

    def shown(text: str, code: str) -> str:
        return escape(line_text(text, wordings[code]))

    texts = {
        "id": phrase.id,
        "when": shown(words.when, locale),
        "avoid": shown(words.avoid, locale),
        "other": shown(their.say, other) if their else "",
        "say": shown(words.say, locale),
        "why": shown(words.why, locale),
    }
    gaps = [
        escape(placeholder.example or wordings[locale].placeholder(id_))
        if f"{{{id_}}}" in words.say
        else ""
        for id_, placeholder in bank.catalog.placeholders.items()
    ]
    return genanki.Note(
        model=model,
        fields=[*(texts[name] for name in _FIELDS), *gaps],
        tags=[phrase.topic, phrase.step, *phrase.situations],
        guid=genanki.guid_for("phrasebook", locale, other, phrase.id),
    )


def _model(bank: Bank, wording: Wording) -> genanki.Model:
    """Two kinds of card; Anki makes one only where its front has something on it."""
    gaps = [
        f"{{{{#{id_}}}}}<br><small>{escape(wording.placeholder(id_))}: {{{{{id_}}}}}</small>"
        f"{{{{/{id_}}}}}"
        for id_ in bank.catalog.placeholders
    ]
    answer = f'<hr id="answer"><p class="say">{{{{say}}}}</p>{"".join(gaps)}<p>{{{{why}}}}</p>'
    fronts = {
        "Courtroom": "<p>{{when}}</p>{{#avoid}}<p><s>{{avoid}}</s></p>{{/avoid}}",
        "Other language": "{{#other}}<p>{{other}}</p>{{/other}}",
    }
    fields = [*_FIELDS, *bank.catalog.placeholders]
    return genanki.Model(
        _number(f"model {wording.locale.code} {' '.join(fields)}"),
        f"Phrasebook {wording.locale.code}",
        fields=[{"name": name} for name in fields],
        templates=[
            {"name": name, "qfmt": front, "afmt": f"{front}{answer}"}
            for name, front in fronts.items()
        ],
        css=_STYLE,
    )


def _number(name: str) -> int:
    """An id as Anki wants it, always the same for a name."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) | 1


def _without_times(package: Path) -> bytes:
    with zipfile.ZipFile(package) as made:
        return zipped((name, made.read(name)) for name in made.namelist())
