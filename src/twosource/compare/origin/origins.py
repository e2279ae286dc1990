"""Who counts as one origin for one finding, and why: one outlet, a copy, one agency's wording, an outlet that cites another."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import permutations
from typing import TYPE_CHECKING

from twosource.compare.origin.citing import called, citations, cited, citing_one, credited
from twosource.compare.origin.site import names_of, one_outlet, one_writer, suspects
from twosource.compare.text.quotations import quotations
from twosource.compare.text.words import WORD, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import ArticlePair
    from twosource.model import Article, Copy

COPY = 0.6  # share of the shorter article's wording that stands in the other, from which the whole is a copy
PART = 0.15  # the same, from which single sentences may be taken over
SENTENCE = 0.7  # share of a sentence's runs of three words in the other's, from which the sentence is taken over
LIKE = 0.35  # the same where both articles credit one agency
LEAST = 6  # runs of three words under which a sentence is too short to tell
LONG = 12  # words of a sentence that no two write alike by chance, however little else their articles share


class Origins:
    """Knows the articles of a story, and tells for each finding which of them count as one origin."""

    def __init__(
        self,
        articles: Iterable[Article],
        copies: Iterable[Copy],
        retold: Collection[ArticlePair] = (),
        posts: Collection[tuple[str, str]] = (),
    ) -> None:
        """`retold`: pairs of articles (ids in order) of which one tells the other over; `posts`: what articles (id, text) quote unmarked."""
        self._posts: dict[str, list[str]] = defaultdict(list)
        for article, text in sorted(posts):
            self._posts[article].append(text)
        self._articles = {article.id: article for article in articles}
        self._shares = {tuple(sorted(copy.articles)): copy.share for copy in copies}
        self._retold = retold
        self._credits = {article.id: credited(article) for article in self._articles.values()}
        # Only pairs that have something in common can share a root: an outlet, an agency, wording, or a citation. Those of one name are asked for
        # in each finding: of a day's thousand entries of one outlet, all pairs would be half a million.
        self._names = {article.id: names_of(article, self._credits[article.id]) for article in self._articles.values()}
        self._near: dict[str, set[str]] = defaultdict(set)
        for one, other in (*retold, *(both for both, share in self._shares.items() if share >= PART)):
            self._near[one].add(other)

    def __call__(self, accounts: Sequence[Account]) -> tuple[list[list[str]], list[str]]:
        """Group the articles of one finding by origin; the groups and their members in order, and the reasons for joining them."""
        told: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            told[account.article.id].append(account)
        root = {article: article for article in told}
        reasons = set()
        beside: dict[str, set[str]] = defaultdict(set)
        for here, there in (*citations(told), *self._verbatim(told), *suspects((article, self._names[article]) for article in told)):
            beside[here].add(there)
        for one in sorted(told):
            for other in sorted((self._near[one] & told.keys()) | beside[one]):
                if _root(root, one) == _root(root, other):
                    continue
                reason = self._one_origin(told[one], told[other])
                if reason:
                    reasons.add(reason)
                    early, late = sorted((_root(root, one), _root(root, other)))
                    root[late] = early
        groups: dict[str, list[str]] = defaultdict(list)
        for article in sorted(told):
            groups[_root(root, article)].append(article)
        return sorted(groups.values()), sorted(reasons)

    def _one_origin(self, ours: Sequence[Account], theirs: Sequence[Account]) -> str | None:
        first, second = ours[0].article, theirs[0].article
        if (outlet := one_outlet(first, second)) is not None:
            return f"one outlet: {outlet}"
        if (writer := one_writer(first, second)) is not None:
            return f"one writer: {writer}"
        names = f"{called(first)} and {called(second)}"
        share = self._shares.get(_sorted(first.id, second.id), 0.0)
        if share >= COPY:
            return f"{names} print one copy"
        if _sorted(first.id, second.id) in self._retold:
            return f"{names}: one tells the other over, sentence by sentence"
        agencies = self._credits[first.id] & self._credits[second.id]
        needed = LIKE if agencies else SENTENCE
        one_hand = partial(self._taken_over, needed=needed) if agencies or share >= PART else self._words_alike
        if self._hand(ours, theirs, one_hand):
            return f"{names} share an agency's wording" if agencies else f"{names} share their wording"
        return cited(ours, theirs) or cited(theirs, ours) or citing_one(ours, theirs)

    def _hand(self, ours: Sequence[Account], theirs: Sequence[Account], one_hand: Callable[[Account, Account], bool]) -> bool:
        """Whether every sentence of the side that says less on the matter has one hand with a sentence of the other."""
        fewer, more = sorted((ours, theirs), key=len)
        return all(any(one_hand(one, other) for other in more) for one in fewer)

    def _verbatim(self, told: Mapping[str, Sequence[Account]]) -> Iterator[ArticlePair]:
        """Articles of which each has a long sentence in the very words of the other."""
        having: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for article, its in told.items():
            for words in map(self._long, its):
                having[words].add(article)
        for words, articles in having.items():
            if words:
                yield from permutations(sorted(articles), 2)

    def _words_alike(self, one: Account, other: Account) -> bool:
        return bool(self._long(one)) and self._long(one) == self._long(other)

    def _long(self, account: Account) -> tuple[str, ...]:
        """The words of a long sentence, without what it quotes; none of a shorter one."""
        words = tuple(WORD.findall(self._own(account).lower()))
        return words if len(words) >= LONG else ()

    def _taken_over(self, one: Account, other: Account, needed: float) -> bool:
        """Whether two sentences have one hand; quoted words are left out, since two reporters who hear one speech write them alike."""
        own = [self._own(account) for account in (one, other)]
        first, second = (words_of(text).runs for text in own)
        least = min(len(first), len(second))
        if least < LEAST:
            if own != [one.setting, other.setting]:
                return False
            first, second = one.around.runs, other.around.runs
            least = min(len(first), len(second))
        return least > 0 and len(first & second) / least >= needed

    def _own(self, account: Account) -> str:
        """A sentence without what it quotes."""
        text, start = account.setting, account.statement.evidence.start - max(0, account.setting.find(account.text))
        for begin, end in reversed(quotations(account.article)):
            if begin < start + len(text) and end > start:
                text = f"{text[: max(0, begin - start)]} {text[max(0, end - start) :]}"
        for post in self._posts[account.article.id]:
            text = " " if text in post else text.replace(post, " ")
        return text


def _sorted(one: str, other: str) -> ArticlePair:
    return (one, other) if one < other else (other, one)


def _root(root: dict[str, str], article: str) -> str:
    while root[article] != article:
        article = root[article]
    return article
