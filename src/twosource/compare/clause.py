"""A clause cut from its sentence, made whole: with the subject that its slots name, and a verb with a tense."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, NamedTuple

from twosource.compare.actors import is_mutual
from twosource.compare.inflection import form_of, is_, is_several, past, was
from twosource.compare.naming import POSSESSIVE, is_of, name_of, named, pronouns
from twosource.compare.tense import every_past_form
from twosource.compare.words import WORD
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from twosource.model import Party, Statement

PLANNED, POSSIBLE = "planned", "possible"
CONTRACTED = re.compile(r"\w['’](?:re|ve|ll|d|m)\b|n['’]t\b")
RELATIVE = re.compile(r",? (?:who|which|that)$")
COPULAS = frozenset({"is", "are", "was", "were"})
FIRST = 3  # words among which the "was" of a passive stands: "has since been", "will not be"
NOT, TO, BY = "not", "to", "by"


class Verb(NamedTuple):
    """In "a turboprop operated by Nature Air": "a turboprop ", "operated", `past`, " by Nature Air"."""

    before: str
    word: str
    form: str
    rest: str

    @property
    def lead(self) -> list[str]:
        return WORD.findall(self.before.lower())


def clause(statement: Statement, text: str, before: str = "") -> str | None:
    """A clause by its verb: as it stands, or with the subject and tense that it lacks; None where it is none.

    `before` is the word of the sentence right before it, in small letters: "charged with" leaving the scene is not leaving it.
    """
    if _subordinate().match(text):
        return None
    verb, described = _verb(statement, text), _described().match(text)
    if verb is not None and RELATIVE.search(verb.before.rstrip()) and verb.form != "ing":
        return f"{named(statement, RELATIVE.sub('', verb.before.rstrip()))} {verb.word}{verb.rest}"
    if verb is None or (described is not None and not _tells(statement, described[1])):
        return _by_auxiliary(statement, text)
    lead = verb.lead
    if listed("line_words", "between").issuperset(lead):
        return _headless(statement, text, verb, before)
    who = name_of(statement.who)
    if verb.form == "base" and _is_past(lead[0]) and who is not None and who not in text and not _has_other_voice(who, text):
        return f"{who} {text}"  # "used public money to settle a lawsuit"
    if verb.form in ("third", "base") or not _auxiliaries().isdisjoint(lead[-2:]):
        return _by_auxiliary(statement, text) if lead[0] in _auxiliaries() else named(statement, text)
    if verb.form == "ing":
        return _going_on(statement, verb)
    if _is_undergone(statement, verb):
        return f"{named(statement, verb.before.rstrip(' ,'))} {was(verb.before)} {verb.word}{verb.rest}"
    return named(statement, text)


def has_tense(statement: Statement, text: str) -> bool:
    """Whether a text has an auxiliary with a tense, or a fact's verb with one."""
    words = WORD.findall(text.lower())
    if not listed("line_words", "tensed").isdisjoint(words) or CONTRACTED.search(text):
        return True
    return statement.kind == "fact" and any(form_of(each, statement.predicate.split()[0]) in ("past", "third") for each in words)


def _headless(statement: Statement, text: str, verb: Verb, before: str) -> str | None:
    """What begins with its verb: "issued a warrant", "condemning racists" and "to expand" with who does it, "shot by a guard" with whom it befell."""
    who, whom, lead = name_of(statement.who), name_of(statement.whom), verb.lead
    behind = WORD.findall(verb.rest.lower())[:1]
    undergone = verb.form == "past" and _is_left_out(statement.whom, text) and not is_mutual(statement.predicate)
    if whom is not None and undergone and pronouns().isdisjoint(behind):
        return f"{whom} {was(whom)} {text}"
    if who is None or statement.who is None or who in text or (verb.form == "past" and behind == [BY]) or _has_other_voice(who, text):
        return None
    if verb.form in ("past", "third") or (verb.form == "base" and TO not in lead and is_several(who)):
        return f"{who} {text}"
    if statement.status == PLANNED:
        return f"{who} {'not ' if NOT in lead else ''}to {_lemma(statement)}{verb.rest}"
    governed = before in listed("line_words", "governing")
    if verb.form == "base" or statement.status == POSSIBLE or governed or not _can_act(statement.who):
        return None
    if statement.status == "ongoing":
        return f"{who} {is_(who)} {text}"
    undone = NOT in lead or (
        statement.negated and listed("function_words", "denials").isdisjoint(WORD.findall(text.lower()))
    )  # "left without signing the treaty"
    return f"{who} {f'did not {_lemma(statement)}' if undone else past(_lemma(statement))}{verb.rest}"


