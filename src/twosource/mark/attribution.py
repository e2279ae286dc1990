"""Who is said to say a direct quotation: the cue and the speaker in the words beside its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.reporting_verbs import speech
from twosource.lexicon.titles import titles
from twosource.syntax.tags import INFLECTED, VERBAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.syntax import Syntax

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
ENDS: Final = frozenset({".", "!", "?", ";"})
FRAME: Final = 40  # tokens looked at beside a quotation; sentences of news have about 22
REACH: Final = 12  # tokens between the marks and the cue
ABBREVIATED: Final = re.compile(r"\.\w?$")  # "U.S" and "p.m."; "example.com" is whole
LABEL: Final = 6  # tokens of a name, with its titles, before the colon that hands over to who bears it
LINKS: Final = frozenset({"of", "for"})
ISSUED_BY: Final = LINKS | {"by", "from"}
LEFT_PARTS: Final = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "poss", "case", "quantmod"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of the sentence that stand beside a quotation, on one side of it."""

    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """`Mr Putin told a briefing`: the cue, and the words that name the speaker."""

    cue: str | None  # none where only a name and a colon stand before what is said
    cue_token: int
    head: int | None  # of the speaker's noun phrase
    first: int = 0
    last: int = -1


def ends_at(syntax: Syntax, token: int) -> bool:
    """Whether a sentence ends with this token; the point of an abbreviation ends none."""
    if syntax.lower[token] not in ENDS:
        return False
    if syntax.lower[token] != "." or token + 1 == len(syntax):
        return True
    after, before = syntax.word[token + 1], syntax.word[token - 1] if token else ""
    abbreviated = (
        ABBREVIATED.search(before) is not None
        or (len(before) == 1 and before.isupper())
        or before.lower() in listed("sentence_abbreviations", "words")
    )
    return not (after[:1] in ").,;-" or after[:1].islower() or (abbreviated and syntax.end[token - 1] == syntax.start[token]))


def spaceless(syntax: Syntax, first: int, end: int) -> Frame:
    """A frame without space at its edges."""
    while first < end and syntax.pos[first] == "SPACE":
        first += 1
    while end > first and syntax.pos[end - 1] == "SPACE":
        end -= 1
    return Frame(first, end)


def verb_at(syntax: Syntax, token: int) -> str | None:
    """The lemma of a verb that hands on words, or None."""
    lemma = syntax.lemma[token]
    if lemma in speech() and (syntax.pos[token] == "VERB" or syntax.tag[token] in VERBAL):
        return lemma
    return None


def attribution_in(syntax: Syntax, frame: Frame, *, before: bool) -> Attribution | None:
    """The cue and speaker in a frame; `before`: the frame stands before the quotation, so the cue nearest to its end counts."""
    tokens = range(frame.first, frame.end)
    order: Sequence[int] = tokens[::-1] if before else tokens
    for token in order[:REACH]:
        if syntax.lower[token] == "according" and token + 2 < frame.end and syntax.lower[token + 1] == "to":
            head = _object(syntax, token + 1, frame)
            return _with_speaker(syntax, "according to", token, head, frame)
        cue = verb_at(syntax, token)
        if cue is not None:
            return _with_speaker(syntax, cue, token, speaker_head(syntax, token, frame), frame)
    return None


def far_attribution(syntax: Syntax, frame: Frame, *, before: bool) -> Attribution | None:
    """The cue and speaker in a frame that is known to attribute, however far from the marks: a description may stand between."""
    tokens = range(frame.first, frame.end)
    for token in tokens[::-1] if before else tokens:
        cue = verb_at(syntax, token)
        own = syntax.child(token, "nsubj", "nsubjpass") is not None or syntax.dep[token] == "conj"
        if cue is not None and own and syntax.dep[token] not in ("relcl", "acl", "advcl"):
            return _with_speaker(syntax, cue, token, speaker_head(syntax, token, frame), frame)
    return None


def plain_attribution(syntax: Syntax, frame: Frame) -> Attribution | None:
    """Somebody and what he did, right behind a comma and closing marks: whatever the verb is, he did it by speaking."""
    token = frame.first
    while token < frame.end and (syntax.pos[token] in ("DET", "ADJ", "PROPN", "NOUN", "PRON", "PART") or syntax.lower[token] == "of"):
        token += 1
    head = token - 1
    while token < frame.end and syntax.pos[token] == "ADV":
        token += 1
    told = token < frame.end and syntax.tag[token] in INFLECTED and syntax.pos[token] == "VERB"
    if not told or head < frame.first or syntax.pos[head] not in NOMINAL or syntax.lower[head] in listed("clause_words", "mute"):
        return None
    own = syntax.child(token, "nsubj")
    head = own if own is not None and frame.first <= own < token else head
    return _with_speaker(syntax, syntax.lemma[token], token, head, frame)


