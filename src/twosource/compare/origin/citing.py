"""From whom an article says that it has a thing: another outlet, an agency, a paper that it cites or to which somebody told it."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from twosource.compare.text.press import agency, folded, is_any_press, is_press
from twosource.lexicon import either, listed, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import ArticlePair
    from twosource.model import Article

NAME = re.compile(r"(?:\bthe )?\b[A-Z]\w*(?: [A-Z]\w*){0,3}")
FAR = 1000  # characters before a statement in which the paper stands that "the newspaper" takes up


def citations(told: Mapping[str, Sequence[Account]]) -> Iterator[ArticlePair]:
    """Pairs of articles (ids in order) of which one has it from the other's outlet or agency, or both name a third."""
    near: dict[str, set[str]] = defaultdict(set)
    for article, its in told.items():
        for name in names(its[0].article):
            near[name].add(article)
    outlets = set(near)
    for article, its in told.items():
        for name in {name for account in its for name in _said_by(account)}:
            if name in outlets or _is_press(name, its):  # whom all quote is no outlet: that would be each with each
                near[name].add(article)
    for articles in near.values():
        yield from combinations(sorted(articles), 2)


def cited(ours: Sequence[Account], theirs: Sequence[Account]) -> str | None:
    """Why one side has all it says from the other: it names the other's outlet or agency each time."""
    known = names(theirs[0].article)
    found = [next((written for name, written in _said_by(account).items() if name in known), None) for account in ours]
    return f"{called(ours[0].article)} cites {found[0]}" if None not in found else None


def citing_one(ours: Sequence[Account], theirs: Sequence[Account]) -> str | None:
    """Why both sides have all they say from one agency, paper or broadcaster, which need not be among the articles."""
    both = [_said_by(account) for account in (*ours, *theirs)]
    shared = {name for name in both[0] if _is_press(name, (*ours, *theirs)) and all(name in each for each in both)}
    own = names(ours[0].article) | names(theirs[0].article)
    third = min(shared - own, default=None)
    return f"{called(ours[0].article)} and {called(theirs[0].article)} both cite {both[0][third]}" if third is not None else None


def credited(article: Article) -> set[str]:
    """The agencies that an article credits, or says that it has something from: what else it has in their words may be theirs."""
    reported = {found for each in _reported().finditer(article.text) if (found := agency(each[1])) is not None}
    return reported | {agency(each) or folded(each) for each in article.agencies}


def names(article: Article) -> set[str]:
    """The outlet and the agencies of an article, as other articles may name them."""
    return {folded(each) for each in (article.outlet, *article.agencies) if each}


def called(article: Article) -> str:
    """What a reader knows an article by."""
    return article.outlet or article.title or article.read_from


def _said_by(account: Account) -> dict[str, str]:
    """By folded name, who speaks and on whose word, and whom the speaker told it or who reports him; a person may bear an agency's name."""
    statement = account.statement
    if statement.speaker is None:
        return {}
    parties = [
        party.name or party.text for party in (statement.speaker, *statement.chain) if not (party.entity or "").startswith("person:")
    ]
    named = [_meant(account) or each if is_any_press(each) else each for each in parties]
    told = (found[1] for pattern in (_spoken_to(), _quoted()) for found in pattern.finditer(account.setting))
    return {folded(each): each for each in (*named, *told)}


def _is_press(name: str, accounts: Sequence[Account]) -> bool:
    """Whether a folded name is one of the press, as such names are known or as one of the articles introduces it."""
    return is_press(name) or any(name in _introduced(account.article.text) for account in accounts)


@functools.lru_cache(maxsize=256)
def _introduced(text: str) -> frozenset[str]:
    return frozenset(folded(found[1]) for found in _introduction().finditer(text))


@functools.cache
def _introduction() -> re.Pattern[str]:
    """What says that a name is one of the press, though it is known nowhere else: "the news agency NPA", "a report by NPA"."""
    return re.compile(rf"\b{either((*phrases('press', 'sorts'), *phrases('press', 'introducing')))} ({NAME.pattern})")


@functools.cache
def _spoken_to() -> re.Pattern[str]:
    """To whom a speaker spoke, or who reports: "told Reuters", "in an interview with the BBC", "a report by AFP"."""
    told, sort = (either(phrases("press", key)) for key in ("spoken_to", "sorts"))
    return re.compile(rf"\b{told} (?:the )?(?:{sort} )?({NAME.pattern})")


@functools.cache
def _quoted() -> re.Pattern[str]:
    """Who passes words on: "the Northern Ledger quoted him as saying"."""
    return re.compile(rf"({NAME.pattern}) {either(listed('press', 'quoting'))}\b")


@functools.cache
def _reported() -> re.Pattern[str]:
    """Who reports: "NPA, the state news agency, reported"."""
    agency, reports = either(phrases("press", "as_agency")), either(listed("press", "reporting"))
    return re.compile(rf"({NAME.pattern})(?:,? (?:the )?{agency})?,? {reports}\b")


def _meant(account: Account) -> str | None:
    """Which paper "the newspaper" is: the press that the article names last before it."""
    evidence = account.statement.evidence
    before = account.article.text[max(0, evidence.start - FAR) : evidence.end]
    named = [found[0] for found in NAME.finditer(before) if _is_press(folded(found[0]), (account,)) and not is_any_press(found[0])]
    return named[-1] if named else None
