"""Compressed streams, opened without trust: what comes out is read in pieces and counted, never taken whole."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

import zstandard

from twosource.errors import TooLargeError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
BROKEN = (OSError, EOFError, zlib.error, zstandard.ZstdError)
WINDOW = 1 << 27  # bytes a zstd frame may make us hold: what `zstd --long=27` writes
SKIP = 10  # a line over the bound is skipped up to so many times the bound; then its file is given up


def opened(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or its content where it is gzip or zstd (one layer: a compressed file in a compressed file is a binary)."""
    head = peek(stream, 4)
    if head.startswith(GZIP):
        return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=stream))))
    if head.startswith(ZSTD):
        reader = zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(stream, read_across_frames=True)
        return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", reader)))
    return stream


def peek(stream: BinaryIO, size: int) -> bytes:
    """The next bytes of a buffered stream, without taking them."""
    return cast("io.BufferedReader", stream).peek(size)[:size]


def whole(stream: BinaryIO, bound: int, where: str) -> bytes:
    """All of a stream of at most `bound` bytes.

    Raises TooLargeError over the bound, UnreadableError where the stream is broken.
    """
    try:
        body = stream.read(bound + 1)
    except BROKEN as error:
        raise UnreadableError(where, f"cannot be read: {error}") from error
    if len(body) > bound:
        raise TooLargeError(where, f"over {bound:,} bytes")
    return body


def lines(stream: BinaryIO, bound: int, where: str, *, skip: int = 0) -> Iterator[bytes | None]:
    """The lines of a stream, `None` for one over `bound` bytes, of which as many are passed over as `skip` says, if that is more.

    Raises TooLargeError where such a line does not end, UnreadableError where the stream breaks off.
    """
    try:
        while line := stream.readline(bound + 1):
            if len(line) <= bound:
                yield line
                continue
            skipped = len(line)
            while line and not line.endswith(b"\n"):
                if skipped > max(SKIP * bound, skip):
                    raise TooLargeError(where, f"a line of over {max(SKIP * bound, skip):,} bytes; the rest was not read")
                line = stream.readline(min(bound, 1 << 20))
                skipped += len(line)
            yield None
    except BROKEN as error:
        raise UnreadableError(where, f"breaks off: {error}") from error


def beginning(head: bytes, size: int) -> bytes:
    """The first bytes that come out of a compressed stream whose first bytes are `head`; empty where nothing does."""
    try:
        if head.startswith(GZIP):
            return zlib.decompressobj(wbits=31).decompress(head, size)
        if head.startswith(ZSTD):
            return zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(head).read(size)
    except BROKEN:
        pass
    return b""
