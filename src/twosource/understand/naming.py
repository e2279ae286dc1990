"""What a party is called in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon.pronouns import name_nobody

if TYPE_CHECKING:
    from twosource.model import Party


def name_of(party: Party | None) -> str | None:
    """The name of a party, or where it has none the words for it, in one line; None for one who is a pronoun to the end."""
    name = " ".join((party.name or party.text).split()) if party is not None else None
    return None if name is None or name_nobody(name) else name
