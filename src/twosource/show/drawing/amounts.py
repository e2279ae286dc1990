"""How far the figures of a finding lie apart: a line for each outlet, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.model import Amount, Difference, Finding, Statement
    from twosource.show.table import Cell

# The scale keeps this share of the width free at each end, in per cent.
_MARGIN = 4.0


class Bar(Noun, frozen=True, kw_only=True):
    """The *Harbour Post* says between 405 and 415."""

    outlet: str
    words: str
    low: float  # per cent of the width
    high: float


class Amounts(Noun, frozen=True, kw_only=True):
    """What each outlet says, and how much is counted of what."""

    of: str | None
    bars: tuple[Bar, ...]


def amounts(finding: Finding, cells: Sequence[Cell], statements: Mapping[str, Statement]) -> tuple[Amounts, ...]:
    """Each difference in an amount as a drawing; none of figures that are not of one unit."""
    drawn = (_drawn(difference, cells, statements) for difference in finding.differences if difference.slot == "amount")
    return tuple(each for each in drawn if each is not None)


def _drawn(difference: Difference, cells: Sequence[Cell], statements: Mapping[str, Statement]) -> Amounts | None:
    differ = {each for value in difference.values for each in value.statements}
    told = [
        (cell.outlet, amount, bounds)
        for cell in cells
        for each in cell.statements
        if each in differ and (amount := statements[each].amount) and (bounds := _bounds(amount))
    ]
    if len({bounds for _, _, bounds in told}) < 2 or len({amount.unit for _, amount, _ in told}) > 1:
        return None
    least, most = min(low for _, _, (low, _) in told), max(high for _, _, (_, high) in told)

    def place(value: float) -> float:
        return round(_MARGIN + (100 - 2 * _MARGIN) * (value - least) / (most - least), 2)

    bars = {
        (outlet, bounds): Bar(outlet=outlet, words=amount.text, low=place(bounds[0]), high=place(bounds[1]))
        for outlet, amount, bounds in told
    }
    return Amounts(of=next((amount.of for _, amount, _ in told if amount.of), None), bars=tuple(bars.values()))


def _bounds(amount: Amount) -> tuple[float, float] | None:
    """From where to where an amount reaches, its one bound standing for both where the other is open."""
    low = amount.low if amount.low is not None else amount.high
    high = amount.high if amount.high is not None else amount.low
    return (low, high) if low is not None and high is not None else None
