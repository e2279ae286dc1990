"""Claims and reports, and what they leave open: "denied reports that …", "the risk that …", "no evidence that …", "not sure that …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.mode import Modes


def proof_of(tree: Syntax, head: int) -> int | None:
    """The noun that a clause tells more of: "no evidence that", "there was no evidence so far that", "no reason to believe that"."""
    if tree.lemma[head] == "be" and tree.child(head, "expl") is not None:
        return tree.child(head, "attr")
    while tree.pos[head] == "ADV" and tree.head[head] != head:
        head = tree.head[head]
    doubted = tree.dep[head] in ("acl", "relcl") and words().among(tree.lemma[head], "raising") and leaves_open(tree, tree.head[head])
    head = tree.head[head] if doubted else head
    return head if tree.pos[head] == "NOUN" else None


def is_denied(modes: Modes, noun: int) -> bool:
    """Whether somebody says that a claim or a report is not so: "denied reports that it had run out of money"."""
    tree, lists, over = modes.tree, words(), modes.tree.head[noun]
    told = tree.dep[noun] == "dobj" and any(lists.among(tree.lemma[noun], name) for name in ("claims", "hearsay", "open_nouns"))
    denies = lists.reporting.get(tree.lemma[over]) == "deny" or lists.among(tree.lemma[over], "dismissing")
    above = modes(over) if told and denies else None
    return above is not None and not above.negated and above.status == "happened"


def leaves_open(tree: Syntax, noun: int) -> bool:
    """Whether a noun leaves open what its clause tells: "the risk that", "a claim that" nobody is named for."""
    lists = words()
    if any(words().among(tree.lower[child], "hardly_any") for child in tree.children[noun]):
        return lists.among(tree.lemma[noun], "proofs")
    if lists.among(tree.lemma[noun], "open_nouns") or lists.among(tree.lemma[noun], "hearsay"):
        return True
    return lists.among(tree.lemma[noun], "claims") and tree.child(noun, "poss") is None


def is_unsure(modes: Modes, head: int) -> bool:
    """Whether an adjective leaves open what follows it: "it is possible that", "not sure that"."""
    tree, lists = modes.tree, words()
    adjective = head if tree.pos[head] == "ADJ" else tree.child(head, "acomp") if tree.lemma[head] == "be" else None
    if adjective is None:
        return False
    denied = lists.among(tree.lower[adjective], "true_adjectives") and (modes.negated(head) or modes.negated(adjective))
    return denied or lists.among(tree.lower[adjective], "unsure_adjectives")
