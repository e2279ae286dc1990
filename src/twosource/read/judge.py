"""Which blocks are the report and which the site's furniture; a line that holds both is cut inside the line."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from twosource.lexicon import either, listed
from twosource.read import visible
from twosource.read.block import CAPTION, REPORT, Block, Known, Verdict
from twosource.read.cues import Cue, cues, plain, told_by, triggers, words
from twosource.read.likelihood import likelihood
from twosource.read.outlet import is_own_post
from twosource.read.sentence import sentences
from twosource.read.settled import SURROUNDINGS, aside, settled
from twosource.read.wording import SHOWN, letters, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twosource.read.visible import Seen
    from twosource.read.wording import Wording

END = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
STOP = re.compile(r"\.[\"'”’)\]]{0,3}$")  # a headline may ask or cry out, and has no full stop
LIKELY = 0.5
LIKELY_IN_PROSE = 0.3  # where nearly all is report, losing a line is the likelier mistake
LIKELY_IF_PROSE = 0.05  # there, of a long line of sentences
SURELY_PROSE = 150  # characters
ALL_QUOTED = re.compile(r"[\"“‘][^\"“”]+[\"”’]")
SHORTEST_PULL = 25  # characters
MOST_PULLS = 20  # on one page
PICTURE = Verdict("picture", "a caption whose picture is hardly of the report")
HEAD = 8  # blocks behind a title among which its writers stand
LEAD = 8  # blocks before a report among which its first picture stands
MOSTLY = 0.6  # of a text's characters
MANY = 0.4  # of its lines: fewer, and it is a whole page, however long its paragraphs
SHORTEST_PROSE = 60  # characters
SHORTEST_REPORT = 200  # characters
NEXT_BEST = 0.6  # of the likeliest block's likelihood
TITLE = Verdict("title")
TITLE_WITHIN = 150  # lines before which the title of a plain text stands
TITLE_SPACES = 3  # between the words of a headline: a shorter line on a whole page is a menu's
VERSION = 0.2  # of a report's letters that other pages hold too: it was published in versions
SURELY_REPORT = 0.9  # how likely a line is that may be background, told again in many reports
SURELY = 0.8  # how likely the first line of a report is
SHORTEST_HEADING = 15  # letters of a heading that stands in the page's title by more than chance
LONGEST_TITLE = 250  # characters
SHORTEST_REPEAT = 40  # characters of a line that is not repeated by chance
MINOR = frozenset({"span", "hint"})  # cues that say nothing of the sentence they stand in
LONGEST_SENTENCE = 400  # characters; furniture is curt
SHORT_LINE = 9  # words
REPORTED_TOO = frozenset({"appeal", "subscribe", "newsletter", "comments", "sign-in", "cookies", "contact"})
ADDRESSING = frozenset({"appeal", "newsletter", "subscribe", "sign-in", "comments"})
QUOTED = re.compile(r"[\"“][^\"“”]{20,2000}[\"”]|^[\"“][^\"“”]{20,2000}$")
REASON = "it says “{}”"
CITED = 60  # characters of a cue that a reason cites


class Piece(NamedTuple):
    """These characters of that block are report."""

    block: int
    start: int  # into the block's text
    end: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """The pieces of a page in order, the title found among its lines, and what they say about the article."""

    pieces: tuple[Piece, ...]
    title: str | None
    seen: tuple[Seen, ...]


def judged(blocks: Sequence[Block], known: Known) -> Judged:
    """Judge all blocks of a page, and cut those that hold furniture and report."""
    if not blocks:
        return Judged((), None, ())
    first = settled(blocks)
    asked = [blocks[number] for number in first.asked]
    read = wording(asked, next(iter(known.titles), ""))
    verdicts, title, seen = _weighed(asked, known, read, first.passed)
    pieces: list[Piece] = [Piece(number, 0, len(blocks[number].text), verdict) for number, verdict in first.verdicts.items()]
    for at, (number, block, verdict) in enumerate(zip(first.asked, asked, verdicts, strict=True)):
        if len(block.text) > SHOWN:
            pieces += cut(number, block, verdict)
        else:
            pieces += cut(number, block, verdict, (read.cues[at], read.stirred[at])) if read.stirred[at] else whole(number, block, verdict)
    return Judged(tuple(sorted(pieces, key=lambda piece: piece[:2])), title, (*seen, *first.seen))


def _weighed(blocks: Sequence[Block], known: Known, read: Wording, passed: Sequence[int]) -> tuple[list[Verdict], str | None, list[Seen]]:
    """A verdict on each block that markup alone does not settle, the title found among them, and what they say of the article."""
    verdicts = [by_cues(block.text, found) if found else REPORT for block, found in zip(blocks, read.cues, strict=True)]
    likely = likelihood(blocks, known, read, passed).tolist()
    found = None if known.titles or blocks[0].start is None else _title(blocks, verdicts, likely)
    titles = {letters(title) for title in (known.titles if found is None else (blocks[found].text,))}
    least = _least(blocks, likely)
    # A sentence among what is left when all that calls itself furniture is gone.
    own = [block for block, verdict in zip(blocks, verdicts, strict=True) if verdict is REPORT]
    of_sentence = min(least, LIKELY_IN_PROSE) if blocks[0].start is not None and mostly_prose(own) else least
    for number, block in enumerate(blocks):
        if read.letters[number] in titles:
            verdicts[number] = TITLE
        elif is_own_post(block.text, known.outlet):
            verdicts[number] = Verdict("related", "a post of the outlet itself")
        elif verdicts[number] is REPORT or _is_surely_prose(block, likely[number]):
            verdicts[number] = by_place(block, likely[number], of_sentence if STOP.search(block.text) else least)
    _headings(blocks, verdicts, read, titles)
    if known.repeated:
        _repeated(blocks, verdicts, read, (likely, known))
    _captions(blocks, verdicts, read)
    seen: list[Seen] = []
    for number, block in enumerate(blocks):
        if verdicts[number] is not TITLE and (told := visible.line(block.text)):
            verdicts[number] = told[0]
            seen.append(told[1])
    seen += _names_at_head(blocks, verdicts)
    _repeats(blocks, verdicts, read)
    _pull_quotes(blocks, verdicts, read)
    _lists(blocks, verdicts)
    _appeals(blocks, verdicts, likely)
    return verdicts, blocks[found].text if found is not None else None, seen


def _least(blocks: Sequence[Block], likely: Sequence[float]) -> float:
    """How likely a block must be report to be kept: less in a text that is mostly prose, and where else nothing would be kept."""
    if len(blocks) == 1 and blocks[0].start is not None:
        return 0.0  # plain text of one line is that line
    sizes = [len(block.text) for block in blocks]
    least = LIKELY_IN_PROSE if blocks[0].start is not None and mostly_prose(blocks) else LIKELY
    kept = sum(size for size, each in zip(sizes, likely, strict=True) if each >= least)
    if kept >= SHORTEST_REPORT:
        return least
    best = max((each for each, size in zip(likely, sizes, strict=True) if size >= SHORTEST_PROSE), default=1.0)
    return min(least, best * NEXT_BEST)


def _is_surely_prose(block: Block, likely: float) -> bool:
    """Whether a block is so surely report that a cue in it can only be said of one of its sentences."""
    return likely >= SURELY_REPORT and len(block.text) >= SURELY_PROSE and END.search(block.text) is not None


def _headings(blocks: Sequence[Block], verdicts: list[Verdict], read: Wording, titles: set[str]) -> None:
    """What heads the report, and is a part of what the page calls itself or the first of its headings, is the title."""
    for number, block in enumerate(blocks):
        if not verdicts[number].kept:
            continue
        if len(block.text) > LONGEST_TITLE or END.search(block.text):
            return
        told = read.letters[number]
        if block.element.tag == "h1" or (len(told) >= SHORTEST_HEADING and any(told in title for title in titles)):
            verdicts[number] = TITLE


def _repeated(blocks: Sequence[Block], verdicts: list[Verdict], read: Wording, told: tuple[Sequence[float], Known]) -> None:
    """Lines that the outlet's other pages hold too are the outlet's; but versions of one report hold each other's lines, and are left alone."""
    likely, known = told
    kept = [number for number, verdict in enumerate(verdicts) if verdict.kept]
    again = [number for number in kept if read.letters[number] in known.repeated]
    if sum(len(read.letters[number]) for number in again) > VERSION * sum(len(read.letters[number]) for number in kept):
        return
    for number in again:
        if likely[number] < SURELY_REPORT or not END.search(blocks[number].text):
            verdicts[number] = Verdict("repeat", "other pages of the outlet hold the same line")


