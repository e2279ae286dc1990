"""Where the grammar around a place in the text points: back, ahead, or neither."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PAST: Final = -1
OPEN: Final = 0
AHEAD: Final = 1
FARTHEST: Final = 10  # steps up the parse; what lies farther no longer governs the words


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(tree("time_words")["direction"][name])


@functools.cache
def _is() -> frozenset[str]:
    """The forms of "be" in the present, in full and in short."""
    return listed("clause_words", "present_be") | listed("clause_words", "short_be")


def direction(doc: Doc, start: int, end: int) -> int:
    """Say whether the verb that governs `doc.text[start:end]` lies in the past, ahead, or open."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return OPEN
    if _is_awaited(span):
        return AHEAD
    token = span.root
    before = span[0].nbor(-1) if span.start else None
    led = before.lower_ if before is not None else ""
    if token.dep_ == "poss" and token.head.dep_ == "pobj" and token.head.head.lower_ in _words("taking_place"):
        return AHEAD if _governed(token.head.head, span, led) == AHEAD else OPEN  # "will not play in Saturday's match"
    if token.dep_ in {"poss", "nmod", "amod"} or (token.dep_ == "compound" and led != "on"):
        return OPEN  # "Tuesday's vote" may be near or past whatever the verb says
    if before is not None and before.i and led == "on":
        before = before.nbor(-1)
    if led == "since" or (before is not None and before.tag_ == "VBD" and before.lemma_.lower() not in _words("due")):
        return PAST  # "said on Thursday the bridge would reopen", wherever the parse hangs the day
    return _governed(token, span, led)


def _is_awaited(span: Span) -> bool:
    """Whether a day is that of a thing that something came ahead of: "gathered ahead of the visit on Friday", "in advance of Friday's vote"."""
    for token in reversed(span.doc[max(0, span.start - FARTHEST) : span.start]):
        if token.lower_ == "of" and token.i and token.nbor(-1).lower_ in _words("upcoming"):
            return True
        if token.pos_ in {"VERB", "AUX", "PUNCT"} or token.is_sent_start:
            return False
    return False


def may_be_called(doc: Doc, start: int, end: int) -> bool:
    """Whether `doc.text[start:end]` may be the day of what somebody calls, and not of the call: "called for a strike on Friday"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    token = span.root if span is not None else None
    for _ in range(FARTHEST):
        if span is None or token is None or token.head == token or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    if span is None or token is None or token.lemma_.lower() not in _words("calling") or _had(token):
        return False
    if any(child.dep_ == "prt" for child in token.children):
        return False  # what is called off or set out
    things = [child for each in (token, *_behind_for(token)) for child in each.children if child.dep_ in {"dobj", "pobj"}]
    return any(token.i < thing.i < span.start and thing.lemma_.lower() in _words("called") for thing in things)


def _behind_for(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "prep" and child.lower_ == "for"]


def _governed(token: Token, span: Span, led: str) -> int:
    """Where the words on the way up from a token point; `led` is the word before the span."""
    below = None
    for _ in range(FARTHEST):
        if token.i < span.start or token.i >= span.end:
            found = _put(token, led) if token.pos_ in {"VERB", "AUX"} else None
            found = _of(token, below, led) if found is None else found
            if found is not None:
                return found
            if token.tag_[0] == "V":
                below = token
        if token.head == token:
            break
        token = token.head
    return OPEN


def _put(verb: Token, led: str) -> int | None:
    """Ahead where a verb puts something there: `postponed until Tuesday`, `scheduled a vote for Monday`, `is due to`, `is on Monday`."""
    lemma = verb.lemma_.lower()
    if (led in listed("time_words", "until") and lemma in _words("put_off")) or (
        led == "for" and lemma in _words("plans") | _words("put_for")
    ):
        return PAST if _had(verb) else AHEAD
    if lemma == "be" and verb.tag_ in {"VBZ", "VBP"} and verb.dep_ not in {"aux", "auxpass"}:
        said = [child for child in verb.children if child.i > verb.i and child.dep_ in {"acomp", "xcomp", "attr", "prep", "npadvmod"}]
        if any(_is_infinitive(child) if child.dep_ == "xcomp" else child.lemma_.lower() in _words("plans") for child in said):
            return AHEAD
        return AHEAD if said and all(map(_is_date, said)) else None
    return None


def _is_date(token: Token) -> bool:
    """Whether what stands behind a verb is a day or a time, alone or behind its preposition."""
    dated = (token, *(child for child in token.children if token.dep_ == "prep" and child.dep_ == "pobj"))
    return token.dep_ in {"prep", "attr", "npadvmod"} and any(each.ent_type_ in {"DATE", "TIME"} for each in dated)


def _of(token: Token, below: Token | None, led: str) -> int | None:
    """Where a word on the way up points; nothing where that is for a word above it to say. `below` is the verb come from."""
    plans = token.lemma_.lower() in _words("plans")
    to_do = below is not None and below.dep_ in {"xcomp", "acl", "ccomp", "relcl", "advcl"} and _is_infinitive(below)
    if token.pos_ in {"NOUN", "ADJ"}:
        if not plans or not (to_do or token.pos_ == "ADJ"):
            return None
        return PAST if _had(token) else AHEAD
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    if to_do and (plans or led in listed("time_words", "until") or led == "by"):
        return PAST if _had(token) else AHEAD
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & _words("ahead"):
        return PAST if "have" in helpers else AHEAD
    if led in listed("time_words", "until") and (token.tag_ in {"VBZ", "VBP"} or helpers & (_is() | _words("perfect"))):
        return AHEAD  # "is shut until Monday", "has closed until Monday"
    if token.lemma_.lower() in _words("foreseeing") and below is None and _foresees(token):
        return AHEAD
    if token.tag_ == "VBN" and ((plans and helpers & _is()) or (token.lemma_.lower() in _words("due") and not helpers & _words("has"))):
        return AHEAD
    return _of_tense(token, helpers)


def _foresees(verb: Token) -> bool:
    """Whether somebody looks ahead in his own words, now or when he spoke: "expects a cut in May", "said it expected a cut in May"."""
    if verb.tag_ in {"VBZ", "VBP"}:
        return True
    return verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in _words("saying")


def _of_tense(verb: Token, helpers: set[str]) -> int | None:
    tag = verb.tag_
    if tag == "VBN" and verb.dep_ == "ccomp" and not helpers and verb.head.lemma_ in listed("clause_words", "bringing_about"):
        return None  # "will have the tower finished by June"
    if tag == "VBN" and verb.dep_ == "acomp":
        return None  # "stays closed until Monday"
    if tag == "VBD" or helpers & _words("was") or (tag == "VBN" and not helpers):
        return PAST
    if tag == "VBG":
        return AHEAD if helpers & _is() else None
    if tag in {"VBZ", "VBP"} or helpers & _is():
        return AHEAD if verb.lemma_ in _words("scheduled") else OPEN
    return AHEAD if _is_infinitive(verb) and verb.dep_ == "ROOT" else None  # headlines: "Minister to resign on Friday"


def _had(token: Token) -> bool:
    """Whether what was planned is told of as over: `had been due to expire`."""
    return any(child.lower_ == "had" for each in (token, token.head) for child in each.children if child.dep_ == "aux")


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" for child in verb.children if child.dep_ == "aux")
