"""Participles that the parser hung on the noun before them, though the whole clause does what they tell: "fell into a river killing ten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from twosource.syntax import Syntax


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
