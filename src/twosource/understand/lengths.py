"""How long something goes on: "the siege lasted 40 days", "closed for two weeks", "a two-year inquiry"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.lexicon import tree as tree_of
from twosource.model import Amount
from twosource.understand.draft import Draft
from twosource.understand.phrase import noun_phrase
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Mention
    from twosource.understand.reading import Reading

# A TIMEX3 duration of one unit, and the names of its units; those of a clock stand behind a T.
LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([SMHDWY])")
UNITS = {"S": "second", "TM": "minute", "H": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}
LASTS = "last"  # the predicate of what is only said to be so long
LONGEST = 3  # words before a number that bound it: "no fewer than"


def length(reading: Reading, head: int) -> Amount | None:
    """For how long the clause of a verb, or a noun, says that something goes on; None where it does not, or says no number."""
    tree = reading.tree
    enduring = words().among(tree.lemma[head], "enduring")
    for child in tree.children[head]:
        if child < head:
            continue
        told = tree.dep[child] == "prep" and words().among(tree.lower[child], "lasting_prepositions")
        noun = tree.child(child, "pobj") if told else child if enduring and tree.dep[child] in ("npadvmod", "dobj") else None
        found = _amount(reading, noun, None) if noun is not None else None
        if found is not None:
            return found
    return None


def lengths(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each happening of a sentence whose length stands before its noun."""
    tree = reading.tree
    for noun in range(first, end):
        if tree.lemma[noun] not in words().events and not words().among(tree.lemma[noun], "lengthy"):
            continue
        for child in tree.children[noun]:
            mention = reading.cast.times.get(child)
            if child > noun or tree.dep[child] not in ("amod", "nummod", "compound", "nmod") or mention is None or "-" not in mention.text:
                continue
            amount = _amount(reading, child, tree.lower[noun])
            begin, last = noun_phrase(tree, noun)
            if amount is not None:
                yield Draft(
                    kind="figure",
                    start=tree.start[begin],
                    end=tree.end[last],
                    predicate=LASTS,
                    token=noun,
                    who=reading.cast.party(noun),
                    amount=amount,
                    speakers=reading.voices(noun),
                )
                break


def _amount(reading: Reading, token: int, of: str | None) -> Amount | None:
    """The length that a token names, with the words that bound it; None for a time that says when."""
    mention = reading.cast.times.get(token)
    if mention is None or mention.when is None or mention.when.earliest is not None:
        return None
    found = LENGTH.fullmatch(mention.when.value or "")
    if found is None:
        return None
    clock, number, letter = found.groups()
    low = high = float(number)
    start, bound = _bound(reading, mention)
    unit = UNITS.get(f"{clock}{letter}", UNITS[letter])
    return Amount(
        text=reading.tree.text[start : mention.end],
        low=None if bound == "high" else low,
        high=None if bound == "low" else high,
        unit=unit,
        of=of,
        approximate=bound == "about",
    )


def _bound(reading: Reading, mention: Mention) -> tuple[int, str]:
    """Where the words begin that bound a length, and how they do: "more than two years"."""
    tree, table = reading.tree, tree_of("amount_words")["before"]
    begin, last = reading.cast.spans[id(mention)]
    if tree.dep[begin] == "det" and begin + 1 < last:
        begin += 1  # "the two-month inquiry"
    for first in range(max(0, begin - LONGEST), begin):
        if found := table.get(" ".join(tree.lower[first:begin])):
            return tree.start[first], found
    return tree.start[begin], ""
