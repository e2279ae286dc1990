"""What the visible lines around a report say about it: who wrote it, when and where, and with which agency's help."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from twosource.lexicon import either, listed, tree
from twosource.lexicon.given_names import given_names
from twosource.read.agency import bracketed, credited
from twosource.read.block import Verdict
from twosource.read.moment import DATE, YEAR, dated, figures, moments

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_CREDIT = 60  # characters of a line that is nothing but agencies' names
ENDS = (".", "?", "!")
LETTER = re.compile(r"[^\W_]")
DIGIT = re.compile(r"\d")
MASTHEAD = 5  # words of a newspaper's name, and of a line that names no writer
LONGEST_LINE = 160  # characters of a byline or date line
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*")
RATE = re.compile(r"[%$£€]")
FULL_WORD = re.compile(r"\w+")
NAME = r"[A-ZÀ-Þ][\w'’.-]+(?: (?:de|da|van|von|der|bin|al|el|la|le|[A-ZÀ-Þ][\w'’.-]*)){1,4}"
FULL_NAME = re.compile(NAME)
AGENCY = r"\((?P<agency>[A-Z][\w ./&,-]{1,30})\)"
# A dateline: a place in capitals or before an agency in brackets, perhaps the country and the day, then a dash.
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{2,40}(?:, [A-ZÀ-Þ][\w.'’ -]{1,30})?|[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:, [A-ZÀ-Þ][\w.'’ -]{1,30})?(?=,? ?\())"
    r"(?:, (?P<day>(?:[A-Z][a-z]{2,8}\.?|\d{1,2}) ?(?:\d{1,2}|[A-Z][a-z]{2,8})?(?:,? \d{4})?))?"
    rf"(?:,? ?{AGENCY})? ?(?:[-–—]{{1,3}}|:) ?(?=\S)"
)
DAY_BEHIND = re.compile(r", (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})$")
AGENCY_ALONE = re.compile(rf"^{AGENCY} ?[-–—]{{1,3}} ?")
CREDIT_BEHIND = re.compile(r"[.!?][\"'”’)]* ?(?:\((?P<bracketed>[^()]{2,60})\)|[-–—/]{1,2} ?(?P<dashed>[A-ZÀ-Þ][\w ./&,-]{1,58}))\.?\s*$")
AFTER_DASH = re.compile(r"(?:\s[-–—]|,|\|)\s+(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:, [A-ZÀ-Þ][\w.'’ -]{1,30})?)\s*$")
# A picture's credit: a name, a stroke, the house that holds the picture.
CREDIT = re.compile(rf"[(\[]?(?:{NAME}|[A-Z]{{2,12}}) ?/ ?(?:[A-Z][\w.&-]*)(?: [A-Z][\w.&-]*){{0,3}}(?: ?/ ?[A-Z][\w.& -]{{1,30}})?[)\]]?")
NAME_AND_SITE = re.compile(rf"(?P<name>{NAME}), [\w-]{{2,30}}\.(?:com|org|net|news|co\.uk|[a-z]{{2}})")
# A picture of a row, with its caption: "2 of 5 | Firefighters at the dam."
OF_A_ROW = re.compile(r"\d{1,3} ?(?:of|/) ?\d{1,3} ?[|•·] ?\S")
AND = re.compile(r", and |, | and | & | in ")
PLACE = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?")
BEFORE_DASH = re.compile(r"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,3}(?:, [A-ZÀ-Þ][\w.'’ -]{1,30})?)\s[-–—]\s")
SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\||·|•|/)\s*")


@dataclass(frozen=True, slots=True)
class Seen:
    """This line is the byline, of two writers; that one the date line, from Bishkek."""

    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    place: str | None = None
    agencies: tuple[str, ...] = ()
    outlet: str | None = None


def line(text: str) -> tuple[Verdict, Seen] | None:
    """What a short line about the article says; `None` for any other line."""
    if OF_A_ROW.match(text):
        return Verdict("picture", "its number in a row of pictures stands before it"), Seen()
    if len(text) > LONGEST_LINE or (len(text) > LONGEST_CREDIT and text.endswith(ENDS) and not ("/" in text or YEAR.search(text))):
        return None  # a sentence
    if seen := date_line(text):
        return Verdict("date line", "dates and times of publication and nothing else"), seen
    if told := of_figures(text):
        return Verdict("date line", told[0]), told[1]
    if seen := byline(text):
        return Verdict("byline", "it names who wrote the report"), seen
    if name := masthead(text):
        return Verdict("outlet", "it names the outlet and nothing else"), Seen(outlet=name)
    if LETTER.search(text) is None:
        return Verdict("rule", "it holds no letter"), Seen()
    if agencies := agencies_alone(text):
        return Verdict("agency", "it names agencies and nothing else"), Seen(agencies=agencies)
    if "/" in text and (match := CREDIT.fullmatch(text)):
        return Verdict("credit", f"a name and a house: {match[0]}"), Seen()
    return None


def agencies_alone(text: str) -> tuple[str, ...]:
    """The agencies of a line that holds nothing else."""
    if len(text) > LONGEST_CREDIT or not credited(text.upper()):
        return ()
    parts = [part for part in re.split(r"[^\w ]+|\band\b|\bwith\b", text) if part.strip()]
    named = [credited(part.strip()) or credited(part.strip().upper()) for part in parts]
    return tuple(agency for each in named for agency in each) if named and all(named) else ()


def date_line(text: str) -> Seen | None:
    """A line of dates, times and a place: when it was published and updated, and where from."""
    if not dated(text):
        return None
    if posted := _posted().match(text):
        seen = date_line(posted["rest"])
        return None if seen is None else replace(seen, authors=tuple(name for name in [_name(posted["name"])] if name))
    place = None
    if match := AFTER_DASH.search(text):
        words = [word.lower() for word in WORD.findall(match["place"])]
        if not set(words) & _beside() and not DATE.search(match["place"]):
            place, text = match["place"].strip(), text[: match.start()]
    elif match := BEFORE_DASH.match(text):
        place, text = match["place"], text[match.end() :]
    rest = [word.lower() for word in WORD.findall(DATE.sub(" ", text))]
    odd = [word for word in rest if word not in _beside()]
    if len(odd) > (2 if place is None else 0) + (4 if credited(text) else 0):
        return None
    name = masthead(text)
    parts = re.split(rf"\b(?={'|'.join(_bylines()['changed'])})", text, maxsplit=1, flags=re.IGNORECASE)
    told = moments(text)
    early = moments(parts[0]) if len(parts) > 1 else told
    if not told:
        return None
    late = (moments(parts[1]) or told[1:]) if len(parts) > 1 else []
    published = told[0] if early else None
    return Seen(published=published, updated=late[-1] if late else None, place=_cased(place), agencies=credited(text), outlet=name)


def of_figures(text: str) -> tuple[str, Seen] | None:
    """A line that is an hour of a site's clock, or a day in figures, and nothing else: why it is a date line, and the day where one can be meant."""
    days, hours, rest = figures(text)
    words = {word.lower() for word in FULL_WORD.findall(rest)}
    if not words <= _beside() or RATE.search(rest):
        return None
    if not days and (not hours or words <= listed("bylines", "spoken")):
        return None  # an hour alone heads a part of a report that goes from hour to hour, or is a number with a point
    told = [day for day in days if day is not None]
    if len(told) < len(days):
        return "a day in figures and nothing else; which of them is the month is not known", Seen()
    return "hours or days and nothing else", Seen(published=next(iter(told), None), updated=told[-1] if len(told) > 1 else None)


