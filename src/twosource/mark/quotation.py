"""Direct quotations: which words between marks are speech, and whose."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.mark.attribution import (
    FRAME,
    Attribution,
    Frame,
    attribution_in,
    ends_at,
    far_attribution,
    label,
    plain_attribution,
    spaceless,
    verb_at,
)
from twosource.mark.quotation_marks import quoted
from twosource.model import Mention
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from twosource.mark.quotation_marks import Quoted
    from twosource.mark.speaker import Speakers
    from twosource.model import Article, Speaker
    from twosource.syntax import Syntax

FEW: Final = 3  # words: fewer, standing within a sentence, are a term or a title and no speech
TITLE: Final = 5  # words of a title or term set into a sentence
LONG_WORD: Final = 4  # letters; shorter words stand small in titles
STOPS: Final = frozenset(".?!…")
CLOSING: Final = frozenset({'"', "”", "''", "’"})
INNER: Final = "\"”’')] "  # what may close within the marks, behind the stop: "we said ‘no,’ ”", "(sic)”"
PAUSES: Final = ",-–—"
LEADS: Final = frozenset({":", ",", "–", "—", "-"})


@dataclass(frozen=True, slots=True)
class Speech:
    """Words between marks that are speech, with what is said of them; `start` to `end` may hold a cue that breaks them."""

    start: int
    end: int
    outer_end: int
    attribution: Attribution | None
    alone: bool  # a sentence or more by itself
    paragraph: int
    last_paragraph: int


class Quotations:
    """The direct quotations of one article, found in order, since a speaker goes on until another begins."""

    def __init__(self, article: Article, syntax: Syntax, speakers: Speakers) -> None:
        self._article = article
        self._syntax = syntax
        self._speakers = speakers
        self._kinds = speakers.kinds()
        self.quoted = quoted(article.text, article.paragraphs)
        self._begins = [start for start, _ in article.paragraphs]

    def mentions(self) -> list[Mention]:
        """Every direct quotation."""
        found: list[Mention] = []
        previous: Speaker | None = None
        before = -2
        for speech in self._joined():
            near = previous if speech.paragraph - before <= 1 else None
            attribution, speaker = speech.attribution, None
            if attribution is not None and attribution.head is not None:
                speaker = self._speakers.speaker(attribution.first, attribution.last, attribution.head, previous=near)
            elif speech.alone:
                speaker = near
            found.append(self._mention(speech, speaker))
            previous, before = speaker or previous, speech.last_paragraph
        return found

    def _mention(self, speech: Speech, speaker: Speaker | None) -> Mention:
        text = self._article.text
        end = speech.end - 1 if text[speech.end - 1] == "," and speech.end - 1 > speech.start else speech.end
        return Mention(
            article=self._article.id,
            kind="quote",
            start=speech.start,
            end=end,
            text=text[speech.start : end],
            direct=True,
            cue=speech.attribution.cue if speech.attribution else None,
            speaker=speaker,
        )

    def _joined(self) -> list[Speech]:
        """Speech, with what a cue breaks in two put together: "We came," he said, "and we saw"."""
        found: list[Speech] = []
        last = -2  # the number of the quotation that the last speech ends with, or of a title set into its cue
        for number, quote in enumerate(self.quoted):
            if quote.end <= quote.start:
                continue
            speech = self._speech(number)
            if speech is None and last == number - 1 and self._is_title(quote, found[-1].outer_end, len(self._article.text)):
                last = number
            elif last == number - 1 and found and self._broken(found[-1], quote, speech):
                found[-1] = replace(
                    found[-1], end=quote.end, outer_end=quote.outer_end, last_paragraph=self._paragraph(quote.outer_end - 1)
                )
                last = number
            elif speech is not None:
                found.append(speech)
                last = number
        return found

    def _broken(self, before: Speech, quote: Quoted, speech: Speech | None) -> bool:
        """Whether the cue of the quotation before stands between it and this one, and nothing else does."""
        cue = before.attribution
        apart = self._paragraph(quote.outer_start) - before.last_paragraph
        if cue is None or apart > 1 or not before.outer_end <= self._syntax.start[cue.cue_token] < quote.outer_start:
            return False
        own = speech.attribution if speech is not None else None
        if own is not None and (apart or own.cue_token != cue.cue_token):
            return False
        between = spaceless(self._syntax, self._syntax.at(before.outer_end), self._syntax.at(quote.outer_start))
        first, end = between.first, between.end
        if end > first and self._syntax.lower[end - 1] in CLOSING:
            end -= 1
        stops = [token for token in range(first, end) if ends_at(self._syntax, token)]
        if stops and stops[0] < end - 1:
            return False
        if apart:
            return bool(stops) and speech is not None and speech.alone and quote.closed and not self._followed(quote)
        lead = self._syntax.lower[end - 1] if end > first else ""
        return bool(stops) or lead in LEADS or own is not None

    def _followed(self, quote: Quoted) -> bool:
        """Whether the paragraph of a quotation goes on after it."""
        after = self._paragraph(quote.outer_end - 1)
        end = self._article.paragraphs[after][1] if after >= 0 else len(self._article.text)
        return bool(self._article.text[quote.outer_end : end].strip())

    def _speech(self, number: int) -> Speech | None:
        quote = self.quoted[number]
        left, right = self._frame_before(number), self._frame_after(number)
        attribution = self._attribution(quote, left, right)
        text = self._article.text
        alone = left.first >= left.end and (right.first >= right.end or self._last(quote) in STOPS)
        if attribution is None and not ((alone or self._announced(quote, left)) and len(text[quote.start : quote.end].split()) > FEW):
            return None
        return Speech(
            quote.start,
            quote.end,
            quote.outer_end,
            attribution,
            alone,
            self._paragraph(quote.outer_start),
            self._paragraph(quote.outer_end - 1),
        )

    def _last(self, quote: Quoted) -> str:
        """The last mark of the words themselves, whatever closes within the marks behind it."""
        return self._article.text[quote.start : quote.end].rstrip(INNER)[-1:]

    def _announced(self, quote: Quoted, left: Frame) -> bool:
        """Whether a colon hands over to whole sentences between marks, whoever speaks them: "On trade: “We will see.”"."""
        return left.first < left.end and self._syntax.lower[left.end - 1] == ":" and self._whole(quote)

    def _whole(self, quote: Quoted) -> bool:
        """Whether a whole sentence or more stands between marks, from its large letter to its stop."""
        syntax, first = self._syntax, self._syntax.at(quote.start)
        finite = any(syntax.tag[token] in FINITE for token in range(first, syntax.at(quote.end)))
        ended = self._last(quote) in STOPS or (not self._followed(quote) and not self._entitled(quote))  # headings have no stop
        return ended and finite and syntax.word[first][:1].isupper()

    def _attribution(self, quote: Quoted, left: Frame, right: Frame) -> Attribution | None:
        last = self._last(quote)
        stopped = last in PAUSES or last in STOPS or self._article.text[quote.outer_end : quote.outer_end + 1] == ","
        if left.first < left.end:
            return self._attribution_before(quote, left, right, stopped=stopped)
        if right.first < right.end and stopped:
            found = attribution_in(self._syntax, right, before=False)
            if found is None and last in PAUSES:
                found = far_attribution(self._syntax, right, before=False)
                if found is None and self._speaks(quote) and not self._entitled(quote):
                    found = plain_attribution(self._syntax, right)
            return found
        above = self._frame_above(quote)
        return attribution_in(self._syntax, above, before=True) if above is not None else None

    def _of_part(self, quote: Quoted, left: Frame, right: Frame) -> Attribution | None:
        """The cue of speech that begins within a sentence: it runs on over more, or a cue that nothing else explains stands behind it."""
        syntax = self._syntax
        words = range(syntax.at(quote.start), syntax.at(quote.end))
        if not quote.closed or quote.start > quote.outer_start + 1:
            return None
        if any(ends_at(syntax, token) for token in words[FEW:-1]):
            found = attribution_in(syntax, left, before=True)
            if found is None or found.head is None:
                return None
            return None if syntax.lower[found.head] in listed("clause_words", "writing") else found  # whoever writes is not named
        tells = len(words) > FEW and any(syntax.tag[token] in FINITE for token in words)
        if not tells or any(syntax.pos[token] in ("VERB", "AUX") for token in range(left.first, left.end)):
            return None
        return attribution_in(syntax, right, before=False) if right.first < right.end else None

    def _attribution_before(self, quote: Quoted, left: Frame, right: Frame, *, stopped: bool) -> Attribution | None:
        """Who speaks where words of the same sentence stand before the marks."""
        syntax = self._syntax
        lead = syntax.lower[left.end - 1]
        if lead in ("and", "but", "that") and (said := self._gone_on(left, right)) is not None:
            return said
        leads = lead in LEADS or verb_at(syntax, left.end - 1) is not None or (lead == "that" and self._whole(quote))
        if (stopped or right.first >= right.end) and leads and (lead == ":" or self._speaks(quote)):
            found = attribution_in(syntax, left, before=True)
            if found is None and lead == ":":
                found = label(syntax, left, self._kinds) or far_attribution(syntax, left, before=True)
            if found is not None:
                return found
        right = right if stopped else Frame(right.first, right.first)
        if lead not in LEADS:
            return self._of_part(quote, left, right)
        return attribution_in(syntax, right, before=False) if right.first < right.end else None

    def _gone_on(self, left: Frame, right: Frame) -> Attribution | None:
        """Whoever says what the marks go on with, where the outlet or agency behind them only reports it: "she said it sank and “we swam”, the Post reports"."""
        said, reports = attribution_in(self._syntax, left, before=True), attribution_in(self._syntax, right, before=False)
        if said is None or said.head is None or reports is None or reports.head is None or reports.cue not in listed("press", "handing_on"):
            return None
        return said if self._kinds.get(reports.head) == "organisation" else None

    def _entitled(self, quote: Quoted) -> bool:
        """Whether words between marks are written as the title of a song or a film is: large, but for the smallest."""
        long = [word for word in self._article.text[quote.start : quote.end].split() if len(word) >= LONG_WORD]
        return all(word[0].isupper() for word in long)

    def _speaks(self, quote: Quoted) -> bool:
        """Whether words between marks can be a saying by themselves, and are no part of the sentence around them."""
        syntax = self._syntax
        first, end = syntax.at(quote.start), syntax.at(quote.end)
        if first >= end or syntax.word[first][:1].isupper():
            return first < end
        return (
            end - first > FEW
            and syntax.pos[first] not in ("VERB", "AUX", "PART")
            and any(syntax.pos[token] in ("VERB", "AUX") for token in range(first, end))
        )

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self._begins, offset) - 1

    def _frame_after(self, number: int) -> Frame:
        """From the closing marks to the end of the sentence, of the paragraph, or to the next marks."""
        quote, syntax = self.quoted[number], self._syntax
        paragraph = self._paragraph(quote.outer_end - 1) + 1
        limit = self._begins[paragraph] if paragraph < len(self._begins) else len(syntax.text)
        first = end = syntax.at(quote.outer_end)
        if first + FRAME < len(syntax):
            limit = min(limit, syntax.start[first + FRAME])  # marks beyond the frame stop nothing
        following = number + 1
        while following < len(self.quoted) and self._is_title(self.quoted[following], quote.outer_end, limit):
            following += 1
        stop = min(limit, self.quoted[following].outer_start if following < len(self.quoted) else limit)
        while end < len(syntax) and end - first < FRAME and syntax.start[end] < stop and not ends_at(syntax, end):
            end += 1
        return spaceless(syntax, first, end)

    def _is_title(self, quote: Quoted, begin: int, limit: int) -> bool:
        """Whether words between marks are a name or term within the sentence: few, and something stands before them."""
        words = self._article.text[quote.start : quote.end].split()
        before = self._article.text[begin : quote.outer_start].rstrip()
        return quote.outer_end <= limit and len(words) <= TITLE and bool(before) and before[-1] not in '.?!,:;…”"'

    def _frame_above(self, quote: Quoted) -> Frame | None:
        """The sentence that leads up to a quotation from the end of the paragraph before: "She wrote on Monday:"."""
        paragraph = self._paragraph(quote.outer_start)
        if paragraph < 1:
            return None
        begin, stop = self._article.paragraphs[paragraph - 1]
        if not self._article.text[begin:stop].rstrip().endswith(":"):
            return None
        first = end = self._syntax.at(stop)
        while first > 0 and end - first < FRAME and self._syntax.start[first - 1] >= begin and not ends_at(self._syntax, first - 1):
            first -= 1
        return spaceless(self._syntax, first, end)

    def _frame_before(self, number: int) -> Frame:
        """From the begin of the sentence, of the paragraph, or from the marks before, to the opening marks."""
        quote, syntax = self.quoted[number], self._syntax
        begin = self.quoted[number - 1].outer_end if number else 0
        paragraph = self._paragraph(quote.outer_start)
        begin = max(begin, self._begins[paragraph] if paragraph >= 0 else 0)
        first = end = syntax.at(quote.outer_start)
        while first > 0 and end - first < FRAME and syntax.start[first - 1] >= begin and not ends_at(syntax, first - 1):
            first -= 1
        return spaceless(syntax, first, end)
