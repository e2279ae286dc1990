"""Quotations, each whole, and what somebody is reported to have said where its content tells nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.understand.cast import spoken
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.phrase import noun_phrase, reach, trim
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Mention, Speaker
    from twosource.understand.reading import Reading

Span = tuple[int, int]

SCARE = 3  # words in quotation marks that are no more than this are a name or a distance taken, not a quotation
MARKS = '"“”‘’«»'
AT_ONCE = 2  # sentences of a quotation that are still one thing said
FAR = 60  # code points between a quotation and the words that attribute it


def quotations(reading: Reading) -> Iterator[Draft]:
    """One statement for each direct quotation, or for each part of it where it is a speech."""
    tree = reading.tree
    seen: set[int] = set()
    for first, last, mention in reading.cast.quotes:
        if id(mention) in seen:
            continue
        seen.add(id(mention))
        told = [token for token in range(first, last + 1) if tree.pos[token] not in ("PUNCT", "SPACE")]
        if not mention.direct or (len(told) <= SCARE and not any(reading.clauses.is_verb(token) for token in told)):
            continue
        speaker = mention.speaker
        who = Party(text=_wide(reading, speaker), name=speaker.name, entity=speaker.entity) if speaker is not None else None
        cue = _cue(reading, mention)
        beside = cue is not None and tree.sentence(cue) in (tree.sentence(first), tree.sentence(last))
        mode = reading.modes(cue) if cue is not None and beside else None
        parts = _parts(reading, mention)
        nearest = min((_gap(speaker, pieces) for _, pieces in parts), default=0)
        for token, pieces in parts:
            start, end = pieces[0][0], pieces[-1][1]
            if speaker is not None and _gap(speaker, pieces) == nearest <= FAR:
                start, end = _with_speaker(reading, speaker, mention.cue, (start, end))
            if start == pieces[0][0] and start > 0 and tree.text[start - 1] in MARKS:
                start -= 1
            if end == pieces[-1][1] and end < len(tree.text) and tree.text[end] in MARKS:
                end += 1
            yield Draft(
                kind="quote",
                start=start,
                end=end,
                predicate=tree.lemma[cue] if cue is not None else (mention.cue or "say").lower(),
                token=token,
                who=who,
                words=" ".join(tree.text[begin:stop].strip(MARKS + " ") for begin, stop in pieces).rstrip(","),
                speakers=(who,) if who is not None else (),
                status=mode.status if mode is not None else "happened",
                negated=mode is not None and mode.negated,
            )


def _wide(reading: Reading, speaker: Speaker) -> str:
    """The words that name a speaker; where they are only the last word of a description, all of it."""
    tree = reading.tree
    span = tree.tokens(speaker.start, speaker.end) if speaker.name is None else None
    if span is None or span[0] != span[1] or tree.pos[span[0]] != "NOUN":
        return speaker.text
    return tree.words(*noun_phrase(tree, span[0]))


def _parts(reading: Reading, mention: Mention) -> list[tuple[int, list[Span]]]:
    """What of a quotation is told at once: its first token, and the spans of its spoken words.

    What stands between two marks is one part, with what goes on in the same sentence behind the cue; a speech of many sentences is
    as many parts, since another outlet may quote one of them and not the next. A very short sentence stays with the one before.
    """
    tree = reading.tree
    found: list[tuple[int, list[Span]]] = []
    end = -1  # of the sentence that the last part ends in
    for piece in spoken(mention):
        held = tree.tokens(*piece)
        if held is None:
            continue
        sentences = tree.sentences[tree.sentence(held[0]) : tree.sentence(held[1]) + 1]
        bounds = [(max(first, held[0]), min(stop - 1, held[1])) for first, stop in sentences]
        for first, last in bounds if len(bounds) > AT_ONCE else [held]:
            span = max(piece[0], tree.start[first]), min(piece[1], tree.end[last])
            said = sum(tree.pos[token] not in ("PUNCT", "SPACE") for token in range(first, last + 1))
            if found and (said <= SCARE or first < end):
                found[-1][1].append(span)
            else:
                found.append((first, [span]))
            end = tree.sentences[tree.sentence(last)][1]
    return found


def _gap(speaker: Speaker | None, pieces: Sequence[Span]) -> int:
    """How far the words that name the speaker stand from spoken words; 0 where they stand among them."""
    return max(0, speaker.start - pieces[-1][1], pieces[0][0] - speaker.end) if speaker is not None else 0


def _with_speaker(reading: Reading, speaker: Speaker, cue: str | None, spoken: Span) -> Span:
    """Spoken words with those beside them that name who spoke, and the cue."""
    (start, end), tree = spoken, reading.tree
    if end > speaker.start:
        return min(start, speaker.start), end
    named = tree.tokens(speaker.start, speaker.end)
    after = named[1] + 1 if named is not None else len(tree)
    return start, tree.end[after] if after < len(tree) and tree.lemma[after] == cue else speaker.end


def _cue(reading: Reading, mention: Mention) -> int | None:
    """The verb beside a quotation that says it was spoken."""
    cue = (mention.cue or "say").lower()
    tree = reading.tree
    begin, end = tree.tokens(mention.start, mention.end) or (0, len(tree))
    for first, last, other in reading.cast.quotes.over(begin, end):
        if other is mention:
            near = range(max(0, first - 30), min(len(tree), last + 30))
            apart = [token for token in near if not first <= token <= last and tree.lower[token] == cue and tree.pos[token] == "VERB"]
            return min(apart, key=lambda token: min(abs(token - first), abs(token - last)), default=None)
    return None


def reports(reading: Reading, first: int, end: int, told: set[int]) -> Iterator[Draft]:
    """What somebody is reported to have said, where its content tells nothing by itself or is a thing spoken of.

    `told` are the words on which other statements of the sentence stand.
    """
    tree, clauses, lists = reading.tree, reading.clauses, words()
    for verb in range(first, end):
        act = lists.reporting.get(tree.lemma[verb])
        if not clauses.is_verb(verb) or act not in ("say", "ask"):
            continue
        content = next((child for dep in ("ccomp", "dobj", "xcomp") for child in tree.all(verb, dep) if child > verb), None)
        mode = reading.modes(verb)
        subject = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
        if mode is None or subject is None or reading.general(subject) or content is None:
            continue
        if (tree.dep[content] != "ccomp" and not lists.among(tree.lemma[verb], "topical")) or not clauses.hands_on(content):
            continue
        if act == "ask" and tree.tag[verb] in ("VBN", "VBD") and clauses.own_subject(verb) is None and tree.dep[verb] != "conj":
            continue  # "when asked whether …": he did not ask
        if tree.tag[verb] == "VB" and reading.wondered(content) and lists.among(tree.lemma[verb], "finding_out"):
            continue
        control = lists.controls.get(tree.lemma[tree.head[verb]]) if tree.dep[verb] == "xcomp" else None
        hung = control is not None and control.status in ("planned", "possible")  # what is only to be said is told by nobody yet
        if tree.dep[content] == "ccomp" and not hung and told.intersection(range(tree.left[content], tree.right[content] + 1)):
            continue
        plainly = tree.dep[content] == "ccomp"
        who = reading.voices.speaking(subject, plainly=False)
        if who is None or (who.name is None and lists.among(who.text.lower(), "speaking")):
            continue
        if reading.quoted(content):
            continue
        start, stop = _told(reading, verb, content) if plainly else evidence(reading, verb)
        yield Draft(
            kind="quote",
            start=start,
            end=stop,
            predicate=tree.lemma[verb],
            token=verb,
            who=who,
            whom=reading.cast.party(content) if not plainly else None,
            when=reading.slots.when(verb),
            where=reading.slots.where(verb),
            speakers=(who, *reading.voices.beside(verb, who)),
            status=mode.status,
            negated=mode.negated,
        )


def _told(reading: Reading, verb: int, content: int) -> tuple[int, int]:
    tree = reading.tree
    start, end = evidence(reading, verb)
    last = reach(tree, content)
    _, last = trim(tree, tree.left[content], max(last, content))
    begin = verb
    subject = reading.clauses.own_subject(verb)
    if subject is not None and subject < verb:
        begin = noun_phrase(tree, subject)[0]
    return min(start, tree.start[begin]), max(end, tree.end[last])
