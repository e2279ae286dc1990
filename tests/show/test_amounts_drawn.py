"""How far figures lie apart, drawn on one scale."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import View
from twosource.model import Amount, Difference, Value
from twosource.show.drawing import amounts
from twosource.show.table import Cell, Choice, chosen, table


@pytest.fixture(scope="module")
def dossier(ferry):
    """The ferry story, as the view gives it."""
    with View(ferry) as view:
        return view.dossier(factory.STORY.id)


def laid_out(dossier):
    """The whole table of a dossier."""
    cover = factory.covered(dossier)
    entries = chosen(cover, Choice())
    findings = {finding.id: finding for finding in dossier.findings}
    return table(cover, entries, [findings[entry.id] for entry in entries], dossier.statements)


def drawings(dossier):
    return {line.finding.gist: line.drawn[0] for section in laid_out(dossier).sections for line in section.lines if line.drawn}


def test_figures_that_differ_are_drawn(dossier):
    """12, 15, 15 and 17: the least at the left end, the most at the right, the equal at one place; nothing else is drawn."""
    drawn = drawings(dossier)
    assert list(drawn) == ["How many people were injured"]
    bars = {bar.outlet: bar.low for bar in drawn["How many people were injured"].bars}
    assert bars["Harbour Post"] < bars["Coast Today"] == bars["Morning Ledger"] < bars["The Baltic Observer"]
    assert (min(bars.values()), max(bars.values())) == (4.0, 96.0)


def test_figures_of_two_units_are_not_drawn(dossier):
    """Euros and dollars have no common scale."""
    euros = msgspec.structs.replace(factory.H[2].amount, unit="EUR")
    statements = [msgspec.structs.replace(each, amount=euros) if each.id == factory.H[2].id else each for each in dossier.statements]
    assert drawings(msgspec.structs.replace(dossier, statements=tuple(statements))) == {}


def test_an_open_bound_is_drawn_where_it_is_known(dossier):
    """At least 12 is a point at 12."""
    open_amount = msgspec.structs.replace(factory.H[2].amount, high=None)
    statements = [msgspec.structs.replace(each, amount=open_amount) if each.id == factory.H[2].id else each for each in dossier.statements]
    [drawn] = drawings(msgspec.structs.replace(dossier, statements=tuple(statements))).values()
    assert {(bar.low, bar.high) for bar in drawn.bars if bar.outlet == "Harbour Post"} == {(4.0, 4.0)}


def test_two_differences_in_amounts_are_drawn_apart(dossier):
    """How many were injured, and how much it cost, each on its own scale."""
    cost = [
        msgspec.structs.replace(each, id=f"{each.id}c", amount=Amount(text=f"{low} euros", low=low, high=low, unit="EUR", of="damage"))
        for each, low in zip(factory.H[2:4], (500, 700), strict=True)
    ]
    finding = next(each for each in dossier.findings if each.gist == "How many people were injured")
    more = Difference(slot="amount", values=tuple(Value(value=each.amount.text, statements=(each.id,)) for each in cost))
    statements = {each.id: each for each in (*dossier.statements, *cost)}
    cells = [
        Cell(outlet=str(number), stance="otherwise", told=(), statements=(each.id,), place=None)
        for number, each in enumerate(statements[told] for told in (*finding.statements, *(each.id for each in cost)))
    ]
    injured, costly = amounts(msgspec.structs.replace(finding, differences=(*finding.differences, more)), cells, statements)
    assert (injured.of, costly.of) == ("injured", "damage")
    assert [bar.words for bar in costly.bars] == ["500 euros", "700 euros"]
