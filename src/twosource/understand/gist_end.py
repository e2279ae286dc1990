"""How far the line of a statement goes on behind its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.understand.phrase import LONG, trim

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.reading import Reading

DEPENDENT = ("xcomp", "ccomp", "pcomp", "advcl", "acl", "relcl", "conj", "dep", "oprd", "pobj", "prep")
CLOSED = frozenset({",", ";", ":", ".", "—", "–", "―", "…", "...", "--", "(", ")", "[", "]", "?", "!", "according"})
OR, THAT = "or", "that"


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
        return _without_open(reading, verb, last)
    return max(last, trim(tree, start, at - 1)[1])


def _without_open(reading: Reading, verb: int, last: int) -> int:
    """Where a clause ends that is too long to go on, without the phrase whose noun only the rest tells of: "after an inquiry into claims that …"."""
    tree, that = reading.tree, last + 1
    opened = tree.lower[that : that + 1] == [THAT] and last in tree.above(that) and tree.dep[last] == "pobj"
    prep = tree.head[last]
    return prep - 1 if opened and verb < prep - 1 and tree.pos[prep - 1] in ("NOUN", "PROPN") else last


def name_goes_to(tree: Syntax, last: int, before: int) -> int:
    """Where a name ends that has a preposition with a capital within: "the Fairness Against Wreckers of Harbours Act"."""
    if tree.pos[last + 1] not in ("ADP", "SCONJ") or not tree.word[last + 1][0].isupper() or tree.head[last + 1] != last:
        return last
    end = last + 1
    while end + 1 < before and (
        tree.word[end + 1][0].isupper() or (tree.word[end + 2][0].isupper() and tree.lower[end + 1] in listed("line_words", "within_name"))
    ):
        end += 1
    return end


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
