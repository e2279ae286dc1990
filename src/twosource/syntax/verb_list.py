"""Lists of bare verbs, which the parser let go on from a verb with a tense: "plans to build a bridge, widen the road and plant trees"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from twosource.syntax import Syntax

LISTING: Final = (",", ";")  # between the parts of a list


def as_listed(tree: Syntax, verb: int) -> bool:
    """Let a bare verb go on from the infinitive before it, and not from a verb with a tense: "plans to build a bridge, widen the road"."""
    head = tree.head[verb]
    if tree.tag[verb] not in ("VB", "VBP") or tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl", "mark") is not None:
        return False
    if tree.dep[head] in ("xcomp", "relcl", "advcl", "acl") and (opened := _open_list(tree, head, verb)) is not None:
        for each in tree.all(head, "cc"):
            tree.head[each] = opened if opened < each < verb else tree.head[each]
        tree.head[verb], tree.tag[verb] = opened, "VB"
        return True
    if tree.tag[head] == "VB" and tree.dep[head] == "conj":
        tree.tag[verb] = "VB"
    first = _infinitive(tree, head, verb) or _listed_before(tree, verb) if tree.tag[head] in ("VBD", "VBZ") else None
    if first is None:
        return False
    tree.head[verb], tree.tag[verb], tree.dep[verb] = first, "VB", "conj"
    return True


def _listed_before(tree: Syntax, verb: int) -> int | None:
    """The infinitive that a bare verb goes on from: the one whose words end at the comma before it, or, behind "and", the nearest.

    "A law that aims to build homes, end fees and cut taxes".
    """
    before = tree.left[verb] - 1
    first, _ = tree.sentences[tree.sentence(verb)]
    open_ones = [
        each
        for each in range(before - 1, first, -1)
        if tree.tag[each] == "VB" and any(tree.lower[to] == "to" for to in tree.all(each, "aux"))
    ]
    if tree.dep[before] == "cc" and tree.tag[verb] == "VB":
        return next(iter(open_ones), None)
    listed_on = tree.lower[before] == "," and any(tree.tag[each] == "VB" and each > verb for each in tree.all(verb, "conj"))
    return next((each for each in open_ones if tree.right[each] == before - 1), None) if listed_on else None


def behind_comma(tree: Syntax, verb: int) -> bool:
    return tree.lower[tree.left[verb] - 1] in LISTING and as_listed(tree, verb)


def as_led(tree: Syntax, verb: int) -> bool:
    """Take a bare verb that the parser put over what it is told under for one of its list: "pledged to hire a firm, train all staff"."""
    over = next((each for each in tree.all(verb, "ccomp") if each < verb and tree.tag[each] in ("VBD", "VBZ", "VBP")), None)
    bare = tree.tag[verb] in ("VB", "VBP") and tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl") is None
    first = _infinitive(tree, over, verb) if over is not None and bare and tree.child(over, "nsubj", "nsubjpass") is not None else None
    if over is None or first is None or tree.lower[tree.left[verb]] in LISTING:
        return False
    tree.dep[over], tree.head[over] = "ROOT", over
    tree.dep[verb], tree.head[verb], tree.tag[verb] = "conj", first, "VB"
    for each in tree.all(verb, "punct"):
        tree.head[each] = over if each > verb else first
    for each in tree.all(verb, "conj"):
        tree.tag[each] = "VB" if tree.tag[each] == "VBP" and tree.child(each, "nsubj", "aux") is None else tree.tag[each]
    return True


def _infinitive(tree: Syntax, head: int, before: int) -> int | None:
    """The infinitive that a verb governs, in the sentence before a word."""
    return next(
        (each for each in tree.all(head, "xcomp") if head < each < before and any(tree.lower[to] == "to" for to in tree.all(each, "aux"))),
        None,
    )


def _open_list(tree: Syntax, inner: int, verb: int) -> int | None:
    """The last of a list of bare verbs that still lacks its "and", where that stands within its last part: "…, create a team to check and mend the rest"."""
    last = next((each for each in tree.above(inner) if tree.dep[each] == "conj" and tree.tag[each] in ("VB", "VBP")), None)
    if last is None or tree.lower[last - 1] not in LISTING or not any(last < each < verb for each in tree.all(inner, "cc")):
        return None
    return last if tree.child(last, "nsubj", "aux") is None and tree.child(inner, "dobj") is not None else None
