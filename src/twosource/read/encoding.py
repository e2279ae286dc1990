"""Bytes to characters, as browsers decide it, but for one thing: bytes that are valid UTF-8 are read as UTF-8.

A byte order mark decides first. Then, where the bytes hold non-ASCII characters and are UTF-8 throughout, they are UTF-8,
whatever is declared: no other text passes that test by chance, and wrong declarations are common in archives. Then the
declared encoding, then the page's own `<meta>`, then a guess from the bytes.
"""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING, cast

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
META = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
PRESCAN = 4096  # browsers look at 1,024 bytes; many a news page puts scripts first
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def characters(body: bytes, declared: str | None, *, html: bool) -> str:
    """The text of `body`; what cannot be decoded becomes U+FFFD. Plain text keeps its byte order mark, so that offsets count it."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if not body.isascii():
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return body.decode(_declared(body, declared, html=html) or _guessed(body), "replace")


def looks_binary(head: bytes) -> bool:
    """Whether the first bytes of an input hold control characters that no text holds."""
    if head.startswith(tuple(mark for mark, _ in MARKS[1:])):
        return head.startswith(codecs.BOM_UTF32_LE)  # no character of UTF-16 is nothing but zeros
    return len(head.translate(None, CONTROLS)) < len(head)


def sniffed(head: bytes) -> bytes:
    """The first bytes of an input as UTF-8 where a mark says they are UTF-16, else themselves: what they begin, ASCII tells."""
    for mark, encoding in MARKS[1:]:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    return head


def in_utf8(stream: BinaryIO) -> BinaryIO:
    """A stream whose mark says that it is UTF-16 as UTF-8, piece by piece; any other as it is."""
    head = cast("io.BufferedReader", stream).peek(2)[:2]
    for mark, encoding in MARKS[1:]:
        if head == mark:
            stream.read(len(mark))
            return cast("BinaryIO", io.BufferedReader(_Recoded(stream, encoding)))
    return stream


class _Recoded(io.RawIOBase):
    """A stream of one encoding, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer as far as can be done at once; nothing at the end."""
        room = memoryview(buffer).cast("B")
        while not self._ready and (piece := self._stream.read(1 << 14)):
            self._ready = self._decoder.decode(piece).encode("utf-8", "replace")
        taken = self._ready[: len(room)]
        room[: len(taken)] = taken
        self._ready = self._ready[len(taken) :]
        return len(taken)


def _declared(body: bytes, declared: str | None, *, html: bool) -> str | None:
    if declared is None and html and (found := META.search(body, 0, PRESCAN)):
        declared = (found[1] or found[2]).decode("ascii", "replace")
        if declared.lower().startswith("utf-16"):  # a page whose <meta> could be read as bytes is not UTF-16
            declared = "utf-8"
    return _known(declared) if declared else None


def _guessed(body: bytes) -> str:
    if body.isascii():
        return "utf-8"
    return _known(detect_encoding(body) or "") or "cp1252"


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(map_encoding_to_html5(name.strip().lower()) or "").name
    except LookupError:
        return None
