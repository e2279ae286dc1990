"""Which statements carry what two passages share: a long sentence states five matters, and shares one with another."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.judge.nearest import nearest
from twosource.compare.matter.amount_contrast import contrast_amount
from twosource.compare.matter.strangers import are_strangers
from twosource.compare.matter.twins import are_two_matters
from twosource.compare.slot.actions import compare_actions, families
from twosource.compare.slot.actors import bearing_of_parties
from twosource.compare.slot.amounts import are_sums, compare_amounts, counts_of, is_lasting, is_tally
from twosource.compare.slot.attribution import have_two_speakers
from twosource.compare.slot.bearing import Contrast, How
from twosource.compare.slot.places import compare_places
from twosource.compare.slot.times import compare_times
from twosource.compare.slot.toll import is_everybody, spares, toll_of
from twosource.compare.text.account import by_passage
from twosource.compare.text.words import words_of
from twosource.lexicon import listed
from twosource.model import AGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.model import Statement

# Passages less likely than this to share a matter are not looked into.
FAINT = 0.15
DEEDLIKE = ("event", "fact")  # kinds of statements that tell of one action each
# From this likelihood on every pair of their statements is judged; below it, those with a word in common: of 55,800 others 3 fit by 0.4.
LIKELY = 0.8
# From this likelihood on two passages surely share something, and where nothing carries it, what is left of them may: of 24 pairs that
# this brings together on stories that nothing had learned from 21 are right; from 0.8 on 25 of 32.
SURELY = 0.85
# How likely statements of one deed state one matter: readers agree in 92 of 100 such pairs. It is set higher, so that a deed is
# brought together before what merely shares its words.
DEED = 0.96
# How likely at most, where all is said alike but for the deed: one matter in 18 of 21 such pairs of the labelled stories, and in none of
# the `doubted` of tests/cases/compare/twins.toml. It lies below `SURE`, so that a reader is told to look.
DOUBTED = 0.6
# How well statements must fit by themselves to carry what their passages share (docs/why.md shows what other values give).
FITTING = 0.3
PARTNERS = 10  # passages of which the statements are judged beside those of one passage; 12 finds as much in many articles, 8 a little less
COUNTS = 60  # counts of one article that are set against each other
LEAD = 3  # sentences at the head of an article that tell what it is about
MOST = 0.5  # of a passage: a statement with more says what the passage is about
TIMES = 3.0  # how many times as large a second count of one toll may be
# How likely two passages share something of which one tells a toll and the other what it has risen to; each of two such pairs that
# our own stories hold is one matter, and the labelled ones hold none.
RISEN = 0.5
DEEDS = 24  # statements of one deed that one of them is paired with


def sharing(told: Sequence[Account], chances: Mapping[Pair, float]) -> dict[Pair, list[Pair]]:
    """For each two passages that may share a matter, the pairs of their statements (the smaller position first)."""
    holders = by_passage(told)
    within = _within(told, holders)
    found: dict[Pair, list[Pair]] = {}
    for both, chance in nearest(chances, PARTNERS):
        if chance >= FAINT:
            pairs = ((min(one, other), max(one, other)) for one in holders.get(both[0], ()) for other in holders.get(both[1], ()))
            likely = (pair for pair in pairs if chance >= LIKELY or not told[pair[0]].kindred.isdisjoint(told[pair[1]].kindred))
            found[both] = _paired(told, within, likely)
    return found


def _paired(told: Sequence[Account], within: Mapping[int, Sequence[int]], pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that may state one matter; where two that are most of their passages are two matters in like words, others must tell of one action.

    Else what promises that "it failed during takeoff" and "it failed during landing" share a matter would be carried by something else.
    """
    kept, explained = [], False
    for pair in pairs:
        one, other = told[pair[0]], told[pair[1]]
        if are_strangers(one, other):
            explained = explained or (min(one.covers, other.covers) > MOST and are_two_matters(one, other))
        elif not _is_told_within(told, within, pair):
            kept.append(pair)
    return [pair for pair in kept if not explained or compare_actions(told[pair[0]], told[pair[1]]).fits]


