"""What an amount counts or measures, and whether it is a change: as the parse around it tells."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, Literal

from twosource.lexicon import tree
from twosource.model import MAGNITUDE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MODIFIERS: Final = frozenset({"amod", "compound", "nmod"})
BESIDE: Final = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "poss"})
SHARES: Final = frozenset({"percent", "percentage point", "basis point"})
LONGEST: Final = 5  # words of what is counted; more would be a description
FARTHEST: Final = 4  # steps up the parse from an amount to the verb that it belongs to

Change = Literal["rise", "fall"]


@functools.cache
def _changes() -> dict[str, Change]:
    words = tree("amount_words")["changes"]
    found: dict[str, Change] = {}
    for way in ("rise", "fall"):
        for word in (*words[way], *words[f"{way}_by"], *words[f"{way}_words"]):
            found[word] = "rise" if way == "rise" else "fall"
    return found


@functools.cache
def _compared() -> dict[str, Change]:
    """Words behind a share by which something is more or less: "20 percent less than in 2022"."""
    words = tree("amount_words")["changes"]
    found: dict[str, Change] = dict.fromkeys(words["more_words"], "rise")
    return found | dict.fromkeys(words["less_words"], "fall")


@functools.cache
def _words(name: str) -> frozenset[str]:
    words = tree("amount_words")
    return frozenset(word for table in ("changes", "measures") for word in words[table].get(name, ()))


def _change_told(noun: Token) -> Change | None:
    """The change that a noun names; a contract is none, though what contracts falls."""
    lemma = noun.lemma_.lower()
    return None if noun.pos_ != "NOUN" or lemma in _words("no_nouns") else _changes().get(lemma)


def change(span: Span, unit: str | None) -> Change | None:
    """Whether the amount is by how much something rose or fell, as against what it rose or fell to."""
    doc, root = span.doc, span.root
    for place in (span.start - 1, span.end):
        if 0 <= place < len(doc) and doc[place].lower_ in _words("rise_words") | _words("fall_words"):
            beside = doc[place]
            if beside.dep_ == "prt" and not _moves(beside.head):
                continue  # "paid off $5m"
            if place < span.start or beside.lower_ not in _words("on_both_sides"):
                return _changes()[beside.lower_]
    if unit in SHARES and span.end < len(doc) and doc[span.end].lower_ in _compared():
        return _compared()[doc[span.end].lower_]
    token, level, inner = root, False, False
    for _ in range(FARTHEST):
        head = token.head
        if head == token:
            break
        if head.pos_ == "ADP" and head.i < token.i:
            level = level or head.lower_ not in {"by", "of"}
        elif head.i < span.start or head.i >= span.end:
            if not level and (told := _change_told(head)):
                return told
            inner = inner or (head.pos_ in {"NOUN", "PROPN"} and token.dep_ in BESIDE)
            if head.pos_ in {"VERB", "AUX"}:
                if token.dep_ in {"nsubj", "nsubjpass"}:
                    return None  # "a tenth of the crop was lost"
                by = token.lower_ == "by"
                found = _changes().get(head.lemma_.lower())
                found = found if found and _changing(head, unit, by=by) else None if inner else _particle(head, span)
                return None if level else found
        token = head
    return None


def _particle(verb: Token, span: Span) -> Change | None:
    """`went up by`, `are down`; not of what is shot down or turned down."""
    if not _moves(verb):
        return None
    words = _words("rise_words") | _words("fall_words")
    return next((_changes()[each.lower_] for each in verb.children if verb.i < each.i < span.start and each.lower_ in words), None)


def _moves(verb: Token) -> bool:
    """Whether a verb with "up" or "down" says that something rises or falls: to go up, and not to make up or turn down."""
    lemma = verb.lemma_.lower()
    return lemma in _words("moving") or lemma in _words("measuring") or lemma in _changes()


def _changing(verb: Token, unit: str | None, *, by: bool) -> bool:
    """A share or what follows "by" changes anything; otherwise only sums, by what rises or falls of itself: one raises money by gift."""
    if not by and unit is not None and not unit.isupper() and unit not in SHARES:
        return False  # "fell 15 feet"
    return by or unit in SHARES or verb.lemma_.lower() not in _words("rise_by") | _words("fall_by")


def is_magnitude(span: Span) -> bool:
    """Whether a number is that of a quake's magnitude: `magnitude 6.1`, `a magnitude of 6.1`, `6.1-magnitude`."""
    doc, first, end = span.doc, span.start, span.end
    before = first - 2 if first > 1 and doc[first - 1].lower_ == "of" else first - 1
    behind = end + 1 if end + 1 < len(doc) and doc[end].text == "-" else end
    return any(0 <= at < len(doc) and doc[at].lower_ == MAGNITUDE for at in (before, behind))