def _captions(blocks: Sequence[Block], verdicts: list[Verdict], read: Wording) -> None:
    """A whole sentence below a picture is kept as its caption, where the picture stands with the report: on a page of markup, at its head."""
    kept = [number for number, verdict in enumerate(verdicts) if verdict.kept]
    if not kept:
        return
    # A standfirst is no sentence, and stands above the picture.
    prose = next((number for number in kept if END.search(blocks[number].text)), kept[0])
    for number in range(max(0, kept[0] - LEAD), prose if blocks[0].start is None else kept[-1]):
        block, verdict = blocks[number], verdicts[number]
        if verdict.kept or verdict.reason.startswith("it says") or len(block.text) < SHORTEST_PROSE:
            continue
        credits_it = _credit(read.cues[number])
        words = block.text[: credits_it.start] if credits_it else block.text
        if END.search(words.rstrip()) and (credits_it or "figcaption" in block.element.inside or "caption" in block.element.near):
            verdicts[number] = CAPTION


def mostly_prose(blocks: Sequence[Block]) -> bool:
    """Whether a text is mostly running sentences, as one that was copied is, and not all lines of a page."""
    prose = [len(block.text) for block in blocks if len(block.text) >= SHORTEST_PROSE and END.search(block.text)]
    return sum(prose) >= MOSTLY * sum(len(block.text) for block in blocks) and len(prose) >= MANY * len(blocks)


