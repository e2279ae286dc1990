"""Which line a finding is told by: the statement that says best what all say, as a line by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msgspec import structs

from twosource.compare.line import Line, breaks_off, goes_on, line
from twosource.compare.origin.backing import UNSURE
from twosource.compare.slot.actions import of_one_action
from twosource.compare.slot.naming import is_pronoun, is_unnamed, named
from twosource.compare.surplus import named_elsewhere, surplus
from twosource.compare.text.words import WORD
from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.rarity import Rarity
    from twosource.model import Difference, Statement

# What tells against a piece of evidence, in weights of words that it does not share (a word of one report in ten weighs 2.4):
SCRAP = 2.0  # each content word short of enough
BROKEN = 5.0  # no subject, no verb, or an open end
BLIND = 3.5  # a pronoun for its subject
EXACT = 2.0  # a number where others give but a bound
MADE = 1.0  # a word that its evidence lacks
# Of a word beside its evidence that no other article has: behind it, and around it, where another clause governs what the others tell.
BEHIND, GOVERNING = 0.5, 1.0
# Of a word of its evidence that no other article has, and of all of these together: a whole clause is told before half of it.
WITHIN, ALONE = 0.5, 3.0
ENOUGH = 4  # content words a piece of evidence needs to be understood by itself
COMPARED = 12  # statements among which the most usual is sought
ENDS = ' ,"“”'  # of quoted words
THAT = " that "  # what it opens is what a promise or a report says
TO = " to "
PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Choice:
    """A finding is told by the line of this statement, which was chosen among these."""

    account: Account
    line: Line
    among: Sequence[Account]


def choose(accounts: Sequence[Account], differing: Sequence[Difference], rarity: Rarity, *, explained: bool = False) -> Choice:
    """The line that says best what all say.

    What some state as so is told by their words, and not by those that hold it for possible; what was planned, by what became of it; and
    what time explains (`explained`), by the last word; what is at odds, by the value that more outlets tell than any other.
    """
    among = accounts[:COMPARED]
    sure = [each for each in among if each.statement.status not in UNSURE]
    became = {
        told
        for each in differing
        if explained or (each.slot == "status" and each.values[0].value == PLANNED)
        for told in each.values[-1].statements
    }
    apart = [each for each in sure if any(each.statement.id in value.statements for told in differing for value in told.values)]
    fewer = _told_by_fewer(accounts, differing)
    sure = (
        [each for each in sure if each.statement.id in became]
        or [each for each in apart if each.statement.id not in fewer]
        or apart
        or sure
    )
    filled = [_filled(each, among) for each in sure or among]
    lines = [(each, told) for each in filled for told in _lines(each)]
    if speakers := {value.value for each in differing if each.slot == "attribution" for value in each.values}:
        lines = _of_nobody(lines, speakers)  # whose words they are is told behind the line
    account, told = min(lines, key=lambda each: _oddness(each[0], each[1], among, rarity))
    return Choice(account, told, sure or among)


def _told_by_fewer(accounts: Sequence[Account], differing: Sequence[Difference]) -> frozenset[str]:
    """The statements of values that fewer outlets tell than another; of wordings the one that is whole is told, however few quote it so."""
    outlet = {each.statement.id: each.article.outlet or each.article.id for each in accounts}
    fewer: set[str] = set()
    for difference in (each for each in differing if each.slot != "wording"):
        tellers = [len({outlet[told] for told in value.statements if told in outlet}) for value in difference.values]
        fewer.update(*(value.statements for value, count in zip(difference.values, tellers, strict=True) if count < max(tellers)))
    return frozenset(fewer)


def _filled(account: Account, among: Sequence[Account]) -> Account:
    """With who acts and who speaks, where he is but a pronoun here, or a statement, and another of the same action names him."""
    alike = [each.statement for each in among if each is not account and of_one_action(each, account)]
    slots = {}
    for slot, lacks in (("who", is_pronoun), ("speaker", is_unnamed)):
        own = getattr(account.statement, slot)
        if own is not None and lacks(own):
            named = (party for each in alike if (party := getattr(each, slot)) is not None and not lacks(party))
            slots[slot] = next(named, own)
    return replace(account, statement=structs.replace(account.statement, **slots)) if slots else account


def _lines(account: Account) -> list[Line]:
    """The line of a statement, and where it goes on behind its evidence, the evidence alone: the others may not tell the rest."""
    full, evidence = _named(line(account), account.statement), account.in_one_line
    short = full.text[: len(evidence)]
    if goes_on(short):  # it must
        return [full]
    behind = account.statement.kind != "quote" and _begins_with(full, account)
    rest = full.text[len(short) :]
    wanting = rest.startswith(TO) and account.statement.predicate in listed("line_words", "before_to")
    if not rest or not behind or rest.startswith(THAT) or wanting:
        return [full]
    return [full, replace(full, text=short)]


def _of_nobody(lines: Sequence[tuple[Account, Line]], speakers: Collection[str]) -> list[tuple[Account, Line]]:
    """The lines without a speaker: where two are told to have said it, none of them heads it; those that name one only if all do."""
    bare = []
    for account, told in lines:
        words = account.statement.words
        plain = replace(told, text=f"“{_said(words)}”", is_blind=False) if words else told
        bare.append((replace(account, statement=structs.replace(account.statement, speaker=None)), plain))
    last = {name.split()[-1] for name in speakers}
    return [(account, told) for account, told in bare if last.isdisjoint(WORD.findall(told.text))] or bare


def _said(words: str) -> str:
    """Quoted words in one line, without the comma or the marks at their ends."""
    return " ".join(words.split()).strip(ENDS)


def _named(told: Line, statement: Statement) -> Line:
    """With a name for the pronoun that a line begins with, where another article gives it."""
    text = named(statement, told.text) if told.is_blind else told.text
    return told if text == told.text else Line(text, is_whole=told.is_whole, is_made=True)


def _oddness(account: Account, told: Line, accounts: Sequence[Account], rarity: Rarity) -> tuple[float, int, str]:
    """Least for evidence that shares much with the others, and makes a line that can be read alone."""
    ours = account.kindred
    shared = sum(rarity.of(ours & other.kindred) for other in accounts) / len(accounts)
    words = len(account.words.stems)
    alone = surplus(told.text, [each for each in accounts if each.article.id != account.article.id]) - named_elsewhere(account)
    strange = (
        rarity.of(ours)
        - shared
        + (BEHIND if _begins_with(told, account) else GOVERNING) * rarity.of(alone - ours)
        + min(ALONE, WITHIN * rarity.of(alone & ours))
    )
    return (
        strange
        - shared
        + EXACT * _is_within_bound(account, accounts)
        + SCRAP * max(0, ENOUGH - words)
        + BROKEN * (not told.is_whole)
        + BLIND * told.is_blind
        + MADE * told.is_made
        + BROKEN * (goes_on(told.text) or (account.statement.kind != "quote" and _breaks_off(account, told.text))),
        len(account.text),
        account.statement.id,
    )


def _is_within_bound(account: Account, accounts: Sequence[Account]) -> bool:
    """Whether another gives no more of one thing than a lower bound, which this number reaches: of 17, where one says at least 14."""
    own = account.statement.amount
    if own is None or own.low is None or own.high is None:
        return False
    others = (each.statement.amount for each in accounts)
    floors = (each for each in others if each is not None and each.low is not None and each.high is None)
    return any(own.low >= (floor.low or 0) and (own.unit, own.of) == (floor.unit, floor.of) for floor in floors)


def _begins_with(told: Line, account: Account) -> bool:
    """Whether a line begins with its evidence; one of a quotation begins with who speaks."""
    evidence = account.in_one_line
    return account.statement.kind == "quote" or told.text[: len(evidence)].casefold() == evidence.casefold()


def _breaks_off(account: Account, text: str) -> bool:
    """Whether a line ends before what it is about: "accused him of telling", "said in a statement"."""
    return breaks_off(text) or account.statement.predicate in listed("function_words", "attribution")
