"""How a finding stands: corroborated, single, conflicting or updated. docs/standing.md tells each rule with an example."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec import structs

from twosource.compare.slot.actions import of_one_action
from twosource.compare.slot.amounts import compare_amounts
from twosource.compare.slot.bearing import Contrast, How
from twosource.compare.slot.counts import number_told, outcome_of
from twosource.compare.slot.hours import is_hour, is_hour_alone
from twosource.compare.slot.naming import words_for
from twosource.compare.slot.times import compare_times, since_when
from twosource.compare.standing.contrast import CONTRASTS
from twosource.compare.standing.rise import climbs
from twosource.compare.text.words import WORD, cardinals
from twosource.lexicon import tree
from twosource.model import BETWEEN, Difference, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.model import Slot, Standing, When

# Of a matter that very many articles state, so many statements are set against each other, evenly taken in their order:
# each against each is work that grows with the square.
MOST = 60
FROM = " from"
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")  # TIMEX3 of a Monday, nobody knows which
UNKNOWN = "X"
HOURS = "T"  # what is written behind it is an hour or a part of a day
LASTING = "P"  # TIMEX3 values of durations begin with it, and those of the present and the past


def differences(accounts: Sequence[Account]) -> tuple[tuple[Difference, ...], bool]:
    """Where the statements of one matter differ, slot by slot, the later article's word last; and whether time explains it all."""
    accounts = evenly(accounts)
    found: dict[Slot, list[dict[str, Account]]] = {}
    clashing: dict[Slot, list[frozenset[str]]] = {}
    for one, other in combinations(accounts, 2):
        if not _may_differ(one, other):
            continue
        for slot, contrast in CONTRASTS.items():
            told = contrast(one, other)
            if told is Contrast.NONE or (slot == "status" and _print_one_sentence(one, other)):
                continue
            _add(found.setdefault(slot, []), {account.statement.id: account for account in (one, other)}, apart=slot == "amount")
            if told is Contrast.CONFLICT:
                clashing.setdefault(slot, []).append(frozenset((one.statement.id, other.statement.id)))
    for slot, differing in found.items():
        for each in differing:
            _join(slot, each, accounts)
            if slot == "amount" and climbs(list(each.values())):
                clashing[slot] = [pair for pair in clashing.get(slot, ()) if not pair <= each.keys()]
    ordered = {account.statement.id: at for at, account in enumerate(accounts)}
    home = {account.statement.id: account.article.id for account in accounts}
    told_apart = (
        Difference(slot=slot, values=_values(slot, sorted(told.values(), key=lambda each: ordered[each.statement.id])))
        for slot, differing in sorted(found.items(), key=lambda each: list(CONTRASTS).index(each[0]))
        for told in differing
        if slot != "status" or not _is_told_alike(told, accounts)
    )
    between = tuple(each for each in told_apart if _is_between(each, home))
    return between, not any(clashing.get(each.slot) for each in between)


def _print_one_sentence(one: Account, other: Account) -> bool:
    """Whether two articles print one sentence, which does not differ from itself, in however many ways it was read."""
    return one.article.id != other.article.id and WORD.findall(one.setting.casefold()) == WORD.findall(other.setting.casefold())


def _is_told_alike(told: Mapping[str, Account], accounts: Sequence[Account]) -> bool:
    """Whether each of several articles itself tells every status of one deed in which they seem to differ: that he will, and that he did."""
    values = {_value("status", each, accounts) for each in told.values()}
    homes = {each.article.id for each in told.values()}
    telling = [each for each in accounts if any(of_one_action(each, other) for other in told.values())]
    both = (values <= {_value("status", each, accounts) for each in telling if each.article.id == home} for home in homes)
    return len(homes) > 1 and len(values) > 1 and all(both)  # of one status, it is a word beside it that differs: with, and without


def _add(found: list[dict[str, Account]], both: dict[str, Account], *, apart: bool) -> None:
    """Add two who differ to those with whom either differs already; amounts of two things (13 villages, 1,663 people) stay `apart`."""
    met = [each for each in found if not apart or not each.keys().isdisjoint(both)]
    joined = {id_: account for each in (*met, both) for id_, account in each.items()}
    found[:] = [each for each in found if not any(each is other for other in met)] + [joined]


def _is_between(difference: Difference, home: Mapping[str, str]) -> bool:
    """Whether articles differ in it: not where each of them tells all the values, or two places are written alike."""
    articles = [{home[statement] for statement in value.statements} for value in difference.values]
    if len(articles) == 1:
        return difference.slot not in ("place", "wording")
    return any(each != articles[0] for each in articles)


def _join(slot: Slot, told: dict[str, Account], accounts: Sequence[Account]) -> None:
    """Add to those who differ in an amount or a time all who tell one of the values in which they do, or another that answers the same question."""
    answers = ANSWERS.get(slot)
    if answers is None:
        return
    values, differing = {_value(slot, account, accounts) for account in told.values()}, list(told.values())
    for account in accounts:
        own = account.statement.amount if slot == "amount" else account.statement.when
        if own is not None and (_value(slot, account, accounts) in values or any(answers(account, each) for each in differing)):
            told.setdefault(account.statement.id, account)


def _answer_how_many(one: Account, other: Account) -> bool:
    """Whether two amounts are of one thing, be they at odds or not: at least 17, and 19."""
    return compare_amounts(one, other).how is not How.UNKNOWN


