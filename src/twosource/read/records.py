"""JSON lines: a page per line, with any of `url outlet published updated title authors text html`."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import msgspec

from twosource.errors import InputError
from twosource.model import Dropped, Page
from twosource.read import unpack
from twosource.read.drop import told
from twosource.read.encoding import in_utf8

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.settings import Settings

SHOWN = 80  # characters of a bad line that are told
OURS = "written by twosource of a page that it read, and no page itself; nor are others like it in this file"


class Record(msgspec.Struct, frozen=True):
    """This line of JSON holds a page. Fields of other names are passed over."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    title: str | None = None
    authors: list[str] | str | None = None
    text: str | None = None
    html: str | None = None
    address: object = None  # of an article line, which the program wrote and may read again
    # What other lines have that it wrote, and no page: a mention stands somewhere in its article.
    article: object = None
    start: object = None
    # A statement, a finding and a story have no text.
    kind: object = None
    story: object = None
    articles: object = None

    @property
    def is_ours(self) -> bool:
        """Whether the program wrote this line of a page that it had read."""
        if self.text or self.html:
            return isinstance(self.article, str) and isinstance(self.start, int)
        return isinstance(self.articles, list) or (isinstance(self.kind, str) and isinstance(self.article or self.story, str))


def pages(stream: BinaryIO, where: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    """The pages of a stream of JSON lines; each bad line is told by its number and the rest goes on."""
    decoder = msgspec.json.Decoder(Record)
    met_ours = False
    try:
        for number, line in enumerate(unpack.lines(in_utf8(stream), settings.max_line_bytes, where), 1):
            name = f"{where}#{number}"
            if line is None:
                tell(Dropped(read_from=name, kind="too large", reason=f"line {number}: over {settings.max_line_bytes:,} bytes"))
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                record = _record(decoder, line.removeprefix(b"\xef\xbb\xbf"), name, number, tell)
                if record is not None and record.is_ours:
                    if not met_ours:
                        tell(Dropped(read_from=name, kind="record", reason=f"line {number}: {OURS}"))
                    met_ours = True
                elif record is not None:
                    yield from _page(record, name, number, tell)
    except InputError as error:
        tell(told(error))


def _record(decoder: msgspec.json.Decoder[Record], line: bytes, name: str, number: int, tell: Callable[[Dropped], None]) -> Record | None:
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        shown = line[:SHOWN].decode("utf-8", "replace").strip()
        tell(Dropped(read_from=name, kind="record", reason=f"line {number}: {error}", text=shown))
        return None


def _page(record: Record, name: str, number: int, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    body = record.html or record.text
    if not body or not body.strip():
        tell(Dropped(read_from=name, kind="empty", reason=f"line {number}: neither `text` nor `html`"))
        return
    authors = [record.authors] if isinstance(record.authors, str) else record.authors or []
    yield Page(
        read_from=name,
        body=body.encode(),
        form="html" if record.html else "text",
        encoding="utf-8",
        address=record.url or (record.address if isinstance(record.address, str) else None) or None,
        outlet=record.outlet or None,
        title=record.title or None,
        authors=tuple(name for name in map(str.strip, authors) if name),
        published=record.published or None,
        updated=record.updated or None,
    )
