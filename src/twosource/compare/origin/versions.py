"""Versions of one address: the later takes the place of the earlier, whose words are no longer those of the outlet."""

from __future__ import annotations

import functools
import re
from itertools import permutations
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from twosource.compare.origin.site import one_outlet
from twosource.compare.slot.dated import AT_ONCE, between
from twosource.compare.standing import differences
from twosource.lexicon import either, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.model import Article, Difference


def earlier_versions(articles: Iterable[Article]) -> frozenset[str]:
    """The ids of the articles of which a later version, at the same address and of the same outlet, is among them."""
    by_address: dict[str, list[Article]] = {}
    for article in articles:
        if (address := _address(article.address)) is not None:
            by_address.setdefault(address, []).append(article)
    return frozenset(
        one.id
        for versions in by_address.values()
        for one, other in permutations(versions, 2)
        if _is_later(other, one) and one_outlet(one, other) is not None
    )


def is_withdrawn(account: Account, earlier: AbstractSet[str]) -> bool:
    """Whether an outlet no longer says it: an earlier version did, or this one tells that an earlier version did, or takes it back (`earlier` names both)."""
    speaker = account.statement.speaker
    return not earlier.isdisjoint((account.article.id, account.statement.id)) or (
        speaker is not None and _earlier_version().search(speaker.text) is not None
    )


def with_earlier(
    groups: Sequence[Sequence[int]], likely: Mapping[Pair, float], parted: Iterable[Pair], gone: AbstractSet[int]
) -> list[list[int]]:
    """The groups of what is said, and beside each what was said of it before (`gone`, each a group of one), where it is likeliest.

    None joins through another that was withdrawn, so that nothing is brought together by what nobody says any more.
    """
    home = {position: number for number, group in enumerate(groups) for position in group}
    barred = {pair for one, other in parted for pair in ((one, other), (other, one))}
    joined = [list(group) for group in groups]
    best: dict[int, tuple[float, int]] = {}
    for pair, chance in sorted(likely.items()):
        old, new = pair if pair[0] in gone else pair[::-1]
        number = home[new]
        free = old in gone and new not in gone and not any((old, each) in barred for each in groups[number])
        if free and (chance, -number) > best.get(old, (0.0, 0)):
            best[old] = chance, -number
    for old, (_, negative) in best.items():
        joined[-negative].append(old)
        joined[home[old]].remove(old)
    return sorted(sorted(group) for group in joined if group)


def standing_words(accounts: Sequence[Account], earlier: AbstractSet[str]) -> tuple[Sequence[Account], Sequence[Account]]:
    """Of what is stated, what the outlets still say, and what they said before; all of it is both, where nobody says any of it any more."""
    before = [each for each in accounts if is_withdrawn(each, earlier)]
    still = [each for each in accounts if not is_withdrawn(each, earlier)]
    return still or accounts, before


def outlets_without(still: Sequence[Account], before: Sequence[Account]) -> list[str]:
    """The outlets that said it before, and do not any more; those that do are told among the others."""
    saying = {each.article.outlet for each in still if each not in before}
    return list(dict.fromkeys(each.article.outlet or "one report" for each in before if each.article.outlet not in saying))


def since_changed(still: Sequence[Account], before: Sequence[Account]) -> tuple[Difference, ...]:
    """In what earlier versions differ from what is still said, their values first."""
    return differences([*before, *(each for each in still if each not in before)])[0]


def _is_later(one: Article, other: Article) -> bool:
    """Whether the first is a later version: by when they were updated or published; else it alone tells that an earlier one was corrected."""
    ahead = between(other.updated or other.published, one.updated or one.published)
    if ahead is not None and ahead != AT_ONCE:
        return ahead > AT_ONCE
    return _is_corrected(one) and not _is_corrected(other)


def _is_corrected(article: Article) -> bool:
    texts = (article.text, *(piece.text for piece in article.furniture))
    return any(_correction().search(text) is not None for text in texts)


def _address(address: str | None) -> str | None:
    """The address without what is no part of its page; None for a site's front page, at which a new article is no version of the last."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if not parts.hostname or not (path or parts.query):
        return None
    return f"{parts.hostname.removeprefix('www.')}{path}?{parts.query}"


@functools.cache
def _earlier_version() -> re.Pattern[str]:
    """An earlier version of this article."""
    versions = either(each.replace("_", " ") for each in listed("press", "earlier_versions"))
    own, reports = (either(listed("press", name)) for name in ("own", "reports"))
    return re.compile(rf"\b{versions} of {own} {reports}\b", re.IGNORECASE)


@functools.cache
def _correction() -> re.Pattern[str]:
    """What a report tells of its own correction; a heading only where a line begins with it."""
    reports, corrected, heads = (either(listed("press", name)) for name in ("reports", "corrected", "corrections"))
    itself = rf"\bthis {reports} (?:was|has been) {corrected}\b"
    return re.compile(rf"{_earlier_version().pattern}|{itself}|^\W*{heads}\b\s*[:—–-]", re.IGNORECASE | re.MULTILINE)