def _answer_when(one: Account, other: Account) -> bool:
    """Whether two times are of one grain: two hours of the clock, or two days; that it was on Tuesday does not say at which hour."""
    grains = {(is_hour(each), HOURS in (each.value or "")) for each in (one.statement.when, other.statement.when) if each is not None}
    return len(grains) == 1 and compare_times(one, other).how is not How.UNKNOWN


ANSWERS: dict[Slot, Callable[[Account, Account], bool]] = {"amount": _answer_how_many, "time": _answer_when}


def evenly(accounts: Sequence[Account]) -> Sequence[Account]:
    """As many of a matter's statements as are set against each other."""
    return accounts if len(accounts) <= MOST else accounts[:: -(-len(accounts) // MOST)]


def standing(origins: int, differing: Sequence[Difference], *, explained: bool) -> Standing:
    """The standing of a finding that so many origins state, with these differences."""
    if differing:
        return "updated" if explained else "conflicting"
    return "corroborated" if origins > 1 else "single"


def _may_differ(one: Account, other: Account) -> bool:
    """Two articles can; one article only where it has two speakers at odds."""
    if one.article.id != other.article.id:
        return True
    first, second = one.statement.speaker, other.statement.speaker
    return first is not None and second is not None and (first.entity or first.text) != (second.entity or second.text)


def _values(slot: Slot, accounts: Sequence[Account]) -> tuple[Value, ...]:
    """Each value told, in the order in which it was first told, with the statements that tell it."""
    told: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}  # "eight" as it was first told, for "Eight" and for "8"
    outcomes = {account.statement.id: outcome_of(account) for account in accounts} if slot == "amount" else {}
    ranked = bool(outcomes) and all(outcomes.values())  # then these are what they differ in
    for account in accounts:
        value = outcomes[account.statement.id] if ranked else None
        value = value or _value(slot, account, accounts)
        told.setdefault(spelt.setdefault(_spelling(slot, value), value), []).append(account.statement.id)
    if slot == "wording":
        told = _wholes(told)
    return tuple(Value(value=value, statements=tuple(statements)) for value, statements in told.items())


def _spelling(slot: Slot, value: str) -> str:
    """What two spellings of one value share: the words of a quotation, whatever its marks; amounts in digits; what is done, wherever from."""
    if slot == "wording":
        return _bare(value)
    if slot == "action":
        return value.casefold().partition(FROM)[0]  # what is lowered from 4.5 is lowered
    return WORD.sub(lambda word: cardinals().get(word[0], word[0]), value.casefold()) if slot == "amount" else value.casefold()


def _bare(words: str) -> str:
    return " ".join(WORD.findall(words.casefold()))


def _dated(when: When, accounts: Sequence[Account]) -> When:
    """An hour whose day its words do not name, on the day that another names with the same hour; else the hour alone."""
    if not is_hour_alone(when):
        return when
    clock = f"T{(when.value or '').partition('T')[2]}"
    beside = (each.statement.when for each in accounts if each.statement.when is not None and not is_hour_alone(each.statement.when))
    return next((each for each in beside if (each.value or "").endswith(clock)), structs.replace(when, value=clock))


def _moment(when: When) -> str:
    """A time as people write it: "2013-02-20 afternoon", "Monday 20:45"; what is known only in part, and how long something lasts in its own words."""
    value = when.value or ""
    if not value or value.startswith(LASTING) or BETWEEN in value:
        return " ".join(when.text.split())
    day, _, clock = value.partition("T")
    if weekday := WEEKDAY.fullmatch(day):
        day = next(name for name, number in tree("calendar")["weekdays"].items() if number == int(weekday[1])).capitalize()
    elif UNKNOWN in day:
        return " ".join(when.text.split())
    parts = tree("line_words")["parts_of_day"]
    return " ".join(each for each in (day, parts.get(clock, clock)) if each)


def _wholes(told: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Quotations, each with the statements that are but a piece of it."""
    bare = {value: _bare(value) for value in told}
    wholes: dict[str, list[str]] = {}
    for value in told:
        within = [
            other for other in told if other != value and f" {bare[value]} " in f" {bare[other]} " and len(bare[other]) > len(bare[value])
        ]
        whole = max(within, key=lambda each: (len(bare[each]), each), default=value)
        wholes.setdefault(whole, []).extend(told[value])
    return {value: wholes[value] for value in told if value in wholes}


def _value(slot: Slot, account: Account, accounts: Sequence[Account]) -> str:
    statement = account.statement
    if slot == "amount" and statement.amount:
        return " ".join(statement.amount.text.split())
    if slot == "amount" and (told := number_told(account)) is not None:
        mine = (each.statement.amount for each in accounts if each.article.id == account.article.id)
        whole = (amount.text for amount in mine if amount is not None and told in WORD.findall(amount.text))
        return " ".join(next(whole, told).split())  # "12 percent", as the figure beside it has it
    if slot == "time" and (since := since_when(account)) is not None:
        return since
    if slot == "time" and statement.when:
        return _moment(_dated(statement.when, accounts))
    if slot == "place" and statement.where:
        return statement.where.name or statement.where.text
    if slot == "actor" and statement.who:
        return statement.who.name or statement.who.text
    if slot == "attribution" and statement.speaker:
        return words_for(statement.speaker)
    if slot == "wording":
        return " ".join((statement.words or statement.evidence.text).split())
    if slot == "status":
        return f"not {statement.status}" if statement.negated else statement.status
    return statement.predicate
