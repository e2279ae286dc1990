"""A page to an article: its blocks judged, its report put together with exact places, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.errors import NotNewsError, TooLargeError
from twosource.model import Article, Furniture, Page, identity
from twosource.read import judge, lines
from twosource.read.about import About, about
from twosource.read.aside import set_aside
from twosource.read.block import Known
from twosource.read.declared import Declared
from twosource.read.drop import printable
from twosource.read.encoding import characters
from twosource.read.language import language
from twosource.read.wording import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.read.block import Block
    from twosource.read.judge import Piece
    from twosource.read.repeated import Repeated
    from twosource.settings import Settings

PARAGRAPH = "\n\n"
MOST_BLOCKS = 20_000  # a page of news has some hundreds; so many are judged within the seconds that a page may take


def article(page: Page, settings: Settings, repeated: Repeated | None = None) -> Article:
    """The article that a page holds; `repeated` knows which lines its outlet's other pages hold too.

    Raises NotNewsError where it holds none, TooLargeError where it passes a bound.
    """
    raw = characters(page.body, page.encoding, html=page.form == "html")
    if page.form == "html":
        from twosource.read.markup import parsed

        blocks, declared = parsed(raw, page, settings)
    else:
        if len(raw) > 2 * settings.max_text:
            raise TooLargeError(page.read_from, f"over {2 * settings.max_text:,} characters")
        blocks, declared = lines.blocks(raw), Declared()
    if len(blocks) > MOST_BLOCKS:
        raise TooLargeError(page.read_from, f"over {MOST_BLOCKS:,} lines")
    titles = (page.title, declared.title, declared.heading, declared.page_title)
    again = repeated.of(page, [letters(block.text) for block in blocks]) if repeated and page.form == "text" else frozenset()
    judged = judge.judged(blocks, Known(tuple(each for each in titles if each), page.outlet, declared.body, again))
    told = about(page, declared, blocks, judged)
    put = _put(blocks, judged.pieces)
    if not put.text:
        raise NotNewsError(page.read_from, "no report was found on it")
    if len(put.text) > settings.max_text:
        raise TooLargeError(page.read_from, f"over {settings.max_text:,} characters of text")
    return _made(page, told, put, set_aside(page, declared, told), spoken=language(put.text, declared.language))


@dataclass(frozen=True, slots=True)
class Put:
    """The report put together, and the furniture beside it."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    captions: tuple[int, ...]
    furniture: tuple[Furniture, ...]
    raw_map: tuple[tuple[int, int, int], ...]


def _put(blocks: Sequence[Block], pieces: Sequence[Piece]) -> Put:
    """Kept pieces one after another, verbatim: those of one block in one paragraph, with a space where something was cut out."""
    parts: list[str] = []
    at, last = 0, -1
    paragraphs: list[tuple[int, int]] = []
    captions: list[int] = []
    furniture: list[Furniture] = []
    places: list[tuple[int, int, int]] = []
    for piece in pieces:
        block = blocks[piece.block]
        words = block.text[piece.start : piece.end]
        begins = None if block.start is None else block.start + piece.start
        if not piece.verdict.kept:
            if piece.verdict.kind != "title":
                furniture.append(
                    Furniture(
                        kind=piece.verdict.kind,
                        text=words,
                        start=begins,
                        end=None if begins is None else begins + len(words),
                        reason=piece.verdict.reason,
                        at=at,
                    )
                )
            continue
        if places and begins == places[-1][2] + places[-1][1] - places[-1][0] and parts:  # a seam with report on both its sides
            parts.append(words)
            paragraphs[-1] = (paragraphs[-1][0], at + len(words))
            places[-1] = (places[-1][0], at + len(words), places[-1][2])
            at, last = at + len(words), piece.block
            continue
        if piece.block == last:
            parts.append(" ")
            at += 1
            paragraphs[-1] = (paragraphs[-1][0], at + len(words))
        else:
            if parts:
                parts.append(PARAGRAPH)
                at += len(PARAGRAPH)
            if piece.verdict.kind == "caption":
                captions.append(len(paragraphs))
            paragraphs.append((at, at + len(words)))
        last = piece.block
        parts.append(words)
        if begins is not None:
            places.append((at, at + len(words), begins))
        at += len(words)
    return Put("".join(parts), tuple(paragraphs), tuple(captions), tuple(furniture), tuple(places))


def _made(page: Page, told: About, put: Put, aside: tuple[Furniture, ...], *, spoken: str | None) -> Article:
    return Article(
        id=identity(told.address, told.outlet, told.title, told.published, put.text),
        address=told.address,
        read_from=printable(page.read_from),
        outlet=told.outlet,
        title=told.title,
        authors=told.authors,
        published=told.published,
        updated=told.updated,
        place=told.place,
        language=spoken,
        text=put.text,
        paragraphs=put.paragraphs,
        captions=put.captions,
        agencies=told.agencies,
        furniture=(*aside, *put.furniture),
        raw_map=put.raw_map if page.form == "text" else None,
    )