def _within(told: Sequence[Account], holders: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Of each deed the other deeds of its sentence whose evidence lies within its own: "his first trip since the court issued a warrant"."""
    found: dict[int, list[int]] = {}
    for number, account in enumerate(told):
        outer = account.statement
        for other in holders[account.passages[0]] if outer.kind in DEEDLIKE else ():
            inner = told[other].statement
            if inner.kind in DEEDLIKE and inner.evidence != outer.evidence and outer.evidence.holds(inner.evidence):
                found.setdefault(number, []).append(other)
    return found


def _is_told_within(told: Sequence[Account], within: Mapping[int, Sequence[int]], pair: Pair) -> bool:
    """Whether what one tells is told by a deed within the other, and not by the other itself: then it belongs to that one."""
    return any(
        outer in within
        and told[deed].statement.kind in DEEDLIKE
        and not compare_actions(told[outer], told[deed]).fits
        and any(compare_actions(told[inner], told[deed]).how is How.AGREE for inner in within[outer])
        for outer, deed in (pair, pair[::-1])
    )


def most_likely(shared: Mapping[Pair, Sequence[Pair]], chances: Mapping[Pair, float]) -> dict[Pair, float]:
    """Each pair of statements, in order, with the most that any of its passages' pairs promises."""
    found: dict[Pair, float] = {}
    for both, pairs in shared.items():
        for pair in pairs:
            found[pair] = max(found.get(pair, 0.0), chances[both])
    return dict(sorted(found.items()))


def deeds(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of statements of two articles that tell of one deed in any words, an action of one family, by the same party, to the same.

    So are one's age, and what one does but once where he will not in the one and did in the other.
    """
    holders: dict[tuple[frozenset[str], str, str], list[int]] = {}
    for number, account in enumerate(told):
        statement = account.statement
        who, whom = (party.entity if party else None for party in (statement.who, statement.whom))
        if who and (whom or statement.predicate == AGE or _is_done_once(statement)) and statement.kind != "quote":
            holders.setdefault((families(statement.predicate), who, whom or ""), []).append(number)
    for numbers in holders.values():
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 : at + 1 + DEEDS]:
                if told[one].article.id != told[other].article.id and _is_one_deed(told[one], told[other]):
                    yield one, other


def _is_one_deed(one: Account, other: Account) -> bool:
    first, second = one.statement, other.statement
    if first.whom is None and _is_done_once(first):
        return first.negated != second.negated and "possible" not in (first.status, second.status)
    return first.predicate == AGE or not _clash(one, other)


def _is_done_once(statement: Statement) -> bool:
    return "_".join(statement.predicate.split()) in listed("tense_words", "once")


def sayings(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of quotations of two articles that give the same words, and not the same speaker: one matter, and one report is wrong."""
    quotes: dict[frozenset[str], list[int]] = {}
    for number, account in enumerate(told):
        if account.statement.kind == "quote" and account.statement.words:
            quotes.setdefault(words_of(account.statement.words).stems, []).append(number)
    for numbers in quotes.values():
        yield from (pair for pair in combinations(numbers[:DEEDS], 2) if have_two_speakers(told[pair[0]], told[pair[1]]))


def terms(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of statements of two articles that tell for how long something befell one person, of which one does not say by whom.

    "Sentenced to eight years", "given a prison term of seven and a half years": one deed, and two lengths.
    """
    holders: dict[tuple[frozenset[str], str], list[int]] = {}
    for number, account in enumerate(told):
        statement = account.statement
        whom = statement.whom.entity if statement.whom is not None else None
        if whom and statement.amount is not None and is_lasting(statement.amount.unit) and statement.status == "happened":
            holders.setdefault((families(statement.predicate), whom), []).append(number)
    for numbers in holders.values():
        for one, other in combinations(numbers[:DEEDS], 2):
            nobody = told[one].statement.who is None or told[other].statement.who is None
            if nobody and told[one].article.id != told[other].article.id and not compare_times(told[one], told[other]).clashes:
                yield one, other


def _clash(one: Account, other: Account) -> bool:
    """Whether one deed by one party to one other was done twice: at two times, to two numbers; at two prices is one deed, and two prices."""
    return compare_times(one, other).clashes or (compare_amounts(one, other).clashes and not are_sums(one, other))


def rival_counts(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of statements of one article that sets two speakers' counts of one thing against each other."""
    counts: dict[str, list[int]] = {}
    for number, account in enumerate(told):
        if account.statement.amount is not None and account.statement.speaker is not None:
            counts.setdefault(account.article.id, []).append(number)
    for numbers in counts.values():
        for one, other in combinations(numbers[:COUNTS], 2):
            first, second = told[one].statement.speaker, told[other].statement.speaker
            if not bearing_of_parties(first, second).fits and contrast_amount(told[one], told[other]) is Contrast.CONFLICT:
                yield one, other


def spared(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of statements of two articles of which one leads with how many suffered something, and the other says that nobody did.

    Nobody may have suffered it at another time: where a time or a number stands beside, it is not known to be the same happening.
    """
    counts = [number for number in _leading(told) if told[number].statement.amount is not None]
    for number, account in enumerate(told):
        if account.statement.negated and account.statement.when is None and not account.around.numbers:
            yield from (
                (min(number, other), max(number, other))
                for other in counts[:COUNTS]
                if told[other].article.id != account.article.id and spares(account, told[other])
            )


def tolls(told: Sequence[Account]) -> Iterator[Pair]:
    """Pairs of statements of two articles that lead with two numbers for one toll: four killed by a fire, and six who died in it.

    Where the numbers are one, the statements fit by themselves.
    """
    leading: dict[str, dict[str, int]] = {}
    for number in _leading(told):
        if told[number].statement.kind != "quote" and not told[number].statement.negated:
            for kind in toll_of(told[number]):
                leading.setdefault(kind, {}).setdefault(told[number].article.id, number)
    for numbers in leading.values():
        for one, other in combinations(sorted(numbers.values())[:COUNTS], 2):
            both = told[one], told[other]
            apart = compare_times(*both).clashes or compare_places(*both).clashes or are_strangers(*both)
            differ = compare_amounts(*both).clashes or contrast_amount(*both) is Contrast.UPDATE  # at least 12, and then 15
            if differ and (compare_actions(*both).fits or counts_of(*both)) and not apart and _are_near(*both):
                yield one, other


def risen(told: Sequence[Account], shared: Mapping[Pair, Sequence[Pair]], chances: Mapping[Pair, float]) -> Iterator[Pair]:
    """Pairs of statements of two articles of which one counts people whom something befell, and the other tells to what that toll has risen.

    Their passages share something, and the words of the two hardly do: 17 people were killed in the town, the death toll from the shelling rose to 22.
    """
    for both, pairs in shared.items():
        if chances[both] < RISEN:
            continue
        for pair in pairs:
            one, other = told[pair[0]], told[pair[1]]
            counted = counts_of(one, other) and bool(toll_of(one) & toll_of(other)) and all(map(_counts_everybody, (one, other)))
            if counted and _are_near(one, other) and contrast_amount(one, other) is Contrast.UPDATE:
                yield pair


def _counts_everybody(account: Account) -> bool:
    """Whether an amount is a toll itself, or counts people of no kind: not members of one family, nor the rebels."""
    amount = account.statement.amount
    return amount is not None and (amount.of is None or is_tally(amount.of) or is_everybody(amount.of))


def _leading(told: Sequence[Account]) -> Iterator[int]:
    """The positions of the statements at the head of their articles."""
    first: dict[str, int] = {}
    for number, account in enumerate(told):
        if account.passages[0] < first.setdefault(account.article.id, account.passages[0]) + LEAD:
            yield number


def _are_near(one: Account, other: Account) -> bool:
    """Whether two counts are of one order: one dead and a thousand are of two disasters."""
    first, second = ((amount.low or amount.high or 0.0) if (amount := account.statement.amount) else 0.0 for account in (one, other))
    return max(first, second) <= TIMES * min(first, second)


def carried(shared: Mapping[Pair, Sequence[Pair]], chances: Mapping[Pair, float], fits: Mapping[Pair, float]) -> dict[Pair, float]:
    """How likely each two statements state one matter, from how well they fit and from what their passages promise.

    Of the statements of two passages those that fit best carry what the passages share, and the others take less of it; what hardly
    fits carries nothing: told as a second origin for its sentence's sake, it would be the worst thing this program can say.
    """
    likely = dict(fits)
    for both, pairs in shared.items():
        most = max((fits[pair] for pair in pairs), default=0.0)
        for pair in pairs:
            if fits[pair] >= FITTING:
                likely[pair] = max(likely[pair], chances[both] * fits[pair] / most)
    return likely


def uncarried(
    told: Sequence[Account],
    shared: Mapping[Pair, Sequence[Pair]],
    chances: Mapping[Pair, float],
    fits: Mapping[Pair, float],
    groups: Sequence[Sequence[int]],
) -> dict[Pair, float]:
    """How likely, by `DOUBTED` at most, what is left of two passages states what they surely share and no group holds.

    A statement is left while no other article's is with it: another matter may have taken the one that fits best.
    """
    place = {position: number for number, group in enumerate(groups) for position in group}
    taken = [len({told[position].article.id for position in group}) > 1 for group in groups]
    likely: dict[Pair, float] = {}
    for both, pairs in shared.items():
        if chances[both] < SURELY or any(place[one] == place[other] for one, other in pairs):
            continue
        left = [pair for pair in pairs if not all(taken[place[position]] for position in pair)]
        most = max((fits[pair] for pair in left), default=0.0)
        for pair in left:
            likely[pair] = max(likely.get(pair, 0.0), min(DOUBTED, chances[both] * fits[pair] / most))
    return likely
