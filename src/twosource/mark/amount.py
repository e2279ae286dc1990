"""The writing of one amount: currency, number or range, scale and unit, with the words that bound it."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, past_of, table, tree
from twosource.mark.number import HUNDREDS, LETTERS, NUMBER, ORDINALS, SCALES, value

if TYPE_CHECKING:
    from collections.abc import Mapping

BEFORE: Final = 24  # characters before a number in which the words that bound it stand
_SPACE = r"[^\S\n]"
_OWNED = re.compile(r"\bin (?:his|her|their)\s$", re.IGNORECASE)
POINT: Final = "point"
WHOLE: Final = 100.0  # per cent
MINUS: Final = re.compile(r"\bminus\s$", re.IGNORECASE)
_RANKED_PART: Final = re.compile(rf"\b{either(ORDINALS)}[^\S\n]$", re.IGNORECASE)


SHARE: Final = r"(?:%| ?per ?cent)"  # behind both numbers of "between 8% and 15.5%"


@dataclass(frozen=True, slots=True)
class Figure:
    """`nearly $3.5bn` is up to 3.5 billion US dollars."""

    start: int
    end: int
    digits: int  # where its first number begins
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool = False


@functools.cache
def _units() -> Mapping[str, tuple[str, float]]:
    """What each unit or currency word, in lower case, stands for, and its part of that."""
    units = {row["form"]: (row["unit"], 1.0) for row in table("units")}
    for row in table("currencies"):
        if row["kind"] != "sign":
            form = row["form"].lower()
            units |= dict.fromkeys((form,) if row["kind"] == "letter" else (form, f"{form}s"), (row["code"], float(row["factor"])))
    return units


@functools.cache
def unit_forms() -> frozenset[str]:
    """Every way in which a unit is written, money left out."""
    return frozenset(row["form"] for row in table("units"))


@functools.cache
def _letters() -> frozenset[str]:
    """The letters that may stand for a currency right behind a number."""
    return frozenset(row["form"] for row in table("currencies") if row["kind"] == "letter")


@functools.cache
def _priced() -> re.Pattern[str]:
    """What tells that prices are told in pence; where pictures are told of, "720p" is their height."""
    return re.compile(rf"£|\b{either(tree('amount_words')['pence']['words'])}\b|\dp (?:a|per) [a-z]")


@functools.cache
def _pictured() -> re.Pattern[str]:
    return re.compile(rf"\b{either(tree('amount_words')['pence']['pictures'])}\b", re.IGNORECASE)


@functools.cache
def _signs() -> Mapping[str, str]:
    return {row["form"].lower(): row["code"] for row in table("currencies") if row["kind"] in {"sign", "code"}}


@functools.cache
def _pattern() -> re.Pattern[str]:
    sign = rf"(?:{either(_signs())}{_SPACE}?)"
    joined = either([*(row["form"] for row in table("units") if row["joined"]), *_letters()])
    units = either(_units().keys() - _letters())
    return re.compile(
        rf"(?P<sign>{sign})?(?P<first>{NUMBER})"
        rf"(?:(?P<early>{SHARE}(?=[^%\n]{{1,12}}{SHARE}))?{_SPACE}?"
        rf"(?:-|–|—|{_SPACE}(?:to|or|and){_SPACE}){_SPACE}?(?P<resign>{sign})?(?P<second>{NUMBER}))?"
        rf"(?:(?P<unit>{joined})(?!\w)|(?:{_SPACE}|-)(?P<spaced>{units})(?!\w))?",
        re.IGNORECASE,
    )


@functools.cache
def _bound() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)({either(tree('amount_words')['before'])})(?:{_SPACE}+(?:an?{_SPACE}+)?(?:total{_SPACE}+of{_SPACE}+)?)?$", re.IGNORECASE
    )


@functools.cache
def _bound_after() -> re.Pattern[str]:
    return re.compile(rf"(?:{_SPACE}|-)({either(tree('amount_words')['after'])})(?!\w)", re.IGNORECASE)


def figure_at(text: str, at: int) -> Figure | None:
    """The amount whose number or currency sign begins at this place."""
    match = _pattern().match(text, at)
    if match is None:
        return None
    if match["unit"] in _letters() and not (_priced().search(text) and not _pictured().search(text)):
        return None
    end = match.end()
    first, second = value(match["first"]), value(match["second"]) if match["second"] else None
    if first is None:
        return None
    between = text[match.end("early" if match["early"] else "first") : match.start("second")] if match["second"] else ""
    if second is not None:
        first = _scaled(first, second, match["first"], match["second"])
        if not _is_range(first, second, between, text[max(0, at - 9) : at]):
            return _alone(text, at, first, match)
    unit, factor = _unit(match)
    low, high = first * factor, (first if second is None else second) * factor
    below = MINUS.search(text[max(0, at - BEFORE) : at])
    if below:
        low, high = -high, -low
    start = match.start() - (len(below[0]) if below else 0)
    return _bounded(text, Figure(start, end, match.start("first"), _clean(low), _clean(high), unit))


def _alone(text: str, at: int, first: float, match: re.Match[str]) -> Figure:
    """The first of two numbers that are no range."""
    if match["early"]:
        return _bounded(text, Figure(at, match.end("early"), match.start("first"), first, first, "percent"))
    unit = _signs().get((match["sign"] or "").strip().lower())
    return _bounded(text, Figure(at, match.end("first"), match.start("first"), first, first, unit))


def _scaled(first: float, second: float, written: str, other: str) -> float:
    """`3 to 4 million` begins at three million."""
    scale = re.search(r"[a-z]+\.?$", other.strip().lower())
    if scale and not re.search(r"[a-z]", written.lower()) and first < 1000 and first < second:
        factor = {**SCALES, **LETTERS}.get(scale[0].rstrip("."), 1.0)
        return first * factor if first * factor < second else first
    return first


def _is_range(first: float, second: float, between: str, before: str) -> bool:
    word = between.strip().lower()
    if word == "and" and not re.search(r"\bbetween\s+$", before, re.IGNORECASE):
        return False
    if word == "to" and re.search(r"\bfrom\s+$", before, re.IGNORECASE):
        return False  # a change: "rose from 12 to 15"
    if word not in {"and", "to", "or"} and second - first > 10 * first:
        return False
    return first < second


def _unit(match: re.Match[str]) -> tuple[str | None, float]:
    sign = _signs().get(((match["sign"] or match["resign"]) or "").strip().lower())
    if sign:
        return sign, 1.0
    name = " ".join((match["unit"] or match["spaced"] or "").lower().split())
    if name in {"pound", "pounds"} and not _is_money(match):
        return "pound", 1.0
    return _units().get(name, (None, 1.0))


def _is_money(match: re.Match[str]) -> bool:
    """Whether pounds are those of Britain: by the million, or in a text that writes their sign."""
    return re.search(r"[a-z]", match["second"] or match["first"]) is not None or "£" in match.string


def _clean(number: float) -> float:
    return round(number, 6) if abs(number) < 1e6 else float(round(number))


def _bounded(text: str, figure: Figure) -> Figure:
    """The same with the words before and after it that bound it."""
    words = tree("amount_words")
    start, end, low, high, about = figure.start, figure.end, figure.low, figure.high, False
    if low != high:
        between = re.search(r"\bbetween\s$", text[max(0, start - BEFORE) : start], re.IGNORECASE)
        start -= len(between[0]) if between else 0
    before = _bound().search(text[max(0, start - BEFORE) : start])
    if before:
        start -= len(before[0])
        kind = words["before"][" ".join(before[1].lower().split())]
    else:
        after = _bound_after().match(text, end)
        kind = words["after"][after[1].lower()] if after else ""
        end = after.end() if after else end
    if kind == "low":
        high = None
    elif kind == "high":
        low = None
    elif kind == "about":
        about = True
    return Figure(start, end, figure.digits, low, high, figure.unit, about)


@functools.cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(tree('amount_words')['vague'])})(?!\w)", re.IGNORECASE)


@functools.cache
def _share() -> re.Pattern[str]:
    words = tree("amount_words")
    shares, sure = either(words["shares"]), either(words["sure_shares"]["words"])
    measured = rf"{_SPACE}*-?(?:{either(unit_forms())}|{POINT})\b"
    between = rf"(?:{_SPACE}(?:in|out{_SPACE}of){_SPACE}(?:every{_SPACE})?|-in-)"
    return re.compile(
        rf"(?:(?P<part>{shares})(?={_SPACE}+(?:of|the|its|their|his|her|all)\b)|(?P<sure>{sure})(?![\w-]|{measured})"
        rf"|(?P<some>{NUMBER}){between}(?P<all>{NUMBER})(?![\w-]))",
        re.IGNORECASE,
    )


@functools.cache
def _share_by() -> re.Pattern[str]:
    """A part by which something changes: "cut by a quarter last year", "fell a third", and not "by a third party"."""
    words = tree("amount_words")
    return re.compile(rf"({either(words['shares'])})(?=[.,;:)]|{_SPACE}+{either(words['behind_shares']['words'])}\b|$)", re.IGNORECASE)


@functools.cache
def _changed() -> re.Pattern[str]:
    """What stands before a part by which something changes."""
    words = tree("amount_words")["changes"]
    verbs = [verb for way in ("rise", "fall") for verb in words[way]]
    forms = {*verbs, *(f"{verb}s" for verb in verbs), *(form for verb in verbs for form in past_of(verb))}
    return re.compile(rf"\b(?:by|{either(forms)}){_SPACE}$", re.IGNORECASE)


def vague_at(text: str, at: int) -> Figure | None:
    """`dozens`, `tens of thousands`: no fewer than so many, and no telling how many more."""
    match = _vague().match(text, at)
    if match is None:
        return None
    if match[0].lower() == "scores" and not re.match(r"\s+of\b", text[match.end() : match.end() + 4]):
        return None  # who scores
    least, unit, end = float(tree("amount_words")["vague"][match[0].lower()]), None, match.end()
    money = re.match(r"\s+of\s+([A-Za-z]+)\b", text[end : end + 30])
    if money and _units().get(money[1].lower(), ("",))[0].isupper():
        unit, end = _units()[money[1].lower()][0], end + money.end()
    return replace(_bounded(text, Figure(at, end, at, least, None, unit)), low=least, high=None, approximate=True)


@functools.cache
def _part() -> re.Pattern[str]:
    units = either({*unit_forms() - {"unit"}, POINT})
    parts = either(tree("amount_words")["shares"])
    return re.compile(
        rf"(?:(?P<part>{parts}){_SPACE}(?:of{_SPACE})?an?{_SPACE}|(?:a{_SPACE})?(?P<joined>half|quarter)(?:-|{_SPACE}(?={POINT}|percentage)))"
        rf"(?P<unit>{units})(?!\w)",
        re.IGNORECASE,
    )


def part_at(text: str, at: int) -> Figure | None:
    """`half a tonne`, `three quarters of a mile`, `a quarter of a point`: so much of one unit."""
    match = _part().match(text, at)
    if match is None:
        return None
    name = " ".join(match["unit"].lower().split())
    unit, factor = _units()[name] if name != POINT else ("percentage point", 1.0)  # of a rate: news gives an index in whole points
    named = " ".join((match["part"] or f"a {match['joined']}").lower().split())
    part = tree("amount_words")["shares"][named] / WHOLE * factor
    return _bounded(text, Figure(at, match.end(), at, _clean(part), _clean(part), unit))


@functools.cache
def _scale_part() -> re.Pattern[str]:
    parts, scales = either(tree("amount_words")["shares"]), either([*SCALES, *HUNDREDS])
    return re.compile(
        rf"(?P<part>{parts}){_SPACE}(?:of{_SPACE})?an?{_SPACE}(?P<scale>{scales})(?!\w)(?:{_SPACE}(?P<unit>{either(_units())})(?!\w))?",
        re.IGNORECASE,
    )


def scale_part_at(text: str, at: int) -> Figure | None:
    """`a quarter of a million people`: so many in round numbers, and no share."""
    match = _scale_part().match(text, at)
    if match is None or value(text[at : match.end("scale")]) is not None:  # "half a million" is a number in words
        return None
    unit, factor = _units()[" ".join(match["unit"].lower().split())] if match["unit"] else (None, 1.0)
    share = tree("amount_words")["shares"][" ".join(match["part"].lower().split())] / WHOLE
    many = round(share * (SCALES | HUNDREDS)[match["scale"].lower()] * factor)
    return replace(_bounded(text, Figure(at, match.end(), at, float(many), float(many), unit)), approximate=True)


@functools.cache
def _decade() -> re.Pattern[str]:
    named = either(tree("calendar")["decades"])
    return re.compile(
        rf"(?:(?P<phase>{either(tree('amount_words')['phases'])})(?:{_SPACE}|-))?(?:(?P<tens>[1-9]0)['’]?s|(?P<name>{named}))(?!\w)",
        re.IGNORECASE,
    )


def decade_at(text: str, at: int) -> Figure | None:
    """`in her seventies`, `in his early 40s`: an age by its tens, in years."""
    match = _decade().match(text, at)
    if match is None or not _OWNED.search(text[max(0, at - BEFORE) : at]):
        return None
    tens = float(match["tens"] or 10 * tree("calendar")["decades"][match["name"].lower()])
    first, last = tree("amount_words")["phases"].get((match["phase"] or "").lower(), (0, 9))
    return Figure(at, match.end(), at, tens + first, tens + last, "year")


def share_at(text: str, at: int) -> Figure | None:
    """`two-thirds of`, `half the`, `a two-thirds majority`, `one in five`: a part in per cent."""
    if _RANKED_PART.search(text, max(0, at - BEFORE), at):
        return None  # "the first half of the match"
    match = _share().match(text, at)
    if match is None:
        match = _share_by().match(text, at)
        if match is None or not _changed().search(text[max(0, at - BEFORE) : at]):
            return None
    if named := match[1] or match.groupdict().get("sure"):
        part = float(tree("amount_words")["shares"][" ".join(named.lower().split())])
    else:
        some, every = value(match["some"]), value(match["all"])
        if not some or not every or some >= every or some > 100:
            return None
        part = round(100 * some / every, 3)
    return replace(_bounded(text, Figure(at, match.end(), at, part, part, "percent")), approximate=True)
