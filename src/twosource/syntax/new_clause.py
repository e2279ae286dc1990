"""Clauses behind "and" that the parser hung on the wrong words before it.

"He was moved to safety and police closed the road": nobody was moved to the police. "They climbed out to get help and were treated".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.syntax.tags import FINITE, INFLECTED

if TYPE_CHECKING:
    from twosource.syntax import Syntax

PART: Final = ("pobj", "dobj")  # how the first of the two hangs
LOOSE: Final = ("conj", "advcl", "dep")  # how the verb hangs that lacks its subject


def begins_clause(tree: Syntax, noun: int) -> bool:
    """Give a verb the noun right before it for a subject, where nothing else joins it to the verb before."""
    first, joint = tree.head[noun], tree.left[noun] - 1
    if (
        tree.dep[noun] != "conj"
        or tree.pos[noun] not in ("NOUN", "PROPN")
        or tree.dep[first] not in PART
        or tree.dep[joint] != "cc"
        or not first < joint
    ):
        return False
    begin = tree.right[noun] + 1
    verb = _verb(tree, begin)
    before = tree.head[verb] if verb is not None else noun
    if verb is None or tree.dep[verb] not in LOOSE or before not in tree.above(first) or tree.lower[joint] not in ("and", "but"):
        return False
    if tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "agent") is not None:
        return False
    while tree.dep[before] == "xcomp":
        before = tree.head[before]
    passive = tree.child(verb, "auxpass") is not None
    tree.dep[noun], tree.head[noun] = "nsubjpass" if passive else "nsubj", verb
    tree.dep[verb], tree.head[verb], tree.head[joint] = "conj", before, before
    tree.tag[verb] = "VBD" if tree.tag[verb] == "VBN" and tree.child(verb, "aux", "auxpass") is None else tree.tag[verb]
    return True


def past_infinitive(tree: Syntax, verb: int) -> bool:
    """Let what has tense go on from a verb with tense, and not from an infinitive under that: "jumped off to get ashore and were treated"."""
    first = tree.head[verb]
    helpers = tree.all(verb, "aux", "auxpass")
    tensed = any(tree.tag[each] in FINITE for each in helpers) or (
        not helpers and tree.tag[verb] in ("VBD", "VBZ") and tree.lower[verb] != tree.lemma[verb]
    )
    bare = tree.tag[first] == "VB" and any(tree.lower[each] == "to" for each in tree.all(first, "aux"))
    if not tensed or not bare or not first < verb or tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark") is not None:
        return False
    over = next((each for each in tree.above(first) if _has_tense(tree, each)), None)
    if over is None or over > first:
        return False
    for each in tree.all(first, "cc", "punct"):
        tree.head[each] = over if each > first else first
    tree.head[verb] = over
    return True


def _has_tense(tree: Syntax, verb: int) -> bool:
    return tree.pos[verb] in ("VERB", "AUX") and any(tree.tag[each] in FINITE for each in (verb, *tree.all(verb, "aux", "auxpass")))


def _verb(tree: Syntax, begin: int) -> int | None:
    """The verb with tense that begins at a token, but for adverbs before it."""
    while begin < len(tree) and tree.dep[begin] == "advmod" and tree.head[begin] > begin:
        begin += 1
    if begin >= len(tree):
        return None
    verb = tree.head[begin] if tree.dep[begin] in ("aux", "auxpass") else begin
    tensed = tree.tag[begin] in (*INFLECTED, "MD") or (tree.tag[verb] == "VBN" and tree.dep[verb] == "advcl")
    return verb if verb >= begin and tensed and tree.pos[verb] in ("VERB", "AUX") else None
