"""How long something goes on: "the siege lasted 40 days", "closed for two weeks", "a two-year inquiry"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.lexicon import table
from twosource.lexicon import tree as tree_of
from twosource.model import Amount
from twosource.understand.draft import Draft
from twosource.understand.phrase import noun_phrase
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Mention
    from twosource.understand.reading import Reading

# A TIMEX3 duration, its parts by name; those of a clock stand behind a T.
LENGTH = re.compile(
    r"P(?:(?P<year>\d+(?:\.\d+)?)Y)?(?:(?P<month>\d+(?:\.\d+)?)M)?(?:(?P<week>\d+(?:\.\d+)?)W)?(?:(?P<day>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<hour>\d+(?:\.\d+)?)H)?(?:(?P<minute>\d+(?:\.\d+)?)M)?(?:(?P<second>\d+(?:\.\d+)?)S)?)?"
)
LASTS = "last"  # the predicate of what is only said to be so long
LONGEST = 3  # words before a number that bound it: "no fewer than"


def length(reading: Reading, head: int) -> Amount | None:
    """For how long the clause of a verb, or a noun, says that something goes on; None where it does not, or says no number."""
    tree = reading.tree
    enduring = words().among(tree.lemma[head], "enduring")
    for child in tree.children[head]:
        if child < head:
            continue
        told = tree.dep[child] == "prep" and (
            words().among(tree.lower[child], "lasting_prepositions")
            or words().among(f"{tree.lemma[head]}_{tree.lower[child]}", "lasting_to")
        )
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
        amount = told_before(reading, noun)
        if amount is not None:
            begin, last = noun_phrase(tree, noun)
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


def told_before(reading: Reading, noun: int) -> Amount | None:
    """How long a happening is by what stands before its noun: "an eight-year prison term"."""
    tree = reading.tree
    for child in tree.children[noun]:
        mention = reading.cast.times.get(child)
        hung = child < noun and tree.dep[child] in ("amod", "nummod", "compound", "nmod")
        if hung and mention is not None and "-" in mention.text:
            return _amount(reading, child, tree.lower[noun])
    return None


def _amount(reading: Reading, token: int, of: str | None) -> Amount | None:
    """The length that a token names, with the words that bound it; None for a time that says when."""
    mention = reading.cast.times.get(token)
    if mention is None or mention.when is None or mention.when.earliest is not None:
        return None
    parts, end = _parts(mention.when.value or ""), mention.end
    last = reading.cast.spans[id(mention)][1]
    more = reading.cast.times.get(last + 2)
    if more is not None and more.when is not None and reading.tree.lower[last + 1] == "and":  # "three years and six months"
        parts, end = parts | {unit: value for unit, value in _parts(more.when.value or "").items() if unit not in parts}, more.end
    if not parts:
        return None
    unit = max(parts, key=_seconds().__getitem__)
    value = round(sum(each * _seconds()[name] for name, each in parts.items()) / _seconds()[unit], 2)
    start, bound = _bound(reading, mention)
    if (fewer := _fewer(reading, mention)) is not None and not bound:
        begin, low = fewer
        return Amount(text=reading.tree.text[begin:end], low=low, high=value, unit=unit, of=of)
    return Amount(
        text=reading.tree.text[start:end],
        low=None if bound == "high" else value,
        high=None if bound == "low" else value,
        unit=unit,
        of=of,
        approximate=bound == "about",
    )


def _fewer(reading: Reading, mention: Mention) -> tuple[int, float] | None:
    """Where the lower of two numbers begins that stand before one unit, and which it is: "46 to 57 months"."""
    tree = reading.tree
    first = reading.cast.spans[id(mention)][0] - 2
    if first < 0 or tree.tag[first] != "CD" or not words().among(tree.lower[first + 1], "ranging"):
        return None
    word = tree.lower[first]
    low = float(word) if word.isdigit() else next((float(row["value"]) for row in table("numerals") if row["word"] == word), None)
    return None if low is None else (tree.start[first], low)


def _parts(value: str) -> dict[str, float]:
    """How many years, months and so on a TIMEX3 duration has; empty for other values."""
    found = LENGTH.fullmatch(value)
    return {unit: float(count) for unit, count in found.groupdict().items() if count} if found else {}


@functools.cache
def _seconds() -> dict[str, float]:
    return {row["unit"]: float(row["factor"]) for row in table("measures") if row["measure"] == "duration"}


def _bound(reading: Reading, mention: Mention) -> tuple[int, str]:
    """Where the words begin that bound a length, and how they do: "more than two years"."""
    tree, table = reading.tree, tree_of("amount_words")["before"]
    begin, last = reading.cast.spans[id(mention)]
    if tree.dep[begin] == "det" and begin + 1 < last:
        begin += 1  # "the two-month inquiry"
    if (
        begin > 0
        and tree.dep[begin - 1] == "prep"
        and tree.dep[tree.head[begin - 1]] != "pobj"
        and words().among(tree.lower[begin - 1], "bounding")
    ):
        return tree.start[begin], ""  # "a rise of 9 percent over two years": for two years, and not for more
    for first in range(max(0, begin - LONGEST), begin):
        if found := table.get(" ".join(tree.lower[first:begin])):
            return tree.start[first], found
    return tree.start[begin], ""
