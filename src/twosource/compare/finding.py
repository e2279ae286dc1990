"""A finding made of the statements of one matter: its origins, its standing, who vouches, and the reasons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from twosource.compare.choice import choose
from twosource.compare.gist import gist
from twosource.compare.matter.sharing import DOUBTED
from twosource.compare.origin.backing import backing
from twosource.compare.origin.retracted import are_corrected
from twosource.compare.origin.versions import outlets_without, since_changed, standing_words
from twosource.compare.origin.vouching import vouched_by
from twosource.compare.slot.denial import is_denied
from twosource.compare.slot.slots import SLOTS
from twosource.compare.standing import differences, standing
from twosource.compare.standing.agreement import agreeing
from twosource.compare.standing.doubts import is_doubted, likely_at_most
from twosource.compare.surplus import is_said_alone
from twosource.compare.text.words import written
from twosource.model import Finding, StatementKind, identity, is_doubtful

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.compare.choice import Choice
    from twosource.compare.origin.origins import Origins
    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.compare.text.rarity import Rarity

TOLD = 6  # reasons of one sort that are given: more are not read
SEVERAL = 3  # origins of which each may share something else with the next
TWO = 2  # origins that must state it, or whose doubts are told in its line
WORDS = 5  # shared words that are named
KINDS: tuple[StatementKind, ...] = get_args(StatementKind)


@dataclass(frozen=True, slots=True)
class Matter:
    """These four statements state one matter, and the second and third are likely to with 0.8."""

    accounts: Sequence[Account]  # in the order of publication, then of place
    links: Mapping[Pair, float]  # positions in `accounts`
    rival: float = 0.0  # the most likely statement of another article that was left out
    earlier: frozenset[str] = frozenset()  # articles of which a later version is told, and statements that their own article takes back


def finding_of(story: str, matter: Matter, origins: Origins, rarity: Rarity) -> Finding:
    """Make the finding of one matter."""
    accounts, before = standing_words(matter.accounts, matter.earlier)
    groups, one_root = origins(accounts)
    differing, explained = differences(accounts)
    if not differing and before:
        differing, explained = since_changed(accounts, before), True
    elif all(each.slot == "amount" for each in differing):
        explained = explained or are_corrected(accounts, before)
    agreed = None if differing else agreeing(accounts, groups, rarity)
    backed = backing(accounts, groups, agreed)
    doubts = backed.doubts + tuple(f"no longer in {outlet}" for outlet in outlets_without(accounts, before))
    # What became of a plan may be that it did not come about: then the one who says so has the last word.
    telling = accounts if differing and explained else [each for each in accounts if each.article.id not in backed.doubting]
    if agreed:
        met = {each.statement.id for pair in agreed for each in pair}
        telling = [each for each in telling if each.statement.id in met] or telling
    choice = choose(telling, differing, rarity, explained=explained)
    statements = tuple(account.statement.id for account in matter.accounts)
    outlets = {account.article.outlet for account in accounts if account.article.outlet}
    score = _score(matter) if differing else min(_score(matter), *_caps(choice, accounts, groups, agreed, rarity))
    told = len(groups) if differing else max(1, backed.origins)
    return Finding(
        id=identity("finding", story, sorted(statements)),
        story=story,
        kind=_kind(accounts),
        gist=gist(choice, differing, doubts if backed.origins < TWO else (), in_doubt=is_doubtful(told, score)),
        standing=standing(backed.origins, differing, explained=explained),
        statements=statements,
        outlets=tuple(sorted(outlets)),
        origins=told,
        origin_groups=tuple(tuple(group) for group in groups),
        differences=differing,
        vouched_by=vouched_by(accounts),
        score=score,
        reasons=(*_alike(matter, rarity), *one_root[:TOLD], *doubts[:TOLD], *backed.others[:TOLD]),
    )


def _carried(agreed: Sequence[tuple[Account, Account]] | None, origins: int) -> float:
    """How likely at most a matter is one by the pairs that agree; of three origins and more one of these has no doubt of its own.

    Of 29 findings of the labelled stories in which all that agree is doubted, each pair for a reason of its own, strict readers read 24. Of two
    origins they took ten of 17 for one matter; of three and more, none of seven.
    """
    if agreed is None or (agreed and origins < SEVERAL) or any(not is_doubted(*pair) for pair in agreed):
        return 1.0
    return DOUBTED


def _caps(
    choice: Choice,
    accounts: Sequence[Account],
    groups: Sequence[Sequence[str]],
    agreed: Sequence[tuple[Account, Account]] | None,
    rarity: Rarity,
) -> tuple[float, ...]:
    """How likely at most a matter is one, for each thing that may put it in doubt."""
    return likely_at_most(accounts), _carried(agreed, len(groups)), _borne(choice, accounts, groups, rarity)


def _borne(choice: Choice, accounts: Sequence[Account], groups: Sequence[Sequence[str]], rarity: Rarity) -> float:
    """How likely at most a matter is one by its line: what is told as said by two is not said by one for the most part."""
    return DOUBTED if is_said_alone(choice.account, choice.line.text, accounts, groups, rarity) else 1.0


def _kind(accounts: Sequence[Account]) -> StatementKind:
    counts = Counter(account.statement.kind for account in accounts)
    return max(KINDS, key=lambda kind: (counts[kind], -KINDS.index(kind)))


def _score(matter: Matter) -> float:
    """How likely the statements belong together, on average; of a statement alone, how likely none belongs to it."""
    if matter.links:
        return round(sum(matter.links.values()) / len(matter.links), 3)
    return round(1.0 - matter.rival, 3)


def _alike(matter: Matter, rarity: Rarity) -> list[str]:
    """Why the two that are most alike were brought together: their shared words, and the slots that agree."""
    if not matter.links:
        return []
    one, other = (matter.accounts[each] for each in max(sorted(matter.links), key=matter.links.__getitem__))
    shared = sorted(one.words.stems & other.words.stems, key=lambda each: (-rarity.weight(each), each))[:WORDS]
    told = written(one.text, frozenset(shared)).values()
    reasons = [f"share the words {', '.join(told)}"] if told else []
    # Where another denies it, that these two tell it alike is no reason for the matter.
    slots = [slot for slot in SLOTS if slot != "status" or len({is_denied(each) for each in matter.accounts}) == 1]
    bearings = [SLOTS[slot](one, other) for slot in slots]
    return [*reasons, *(bearing.reason for bearing in bearings if bearing.fits and bearing.reason)][:TOLD]
