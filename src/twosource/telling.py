"""Articles taken apart into mentions and statements, on one core or on several, in the order they came."""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from twosource.mark import Marker
from twosource.model import Dropped
from twosource.understand import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from twosource.model import Article, Marked, Mention, Statement
    from twosource.settings import Settings

Made = TypeVar("Made")
# Articles handed to a process at a time: enough that the hand-over costs nothing beside the parse, few enough that
# the batches in flight stay small in memory.
BATCH = 16
SHOWN = 80  # characters of a dropped text that are told


@dataclass(frozen=True, slots=True)
class Told:
    """An article with what it mentions and what it states."""

    article: Article
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...] = ()  # what of it was left out


def understood(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Article]:
    """The articles in a language that can be understood, or in one that is not known; the others are told, and so is what is too long."""
    for article in articles:
        if article.language is None or article.language.partition("-")[0] in settings.languages:
            if (rest := article.text[len(front(article, settings).text) :]) and not rest.isspace():
                reason = f"understood only as far as {settings.max_report:,} of its {len(article.text):,} characters"
                tell(Dropped(read_from=article.read_from, kind="too large", reason=reason, text=rest.strip()[:SHOWN]))
            yield article
        else:
            reason = f"in a language that is not understood yet: {article.language}"
            tell(Dropped(read_from=article.read_from, kind="language", reason=reason, text=article.text[:SHOWN]))


def front(article: Article, settings: Settings) -> Article:
    """The article as far as it is understood: whole paragraphs, or a part of the first where that alone is too long.

    Places in its text are the same in both.
    """
    bound = settings.max_report
    if len(article.text) <= bound:
        return article
    kept = tuple(each for each in article.paragraphs if each[1] <= bound)
    end = kept[-1][1] if kept else max(article.text.rfind(" ", 0, bound), 0) or bound
    return structs.replace(
        article,
        text=article.text[:end],
        paragraphs=kept or tuple((start, min(its, end)) for start, its in article.paragraphs if start < end),
        captions=tuple(each for each in article.captions if each < len(kept)),
        furniture=(),
        raw_map=None,
    )


def shared_out(articles: Sequence[Article], settings: Settings) -> int:
    """How many code points of each article of a story are compared, so that it keeps its bound: the short ones whole, of the long ones as much of each."""
    left, lengths = settings.max_story, sorted(min(len(article.text), settings.max_report) for article in articles)
    for number, length in enumerate(lengths):
        if (share := left // (len(lengths) - number)) < length:
            return share
        left -= length
    return settings.max_report


def marked(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Marked]:
    """Mark the articles that can be understood."""
    marker = Marker()
    yield from _taken(_tried(understood(articles, settings, tell), lambda article: next(marker.mark([front(article, settings)]))), tell)


def told(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Told]:
    """Mark and understand the articles that can be understood; the same for any `settings.processes`."""
    articles = understood(articles, settings, tell)
    if settings.processes == 1:
        yield from _taken(_told_here(articles, Marker(), settings), tell)
        return
    # A process that is spawned inherits no threads of the model runtimes, which a forked one would, to its harm.
    with ProcessPoolExecutor(settings.processes, multiprocessing.get_context("spawn"), _start, (settings,)) as pool:
        waiting: deque[Future[list[Told | Dropped]]] = deque()
        stream = iter(articles)
        while batch := list(islice(stream, BATCH)):
            waiting.append(pool.submit(_told_there, batch))
            if len(waiting) > 2 * settings.processes:
                yield from _taken(waiting.popleft().result(), tell)
        while waiting:
            yield from _taken(waiting.popleft().result(), tell)


def _told_here(articles: Iterable[Article], marker: Marker, settings: Settings) -> Iterator[Told | Dropped]:
    def make(article: Article) -> Told:
        marked = next(marker.mark([front(article, settings)]))
        statements = understand(marked)
        kept = tuple(_seldom(statements, settings.max_repeats))
        reason = f"{len(statements) - len(kept):,} statements that it makes in the same words more than {settings.max_repeats} times"
        again = Dropped(read_from=article.read_from, kind="repeated", reason=reason)
        return Told(article, marked.mentions, kept, (again,) if len(kept) < len(statements) else ())

    return _tried(articles, make)


def _seldom(statements: Iterable[Statement], most: int) -> Iterator[Statement]:
    """The statements, of those in the same words only the first so many."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in statements:
        said = each.kind, each.predicate, each.evidence.text
        seen[said] += 1
        if seen[said] <= most:
            yield each


def _tried(articles: Iterable[Article], make: Callable[[Article], Made]) -> Iterator[Made | Dropped]:
    """What is made of each article: what one of them does to a rule is no reason to lose the others."""
    for article in articles:
        try:
            made: Made | Dropped = make(article)
        except Exception as error:  # noqa: BLE001 any rule may fail on text from outside
            reason = f"could not be taken apart: {type(error).__name__}: {error}"
            made = Dropped(read_from=article.read_from, kind="unreadable", reason=reason, text=article.text[:SHOWN])
        yield made


def _taken(made: Iterable[Made | Dropped], tell: Callable[[Dropped], None]) -> Iterator[Made]:
    """What was taken apart; what could not be is told."""
    for each in made:
        if isinstance(each, Dropped):
            tell(each)
            continue
        if isinstance(each, Told):
            for dropped in each.dropped:
                tell(dropped)
        yield each


class _Process:
    """What a process of the pool keeps between batches: its own language model."""

    marker: Marker
    settings: Settings


def _start(settings: Settings) -> None:
    _Process.marker, _Process.settings = Marker(), settings


def _told_there(batch: list[Article]) -> list[Told | Dropped]:
    return list(_told_here(batch, _Process.marker, _Process.settings))
