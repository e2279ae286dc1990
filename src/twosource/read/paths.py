"""Paths to pages: each file is opened, looked at, and read as what its bytes say it is; its name counts only where they do not."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from msgspec import structs

from twosource.errors import InputError, NotNewsError, UnreadableError
from twosource.model import Page
from twosource.read import address, archive, feed, records, unpack
from twosource.read.drop import told
from twosource.read.encoding import looks_binary, sniffed
from twosource.read.errand import Errand
from twosource.read.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from twosource.model import Dropped
    from twosource.settings import Settings

HEAD = 4096  # bytes looked at
# The elements that the WHATWG's MIME sniffing standard takes for HTML, and those a fragment of an article begins with.
# What stands before the first element is never given back once taken (`*+`, `(?>`): many comments would otherwise be tried in every way.
HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+|(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p"
    rb"|article|main|section|meta|link|header|nav|span|ul)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+|(?><!--.*?-->)\s*+|(?><\?.*?\?>)\s*+|<!doctype rss[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>\s*+)*+<(?:\w+:)?(?:rss|feed|rdf)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
JSON_FEED = re.compile(rb"""(?:\xef\xbb\xbf)?\s*\{.*"version"\s*:\s*"https?://jsonfeed\.org/""", re.DOTALL)
RECORD = re.compile(rb"""(?:\xef\xbb\xbf)?\s*\{\s*(?:"|\}|$)""")
RECORDS = (".jsonl", ".ndjson", ".json", ".jsonlines")
MARKUP = (".html", ".htm", ".xhtml", ".mhtml")
TEXT = ("", ".txt", ".text")
COMPRESSED = (".gz", ".zst", ".zstd")


def pages(paths: Iterable[str], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Page]:
    """The pages of files, folders (in order of name), addresses, and `-` (standard input); what cannot be read is told."""
    errand = Errand(settings, tell, address.Fetcher(settings, remembered=Remembered(settings.remember) if settings.remember else None))
    try:
        for path in paths:
            if address.is_address(path):
                yield from _fetched(path, errand)
            elif path == "-":
                yield from _contained(sys.stdin.buffer, path, errand)
            # `Path` raises on a path with a null character, which these functions call no folder and no file.
            elif os.path.isdir(path):  # noqa: PTH112
                for file in _files(path, errand.tell):
                    yield from _file(file, errand, named=False)
            else:
                yield from _file(path, errand)
    finally:
        errand.fetcher.close()


def files(given: Iterable[str]) -> Iterator[str]:
    """The files among paths and in the folders among them; what can be read only once (a named pipe, too) is passed over."""
    for path in given:
        if address.is_address(path) or path == "-":
            continue
        if os.path.isdir(path):  # noqa: PTH112
            yield from filter(os.path.isfile, _files(path))
        elif os.path.isfile(path):  # noqa: PTH113
            yield path


def is_records(path: str, head: bytes) -> bool:
    """Whether a file holds JSON lines, by its name or how it begins."""
    begins = sniffed(head)
    if FEED.match(begins) or JSON_FEED.match(begins):
        return False
    return _uncompressed(path).endswith(RECORDS) or RECORD.match(begins) is not None


def _uncompressed(path: str) -> str:
    """A file's name without the ending that compression gives it."""
    name = path.lower()
    while name.endswith(COMPRESSED):
        name = name.rpartition(".")[0]
    return name


def _files(folder: str, tell: Callable[[Dropped], None] | None = None) -> Iterator[str]:
    """The files in a folder and the folders in it; hidden ones are passed over, links to folders not followed."""

    def closed(error: OSError) -> None:
        if tell:
            tell(told(UnreadableError(str(error.filename or folder), f"cannot be opened: {error.strerror or error}")))

    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(parent, name))


def _fetched(path: str, errand: Errand) -> Iterator[Page]:
    """The pages at an address: one, or those of the archive, feed or lines that it serves."""
    try:
        found = errand.fetcher.get(path)
    except InputError as error:
        errand.tell(told(error))
        return
    for page in _contained(cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", io.BytesIO(found.body)))), path, errand):
        yield structs.replace(page, address=found.address, encoding=found.encoding) if page.read_from == path else page


def _file(path: str, errand: Errand, *, named: bool = True) -> Iterator[Page]:
    """The pages of a file that the user named, or of one that was found in a folder, where bare text of any name is no page."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            raise UnreadableError(path, "not a file")
        with open(path, "rb") as stream:  # noqa: PTH123
            yield from _contained(stream, path, errand, named=named)
    except FileNotFoundError:
        errand.tell(told(UnreadableError(path, "no such file")))
    except (OSError, ValueError) as error:
        errand.tell(told(UnreadableError(path, f"cannot be opened: {getattr(error, 'strerror', None) or error}")))
    except InputError as error:
        errand.tell(told(error))


def _contained(stream: BinaryIO, path: str, errand: Errand, *, named: bool = True) -> Iterator[Page]:
    """The pages in one stream, by what it begins with."""
    settings = errand.settings
    try:
        if archive.is_archive(stream):
            yield from archive.pages(stream, path, settings, errand.tell)
            return
        stream = unpack.opened(stream)
        head = unpack.peek(stream, HEAD)
        if not head.strip():
            raise NotNewsError(path, "empty")
        if looks_binary(head):
            raise UnreadableError(path, "binary, not text")
        name = _uncompressed(path)
        begins = sniffed(head)
        if FEED.match(begins) or JSON_FEED.match(begins):
            yield from feed.pages(unpack.whole(stream, settings.max_page_bytes, path), path, errand)
        elif is_records(path, head):
            yield from records.pages(stream, path, settings, errand.tell)
        else:
            markup = name.endswith(MARKUP) or HTML.match(begins) is not None
            if not markup and not named and Path(name).suffix not in TEXT:
                raise NotNewsError(path, "neither a page nor plain text by its name")
            yield Page(read_from=path, body=unpack.whole(stream, settings.max_page_bytes, path), form="html" if markup else "text")
    except InputError as error:
        errand.tell(told(error))
    except unpack.BROKEN as error:
        errand.tell(told(UnreadableError(path, f"cannot be read: {error}")))
