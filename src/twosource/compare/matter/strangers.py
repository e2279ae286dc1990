"""Strangers: statements of two articles that share words, and are two matters all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.matter.actor_contrast import act_at_two_times
from twosource.compare.matter.amount_contrast import befalls_somebody_once
from twosource.compare.matter.twins import are_two_matters, is_alike, kinships, stems_of
from twosource.compare.slot.actions import compare_actions, families, mirrors, undoes
from twosource.compare.slot.actors import ANOTHER, acts_alone, befall_one, compare_actors, meet_crosswise
from twosource.compare.slot.amounts import compare_amounts, is_former, of_change_and_level, of_two_measures
from twosource.compare.slot.attribution import compare_speakers, have_two_speakers
from twosource.compare.slot.bearing import How
from twosource.compare.slot.dated import AT_ONCE, DAY
from twosource.compare.slot.periods import of_two_periods
from twosource.compare.slot.places import of_part_of_place, of_two_places
from twosource.compare.slot.times import apart_by, are_of_two_days, are_two_times, begin_apart
from twosource.compare.slot.toll import of_two_tolls
from twosource.compare.text.kin import excludes
from twosource.compare.text.words import WORD, stem
from twosource.lexicon import listed
from twosource.model import AGE

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Statement

HELD = "hold"  # what is not done with a thing that was called off, as turned_verbs.tsv has it


def are_strangers(one: Account, other: Account) -> bool:
    """Whether two statements surely tell of two matters."""
    return (
        _is_name_beside_deed(one.statement, other.statement)
        or _is_absence_beside_deed(one, other)
        or _are_two_absences(one, other)
        or _are_two_absences(other, one)
        or excludes(one.words.stems, other.words.stems)
        or of_two_tolls(one, other)
        or of_two_measures(one, other)
        or of_change_and_level(one, other)
        or (one.statement.kind == other.statement.kind == "figure" and is_former(one) != is_former(other))
        or are_two_matters(one, other)
        or _of_two_days(one, other)
        or _of_two_days_and_towns(one, other)
        or begin_apart(one, other)
        or act_at_two_times(one, other)
        or of_part_of_place(one, other)
        or _is_undone_with_more(one, other)
        or of_two_periods(one, other)
        or _is_undone(one, other)
        or _is_thwarting_beside_plan(one, other)
        or _is_thwarting_beside_plan(other, one)
        or _of_two_speakers(one, other)
        or _of_two_states(one, other)
    )


def _is_name_beside_deed(one: Statement, other: Statement) -> bool:
    """Who somebody is, or whose relative, and what he does, are two matters, however many words of his name and office both hold."""
    fact, deed = (one, other) if one.kind == "fact" else (other, one)
    told = fact.kind == "fact" and (fact.predicate == "be" or stem(fact.predicate) in kinships())
    return told and deed.kind in {"event", "figure", "quote"} and bool(fact.who and fact.who.name)


def _is_absence_beside_deed(one: Account, other: Account) -> bool:
    """What did not happen and what did are two matters, unless both tell of one action, and of nobody else's."""
    if one.statement.negated == other.statement.negated:
        return False
    absent, told = (one, other) if one.statement.negated else (other, one)
    thing = absent.statement.whom if absent.statement.predicate == HELD else None
    if thing is not None and stems_of(thing.text).isdisjoint(told.kindred):
        return True  # he cancelled a trip, and met survivors
    return not compare_actions(one, other).fits or compare_actors(one, other).clashes


def _are_two_absences(off: Account, absent: Account) -> bool:
    """Who stays away from a thing does not call it off: guards will not join the strike, and guards called off a strike of their own."""
    ended, away = off.statement, absent.statement
    if not (ended.negated and away.negated) or ended.predicate != HELD or ended.whom is None or away.whom is None:
        return False
    stays_away = "_".join(away.predicate.split()) in listed("clause_words", "taking_part")
    return stays_away and not stems_of(ended.whom.text).isdisjoint(stems_of(away.whom.text))