@functools.cache
def _posted() -> re.Pattern[str]:
    """Who posted it, before the day, and under what: "Posted by Hamish on 18 January 2026 at 2:14 pm in Airports"."""
    return re.compile(
        rf"{either(_bylines()['begins'])} (?P<name>[^|,\d]{{2,40}}?) on (?P<rest>.*?\d\d.*?)(?: in [A-Z][\w &]{{2,30}})?$", re.IGNORECASE
    )


def byline(text: str) -> Seen | None:
    """A line that names who wrote the report."""
    if ", " in text and (match := NAME_AND_SITE.fullmatch(text) or _called().fullmatch(text)):
        return Seen(authors=(match["name"],))
    if _is_unsigned(text):
        return Seen()
    begins = _begins().match(text)
    if begins is None or text.rstrip().endswith(ENDS):
        return None
    names = tuple(name for part in SPLIT.split(text[begins.end() :].strip()) if (name := _name(part)))
    agencies = credited(text)
    if not names and not agencies:
        return None
    covered = sum(map(len, names)) + sum(map(len, agencies))
    return Seen(authors=names, agencies=agencies) if covered >= 0.3 * len(text) else None


def names_alone(text: str) -> Seen | None:
    """The writers in a line that is nothing but names of people, perhaps with the place where they are: asked only at the head of a report."""
    *names, last = AND.split(text) if len(text) <= LONGEST_CREDIT else [""]
    if _is_full_name(last):
        names, place = [*names, last], None
    elif names and PLACE.fullmatch(last):
        place = last
    else:
        return None
    return Seen(authors=tuple(names), place=place) if all(map(_is_full_name, names)) else None


