"""Statements told in the same words but for one slot: that slot is what they differ in, however alike they are.

Likeness alone would bring "Anna Weber beat Otto Lind" to "Otto Lind beat Anna Weber".
"""

from __future__ import annotations

import functools
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.compare.slot.actions import compare_actions, of_one_action
from twosource.compare.slot.actors import bearing_of_parties, befall_one, is_mutual
from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.bearing import How
from twosource.compare.slot.denial import is_denied, turning
from twosource.compare.slot.places import are_apart, is_country_id
from twosource.compare.slot.times import compare_times, since_when
from twosource.compare.text.kin import are_of_two_kinds, kin, means_opposite
from twosource.compare.text.words import WORD, ordinals, plainly, stem, words_of
from twosource.lexicon import either, listed, past_of, table, tree

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.compare.text.words import Stems
    from twosource.model import Party, Where

AND, OF = " and ", " of "
SPELLED = 0.5  # share of letters in a row from which two names may be one in two spellings: Gaddafi and Qadhafi
FEW = 2  # words that are left on either side where two opposites are all that differs
LEFT = 1  # words by which two turned statements may differ besides: "in Sunday's vote", "in the vote on Sunday"
PLACE = "geonames:"  # how the ids of places begin, but for countries that have one of their own


def are_two_matters(one: Account, other: Account) -> bool:
    """Whether two statements are alike but for what makes two matters of them."""
    return of_other_parties(one, other) or are_opposite(one, other) or is_redirected(one, other)


def is_turned(one: Account, other: Account) -> bool:
    """Whether who acts in one is acted on in the other, all else being said alike: he beat her, she beat him."""
    first, second = one.statement, other.statement
    if compare_actions(one, other).how is not How.AGREE or is_mutual(first.predicate) or "fact" in (first.kind, second.kind):
        return False
    turned = _same(first.who, second.whom) and _same(first.whom, second.who) and not _same(first.who, second.who)
    if turned:
        return all(len(left) <= LEFT for left in _left(one, other))
    return is_alike(one, other) and _are_rivals(one, other)


def _are_rivals(one: Account, other: Account) -> bool:
    """Whether each names both of two who act, one in either: Norway won the final against Sweden, Sweden won it against Norway."""
    first, second = one.statement.who, other.statement.who
    if first is None or second is None or first.name is None or second.name is None or are_one_spelt(first, second):
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
        return _lie_within((mine, yours), first.where, second.where)
    return any(
        p is not None
        and q is not None
        and _is_town(p)
        and _is_town(q)
        and p.entity != q.entity
        and _lie_within((mine, yours), p, q)
        and bearing_of_parties(*beside).how is not How.CLASH
        for p, q, beside in ((first.who, second.who, (first.whom, second.whom)), (first.whom, second.whom, (first.who, second.who)))
    )


def of_other_numbers(one: Account, other: Account) -> bool:
    """Whether the same is told with one number each, and not the same: twelve years in prison, and two."""
    mine, yours = left_words(one, other)
    numbers, others = one.numbers - other.words.numbers, other.numbers - one.words.numbers
    alone = len(mine) == len(yours) == 1 and mine <= numbers and yours <= others and not (since_when(one) and since_when(other))
    return alone and not compare_amounts(one, other).fits and not compare_times(one, other).fits


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
    if _are_of_two_names(one, other):
        return True
    if not of_one_action(one, other):
        return False
    named = [(p, q) for p, q in ((first.who, second.who), (first.whom, second.whom)) if p and q and p.name and q.name]
    return any(_lie_within((mine, yours), p, q) and not are_one_spelt(p, q) for p, q in named)


def _are_of_two_names(one: Account, other: Account) -> bool:
    """Whether all is said alike but for whose something is: elected mayor of Linz, elected mayor of Graz."""
    mine, yours = left_words(one, other)
    if not mine or not yours:
        return False
    owned, others = (dict(_of_whom().findall(each.text)) for each in (one, other))
    for thing in owned.keys() & others.keys():
        name, another = words_of(owned[thing]).stems, words_of(others[thing]).stems
        alike = SequenceMatcher(None, owned[thing], others[thing]).ratio() >= SPELLED
        if not alike and mine <= name and yours <= another and name.isdisjoint(another):
            return True
    return False


@functools.cache
def _of_whom() -> re.Pattern[str]:
    """A noun, and the name behind its "of"."""
    return re.compile(rf"\b([a-z]+){OF}((?:[A-Z][\w'’-]*)(?: [A-Z][\w'’-]*)*)")


def are_opposite(one: Account, other: Account) -> bool:
    """Whether all is said alike but for words that mean the opposite of each other, belong to two countries, or are two kinships or ranks."""
    mine, yours = left_words(one, other)
    if _is_told_and_denied(one, other) or (compare_actions(one, other).clashes and befall_one(one, other)):
        return False  # then that is what they differ in
    if not mine and not yours:
        said, also = (frozenset(WORD.findall(each.text.lower())) for each in (one, other))
        return any(said & pair != also & pair and len(said & pair) + len(also & pair) == len(pair) for pair in _pairs())
    if not mine or not yours or max(len(mine), len(yours)) > FEW:
        return False
    if mine <= kinships() and yours <= kinships() and _same(one.statement.who, other.statement.who):
        return True
    ranks = [{ordinals()[word] for word in left if word in ordinals()} for left in (mine, yours)]
    if len(mine) == len(yours) == 1 and all(ranks) and ranks[0] != ranks[1]:
        return True
    countries = [{country for word in left if (country := _countries().get(word))} for left in (mine, yours)]
    return means_opposite(mine, yours) or are_of_two_kinds(mine, yours) or (all(countries) and countries[0].isdisjoint(countries[1]))


