"""catalog.yml in, a frozen `Catalog` out."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from babel import Locale as CldrLocale
from babel import UnknownLocaleError

from .model import Catalog, Formats, Locale, Pair, Placeholder, SearchSettings, Source, Step
from .problem import Problem
from .reader import Map


def parse(data: Map, origin: Source) -> tuple[Catalog | None, list[Problem]]:
    """The catalog that a file of the right shape describes; None where it makes no sense."""
    problems: list[Problem] = []

    def report(line: int, id_: str, rule: str, message: str) -> None:
        problems.append(Problem(origin.path, line, id_, "", rule, message))

    locales = {}
    for code, settings in data.map("locales").maps().items():
        line = data.map("locales").lines[code]
        cldr = cldr_locale(settings.text("cldr", code))
        if cldr is None:
            name = settings.text("cldr", code)
            message = f"CLDR has no locale {name}; write its code in cldr, such as cldr: en_GB"
            report(line, code, "catalog-cldr", message)
            continue
        locales[code] = _locale(code, cldr, settings)
        if locales[code].pairs and locales[code].default_pair is None:
            address = settings.map("address")
            message = (
                f"default names {address.text('default')}, which is none of the pairs; "
                f"choose one of {', '.join(address.map('pairs'))}"
            )
            report(address.lines.get("default", line), code, "catalog-address", message)

    source = data.text("source")
    if source not in locales:
        message = f"source names {source}, which is none of the locales; choose one of them"
        report(data.lines.get("source", 1), "", "catalog-source", message)
    if problems:
        return None, problems
    catalog = Catalog(
        source=source,
        locales=MappingProxyType(locales),
        steps=tuple(Step(id_, step.text("line")) for id_, step in data.map("steps").maps().items()),
        channels=data.texts("channels"),
        situations=data.texts("situations"),
        first_lines=MappingProxyType(
            {id_: data.map("first-lines").texts(id_) for id_ in data.map("first-lines")}
        ),
        placeholders=MappingProxyType(
            {
                id_: Placeholder(id_, settings.text("type"), settings.text("example"))
                for id_, settings in data.map("placeholders").maps().items()
            }
        ),
        topics=data.texts("topics"),
        origin=replace(origin, lines=data.deep_lines()),
    )
    return catalog, problems


def cldr_locale(name: str) -> CldrLocale | None:
    """CLDR's locale of a name such as en_GB or pt-BR, or None."""
    try:
        return CldrLocale.parse(name, sep="_" if "_" in name else "-")
    except (UnknownLocaleError, ValueError):
        return None


def _locale(code: str, cldr: CldrLocale, settings: Map) -> Locale:
    address = settings.map("address")
    pairs = tuple(
        Pair(id_, pair.text("me"), pair.text("you"))
        for id_, pair in address.map("pairs").maps().items()
    )
    formats, search = settings.map("formats"), settings.map("search")
    return Locale(
        code=code,
        cldr=cldr,
        currency=settings.text("currency"),
        example_amount=int(settings.text("example-amount")),
        quotes=settings.text("quotes"),
        formats=Formats(
            ungrouped_digits=int(formats.text("ungrouped-digits", "0")),
            long_date=formats.text("long-date"),
            short_date=formats.text("short-date"),
            time=formats.text("time"),
            currencies=formats.map("currencies").strings(),
        ),
        search=SearchSettings(
            truncate=int(search.text("truncate", "0")),
            pairs=search.text("pairs") == "yes",
            glue=tuple(search.text("glue").split()),
            keys=tuple(search.map("keys").strings().items()),
            marks=search.text("marks"),
        ),
        pairs=pairs,
        default_pair=next((p for p in pairs if p.id == address.text("default")), None),
    )
