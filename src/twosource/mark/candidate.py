"""Names as the language model and our own rules find them, before they are joined to persons, bodies and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "place", "demonym", "other"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """These tokens, first through last, name a person."""

    first: int
    last: int
    kind: Kind
