"""Participles that the parser hung on the noun before them, though the whole clause does what they tell: "fell into a river killing ten"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from twosource.syntax import Syntax

PAST: Final = frozenset({"VBD", "VBN", "VB"})  # as what is a past tense may be tagged: "cut"
HUNG: Final = ("ROOT", "advcl", "conj")


def to_clause(tree: Syntax, gerund: int) -> bool:
    """Let a clause do the harm that was hung on the thing before it: "plunged into a ravine killing 30 people"."""
    noun = tree.head[gerund]
    verb = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else tree.head[noun]
    harms = tree.tag[gerund] == "VBG" and tree.lemma[gerund] in listed("clause_words", "harming")
    hung = tree.dep[noun] in ("pobj", "dobj") and verb < noun < gerund and tree.pos[noun] in ("NOUN", "PROPN")
    kind = tree.dep[noun] == "dobj" and any(tree.lower[each] in ("a", "an") for each in tree.all(noun, "det"))  # "a spray killing 20 weeds"
    if not harms or not hung or kind or not _tells(tree, verb) or not _counted(tree, gerund):
        return False
    tree.dep[gerund], tree.head[gerund] = "advcl", verb
    return True


def from_place(tree: Syntax, gerund: int) -> bool:
    """Part a participle from the place before it, which was taken for its subject: "fled to Malta leaving his wife behind"."""
    prep, place = tree.head[gerund], tree.child(gerund, "nsubj")
    if tree.tag[gerund] != "VBG" or place != gerund - 1 or place <= prep or tree.tag[place] != "NNP":
        return False
    over = tree.head[prep]
    if tree.lower[prep] == "of" and tree.lemma[over] in listed("clause_words", "parts_of_places"):
        verb = tree.head[over] if tree.dep[over] != "pobj" else tree.head[tree.head[over]]
    elif tree.lower[prep] in listed("clause_words", "goal_prepositions") and tree.lemma[over] in listed("clause_words", "motion"):
        verb = over
    else:
        return False
    if not _tells(tree, verb) or verb > prep:
        return False
    tree.dep[place], tree.head[place] = "pobj", prep
    tree.dep[gerund], tree.head[gerund] = "advcl", verb
    return True


def past_aside(tree: Syntax, opening: int) -> bool:
    """Give a clause its verb, which a participle between commas parts from its subject: "after a tram, believed to be empty, crashed"."""
    noun = tree.child(opening, "pobj") if tree.lower[opening] in listed("clause_words", "clause_openings") else None
    end = tree.sentences[tree.sentence(opening)][1]
    comma = next((token for token in range(noun, end - 2) if tree.lower[token] == ","), None) if noun is not None else None
    if noun is None or comma is None or tree.pos[noun] not in ("NOUN", "PROPN") or comma > tree.right[noun] + 1:
        return False
    aside, main = comma + 1 + (tree.tag[comma + 1] == "RB"), tree.head[opening]
    close = next((token for token in range(aside + 1, end - 1) if tree.lower[token] == "," or tree.tag[token] in FINITE), end)
    verb = close + 1
    if tree.tag[aside] not in ("VBN", "VBG", "VBD") or verb >= end or tree.lower[close] != "," or tree.tag[verb] not in PAST:
        return False
    if tree.tag[aside] != "VBG" and tree.child(aside, "dobj") is not None:
        return False  # "grew after a merger, sold its mill, cut jobs"
    bare = tree.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent", "mark") is None
    over = tree.head[verb] == verb and tree.head[main] == verb and main < opening
    hung = tree.head[verb] in (aside, main) or over
    if not bare or not hung or main > verb or tree.head[aside] not in (main, opening, noun) or tree.dep[verb] not in HUNG:
        return False
    if over:
        tree.dep[main], tree.head[main] = "ROOT", main
    tree.dep[verb], tree.head[verb], tree.tag[verb] = "advcl", main, "VBD"
    tree.dep[noun], tree.head[noun] = "nsubj", verb
    tree.dep[opening], tree.head[opening] = "mark", verb
    tree.dep[aside], tree.head[aside] = "acl", noun
    if tree.tag[aside] == "VBD":
        tree.tag[aside] = "VBN"
    return True


def _tells(tree: Syntax, verb: int) -> bool:
    """Whether a word is a verb, and its clause tells something of somebody."""
    helper = tree.child(verb, "aux")
    tensed = tree.tag[verb] in FINITE or (helper is not None and tree.tag[helper] in FINITE)
    begin = tree.sentences[tree.sentence(verb)][0]
    doer = any(tree.head[token] == verb and tree.dep[token] in ("nsubj", "nsubjpass") for token in range(begin, verb))  # as mended
    return tree.pos[verb] == "VERB" and tensed and doer


def _counted(tree: Syntax, gerund: int) -> bool:
    """Whether what a participle acts on is counted, as those are whom something happened to."""
    thing = tree.child(gerund, "dobj")
    return thing is not None and (tree.tag[thing] == "CD" or tree.child(thing, "nummod") is not None)