def tell_other_deeds(one: Account, other: Account) -> bool:
    """Whether all is said alike but for what was done, and nothing says that the two deeds are one: he pardoned him, he dismissed him."""
    mine, yours = _left(one, other)
    if not mine or not yours or compare_actions(one, other).how is not How.UNKNOWN:
        return False
    return mine <= deed_of(one.statement.predicate) | _light() and yours <= deed_of(other.statement.predicate) | _light()


def name_other_actors(one: Account, other: Account) -> bool:
    """Whether all is said alike but for who did it, and nothing says that the two are one: separatists planted it, a rival gang did."""
    first, second = one.statement.who, other.statement.who
    if first is None or second is None or first.name or second.name or bearing_of_parties(first, second).fits:
        return False
    mine, yours = _left(one, other)
    counted = bool(mine | yours) and mine | yours <= one.words.numbers | other.words.numbers  # seven of the judges, and five
    told = not counted and stems_of(first.text) != stems_of(second.text) and _lie_within((mine, yours), first, second)
    return told and all(not stems_of(party.text).isdisjoint(_actors()) for party in (first, second))


@functools.cache
def _actors() -> Stems:
    """Nouns for people and bodies, but for those that anybody is called by."""
    return frozenset().union(*(stems_of(row["noun"]) for row in table("actor_nouns"))) - stems_of(tree("tolls")["everybody"])


def is_redirected(one: Account, other: Account) -> bool:
    """Whether the same names stand behind each other's prepositions: from Oslo to Hamburg, from Hamburg to Oslo."""
    if not is_alike(one, other):
        return False
    ways, other_ways = (dict(map(reversed, _way().findall(each.text))) for each in (one, other))
    return ways != other_ways and ways.keys() == other_ways.keys() and sorted(ways.values()) == sorted(other_ways.values())


@functools.cache
def _way() -> re.Pattern[str]:
    """A word for where something goes, and the name behind it."""
    return re.compile(rf"\b({either(listed('function_words', 'directions'))}) ([A-Z]\w+)")


def is_alike(one: Account, other: Account) -> bool:
    """Whether nothing that either says is missing in the other, a denial set aside: attend is what "miss" denies."""
    aside = listed("denial_words", "denials")
    if _is_told_and_denied(one, other):
        aside |= turning() | deed_of(one.statement.predicate)
    return all(left <= aside for left in _left(one, other))


def _is_told_and_denied(one: Account, other: Account) -> bool:
    """Whether one tells of an action, and the other denies it."""
    return is_denied(one) != is_denied(other) and compare_actions(one, other).how is How.AGREE


@functools.cache
def _light() -> Stems:
    """Verbs that bring about the deed their object tells of: impose a curfew."""
    return frozenset().union(*(deed_of(row["lemma"]) for row in table("light_verbs")))


@functools.cache
def _titles() -> Stems:
    return frozenset().union(*(stems_of(row["word"]) for row in table("titles")))


@functools.cache
def kinships() -> Stems:
    """Words for a relative: who is somebody's sister is not his wife."""
    return frozenset(stem(row["noun"]) for row in table("kinship_nouns"))


@functools.cache
def _pairs() -> tuple[Stems, ...]:
    """Small words, as they are written, of which one makes the opposite of the other: before and after."""
    return tuple(frozenset(pair.split("/")) for pair in listed("denial_words", "opposites"))


@functools.cache
def _countries() -> dict[str, str]:
    """The country of each adjective: French."""
    return {stem(plainly(word.lower())): row["country"] for row in table("demonyms") for word in row["adjective"].split("|")}


def _left(one: Account, other: Account) -> tuple[Stems, Stems]:
    """What each says that the other does not."""
    return one.kindred - other.kindred, other.kindred - one.kindred


def left_words(one: Account, other: Account) -> tuple[Stems, Stems]:
    """The same, where another word of one family is another word."""
    return one.words.stems - other.words.stems, other.words.stems - one.words.stems


def _lie_within(left: tuple[Stems, Stems], one: Party | Where, other: Party | Where) -> bool:
    """Whether all that each says beyond the other is in the words for these two, titles set aside: Mayor Weber, Chancellor Lind."""
    mine, yours = (words - _titles() for words in left)
    return mine <= stems_of(one.text) and yours <= stems_of(other.text)


def stems_of(text: str) -> Stems:
    return kin(words_of(text).stems)


@functools.lru_cache(maxsize=1 << 14)
def deed_of(predicate: str) -> Stems:
    """The stems of a predicate in whatever tense: leave, left."""
    return stems_of(" ".join([predicate, *(form for verb in predicate.split() for form in past_of(verb))]))


def are_one_spelt(one: Party, other: Party) -> bool:
    """Whether two parties that are named can be one, however it is spelled."""
    return not bearing_of_parties(one, other).clashes or SequenceMatcher(None, one.text, other.text).ratio() >= SPELLED


def _same(one: Party | None, other: Party | None) -> bool:
    return bearing_of_parties(one, other).how is How.AGREE


def _is_town(party: Party) -> bool:
    """Whether a party is a place, and no country: a journey to a country may be one to its capital."""
    return party.entity is not None and party.entity.startswith(PLACE) and not is_country_id(party.entity)
