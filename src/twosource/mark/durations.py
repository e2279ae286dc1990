"""Stretches of time: `three weeks`, `a year and a half`, `the past two months`, `five days ago`, `every day`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, listed, tree
from twosource.mark import calendar
from twosource.mark.calendar import NAMES
from twosource.mark.number import NUMBER, value
from twosource.mark.timex import UNIT, Hit, Reading, Rule, Timex, covering, rule

if TYPE_CHECKING:
    from datetime import date

WORDS: Final = tree("time_words")
NO_TIME: Final = Timex(None, anchors=False)  # the words are taken, and are no time: "a three-year-old"
SHORT: Final = frozenset({"TS", "TM", "TH"})
_OLD = re.compile(r"[\s-]+olds?\b")
_PIECES: Final = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24)}


def duration(count: float | None, unit: str) -> str | None:
    """The TIMEX3 value of so many units; `X` where their number is not told: `P2Y6M`, `PT90M`, `PXW`."""
    if unit == "WE":
        return f"P{_plain(count)}WE"
    if unit == "2W":
        count, unit = None if count is None else count * 2, "W"
    if unit in {"E", "C", "L"}:
        if count is None:
            return f"PX{unit}"
        count, unit = count * {"E": 10, "C": 100, "L": 1000}[unit], "Y"
    clock, letter = ("T", unit[1]) if unit in SHORT else ("", unit)
    if count is None:
        return f"P{clock}X{letter}"
    whole, rest = int(count), count - int(count)
    if not rest or unit not in _PIECES:
        return f"P{clock}{_plain(count)}{letter}"
    smaller, times = _PIECES[unit]
    first = f"{whole}{letter}" if whole else ""
    if smaller in SHORT and unit not in SHORT:
        return f"P{first}T{round(rest * times)}{smaller[1]}"
    return f"P{clock}{first}{round(rest * times)}{smaller[-1]}"


def _plain(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def _count(hit: Hit) -> float | None:
    if hit["vague"]:
        return 2.0 if "couple" in hit["vague"] else None
    words = hit["count"]
    if words in {"", "one", *listed("function_words", "articles")}:
        return 1.0 + (0.5 if hit["half"] else 0.0)
    if words.startswith("half"):
        return 0.5
    found = value(words)
    return None if found is None else found + (0.5 if hit["half"] else 0.0)


def _unit(hit: Hit) -> str | None:
    """The designator of the unit; none where the word is another here: a second term, a quarter of them."""
    word, unit = hit["unit"], str(NAMES["units"][hit["unit"]])
    plural = hit.words.lower().rstrip("-").endswith("s") or hit["rel"] != ""
    if word == "second" and (not plural or hit["count"] in {"one", *listed("function_words", "articles")}):
        return None
    if word == "quarter" and "-quarters" in hit.words.lower():
        return None  # "a three-quarters majority"
    if word == "quarter" and (hit.after(4).lower().startswith(" of ") or hit["count"] in {"a", "an"} or not plural):
        return None
    return None if word == "minute" and hit["count"] == "the" else unit


def _stretch(hit: Hit, reading: Reading) -> Timex | None:
    unit, count = _unit(hit), _count(hit)
    if unit is None or (hit["count"] and count is None):
        return None
    if _OLD.match(hit.text, hit.end) or (hit["count"] in {"a", "an"} and _is_rate(hit, reading)):
        return NO_TIME
    return Timex(duration(count, unit), anchors=False)


def _is_rate(hit: Hit, reading: Reading) -> bool:
    """Whether `a year` says how often: `two flights a week`, `$5 a day`."""
    token = reading.token(hit.start)
    return token is not None and token.i > 0 and token.nbor(-1).tag_ in {"NN", "NNS", "CD", "$"}


def _apart(hit: Hit, reading: Reading) -> Timex | None:
    """`three weeks ago`, `two days later`: so far from publication, or from the date told last."""
    unit, count = _unit(hit), _count(hit)
    if unit is None:
        return None
    if not hit["count"] and not hit["vague"]:
        return Timex(duration(None, unit), anchors=False)
    if hit["rel"] in {"before", "after"} and not re.match(r"\s*(?:[.,;]|$)", hit.after(4)):
        return Timex(duration(count, unit), anchors=False)  # from what is named next
    if re.match(r"\s+to\b", hit.after(4)):
        return Timex(duration(count, unit), anchors=False)  # "six months prior to the fire"
    back = WORDS["apart"][hit["rel"]] < 0
    base = reading.published if hit["rel"] in {"ago", "from now", "hence"} else reading.day_told(hit)
    if count is None:
        return (
            Timex("PAST_REF" if back else "FUTURE_REF", anchors=False)
            if hit["rel"] in {"ago", "from now"}
            else Timex(duration(None, unit), anchors=False)
        )
    if base is None or unit in SHORT:
        return Timex(duration(count, unit), anchors=False)
    day = _moved(base, -count if back else count, unit)
    told_ahead = hit["rel"] not in {"from now", "hence"} and not back
    if day is not None and told_ahead and reading.published is not None and day > reading.published:
        return Timex(duration(count, unit), anchors=False)  # "two years later": from something of which no day is told
    return covering(calendar.coarse(day, unit if unit not in {"E", "C", "L"} else "Y")) if day else None


def _moved(day: date, count: float, unit: str) -> date | None:
    try:
        return calendar.shift(day, count, unit)
    except (ValueError, OverflowError):
        return None


def _window(hit: Hit, reading: Reading) -> Timex | None:
    """`the past two months`: a duration that ends at publication; `the next few days`: one that begins there."""
    unit, count, first = _unit(hit), _count(hit), reading.token(hit.start)
    if unit is None or (first is not None and first.pos_ == "VERB"):
        return None  # "will last three days"
    told = duration(count, unit)
    side = WORDS["windows"][hit["window"]]
    if reading.published is None or count is None or not side or unit in SHORT:
        return Timex(told, anchors=False)
    edge = _moved(reading.published, side * count, unit)
    if edge is None:
        return Timex(told, anchors=False)
    return Timex(told, min(edge, reading.published).isoformat(), max(edge, reading.published).isoformat(), anchors=False)


def _old(_hit: Hit, _reading: Reading) -> Timex | None:
    return NO_TIME


def _set(hit: Hit, _reading: Reading) -> Timex | None:
    unit = NAMES["units"][hit["unit"]]
    if hit["count"] == "other":
        return Timex(duration(2, unit), anchors=False)
    count = value(hit["count"]) if hit["count"] else 1.0
    return Timex(duration(count, unit), anchors=False) if count else None


def _adverb(hit: Hit, _reading: Reading) -> Timex | None:
    return Timex(NAMES["sets"][hit["set"]], anchors=False)


def _several(hit: Hit, reading: Reading) -> Timex | None:
    """Units in the plural and no number: a time where a preposition or an adjective of time makes them one."""
    unit = str(NAMES["units"][hit["unit"]])
    token = reading.token(hit.start)
    if not hit["window"] and not hit["ahead"] and (token is None or token.dep_ not in {"pobj", "npadvmod"}):
        return None
    if hit["window"] in {"future", "past"}:
        return Timex(f"{hit['window'].upper()}_REF", anchors=False)
    return Timex(duration(None, unit), anchors=False)


def rules() -> tuple[Rule, ...]:
    """How stretches of time are told, and distances between two times."""
    vague = (
        r"(?P<vague>(?:a |the )?few|several|many|some|(?:a |the )?couple(?: of)?|(?:tens|dozens|scores|hundreds|thousands) of|a number of)"
    )
    count = rf"(?:(?P<count>{NUMBER}|an?|half an?)|{vague})"
    filler = rf"(?:(?:{either(WORDS['fillers'])})[ -])?"
    rel = rf"(?P<rel>{either(WORDS['apart'])})"
    half = r"(?: and (?P<half>a half))?"
    window = rf"(?:(?:the|its|their|these|at least the) )?(?P<window>{either(WORDS['windows'])})"
    plural = rf"(?P<unit>{either(NAMES['units'])})s"
    unit = "unit"
    return (
        rule(unit, rf"(?:the |an? )?{count}[ -]{filler}{UNIT}[ -]olds?", _old),
        rule(unit, rf"{count}[ -]{filler}{UNIT}{half}(?:[ -]long)?", _stretch),
        rule(unit, rf"(?P<count>{NUMBER}) and (?P<half>a half) {UNIT}", _stretch),
        rule(unit, rf"{count} {filler}{UNIT}{half}(?: or so)? {rel}", _apart),
        rule(unit, rf"(?P<vague>){plural} {rel}", _apart),
        rule(unit, rf"{window} {count}[ -]{filler}{UNIT}(?: or so)?", _window),
        rule(unit, rf"the (?P<count>{NUMBER})[ -]{filler}{UNIT}", _stretch),
        rule(unit, rf"(?:every|each) (?:(?P<count>{NUMBER}|other|few) )?(?:single )?{UNIT}", _set),
        rule(unit, rf"(?:once|twice|{NUMBER} times) (?:an?|each|every|per) {UNIT}", _set),
        rule("set", rf"(?P<set>{either(NAMES['sets'])})", _adverb),
        rule(
            unit, rf"(?:the )?(?:(?P<window>recent|coming|past|future|early|later|last|first|final) )?{plural}(?P<ahead> ahead)?", _several
        ),
    )
