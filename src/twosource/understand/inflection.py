"""The forms that a line wants where its evidence has a participle or a noun: of a verb, from its lemma, and the number of a subject."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import either, listed, past_of

WORD = re.compile(r"[^\W_]+")
JOINED = re.compile(r"\band\b")
ONE = re.compile(r"(?:ss|us|is)$")


def past(lemma: str) -> str:
    """The past tense of a verb: "resigned", "shot"."""
    return past_of(lemma)[0]


def past_participle(lemma: str) -> str:
    """What was done to somebody: "arrested", "overthrown"."""
    return past_of(lemma)[-1]


def was(subject: str) -> str:
    return "were" if is_several(subject) else "was"


def is_(subject: str) -> str:
    return "are" if is_several(subject) else "is"


def is_several(subject: str) -> bool:
    """Whether a subject is plural, by its head: "the deaths of a man" are, "the United Nations" is not."""
    head = _head_end().split(subject, maxsplit=1)[0]
    words = WORD.findall(head)
    if not words:
        return False
    if JOINED.search(head):
        return True
    if len(words) > 1 and words[-1][0].isupper() and words[-2][0].isupper():
        return False  # a name
    last = words[-1].lower()
    return last in listed("line_words", "plurals") or (last.endswith("s") and ONE.search(last) is None)


@functools.cache
def _head_end() -> re.Pattern[str]:
    return re.compile(rf",? {either(listed('line_words', 'behind_head'))}\b|,")


def is_be(word: str) -> bool:
    """Whether an auxiliary is a form of "be", in the present or behind another one."""
    return any(word in listed("clause_words", name) for name in ("present_be", "short_be", "bare_be"))
