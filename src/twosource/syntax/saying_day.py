"""The day on which somebody spoke, which the parser took for the day of what he told: "said on Monday it had sold the mill"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon import tree as tree_of
from twosource.lexicon.reporting_verbs import reporting

if TYPE_CHECKING:
    from twosource.syntax import Syntax

ADVERBIAL: Final = ("prep", "npadvmod", "advmod", "tmod", "dep")


def to_saying(tree: Syntax, verb: int) -> bool:
    """Hang a day that stands between a verb of saying and the subject of what is said on the verb of saying."""
    say, subject = tree.head[verb], tree.child(verb, "nsubj", "nsubjpass", "expl")
    if tree.lemma[say] not in reporting() or tree.tag[say] != "VBD" or subject is None or not say < tree.left[verb] < subject < verb:
        return False
    told = [child for child in tree.children[verb] if child < tree.left[subject]]
    begin, listener = tree.left[verb], tree.child(say, "dobj", "dative")
    bare = begin - 1 if tree.dep[begin - 1] == "prep" and tree.head[begin - 1] == say and not tree.children[begin - 1] else None
    behind = begin if bare is None else bare
    close = behind == say + 1 or (listener is not None and listener > say and behind == tree.right[listener] + 1)
    if not close or not told or any(tree.dep[each] not in ADVERBIAL for each in told):
        return False
    if not _is_over(tree.lower[begin : tree.left[subject]]):
        return False
    for each in told:
        tree.head[each] = say
    if bare is not None:  # "on 3 May"
        tree.dep[told[0]], tree.head[told[0]] = "pobj", bare
    return True


def _is_over(words: list[str]) -> bool:
    """Whether words name a day that one may have spoken on: "on Monday", "last week"; "next week" is none, nor "one day"."""
    past, coming = (any(each in listed("clause_words", name) for each in words) for name in ("gone_by", "coming_times"))
    return not coming and any(each in _days() or (past and each in listed("clause_words", "spans")) for each in words)


@cache
def _days() -> frozenset[str]:
    return frozenset((*tree_of("calendar")["weekdays"], *tree_of("calendar")["months"]))
