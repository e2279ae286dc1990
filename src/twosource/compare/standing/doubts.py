"""What makes a reader look twice: statements that were brought together, differ in no slot, and may be two matters all the same."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.matter.actor_contrast import act_on_two_sides, name_two_actors
from twosource.compare.matter.sharing import DOUBTED
from twosource.compare.matter.strangers import state_of
from twosource.compare.matter.twins import deed_of, left_words, stems_of
from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.actors import bearing_of_parties
from twosource.compare.slot.amounts import compare_amounts, of_two_amounts
from twosource.compare.slot.bearing import How
from twosource.compare.slot.counts import numbers_apart
from twosource.compare.slot.dated import LATER, lead
from twosource.compare.slot.outcome import is_done_before
from twosource.compare.slot.places import of_two_places
from twosource.compare.slot.tense import is_ahead, is_done
from twosource.compare.slot.times import are_two_times, tell_hours
from twosource.compare.slot.wording import bearing_of_sayings, quoted
from twosource.compare.standing import evenly
from twosource.compare.text.kin import are_of_two_kinds, kin, means_opposite
from twosource.compare.text.quotations import BETWEEN_MARKS
from twosource.compare.text.words import WORD, function_words, plainly, stem, words_of
from twosource.model import AGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.words import Stems
    from twosource.model import Party, Statement

BE = "be"
MANY = 10  # of a count: below ten two unrelated deeds may share one by chance


def likely_at_most(accounts: Sequence[Account]) -> float:
    """How likely at most the statements of a matter that differ in no slot belong together.

    Of 71 findings of the training stories that share the words for who acts alone, 29 were two matters; of 79 that share one party's, 21.
    """
    across = [(one, other) for one, other in combinations(evenly(accounts), 2) if one.article.id != other.article.id]
    doubted = any(doubt(*both) for both in across for doubt in ANYWHERE)
    throughout = any(across and all(doubt(*both) for both in across) for doubt in THROUGHOUT)
    return DOUBTED if doubted or throughout else 1.0


def is_doubted(one: Account, other: Account) -> bool:
    """Whether any of what all pairs of a matter are asked is to be said of this one."""
    return any(doubt(one, other) for doubt in THROUGHOUT)


def share_party_alone(one: Account, other: Account) -> bool:
    """Whether two happenings or figures have only the words for one party in common, and nothing says that the two deeds are one.

    How old somebody is, and what he does, have nothing else in common where the age is not told with it.
    """
    first, second = one.statement, other.statement
    if (first.predicate == AGE) != (second.predicate == AGE):
        return one.words.numbers.isdisjoint(other.words.numbers)
    if (
        _share_amount(one, other)
        or not {first.kind, second.kind} <= {"event", "figure"}
        or compare_actions(one, other).how is not How.UNKNOWN
    ):
        return False
    shared = one.kindred & other.kindred
    parties = [stems_of(party.text) for each in (first, second) for party in (each.who, each.whom) if party is not None]
    told = [_subject(each) for each in (first, second)]
    return (None not in told and shared <= _acting(one) | _acting(other)) or any(shared <= party for party in parties)


def _share_amount(one: Account, other: Account) -> bool:
    """Whether both tell one amount that hardly two deeds have: 214 passengers, 2,000 kroner; two of something are many."""
    amount = one.statement.amount
    large = amount is not None and (amount.unit is not None or (amount.low or amount.high or 0) >= MANY)
    return large and compare_amounts(one, other).how is How.AGREE


def _subject(statement: Statement) -> Party | None:
    """Who acts, or where nobody does, who is named and is acted on: "Anna Weber was arrested"."""
    if statement.who is not None or statement.whom is None:
        return statement.who
    return statement.whom if statement.whom.name is not None else None


def _acting(account: Account) -> Stems:
    """The words for who is spoken of, with what describes him before the verb: "Anna Weber, a student leader, spoke"."""
    who, deed = _subject(account.statement), deed_of(account.statement.predicate)
    if who is None:
        return frozenset()
    named = account.text.find(who.text) + len(who.text) if who.text in account.text else 0
    verb = next((word.start() for word in WORD.finditer(account.text, named) if stem(word[0].lower()) in deed), named)
    return stems_of(who.text) | (stems_of(account.text[:verb]) if named else frozenset())


def share_name_alone(one: Account, other: Account) -> bool:
    """Whether two statements have one name or day in common and nothing else: both were in Baytown, both were on Thursday.

    Of 11 such findings of the labelled stories, read one by one, seven told two happenings. A name is one, of however many words: a bill known
    as the Clean Water Act, and vetoing the Clean Water Act.
    """
    kinds = one.statement.kind, other.statement.kind
    if "quote" in kinds or kinds == ("fact", "fact") or compare_actions(one, other).how is not How.UNKNOWN or _share_amount(one, other):
        return False
    shared = one.kindred & other.kindred
    named = shared <= kin(one.words.names) & kin(other.words.names)
    return bool(shared) and named and all(_is_one_name(shared, account.text) for account in (one, other))


def _is_one_name(stems: Stems, text: str) -> bool:
    """Whether these stems stand in one name of a text, with nothing between them that names anything else."""
    run: set[str] = set()
    for word in WORD.findall(text):
        each = kin(frozenset({stem(plainly(word))}))
        if word[0].isupper() and each <= stems:
            run |= each
        elif plainly(word) not in function_words():
            run.clear()
        if stems <= run:
            return True
    return False


def share_speaker_alone(one: Account, other: Account) -> bool:
    """Whether a saying has only the words for who speaks in common with what else he says or does: Weber called the deal fair, Weber came late."""
    if one.statement.speaker is None and other.statement.speaker is None:
        return False
    shared = one.kindred & other.kindred
    if shared:
        return shared <= _introducing(one) & _introducing(other)
    first, second = quoted(one), quoted(other)  # "we are ready", and "we are done"
    return bool(first) and bool(second) and not bearing_of_sayings(first, second, of_one_matter=True).fits


def _introducing(account: Account) -> Stems:
    """The words of some evidence through those for who speaks, but for what stands between marks: "German minister Anna Weber"."""
    speaker, text = account.statement.speaker or account.statement.who, account.text
    if speaker is None or speaker.text not in text:
        return frozenset()
    return stems_of(BETWEEN_MARKS.sub(" ", text[: text.find(speaker.text) + len(speaker.text)]))


def describe_one_otherwise(one: Account, other: Account) -> bool:
    """Whether each says what one party is, in words of which none are the other's: a host and a comedian may be one woman, in two facts."""
    if bearing_of_parties(one.statement.who, other.statement.who).how is not How.AGREE:
        return False
    mine, yours = (_description(each.statement) for each in (one, other))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _description(statement: Statement) -> Stems:
    """The words for what a fact says that somebody is: a comedian, the favourite, ill."""
    if statement.kind != "fact":
        return frozenset()
    if statement.predicate == BE:
        return stems_of(statement.whom.text) if statement.whom is not None else frozenset()
    state = state_of(statement)
    return stems_of(state) if state is not None and statement.whom is None else frozenset()