def counted(span: Span, unit: str | None) -> str | None:
    """What is counted or measured, in the article's words."""
    root, doc = span.root, span.doc
    if unit is None and span.end < len(doc) and doc[span.end].lower_ in tree("amount_words")["states"]["words"]:
        return doc[span.end].text
    noun = _of(span) or _beside(span, root)
    if noun is not None and _change_told(noun):
        noun = _under(noun, frozenset({"in", "of"})) or _left(noun)
    if noun is None and unit is not None:
        noun = _whole(root) or _measured(root, span)
    return None if noun is None or noun.pos_ in {"PRON", "NUM", "DET"} else _phrase(noun, span)


def _of(span: Span) -> Token | None:
    """The noun of `37 per cent of exports` and `$5m in aid`."""
    doc = span.doc
    if span.end + 1 >= len(doc) or doc[span.end].lower_ not in {"of", "in", "worth"}:
        return None
    link = doc[span.end]
    if link.lower_ == "worth":
        link = doc[span.end + 1]
    noun = next((child for child in link.children if child.dep_ == "pobj"), None)
    return None if noun is None or (link.lower_ == "in" and not _is_thing(noun)) else noun


def _is_thing(noun: Token) -> bool:
    """Whether "in" names what there is so much of: of "$5m in aid", the aid; "in her first budget" and "in a town" say when or where."""
    which = any(child.dep_ in {"det", "poss"} for child in noun.lefts)
    return noun.pos_ == "NOUN" and not which and noun.lemma_.lower() not in _words("no_things")


def _beside(span: Span, root: Token) -> Token | None:
    """The noun that the amount stands before: `four companies`, `a $5m deal`."""
    if root.pos_ in {"NOUN", "PROPN"} and root.i == span.end - 1 and root.i > span.start and root.tag_ != "CD":
        return None if root.lower_ in {"cent", "percent"} else _noun_after(root)
    last = span[-1]  # "one in five ballots"
    return _noun_after(root) or (last.head if last.dep_ == "nummod" and last.head.i == span.end and last.head.pos_ == "NOUN" else None)


def _noun_after(token: Token) -> Token | None:
    for _ in range(2):
        head = token.head
        if head == token or token.dep_ not in BESIDE:
            return None
        if head.pos_ in {"NOUN", "PROPN"} and head.i > token.i:
            return head
        token = head
    return None


def _under(noun: Token, preps: frozenset[str]) -> Token | None:
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ in preps:
            for child in prep.children:
                if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}:
                    return child
    return None


def _left(noun: Token) -> Token | None:
    """`a 5 per cent price rise` is of the price."""
    return next(
        (child for child in reversed(list(noun.lefts)) if child.dep_ == "compound" and child.pos_ == "NOUN" and child.lower_ != "cent"),
        None,
    )


def _whole(root: Token) -> Token | None:
    """The noun of `a loss of $4m`; a total, a sum or a rise of so much is one of something else."""
    if root.dep_ != "pobj" or root.head.lower_ != "of" or root.head.head.pos_ != "NOUN":
        return None
    noun = root.head.head
    return None if noun.lemma_.lower() in _words("levels") or _change_told(noun) else noun


def _measured(token: Token, span: Span) -> Token | None:
    """What the verb that the amount belongs to measures or changes: its object, else its subject."""
    for _ in range(FARTHEST):
        if token.pos_ in {"VERB", "AUX"}:
            break
        if token.head == token or (token.dep_ in {"conj", "appos"} and token.head.pos_ != "VERB"):
            return None
        token = token.head
    if token.lemma_.lower() not in _words("measuring") and token.lemma_.lower() not in _changes():
        return None
    outside = [child for child in token.children if not span.start <= child.i < span.end and child.pos_ in {"NOUN", "PROPN"}]
    objects = [child for child in outside if child.dep_ == "dobj" and child.tag_ != "CD"]
    return next((child for child in (*objects, *outside) if child.dep_ in {"dobj", "nsubj", "nsubjpass"}), None)


def _phrase(noun: Token, span: Span) -> str:
    """The noun with what describes it, without articles and numbers."""
    first = noun.i
    while first > 0 and noun.i - first < LONGEST - 1:
        before = noun.doc[first - 1]
        joined = before.text == "-" and first - 2 >= 0
        if span.start <= before.i < span.end or not (
            joined or (before.dep_ in MODIFIERS and before.head.i <= noun.i and before.tag_ != "CD")
        ):
            break
        first -= 1
    while first < noun.i and not noun.doc[first].is_alpha:
        first += 1
    return " ".join(noun.doc[first : noun.i + 1].text.split())
