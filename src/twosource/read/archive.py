"""Web archives (WARC, plain, .gz or .zst), record by record, in constant memory."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING, BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from twosource.errors import TooLargeError, UnreadableError
from twosource.model import Dropped, Page
from twosource.read import unpack
from twosource.read.drop import told

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from twosource.settings import Settings

MAGIC = b"WARC/"
HEAD = 1 << 16  # bytes that the heads of a record and of the answer in it may take
HEAD_END = re.compile(rb"\r?\n\r?\n")
DAMAGED = (OSError, EOFError, ValueError, RuntimeError)
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
PAGE_STATUS = 200


def is_archive(stream: BinaryIO) -> bool:
    """Whether a stream begins as a web archive, under its compression if it has one."""
    head = unpack.peek(stream, 1 << 12)
    return head.startswith(MAGIC) or unpack.beginning(head, len(MAGIC)) == MAGIC


def pages(stream: BinaryIO, where: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    """The HTML and plain text pages of an archive; a record that is damaged or cut short is told, and the next one read."""
    last = ""

    def note(dropped: Dropped) -> None:
        nonlocal last
        last = dropped.read_from
        tell(dropped)

    number, tail = 0, _Tail(cast("io.BufferedReader", unpack.opened(stream)))
    try:
        for number, record in enumerate(ArchiveIterator(cast("BinaryIO", tail), strict_mode=False, parse_http=False), 1):
            if record.record_type in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
                yield from _page(record, f"{where}#{number}", settings, note)
    except DAMAGED as error:
        tell(told(UnreadableError(where, f"damaged after record {number}: {tail.broken or error}")))
    else:
        if tail.is_cut and last != f"{where}#{number}":
            tell(told(UnreadableError(where, f"breaks off after record {number}: {tail.broken or 'in the head of the next one'}")))


class _Tail:
    """A stream that is read to where it breaks, and knows how it ends: what reads archives takes a broken stream for one at its end."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._held = stream  # which closes what is under it when it goes
        self._stream = stream.raw if isinstance(stream.raw, gzip.GzipFile) else stream
        self._last, self._at = b"", 0
        self.broken: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            # No more than is there at once: what a broken stream still gave would be lost with the rest.
            piece = self._stream.read1(size) if self.broken is None else b""
        except unpack.BROKEN as error:
            self.broken, piece = error, b""
        self._last, self._at = (self._last + piece)[-HEAD:], self._at + len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    @property
    def is_cut(self) -> bool:
        """Whether it broke, or ends in the head of a record."""
        begins = self._last.rfind(b"\n" + MAGIC)
        return self.broken is not None or (begins >= 0 and HEAD_END.search(self._last, begins + 1) is None)


def _page(record: WarcRecord, name: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    if record.content_length > settings.max_page_bytes + HEAD:
        if record.is_http or _kind(record) in PAGES:
            tell(told(TooLargeError(name, f"over {settings.max_page_bytes:,} bytes")))
        return
    try:
        raw = record.reader.read(record.content_length)
        if len(raw) < record.content_length:
            tell(told(UnreadableError(name, f"cut short: {len(raw):,} of {record.content_length:,} bytes")))
            return
        if record.is_http:
            record.set_bytes_content(raw)
            record.parse_http(strict_mode=False, auto_decode="all")
            raw = b""
        if (record.http_headers.status_code if record.http_headers is not None else PAGE_STATUS) != PAGE_STATUS or _kind(
            record
        ) not in PAGES:
            return
        body = raw or record.reader.read(settings.max_page_bytes + 1)
    except DAMAGED as error:
        tell(told(UnreadableError(name, f"damaged record: {error}")))
        return
    if len(body) > settings.max_page_bytes:
        tell(told(TooLargeError(name, f"over {settings.max_page_bytes:,} bytes")))
        return
    yield Page(
        read_from=name,
        body=body,
        form="text" if _kind(record) == "text/plain" else "html",
        encoding=record.http_charset,
        address=record.headers.get("WARC-Target-URI"),
        fetched=record.headers.get("WARC-Date"),
    )


def _kind(record: WarcRecord) -> str:
    return (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
