"""OPML: the list of feeds that every reader of feeds can write."""

from __future__ import annotations

import re
from xml.parsers import expat

from twosource.errors import UnreadableError
from twosource.read.encoding import sniffed

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+|(?><!--.*?-->)\s*+)*+<opml[\s>]", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
# More feeds than anybody reads.
_MOST = 10_000


def is_opml(body: bytes) -> bool:
    """Whether these bytes are such a list."""
    return _BEGINS.match(sniffed(body[:_HEAD])) is not None


def feeds(body: bytes, where: str) -> list[str]:
    """The addresses of the feeds in a list, in its order, each once.

    Raises UnreadableError where it is broken, declares entities (with which small files grow large), or is far too long.
    """
    found: dict[str, None] = {}

    def outline(_name: str, attributes: dict[str, str]) -> None:
        address = next((value.strip() for name, value in attributes.items() if name.lower() == "xmlurl"), "")
        if address:
            found[address] = None
        if len(found) > _MOST:
            raise UnreadableError(where, f"over {_MOST:,} feeds")

    def declared(*_: object) -> None:
        raise UnreadableError(where, "a list of feeds that declares entities is not read")

    parser = expat.ParserCreate()
    parser.StartElementHandler = outline
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: of an encoding it does not know
        raise UnreadableError(where, f"not a list of feeds that can be read: {error}") from error
    return list(found)