def by_place(block: Block, likely: float, least: float) -> Verdict:
    """The verdict that a block's shape, elements and surroundings give, weighed by the forests."""
    element = block.element
    if least == LIKELY_IN_PROSE and len(block.text) >= SURELY_PROSE and END.search(block.text):
        least = LIKELY_IF_PROSE
    if likely < least or ("form" in element.inside and "newsletter" in element.near):
        return (
            aside(element.inside, element.near, or_else=PICTURE) if "figcaption" in element.inside else aside(element.inside, element.near)
        )
    return CAPTION if "figcaption" in element.inside else REPORT


def _title(blocks: Sequence[Block], verdicts: Sequence[Verdict], likely: Sequence[float]) -> int | None:
    """The line that is the title of plain text: its first that is no furniture; of a whole page's lines, the last before the report.

    There is none where the report's first sentence stands first.
    """
    short = [
        number
        for number, block in enumerate(blocks[:TITLE_WITHIN])
        if verdicts[number].kept and len(block.text) <= LONGEST_TITLE and visible.line(block.text) is None
    ]
    if not short or len(blocks) == 1:
        return None  # what stands alone is the report
    begins = next(
        (number for number, each in enumerate(likely) if each >= SURELY and len(blocks[number].text) >= SHORTEST_PROSE), len(blocks)
    )
    if mostly_prose(blocks):
        first = short[0]
        is_report = first > begins or (first == begins and STOP.search(blocks[first].text))
        return None if is_report else first
    before = [
        number
        for number in short
        if number < begins and blocks[number].text.count(" ") >= TITLE_SPACES and not END.search(blocks[number].text)
    ]
    return before[-1] if before else _head(blocks, verdicts)


