"""What language a text is in: what it says decides, what the page declares names the variety, and decides where too little is said."""

from __future__ import annotations

import functools
import re

import snowballstemmer

from twosource.lexicon import table, tree

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 6000  # characters
ENGLISH_WITHIN = 1000  # characters that tell whether it is English
# In running English, function words are some 45 % of all words; no other language comes near by chance.
ENGLISH = 0.25
# Of the longer words in small letters of a short text, so many at least are those of English news. Names are left out, for they tell no
# language; so are short words, of which many stand in other languages too ("le", "die"). Of 275 single sentences in 60 other languages none
# comes so far, of 71 English ones that are full of names all but the ill-spelt.
KNOWN = 0.6
LONGER = 4  # letters
FEWEST = 2  # such words, by which a language can be told at all
TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)

_stemmer = snowballstemmer.stemmer("english")


def language(text: str, declared: str | None) -> str | None:
    """BCP 47: the language that the text is in, with the declared region where it is of that language."""
    found = _found(text[:LOOKED_AT])
    if declared and TAG.fullmatch(declared.strip()):
        declared = declared.strip().replace("_", "-")
        primary = declared.partition("-")[0].lower()
        if found is None or found == primary:
            return primary + declared[len(primary) :]
    return found


def _found(text: str) -> str | None:
    from resiliparse.parse.lang import detect_fast

    words = WORD.findall(text[:ENGLISH_WITHIN].lower())
    if not words and not WORD.search(text):
        return None
    english = _english()
    if words and len([word for word in words if word in english]) >= ENGLISH * len(words):
        return "en"
    told = _telling(text[:ENGLISH_WITHIN])
    if len(told) >= FEWEST and len([word for word in told if word in english or _stemmer.stemWord(word) in _known()]) >= KNOWN * len(told):
        return "en"
    if len(told) < FEWEST and _is_latin(text[:ENGLISH_WITHIN]):
        return None  # names and numbers: any guess would be one
    name, _ = detect_fast(text)
    return None if name == "unknown" else name


def _telling(text: str) -> list[str]:
    """The longer words that are no names: those in small letters, or all where everything is set in capitals."""
    text = text.lower() if text.isupper() else text
    return [word for word in WORD.findall(text) if len(word) >= LONGER and word.islower()]


def _is_latin(text: str) -> bool:
    """Whether a text is written in letters of which English is one of many users."""
    letters = [each for each in text if each.isalpha()]
    return len([each for each in letters if each.isascii()]) > len(letters) / 2


@functools.cache
def _known() -> frozenset[str]:
    """The stems of the words of English news."""
    return frozenset(row["stem"] for row in table("word_counts"))


@functools.cache
def _english() -> frozenset[str]:
    return frozenset(tree("function_words")["words"].split())
