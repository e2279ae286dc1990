"""Whether two statements of one matter differ in who did it. Each rule stands in docs/standing.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.compare.matter.twins import are_one_spelt, is_turned
from twosource.compare.slot.actions import compare_actions, families
from twosource.compare.slot.actors import compare_actors, compare_targets, is_mutual
from twosource.compare.slot.bearing import Contrast, How
from twosource.compare.slot.denial import is_denied
from twosource.compare.slot.places import compare_places
from twosource.compare.slot.times import compare_times
from twosource.compare.text.kin import are_of_two_kinds, kin, kinds_of
from twosource.compare.text.words import stem, words_of
from twosource.lexicon import listed

if TYPE_CHECKING:
    from twosource.compare.text.account import Account
    from twosource.model import Party

WAR = "sides in a war"  # as kinds_apart.tsv names the sort
SORTS = ("person:", "organisation:")  # how the ids of those begin of whom one is not the other; a country acts through its army


def contrast_actor(one: Account, other: Account) -> Contrast:
    """He beat her, she beat him; the army shelled the town that night, the rebels did: a conflict."""
    return Contrast.CONFLICT if is_turned(one, other) or _is_done_by_another(one, other) else Contrast.NONE


def _is_done_by_another(one: Account, other: Account) -> bool:
    """Whether one deed, to what is named, at one time or place, is told of two who cannot both have done it."""
    first, second = one.statement, other.statement
    if is_denied(one) or is_denied(other) or compare_targets(one, other).how not in (How.AGREE, How.FINER):
        return False
    named = [words_of(party.text).names - words_of(party.text).numbers if party else frozenset() for party in (first.whom, second.whom)]
    if named[0].isdisjoint(named[1]):
        return False  # a goal, and another
    met = compare_times(one, other), compare_places(one, other)
    if not any(each.fits for each in met) or any(each.clashes for each in met):
        return False
    if act_on_two_sides(one, other):
        return compare_actions(one, other).how is How.AGREE and not _tells_of_both(one) and not _tells_of_both(other)
    alone = kin(frozenset(map(stem, listed("tense_words", "by_one"))))
    return name_two_actors(one, other) and not alone.isdisjoint(families(first.predicate))


def act_on_two_sides(one: Account, other: Account) -> bool:
    """Whether who acts in the one fights who acts in the other: the army fired on the village, the rebels did."""
    first, second = one.statement, other.statement
    if first.who is None or second.who is None or not first.kind == second.kind == "event":
        return False
    mine, yours = words_of(first.who.text).stems, words_of(second.who.text).stems
    return are_of_two_kinds(mine - yours, yours - mine, WAR)


def name_two_actors(one: Account, other: Account) -> bool:
    """Whether one action is told of two persons, or two bodies, each by a name, and neither sentence knows both: Row killed him, Lind did.

    Who is only meant by "he" may have been mistaken for another, and of two who are named together each did it.
    """
    first, second = one.statement.who, other.statement.who
    if first is None or second is None or compare_actions(one, other).how is not How.AGREE or is_mutual(one.statement.predicate):
        return False
    sorts = [next((sort for sort in SORTS if (party.entity or "").startswith(sort)), None) for party in (first, second)]
    if sorts[0] is None or sorts[0] != sorts[1] or not compare_actors(one, other).clashes or are_one_spelt(first, second):
        return False
    told = first.text in one.text and second.text in other.text
    return told and not _knows(one, second) and not _knows(other, first)


def act_at_two_times(one: Account, other: Account) -> bool:
    """Whether two who are called by two names do one thing at two times: Rovers play Stanmore on Saturday, City play them on Wednesday."""
    if not compare_times(one, other).clashes or not compare_targets(one, other).fits or not compare_actions(one, other).fits:
        return False
    return name_two_actors(one, other) or _are_called_otherwise(one, other)


def _are_called_otherwise(one: Account, other: Account) -> bool:
    """Whether who acts is called by two names without a word in common, be they of nobody who is known."""
    first, second = one.statement.who, other.statement.who
    if first is None or second is None or not _is_called(one, first) or not _is_called(other, second):
        return False
    mine, yours = (words_of(party.text).stems | words_of(party.name or "").stems for party in (first, second))
    return mine.isdisjoint(yours) and not _knows(one, second) and not _knows(other, first)


def _is_called(account: Account, party: Party) -> bool:
    """Whether all words for a party are names, and no name by its place alone: its report has it with a capital within a sentence too."""
    words = words_of(party.text)
    return words.names == words.stems != frozenset() and re.search(rf"[a-z,;] {re.escape(party.text)}\b", account.article.text) is not None


def _tells_of_both(account: Account) -> bool:
    """Whether some evidence tells of two sides of a war, whoever is quoted for it set aside: "rebels shelled it, the army said"."""
    speaker = account.statement.speaker
    text = account.text.replace(speaker.text, "") if speaker is not None else account.text
    return len(kinds_of(words_of(text).stems, WAR)) > 1


def _knows(account: Account, party: Party | None) -> bool:
    """Whether the sentence of some evidence has a word for a party."""
    return party is not None and not kin(words_of(party.text).stems).isdisjoint(kin(account.around.stems))
