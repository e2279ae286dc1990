"""Idioms by which somebody hands on a claim, read as the verb that says the same: "made it clear that …", "is of the view that …"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, NamedTuple

from twosource.lexicon import listed, table
from twosource.lexicon.reporting_verbs import reporting
from twosource.syntax.tags import FINITE, VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.syntax import Syntax

PART: Final = "idiom"  # how the words of an idiom hang on its verb: they have no part in the clause
FILLING: Final = frozenset({"DT", "PRP$", "POS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "CC", "CD", "NN", "NNP", "VBN", "VBG"})
DENYING: Final = frozenset({"no", "little", "any", "few"})  # before the noun of an idiom that does not itself say so
NEAR: Final = 3  # words between two of an idiom
FAR: Final = 9  # between its verb and its object, or where anything may stand
AWAY: Final = 12  # between an idiom and the clause that it hands on
WITHIN: Final = ("compound", "nmod", "amod", "poss")  # how a noun stands before another
SAYING: Final = frozenset({"say", "deny", "promise", "doubt"})
ACTIVE: Final = {"nsubjpass": "nsubj", "auxpass": "aux"}
ASIDE: Final = ("prep", "dative", "npadvmod", "advmod")  # what tells of the whole clause, though the parser hangs it on a word of the idiom


class Idiom(NamedTuple):
    """The words of an idiom behind its verb, and the verb of saying that says the same."""

    words: tuple[str, ...]
    means: str


@functools.cache
def idioms() -> Mapping[str, tuple[Idiom, ...]]:
    """Every idiom, by the lemma of its verb."""
    found: dict[str, list[Idiom]] = {}
    for row in table("idioms"):
        first, *words = row["idiom"].split()
        for lemma in first.split("|"):
            found.setdefault(lemma, []).append(Idiom(tuple(words), row["means"]))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


def say(tree: Syntax, verb: int) -> bool:
    """Let an idiom be the verb that says the same, of which what it hands on is the clause: "made it clear that the road was closed"."""
    return _hand_on(tree, verb, itself=False)


def go_on_to_say(tree: Syntax, verb: int) -> bool:
    """Let an idiom that leads to a verb of saying be that verb: "took to the radio to say that the road was closed"."""
    return _hand_on(tree, verb, itself=True)


def _hand_on(tree: Syntax, verb: int, *, itself: bool) -> bool:
    """Whether a token hangs elsewhere since an idiom, with a verb of saying `itself` in it or without, was read as a verb of saying."""
    for idiom in idioms().get(tree.lemma[verb], ()) if tree.tag[verb] in VERBAL else ():
        if itself == bool(idiom.means):
            continue
        parts = next(_matched(tree, verb, idiom.words, verb), None)
        if parts is None or _denied(tree, verb, parts):
            continue
        said = parts[-1] if not idiom.means else None
        content = tree.child(said, "ccomp") if said is not None else _content(tree, verb, parts)
        head = tree.head[verb] if tree.dep[verb] in ("aux", "auxpass") else verb  # "is convinced"
        under = head == verb and any(above in parts for above in tree.above(verb))  # the parser hung it on its own object
        if content is not None and content > parts[-1] and (head == verb or head in parts) and not under:
            _join(tree, head, [verb, *parts], content)
            tree.lemma[head], tree.pos[head] = idiom.means or tree.lemma[parts[-1]], "VERB"
            for child in tree.children[head] if itself or head != verb else ():
                tree.dep[child] = ACTIVE.get(tree.dep[child], tree.dep[child])  # who "was quoted as saying" says
            return True
    return False


def _matched(tree: Syntax, verb: int, words: tuple[str, ...], last: int) -> Iterator[list[int]]:
    """The tokens of the words of an idiom behind a token of it, in every way in which they stand there."""
    if not words:
        yield []
        return
    word, rest, wide = words[0], words[1:], False
    if word == "*":
        word, rest, wide = words[1], words[2:], True
    if word.endswith("?"):
        yield from _matched(tree, verb, rest, last)
    end = tree.sentences[tree.sentence(verb)][1]
    for token in range(last + 1, min(end, last + 2 + FAR)):
        if _fits(tree, token, word.rstrip("?")) and (wide or token <= last + 1 + NEAR or _is_object(tree, verb, token)):
            for found in _matched(tree, verb, rest, token):
                yield [token, *found]
        filling = tree.tag[token] in FILLING and tree.lower[token] not in DENYING
        filling = filling and (tree.pos[token] not in ("NOUN", "PROPN") or tree.dep[token] in WITHIN)
        if wide or _before_object(tree, verb, token):
            filling = tree.tag[token] not in VERBAL or tree.dep[token] in WITHIN
        if not filling or tree.pos[token] == "PUNCT":
            return


def _fits(tree: Syntax, token: int, word: str) -> bool:
    if word == "SAY":
        return reporting().get(tree.lemma[token]) in SAYING and tree.tag[token] in VERBAL
    return any(each in (tree.lower[token], tree.lemma[token]) for each in word.split("|"))


def _is_object(tree: Syntax, verb: int, token: int) -> bool:
    return tree.dep[token] == "dobj" and tree.head[token] == verb


def _before_object(tree: Syntax, verb: int, token: int) -> bool:
    """Whether a word stands between a verb and its object, as who is given something does: "gave the workers an assurance"."""
    return any(verb < token < child and tree.left[child] > token for child in tree.all(verb, "dobj"))


def _denied(tree: Syntax, verb: int, parts: list[int]) -> bool:
    """Whether an idiom of thought is denied, of which nothing is known then, or said of nobody: "is not sure that", "it is clear that"."""
    if tree.lemma[verb] != "be":
        return False
    heads = {verb, tree.head[verb]} if tree.dep[verb] in ("aux", "auxpass") else {verb}
    subject = next((child for head in heads for child in tree.all(head, "nsubj", "nsubjpass", "expl")), None)
    if subject is None or tree.lower[subject] in listed("clause_words", "hollow"):
        return True
    denying = listed("clause_words", "negations")
    told = (subject, *tree.children[subject], *(child for head in (*heads, *parts) for child in tree.children[head]))
    return any(tree.lower[each] in denying for each in told)


def _content(tree: Syntax, verb: int, parts: list[int]) -> int | None:
    """The clause that an idiom hands on: what "that" opens behind it, or a clause with a subject right behind it."""
    last = parts[-1]
    for token in range(last + 1, min(tree.sentences[tree.sentence(verb)][1], last + 1 + AWAY)):
        clause, over = tree.head[token], tree.head[tree.head[token]]
        if tree.lower[token] == "that" and (tree.dep[token] == "mark" or _opens(tree, token)):
            hung = verb <= over < token and (over in (verb, *parts) or tree.dep[over] not in ("dobj", "attr"))
            return clause if clause > token and hung else None
        if tree.tag[token] in VERBAL or tree.tag[token] == "MD":
            break
    for child in (each for part in (verb, *parts) for each in tree.all(part, "ccomp", "advcl", "csubj")):
        own = tree.child(child, "nsubj", "nsubjpass", "expl")
        helped = any(tree.tag[each] in FINITE for each in (child, *tree.all(child, "aux", "auxpass")))
        if own is not None and child not in parts and tree.left[child] == last + 1 == tree.left[own] and helped:
            return child
    return None


def _opens(tree: Syntax, that: int) -> bool:
    """Whether a "that" which was taken for an object only opens a clause: "was adamant that he had paid"."""
    clause = tree.head[that]
    return tree.dep[that] == "dobj" and tree.dep[clause] == "ccomp" and tree.child(clause, "nsubj", "nsubjpass") is not None


def _join(tree: Syntax, head: int, parts: list[int], content: int) -> None:
    """Hang the clause on the verb, and what tells of it all; the other words of the idiom tell nothing."""
    for part in (each for each in parts if each != head):
        helps = tree.dep[part] in ("aux", "auxpass")
        for child in (each for each in tree.children[part] if each not in (*parts, content)):
            if helps or (child > part and tree.dep[child] in ASIDE):
                tree.head[child] = head
        if helps:
            continue
        tree.head[part], tree.dep[part] = head, PART
        if tree.tag[part] in VERBAL:
            tree.tag[part], tree.pos[part] = "JJ", "ADJ"
    tree.dep[content], tree.head[content] = "ccomp", head
    that = tree.left[content]
    if tree.lower[that] == "that" and _opens(tree, that):
        tree.dep[that], tree.tag[that], tree.pos[that] = "mark", "IN", "SCONJ"
