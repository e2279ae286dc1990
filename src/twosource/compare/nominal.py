"""What a noun tells, as a clause: "his resignation" is "Farenthold resigned", "Enio Cubillo, the director" is "Enio Cubillo is the director"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.clause import has_tense
from twosource.compare.inflection import is_, past, past_participle, was
from twosource.compare.naming import POSSESSIVE, name_of, named
from twosource.compare.words import WORD
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Statement

AGE = "age"
BRACKETS = " ,()[]"
ING = "ing"
OWNED = re.compile(r"['’]s?\s")
OF = " of "
FROM = (" of ", " from ")
PARTY = re.compile(r"[DIR]-\w")  # of a member of Congress, with his state


def office(statement: Statement, text: str) -> str | None:
    """What somebody is, told beside his name: an office, an age, what he is to another."""
    who = name_of(statement.who)
    if (
        statement.kind != "fact"
        or who is None
        or statement.who is None
        or statement.predicate not in _standings()
        or has_tense(statement, text)
    ):
        return None
    parts = re.split(rf"\b{re.escape(' '.join(statement.who.text.split()))}(?!\w)", text, maxsplit=1)
    if len(parts) == 1:
        return None
    before, behind = (each.strip(BRACKETS) for each in parts)
    before = "" if before.lower() in listed("function_words", "articles") | _honorifics() else before
    if before and parts[1].startswith(FROM):
        who, behind = f"{who} {behind}", ""  # "Speaker Otto Lind of Ohio" is Speaker, and not of Ohio
    what = (" " if parts[1][:1] == " " else ", ").join(each for each in (before, behind) if WORD.search(each))
    if PARTY.match(what):
        return None  # "R-Texas" says nothing alone
    first = WORD.match(what)
    if first is None or first[0].endswith(ING) or (first[0][0].isdigit() and statement.predicate != AGE):
        return None
    return f"{who} {is_(who)} {_lowered(what, first)}"


def deed(statement: Statement, text: str) -> str | None:
    """What somebody did or what befell him, told by a noun: "the deaths of ten" is "ten died"; where one party alone is told of."""
    of_it = _nouns().get(statement.predicate, frozenset())
    noun = next((each for each in WORD.finditer(text) if each[0].lower().removesuffix("s") in of_it), None)
    if statement.kind != "event" or statement.status != "happened" or statement.negated or noun is None:
        return None
    party = statement.who or statement.whom
    if party is None or (statement.who is not None and statement.whom is not None):
        return None
    name, before, rest = name_of(party), text[: noun.start()], text[noun.end() :]
    if POSSESSIVE.search(before) and before.lower().startswith(party.text.lower()) and OWNED.search(POSSESSIVE.sub("", before)) is None:
        told = named(statement, POSSESSIVE.sub("", before))
    elif name is not None and before.lower().strip() in listed("line_words", "possessives"):
        told = name
    elif before.lower().strip() in ("the", "") and rest.startswith(OF):
        end = _phrase_end().search(rest, len(OF))
        told, rest = (rest[len(OF) : end.start()], rest[end.start() :]) if end else (rest[len(OF) :], "")
    else:
        return None
    if party is statement.who:
        return f"{told} {past(statement.predicate)}{rest}"
    return f"{told} {was(told)} {past_participle(statement.predicate)}{rest}"


def _lowered(what: str, first: re.Match[str]) -> str:
    """Without the capital that an office has before a name, or at the head of a sentence: "president"; "Chief Executive Officer" keeps its own."""
    word, lasting = first[0].lower(), listed("clause_words", "lasting") | listed("line_words", "possessives")
    is_common = word in _common() and not what[first.end() :].startswith(".")
    return word + what[first.end() :] if is_common and (word in lasting or what[1:] == what[1:].lower()) else what


@functools.cache
def _honorifics() -> frozenset[str]:
    return frozenset(row["word"] for row in table("titles") if row["kind"] == "honorific")


@functools.cache
def _standings() -> frozenset[str]:
    """Predicates that name what one party is to another, or is."""
    return frozenset(row["noun"] for name in ("kinship_nouns", "relation_nouns", "office_nouns") for row in table(name)) | {"be", AGE}


@functools.cache
def _common() -> frozenset[str]:
    """Words for what somebody is that are no names."""
    nouns = {row[column] for name, column in (("titles", "word"), ("office_nouns", "noun"), ("actor_nouns", "noun")) for row in table(name)}
    lists = (("clause_words", "lasting"), ("function_words", "articles"), ("line_words", "possessives"))
    return frozenset(nouns).union(*(listed(*each) for each in lists))


@functools.cache
def _nouns() -> Mapping[str, frozenset[str]]:
    """The nouns that stand for each verb."""
    nouns: dict[str, set[str]] = {}
    for row in table("event_nouns"):
        nouns.setdefault(row["verb"], set()).add(row["noun"])
    return {verb: frozenset(told) for verb, told in nouns.items()}


@functools.cache
def _phrase_end() -> re.Pattern[str]:
    return re.compile(rf" {either(listed('line_words', 'behind_phrase'))}\b")