def label(syntax: Syntax, frame: Frame, kinds: Mapping[int, str]) -> Attribution | None:
    """A name that alone stands before a colon and marks, as in transcripts: "Senator Hill: “We never saw it.”"."""
    head = frame.end - 2
    if not frame.first <= head < frame.first + LABEL:
        return None
    named = kinds.get(head) == "person" and all(
        kinds.get(token) == "person" or syntax.lower[token] in titles() for token in range(frame.first, head)
    )
    shouted = len(syntax.word[head]) > 1 and syntax.words(frame.first, head).isupper()
    return Attribution(None, head, head, frame.first, head) if shouted or named else None


def speaker_head(syntax: Syntax, cue: int, frame: Frame) -> int | None:
    """The head of the speaker's noun phrase: the cue's subject, else the nearest noun before it, else the first after it."""
    if cue > frame.first and syntax.lower[cue - 1] in listed("clause_words", "nominative"):
        return cue - 1  # whatever the parse makes of what stands before
    for verb in _verbs(syntax, cue):
        subject = syntax.child(verb, "nsubj", "nsubjpass", "agent")
        if subject is not None and syntax.dep[subject] == "agent":
            subject = syntax.child(subject, "pobj")
        if subject is not None and frame.first <= subject < frame.end and syntax.lower[subject] not in listed("clause_words", "mute"):
            return subject
    behind = [
        token
        for token in range(cue - 1, frame.first - 1, -1)
        if syntax.pos[token] in NOMINAL
        and syntax.lower[token] not in listed("clause_words", "mute")
        and syntax.dep[token] not in ("pobj", "npadvmod")
    ]
    if behind:  # what another verb acts on does not speak, where anybody else is there
        return next((token for token in behind if syntax.dep[token] not in ("dobj", "compound", "poss")), behind[0])
    for token in range(cue + 1, min(frame.end, cue + REACH)):
        if syntax.pos[token] in NOMINAL and syntax.lower[token] not in listed("clause_words", "mute"):
            return _rightmost(syntax, token, frame)
        if syntax.pos[token] in ("VERB", "ADP", "SCONJ"):
            break
    return None


def _verbs(syntax: Syntax, cue: int) -> list[int]:
    """The cue, and the verbs it shares its subject with ("rose and said")."""
    found = [cue]
    while syntax.dep[found[-1]] in ("conj", "xcomp", "advcl") and len(found) < 4:
        found.append(syntax.head[found[-1]])
    return found


def _rightmost(syntax: Syntax, token: int, frame: Frame) -> int:
    """The last noun of a run of nouns: the name after its titles."""
    while token + 1 < frame.end and syntax.pos[token + 1] in ("NOUN", "PROPN"):
        token += 1
    return token


def _object(syntax: Syntax, preposition: int, frame: Frame) -> int | None:
    found = syntax.child(preposition, "pobj")
    if found is not None and found < frame.end:
        return found
    return next((token for token in range(preposition + 1, frame.end) if syntax.pos[token] in NOMINAL), None)


def _with_speaker(syntax: Syntax, cue: str, token: int, head: int | None, frame: Frame) -> Attribution:
    if head is None:
        return Attribution(cue, token, None)
    first, last = phrase(syntax, head, frame.first, frame.end - 1)
    if first <= token <= last:
        first, last = (first, token - 1) if head < token else (token + 1, last)
    return Attribution(cue, token, head, first, last)


def phrase(syntax: Syntax, head: int, low: int, high: int) -> tuple[int, int]:
    """First and last token of a noun with what stands before it and its "of …" or, of a statement, "by …", between two bounds."""
    first = last = head
    named = syntax.pos[head] == "PROPN"  # and what is set beside a name further on is what he is
    links = ISSUED_BY if syntax.lemma[head] in listed("clause_words", "issued") else LINKS
    for child in syntax.children[head]:
        if child < head and syntax.dep[child] in LEFT_PARTS:
            first = min(first, syntax.left[child])
        elif child > head and syntax.dep[child] in ("prep", "agent") and syntax.lower[child] in links:
            last = max(last, syntax.right[child]) if syntax.right[child] - child <= 8 else last
        elif (
            child > head
            and syntax.dep[child] in ("conj", "cc", "appos")
            and child - (head if named else last) <= 4
            and "(" not in syntax.lower[head:child]
        ):
            last = max(last, child if syntax.dep[child] != "cc" else last)
    return max(first, low), min(last, high)
