"""Numbers that are no amount of their statement, told of one action: jailed for eight years and for five, won by 3-1 and by 2-1."""

from __future__ import annotations

import functools
import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from twosource.compare.slot.actions import compare_actions
from twosource.compare.slot.actors import compare_actors, compare_targets, of_one_party
from twosource.compare.slot.amounts import DURATION, compare_amounts
from twosource.compare.slot.times import compare_times
from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, function_words, ordinals, plainly, stem, units, words_of
from twosource.lexicon import either, listed, phrases, table, tree

if TYPE_CHECKING:
    from twosource.compare.text.account import Account

OLD = re.compile(r"(\d+)-year-old")
YEAR = re.compile(r"(?:19|20)\d\d")
LIFELONG = "life"
BEHIND = 8  # words behind a number among which what it counts is looked for: "82 percent of those who voted"
PLURAL = "s"
# By so much the longer of two lengths is more than the other in other units: eight weeks are two months.
LONGER = 1.15
SCORE = re.compile(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])")


def of_other_counts(one: Account, other: Account) -> bool:
    """Whether one action of one party is told with another number of one noun, or with another score."""
    if any(compare(one, other).clashes for compare in (compare_actors, compare_targets, compare_times)) or compare_amounts(one, other).fits:
        return False
    if _ranked_apart(one, other):
        return True
    acted = compare_actions(one, other).fits
    counted, also = _counted(one), _counted(other)
    if acted and counted and also:
        length, lasting = _length(counted), _length(also)
        if length is not None and lasting is not None:
            return max(length, lasting) > min(length, lasting) * LONGER
        return counted[0] == also[0] and counted[1] != also[1]
    if (acted or (_is_given(one) and _is_given(other))) and _of_other_terms(one, other):
        return True
    scores, others = _scores(one), _scores(other)
    ended = _ends_game(one) + _ends_game(other) + of_one_party(one, other)
    return (acted or ended > 1) and len(scores) == len(others) > 0 and scores != others


def numbers_apart(one: Account, other: Account) -> bool:
    """Whether each tells numbers, or years, of which the other tells none, beside the amount in which they agree; hours and ages aside."""
    told = [account.numbers - _scales() - frozenset(OLD.findall(account.text)) for account in (one, other)]
    if compare_amounts(one, other).fits:
        told = [numbers - _own(account) for numbers, account in zip(told, (one, other), strict=True)]
    years, others = ({number for number in numbers if YEAR.fullmatch(number)} for numbers in told)
    first, second = told[0] - years, told[1] - others
    return any(mine and yours and mine.isdisjoint(yours) for mine, yours in ((years, others), (first, second)))


def _own(account: Account) -> frozenset[str]:
    """The numbers in the words for a statement's amount."""
    return words_of(account.statement.amount.text).numbers if account.statement.amount is not None else frozenset()


def counted_apart(one: Account, other: Account) -> frozenset[str]:
    """The numbers that both tell of two things, with what they are numbers of: six soldiers and six rebels, 82 percent of the guests and of the votes."""
    apart = set[str]()
    for number in one.words.numbers & other.words.numbers:
        (things, said), (others, also) = _things(one, number), _things(other, number)
        if (
            things
            and others
            and not any(kin(thing) & kin(another) or (thing | another) & _anybody() for thing in things for another in others)
        ):
            apart |= {number, *(said & also)}
    return frozenset(apart)


def are_of_two_things(one: Account, other: Account) -> bool:
    """Whether the amounts of both are one number, of two things: 200 observers will be sent, 200 tents were."""
    return not counted_apart(one, other).isdisjoint(_own(one) & _own(other))


def _things(account: Account, number: str) -> tuple[list[frozenset[str]], frozenset[str]]:
    """What each such number of some evidence counts, through the first noun that is plain to see; and the units and numbers before that."""
    found, units_said = list[frozenset[str]](), set[str]()
    words = list(WORD.finditer(account.text))
    for at, word in enumerate(words):
        if stem(plainly(word[0])) != number or YEAR.fullmatch(number):
            continue
        said = set[str]()
        for before, each in pairwise(words[at : at + BEHIND]):
            plain = plainly(each[0])
            if account.text[before.end() : each.start()].strip() or (said and plain in function_words()):
                break
            if stem(plain) in units() or stem(plain)[0].isdigit():
                units_said.add(stem(plain))
            elif plain not in function_words():
                said.add(stem(plain))
                if plain.endswith(PLURAL) or stem(plain) in _people():
                    break
        if not said:
            return [], frozenset()
        found.append(frozenset(said))
    return found, frozenset(units_said)


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(stem(row["noun"]) for row in table("actor_nouns"))


@functools.cache
def _anybody() -> frozenset[str]:
    """Nouns for people whoever they are: 19 others may be 19 defendants."""
    return frozenset(map(stem, listed("tolls", "everybody") | listed("count_words", "on_top")))


@functools.cache
def _scales() -> frozenset[str]:
    """Words that only multiply a number, in digits: million."""
    return frozenset(row["value"] for row in table("numerals") if row["kind"] == "scale")


def _ranked_apart(one: Account, other: Account) -> bool:
    """Whether each gives one rank by one measure, and not the same: the second-largest, and the third-largest."""
    first, second = _ranks(one), _ranks(other)
    return len(first) == len(second) == 1 and first.keys() == second.keys() and first != second


