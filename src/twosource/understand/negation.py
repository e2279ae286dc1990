"""Whether a word of a clause negates it: "not", "nobody", "neither", "no longer", "under no circumstances", "nearly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.phrase import ALL_BUT
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.clause import Clauses

OPENING = frozenset({'"', "“", "``", "'", "‘"})
CLOSING = frozenset({'"', "”", "''", "'", "’"})
NO, NOT, UNTIL = "no", "not", "until"
NEITHER, NOR = "neither", "nor"
ONE = frozenset({"one", "single"})
PARTIES = ("nsubj", "nsubjpass", "dobj", "attr", "agent", "npadvmod")


def is_negated(clauses: Clauses, verb: int, *, finite: bool) -> bool:
    """Whether a word of the clause negates it; `finite` says whether its verb has a tense."""
    tree = clauses.tree
    found = _by_adverb(clauses, verb) or _by_nor(clauses, verb, finite=finite) or _by_nearly(clauses, verb) or _of_none(clauses, verb)
    found = found or _no_more(tree, verb) or at_no_time(tree, verb) is not None or _in_what_it_is(clauses, verb)
    if found and any(tree.lower[child] == UNTIL and child > verb for child in tree.all(verb, "prep")):
        return False  # "did not leave until Monday": then they left
    return (found or _by_party(clauses, verb)) != _is_not_whom(clauses, verb)


def foremost(tree: Syntax, adverb: int) -> int:
    """Where an adverb begins, with the word that denies it: of "no longer", "no"; "not long after" denies nothing."""
    first = tree.left[adverb]
    denied = first < adverb and words().among(tree.lower[first], "negations") and words().among(tree.lower[adverb], "denied_adverbs")
    return first if denied else adverb


def at_no_time(tree: Syntax, verb: int) -> int | None:
    """Where a phrase begins that says that it is so in no case: "under no circumstances will the union agree", "in no way supports it"."""
    told = (prep for prep in tree.all(verb, "prep") if tree.right[prep] == prep + 2)
    return next((prep for prep in told if words().among("_".join(tree.lower[prep : prep + 3]), "in_no_case")), None)


def outside(tree: Syntax, verb: int) -> bool:
    """Whether the word that denies a clause only joins it to another, or stands with the first of two: "neither came nor wrote"."""
    first = tree.left[verb]
    joined = NOR in (tree.lower[first], tree.lower[first - 1] if first else "")
    return joined or any(tree.lower[child] == NEITHER for child in tree.all(verb, "preconj", "cc"))


def has_no(tree: Syntax, noun: int) -> bool:
    """Whether "no" stands before a noun."""
    return any(tree.lower[child] == NO for child in tree.all(noun, "det"))


def _by_adverb(clauses: Clauses, verb: int) -> bool:
    tree = clauses.tree
    return any(
        (tree.dep[child] == "neg" and not (child > verb and tree.lower[child - 1] == ","))
        or (tree.dep[child] in ("advmod", "preconj", "cc") and words().among(tree.lower[child], "negations"))
        for child in tree.children[verb]
        if not _not_only(tree, child)
    )


def _not_only(tree: Syntax, token: int) -> bool:
    """Whether a thing is told so, and more with it, or since when: "not only led the party", "not until Monday did they leave"."""
    if tree.lower[token] != NOT or token + 1 == len(tree):
        return False
    return words().among(tree.lower[token + 1], "not_only") or tree.lower[token + 1] == UNTIL


def _no_more(tree: Syntax, verb: int) -> bool:
    """Whether an adverb that is denied says that it is so no more, or never was: "no longer leads", "never again spoke", "hardly ever left"."""
    adverbs = (child for over in (verb, *tree.all(verb, "aux", "auxpass")) for child in tree.all(over, "advmod"))
    return any(foremost(tree, child) < child for child in adverbs)


def focus(tree: Syntax, verb: int) -> int | None:
    """The noun of which a clause says by turning about that it was not he: of "it was not Kask who came", Kask."""
    noun = tree.head[verb]
    is_ = tree.head[noun]
    who = tree.child(verb, "nsubj", "nsubjpass")  # "it is not the first time Rao has left" denies nothing of the kind
    turned = (
        tree.dep[verb] == "relcl"
        and who is not None
        and tree.tag[who] in ("WP", "WDT")
        and tree.dep[noun] == "attr"
        and tree.lemma[is_] == "be"
        and noun < verb
    )
    subject = tree.child(is_, "nsubj", "expl") if turned else None
    denied = subject is not None and tree.lower[subject] == "it" and any(not _not_only(tree, neg) for neg in tree.all(is_, "neg"))
    return noun if denied else None


def _is_not_whom(clauses: Clauses, verb: int) -> bool:
    """Whether somebody who is named is told not to have been the one: "it was not Kask who came"."""
    noun = focus(clauses.tree, verb)
    return noun is not None and clauses.tree.pos[noun] == "PROPN"


def _by_nor(clauses: Clauses, verb: int, *, finite: bool) -> bool:
    first = clauses.tree.left[verb]
    return finite and first > 0 and clauses.tree.lower[first - 1] == NOR


def _by_nearly(clauses: Clauses, verb: int) -> bool:
    """Whether what nearly or all but happened did not; what nearly doubled, or could nearly be, is as it is told."""
    tree = clauses.tree
    near = verb > 0 and words().among(tree.lower[verb - 1], "nearly") and tree.head[verb - 1] == verb
    near = near or (verb > 1 and tree.lower[verb - len(ALL_BUT) : verb] == ALL_BUT)
    return near and not words().among(tree.lemma[verb], "multiplying") and all(tree.tag[child] != "MD" for child in tree.all(verb, "aux"))


def _of_none(clauses: Clauses, verb: int) -> bool:
    """Whether a participle tells of no such thing: "No Licence Required", "no injuries reported"."""
    tree, noun = clauses.tree, clauses.tree.head[verb]
    told = tree.dep[verb] == "acl" and tree.tag[verb] in ("VBN", "VBG") and clauses.own_subject(verb) is None
    heads = told and tree.dep[noun] in ("ROOT", "attr", "appos", "dep")
    return heads and has_no(tree, noun)


def _in_what_it_is(clauses: Clauses, verb: int) -> bool:
    """Whether what completes a verb is negated: "is neither rich nor poor", "pleaded not guilty"."""
    tree = clauses.tree
    for child in tree.all(verb, "acomp", "attr"):
        if any(tree.dep[part] in ("preconj", "cc") and tree.lower[part] == NEITHER for part in tree.children[child]):
            return True
    whole = clauses.particle(verb)
    return whole is not None and any(tree.dep[part] == "neg" and part < whole for part in tree.children[whole])


def _by_party(clauses: Clauses, verb: int) -> bool:
    """Whether a party to it is nobody: "no one was hurt", "killed none of them"."""
    tree, lists = clauses.tree, words()
    spoken = tree.lemma[verb] in lists.reporting  # "not 2,445, the minister said"
    for child in tree.all(verb, *PARTIES):
        apart = tree.dep[child] == "npadvmod" and child > verb and tree.lower[tree.left[child] - 1] == ","  # "…, none of them seriously"
        if apart or (spoken and tree.word[child][0].isdigit()):
            continue
        if (
            lists.among(tree.lower[child], "negations")
            or _not_one(tree, child)
            or any(_is_none(clauses, verb, child, part) for part in tree.children[child])
        ):
            return True
    return False


def _not_one(tree: Syntax, noun: int) -> bool:
    """Whether there is none of a noun: "not one ship", "not a single ship"; "not a few" are many."""
    first = tree.left[noun]
    return first < noun and tree.lower[first] == NOT and not ONE.isdisjoint(tree.lower[first:noun])


def _is_none(clauses: Clauses, verb: int, noun: int, part: int) -> bool:
    """Whether a word says that there is none of a noun: not one that follows its verb behind a comma, and none that is only quoted."""
    tree = clauses.tree
    if part > noun or tree.dep[part] not in ("det", "preconj", "neg") or not words().among(tree.lower[part], "negations"):
        return False
    behind = part > verb and tree.lower[part - 1] == ","
    quoted = part > 0 and tree.lower[part - 1] in OPENING and tree.lower[part + 1] in CLOSING
    return not behind and not quoted
