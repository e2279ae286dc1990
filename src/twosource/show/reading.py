"""An article as it was read: its paragraphs cut where statements and mentions begin and end, its furniture folded at its place."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.model import Article, Finding, Furniture, Noun
from twosource.show import links

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from twosource.model import Mention, MentionKind, Statement


class Piece(Noun, frozen=True, kw_only=True):
    """These characters, covered by these statements and this mention."""

    text: str
    said: bool  # a statement stands on them
    lit: bool  # it is one that the reader came for
    mention: str | None
    begins: tuple[str, ...]  # the statements whose words begin here


class Note(Noun, frozen=True, kw_only=True):
    """What becomes of something this paragraph says: corroborated, and by whom else."""

    finding: Finding
    others: tuple[str, ...]  # the other outlets that speak to it
    lit: bool


class Block(Noun, frozen=True, kw_only=True):
    """A paragraph, or furniture that stood between two paragraphs."""

    pieces: tuple[Piece, ...] = ()
    caption: bool = False
    notes: tuple[Note, ...] = ()
    furniture: tuple[Furniture, ...] = ()


def blocks(
    article: Article,
    statements: Sequence[Statement],
    mentions: Sequence[Mention],
    findings: Mapping[str, Finding],
    *,
    lit: Collection[str] = (),
) -> Iterator[Block]:
    """Lay out an article; `findings` by statement id, `lit` the statements the reader came for."""
    waiting = sorted(article.furniture, key=lambda piece: piece.at)
    captions = set(article.captions)
    ends = [*(start for start, _ in article.paragraphs[1:]), len(article.text) + 1]
    for number, ((start, end), following) in enumerate(zip(article.paragraphs, ends, strict=True)):
        if number == 0:
            yield from _furniture([piece for piece in waiting if piece.at <= start])
        within = [each for each in statements if each.evidence.start < end and start < each.evidence.end]
        yield Block(
            pieces=tuple(_pieces(article.text, (start, end), within, mentions, lit)),
            caption=number in captions,
            notes=tuple(_notes([each for each in within if start <= each.evidence.start], findings, lit, links.name(article))),
        )
        yield from _furniture([piece for piece in waiting if start < piece.at <= following])
    if not article.paragraphs:
        yield from _furniture(waiting)


def _furniture(pieces: Sequence[Furniture]) -> Iterator[Block]:
    if pieces:
        yield Block(furniture=tuple(pieces))


def _pieces(
    text: str, bounds: tuple[int, int], statements: Sequence[Statement], mentions: Sequence[Mention], lit: Collection[str]
) -> Iterator[Piece]:
    start, end = bounds
    within = [mention for mention in mentions if mention.start < end and start < mention.end and mention.kind != "quote"]
    cuts = {start, end}
    for first, last in (*((each.evidence.start, each.evidence.end) for each in statements), *((each.start, each.end) for each in within)):
        cuts |= {min(max(first, start), end), min(max(last, start), end)}
    places = sorted(cuts)
    for first, last in pairwise(places):
        covering = [each for each in statements if each.evidence.start <= first and last <= each.evidence.end]
        yield Piece(
            text=text[first:last],
            said=bool(covering),
            lit=any(each.id in lit for each in covering),
            mention=_kind(within, first, last),
            begins=tuple(each.id for each in statements if max(each.evidence.start, start) == first and start <= each.evidence.start),
        )


def _kind(mentions: Iterable[Mention], first: int, last: int) -> MentionKind | None:
    return next((mention.kind for mention in mentions if mention.start <= first and last <= mention.end), None)


def _notes(statements: Sequence[Statement], findings: Mapping[str, Finding], lit: Collection[str], outlet: str) -> Iterator[Note]:
    told: dict[str, list[str]] = {}
    for statement in statements:
        if statement.id in findings:
            told.setdefault(findings[statement.id].id, []).append(statement.id)
    by_id = {finding.id: finding for finding in findings.values()}
    for identifier, its in told.items():
        finding = by_id[identifier]
        yield Note(
            finding=finding,
            others=tuple(other for other in finding.outlets if other != outlet),
            lit=any(each in lit for each in its),
        )
