"""Who counts as one origin for one finding, and why: one outlet, a copy, one agency's wording, an outlet that cites another."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.compare.account import Account

COPY = 0.6  # share of the shorter article's wording that stands in the other, from which the whole is a copy
PART = 0.15  # the same, from which single sentences may be taken over
SENTENCE = 0.7  # share of a sentence's runs of three words in the other's, from which the sentence is taken over
LIKE = 0.35  # the same where both articles credit one agency
LEAST = 6  # runs of three words under which a sentence is too short to tell
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")

Shares = dict[tuple[str, str], float]


def origin_groups(accounts: Sequence[Account], shares: Mapping[tuple[str, str], float]) -> tuple[list[list[str]], list[str]]:
    """Group the articles of one finding by origin; the groups and their members in order, and the reasons for joining them.

    `shares` tells for two article ids (sorted) how much of the shorter one's wording stands in the other.
    """
    told: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        told[account.article.id].append(account)
    root = {article: article for article in sorted(told)}
    reasons = []
    for one, other in combinations(root, 2):
        reason = _one_origin(told[one], told[other], shares.get((one, other), 0.0))
        if reason:
            reasons.append(reason)
            old, new = root[other], root[one]
            root = {article: new if its == old else its for article, its in root.items()}
    groups: dict[str, list[str]] = defaultdict(list)
    for article, its in root.items():
        groups[its].append(article)
    return sorted(groups.values()), sorted(set(reasons))


def _one_origin(ours: Sequence[Account], theirs: Sequence[Account], share: float) -> str | None:
    first, second = ours[0].article, theirs[0].article
    if first.outlet and second.outlet and first.outlet.casefold() == second.outlet.casefold():
        return f"one outlet: {first.outlet}"
    names = f"{first.outlet or first.id} and {second.outlet or second.id}"
    if share >= COPY:
        return f"{names} print one copy"
    agencies = sorted({each.casefold() for each in first.agencies} & {each.casefold() for each in second.agencies})
    needed = LIKE if agencies else SENTENCE
    if (agencies or share >= PART) and all(any(_taken_over(one, other, needed) for other in theirs) for one in ours):
        return f"{names} share an agency's wording" if agencies else f"{names} share their wording"
    return _cited(ours, theirs) or _cited(theirs, ours)


def _taken_over(one: Account, other: Account, needed: float) -> bool:
    """Whether two sentences have one hand; quoted words are left out, since two reporters who hear one speech write them alike."""
    first, second = (words_of(QUOTED.sub(" ", account.setting)).runs for account in (one, other))
    least = min(len(first), len(second))
    if least < LEAST:
        first, second = one.around.runs, other.around.runs
        least = min(len(first), len(second))
    return least > 0 and len(first & second) / least >= needed


def _cited(ours: Sequence[Account], theirs: Sequence[Account]) -> str | None:
    """Whether every statement of one side is said to come from the other side's outlet or agency."""
    article = theirs[0].article
    known = {each.casefold() for each in (article.outlet, *article.agencies) if each}
    cited = {_speaker(account).casefold() for account in ours}
    if cited and cited <= known:
        return f"{ours[0].article.outlet or ours[0].article.id} cites {_speaker(ours[0])}"
    return None


def _speaker(account: Account) -> str:
    speaker = account.statement.speaker
    return (speaker.name or speaker.text) if speaker else ""