def _head(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int | None:
    """The first line that is no furniture, however short, where only what is told about the article stands between it and the first sentence."""
    own = [number for number, verdict in enumerate(verdicts) if verdict.kept and visible.line(blocks[number].text) is None]
    is_headed = len(own) > 1 and not STOP.search(blocks[own[0]].text) and STOP.search(blocks[own[1]].text)
    return own[0] if is_headed else None


def _names_at_head(blocks: Sequence[Block], verdicts: list[Verdict]) -> list[Seen]:
    """Who wrote the report, where only names stand between its title and its first sentence, and it names none of them."""
    title = next((number for number, verdict in enumerate(verdicts) if verdict is TITLE), len(blocks))
    head = range(title + 1, min(title + HEAD, len(blocks)))
    begins = next((number for number in head if verdicts[number].kept and STOP.search(blocks[number].text)), 0)
    seen = []
    for number in range(title + 1, begins):
        if not (verdicts[number].kept or verdicts[number] is SURROUNDINGS) or not (told := visible.names_alone(blocks[number].text)):
            continue
        report = " ".join(block.text for block, verdict in zip(blocks[begins:], verdicts[begins:], strict=True) if verdict.kept)
        if not any(re.search(rf"\b{re.escape(name.split()[-1])}\b", report) for name in told.authors):
            verdicts[number] = Verdict("byline", "nothing but names stands between the title and the report")
            seen.append(told)
    return seen


def _credit(found: Sequence[Cue]) -> Cue | None:
    """The first picture credit in a line."""
    return next((cue for cue in found if cue.kind == "credit" and cue.place == "span"), None)


def _repeats(blocks: Sequence[Block], verdicts: list[Verdict], read: Wording) -> None:
    """A caption given twice is kept once; a line of the report set again as a pull quote is furniture."""
    told: dict[str, int] = {}
    for number, block in enumerate(blocks):
        if not verdicts[number].kept or len(block.text) < SHORTEST_REPEAT:
            continue
        credit = _credit(read.cues[number])
        text = letters(block.text[: credit.start] + block.text[credit.end :]) if credit else read.letters[number]
        if text in told:
            before = told[text]
            kept, gone = (number, before) if blocks[before].text in block.text and not credit else (before, number)
            if credit:
                verdicts[kept] = CAPTION
            verdicts[gone] = Verdict("repeat", "the same words stand elsewhere on the page")
            told[text] = kept
        else:
            told[text] = number


def _pull_quotes(blocks: Sequence[Block], verdicts: list[Verdict], read: Wording) -> None:
    """A line that is nothing but a quotation, which a longer line of the report holds too, was set apart to catch the eye."""
    alone = [
        number
        for number, block in enumerate(blocks)
        if verdicts[number] is REPORT and ALL_QUOTED.fullmatch(block.text) and SHORTEST_PULL <= len(block.text) <= LONGEST_TITLE
    ][:MOST_PULLS]
    if alone:
        all_told = "\n".join(each for each, verdict in zip(read.letters, verdicts, strict=True) if verdict.kept)
        for number in alone:
            if all_told.count(read.letters[number]) > 1:
                verdicts[number] = Verdict("repeat", "a pull quote: the report holds the same words")


def _lists(blocks: Sequence[Block], verdicts: list[Verdict]) -> None:
    """Headlines without an end mark, two or more, or the last lines, below a line that announces other stories."""
    for number, verdict in enumerate(verdicts):
        if verdict.kind != "related" or len(blocks[number].text) > SHORTEST_REPEAT:
            continue
        after = number + 1
        while after < len(blocks) and verdicts[after] is REPORT and not END.search(blocks[after].text):
            after += 1
        if after - number > 2 or (after == len(blocks) and after > number + 1):
            for each in range(number + 1, after):
                verdicts[each] = Verdict("related", f"listed below “{blocks[number].text}”")


def _appeals(blocks: Sequence[Block], verdicts: list[Verdict], likely: Sequence[float]) -> None:
    """A line between those of an appeal that speaks of "we" and "you" belongs to it."""
    if ADDRESSING.isdisjoint(verdict.kind for verdict in verdicts):
        return
    for number, block in enumerate(blocks):
        if verdicts[number] is not REPORT:
            continue
        near = [verdicts[each].kind for each in range(max(0, number - 2), min(len(blocks), number + 3)) if each != number]
        beside = sum(kind in ADDRESSING for kind in near)
        amid = beside > 2
        if beside and (amid or likely[number] < SURELY_REPORT) and _addresses(block.text) >= (1 if amid else 2):
            verdicts[number] = Verdict(next(kind for kind in near if kind in ADDRESSING), "it speaks to the reader beside lines that do")


@functools.cache
def _we() -> re.Pattern[str]:
    """A word by which a site speaks of itself or to its readers."""
    return re.compile(rf"(?<![\w']){either(listed('function_words', 'addressed'))}(?!\w)")


def _addresses(text: str) -> int:
    """How often the site speaks to its readers: "we" and "you", outside quotation marks."""
    return len(_we().findall(QUOTED.sub(" ", plain(text))))


def whole(number: int, block: Block, verdict: Verdict) -> list[Piece]:
    """A block as one piece."""
    return [Piece(number, 0, len(block.text), verdict)]


def cut(number: int, block: Block, verdict: Verdict, known: tuple[Sequence[Cue], Collection[str]] | None = None) -> list[Piece]:
    """A block as pieces: whole where it is furniture, else cut where a sentence or a few characters of it are.

    `known` are the cues in it, and its words by which cues are tried, where they are known already.
    """
    text = block.text
    if not verdict.kept:
        return whole(number, block, verdict)
    low = plain(text)
    found, stirring = known or (told_by(text), triggers().intersection(words(low)))
    marks = [(cue.start, cue.end, said(cue, text)) for cue in outside_quotes(low, found) if cue.place == "span"]
    spans = sentences(text) if stirring else []
    for start, end in spans if len(spans) > 1 else ():
        its = low[start:end]
        here = {word for word in stirring if word in its}
        if here and (told := _sentence(text[start:end], its, here)):
            marks.append((start, end, told))
    if not marks:
        return whole(number, block, verdict)
    return _pieces(number, text, sorted(marks, key=lambda mark: mark[:2]), verdict)


def _sentence(text: str, low: str, stirring: set[str]) -> Verdict | None:
    """The verdict on a sentence among others, where its own words call it furniture."""
    if len(text) > LONGEST_SENTENCE:
        return None
    for cue in outside_quotes(low, cues(low, stirring)):
        if cue.place not in MINOR and (cue.place != "whole" or " " in text or cue.kind == "credit") and in_sites_voice(cue, low):
            return said(cue, text)
    return None


def in_sites_voice(cue: Cue, low: str) -> bool:
    """Whether a cue that reports also hold (a donation, a newsletter) is told here by the site to its readers."""
    return cue.place != "any" or cue.kind not in REPORTED_TOO or _we().search(low) is not None or low.count(" ") < SHORT_LINE


def _pieces(number: int, text: str, marks: list[tuple[int, int, Verdict]], verdict: Verdict) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    credit = any(mark.kind == "credit" for _, _, mark in marks)
    kept = CAPTION if credit and verdict is REPORT and len(marks) == 1 else verdict
    for start, end, mark in marks:
        if start < at:
            continue
        _add(pieces, number, text, (at, start, kept))
        _add(pieces, number, text, (start, end, mark))
        at = end
    _add(pieces, number, text, (at, len(text), kept))
    return pieces


def _add(pieces: list[Piece], number: int, text: str, mark: tuple[int, int, Verdict]) -> None:
    start, end, verdict = mark
    piece = text[start:end]
    start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
    if start < end:
        pieces.append(Piece(number, start, end, verdict))


def outside_quotes(low: str, found: Sequence[Cue]) -> list[Cue]:
    """The cues that are the site's own words and not somebody's between quotation marks."""
    quoted = [match.span() for match in QUOTED.finditer(low)] if '"' in low else []
    return [cue for cue in found if not any(start <= cue.start and cue.end <= end for start, end in quoted)]


def said(cue: Cue, text: str) -> Verdict:
    """The verdict that a cue gives."""
    return Verdict(cue.kind, REASON.format(text[cue.start : cue.end][:CITED]))


def by_cues(text: str, found: Sequence[Cue]) -> Verdict:
    """The verdict on a whole block that its wording alone gives, by the cues that stand in it."""
    low = plain(text)
    found = outside_quotes(low, found)
    for cue in found:
        if cue.place == "whole":
            return said(cue, text)
    for cue in found:
        if cue.place in {"start", "label", "end"} and (len(sentences(text)) <= 2 or not END.search(text)):
            return said(cue, text)
    strong = [cue for cue in found if cue.place not in MINOR and in_sites_voice(cue, low)]
    if strong:
        spans = sentences(text)
        told = sum(end - start for start, end in spans if any(cue.start < end and cue.end > start for cue in strong))
        if told >= 0.6 * len(text):
            return said(strong[0], text)
    return REPORT
