"""Days between what a clause tells and what governs it: of "on Friday, two days after the palace fell", the palace fell on Wednesday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.model import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Mention
    from twosource.syntax import Syntax

SIDES = {"after": -1, "before": 1}  # where the clause lies, seen from what governs it
DAY = "day"
FAR = 9  # days; "ten days after" and "two weeks after" are said of about so long
COUNTED = "P{}D"  # TIMEX3


def is_lag(tree: Syntax, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a time tells how long before or after its clause something lies, and not when: "a day after the doses arrived", "after winning"."""
    last = span[1] if tree.lower[span[1]] in SIDES else span[1] + 1
    opens = last < len(tree) and (tree.dep[last] == "mark" or tree.child(last, "pcomp") is not None)
    return opens and is_counted_from(tree, mention, span)


def is_counted_from(tree: Syntax, mention: Mention, span: tuple[int, int]) -> bool:
    """Whether a time is so long before or after something: "two days after the vote"."""
    last = span[1] if tree.lower[span[1]] in SIDES else span[1] + 1
    marked = last < len(tree) and tree.lower[last] in SIDES and mention.when is not None
    return marked and tree.lemma[last - 1] in listed("function_words", "rated")  # "on Monday after he came" tells the day


def lagging(tree: Syntax, times: Mapping[int, Mention], spans: Mapping[int, tuple[int, int]], verb: int, main: When | None) -> When | None:
    """The day of a clause that lies days before or after what governs it, of which the day is `main`; None where either is not told."""
    mark = next((child for child in tree.all(verb, "mark") if tree.lower[child] in SIDES), None)
    mention = times.get(mark - 1) if mark is not None else None
    if mark is None or mention is None or not is_lag(tree, mention, spans[id(mention)]):
        return None
    if main is None or main.earliest is None or main.earliest[:10] != (main.latest or "")[:10]:
        return None
    days = _days(tree, mention, spans[id(mention)][0], mark)
    if days is None:
        return None
    day = (date.fromisoformat(main.earliest[:10]) + timedelta(days=days * SIDES[tree.lower[mark]])).isoformat()
    return When(text=f"{mention.text.removesuffix(tree.word[mark]).rstrip()} {tree.word[mark]}", value=day, earliest=day, latest=day)


def _days(tree: Syntax, mention: Mention, first: int, mark: int) -> int | None:
    """How many days are told: those of "a day", or as the time was read."""
    if tree.lemma[mark - 1] != DAY:
        return None
    if tree.lower[first] in listed("clause_words", "one_day") and first == mark - 2:
        return 1
    value = mention.when.value if mention.when is not None else None
    return next((days for days in range(2, FAR + 1) if value == COUNTED.format(days)), None)
