"""Direct quotations: which words between marks are speech, and whose."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.mark.attribution import ENDS, FRAME, Attribution, Frame, attribution_in
from twosource.mark.quotation_marks import quoted
from twosource.mark.speaker import Speakers
from twosource.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.mark.quotation_marks import Quoted
    from twosource.mark.syntax import Syntax
    from twosource.model import Article, Speaker

FEW: Final = 3  # words: fewer, standing within a sentence, are a term or a title and no speech


@dataclass(frozen=True, slots=True)
class _Told:
    quote: Quoted
    attribution: Attribution | None
    paragraph: int


class Quotations:
    """The quotations of one article, found in order, since a speaker goes on until another begins."""

    def __init__(self, article: Article, syntax: Syntax, named: Sequence[Mention]) -> None:
        self._article = article
        self._syntax = syntax
        self._speakers = Speakers(syntax, named)
        self._quoted = quoted(article.text, article.paragraphs)
        self._begins = [start for start, _ in article.paragraphs]

    def mentions(self) -> list[Mention]:
        """Every quotation."""
        found: list[Mention] = []
        previous: Speaker | None = None
        before = -2
        for number, quote in enumerate(self._quoted):
            left, right = self._frame_before(number), self._frame_after(number)
            attribution = self._attribution(quote, left, right)
            paragraph = bisect_left(self._begins, quote.outer_start + 1) - 1
            alone = left.first >= left.end and (right.first >= right.end or self._stopped(quote))
            speaker = None
            if attribution is not None and attribution.head is not None:
                speaker = self._speakers.speaker(
                    attribution.first, attribution.last, attribution.head, previous=previous if paragraph - before <= 1 else None
                )
            elif alone and paragraph - before <= 1:
                speaker = previous
            if attribution is None and not (alone and len(self._article.text[quote.start : quote.end].split()) > FEW):
                continue
            found.append(self._mention(quote, attribution, speaker))
            previous, before = speaker or previous, bisect_left(self._begins, quote.outer_end) - 1
        return found

    def _mention(self, quote: Quoted, attribution: Attribution | None, speaker: Speaker | None) -> Mention:
        end = quote.end - 1 if self._article.text[quote.end - 1 : quote.end] == "," else quote.end
        return Mention(
            article=self._article.id,
            kind="quote",
            start=quote.start,
            end=end,
            text=self._article.text[quote.start : end],
            direct=True,
            cue=attribution.cue if attribution else None,
            speaker=speaker,
        )

    def _stopped(self, quote: Quoted) -> bool:
        return self._article.text[quote.end - 1 : quote.end] in {".", "?", "!", "…"}

    def _attribution(self, quote: Quoted, left: Frame, right: Frame) -> Attribution | None:
        text = self._article.text
        if left.first < left.end:
            mark = self._syntax.lower[left.end - 1]
            if mark in (":", ",") or attribution_in(self._syntax, Frame(max(left.first, left.end - 1), left.end), before=True):
                found = attribution_in(self._syntax, left, before=True)
                if found is not None:
                    return found
            if mark not in (":", ","):
                return None
        if right.first < right.end and (text[quote.end - 1] in ",?!…—" or self._stopped(quote)):
            return attribution_in(self._syntax, right, before=False)
        return None

    def _frame_after(self, number: int) -> Frame:
        """From the closing marks to the end of the sentence, of the paragraph, or to the next marks."""
        quote, syntax = self._quoted[number], self._syntax
        first = syntax.at(quote.outer_end)
        stop = self._quoted[number + 1].outer_start if number + 1 < len(self._quoted) else len(syntax.text)
        paragraph = bisect_left(self._begins, quote.outer_end)
        stop = min(stop, self._begins[paragraph] if paragraph < len(self._begins) else stop)
        end = first
        while end < len(syntax) and end - first < FRAME and syntax.start[end] < stop and syntax.lower[end] not in ENDS:
            end += 1
        return Frame(first, end)

    def _frame_before(self, number: int) -> Frame:
        """From the begin of the sentence, of the paragraph, or from the marks before, to the opening marks."""
        quote, syntax = self._quoted[number], self._syntax
        end = syntax.at(quote.outer_start)
        begin = self._quoted[number - 1].outer_end if number else 0
        begin = max(begin, self._begins[max(0, bisect_left(self._begins, quote.outer_start + 1) - 1)] if self._begins else 0)
        first = end
        while first > 0 and end - first < FRAME and syntax.start[first - 1] >= begin and syntax.lower[first - 1] not in ENDS:
            first -= 1
        return Frame(first, end)
