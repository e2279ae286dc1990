"""A statement as a line that can be read by itself, and what tells against it: no verb, nobody named, an open end."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.slot.naming import begins_with_pronoun
from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from twosource.compare.text.account import Account


@dataclass(frozen=True, slots=True)
class Line:
    """What "issued a warrant" is read as: "The court issued a warrant", which is whole; "its warrant" is not."""

    text: str
    is_whole: bool  # has its subject, and a verb with a tense
    is_blind: bool = False  # begins with a pronoun
    is_made: bool = False  # with words that do not follow each other in its sentence


def line(account: Account) -> Line:
    """What the statement says as a line; where nobody has made one, its evidence."""
    gist = account.statement.gist
    text = gist or _opening().sub("", account.in_one_line)
    whole = gist is not None and _condition().match(gist) is None
    made = " ".join(text.split()) not in " ".join(account.setting.split())
    return Line(text, is_whole=whole, is_blind=begins_with_pronoun(text), is_made=made)


def breaks_off(text: str) -> bool:
    """Whether a line ends before what it is about: "accused him of telling", "said in a statement that"."""
    return _open_end().search(text) is not None


@functools.cache
def _opening() -> re.Pattern[str]:
    """What joins evidence to another clause: "when", "in which"."""
    words, many, before, which = (either(listed("line_words", key)) for key in ("openings", "as_many", "before_which", "clause_which"))
    # "As many as 40" is a number.
    return re.compile(rf"^(?:(?:(?!as {many}\b){words}|{before} {which}|[,;–—•-])[\s,]+)+", re.IGNORECASE)


@functools.cache
def _condition() -> re.Pattern[str]:
    return re.compile(rf"{either(listed('line_words', 'conditional'))}\b", re.IGNORECASE)


@functools.cache
def _open_end() -> re.Pattern[str]:
    ends, to = (either(listed("line_words", key)) for key in ("open_ends", "told_to"))
    return re.compile(rf"\b{ends}(?: {to})?[.,]?$", re.IGNORECASE)
