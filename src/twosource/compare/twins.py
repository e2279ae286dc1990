"""Statements told in the same words but for one slot: that slot is what they differ in, however alike they are.

Likeness alone would bring "Anna Weber beat Otto Lind" to "Otto Lind beat Anna Weber".
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.compare.actions import compare_actions
from twosource.compare.actors import bearing_of, is_mutual
from twosource.compare.bearing import How
from twosource.compare.kin import kin
from twosource.compare.places import are_apart, is_country_id
from twosource.compare.words import words_of
from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.compare.account import Account
    from twosource.model import Party

Stems = frozenset[str]

AND, OF = " and ", " of "
SPELLED = 0.5  # share of letters in a row from which two names may be one in two spellings: Gaddafi and Qadhafi
LEFT = 1  # words by which two turned statements may differ besides: "in Sunday's vote", "in the vote on Sunday"
PLACE = ("geonames:", "country:")  # how the ids of places begin


def is_turned(one: Account, other: Account) -> bool:
    """Whether who acts in one is acted on in the other, all else being said alike: he beat her, she beat him."""
    first, second = one.statement, other.statement
    if compare_actions(one, other).how is not How.AGREE or is_mutual(first.predicate):
        return False
    turned = _same(first.who, second.whom) and _same(first.whom, second.who) and not _same(first.who, second.who)
    if turned:
        return all(len(left) <= LEFT for left in _left(one, other))
    return is_alike(one, other) and _are_rivals(one, other)


def _are_rivals(one: Account, other: Account) -> bool:
    """Whether each names both of two who act, one in either: Norway won the final against Sweden, Sweden won it against Norway."""
    first, second = one.statement.who, other.statement.who
    if first is None or second is None or first.name is None or second.name is None or _is_one(first, second):
        return False
    for text in (one.text, other.text):
        places = sorted((text.find(first.text), text.find(second.text)))
        if places[0] < 0 or AND in text[places[0] : places[1]]:  # what two do together, each of them does
            return False
    return True


def of_other_places(one: Account, other: Account) -> bool:
    """Whether the same is told of two places: he visited Oslo, he visited Graz."""
    first, second = one.statement, other.statement
    mine, yours = _left(one, other)
    if not mine or not yours or not compare_actions(one, other).fits:
        return False
    if first.where and second.where and are_apart(first.where, second.where):
        return mine <= _stems(first.where.text) and yours <= _stems(second.where.text)
    return any(
        p is not None
        and q is not None
        and _is_town(p)
        and _is_town(q)
        and p.entity != q.entity
        and mine <= _stems(p.text)
        and yours <= _stems(q.text)
        and bearing_of(*beside).how is not How.CLASH
        for p, q, beside in ((first.who, second.who, (first.whom, second.whom)), (first.whom, second.whom, (first.who, second.who)))
    )


def of_other_parties(one: Account, other: Account) -> bool:
    """Whether the same is told of two who are named: one was arrested, the other was; or of one man who is mayor of two towns."""
    first, second = one.statement, other.statement
    mine, yours = _left(one, other)
    if not mine or not yours:
        return False
    if first.predicate == second.predicate == "be" and first.whom and second.whom and _same(first.who, second.who):
        (office, mark, place), (other_office, other_mark, elsewhere) = first.whom.text.partition(OF), second.whom.text.partition(OF)
        names, others = words_of(place).names, words_of(elsewhere).names
        return bool(mark and other_mark and names and others) and office == other_office and names.isdisjoint(others)
    return compare_actions(one, other).fits and any(
        p is not None and q is not None and not _is_one(p, q) and mine <= _stems(p.text) and yours <= _stems(q.text)
        for p, q in ((first.who, second.who), (first.whom, second.whom))
    )


def is_alike(one: Account, other: Account) -> bool:
    """Whether nothing that either says is missing in the other, a denial set aside."""
    return all(left <= listed("function_words", "denials") for left in _left(one, other))


def _left(one: Account, other: Account) -> tuple[Stems, Stems]:
    """What each says that the other does not."""
    return one.kindred - other.kindred, other.kindred - one.kindred


def _stems(text: str) -> Stems:
    return kin(words_of(text).stems)


def _is_one(one: Party, other: Party) -> bool:
    """Whether two parties can be one, however it is spelled; those without a name always can."""
    named = one.name is not None and other.name is not None
    return not named or not bearing_of(one, other).clashes or SequenceMatcher(None, one.text, other.text).ratio() >= SPELLED


def _same(one: Party | None, other: Party | None) -> bool:
    return bearing_of(one, other).how is How.AGREE


def _is_town(party: Party) -> bool:
    """Whether a party is a place, and no country: a journey to a country may be one to its capital."""
    return bool(party.entity) and str(party.entity).startswith(PLACE) and not is_country_id(str(party.entity))