def _of_two_days(one: Account, other: Account) -> bool:
    """Born in 1960, and dead in 2020: what is told of two times, a day and more apart, is one matter where one action is told, if ever.

    It is none where two amounts are told besides, be the days side by side: 116 tonnes were seized last year, and three on Monday. But
    nobody is jailed for three years on Monday, and for four on Tuesday.
    """
    gap = apart_by(one, other)
    if gap is None or gap <= AT_ONCE:
        return False
    if compare_amounts(one, other).clashes:
        return gap > DAY or (are_of_two_days(one, other) and not befalls_somebody_once(one, other))
    return gap > DAY and not compare_actions(one, other).fits


def _of_two_days_and_towns(one: Account, other: Account) -> bool:
    """A fire in Linz on Monday, and one in Graz on Sunday: what neither day nor place joins is one where somebody named is."""
    if not are_two_times(one, other) or not of_two_places(one, other):
        return False
    parties = (party for each in (one, other) for party in (each.statement.who, each.statement.whom) if party is not None)
    named = [party.entity for party in parties if party.entity is not None]
    return len(set(named)) == len(named)


def _is_undone(one: Account, other: Account) -> bool:
    """What was done and its opposite are two matters, unless it befell one and the same: then they differ in what was done.

    Nor are a purchase and a sale one deed seen from its two sides, where nothing tells that two parties did it: it may be that one party
    is told to have done the one and the other.
    """
    if not undoes(one, other):
        return False
    seen_twice = mirrors(one, other) and not acts_alone(one, other) and not meet_crosswise(one, other)
    return seen_twice or not befall_one(one, other)


def _is_undone_with_more(one: Account, other: Account) -> bool:
    """Opening three more camps is not undone by closing one of those that there are."""
    return undoes(one, other) and _takes_more(one.statement) != _takes_more(other.statement)


def _takes_more(statement: Statement) -> bool:
    """Whether what is acted on comes on top of what there is: three more camps, another camp."""
    words = [] if statement.whom is None else WORD.findall(statement.whom.text.lower())
    return words[:1] == [ANOTHER.strip()] or not listed("count_words", "on_top").isdisjoint(words[:-1])


def _is_thwarting_beside_plan(act: Account, plan: Account) -> bool:
    """Who blocks a takeover does not confirm that it was agreed; that it did not come about is a statement of its own."""
    told, planned = act.statement, plan.statement
    blocked = told.predicate in listed("clause_words", "thwarting") and told.status == "happened" and not told.negated
    named = not act.kindred.isdisjoint(families(planned.predicate))
    return blocked and named and planned.status == "planned" and not compare_actions(act, plan).fits


def _of_two_states(one: Account, other: Account) -> bool:
    """Whether two facts tell two states, and not of one thing for all that is known: the deal is historic, the result disappointing.

    How old somebody is and what else he is are two, though both are his; so are two ages, of nobody who is known to be one.
    """
    states = [state_of(account.statement) for account in (one, other)]
    if one.statement.predicate == other.statement.predicate == AGE:
        return compare_amounts(one, other).clashes and not compare_actors(one, other).fits
    if any(account.statement.predicate == AGE for account in (one, other)):
        return one.statement.kind == other.statement.kind == "fact" or one.kindred.isdisjoint(other.kindred)
    return None not in states and states[0] != states[1] and not compare_actors(one, other).fits


def state_of(statement: Statement) -> str | None:
    """What a fact says that somebody or something is: of "be private", private; None for what else is told."""
    told, _, state = statement.predicate.partition(" ")
    return state if statement.kind == "fact" and told == "be" and state else None


def _of_two_speakers(one: Account, other: Account) -> bool:
    """Two who speak of themselves tell of two things in like words: "we extend our sympathies" is what each of them did.

    But where both reports give one quotation, one of them has the wrong speaker.
    """
    return (
        compare_speakers(one, other).how is How.CLASH
        and _of_oneself(one)
        and _of_oneself(other)
        and not (is_alike(one, other) or have_two_speakers(one, other))
    )


def _of_oneself(account: Account) -> bool:
    return not listed("clause_words", "speaking").isdisjoint(WORD.findall(account.text.lower()))
