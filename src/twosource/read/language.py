"""What language a text is in: what it says decides, what the page declares only names the variety."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import tree

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 6000  # characters
ENGLISH_WITHIN = 1000  # characters that tell whether it is English
# In running English, function words are some 45 % of all words; no other language comes near by chance.
ENGLISH = 0.25
TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


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
    name, _ = detect_fast(text)
    return None if name == "unknown" else name


@functools.cache
def _english() -> frozenset[str]:
    return frozenset(tree("function_words")["words"].split())
