"""How strong a quake is, where its magnitude is set beside it: "an earthquake of magnitude 6.1", "a 6.1-magnitude quake"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import MAGNITUDE
from twosource.understand.draft import Draft
from twosource.understand.phrase import noun_phrase, reach, trim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Mention
    from twosource.understand.reading import Reading

MEASURES = "measure"  # the predicate, as of what "measured 6.1"


def bearer(reading: Reading, mention: Mention) -> int | None:
    """The noun whose magnitude an amount is; None where a verb stands between ("had a magnitude of 6.1"), or for another amount."""
    if mention.amount is None or mention.amount.of != MAGNITUDE:
        return None
    tree = reading.tree
    for above in tree.above(reading.cast.spans[id(mention)][1]):
        if reading.clauses.is_verb(above) or above in reading.cast.times:
            return None  # "of magnitude 6.3 about half an hour apart"
        if tree.pos[above] in ("NOUN", "PROPN") and tree.lemma[above] != MAGNITUDE:
            return above
    return None


def magnitudes(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each quake of a sentence beside which its magnitude stands."""
    tree, done = reading.tree, set[int]()
    for token in range(first, end):
        mention = reading.cast.amounts.get(token)
        noun = bearer(reading, mention) if mention is not None else None
        if mention is None or noun is None or id(mention) in done:
            continue
        done.add(id(mention))
        begin, last = noun_phrase(tree, noun)
        behind = reading.cast.spans[id(mention)][1]
        begin, last = trim(tree, begin, max(last, behind, reach(tree, behind)))
        yield Draft(
            kind="figure",
            start=tree.start[begin],
            end=tree.end[last],
            predicate=MEASURES,
            token=noun,
            who=reading.cast.party(noun),
            amount=mention.amount,
            speakers=reading.voices(noun),
        )
