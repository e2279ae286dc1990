"""Who acts and who is acted on, compared by entity, then by name: Mr Putin is Vladimir Putin; police are not Mr Putin."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.slot.bearing import UNKNOWN, Bearing, How, agree, clash, finer
from twosource.compare.text.words import WORD, stem, units, vague, words_of
from twosource.lexicon import either, listed, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.compare.text.account import Account
    from twosource.model import Party, Statement

ANOTHER = "another "  # opens the words for one who is not the one told of before


def compare_actors(one: Account, other: Account) -> Bearing:
    """How those who act bear on each other; where two do it together, either of them: he met her, she met him."""
    first, second = one.statement, other.statement
    found = bearing_of_parties(first.who, second.who)
    if found.fits or not (is_mutual(first.predicate) and is_mutual(second.predicate)):
        return found
    if found.clashes and _is_named(first.who, other) and _is_named(second.who, one):
        return agree(f"both name both: “{one.text}” and “{other.text}”")
    return _crossed(first.who, second.whom) or _crossed(first.whom, second.who) or found


def compare_targets(one: Account, other: Account) -> Bearing:
    """How those who are acted on bear on each other; where two do it together, either of them."""
    first, second = one.statement, other.statement
    found = bearing_of_parties(first.whom, second.whom)
    if found.fits or not (is_mutual(first.predicate) and is_mutual(second.predicate)):
        return found
    return _crossed(first.whom, second.who) or _crossed(first.who, second.whom) or found


def _crossed(first: Party | None, second: Party | None) -> Bearing | None:
    found = bearing_of_parties(first, second)
    return found if found.how is How.AGREE else None


def _is_named(party: Party | None, account: Account) -> bool:
    """Whether a party is named in a statement's evidence, be it as another of those who act."""
    return bool(party and party.name and words_of(party.name).names & account.words.names)


@functools.lru_cache(maxsize=1 << 14)
def is_mutual(predicate: str) -> bool:
    """Whether two parties do together, on one footing, what a predicate tells."""
    return not {stem(word) for word in predicate.lower().split()}.isdisjoint(map(stem, listed("clause_words", "mutual")))


def bearing_of_parties(first: Party | None, second: Party | None) -> Bearing:
    """Compare two parties by themselves."""
    if first is None or second is None:
        return UNKNOWN
    both = f"“{first.text}” and “{second.text}”"
    if first.entity is not None and first.entity == second.entity:
        return agree(f"the same party: {both}")
    if first.text.lower().startswith(ANOTHER) != second.text.lower().startswith(ANOTHER):
        return UNKNOWN
    mine, yours = first.name or first.text, second.name or second.text
    if words_of(mine).stems == words_of(yours).stems != frozenset():
        return agree(f"the same party: {both}")
    (words, names), (others, other_names) = _called(mine), _called(yours)
    if names and other_names:
        if names & others or other_names & words:  # a first word may be a name by its capital alone: "Inflation"
            return finer(f"names that fit each other: {both}")
        # "The Republican governor" may well be Jan Brewer: what describes somebody is not what he is called.
        return clash(f"different parties: {both}") if bool(first.name) == bool(second.name) else UNKNOWN
    if words & others:
        return finer(f"parties that fit each other: {both}")
    return UNKNOWN


@functools.lru_cache(maxsize=1 << 16)
def _called(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems by which a party is called, and those of names: six soldiers, six rebels and six percent have nothing in common."""
    words = words_of(text)
    counted = words.numbers | (words.stems & vague())
    counted |= units() if counted else frozenset()
    return words.stems - counted, words.names - counted


def are_body_and_chamber(one: Account, other: Account) -> bool:
    """Whether one acts for its part where the whole does in the other: the House, and Congress."""
    names = [_bare(each.statement.who.name or each.statement.who.text) for each in (one, other) if each.statement.who is not None]
    return len(names) > 1 and any(part in _chambers().get(body, ()) for body, part in (names, names[::-1]))


def _bare(name: str) -> str:
    """A name in small letters and without what stands before it in all reports: "the U.S. Congress"."""
    return _before_name().sub("", " ".join(name.lower().split()))


@functools.cache
def _before_name() -> re.Pattern[str]:
    return re.compile(rf"^(?:{either(listed('clause_words', 'before_body'))} )+")


@functools.cache
def _chambers() -> Mapping[str, tuple[str, ...]]:
    return {row["body"]: tuple(row["chambers"].split("/")) for row in table("chambers")}


def of_one_party(one: Account, other: Account) -> bool:
    """Whether the one who acts, or the one acted on, is surely the same."""
    return How.AGREE in {compare_actors(one, other).how, compare_targets(one, other).how}


def befall_one(one: Account, other: Account) -> bool:
    """The same, or what one does is done to it in the other: who drowns is not rescued; and what two figures measure: profit rose, profit fell."""
    first, second = one.statement, other.statement
    crossed = ((first.who, second.whom), (first.whom, second.who))
    if (
        of_one_party(one, other)
        or _are_of_one_measure(first, second)
        or any(bearing_of_parties(*pair).how is How.AGREE for pair in crossed)
    ):
        return True
    nearly = any(_is_called_shorter(*pair) for pair in (*crossed, (first.whom, second.whom)))
    return nearly and not compare_actors(one, other).clashes


def acts_alone(one: Account, other: Account) -> bool:
    """Whether one party does what both tell, be it by a shorter name in one of them: Stahlmann, the rival Stahlmann."""
    found = compare_actors(one, other)
    first, second = one.statement.who, other.statement.who
    named = first is not None and second is not None and words_of(first.text).names and words_of(second.text).names
    return found.how is How.AGREE or (found.how is How.FINER and bool(named))


def meet_crosswise(one: Account, other: Account) -> bool:
    """Whether who acts in one is whom the other's deed is done to, or they are known to be two: one deed seen from its two sides."""
    first, second = one.statement, other.statement
    crossed = (bearing_of_parties(first.who, second.whom).how, bearing_of_parties(first.whom, second.who).how)
    return How.AGREE in crossed or compare_actors(one, other).clashes


def _is_called_shorter(first: Party | None, second: Party | None) -> bool:
    """Whether one is the thing that the other is called with more words: the airport, Santa Rula airport; its forecast, its annual forecast."""
    if first is None or second is None or bearing_of_parties(first, second).how is not How.FINER:
        return False
    known = all(bool(words_of(each.text).names) or each.text.lower().startswith(_definite()) for each in (first, second))
    told = [[stem(word) for word in WORD.findall(each.text.lower())] for each in (first, second)]
    mine, yours = (words_of(each.text).stems for each in (first, second))
    return known and (mine <= yours or yours <= mine) and told[0][-1:] == told[1][-1:]


@functools.cache
def _definite() -> tuple[str, ...]:
    """What a noun begins with that is known to the reader: "the", "its"."""
    return tuple(f"{word} " for word in ("the", *sorted(listed("line_words", "possessives"))))


def _are_of_one_measure(first: Statement, second: Statement) -> bool:
    """Whether two figures are of one thing, by the last of its words: net profit, second-quarter profit."""
    if not first.kind == second.kind == "figure" or bearing_of_parties(first.who, second.who).clashes:
        return False
    things = [WORD.findall(each.amount.of.lower()) if each.amount is not None and each.amount.of else [] for each in (first, second)]
    return all(things) and stem(things[0][-1]) == stem(things[1][-1])


def same_party(first: Party | None, second: Party | None) -> bool:
    """Whether two parties are one, as far as their names tell."""
    return bearing_of_parties(first, second).fits
