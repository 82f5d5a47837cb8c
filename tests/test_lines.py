"""Lines: address words filled in, gaps kept apart."""

from __future__ import annotations

import pytest
from phrasebook.linehtml import line_html, line_text
from phrasebook.lines import Part, parts, plain
from phrasebook.model import Bank
from phrasebook.wording import Wording


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{me} hiểu ạ.", "Em hiểu ạ."),
        ("Dạ {me} hiểu. {you} chờ nhé?", "Dạ em hiểu. Anh/chị chờ nhé?"),
        ("Dạ được ạ! {me} làm… {you} yên tâm.", "Dạ được ạ! Em làm… Anh/chị yên tâm."),
        ("Dạ {order}: {me} kiểm tra.", "Dạ {order}: em kiểm tra."),
    ],
)
def test_address_words_get_capitals_at_sentence_starts(bank: Bank, line: str, said: str) -> None:
    """The default pair is filled in, in sentence case."""
    assert plain(line, bank.catalog.locales["vi"]) == said


def test_another_pair_can_be_chosen(bank: Bank) -> None:
    """The same line works for an older customer."""
    locale = bank.catalog.locales["vi"]
    pair = next(pair for pair in locale.pairs if pair.id == "chau-bac")
    assert plain("{me} chào {you} ạ.", locale, pair) == "Cháu chào bác ạ."


def test_gaps_are_parts_of_their_own(bank: Bank) -> None:
    """A locale without pairs has gaps only."""
    found = list(parts("Order {order} is late.", bank.catalog.locales["en"]))
    assert found == [
        Part("text", "Order "),
        Part("gap", "order", "order"),
        Part("text", " is late."),
    ]


def test_html_is_escaped_and_gaps_are_chips(bank: Bank) -> None:
    """A gap shows the name of what belongs there; everything else is text."""
    wording = Wording(bank, bank.catalog.locales["en"])
    assert line_html("<b> & {order}", wording) == (
        '&lt;b&gt; &amp; <span class="pb-slot" data-slot="order" tabindex="-1">order number</span>'
    )


def test_text_names_gaps_in_brackets(bank: Bank) -> None:
    """Where there are no chips, a gap can't be overlooked either."""
    wording = Wording(bank, bank.catalog.locales["hu"])
    assert line_text("Itt: {amount}.", wording) == "Itt: [összeg]."
