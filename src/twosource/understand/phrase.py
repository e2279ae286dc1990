"""How far a phrase goes: the shortest words that still read as the thing meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax

LEFT_PARTS = frozenset(
    {"det", "predet", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "neg", "case", "npadvmod", "punct", "preconj"}
)
BRACKETS = frozenset("\"'“”‘’«»()[]—–-:;,.")
BUT = "but"
ALL_BUT = ["all", BUT]
DASHES = frozenset({"-", "--", "–", "—"})
LONG = 30  # tokens; a sentence of news has about 22, and evidence that long shows nothing


def noun_phrase(tree: Syntax, head: int) -> tuple[int, int]:
    """First and last token of a noun with what stands before it and its "of …", without side remarks and coordination."""
    first = last = head
    if tree.lower[max(0, head - 2) : head] == ALL_BUT:
        first = head - 2  # "all but two of the miners"
    for child in tree.children[head]:
        if child < head and tree.lower[child] == "that" and tree.dep[child] == "det" and _opens(tree, child):
            continue
        if child < head and tree.dep[child] in LEFT_PARTS and not _dateline(tree, child, head):
            first = min(first, tree.left[child])
        elif child > head and tree.dep[child] == "prep" and tree.lower[child] == "of" and not _accused(tree, head):
            inner = tree.child(child, "pobj")
            if inner is not None:
                last = max(last, noun_phrase(tree, inner)[1])
        elif child > head and tree.dep[child] in ("case", "nummod", "npadvmod", "quantmod"):
            last = max(last, child)
        elif child == last + 1 and tree.dep[child] == "appos" and tree.pos[child] == "NUM":
            last = child  # "a quake of magnitude 6.3"
        elif (inner := excepted(tree, head, child)) is not None:
            last = max(last, noun_phrase(tree, inner)[1])
    return trim(tree, first, last)


def excepted(tree: Syntax, noun: int, but: int) -> int | None:
    """The noun behind a "but" that takes something out of what a word before it counts: "all but one of the plans"."""
    out = but == noun + 1 and tree.lower[but] == BUT and tree.dep[but] in ("prep", "cc") and tree.pos[noun] in ("DET", "PRON")
    return tree.child(but, "pobj") if out else None


def is_excepted(tree: Syntax, number: int) -> bool:
    """Whether a number is of those who are taken out, or denied to be even one: "all but two", "not one"."""
    return tree.lower[max(0, number - 2) : number] == ALL_BUT or tree.lower[max(0, number - 1) : number + 1] == ["not", "one"]


def is_part_of_word(tree: Syntax, number: int) -> bool:
    """Whether a number is part of a word that counts nothing: "a one-off gain", "one-on-one"."""
    hyphen = number + 1
    joined = hyphen + 1 < len(tree) and tree.lower[hyphen] == "-" and tree.end[number] == tree.start[hyphen]
    return joined and tree.tag[hyphen + 1] in ("RP", "IN")


def whole_word(tree: Syntax, token: int) -> int:
    """The first token of a word that hyphens join to this one: of "second-largest", "second"."""
    while token > 1 and tree.lower[token - 1] == "-" and tree.end[token - 2] == tree.start[token - 1]:
        token -= 2
    return token


def of_at(tree: Syntax, noun: int) -> int | None:
    """The "of" after a noun."""
    return next((prep for prep in tree.all(noun, "prep") if tree.lower[prep] == "of"), None)


def noun_of(tree: Syntax, noun: int) -> int | None:
    """The noun behind the "of" after a noun."""
    of = of_at(tree, noun)
    return tree.child(of, "pobj") if of is not None else None


def _opens(tree: Syntax, that: int) -> bool:
    """Whether "that" opens a clause and points to nothing: it stands right after a verb or a comma."""
    return that > 0 and tree.pos[that - 1] in ("VERB", "AUX") and tree.tag[tree.head[that]] != "VB"


def _accused(tree: Syntax, head: int) -> bool:
    """Whether "of" after a noun says what it is accused of: "accused the minister of theft"."""
    return tree.dep[head] == "dobj" and words().among(tree.lemma[tree.head[head]], "allegation")


def _dateline(tree: Syntax, child: int, head: int) -> bool:
    """Whether a dash parts a word from its noun: "LONDON (Reuters) - Police"."""
    return tree.dep[child] in ("nmod", "compound", "npadvmod") and any(
        tree.lower[mark] in DASHES and tree.end[mark - 1] < tree.start[mark]
        for mark in range(tree.right[child] + 1, min(head, tree.right[child] + 3))
    )


def coordination(tree: Syntax, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase with all that is coordinated with it."""
    spans = [noun_phrase(tree, token) for token in tree.conjuncts(head)]
    return min(first for first, _ in spans), max(last for _, last in spans)


def reach(tree: Syntax, token: int, depth: int = 0) -> int:
    """The last token of what a complement says, side remarks and subordinate clauses left out."""
    last = token
    for child in tree.children[token]:
        if child < token or depth > 6:
            continue
        dep = tree.dep[child]
        if (inner := excepted(tree, token, child)) is not None:
            last = max(last, reach(tree, inner, depth + 1))
        if dep in ("oprd", "npadvmod", "attr") and tree.lower[tree.left[child] - 1] == ",":
            continue
        if tree.lower[child] == "according":
            continue
        if (
            dep
            in (
                "prep",
                "agent",
                "pobj",
                "pcomp",
                "dobj",
                "attr",
                "acomp",
                "oprd",
                "idiom",
                "dative",
                "xcomp",
                "prt",
                "npadvmod",
                "advmod",
                "case",
                "nummod",
            )
            or (dep == "conj" and _alike(tree, child, token))
            or (dep == "appos" and (tree.left[child] == token + 1 or _listed(tree, child, token)))
            or (dep == "acl" and child - token <= 2 and tree.tag[child] in ("VBN", "VB"))
            or (dep == "amod" and tree.pos[token] == "ADP")  # "at large"
        ):
            last = max(last, reach(tree, child, depth + 1))
    return last


def _listed(tree: Syntax, one: int, first: int) -> bool:
    """Whether what was parsed as set beside a thing goes on a list of examples: "including boats, a mill and two barns"."""
    opened = tree.dep[first] == "pobj" and tree.lower[tree.head[first]] in ("including", "like")
    return opened and tree.child(one, "cc") is not None and tree.child(one, "conj") is not None


def _alike(tree: Syntax, one: int, other: int) -> bool:
    """Whether two coordinated words are of one kind, and no verbs."""
    names = ("NOUN", "PROPN")
    return tree.pos[one] not in ("VERB", "AUX") and (
        tree.pos[one] == tree.pos[other] or (tree.pos[one] in names and tree.pos[other] in names)
    )


def trim(tree: Syntax, first: int, last: int) -> tuple[int, int]:
    """The span without marks and conjunctions at its edges, unless a bracket or quotation mark has its fellow inside."""
    while first < last and (tree.lower[first] in BRACKETS or tree.dep[first] in ("cc", "punct")):
        first += 1
    while last > first and (
        tree.lower[last] in BRACKETS
        or tree.dep[last] in ("cc", "punct", "mark", "det", "aux")
        or (tree.pos[last] in ("ADP", "SCONJ", "PART") and tree.right[last] > last)
    ):
        if tree.lower[last] in '”")]' and _opened(tree, first, last):
            break
        last -= 1
    return first, last


def _opened(tree: Syntax, first: int, last: int) -> bool:
    opening = {"”": "“", '"': '"', ")": "(", "]": "["}.get(tree.lower[last])
    return opening is not None and opening in tree.lower[first:last]
