"""Times: each expression of time in an article, with what it means in TIMEX3 terms and from when to when that is.

The parse's words point to where a time could stand, and only there the rules of that kind of word are tried.
"""

from __future__ import annotations

import functools
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, tree
from twosource.mark import clock, dates, durations, relative
from twosource.mark.calendar import NAMES
from twosource.mark.number import HUNDREDS, ORDINALS, SCALES, UNITS
from twosource.mark.timex import Found, Reading, Rule, Timex, hit_of, small_hours
from twosource.model import Mention, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from twosource.mark.timex import Hit
    from twosource.model import Article

LEADING: Final = 12  # words of a time before the word that shows it to be one
_LINK = re.compile(r"(?:,|[^\S\n]+on|[^\S\n]+of)?[^\S\n]+(?:the )?")  # between a time of day and its day: "noon on Thursday"
_BEFORE = re.compile(r"\b(?:[a-zA-Z]+[^\S\n]+)?[a-zA-Z]+(?=[^\S\n]+\Z)")  # the one or two words before a time
_WIDEST: Final = 40  # code points of two words
_HYPHEN = re.compile(r"[-–—/'’](?=\w)")
_PIECES = re.compile(r"[a-z]+|\d+")
_DIGIT_KINDS: Final = (
    (re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)"), "year"),
    (re.compile(r"\d0['’]?s$"), "decade"),
    (re.compile(r"\d:\d\d|\d[ap]\.?m\b|^\d{4}$"), "clock"),
    (re.compile(r"^[qh][1-4]$|^[1-4][qh]$"), "quarter"),
    (re.compile(r"^['’]\d\d$"), "short"),
)


def times(article: Article, doc: Doc) -> list[Mention]:
    """Find and resolve the times of an article."""
    reading = Reading(
        relative.day_or_none(article.published), doc, {at: number for number, at in enumerate(doc.to_array("IDX").tolist())}, []
    )
    end = 0
    for rule, hit in _candidates(article.text, doc):
        if hit.start < end:
            continue
        timex = rule.resolve(hit, reading)
        if timex is None:
            continue
        end = hit.end
        if timex is not durations.NO_TIME:
            reading.told.append(Found(hit.start, hit.end, timex))
    return [_mention(article, each) for each in _joined(reading.told, article.text)]


def _candidates(text: str, doc: Doc) -> list[tuple[Rule, Hit]]:
    """Everything that could be a time, by place; of two at one place the longer first, then the rule named first."""
    found = []
    for kind, starts in _starts(doc).items():
        for order, rule in _rules()[kind]:
            match = rule.pattern.match
            found += [(start, -hit.end(), order, rule, hit) for start in starts if (hit := match(text, start))]
    found.sort(key=lambda each: each[:3])
    return [(rule, hit_of(match)) for _, _, _, rule, match in found]


@functools.cache
def _rules() -> Mapping[str, Sequence[tuple[int, Rule]]]:
    by_kind: dict[str, list[tuple[int, Rule]]] = {}
    for order, rule in enumerate((*clock.rules(), *dates.rules(), *relative.rules(), *durations.rules())):
        by_kind.setdefault(rule.kind, []).append((order, rule))
    return by_kind


def _starts(doc: Doc) -> dict[str, set[int]]:
    """Where a time of each kind could begin: at a word of that kind, or at the words that may lead up to it."""
    strings = doc.vocab.strings
    words = [(at, strings[lower]) for at, lower in doc.to_array(["IDX", "LOWER"]).tolist()]
    starts: dict[str, set[int]] = {}
    for number, (_, word) in enumerate(words):
        for kind in kinds(word):
            places = starts.setdefault(kind, set())
            for at, before in reversed(words[max(0, number - LEADING) : number + 1]):
                if before is not word and not leads(before):
                    break
                places.add(at)
                if not before.isalnum():
                    places |= {at + piece.end() for piece in _HYPHEN.finditer(before)}
    return starts


@functools.lru_cache(maxsize=100_000)
def leads(word: str) -> bool:
    """Whether a word in lower case may stand in a time before the word that shows it to be one."""
    return word[0].isdigit() or word in _leading() or not any(c.isalnum() for c in word) or bool(kinds(word))


