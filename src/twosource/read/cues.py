"""What a line says of itself: the cues of lexicon/furniture_cues.tsv, tried only where their trigger word stands."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from twosource.lexicon import table

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|©")
ALIKE = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "), ("\t", " "), ("\n", " "), ("\u2009", " "), ("\u202f", " "))
END = re.compile(r"[.!?…]['\")\]]{0,3}(?:\s|$)")
TRIM = " .!…:;|>»«<›-–—•*·(),\"'"
LONGEST_WHOLE = 160  # characters of a line that a `whole` cue is tried on
LONGEST_REMEMBERED = 2000  # characters
LONGEST_START = 420


@dataclass(frozen=True, slots=True)
class Cue:
    """These characters say that their line is a newsletter box."""

    kind: str
    place: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text in lower case with straight quotation marks, character for character as long as it was."""
    low = text.lower()
    if len(low) != len(text):
        low = text.replace("İ", "i").lower()  # alone of all letters it becomes two characters
    for written, meant in ALIKE:
        if written in low:
            low = low.replace(written, meant)
    return low


def told_by(text: str) -> tuple[Cue, ...]:
    """All cues in a text as it was written; short texts are looked at once."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else tuple(cues(plain(text)))


@functools.lru_cache(maxsize=4096)
def _remembered(text: str) -> tuple[Cue, ...]:
    return tuple(cues(plain(text)))


def words(low: str) -> list[str]:
    """The words of a text that `plain` made."""
    return WORD.findall(low)


def cues(low: str, told: frozenset[str] | set[str] | None = None) -> list[Cue]:
    """All cues in a text that `plain` made; `told` are its words, where they are known already."""
    held = _by_trigger()
    triggers = held.keys() & (set(words(low)) if told is None else told)
    if not triggers:
        return []
    core = low.strip(TRIM)
    at = low.find(core)
    found: list[Cue] = []
    for kind, place, pattern in (each for trigger in sorted(triggers) for each in held[trigger]):
        match = None
        if place == "whole":
            match = pattern.fullmatch(core) if len(core) <= LONGEST_WHOLE else None
        elif place == "start" or (place == "label" and len(core) <= LONGEST_WHOLE and not END.search(low)):
            match = pattern.match(core[:LONGEST_START])
        elif place == "label":
            continue
        elif place == "end":
            match = pattern.search(core)
            match = match if match and match.end() == len(core) else None
        else:
            found.extend(Cue(kind, place, each.start(), each.end()) for each in pattern.finditer(low))
        if match is not None:
            found.append(Cue(kind, place, at + match.start(), at + match.end()))
    return found


def triggers() -> frozenset[str]:
    """The words by which cues are tried."""
    return frozenset(_by_trigger())


@functools.cache
def _by_trigger() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    held = defaultdict(list)
    for row in table("furniture_cues"):
        pattern = row["pattern"] if row["place"] in {"whole", "span"} else rf"(?<!\w)(?:{row['pattern']})"
        held[row["trigger"]].append((row["kind"], row["place"], re.compile(pattern)))
    return dict(held)
