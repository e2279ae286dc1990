"""Words that the parser hung on the wrong one of two, each hung where the words beside it show; each mend says whether it did so."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, table
from twosource.lexicon.reporting_verbs import reporting
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from twosource.syntax import Syntax

AHEAD, BY, OF = "ahead", "by", "of"
BARE: Final = ("VB", "VBP")


def to_letting(tree: Syntax, verb: int) -> bool:
    """Let what somebody is let to do hang on the letting, and its subject be acted on: "rejected a bill letting families sue the bank"."""
    over, thing = tree.head[verb], tree.child(verb, "nsubj")
    if tree.tag[verb] not in BARE or thing is None or not over < thing < verb or tree.child(verb, "aux", "mark") is not None:
        return False
    letting = next(
        (each for each in tree.below(thing) if tree.lemma[each] in listed("clause_words", "letting") and tree.tag[each] == "VBG"), None
    )
    who = tree.child(letting, "dobj") if letting is not None else None
    if letting is None or who is None or tree.right[who] != verb - 1 or tree.child(over, "dobj") is not None:
        return False
    tree.dep[thing], tree.head[thing] = "dobj", over
    tree.dep[verb], tree.head[verb], tree.tag[verb] = "ccomp", letting, "VB"
    tree.dep[who], tree.head[who] = "nsubj", verb
    return True


def as_owner(tree: Syntax, name: int) -> bool:
    """Let a noun with the sign of an owner own what follows it: "passed the Democrats’ showcase bill"."""
    sign = tree.child(name, "case")
    if sign != name + 1 or tree.tag[sign] != "POS" or tree.dep[name] == "poss":
        return False
    thing = next((each for each in tree.above(name + 2) if tree.left[each] == name + 2), None) if name + 2 < len(tree) else None
    if thing is None or tree.pos[thing] != "NOUN" or tree.head[thing] != tree.head[name] or thing == tree.head[name]:
        return False
    tree.dep[name], tree.head[name] = "poss", thing
    return True


def to_participle(tree: Syntax, verb: int) -> bool:
    """Let a participle behind "and" go on from the one before it, and not from a verb with a tense: "comes in a letter released on Monday and signed by 90 teachers"."""
    over = tree.head[verb]
    if (
        tree.tag[verb] != "VBN"
        or tree.tag[over] not in FINITE
        or tree.child(verb, "aux", "auxpass", "nsubj", "nsubjpass", "dobj") is not None
    ):
        return False
    perfect = any(tree.lemma[each] in ("have", "be") for each in tree.all(over, "aux", "auxpass")) or tree.lemma[over] in ("have", "be")
    joint = tree.left[verb] - 1
    if perfect or verb + 1 >= len(tree) or tree.lower[verb + 1] != BY or tree.dep[joint] != "cc":
        return False
    first = next(
        (
            each
            for each in range(joint - 1, over, -1)
            if tree.dep[each] == "acl" and tree.tag[each] == "VBN" and tree.right[each] == joint - 1
        ),
        None,
    )
    if first is None:
        return False
    tree.head[verb] = tree.head[joint] = first
    return True


def to_told(tree: Syntax, verb: int) -> bool:
    """Let a verb of several go on from what one somebody tells of them: "he said that the crews were tired, but were glad"."""
    said, helpers = tree.head[verb], tree.all(verb, "aux", "auxpass")
    told, who = tree.child(said, "ccomp"), tree.child(said, "nsubj")
    several = any(tree.lower[each] in ("were", "are") for each in (*helpers, verb))
    if (
        not several
        or told is None
        or who is None
        or not who < said < told < verb
        or tree.child(verb, "nsubj", "nsubjpass", "expl") is not None
    ):
        return False
    one = tree.tag[who] == "NNP" or tree.lower[who] in ("he", "she")
    if not one or tree.child(who, "conj") is not None or tree.lemma[said] not in reporting():
        return False
    tree.head[verb] = told
    for each in tree.all(said, "cc", "punct"):
        tree.head[each] = told if told < each < verb else tree.head[each]
    return True


def as_ahead_of(tree: Syntax, adverb: int) -> bool:
    """Take "ahead of" for a preposition, and the day behind its thing for that of the thing: "gathered ahead of the visit on Friday"."""
    of = adverb + 1
    if tree.lower[adverb] != AHEAD or of >= len(tree) or tree.lower[of] != OF or (thing := tree.child(of, "pobj")) is None:
        return False
    if tree.lemma[thing] not in happening_nouns():
        return False  # "leads ahead of Lind on 35 percent"
    tree.dep[adverb], tree.pos[adverb] = "prep", "ADP"
    day = next((each for each in tree.all(tree.head[adverb], "prep", "npadvmod") if tree.left[each] == tree.right[thing] + 1), None)
    if day is None or tree.lower[day] not in ("on", "in", "at"):
        return False
    tree.head[day] = thing
    return True


def as_name_given(tree: Syntax, noun: int) -> bool:
    """Take what somebody calls a thing for the name given it, and not for the thing: "a war she called a mistake"."""
    verb = tree.head[noun]
    if tree.dep[verb] != "relcl" or tree.lemma[verb] not in listed("clause_words", "calling") or noun < verb:
        return False
    reduced = tree.child(verb, "nsubj") == tree.left[verb] and tree.tag[tree.left[verb]] in ("PRP", "NN", "NNS", "NNP", "NNPS")
    if not reduced or not any(tree.lower[each] in ("a", "an") for each in tree.all(noun, "det")) or tree.child(verb, "oprd") is not None:
        return False
    tree.dep[noun] = "oprd"
    return False


@functools.cache
def happening_nouns() -> frozenset[str]:
    """Nouns that tell a happening."""
    return frozenset(row["noun"] for row in table("event_nouns"))
