"""Whether a word of a clause negates it: "not", "nobody", "neither", "no longer", "nearly"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.clause import Clauses

OPENING = frozenset({'"', "“", "``", "'", "‘"})
CLOSING = frozenset({'"', "”", "''", "'", "’"})
NO, LONGER, UNTIL = "no", "longer", "until"
NEITHER, NOR = "neither", "nor"
PARTIES = ("nsubj", "nsubjpass", "dobj", "attr", "agent", "npadvmod")


def is_negated(clauses: Clauses, verb: int, *, finite: bool) -> bool:
    """Whether a word of the clause negates it; `finite` says whether its verb has a tense."""
    tree = clauses.tree
    found = _by_adverb(clauses, verb) or _by_nor(clauses, verb, finite=finite) or _by_nearly(clauses, verb) or _of_none(clauses, verb)
    found = found or any(tree.lower[child] == LONGER and tree.lower[child - 1] == NO for child in tree.all(verb, "advmod"))
    found = found or _in_what_it_is(clauses, verb)
    if found and any(tree.lower[child] == UNTIL and child > verb for child in tree.all(verb, "prep")):
        return False  # "did not leave until Monday": then they left
    return found or _by_party(clauses, verb)


def has_no(tree: Syntax, noun: int) -> bool:
    """Whether "no" stands before a noun."""
    return any(tree.lower[child] == NO for child in tree.all(noun, "det"))


def _by_adverb(clauses: Clauses, verb: int) -> bool:
    tree = clauses.tree
    return any(
        (tree.dep[child] == "neg" and not (child > verb and tree.lower[child - 1] == ","))
        or (tree.dep[child] in ("advmod", "preconj", "cc") and words().among(tree.lower[child], "negations"))
        for child in tree.children[verb]
    )


def _by_nor(clauses: Clauses, verb: int, *, finite: bool) -> bool:
    first = clauses.tree.left[verb]
    return finite and first > 0 and clauses.tree.lower[first - 1] == NOR


def _by_nearly(clauses: Clauses, verb: int) -> bool:
    """Whether what nearly happened did not; what nearly doubled, or could nearly be, is as it is told."""
    tree = clauses.tree
    near = verb > 0 and words().among(tree.lower[verb - 1], "nearly") and tree.head[verb - 1] == verb
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
        if lists.among(tree.lower[child], "negations") or any(_is_none(clauses, verb, child, part) for part in tree.children[child]):
            return True
    return False


def _is_none(clauses: Clauses, verb: int, noun: int, part: int) -> bool:
    """Whether a word says that there is none of a noun: not one that follows its verb behind a comma, and none that is only quoted."""
    tree = clauses.tree
    if part > noun or tree.dep[part] not in ("det", "preconj", "neg") or not words().among(tree.lower[part], "negations"):
        return False
    behind = part > verb and tree.lower[part - 1] == ","
    quoted = part > 0 and tree.lower[part - 1] in OPENING and tree.lower[part + 1] in CLOSING
    return not behind and not quoted
