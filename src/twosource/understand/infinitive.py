"""What an infinitive is and whose: one that only looks like one has tense, and what calls for one may leave open who is to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.clause import Clauses

CALLING = ("thought_nouns", "claims", "asked_nouns", "plan_nouns", "open_nouns")  # lists of nouns whose "to …" may be another's deed


def has_to(tree: Syntax, verb: int) -> bool:
    """Whether "to" stands with a verb: "to visit"."""
    return any(tree.lower[child] == "to" for child in tree.all(verb, "aux"))


def is_asked(tree: Syntax, verb: int) -> bool:
    """Whether a bare verb says what somebody asks to be done: "proposed that they postpone it", "insisted that the road be closed"."""
    while tree.dep[verb] == "conj" and tree.child(verb, "nsubj", "nsubjpass", "aux") is None:
        verb = tree.head[verb]
    head = tree.head[verb]
    if tree.dep[verb] != "ccomp" or not words().among(tree.lemma[head], "asking_that") or tree.child(verb, "nsubj", "nsubjpass") is None:
        return False
    helpers = [tree.lower[child] for child in tree.all(verb, "aux", "auxpass")]
    if helpers:
        return helpers == ["be"]
    return tree.tag[verb] == "VB" or (tree.tag[verb] == "VBP" and tree.tag[head] in ("VBD", "VBN"))


def has_tense(tree: Syntax, verb: int, subject: int | None) -> bool:
    """Whether a verb taken for an infinitive is a plural's, behind "as" or its like: "as figures in trade voice doubt"."""
    marks = {tree.lower[mark] for mark in tree.all(verb, "mark", "advmod")}
    return subject is not None and tree.tag[subject] in ("NNS", "NNPS") and any(words().among(mark, "setting") for mark in marks)


def called_for(tree: Syntax, head: int, verb: int) -> bool:
    """Whether a noun before an infinitive may be what calls for it, so that its subject may be another's: "repeated his call to …"."""
    between = range(head + 1, tree.left[verb])
    return any(tree.pos[token] == "NOUN" and any(words().among(tree.lemma[token], name) for name in CALLING) for token in between)


def awaits(clauses: Clauses, be: int) -> bool:
    """Whether "is to" tells what is to come: what somebody is about to do, or what is to be done."""
    subject = clauses.own_subject(be)
    return clauses.named(subject) or undergoes(clauses.tree, be, subject)


def undergoes(tree: Syntax, be: int, subject: int | None) -> bool:
    """Whether "is to be opened", "is to begin" or "is to stay shut", tells what is to become of its subject: an aim is to be heard, and nobody hears the aim."""
    inner = tree.child(be, "xcomp")
    if subject is None or inner is None or tree.child(be, "attr", "acomp") is not None:
        return False
    passive = tree.child(inner, "auxpass") is not None
    stays = words().among(tree.lemma[inner], "staying") and tree.child(inner, "acomp", "oprd") is not None
    if not passive and not stays and not (words().among(tree.lemma[inner], "courses") and tree.child(inner, "dobj") is None):
        return False
    if passive and words().among(tree.lemma[subject], "settled"):
        return True
    return not any(words().among(tree.lemma[subject], name) for name in (*CALLING, "purposes"))
