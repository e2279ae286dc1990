"""Indirect quotations: of everything that could be somebody's words, what the learned forest and the direct quotations leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from twosource.forest import forest
from twosource.lexicon import listed
from twosource.lexicon.reporting_verbs import speech
from twosource.mark.attribution import phrase
from twosource.mark.attribution_clause import Clause, clauses
from twosource.mark.attribution_row import Around, rows
from twosource.mark.attribution_weight import odds, weights
from twosource.model import Mention
from twosource.syntax.idiom import PART
from twosource.syntax.tags import INFLECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.mark.speaker import Speakers
    from twosource.model import Article
    from twosource.syntax import Syntax

LIKELY: Final = 0.5  # measured: docs/models.md; lower finds more and is wrong more often
UNLIKELY: Final = -2.5  # log odds of the linear model below which the forest is not asked
MOST: Final = 100  # quotations in one sentence; one with more is no sentence but a list or a table
SURE: Final = 0.9
FEWEST: Final = 2  # words of a sure content beside its first
MARKS: Final = frozenset({'"', "“", "”", "«", "»", "``", "''", "‘", "’"})
GOES_ON: Final = frozenset({"ccomp", "xcomp", "conj", "dobj", "cc"})  # what shows that a verb hands on more than what stands before it
SAME: Final = 0.5  # of their union: two contents that share so much are one

Spans = Sequence[Sequence[tuple[int, int]]]


def indirect(article: Article, syntax: Syntax, speakers: Speakers, direct: Sequence[Mention]) -> list[Mention]:
    """Every indirect quotation, likeliest first where two are of the same words."""
    spoken = by_sentence(syntax, direct)
    taken = [list(each) for each in spoken]
    found = []
    for _, clause in sorted(_likely(syntax, speakers, spoken), key=lambda each: (-each[0], each[1].cue)):
        here = taken[syntax.sentence(clause.first)]
        if len(here) > MOST:
            continue
        if any(_shared(clause, span) >= SAME for span in here) or _of_direct(syntax, clause, spoken[syntax.sentence(clause.first)]):
            continue
        here.append((clause.first, clause.last))
        found.append(_mention(article, syntax, speakers, clause))
    return found


def by_sentence(syntax: Syntax, direct: Iterable[Mention]) -> list[list[tuple[int, int]]]:
    """The tokens of direct quotations, for each sentence that holds a part of one."""
    spans: list[list[tuple[int, int]]] = [[] for _ in syntax.sentences]
    for each in direct:
        span = syntax.tokens(each.start, each.end)
        if span is not None:
            for sentence in range(syntax.sentence(span[0]), syntax.sentence(span[1]) + 1):
                spans[sentence].append(span)
    return spans


def _likely(syntax: Syntax, speakers: Speakers, spoken: Spans) -> list[tuple[float, Clause]]:
    """The likeliest content of each cue, if it is likely enough."""
    found, told = weighed(syntax, weights())
    if not found:
        return []
    best: dict[int, tuple[float, Clause]] = {}
    chances = forest("attribution")(rows(syntax, found, weights(), told, Around(speakers.kinds(), spoken)))
    for learned, clause in zip(chances.tolist(), found, strict=True):
        if _is_idiom(syntax, clause) and (clause.subject is None or syntax.lower[clause.subject] in listed("clause_words", "unspeaking")):
            continue  # "this made it clear that the road was shut"
        chance = max(learned, SURE) if _is_sure(syntax, clause) else learned
        if chance >= LIKELY and (clause.cue not in best or chance > best[clause.cue][0]):
            best[clause.cue] = chance, clause
    return list(best.values())


def _is_sure(syntax: Syntax, clause: Clause) -> bool:
    """Whether an idiom of saying hands on a clause, or a sentence ends in who says it: "The road is closed, police in Bergen said on Sunday"."""
    cue, last = clause.cue, clause.last
    if _is_idiom(syntax, clause):
        return clause.subject is not None
    first, end = syntax.sentences[syntax.sentence(cue)]
    return (
        clause.form == "ccomp<"
        and syntax.lemma[cue] in speech()
        and syntax.tag[cue] in INFLECTED
        and clause.subject is not None
        and syntax.lower[last + 1] == ","
        and clause.first == first
        and not any(syntax.dep[child] in GOES_ON for child in syntax.children[cue] if child > cue)
        and last - clause.first >= FEWEST
        and not any(word in MARKS for word in syntax.word[first:end])
    )


def _is_idiom(syntax: Syntax, clause: Clause) -> bool:
    """Whether a clause is what an idiom hands on: "made it clear that the road was shut"."""
    return clause.form == "ccomp" and syntax.child(clause.cue, PART) is not None


def weighed(syntax: Syntax, known: Mapping[str, float]) -> tuple[list[Clause], list[float]]:
    """The candidates that the linear model holds for possible, and their odds."""
    told = [(odds(clause.features, known), clause) for clause in clauses(syntax)]
    return [clause for each, clause in told if each > UNLIKELY], [each for each, _ in told if each > UNLIKELY]


def _of_direct(syntax: Syntax, clause: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a content is part of a direct quotation whose cue stands outside of it."""
    begin = clause.first
    while begin < clause.last and (syntax.lower[begin] == "that" or syntax.lower[begin] in MARKS):
        begin += 1  # "added that “the road is shut”"
    return any(first <= begin and clause.last <= last and not first <= clause.cue <= last for first, last in spans)


def _shared(clause: Clause, span: tuple[int, int]) -> float:
    both = min(clause.last, span[1]) - max(clause.first, span[0]) + 1
    return both / (max(clause.last, span[1]) - min(clause.first, span[0]) + 1)


def _mention(article: Article, syntax: Syntax, speakers: Speakers, clause: Clause) -> Mention:
    speaker = None
    if clause.subject is not None:
        first, end = syntax.sentences[syntax.sentence(clause.subject)]
        low, high = first, end - 1
        if clause.subject < clause.first:
            high = min(high, clause.first - 1)
        else:
            low = max(low, clause.last + 1)
        if clause.subject < clause.cue <= high:
            high = clause.cue - 1
        span = phrase(syntax, clause.subject, min(low, clause.subject), max(high, clause.subject))
        speaker = speakers.speaker(*span, clause.subject)
    start, end = syntax.start[clause.first], syntax.end[clause.last]
    return Mention(
        article=article.id,
        kind="quote",
        start=start,
        end=end,
        text=syntax.text[start:end],
        direct=False,
        cue="according to" if clause.form == "according" else syntax.lemma[clause.cue],
        speaker=speaker,
    )
