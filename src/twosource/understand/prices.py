"""What a clause says that something was done for: "bought it for $5bn", "taken over in a deal valued at $5bn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Mention
    from twosource.understand.reading import Reading


def price(reading: Reading, verb: int) -> Mention | None:
    """The only sum of money behind the "for" of a verb, or in the deal in which it is done; None where there is none."""
    found = {
        mention
        for word, noun in reading.clauses.obliques(verb)
        if noun > verb and (word == "for" or (word in ("in", "at") and words().among(reading.tree.lemma[noun], "deals")))
        for token in ((noun,) if word == "for" else range(reading.tree.left[noun], reading.tree.right[noun] + 1))
        if (mention := reading.cast.amounts.get(token)) is not None and mention.amount is not None and (mention.amount.unit or "").isupper()
    }
    return found.pop() if len(found) == 1 else None
