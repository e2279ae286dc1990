"""Indirect quotations: of everything that could be somebody's words, what the learned weights and the direct quotations leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.mark.attribution import phrase
from twosource.mark.attribution_clause import Clause, clauses
from twosource.mark.attribution_weight import likelihood
from twosource.model import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.mark.speaker import Speakers
    from twosource.model import Article
    from twosource.syntax import Syntax

LIKELY: Final = 0.58  # measured: bench/RESULTS.md; lower finds more and is wrong more often
MOST: Final = 100  # quotations in one sentence; one with more is no sentence but a list or a table
SAME: Final = 0.5  # of their union: two contents that share so much are one


def indirect(article: Article, syntax: Syntax, speakers: Speakers, direct: Sequence[Mention]) -> list[Mention]:
    """Every indirect quotation, likeliest first where two are of the same words."""
    likely = sorted(_likely(syntax), key=lambda each: (-each[0], each[1].cue))
    taken: list[list[tuple[int, int]]] = [[] for _ in syntax.sentences]
    for each in direct:
        span = syntax.tokens(each.start, each.end)
        if span is not None:
            for sentence in range(syntax.sentence(span[0]), syntax.sentence(span[1]) + 1):
                taken[sentence].append(span)
    direct_spans = [tuple(each) for each in taken]
    found = []
    for _, clause in likely:
        here = taken[syntax.sentence(clause.first)]
        if len(here) > MOST:
            continue
        if any(_shared(clause, span) >= SAME for span in here) or _of_direct(clause, direct_spans[syntax.sentence(clause.first)]):
            continue
        here.append((clause.first, clause.last))
        found.append(_mention(article, syntax, speakers, clause))
    return found


def _likely(syntax: Syntax) -> Iterator[tuple[float, Clause]]:
    """The likeliest content of each cue, if it is likely enough."""
    best: tuple[float, Clause] | None = None
    for clause in clauses(syntax):
        chance = likelihood(clause.features)
        if best is not None and clause.cue != best[1].cue:
            if best[0] >= LIKELY:
                yield best
            best = None
        if best is None or chance > best[0]:
            best = chance, clause
    if best is not None and best[0] >= LIKELY:
        yield best


def _of_direct(clause: Clause, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a content is part of a direct quotation whose cue stands outside of it."""
    return any(first <= clause.first and clause.last <= last and not first <= clause.cue <= last for first, last in spans)


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
