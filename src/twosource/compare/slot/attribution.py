"""Who vouches, compared: one speaker quoted twice, two speakers, or the outlet itself beside a speaker."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.compare.slot.actors import bearing_of_parties
from twosource.compare.slot.bearing import UNKNOWN, Bearing
from twosource.compare.slot.wording import quoted, say_alike
from twosource.compare.text.press import is_press
from twosource.compare.text.quotations import BETWEEN_MARKS
from twosource.compare.text.words import WORD, words_of
from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Party

PERSON = "person:"  # how the ids of people begin: what a body says, its spokesman does
SPELLED = 0.6  # share of the letters of two family names from which they may be one in two spellings: Gaddafi and Qadhafi


def compare_speakers(one: Account, other: Account) -> Bearing:
    """How the speakers of two statements bear on each other; unknown where an outlet states it itself."""
    if one.statement.speaker is None or other.statement.speaker is None:
        return UNKNOWN
    return bearing_of_parties(one.statement.speaker, other.statement.speaker)


def have_two_speakers(one: Account, other: Account) -> bool:
    """Whether two reports put the same words into the mouths of two people, each of whom is named where he speaks.

    Who reads out a letter, or tells what another said, has not the same words for his own; what many say in these words, both may have said.
    """
    if one.article.id == other.article.id or not compare_speakers(one, other).clashes:
        return False
    speakers = one.statement.speaker, other.statement.speaker
    if not all(_is_person(party) for party in speakers) or _may_be_one(*speakers):
        return False
    if any(_is_handed_on(account, party) for account, party in zip((one, other), speakers[::-1], strict=True)):
        return False
    return say_alike(quoted(one), quoted(other))


def _is_person(party: Party | None) -> bool:
    """Whether somebody is named in the very words for him, and is a person."""
    known = party is not None and party.name is not None and (party.entity or "").startswith(PERSON)
    return bool(known and party and words_of(party.text).names and not is_press(party.name or ""))


def _may_be_one(one: Party | None, other: Party | None) -> bool:
    """Whether two people may be one in two spellings, by the last of their names."""
    return SequenceMatcher(None, _last_name(one), _last_name(other)).ratio() >= SPELLED


def _last_name(party: Party | None) -> str:
    names = WORD.findall(party.name or party.text) if party is not None else []
    return names[-1].lower() if names else ""


def _is_handed_on(account: Account, other: Party | None) -> bool:
    """Whether a sentence that quotes one names the other as well, or what is read out."""
    names = words_of(other.name or other.text).names if other is not None else frozenset()
    beside = WORD.findall(BETWEEN_MARKS.sub(" ", account.setting).lower())
    return not names.isdisjoint(account.around.names) or not listed("clause_words", "relaying").isdisjoint(beside)
