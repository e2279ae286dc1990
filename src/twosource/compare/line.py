"""A statement as a line that can be read by itself: its evidence, with the subject and the tense that a clause cut from its sentence wants.

Its words are those of the evidence and of the slots. Added are only a form of the statement's own verb and what English wants beside
it: "to", "is", "was", "did not".
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.clause import clause
from twosource.compare.naming import begins_with_pronoun, name_of, named, speaks_of_himself
from twosource.compare.nominal import deed, office
from twosource.compare.words import WORD
from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from twosource.compare.account import Account
    from twosource.model import Statement

TAG = 8  # words beside a quotation that are no more than who said it, and when
LAG = re.compile(r"^\S+ \S+ (?:after|before) ", re.IGNORECASE)  # "two days after"
QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class Line:
    """What "issued a warrant" is read as: "The court issued a warrant", which is whole; "its warrant" is not."""

    text: str
    is_whole: bool  # has its subject, and a verb with a tense
    is_blind: bool = False  # begins with a pronoun
    is_made: bool = False  # with a word that its evidence lacks


def line(account: Account) -> Line:
    """The evidence as a line by itself, as far as its words and its slots allow."""
    text, statement = _opened(account), account.statement
    if statement.kind == "quote" or not text:
        return Line(_spoken(statement, text), is_whole=True)
    before = next(iter(account.before[-1:]), "")
    if before in listed("line_words", "conditional"):
        return Line(f"{before} {named(statement, text)}", is_whole=False, is_made=True)  # else a condition would be told as a fact
    told = office(statement, text) or clause(statement, text, before) or deed(statement, text)
    shown = told or named(statement, text)
    blind = begins_with_pronoun(shown) and not speaks_of_himself(statement)
    return Line(shown, is_whole=told is not None, is_blind=blind, is_made=shown != text)


def breaks_off(text: str) -> bool:
    """Whether a line ends before what it is about: "accused him of telling", "said in a statement that"."""
    return _open_end().search(text) is not None


def _spoken(statement: Statement, text: str) -> str:
    """What somebody said, behind his name where little but the attribution stands beside it."""
    words, name = statement.words, name_of(statement.speaker)
    if words is None or name is None or words not in text or not words[:1].isupper() or not any(each in text for each in QUOTES):
        return text
    return f"{name}: “{words}”" if len(WORD.findall(text.replace(words, ""))) <= TAG else text


def _opened(account: Account) -> str:
    """The evidence without what joins it to another clause: "when", "in which", or how long after it that was."""
    text, statement = _balanced(_opening().sub("", " ".join(account.text.split()))), account.statement
    rest = LAG.sub("", text)
    parties = [party.text.lower() for party in (statement.who, statement.whom) if party is not None]
    return rest if any(rest.lower().startswith(party) for party in parties) or begins_with_pronoun(rest) else text


def _balanced(text: str) -> str:
    """Without a quotation mark that has no other."""
    marks = [at for at, each in enumerate(text) if each in QUOTES]
    return text[: marks[0]] + text[marks[0] + 1 :] if len(marks) == 1 else text


@functools.cache
def _opening() -> re.Pattern[str]:
    words, before = (either(listed("line_words", key)) for key in ("openings", "before_which"))
    # "As many as 40" is a number.
    return re.compile(rf"^(?:(?:(?!as (?:many|much|few|little|well)\b){words}|{before} wh(?:ich|om)|[,;–—•-])[\s,]+)+", re.IGNORECASE)


@functools.cache
def _open_end() -> re.Pattern[str]:
    ends, to = (either(listed("line_words", key)) for key in ("open_ends", "told_to"))
    return re.compile(rf"\b{ends}(?: {to})?[.,]?$", re.IGNORECASE)
