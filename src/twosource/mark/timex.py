"""The reading of time expressions: what a rule is given, what it gives, and the words that all rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from twosource.lexicon import either, listed
from twosource.mark import calendar, tense
from twosource.mark.calendar import NAMES
from twosource.mark.number import IN_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from spacy.tokens import Doc, Token

_STOP: Final = r"(?:(?<=\b[a-z]{3})\.|(?<=\bsept|\bthur)\.|(?<=\btues)\.|(?<=\bthurs)\.)?(?<!\bmay\.)"  # of a short form, "Oct."
DIGIT_YEAR: Final = r"(?:1[4-9]|20)\d\d"
MONTH: Final = rf"(?P<month>{either(NAMES['months'])})\b{_STOP}"
WEEKDAY: Final = rf"(?P<weekday>{either(NAMES['weekdays'])})\b{_STOP}"
NO_NAME: Final = (
    r"(?!(?-i:[A-Z]\w+ [A-Z])|\w+ (?:olympic|paralympic|games))"  # "Winter Park", "the winter Olympics" and "Summer Games" are named so
)
SEASON: Final = rf"{NO_NAME}(?P<season>{either(NAMES['seasons'])})"
DAYPART: Final = rf"(?P<part>{either(NAMES['dayparts'])})"
DAY_NUMBER: Final = r"(?:[12]\d|3[01]|0?[1-9])"
UNIT: Final = rf"(?P<unit>{either(NAMES['units'])})s?"
YEAR: Final = rf"(?P<year>{DIGIT_YEAR})"
SIDE: Final = rf"(?:(?:the|this|its|their) )?(?P<side>{either(NAMES['sides'])})"
PHASE: Final = rf"(?:(?:the )?(?P<phase>{either(NAMES['phases'])})(?:[ -]+(?:(?:of|in) )?(?:the )?)?)"
NUMBER_WORDS: Final = IN_WORDS
AHEAD_COSTS: Final = 2  # without tense a date ahead counts as twice as far: news tells mostly what was
ANCHOR_REACH: Final = 400  # characters, some three sentences; what "the following day" counts from lies no farther back
_FROM = re.compile(r"\b(?:from|between)\s+\Z", re.IGNORECASE)
_LINKED: Final = 12  # characters that hold such a word
_TO = re.compile(r"\s+(?:to|until|till|through|and)\s+", re.IGNORECASE)
_GROUP = re.compile(r"\(\?P<(\w+)>")


@dataclass(frozen=True, slots=True)
class Timex:
    """`last year` means 2022, from its first day to its last."""

    value: str | None
    earliest: str | None = None
    latest: str | None = None
    anchors: bool = True  # a date that later words such as "the following day" may count from


UNKNOWN: Final = Timex(None, anchors=False)


@dataclass(frozen=True, slots=True)
class Found:
    """A time as it stands in the text."""

    start: int
    end: int
    timex: Timex


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule's pattern fits."""

    text: str  # the whole article's
    start: int
    end: int
    groups: Mapping[str, str]  # of the pattern's named groups, those that took part, in lower case

    def __getitem__(self, name: str) -> str:
        """What the group of this name holds, or nothing."""
        return self.groups.get(name, "")

    @property
    def words(self) -> str:
        """The words themselves."""
        return self.text[self.start : self.end]

    def before(self, count: int) -> str:
        """So many characters before the words."""
        return self.text[max(0, self.start - count) : self.start]

    def after(self, count: int) -> str:
        """So many characters after the words."""
        return self.text[self.end : self.end + count]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule may know: the day of publication, the parse, and the times told before."""

    published: date | None
    doc: Doc
    tokens: Mapping[int, int]  # from where a token begins to its place in the parse
    told: list[Found]

    def token(self, start: int) -> Token | None:
        """The token that begins here."""
        place = self.tokens.get(start)
        return None if place is None else self.doc[place]

    def direction(self, hit: Hit | Found) -> int:
        """Whether the grammar around the words points back, ahead, or neither."""
        return tense.direction(self.doc, hit.start, hit.end)

    def may_be_called(self, hit: Hit) -> bool:
        """Whether the words may tell the day of what somebody calls for."""
        return tense.may_be_called(self.doc, hit.start, hit.end)

    def last(self, hit: Hit, shape: str = r"\d{4}", reach: int = ANCHOR_REACH) -> Found | None:
        """The last time told before the words whose value begins like `shape`."""
        return next(self.near(hit, shape, reach), None)

    def near(self, hit: Hit, shape: str = r"\d{4}", reach: int = ANCHOR_REACH) -> Iterator[Found]:
        """The times told before the words whose value begins like `shape`, the last first."""
        for found in reversed(self.told):
            if hit.start - found.end > reach:
                return
            if found.timex.anchors and found.timex.earliest and re.match(shape, found.timex.value or ""):
                yield found

    def begun(self, hit: Hit) -> date | None:
        """The weekday that begins a stretch that the words end, "from Monday to Wednesday"; none where something is moved from day to day."""
        last = self.told[-1] if self.told else None
        day = first_day(last.timex) if last is not None else None
        if (
            last is None
            or day is None
            or number_of("weekdays", hit.text[last.start : last.end]) is None
            or not _TO.fullmatch(hit.text, last.end, hit.start)
            or not _FROM.search(hit.text, max(0, last.start - _LINKED), last.start)
        ):
            return None
        token = self.token(hit.start)
        moved = listed("clause_words", "rescheduling")
        return None if token is None or any(each.lemma_.lower() in moved for each in token.sent if each.i < token.i) else day

    def day_told(self, hit: Hit) -> date | None:
        """The first day of the last date told before the words, else the day of publication."""
        found = self.last(hit)
        return first_day(found.timex) if found else self.published


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern tried around words of one kind, and what its hits mean; nothing where they are no time after all."""

    kind: str
    pattern: re.Pattern[str]
    resolve: Callable[[Hit, Reading], Timex | None]


