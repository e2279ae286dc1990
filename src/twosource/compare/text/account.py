"""An account: a statement in its setting, with all that comparing needs to know of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.compare.text.kin import kin
from twosource.compare.text.words import WORD, Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.compare.text.passage import Passage
    from twosource.model import Article, Statement


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """The *Independent* states, in this sentence of its report, that Vladimir Putin arrived on Thursday."""

    statement: Statement
    article: Article
    passages: tuple[int, ...]  # positions of the passages that the evidence touches
    setting: str  # the text of those passages
    words: Words  # of the evidence
    kindred: frozenset[str]  # its stems, words of one family taken as one
    around: Words  # of the setting

    @property
    def text(self) -> str:
        return self.statement.evidence.text

    @property
    def in_one_line(self) -> str:
        """The evidence as it is shown, however its article breaks it into lines."""
        return " ".join(self.text.split())

    @property
    def before(self) -> list[str]:
        """The words of the setting before the evidence, in small letters."""
        return WORD.findall(self.setting[: max(0, self.setting.find(self.text))].lower())

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers of the evidence, but for those of its time: finished in 2027, and in 2029, are two times and no two amounts."""
        when = self.statement.when
        return self.words.numbers - words_of(when.text).numbers if when is not None else self.words.numbers

    @property
    def covers(self) -> float:
        """The part of its setting that the evidence takes."""
        return len(self.text) / max(1, len(self.setting))


def accounts(passages: Sequence[Passage], statements: Iterable[Statement]) -> list[Account]:
    """Set each statement in its article; in the order of the passages, then of place, whatever the order of the input.

    Statements of articles without a passage are left out: there is nothing to read them in.
    """
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for position, passage in enumerate(passages):
        first.setdefault(passage.article.id, position)
        counts[passage.article.id] = counts.get(passage.article.id, 0) + 1
    found = []
    for statement in {each.id: each for each in statements}.values():
        if statement.article in first:
            start = first[statement.article]
            found.append(_account(statement, passages, start, start + counts[statement.article]))
    return sorted(found, key=_order)


def by_passage(told: Iterable[Account]) -> dict[int, list[int]]:
    """The positions of the accounts whose evidence touches each passage, in order."""
    found: dict[int, list[int]] = {}
    for number, account in enumerate(told):
        for position in account.passages:
            found.setdefault(position, []).append(number)
    return found


def _order(account: Account) -> tuple[int, int, int, str]:
    evidence = account.statement.evidence
    return account.passages[0], evidence.start, evidence.end, account.statement.id


def _account(statement: Statement, passages: Sequence[Passage], low: int, high: int) -> Account:
    evidence, article = statement.evidence, passages[low].article
    begin = max(low, bisect_right(passages, evidence.start, low, high, key=lambda each: each.start) - 1)
    stop = max(begin + 1, bisect_left(passages, evidence.end, low, high, key=lambda each: each.start))
    touched = tuple(at for at in range(begin, stop) if passages[at].end > evidence.start) or (begin,)
    setting = article.text[passages[touched[0]].start : passages[touched[-1]].end]
    words = words_of(evidence.text)
    return Account(
        statement=statement,
        article=article,
        passages=touched,
        setting=setting,
        words=words,
        kindred=kin(words.stems),
        around=words_of(setting),
    )
