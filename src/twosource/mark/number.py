"""Numbers as news writes them, in digits and in words: `3.5bn`, `2 1/2`, `a hundred and thirty million`."""

from __future__ import annotations

import re
from typing import Final

from twosource.lexicon import either, table

WORD_VALUES: Final = {(row["word"], row["kind"]): row["value"] for row in table("numerals")}


def _words(*kinds: str) -> dict[str, float]:
    return {word: float(value) for (word, kind), value in WORD_VALUES.items() if kind in kinds}


UNITS: Final = _words("unit", "ten")
HUNDREDS: Final = _words("hundred")
SCALES: Final = _words("scale")
LETTERS: Final = _words("letter")
ORDINALS: Final = {word: int(value) for word, value in _words("ordinal").items()}
LONGEST: Final = 120  # code points of a number in words; what is longer is no number of news
GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

SIMPLE: Final = either([*UNITS, *HUNDREDS, *SCALES])
# The cardinal words, joined by blanks, hyphens and "and"; "a" only before a word that multiplies.
_MULTIPLES: Final = either([*HUNDREDS, *SCALES])
IN_WORDS: Final = (
    rf"(?:an?\s+(?:half[\s-]+)?{_MULTIPLES}|half\s+an?\s+{_MULTIPLES}|{SIMPLE})"
    rf"(?:[\s-]{{1,3}}(?:and[\s-]{{1,3}})?{SIMPLE}){{0,9}}(?:\s+and\s+a\s+half(?:\s+{_MULTIPLES})?(?!\w))?"
)
# Thousands set apart by a blank too ("31, 000") only where nothing else can be meant: no number of its own begins with a nought.
_APART: Final = r"(?:,|,[^\S\n](?=0\d\d(?!\d)))"
IN_DIGITS: Final = rf"\d{{1,3}}(?:{_APART}\d{{2,3}}){{0,6}}{_APART}\d{{3}}(?:\.\d{{1,9}})?|\d{{1,30}}(?:\.\d{{1,9}})?|\.\d{{1,9}}"
FRACTION: Final = rf"(?:[\s-]\d/\d|[{''.join(GLYPHS)}])"
DIGITS: Final = rf"(?:(?:{IN_DIGITS}){FRACTION}?|[{''.join(GLYPHS)}])"
SCALED: Final = rf"(?:[\s-]*{either([*SCALES])}|\s?{either(LETTERS)})"
NUMBER: Final = rf"(?:{DIGITS}(?:{SCALED}\b)?|\b{IN_WORDS}\b)"
ORDINAL: Final = rf"(?:\d+(?:st|nd|rd|th)\b|(?:{either([w for w, v in UNITS.items() if v >= 20])}-)?{either(ORDINALS)}\b)"

_GROUPS = re.compile(r",[^\S\n]?")
_NUMERAL = re.compile(rf"({IN_DIGITS})?({FRACTION}|(?<!\d)[{''.join(GLYPHS)}])?(?:[\s-]*({either([*SCALES, *LETTERS])}))?", re.IGNORECASE)


def value(text: str) -> float | None:
    """The number that `text` writes, or null where it writes none."""
    text = text.strip().lower()
    if len(text) > LONGEST:
        return None
    match = _NUMERAL.fullmatch(text)
    if match and (match[1] or match[2]):
        number = float(_GROUPS.sub("", match[1] or "0")) + _fraction(match[2] or "")
        return _round(number * {**SCALES, **LETTERS}.get(match[3] or "", 1.0))
    return _value_of_words(re.findall(r"[a-z]+", text))


def _round(number: float) -> float:
    """Drop the dust of binary fractions: 3.3 million is 3300000, not 3299999.9999999995."""
    return round(number) if number >= 1000 and abs(number - round(number)) < 1e-6 else round(number, 9)


def _fraction(text: str) -> float:
    text = text.strip(" -\u00a0\n")
    if "/" in text:
        above, below = text.split("/")
        return float(above) / float(below) if float(below) else 0.0
    return GLYPHS.get(text, 0.0)


def _value_of_words(words: list[str]) -> float | None:
    """Add units and tens, multiply by hundreds and scales: `two hundred and ten thousand` is 210,000."""
    total = group = 0.0
    seen = False
    for word in words:
        if word in UNITS:
            # "nineteen ninety-one" is read pairwise, as years are said
            group = group * 100 + UNITS[word] if group % 100 >= 10 and group < 100 and UNITS[word] >= 10 else group + UNITS[word]
        elif word in HUNDREDS:
            group = (group or 1.0) * HUNDREDS[word]
        elif word in SCALES:
            total, group = total + (group or 1.0) * SCALES[word], 0.0
        elif word in {"a", "an"}:
            group = group or 0.0
            continue
        elif word == "half":
            group += 0.5
        elif word != "and":
            return None
        seen = seen or word != "and"
    return _round(total + group) if seen else None


def ordinal(text: str) -> int | None:
    """The rank that `text` writes: `third`, `21st`, `twenty-first`."""
    text = text.strip().lower()
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text)
    if digits:
        return int(digits[1])
    ten, _, unit = text.rpartition("-")
    if unit not in ORDINALS or (ten and ten not in UNITS):
        return None
    return int(UNITS.get(ten, 0)) + ORDINALS[unit]