def rule(kind: str, pattern: str, resolve: Callable[[Hit, Reading], Timex | None]) -> Rule:
    """A rule from a pattern, which stands between word bounds; a blank in it is any white space within a paragraph.

    A group may be named more than once, where alternatives hold it: a hit has what took part.
    """
    seen: dict[str, int] = {}

    def renamed(match: re.Match[str]) -> str:
        seen[match[1]] = seen.get(match[1], 0) + 1
        return f"(?P<{match[1]}__{seen[match[1]]}>"

    named = _GROUP.sub(renamed, pattern)
    spaced = re.sub(r"(?<!\[)(?<!\\) (?![^\[\]]*\])", r"(?:(?:[^\\S\\n]|\\n(?!\\s)){1,9})", named)
    return Rule(kind, re.compile(rf"(?<![\w$£€#])(?<!\d[.,])(?:{spaced})(?!\w)", re.IGNORECASE), resolve)


def hit_of(match: re.Match[str]) -> Hit:
    """What a pattern's match holds."""
    groups = {name.partition("__")[0]: " ".join(text.lower().split()) for name, text in match.groupdict().items() if text}
    return Hit(match.string, match.start(), match.end(), groups)


def first_day(timex: Timex) -> date | None:
    """The first day of a dated time."""
    return date.fromisoformat(timex.earliest[:10]) if timex.earliest else None


def covering(value: str, *, anchors: bool = True) -> Timex:
    """The time of a TIMEX3 value, with the bounds that follow from it."""
    return Timex(value, *calendar.bounds(value), anchors=anchors)


def part_of_day(day: date, part: str) -> Timex:
    """A day, or with the name of a part of it, that part, to which its bounds narrow."""
    if not part:
        return covering(day.isoformat())
    code = NAMES["dayparts"][part]
    ends = NAMES["daypart_hours"][code]
    earliest, latest = (f"{calendar.shift(day, hour // 24, 'D')}T{hour % 24:02}:00" for hour in ends)
    return Timex(f"{day}T{code}", earliest, latest)


def small_hours(day: str) -> Timex:
    """The hours of a day from midnight to dawn, a part of its morning."""
    return Timex(f"{day}TMO", f"{day}T00:00", f"{day}T06:00")


def narrowed(timex: Timex, phase: str) -> Timex:
    """The early, middle or late half of a time; its value stays that of the whole, as TIMEX3 has it."""
    half_named = NAMES["phases"].get(phase, "")
    if not half_named or not timex.earliest or not timex.latest or "T" in timex.earliest:
        return timex
    first, last = date.fromisoformat(timex.earliest), date.fromisoformat(timex.latest)
    half = (last - first) / 2
    if half_named == "START":
        last = first + half
    elif half_named == "END":
        first += half
    elif half_named == "MID":
        first, last = first + half / 2, last - half / 2
    return Timex(timex.value, first.isoformat(), last.isoformat(), timex.anchors)


def number_of(names: str, text: str) -> Any:
    """What the calendar says of a name such as `Sept.` among its `months`."""
    return NAMES[names].get(text.lower().rstrip("."))


def nearest(ahead: tuple[date, date], reading: Reading, hit: Hit) -> date:
    """Choose between the last such day and the next one, by tense and by nearness to the day of publication."""
    before, after = ahead
    assert reading.published is not None
    back, forth = (reading.published - before).days, (after - reading.published).days
    direction = reading.direction(hit)
    if direction > 0:
        return before if back == 0 else after
    if direction < 0:
        return after if hit["day"] and back > 270 and forth < 75 else before  # "set 10 November as the deadline", said on 2 November
    return after if forth * AHEAD_COSTS < back else before
