"""Cells that a spreadsheet takes for text: what pages say must not be reckoned as a formula where it is opened."""

from __future__ import annotations

# What begins a formula in spreadsheets, and the wide forms that some turn into these (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARK = "'"


def harmless(cell: object) -> object:
    """The cell; a text that a spreadsheet would take for a formula begins with an apostrophe, which tells it that this is text.

    Numbers stay numbers. A text that has apostrophes or blanks before such a sign gets one more, so that taking one away gives
    back what stood there.
    """
    if isinstance(cell, str) and cell.lstrip(" \u00a0" + _MARK).startswith(_FORMULA):
        return _MARK + cell
    return cell