def name_opposite_states(one: Account, other: Account) -> bool:
    """Whether one tells how something is, and the other names the opposite: the funeral will be private, a public funeral will be held."""
    return any(
        means_opposite(words_of(state_of(mine.statement) or "").stems - yours.words.stems, yours.words.stems)
        for mine, yours in ((one, other), (other, one))
    )


def name_two_kinds(one: Account, other: Account) -> bool:
    """Whether one action is told of two things of one sort: a red warning was issued, and an orange one."""
    return compare_actions(one, other).how is How.AGREE and are_of_two_kinds(*left_words(one, other))


def plan_anew(one: Account, other: Account) -> bool:
    """Whether a later report plans what an earlier one tells as done: 95 percent of members voted, members will vote on the new offer."""
    for done, plan in ((one, other), (other, one)):
        ahead = lead(done.article, plan.article)
        if ahead is not None and ahead >= LATER and is_done(done) and is_ahead(plan) and not plan.statement.negated:
            return True
    return False


def was_done_before(one: Account, other: Account) -> bool:
    """Whether one tells as done, on a day before the other's report, what that report plans for another: sentenced in July, to be sentenced in October."""
    if not are_two_times(one, other):
        return False
    return any(is_done(done) and is_done_before(done, plan) for done, plan in ((one, other), (other, one)))


def tell_hours_apart(one: Account, other: Account) -> bool:
    """Whether two hours of the clock are told that cannot be one, and which no difference tells."""
    return tell_hours(one, other) and are_two_times(one, other)


# What any two statements of a matter are asked, and what all of them are.
ANYWHERE = (
    of_two_places,
    of_two_amounts,
    numbers_apart,
    name_two_kinds,
    name_opposite_states,
    act_on_two_sides,
    name_two_actors,
    was_done_before,
    tell_hours_apart,
)
THROUGHOUT = (share_party_alone, share_name_alone, share_speaker_alone, describe_one_otherwise, are_two_times, plan_anew)
