"""Which words head a clause of their own, and which is its subject: verbs, but none that is part of a name, a title or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed, past_of
from twosource.understand.relative import at_odds
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.syntax import Syntax

OPENING = frozenset("\"“”‘'`(:-–—") | {"``", "--", "\n"}
CLOSING = frozenset("\"”’'") | {"''"}
STOPPED = frozenset({".", ",", "?", "!"})  # before a closing mark
ITEMS = frozenset({":", "–", "—", "--"})  # what a row of gerunds may stand after


def heads_clause(tree: Syntax, token: int) -> bool:
    """Whether a token is a verb that heads a clause of its own."""
    word = tree.lower[token]
    spelled = word[0].isalpha() or (words().among(word, "short_be") and tree.lemma[token] == "be")
    if not spelled or not tree.tag[token].startswith(("VB", "MD")):
        return False
    if tree.word[token][0].isupper() and _titled(tree, token):
        return False
    if tree.dep[token] in ("pobj", "nsubj", "dobj", "nsubjpass") and tree.tag[token] != "VBG":
        return False
    if tree.tag[token] == "MD":
        return False
    if tree.dep[token] == "conj" and tree.tag[token] == "VBG" and tree.pos[tree.head[token]] == "ADJ":
        return False
    if tree.tag[token] == "VBG" and _names(tree, token):
        return False
    if tree.tag[token] == "VBG" and words().among(tree.lemma[token], "describing"):
        thing = tree.child(token, "dobj")
        if thing is not None and thing == token + 1 and tree.pos[thing] == "NOUN":
            return False
    if tree.pos[token] == "VERB":
        return tree.dep[token] not in ("amod", "compound", "aux", "auxpass", "prep", "case", "nmod", "punct", "mark", "cc")
    return tree.pos[token] == "AUX" and tree.dep[token] not in ("aux", "auxpass")


def _names(tree: Syntax, gerund: int) -> bool:
    """Whether a gerund is part of a name for a thing, or one of the items after a dash: "as negotiating leverage", "goals: saving lives"."""
    thing = tree.child(gerund, "dobj")
    if tree.dep[gerund] == "pcomp" and tree.lower[tree.head[gerund]] == "as":
        return thing == gerund + 1 and tree.tag[thing] == "NN" and tree.lower[thing] not in ("this", "that", "it")
    if tree.dep[gerund] == "acl" and tree.left[gerund] == gerund:
        return tree.lower[gerund - 1] in ITEMS
    return tree.dep[gerund] == "conj" and tree.tag[tree.head[gerund]] == "VBG" and _names(tree, tree.head[gerund])


def _titled(tree: Syntax, token: int) -> bool:
    """Whether a word is written large because it stands in a title: "Meet the Press"."""
    if token == tree.sentences[tree.sentence(token)][0] or tree.lower[token - 1] in OPENING:
        thing = tree.child(token, "dobj", "pobj", "acomp", "attr")
        last = thing if thing is not None and token < thing <= token + 3 and tree.word[thing][0].isupper() else None
        after = last + 1 if last is not None else len(tree)
        after += after + 1 < len(tree) and tree.lower[after] in STOPPED
        return after < len(tree) and tree.lower[after] in CLOSING
    return not tree.word[token].isupper() and not is_headline(tree, token)


def is_headline(tree: Syntax, token: int) -> bool:
    """Whether a sentence writes most of its words large."""
    first, end = tree.sentences[tree.sentence(token)]
    told = [tree.word[each] for each in range(first, end) if tree.word[each][0].isalpha()]
    return 2 * sum(word[0].isupper() for word in told) > len(told)


def subject_among(tree: Syntax, found: Sequence[int], verb: int) -> int | None:
    """The subject of a verb among those that the parser gives it: of two, the nearer, since a dateline is parsed as one too.

    The farther is meant where the nearer does not agree with the verb, or "and" joins it to what stands under the farther: "the toll
    from the collision of a ferry and a tanker rose".
    """
    before = [token for token in reversed(found) if token < verb]
    if len(before) > 1:
        nearer, farther = before[:2]
        if _is_each(tree, nearer):
            return _priced(tree, nearer - 2) or farther
        joint = tree.left[nearer] - 1
        joined = tree.dep[joint] == "cc" and joint in tree.below(farther)
        if joined or (at_odds(tree, nearer, verb) and not at_odds(tree, farther, verb)):
            return farther
    return before[0] if before else next(iter(found), None)


def _is_each(tree: Syntax, noun: int) -> bool:
    """Whether a noun only says for each of what an amount is: "an offer of 412 pence a share is"."""
    amount = noun - 2
    each = tree.left[noun] == noun - 1 and tree.lower[noun - 1] in listed("function_words", "each")
    return each and amount > 0 and tree.tag[noun] == "NN" and tree.child(amount, "nummod") is not None


def _priced(tree: Syntax, amount: int) -> int | None:
    """What an amount is the price of: of "an offer of 412 pence", the offer."""
    noun = tree.head[tree.head[amount]] if tree.dep[amount] == "pobj" else amount
    return noun if noun < amount and tree.pos[noun] == "NOUN" else None


def goes_on(tree: Syntax, verb: int) -> bool:
    """Whether a participle with a subject of its own shares the "were" of the one before: "three were killed and dozens injured", "he was freed and his son jailed"."""
    own = tree.child(verb, "nsubj")
    if tree.dep[verb] != "conj" or own is None or not tree.head[verb] < own < verb or tree.tag[verb] not in ("VBN", "VBD"):
        return False
    if tree.child(verb, "aux", "dobj", "ccomp", "xcomp", "mark") is not None or tree.child(tree.head[verb], "auxpass") is None:
        return False
    past = past_of(tree.lemma[verb])
    form = tree.lower[verb] == past[-1]
    unlike = form and past[0] != past[-1]  # "flown"
    undergone = form and words().among(tree.lemma[verb], "undergone")
    of_itself = words().among(tree.lemma[verb], "of_itself") or words().among(tree.lemma[verb], "courses")
    return unlike or undergone or (tree.tag[verb] == "VBN" and not of_itself)


def is_struck(tree: Syntax, verb: int) -> bool:
    """Whether a heading leaves out the "was" of what somebody underwent: "Woman Hit By Truck"."""
    bare = tree.tag[verb] in ("VBD", "VBN") and tree.head[verb] == verb and tree.child(verb, "dobj", "aux", "prt", "ccomp", "xcomp") is None
    return bare and words().among(tree.lemma[verb], "undergone") and tree.word[verb][0].isupper() and is_headline(tree, verb)
