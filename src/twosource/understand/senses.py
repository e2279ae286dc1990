"""What a verb of political acts is meant to say, told by the words around it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.understand.reading import Reading

ANY_VERB = "*"
ANY, PARTY, NAME, NUMBER, NOTHING = "+", "@", "^", "#", "0"  # in the place of a noun in the table


class Sense(NamedTuple):
    """A film is the object of a shooting that nobody is hurt by."""

    stands: frozenset[str]
    nouns: frozenset[str]
    root: str | None


class Deed(NamedTuple):
    """A verb, or the noun of a deed, and the nouns of its clause."""

    verb: int
    acting: int | None
    acted: int | None
    thing: int | None  # its object
    party: bool  # done to a person, a body or a place


def sense(reading: Reading, deed: Deed, *, told: bool) -> Sense | None:
    """How a verb is meant beside the words that it stands with; `told`: this verb and this object are an act of their own."""
    around, senses = list(_around(reading, deed, told=told)), _senses()
    for each in senses.get(reading.tree.lemma[deed.verb], []) + senses[ANY_VERB]:
        if any(place in each.stands and not each.nouns.isdisjoint(words) for place, words in around):
            return each
    return None


def _around(reading: Reading, deed: Deed, *, told: bool) -> Iterator[tuple[str, set[str]]]:
    """Where words stand about a verb, and which they are."""
    tree = reading.tree
    if deed.acting is not None:
        named = reading.cast.mention(deed.acting)
        yield "subject", {tree.lemma[deed.acting], *((named.text.split()[0].lower(),) if named is not None else ())}
    if not told:
        yield "object", {PARTY} if deed.party else set()
        yield "object", _object(reading, deed)
    for head in (deed.verb, deed.thing):
        for prep, noun in reading.clauses.obliques(head) if head is not None else ():
            counted = noun in reading.cast.times or noun in reading.cast.amounts or tree.lemma[noun] == "time"
            yield prep, {tree.lemma[noun], *(() if counted else (ANY,))}


def _object(reading: Reading, deed: Deed) -> set[str]:
    """What an object is, that of a passive verb too."""
    thing = deed.acted if deed.thing is None and reading.clauses.passive(deed.verb) else deed.thing
    if thing is None:
        return {NOTHING}
    tree = reading.tree
    kinds = ((NUMBER, tree.pos[thing] == "NUM"), (NAME, tree.pos[thing] == "PROPN"), (ANY, not deed.party))
    return {tree.lemma[thing], *(kind for kind, is_so in kinds if is_so)}


@cache
def _senses() -> dict[str, list[Sense]]:
    made: dict[str, list[Sense]] = {}
    for row in table("plover_senses"):
        each = Sense(frozenset(row["stands"].split()), frozenset(row["nouns"].split()), row["sense"] or None)
        for verb in row["verbs"].split():
            made.setdefault(verb, []).append(each)
    return made