def _counted(account: Account) -> tuple[str, str] | None:
    """The noun behind the only number of some evidence, and the number; None where there are more, or words leave it open."""
    text = account.text.lower()
    words = [each for word in WORD.findall(text) for each in _often().get(word, word).split()]
    numbers = [at for at, word in enumerate(words) if stem(word)[0].isdigit()]
    if len(numbers) != 1 or numbers[0] + 1 == len(words) or not stem(words[numbers[0]]).isdigit():
        return None
    number, noun = words[numbers[0] : numbers[0] + 2]
    loose = any(f"{bound} {number}" in text for bound in tree("amount_words")["before"])
    return None if loose or noun in function_words() else (stem(noun), stem(number))


def _length(counted: tuple[str, str]) -> float | None:
    """How long so many units of time are, in seconds; None for what is no time."""
    noun, number = counted
    return float(number) * _times()[noun] if noun in _times() else None


@functools.cache
def _times() -> dict[str, float]:
    """The seconds in each unit of time, by its stem."""
    return {stem(row["unit"]): float(row["factor"]) for row in table("measures") if row["measure"] == DURATION}


def _ranks(account: Account) -> dict[str, str]:
    """By what some evidence ranks, and as which: {largest: 2}; for the fourth time, {time: 4}; to 12th place, {place: 12}."""
    found = (((each["most"] or ("place" if each["place"] else "time")).lower(), _rank(each)) for each in _ranking().finditer(account.text))
    return {most: rank for most, rank in found if rank is not None}


def _rank(found: re.Match[str]) -> str | None:
    """The number of a rank, in digits."""
    word = (found["rank"] or found["which"] or found["place"]).lower()
    numbered = _numbered().match(word)
    return numbered[1] if numbered else ordinals().get(stem(word))


def outcome_of(account: Account) -> str | None:
    """The score or the rank that some evidence tells, as it is written."""
    scores = (found[0] for found in SCORE.finditer(account.text))
    ranked = (found for found in _ranking().finditer(account.text) if _rank(found) is not None)
    ranks = (found["place"] or " ".join(found[0].split()).removeprefix("for ") for found in ranked)
    return next(chain(scores, ranks), None)


def number_told(account: Account) -> str | None:
    """The first number of some evidence, as it is written; how often, where it counts times; for how long, where that is for life."""
    if _term(account) == LIFELONG:
        return LIFELONG
    words = WORD.findall(account.text)
    at = next((at for at, word in enumerate(words) if stem(word.lower())[0].isdigit() or word.lower() in _often()), None)
    return None if at is None else " ".join(words[at : at + 1 + (words[at + 1 : at + 2] == ["times"])])


def _of_other_terms(one: Account, other: Account) -> bool:
    """Whether one is for life and the other for years, and neither sentence tells of both: life, and 485 years besides."""
    terms = _term(one), _term(other)
    if None in terms or LIFELONG not in terms or terms[0] == terms[1]:
        return False
    counted = other if terms[0] == LIFELONG else one
    return LIFELONG not in WORD.findall(counted.setting.lower())


def _is_given(account: Account) -> bool:
    return account.statement.predicate.partition(" ")[0] in listed("count_words", "given")


def _term(account: Account) -> str | None:
    """For how many years something is told to last, or for life; None where that is not told once."""
    found = [each["years"] or LIFELONG for each in _lasting().finditer(account.text) if each["years"] or each["lifelong"]]
    terms = [each for each in found if each == LIFELONG or stem(each.lower())[0].isdigit()]
    return terms[0] if len(terms) == 1 else None


def _ends_game(account: Account) -> bool:
    return not kin(frozenset({stem(account.statement.predicate)})).isdisjoint(_games())


def _scores(account: Account) -> set[tuple[int, ...]]:
    """How the games ended that some evidence tells: the lower number first, since who loses by 1-3 is beaten by 3-1."""
    return {tuple(sorted(map(int, found))) for found in SCORE.findall(account.text)}


@functools.cache
def _numbered() -> re.Pattern[str]:
    """A rank in digits: 12th."""
    return re.compile(rf"(\d+){either(listed('count_words', 'behind_digits'))}$")


@functools.cache
def _ranking() -> re.Pattern[str]:
    """What tells a rank, and by what: the second-largest, for the fourth time, to 12th place."""
    most, time = (either(listed("count_words", key)) for key in ("superlative", "behind_time"))
    before_time, before, behind = (either(phrases("count_words", key)) for key in ("before_time", "before_place", "behind_place"))
    return re.compile(
        rf"\b(?:(?P<rank>\w+)[- ](?P<most>\w{{2,}}{most})|{before_time} (?P<which>\w+) {time}|{before} (?P<place>\w+) {behind}\b)",
        re.IGNORECASE,
    )


@functools.cache
def _lasting() -> re.Pattern[str]:
    """What tells for how long, in years or for life; what is brought back to life is passed over."""
    back, lifelong = (either(phrases("count_words", key)) for key in ("back", "lifelong"))
    other = either(listed("count_words", "no_term"))
    return re.compile(rf"\b(?:{back}|(?P<lifelong>{lifelong})|(?P<years>\w+)[- ]years?(?![- ]{other}))\b", re.IGNORECASE)


@functools.cache
def _games() -> frozenset[str]:
    return kin(frozenset(map(stem, listed("count_words", "games"))))


@functools.cache
def _often() -> dict[str, str]:
    """How often, told in one word: twice."""
    return dict(pair.split("/") for pair in phrases("count_words", "often"))
