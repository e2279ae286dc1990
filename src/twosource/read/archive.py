"""Web archives (WARC, plain, .gz or .zst), record by record, in constant memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from twosource.errors import TooLargeError, UnreadableError
from twosource.model import Dropped, Page
from twosource.read import unpack
from twosource.read.drop import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.settings import Settings

MAGIC = b"WARC/"
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
PAGE_STATUS = 200


def is_archive(stream: BinaryIO) -> bool:
    """Whether a stream begins as a web archive, under its compression if it has one."""
    head = unpack.peek(stream, 1 << 12)
    return head.startswith(MAGIC) or unpack.beginning(head, len(MAGIC)) == MAGIC


def pages(stream: BinaryIO, where: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    """The HTML and plain text pages of an archive; a damaged record is told and the next one read."""
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, strict_mode=False, auto_decode="all"), 1):
            if record.record_type in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
                yield from _page(record, f"{where}#{number}", settings, tell)
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        tell(told(UnreadableError(where, f"damaged after record {number}: {error}")))


def _page(record: WarcRecord, name: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    status = record.http_headers.status_code if record.http_headers is not None else PAGE_STATUS
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if status != PAGE_STATUS or kind not in PAGES:
        return
    try:
        body = record.reader.read(settings.max_page_bytes + 1)
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        tell(told(UnreadableError(name, f"damaged record: {error}")))
        return
    if len(body) > settings.max_page_bytes:
        tell(told(TooLargeError(name, f"over {settings.max_page_bytes:,} bytes")))
        return
    yield Page(
        read_from=name,
        body=body,
        form="text" if kind == "text/plain" else "html",
        encoding=record.http_charset,
        address=record.headers.get("WARC-Target-URI"),
        fetched=record.headers.get("WARC-Date"),
    )
