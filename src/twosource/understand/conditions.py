"""What is so only of whom it is true, only if something else is, or once it is: no such clause is told by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.syntax.tags import RELATIVE
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Status
    from twosource.syntax import Syntax
    from twosource.understand.clause import Clauses
    from twosource.understand.mode import Modes

PRESENT = ("VBZ", "VBP")
OPEN: tuple[Status, ...] = ("planned", "possible")
SO, AS, EVEN = "so", "as", "even"
BEFORE = "before"


def narrows(tree: Syntax, verb: int) -> bool:
    """Whether a relative clause only says of which of any number something is so: "all couples who are married", "anyone who left"."""
    noun, first = tree.head[verb], tree.left[verb]
    if tree.dep[verb] != "relcl" or not noun < first or tree.lower[first - 1] == "," or tree.tag[first] not in RELATIVE:
        return False
    if words().among(tree.lower[noun], "any_who"):
        return True
    told = any(words().among(tree.lower[child], "any_of") for child in tree.all(noun, "det", "predet", "amod"))
    return told and tree.child(noun, "nummod") is None  # "all 19 people who were on board" are somebody


def condition_of(tree: Syntax, verb: int) -> int | None:
    """The condition that a clause hangs on: "if nobody wins, there will be a second round"; not what it is in spite of, "even if it rains"."""
    for clause in tree.all(verb, "advcl"):
        first = tree.left[clause]
        mark = next((each for each in tree.all(clause, "mark", "advmod") if words().among(tree.lower[each], "hinging")), None)
        if mark is not None and not any(words().among(word, "in_spite") for word in tree.lower[max(0, first - 1) : mark]):
            return clause
    return None


def hangs(clauses: Clauses, verb: int) -> bool:
    """Whether what a clause tells hangs on a condition, its own or that of the verb which governs it."""
    tree = clauses.tree
    while condition_of(tree, verb) is None and tree.dep[verb] == "xcomp" and clauses.is_verb(tree.head[verb]):
        verb = tree.head[verb]
    return condition_of(tree, verb) is not None


def meant_by(modes: Modes, verb: int, head: int) -> Status | None:
    """How sure a clause is that tells what is wanted or comes with what is to be: "wants it changed so it is shorter", "as we grow, we will"."""
    tree = modes.tree
    first = tree.left[verb]
    present = tree.tag[verb] in PRESENT or any(tree.tag[child] in PRESENT for child in tree.all(verb, "aux", "auxpass"))
    if not present or modes(head) is None:
        return None
    above = modes(head)
    status: Status = above.status if above is not None else "happened"
    if tree.lower[first] == SO:
        control = words().controls.get(tree.lemma[head])
        wished = control.status if control is not None and control.by_object and control.status in OPEN else status
        return wished if wished in OPEN else None
    if tree.lower[first] == AS and first < verb < head and tree.lower[first - 1] not in (AS, SO, EVEN):
        lemma = tree.lemma[verb]
        lasts = lemma == "be" or tree.tag[verb] == "VBG" or any(words().among(lemma, name) for name in ("stative", "linking", "showing"))
        perfect = any(tree.lemma[child] == "have" for child in tree.all(verb, "aux"))
        return status if status in OPEN and not lasts and not perfect and lemma not in words().reporting else None
    return None


def is_yet_to_be(tree: Syntax, verb: int, head: int) -> bool:
    """Whether a clause says what had not happened yet when all else did: "even before he landed, she wrote to him"; a year tells that it did since."""
    first = tree.left[verb]
    before = tree.lower[first + 1] if tree.lower[first] == EVEN else tree.lower[first] if tree.lower[first - 1] == EVEN else None
    dated = any(tree.tag[token] == "CD" for token in range(first, tree.right[verb] + 1))
    long_ago = any(tree.lower[child] == "had" for each in (verb, head) for child in tree.all(each, "aux"))
    return before == BEFORE and not dated and not long_ago
