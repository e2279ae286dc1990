"""Words taken over between marks within a sentence: "said the plan was “dead on arrival” and “an insult to drivers”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.draft import Draft
from twosource.understand.evidence import of_cue
from twosource.understand.marks import MARKS, marked
from twosource.understand.phrase import reach, trim
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.model import Party
    from twosource.understand.reading import Reading

Span = tuple[int, int]

FEW = 3  # words between marks that are no more than this, and tell nothing, are a name or a distance taken
CLAUSE = 16  # tokens of a clause before the marks that still belong to what is said between them
CLOSE = 3  # tokens between a cue and what it hands on
TOLD = 0.6  # of what stands between marks: another statement that holds so much of it tells it
HANDED = frozenset({"ccomp", "xcomp", "pcomp", "dobj", "oprd", "attr", "acomp", "prep", "pobj"})
ACTS = ("say", "promise")


def borrowed(reading: Reading, first: int, end: int, told: Sequence[Draft]) -> Iterator[Draft]:
    """One quotation for each piece of a sentence between marks that is somebody's words, and that no statement `told` of it holds."""
    tree = reading.tree
    stop = tree.start[first]
    before: tuple[int, int] | None = None  # the piece before, by its last token, and its cue
    for (begin, last), outer in marked(reading, first, end):
        cue = _cue(reading, begin, last)
        if cue is None and before is not None and begin - before[0] <= CLOSE + 1 and _joins(reading, before[0], begin):
            cue = before[1]
        before = (last, cue) if cue is not None else None
        if reading.quoted(begin) or reading.quoted(last) or not _says(reading, begin, last):
            continue
        if any(_held(draft, outer) for draft in told):
            continue
        who = _speaker(reading, cue, begin) if cue is not None else None
        mode = reading.modes(cue) if cue is not None else None
        if cue is None or who is None or mode is None or mode.status == "denied" or reading.wondered(cue):
            continue
        start = max(min(_begin(reading, (begin, last), cue), outer[0]), stop)
        stop = _end(reading, (begin, last), outer[1])
        yield Draft(
            kind="quote",
            start=start,
            end=stop,
            predicate=tree.lemma[cue],
            token=begin,
            who=who,
            words=tree.text[outer[0] + 1 : outer[1] - 1].strip().rstrip(","),
            speakers=(who, *reading.voices.beside(cue, who)),
            status=mode.status,
            negated=mode.negated,
        )


def _joins(reading: Reading, last: int, begin: int) -> bool:
    """Whether nothing but marks and conjunctions stands between two pieces."""
    return all(reading.tree.pos[token] in ("PUNCT", "CCONJ", "SPACE") for token in range(last + 1, begin))


def _says(reading: Reading, begin: int, last: int) -> bool:
    """Whether words between marks can be somebody's, and are no name or term: one has each word written large, or few."""
    tree = reading.tree
    said = [token for token in range(begin, last + 1) if tree.pos[token] not in ("PUNCT", "SPACE")]
    if all(tree.word[token][:1].isupper() or tree.pos[token] in ("ADP", "DET", "CCONJ", "PART") for token in said):
        return False
    return len(said) > FEW or any(reading.clauses.is_verb(token) for token in said)


def _held(draft: Draft, span: tuple[int, int]) -> bool:
    return min(draft.end, span[1]) - max(draft.start, span[0]) >= TOLD * (span[1] - span[0])


def _top(reading: Reading, begin: int, last: int) -> int:
    """The word between marks on which the others hang; of several the first that is a verb."""
    tree = reading.tree
    tops = [
        token for token in range(begin, last + 1) if not begin <= tree.head[token] <= last and tree.pos[token] not in ("PUNCT", "SPACE")
    ]
    return next((token for token in tops if reading.clauses.is_verb(token)), tops[0] if tops else begin)


def _cue(reading: Reading, begin: int, last: int) -> int | None:
    """The verb that hands on what stands between marks: one that it hangs on, else the cue of the reported speech it stands in."""
    tree, here = reading.tree, _top(reading, begin, last)
    for above in tree.above(here):
        if _hands_on(reading, above) and not begin <= above <= last:
            if tree.dep[here] in HANDED:
                return above
            break
        here = above
    around = [
        mention for first, stop, mention in reading.cast.quotes.over(begin, last) if not mention.direct and first <= begin and last <= stop
    ]
    lemmas = {mention.cue for mention in around}
    near = [token for token in range(max(0, begin - CLAUSE), begin) if tree.lemma[token] in lemmas and _hands_on(reading, token)]
    return near[-1] if near and tree.sentence(near[-1]) == tree.sentence(begin) else None


def _hands_on(reading: Reading, verb: int) -> bool:
    lemma, lists = reading.tree.lemma[verb], words()
    return (
        reading.clauses.is_verb(verb)
        and lists.reporting.get(lemma) in ACTS
        and (lemma in lists.speech or lists.among(lemma, "quoting"))
        and not reading.tree.in_marks(verb)
    )


def _speaker(reading: Reading, cue: int, begin: int) -> Party | None:
    """Who hands on what begins at a token: the reporter of a cue, unless he has no name and the reported speech is somebody's who has."""
    who = reading.voices.reporter(cue)
    if who is None or (who.name is None and any(words().among(who.text.lower(), name) for name in ("speaking", "nobody"))):
        return None
    said = (each for _, _, each in reading.cast.quotes.over(begin, begin) if each.cue == reading.tree.lemma[cue])
    named = any(each.speaker is not None and each.speaker.name is not None for each in said)
    return None if named and who.name is None else who


def _begin(reading: Reading, between: Span, cue: int) -> int:
    """Where the words begin that belong to what stands between marks: its clause, or the cue right before."""
    tree, (begin, last) = reading.tree, between
    top = _top(reading, begin, last)
    here = top
    for above in tree.above(top):
        if above == cue:
            break
        here = above
    clause = tree.left[here]
    if not clause <= begin or clause <= cue < begin:
        clause = begin
    opened = [token for token in range(clause, begin) if tree.lower[token] == "that" and tree.dep[token] == "mark"]
    clause = opened[-1] + 1 if opened else clause
    if begin - clause > CLAUSE or any(tree.lower[token] in MARKS for token in range(clause, begin - 1)):
        own = reading.clauses.own_subject(top)
        clause = tree.left[own] if own is not None and begin - CLAUSE <= tree.left[own] < begin else begin
    clause = trim(tree, clause, begin)[0] if clause < begin else begin
    clause += clause < begin and tree.lower[clause] == "to"
    bare = all(tree.lower[token] in MARKS for token in range(clause, begin))
    return of_cue(reading, cue, cue)[0] if bare and 0 < begin - cue <= CLOSE else tree.start[clause]


def _end(reading: Reading, between: Span, closed: int) -> int:
    """Where the words end: behind the marks, or behind what a verb of few words between them governs: "“annihilate” the town"."""
    tree, top = reading.tree, _top(reading, *between)
    last = reach(tree, top) if reading.clauses.is_verb(top) and between[1] - between[0] < FEW else between[1]
    _, last = trim(tree, top, last) if last > between[1] + 1 else between
    return (
        max(closed, tree.end[last])
        if last - between[1] <= CLAUSE and not any(tree.lower[token] in MARKS for token in range(between[1] + 2, last + 1))
        else closed
    )
