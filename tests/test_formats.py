"""CLDR through Babel, with the corrections that the style guides measured."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from phrasebook.formats import Formatter
from phrasebook.model import Bank

NBSP = "\N{NO-BREAK SPACE}"
DAY = dt.date(2025, 3, 5)


def formatter(bank: Bank, locale: str) -> Formatter:
    """The formatter of one of the real bank's locales."""
    return Formatter(bank.catalog.locales[locale])


@pytest.mark.parametrize(
    ("locale", "small", "large"),
    [
        ("en", "1,500", "12,500.5"),
        ("hu", "1500", f"12{NBSP}500,5"),
        ("lv", "1500", f"12{NBSP}500,5"),
        ("vi", "1.500", "12.500,5"),
    ],
)
def test_numbers(bank: Bank, locale: str, small: str, large: str) -> None:
    """Four digits have no gap in Hungarian and Latvian; CLDR says so and Babel ignores it."""
    own = formatter(bank, locale)
    assert (own.number(1500), own.number(Decimal("12500.5"))) == (small, large)


@pytest.mark.parametrize(
    ("locale", "money"),
    [
        ("en", ["€25", "€1,234.50"]),
        ("hu", [f"25{NBSP}Ft", f"1235{NBSP}Ft"]),
        ("lv", [f"25{NBSP}€", f"1234,50{NBSP}€"]),
        ("vi", [f"25{NBSP}₫", f"1.234{NBSP}₫"]),
    ],
)
def test_money(bank: Bank, locale: str, money: list[str]) -> None:
    """Forint and dong have no decimals; round sums have none anywhere."""
    own = formatter(bank, locale)
    amount = {"hu": Decimal(1235), "vi": Decimal(1234)}.get(locale, Decimal("1234.5"))
    assert [own.money(25), own.money(amount)] == money


def test_other_currency(bank: Bank) -> None:
    """The euro has its sign in Hungarian, where CLDR writes EUR."""
    assert formatter(bank, "hu").money(Decimal("25.5"), "EUR") == f"25,50{NBSP}€"


@pytest.mark.parametrize(
    ("locale", "long", "short"),
    [
        ("en", "5 March 2025", "5 Mar 2025"),
        ("hu", "2025. március 5.", "2025. 03. 05."),
        ("lv", "2025. gada 5. marts", "05.03.2025."),
        ("vi", "ngày 5 tháng 3 năm 2025", "05/03/2025"),
    ],
)
def test_dates(bank: Bank, locale: str, long: str, short: str) -> None:
    """English dates are British, Vietnamese ones have their words, Latvian ones four digits."""
    own = formatter(bank, locale)
    assert (own.date(DAY), own.short_date(DAY)) == (long, short)


@pytest.mark.parametrize(
    ("locale", "time", "percent", "duration"),
    [
        ("en", "17:00", "15%", "2 days"),
        ("hu", "17:00", "15%", "2 nap"),
        ("lv", "17.00", "15%", "2 dienas"),
        ("vi", "17:00", "15%", "2 ngày"),
    ],
)
def test_time_percent_duration(
    bank: Bank, locale: str, time: str, percent: str, duration: str
) -> None:
    """Babel prints a unit's id where it has no long name; that never reaches a page."""
    own = formatter(bank, locale)
    found = (own.time(dt.time(17)), own.percent(Decimal("0.15")), own.duration(2, "day"))
    assert found == (time, percent, duration)


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en", ["English", "Hungarian", "Latvian", "Vietnamese"]),
        ("hu", ["Angol", "Magyar", "Lett", "Vietnámi"]),
        ("lv", ["Angļu", "Ungāru", "Latviešu", "Vjetnamiešu"]),
        ("vi", ["Tiếng Anh", "Tiếng Hungary", "Tiếng Latvia", "Tiếng Việt"]),
    ],
)
def test_names_of_languages(bank: Bank, locale: str, names: list[str]) -> None:
    """Each locale names all of them, with a capital where the name stands alone."""
    own = formatter(bank, locale)
    assert [own.language_alone(other) for other in bank.catalog.locales.values()] == names


def test_latvian_plurals(bank: Bank) -> None:
    """Latvian has a zero form: 0, 10 to 20, 30, and 11 but not 21."""
    forms = {"zero": "{count} frāžu", "one": "{count} frāze", "other": "{count} frāzes"}
    own = formatter(bank, "lv")
    assert [own.plural(forms, n) for n in (0, 1, 2, 10, 11, 21, 101)] == [
        "0 frāžu",
        "1 frāze",
        "2 frāzes",
        "10 frāžu",
        "11 frāžu",
        "21 frāze",
        "101 frāze",
    ]


def test_quotation_marks(bank: Bank) -> None:
    """Babel has none; they are data of the locale."""
    quoted = [Formatter(locale).quote("x") for locale in bank.catalog.locales.values()]
    assert quoted == ["“x”", "„x”", "“x”", "“x”"]