def _is_left_out(party: Party | None, text: str) -> bool:
    return party is not None and party.text not in text and (party.name or party.text) not in text


def _going_on(statement: Statement, verb: Verb) -> str | None:
    """A noun with a participle: "smoke billowing from the rubble" billowed."""
    subject = verb.before.rstrip(" ,")
    if statement.status != "happened" or statement.negated or statement.who is None or not is_of(subject, statement.who):
        return None
    return f"{named(statement, subject)} {past(_lemma(statement))}{verb.rest}"


def _is_undergone(statement: Statement, verb: Verb) -> bool:
    """Whether a past form behind a noun tells what befell it: "a turboprop operated by Nature Air", "12 people killed"."""
    if statement.kind != "event" or statement.whom is None or not is_of(verb.before, statement.whom):
        return False
    by_it = statement.who is not None and " ".join(statement.who.text.split()) in verb.before
    return not by_it and (verb.rest.startswith(" ") or verb.before[:1].isdigit())


def _by_auxiliary(statement: Statement, text: str) -> str | None:
    """What begins with an auxiliary, with its subject; what has one, as it stands; and "the tram which has flipped", as a clause."""
    words = WORD.findall(text.lower())
    if not words:
        return None
    if words[0] in listed("line_words", "tensed"):
        undergone = statement.kind == "event" and not (COPULAS | listed("line_words", "untensed")).isdisjoint(words[:FIRST])
        by_none = statement.who is None or f" by {statement.who.text}" in text
        name = name_of(statement.whom if undergone and by_none and statement.whom is not None else statement.who)
        return f"{name} {text}" if name is not None and name not in text else None
    relative, described = _relative().match(text), _described().match(text)
    if relative is not None and not _tells(statement, relative[1]):
        is_aside = "," in relative[1] + relative[2] and statement.kind != "fact"  # then the clause that it stands in is what is told
        return None if is_aside else f"{named(statement, relative[1].rstrip(','))} {relative[3]}"
    if described is not None and not _tells(statement, described[1]):
        return None
    return named(statement, text) if has_tense(statement, text) else None


def _tells(statement: Statement, words: str) -> bool:
    """Whether a clause is whole before what describes its last noun."""
    return has_tense(statement, words) or _verb(statement, words) is not None


def _verb(statement: Statement, text: str) -> Verb | None:
    lemma = _lemma(statement)
    if lemma == "be":
        return None
    for word in WORD.finditer(text):
        form = form_of(word[0].lower(), lemma)
        if form is not None and not (form in ("base", "third") and _is_noun(text[: word.start()])):
            return Verb(text[: word.start()], word[0], form, text[word.end() :])
    return None


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in every_past_form()


def _is_noun(before: str) -> bool:
    """Whether what has the form of a verb is a noun, by what stands before it: "his arrest", "the court's overthrow", "the arrest"."""
    word = WORD.findall(before.lower())[-1:]
    return POSSESSIVE.search(before) is not None or not (
        listed("function_words", "articles") | listed("line_words", "possessives")
    ).isdisjoint(word)


def _lemma(statement: Statement) -> str:
    """The verb of a predicate, without its particle."""
    return statement.predicate.split()[0] if statement.predicate.split() else ""


def _has_other_voice(who: str, text: str) -> bool:
    """Whether a text says "my" beside a name: in whose words?"""
    speaking = listed("clause_words", "speaking")
    return who.lower() not in speaking and not speaking.isdisjoint(WORD.findall(text.lower()))


def _can_act(party: Party) -> bool:
    """Whether a subject that no grammar sets beside its participle may well be it: somebody with a name, or of a kind that acts."""
    words = [each for each in WORD.findall(party.text) if each.lower() not in listed("function_words", "articles")]
    return party.entity is not None or any(each[0].isupper() or each.lower().removesuffix("s") in _actors() for each in words)


@functools.cache
def _actors() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("actor_nouns"))


@functools.cache
def _auxiliaries() -> frozenset[str]:
    return listed("line_words", "tensed") | listed("line_words", "untensed") | {NOT, "never"}


@functools.cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(rf"(?:simply |even |only )?{either(listed('line_words', 'subordinate'))}\b", re.IGNORECASE)


@functools.cache
def _described() -> re.Pattern[str]:
    """A noun phrase and what describes it."""
    return re.compile(rf"(.+?),? {either(listed('line_words', 'relative'))}\b")


@functools.cache
def _relative() -> re.Pattern[str]:
    """A noun phrase, a relative pronoun, and what begins with an auxiliary."""
    return re.compile(rf"(\S+(?: \S+){{0,7}}?)(,? )(?:who|which|that) ({either(listed('line_words', 'tensed'))}\b.+)")
