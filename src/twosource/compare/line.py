"""A statement as a line that can be read by itself, and what tells against it: no verb, nobody named, an open end."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.slot.naming import begins_with_pronoun
from twosource.lexicon import either, listed, tree, whole

if TYPE_CHECKING:
    from twosource.compare.text.account import Account


LAST = 3  # words at the end of a line by which its place in its sentence is found
FURTHER = 12  # words by which a line goes on
THAT = " that"


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
    text = _to_the_end(gist or _opening().sub("", account.in_one_line), account)
    is_whole = gist is not None and _condition().match(gist) is None
    made = " ".join(text.split()) not in " ".join(account.setting.split())
    return Line(text, is_whole=is_whole, is_blind=begins_with_pronoun(text), is_made=made)


def breaks_off(text: str) -> bool:
    """Whether a line ends before what it is about: "accused him of telling", "said in a statement that"."""
    return _open_end().search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a line stops within a phrase: "should listen to" (and work with), "to either recall" (or rewrite), "apologized for using"."""
    first = [half for half, other in tree("line_words")["halves"].items() if whole(half).search(text) and not whole(other).search(text)]
    return bool(first) or _stranded().search(text) is not None


def _to_the_end(text: str, account: Account) -> str:
    """A line that stops within a phrase, as its sentence goes on to the end of it; and with the "that" which is all that it is about."""
    sentence, last = " ".join(account.setting.split()), " ".join(text.split()[-LAST:])
    begin = sentence.find(last)
    if begin < 0:
        return text
    behind = sentence[begin + len(last) :]
    if _thus().match(behind):
        return text + behind[: len(THAT)]
    if not goes_on(text):
        return text
    rest = _rest().match(behind)
    return text if rest is None or len(rest[0].split()) > FURTHER else text + rest[0].rstrip()


@functools.cache
def _stranded() -> re.Pattern[str]:
    """A preposition at the end, or a gerund behind one."""
    before = either(listed("line_words", "before_object"))
    return re.compile(rf"\b{before}(?: \w+ing)?$")


@functools.cache
def _thus() -> re.Pattern[str]:
    """What is no more than "that", where nothing is opened by it: "respects that but thinks"."""
    return re.compile(rf"{THAT}(?=[,.;:!?”\"]|$| {either(listed('line_words', 'beside_verb'))}\b)")


@functools.cache
def _rest() -> re.Pattern[str]:
    """The words of a phrase, to the next mark or the next clause."""
    return re.compile(rf"(?: (?!{either(listed('line_words', 'next_clause'))}\b)[^\s,.;:!?—–()\"“”]+)+(?=[\s,.;:!?—–()\"“”]|$)")


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
