"""A finding in one plain line: the statement that says best what all say, as a line by itself, and what they differ in."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from msgspec import structs

from twosource.compare.line import Line, breaks_off, line
from twosource.compare.origin.backing import UNSURE
from twosource.compare.slot.actions import of_one_action
from twosource.compare.slot.denial import denies, is_seen, turns
from twosource.compare.slot.naming import begins_with_pronoun, is_pronoun, named, shown_name, speaks_of_himself
from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, words_of
from twosource.lexicon import either, listed, tree, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.rarity import Rarity
    from twosource.model import Difference, Statement

LONGEST = 160  # characters of evidence: a line of a terminal, or two of a phone
# What tells against a piece of evidence, in weights of words that it does not share (a word of one report in ten weighs 2.4):
SCRAP = 2.0  # each content word short of enough
BROKEN = 5.0  # no subject, no verb, or an open end
BLIND = 3.5  # a pronoun for its subject
EXACT = 2.0  # a number where others give but a bound
MADE = 1.0  # a word that its evidence lacks
# Of a word beside its evidence that no other article has: behind it, and around it, where another clause governs what the others tell.
BEHIND, GOVERNING = 0.5, 1.0
ENOUGH = 4  # content words a piece of evidence needs to be understood by itself
COMPARED = 12  # statements among which the most usual is sought
ENDS = ' ,"“”'  # of quoted words
FEW = 3  # words of a quotation that are shown beside those in which it differs
THAT = " that "  # what it opens is what a promise or a report says
PLANNED = "planned"


def gist(
    accounts: Sequence[Account], differing: Sequence[Difference], doubts: Sequence[str], rarity: Rarity, *, explained: bool = False
) -> str:
    """The evidence that says best what all say, and the values in which they differ; of a fact, for whom it is only possible.

    What some state as so is told by their words, and not by those that hold it for possible; what was planned, by what became of it; and
    what time explains (`explained`), by the last word.
    """
    among = accounts[:COMPARED]
    sure = [each for each in among if each.statement.status not in UNSURE]
    became = {
        told
        for each in differing
        if explained or (each.slot == "status" and each.values[0].value == PLANNED)
        for told in each.values[-1].statements
    }
    apart = {told for each in differing for value in each.values for told in value.statements}
    sure = [each for each in sure if each.statement.id in became] or [each for each in sure if each.statement.id in apart] or sure
    filled = [_filled(each, among) for each in sure or among]
    lines = [(each, told) for each in filled for told in _lines(each)]
    if speakers := {value.value for each in differing if each.slot == "attribution" for value in each.values}:
        lines = _of_nobody(lines, speakers)  # whose words they are is told behind the line
    best, alone = min(lines, key=lambda each: _oddness(each[0], each[1], among, rarity))
    shown = _line(best, alone, vouched=any(each.statement.speaker is None for each in sure or among))
    if not differing:
        told = doubts[0] if doubts else _left_unsaid(best, alone)
        return f"{shown} ({told})" if told else shown
    told = ", ".join(f"{each.slot}: {' / '.join(_shown(each))}" for each in differing)
    return f"{shown} ({told})"


def _filled(account: Account, among: Sequence[Account]) -> Account:
    """With who acts and who speaks, where he is but a pronoun here and another statement of the same action names him."""
    alike = [each.statement for each in among if each is not account and of_one_action(each, account)]
    slots = {}
    for slot in ("who", "speaker"):
        own = getattr(account.statement, slot)
        if own is not None and is_pronoun(own):
            named = (party for each in alike if (party := getattr(each, slot)) is not None and not is_pronoun(party))
            slots[slot] = next(named, own)
    return replace(account, statement=structs.replace(account.statement, **slots)) if slots else account


def _lines(account: Account) -> list[Line]:
    """The line of a statement, and where it goes on behind its evidence, the evidence alone: the others may not tell the rest."""
    full, evidence = _named(line(account), account.statement), account.in_one_line
    short = full.text[: len(evidence)]
    behind = account.statement.kind != "quote" and _begins_with(full, account)
    if len(short) == len(full.text) or not behind or full.text[len(short) :].startswith(THAT):
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
    strange = (
        rarity.of(ours) - shared + (BEHIND if _begins_with(told, account) else GOVERNING) * rarity.of(_told_alone(account, told, accounts))
    )
    return (
        strange
        - shared
        + EXACT * _is_within_bound(account, accounts)
        + SCRAP * max(0, ENOUGH - words)
        + BROKEN * (not told.is_whole)
        + BLIND * told.is_blind
        + MADE * told.is_made
        + BROKEN * (account.statement.kind != "quote" and _breaks_off(account, told.text)),
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


def _told_alone(account: Account, told: Line, accounts: Sequence[Account]) -> frozenset[str]:
    """The words of a line, behind its evidence, that stand in no sentence of another article."""
    behind = kin(words_of(told.text).stems) - account.kindred
    others = (kin(each.around.stems) for each in accounts if each.article.id != account.article.id) if behind else ()
    return behind.difference(*others)


def _breaks_off(account: Account, text: str) -> bool:
    """Whether a line ends before what it is about: "accused him of telling", "said in a statement"."""
    return breaks_off(text) or account.statement.predicate in listed("function_words", "attribution")


def _left_unsaid(account: Account, told: Line) -> str | None:
    """What the evidence by itself does not say, since the word for it stands before it: that a thing is denied, only possible, or still to come."""
    if account.statement.status == "denied":
        return None if denies(account) or turns(told.text) else "denied"
    if account.statement.negated and not is_seen(account) and not turns(told.text):
        return "not so"
    words = WORD.findall(_in_full(told.text.lower()))
    within = _governed().search(told.text) is not None or account.in_one_line in told.text[1:]
    governed = within and told.text not in account.text
    said = governed or any(not listed(*each).isdisjoint(words) for each in (("tense_words", "ahead"), ("denial_words", "unsure")))
    return account.statement.status if account.statement.status in ("possible", "planned") and not said else None


@functools.cache
def _governed() -> re.Pattern[str]:
    """Where another verb of a line may say how sure it is."""
    return re.compile(rf"\b{either(listed('line_words', 'governing'))} \w")


def _in_full(text: str) -> str:
    """With the words that "won't" is short for."""
    for short, full in tree("tense_words")["whole"].items():
        text = text.replace(short, full).replace(short.replace("'", "’"), full)
    return text


def _line(account: Account, told: Line, *, vouched: bool) -> str:
    """The evidence as a line, with its speaker unless an outlet vouches for the matter itself, and nobody in it says "we"."""
    statement, text = account.statement, _cut(told.text[:1].upper() + told.text[1:], LONGEST)
    spoken = not listed("clause_words", "speaking").isdisjoint(WORD.findall(text.lower()))
    name = shown_name(statement.speaker) if spoken or not vouched or (speaks_of_himself(statement) and begins_with_pronoun(text)) else None
    return f"{name}: {text}" if name and not whole(name.split()[-1].lower()).search(text.lower()) else text


def _shown(difference: Difference) -> list[str]:
    """The values of a difference, each no longer than half a line; of quotations the words in which they differ."""
    told = [value.value for value in difference.values]
    if difference.slot == "wording" and max(map(len, told)) > LONGEST // 2:
        told = list(dict.fromkeys(_differing(told)))
    return [_cut(each, LONGEST // 2) for each in told]


def _differing(told: Sequence[str]) -> list[str]:
    """Of each quotation the words that the first has otherwise, with a few beside them."""
    rows = [each.split() for each in told]
    plain = [[WORD.findall(word.casefold()) or [word] for word in row] for row in rows]
    found, places, uncut = [], [], (0, len(rows[0]))
    for row, words in zip(rows[1:], plain[1:], strict=True):
        steps = SequenceMatcher(None, [*map(str, plain[0])], [*map(str, words)], autojunk=False).get_opcodes()
        inner = [each for at, each in enumerate(steps) if each[0] != "equal" and (0 < at < len(steps) - 1 or each[0] == "replace")]
        _, begin, end, start, stop = (inner or steps)[0]
        places.append((begin, end))
        found.append(_window(row, start, stop))
    part = next((place for place in places if place != uncut), uncut)  # as the first of the others tells it that leaves some of it
    return [_window(rows[0], *part), *found]


def _window(row: Sequence[str], begin: int, end: int) -> str:
    low, high = max(0, begin - FEW), min(len(row), end + FEW)
    return f"{'… ' if low else ''}{' '.join(row[low:high])}{' …' if high < len(row) else ''}"


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0].rstrip(",;:–— ")
    return f"{cut} …{'”' if cut.count('“') > cut.count('”') else ''}"
