"""The way, from pages to findings: read, mark, understand, group, compare, keep."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from twosource.compare import compare
from twosource.group import Grouping, copies, group, near_in_time, one_story
from twosource.model import Dropped
from twosource.read import read
from twosource.telling import Told, front, marked, shared_out, told
from twosource.vectors import SentenceVectors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from twosource.keep import Casebook
    from twosource.model import Article, Encoder, Finding, Mention, Statement, Story
    from twosource.settings import Settings

# Articles kept in one transaction: a run that is killed loses at most so much work.
BATCH = 64

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything a run made, in an order that does not depend on the order of the input."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    stories: tuple[Story, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]


def make(paths: Sequence[str], settings: Settings, *, as_one_story: bool) -> Outcome:
    """Read pages, understand them, group them (or take them as one story), and compare what each story's articles state."""
    dropped: list[Dropped] = []
    everything = sorted(
        told(read(sorted(set(paths)), settings, dropped.append), settings, dropped.append), key=lambda each: each.article.id
    )
    articles = {each.article.id: each.article for each in everything}
    mentions = {each.article.id: each.mentions for each in everything}
    statements = {each.article.id: each.statements for each in everything}
    vectors = SentenceVectors()
    stories = _as_one(articles) if as_one_story else group(tuple(articles.values()), mentions, vectors)
    findings = [
        finding
        for story in stories
        for finding in find(story, compared(story, articles, settings, dropped.append), statements.__getitem__, vectors)
    ]
    return _outcome(everything, stories, findings, dropped)


def make_into(
    book: Casebook,
    paths: Sequence[str],
    settings: Settings,
    tell: Callable[[Dropped], None],
    passing: Callable[[Iterable[Article]], Iterator[Article]] = iter,
) -> tuple[Story, ...]:
    """Read pages into a casebook, group what is new with what it holds of the same days, and compare the stories that changed.

    Every article that is read, new or not, goes through `passing`, which may count them.
    """
    dropped: list[Dropped] = []
    everything = passing(read(sorted(set(paths)), settings, dropped.append))
    for batch in _batches(told(_unknown(everything, book), settings, dropped.append)):
        book.keep((each.article, each.mentions, each.statements) for each in batch)
        _keep_dropped(book, dropped, tell)
    _keep_dropped(book, dropped, tell)
    vectors = SentenceVectors()
    grouping = Grouping(book.mentions, vectors)
    new = _recall(grouping, book)
    changes = grouping.add(book.some(new))
    articles = {article.id: article for article in book.some(each for story in changes.stories for each in story.articles)}
    book.change(
        [(story, find(story, compared(story, articles, settings, dropped.append), book.statements, vectors)) for story in changes.stories],
        gone=changes.gone,
        weighed=changes.weighed,
        ties=changes.ties,
    )
    _keep_dropped(book, dropped, tell)
    return book.stories()


def _recall(grouping: Grouping, book: Casebook) -> set[str]:
    """Let grouping take back the stories of the days from which there is something new; what is new, being in no story yet."""
    stories = book.stories()
    whose = {article: story.id for story in stories for article in story.articles}
    published = book.published()
    new = published.keys() - whose.keys()
    near = near_in_time(stories, published, new)
    grouping.recall(book.some(near), {article: whose[article] for article in near})
    return new


def _keep_dropped(book: Casebook, dropped: list[Dropped], tell: Callable[[Dropped], None]) -> None:
    """Tell what was dropped so far, keep it, and begin anew."""
    for each in dropped:
        tell(each)
    book.drop(dropped)
    dropped.clear()


def find(
    story: Story, articles: Sequence[Article], statements: Callable[[str], Sequence[Statement]], encoder: Encoder
) -> tuple[Finding, ...]:
    """Compare what the articles of one story state, as far as these go."""
    said = [each for article in articles for each in statements(article.id) if each.evidence.end <= len(article.text)]
    return compare(story, articles, said, copies(articles), encoder)


def compared(story: Story, articles: Mapping[str, Article], settings: Settings, tell: Callable[[Dropped], None]) -> list[Article]:
    """The articles of a story as far as they are understood, and as far as in a story of so many they are compared; what is not is told."""
    understood = [front(articles[each], settings) for each in story.articles]
    share = shared_out(understood, settings)
    kept = [front(article, structs.replace(settings, max_report=share)) for article in understood]
    for whole, its in zip(understood, kept, strict=True):
        if its is not whole:
            reason = (
                f"compared only as far as {len(its.text):,} of its {len(whole.text):,} characters: of one story {settings.max_story:,} are"
            )
            tell(Dropped(read_from=whole.read_from, kind="too large", reason=reason))
    return kept


def mark(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Mention]:
    """Every mention in articles, in their order."""
    return (mention for each in marked(articles, settings, tell) for mention in each.mentions)


def state(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Statement]:
    """Every statement of articles, in their order."""
    return (statement for each in told(articles, settings, tell) for statement in each.statements)


def gather(articles: Iterable[Article], settings: Settings, tell: Callable[[Dropped], None]) -> tuple[Story, ...]:
    """The stories of articles."""
    mentions = {each.article: each.mentions for each in marked(articles, settings, tell)}
    return group(tuple(mentions), {article.id: found for article, found in mentions.items()}, SentenceVectors())


def _as_one(articles: Mapping[str, Article]) -> tuple[Story, ...]:
    return (one_story(tuple(articles.values())),) if articles else ()


def _outcome(everything: Sequence[Told], stories: Sequence[Story], findings: Sequence[Finding], dropped: Sequence[Dropped]) -> Outcome:
    return Outcome(
        articles=tuple(each.article for each in everything),
        mentions=tuple(mention for each in everything for mention in each.mentions),
        stories=tuple(stories),
        statements=tuple(statement for each in everything for statement in each.statements),
        findings=tuple(findings),
        dropped=tuple(sorted(dropped, key=lambda each: (each.read_from, each.kind, each.reason))),
    )


def _unknown(articles: Iterable[Article], book: Casebook) -> Iterator[Article]:
    for batch in _batches(articles):
        known = book.known(article.id for article in batch)
        yield from (article for article in batch if article.id not in known)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    stream = iter(items)
    while batch := list(islice(stream, BATCH)):
        yield batch
