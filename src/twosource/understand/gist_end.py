"""How far the line of a statement goes on behind its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.understand.phrase import LONG, trim

if TYPE_CHECKING:
    from twosource.understand.reading import Reading

DEPENDENT = ("xcomp", "ccomp", "pcomp", "advcl", "acl", "relcl", "conj", "dep", "oprd", "pobj", "prep")
CLOSED = frozenset({",", ";", ":", ".", "—", "–", "―", "…", "...", "--", "(", ")", "[", "]", "?", "!", "according"})
OR = "or"


def goes_to(reading: Reading, verb: int, last: int) -> int:
    """How far a clause goes on behind its evidence: to the next mark or the next verb beside it, if that is not too far."""
    tree, start = reading.tree, min(verb, last)
    top = verb
    while tree.dep[top] in DEPENDENT and not reading.modes.finite(top) and tree.head[top] < top:
        top = tree.head[top]
    end, at = tree.right[top], last + 1
    while at <= end and not _stops(reading, at):
        at += 1
    if at - 1 - start > LONG:
        return last
    return max(last, trim(tree, start, at - 1)[1])


def _stops(reading: Reading, token: int) -> bool:
    """Whether a clause ends before a token: at a mark, but for one before a condition, and where another clause begins."""
    tree = reading.tree
    if tree.lower[token] == "," and tree.lower[token + 1 : token + 2] and tree.lower[token + 1] in listed("line_words", "conditional"):
        return False
    return tree.lower[token] in CLOSED or tree.pos[token] == "SPACE" or _parts(reading, token)


def _parts(reading: Reading, token: int) -> bool:
    """Whether another clause begins here that only stands beside: "and", "but", "as", "while"."""
    tree = reading.tree
    if tree.dep[token] == "cc":
        return tree.lower[token] != OR and any(
            reading.clauses.is_verb(child) for child in tree.all(tree.head[token], "conj") if child > token
        )
    beside = tree.dep[token] in ("mark", "advmod") and tree.dep[tree.head[token]] == "advcl" and tree.left[tree.head[token]] == token
    return beside and tree.lower[token] in listed("line_words", "beside")
