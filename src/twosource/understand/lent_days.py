"""Days that stand with one word of a clause and are another's: of what somebody was asked to do, and of what he calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource import lexicon
from twosource.understand.infinitive import has_to
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from twosource.syntax import Syntax
    from twosource.understand.cast import Cast
    from twosource.understand.clause import Clauses

PARTIES = ("of", "by")  # before those who do what a noun tells


def lent_days(
    tree: Syntax, cast: Cast, clauses: Clauses, published: date | None, hanging: Callable[[int], Iterable[int]]
) -> Mapping[int, int]:
    """The token of each such day and the word that it belongs to; `hanging` gives the tokens of the adverbials of a word."""
    return {**_of_calls(tree, cast, clauses, published, hanging), **_of_asking(tree, cast, published, hanging)}


def _of_asking(tree: Syntax, cast: Cast, published: date | None, hanging: Callable[[int], Iterable[int]]) -> dict[int, int]:
    """The days behind what somebody was asked to do that are over or of the day: on them he was asked. "Urged lawmakers to pass the bill on Monday"."""
    found: dict[int, int] = {}
    for verb in (token for token in range(len(tree)) if tree.tag[token] == "VB" and has_to(tree, token)):
        asking = tree.head[verb]
        past = tree.tag[asking] in ("VBD", "VBN") and tree.child(asking, "dobj", "prep", "auxpass") in range(asking - 2, verb)
        if past and tree.dep[verb] in ("xcomp", "advcl", "ccomp") and words().among(tree.lemma[asking], "addressing"):
            found |= {token: asking for token in hanging(verb) if token > verb and _is_over(cast, token, published)}
    return found


def _is_over(cast: Cast, token: int, published: date | None) -> bool:
    """Whether a time is a day that is not after the day of the article, and no limit: "by Friday"."""
    when = cast.times[token].when if token in cast.times else None
    if when is None or when.earliest is None or when.latest is None or published is None:
        return False
    return when.latest[:10] == when.earliest[:10] <= published.isoformat()


def _of_calls(
    tree: Syntax, cast: Cast, clauses: Clauses, published: date | None, hanging: Callable[[int], Iterable[int]]
) -> dict[int, int]:
    """The days of what somebody calls for, and what that is: "called for a strike on Friday", said before that day."""
    found: dict[int, int] = {}
    ahead = lexicon.tree("time_words")["direction"]
    for verb in (token for token in range(len(tree)) if tree.lemma[token] in ahead["calling"] and clauses.is_verb(token)):
        behind_for = [prep for prep in tree.all(verb, "prep") if tree.lower[prep] == "for"]
        things = [noun for prep in behind_for for noun in tree.all(prep, "pobj")]
        for thing in (noun for noun in things if tree.lemma[noun] in ahead["called"]):
            # A noun without anybody's name is stated only with the verb, which then keeps the day.
            named = tree.child(thing, "poss") is not None or any(tree.lower[prep] in PARTIES for prep in tree.all(thing, "prep"))
            near = (*hanging(thing), *(hanging(verb) if named else ()))
            times = [token for token in near if token in cast.times and token > thing]
            found |= {token: thing for token in times if _is_set(tree, cast, token, published)}
    return found


def _is_set(tree: Syntax, cast: Cast, token: int, published: date | None) -> bool:
    """Whether a time is a day behind "for", or one after the article appeared."""
    mention = cast.times[token]
    before = cast.spans[id(mention)][0] - 1
    day = mention.when.earliest if mention.when is not None else None
    return day is not None and (tree.lower[before] == "for" or (published is not None and day[:10] > published.isoformat()))
