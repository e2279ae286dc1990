"""PLOVER codes of political acts; everything else has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading


def code_of(reading: Reading, verb: int, thing: int | None, mode: Mode) -> str | None:
    """The code of an act, told by its verb, its object and its mode."""
    return None