@functools.cache
def _leading() -> frozenset[str]:
    """Numbers and every word of the names and the lists that times are written with."""
    words = tree("time_words")
    names = [
        NAMES["sides"],
        NAMES["phases"],
        NAMES["holidays"],
        words["told_sides"],
        words["apart"],
        words["windows"],
        words["fillers"],
        words["leading"]["words"],
    ]
    return frozenset(
        {piece for each in names for name in each for piece in name.split()}
        | UNITS.keys()
        | HUNDREDS.keys()
        | SCALES.keys()
        | ORDINALS.keys()
    )


@functools.lru_cache(maxsize=100_000)
def kinds(word: str) -> tuple[str, ...]:
    """The kinds of time that a word in lower case may be part of."""
    found = {kind for pattern, kind in _DIGIT_KINDS if pattern.search(word)} if any(c.isdigit() for c in word) else set()
    for piece in (word, *_PIECES.findall(word)):
        found |= {*_words().get(piece, ()), *_words().get(piece.removesuffix("s"), ())}
    return tuple(sorted(found))


@functools.cache
def _words() -> Mapping[str, frozenset[str]]:
    words = tree("time_words")
    by_kind: dict[str, Iterable[str]] = {
        "month": NAMES["months"],
        "weekday": NAMES["weekdays"],
        "season": NAMES["seasons"],
        "daypart": NAMES["dayparts"],
        "unit": (*NAMES["units"], *NAMES["parts_of_year"]),
        "set": NAMES["sets"],
        "decade": NAMES["decades"],
        "holiday": NAMES["holidays"],
        "deictic": words["days"],
        "reference": (*words["references"], *words["adjectives"]),
        "clock": (*words["hours"], *listed("time_words", "clock")),
        "period": ("period",),
        "spoken": listed("time_words", "spoken"),
    }
    found: dict[str, set[str]] = {}
    for kind, names in by_kind.items():
        for name in names:
            found.setdefault(_key(name), set()).add(kind)
    return {word: frozenset(each) for word, each in found.items()}


def _key(name: str) -> str:
    """The word of a name of several that is rarest: its longest."""
    return max(name.replace("'", " ").split(), key=len)


def _joined(told: Sequence[Found], text: str) -> list[Found]:
    """Times of day set beside their day become one time: `noon on Thursday`."""
    found: list[Found] = []
    for each in told:
        before = found[-1] if found else None
        if before is not None and _LINK.fullmatch(text, before.end, each.start):
            merged = _moment(before.timex, each.timex) or _moment(each.timex, before.timex)
            if merged:
                found[-1] = Found(before.start, each.end, merged)
                continue
        found.append(each)
    return found


def _moment(hour: Timex, day: Timex) -> Timex | None:
    """The minute, or the small hours, of one time on the day of another."""
    named = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:TMO)?", day.value or "")
    if named and hour.earliest and hour == small_hours(hour.earliest[:10]):
        return small_hours(named[1])
    clocked = re.fullmatch(r"(?:\d{4}-\d\d-\d\d)?(T\d\d:\d\d)", hour.value or "")
    if not clocked or not re.fullmatch(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d|XXXX-\d\d-\d\d", day.value or ""):
        return None
    zone = (hour.earliest or "")[16:]
    moment = f"{day.earliest}{clocked[1]}".replace("T24:00", "T23:59") + zone if day.earliest else None
    return Timex(f"{day.value}{clocked[1]}", moment, moment)


def _mention(article: Article, found: Found) -> Mention:
    text = article.text[found.start : found.end]
    earliest, latest = _near(found, article.text)
    when = When(text=text, value=found.timex.value, earliest=earliest, latest=latest)
    return Mention(article=article.id, kind="time", start=found.start, end=found.end, text=text, when=when)


def _near(found: Found, text: str) -> tuple[str | None, str | None]:
    """From when to when a time is; an hour of the clock as widely as the words before it allow: "shortly after noon"."""
    earliest, latest = found.timex.earliest, found.timex.latest
    before = _BEFORE.search(text, max(0, found.start - _WIDEST), found.start)
    if earliest is None or earliest != latest or "T" not in earliest or before is None:
        return earliest, latest
    near = tree("time_words")["near_hour"]
    words = " ".join(before[0].lower().split())
    sooner, later = near.get(words) or near.get(words.split()[-1], (0, 0))
    moment = datetime.fromisoformat(earliest)
    first, last = (moment + timedelta(minutes=minutes) for minutes in (-sooner, later))
    return first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes")
