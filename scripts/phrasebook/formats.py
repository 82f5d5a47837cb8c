"""Dates, numbers, money, units and names of languages, by CLDR through Babel.

Where CLDR or Babel differ from what the style guides measured in use, the locale's `Formats` in
catalog.yml has the correction; this module only applies it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel import dates, lists, numbers, units

from .model import Locale, Placeholder


@dataclass(frozen=True)
class Formatter:
    """Formats values the way one locale writes them."""

    locale: Locale

    def language(self, other: Locale) -> str:
        """The name of another locale's language, as it stands within a sentence."""
        return self.locale.cldr.languages.get(other.cldr.language) or other.code

    def language_alone(self, other: Locale) -> str:
        """The name of another locale's language, as it stands alone (in a menu)."""
        name = self.language(other)
        return name[0].upper() + name[1:]

    def number(self, value: Decimal | int) -> str:
        """A number with the locale's separators: 1500 and 12 500,5 in Hungarian.

        Babel does not know CLDR's minimumGroupingDigits (2 in hu and lv), so a whole part of up
        to `ungrouped_digits` digits is written without separators.
        """
        grouped = len(str(abs(int(value)))) > self.locale.formats.ungrouped_digits
        return numbers.format_decimal(value, locale=self.locale.cldr, group_separator=grouped)

    def money(self, value: Decimal | int, currency: str = "") -> str:
        """An amount in the locale's own currency, or another; round sums without decimals."""
        code = currency or self.locale.currency
        pattern = self.locale.formats.currencies.get(code)
        if pattern is None:
            pattern = str(self.locale.cldr.currency_formats["standard"].pattern)
        if value == int(value):
            pattern = pattern.replace(".00", "")
        digits = len(str(abs(int(value))))
        return numbers.format_currency(
            value,
            code,
            pattern.replace(" ", "\N{NO-BREAK SPACE}"),
            locale=self.locale.cldr,
            currency_digits=False,
            group_separator=digits > self.locale.formats.ungrouped_digits,
        )

    def percent(self, value: Decimal) -> str:
        """A share of 1 as a percentage: 0.15 is 15%."""
        return numbers.format_percent(value, locale=self.locale.cldr)

    def date(self, value: dt.date) -> str:
        """A date in words, for a sentence."""
        return dates.format_date(
            value, self.locale.formats.long_date or "long", locale=self.locale.cldr
        )

    def short_date(self, value: dt.date) -> str:
        """A date in digits, for a table."""
        return dates.format_date(
            value, self.locale.formats.short_date or "short", locale=self.locale.cldr
        )

    def time(self, value: dt.time) -> str:
        """A time of day in hours and minutes."""
        return dates.format_time(
            value, self.locale.formats.time or "short", locale=self.locale.cldr
        )

    def duration(self, value: int, unit: str) -> str:
        """A duration such as 2 days; `unit` is a CLDR duration unit without its type: day, hour.

        Babel has no long unit names for some locales (vi), and then prints the unit's id; the
        short names are complete.
        """
        name = f"duration-{unit}"
        long = units.format_unit(value, name, "long", locale=self.locale.cldr)
        if name in long:
            return units.format_unit(value, name, "short", locale=self.locale.cldr)
        return long

    def unit(self, unit: str) -> str:
        """The name of a unit of time, such as `day`, as it stands alone in a list of choices."""
        return units.get_unit_name(f"duration-{unit}", "long", locale=self.locale.cldr) or unit

    def list(self, items: list[str]) -> str:
        """`a, b and c`, in the locale's words."""
        return lists.format_list(items, locale=self.locale.cldr)

    def plural(self, forms: Mapping[str, str], count: int) -> str:
        """The form for a number by its CLDR plural category, with {count} filled in."""
        form = forms.get(self.locale.cldr.plural_form(count)) or forms["other"]
        return form.replace("{count}", self.number(count))

    def quote(self, text: str) -> str:
        """A text between the locale's own quotation marks."""
        return f"{self.locale.quotes[0]}{text}{self.locale.quotes[1]}"

    def example(self, placeholder: Placeholder) -> str:
        """A sample value of a placeholder as this locale writes it; empty where it has none."""
        match placeholder.type:
            case "money":
                return self.money(self.locale.example_amount)
            case "date":
                return self.date(SAMPLE_DATE)
            case "time":
                return self.time(SAMPLE_TIME)
            case "duration":
                return self.duration(2, "day")
            case "number" if placeholder.example:
                return self.number(Decimal(placeholder.example))
            case _:
                return placeholder.example


SAMPLE_DATE = dt.date(2026, 3, 5)
SAMPLE_TIME = dt.time(16, 0)
