"""Where a clause begins and who is told of in it, for clauses that the parser hung on the wrong words before them.

"He was moved to safety and police closed the road": nobody was moved to the police. "They climbed out to get help and were treated";
"was shot after a 4-year-old boy fell"; "a Tulsa, Oklahoma, teacher won".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.syntax.tags import FINITE, INFLECTED

if TYPE_CHECKING:
    from twosource.syntax import Syntax

PART: Final = ("pobj", "dobj")  # how the first of the two hangs
LOOSE: Final = ("conj", "advcl", "dep")  # how the verb hangs that lacks its subject
ROLES: Final = ("nsubj", "nsubjpass", "dobj", "pobj", "appos")
TOWN: Final = 4  # tokens that a town or a state takes, with what stands before it


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
    if tree.tag[verb] == "VBN" and not helpers and tree.lemma[verb] in listed("clause_words", "intransitive"):
        tree.tag[verb] = "VBD"  # "was jailed and later fled"
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


def bare_opening(tree: Syntax, opening: int) -> bool:
    """Let a word that opens a clause open the one right behind it: "was shot after a 4-year-old boy fell into its pit"."""
    if tree.dep[opening] != "prep" or tree.children[opening] or tree.lower[opening] not in listed("clause_words", "clause_openings"):
        return False
    over = tree.head[opening]
    verb = next((each for each in tree.all(over, "conj", "dep") if tree.left[each] == opening + 1), None)
    if verb is None or tree.child(verb, "nsubj", "nsubjpass") is None or tree.child(verb, "mark") or not _has_tense(tree, verb):
        return False
    tree.dep[verb], tree.dep[opening], tree.head[opening] = "advcl", "mark", verb
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


def beside_town(tree: Syntax, noun: int) -> bool:
    """Let a noun behind a town and its state be who or what is told of: "a Tulsa, Oklahoma, teacher won"."""
    role, verb = tree.dep[noun], tree.head[noun]
    state = noun - 2
    if (
        noun < TOWN
        or tree.tag[noun] != "NN"
        or tree.left[noun] != noun
        or role not in ROLES
        or tree.lower[noun - 1] != ","
        or tree.tag[state] != "NNP"
    ):
        return False
    comma = next((at for at in range(state - 1, max(state - TOWN, 0), -1) if tree.lower[at] == ","), 0)
    town = comma - 1
    article = next((at for at in range(town - 1, max(town - TOWN, -1), -1) if tree.tag[at] != "NNP"), town)
    named = comma and all(tree.tag[at] == "NNP" for at in (*range(comma + 1, state + 1), *range(article + 1, town + 1)))
    if not named or article >= town or tree.lower[article] not in listed("function_words", "articles"):
        return False
    place = next((at for at in (town, state) if tree.dep[at] in ROLES and not article <= tree.head[at] <= noun), None)
    if place is not None and (tree.dep[place], tree.head[place]) != (role, verb):
        if role != "appos" or tree.head[noun] not in (town, state):
            return False
        tree.dep[noun], tree.head[noun] = tree.dep[place], tree.head[place]
    tree.dep[town], tree.head[town] = "nmod", noun
    tree.dep[state], tree.head[state] = "appos", town
    tree.head[article], tree.dep[article] = noun, "det"
    tree.head[comma], tree.head[noun - 1] = town, town
    return True