def _is_full_name(name: str) -> bool:
    """Whether a name begins with a given name, and ends in no word for a place or body: Victoria Hill and not Victoria Station."""
    first, last = name.split()[:1], name.lower().split()[-1:]
    kinds = listed("kinds_of_place", "behind") | listed("kinds_of_place", "grounds") | listed("organisation_nouns", "heads")
    return FULL_NAME.fullmatch(name) is not None and first[0] in given_names() and last[0] not in kinds and is_somebody(name)


def masthead(text: str) -> str | None:
    """The name of a newspaper that a line is, or that stands before its date."""
    name = text.partition(",")[0].strip()
    words = name.split()
    called = 1 < len(words) <= MASTHEAD and words[-1].lower() in listed("bylines", "mastheads")
    capital = called and all(word[0].isupper() or word in ("of", "and", "&") for word in words)
    return name if capital and (name == text or dated(text)) else None


def _is_unsigned(text: str) -> bool:
    """Whether a line says that no one in particular wrote the report: "From wire services"."""
    told = [word.lower() for word in WORD.findall(text)]
    words = set(told)
    credits_somebody = told[:1] in (["by"], ["from"]) or "and" in words
    return (
        credits_somebody
        and len(told) <= MASTHEAD
        and words <= listed("bylines", "nobody") | listed("bylines", "unsigned")
        and not words <= listed("bylines", "unsigned")
        and not text.endswith(ENDS)
    )


def named(text: str) -> tuple[str, ...]:
    """The people named in what an element that calls itself a byline says."""
    begins = _begins().match(text)
    return tuple(name for part in SPLIT.split(text[begins.end() if begins else 0 :].strip()) if (name := _name(part)))


def _name(part: str) -> str | None:
    part = re.split(r"\b(?:in|for|at|from|updated|published|on|of)\b|\s[-–—]\s|\d|@", part.strip(), maxsplit=1)[0].strip(" .,:")
    first, _, last = part.rpartition(" ")
    if last.lower() in tree("calendar")["months"]:
        part = first  # what stood before the day
    if not part or credited(part) or len(part) > 60:
        return None
    part = " ".join(word.capitalize() if word.isupper() and len(word) > 3 else word for word in part.split())
    return part if re.fullmatch(NAME, part) and is_somebody(part) else None


def is_somebody(name: str) -> bool:
    """Whether a name in a byline can be a person's."""
    words = {word.lower() for word in WORD.findall(name)}
    return bool(words) and not words & listed("bylines", "nobody") and not credited(name) and not DIGIT.search(name)


def dateline(text: str) -> Seen:
    """The place and agency that a report's first paragraph begins with."""
    if match := DATELINE.match(text[:120]):
        agencies = bracketed(match["agency"] or "")
        place = DAY_BEHIND.sub("", match["place"].strip(" ,"))
        if not credited(place) and (agencies or match["agency"] or place.split(",")[0].isupper()):
            return Seen(
                place=" ".join(each.title() if each.isupper() and len(each) > 3 else each for each in place.split()),
                agencies=agencies,
                published=next(iter(moments(match["day"])), None) if YEAR.search(match["day"] or "") else None,
            )
    if match := AGENCY_ALONE.match(text[:60]):
        return Seen(agencies=bracketed(match["agency"]))
    return Seen()


def credit_behind(text: str) -> tuple[str, ...]:
    """The agencies that a report's last paragraph ends with: "… an attack. (Reuters)", "… an attack. – AFP"."""
    found = CREDIT_BEHIND.search(text[-2 * LONGEST_CREDIT :])
    return agencies_alone(found["bracketed"] or found["dashed"]) if found is not None else ()


def _cased(place: str | None) -> str | None:
    """A place in capitals, as it is written elsewhere."""
    return (
        None if place is None else " ".join(each.title() if each.strip(",").isupper() and len(each) > 3 else each for each in place.split())
    )


def _bylines() -> Mapping[str, Any]:
    return tree("bylines")


@functools.cache
def _begins() -> re.Pattern[str]:
    """How a byline begins."""
    words = (word if word.endswith(":") else f"{word}(?=[ :])" for word in map(re.escape, _bylines()["begins"]))
    return re.compile("|".join(words), re.IGNORECASE)


@functools.cache
def _beside() -> frozenset[str]:
    return frozenset(_bylines()["beside"].split()) | frozenset(tree("calendar")["months"])


@functools.cache
def _called() -> re.Pattern[str]:
    """A name and a calling: "Karl Amsel, Transport Editor"."""
    return re.compile(rf"(?P<name>{NAME}), (?:[A-Z][\w’'-]* ){{0,3}}{either(_bylines()['callings'].split())}", re.IGNORECASE)
