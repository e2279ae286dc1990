"""Article lines read back: the input of the verbs that stand in the middle of a pipe."""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from twosource.errors import InputError, UsageError
from twosource.model import Article, Dropped
from twosource.read import unpack
from twosource.read.drop import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from twosource.settings import Settings

LACKING = re.compile(r"Object missing required field (`\w+`)")
READ_FIRST = "; read pages with `twosource read` first"
# An article line holds what its page held, with quotes and line ends written longer, and the places of it all.
WIDER = 2


def articles(file: str, settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Article]:
    """Articles of the JSON lines in `file` (`-`: standard input), each once; what is none is told, and passed over.

    Lines that are none for one and the same reason are told together, when all have been read.
    """
    decoder = msgspec.json.Decoder(Article)
    seen: dict[str, tuple[str, int]] = {}
    none: dict[str, list[str]] = {}
    for where, line in _lines(file, WIDER * settings.max_line_bytes, tell):
        try:
            article = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            lacking = LACKING.search(str(error))
            none.setdefault(f"object lacks {lacking[1]}" if lacking else str(error), []).append(where)
            continue
        before, content = seen.setdefault(article.id, (where, hash(article)))
        if before != where and content == hash(article):
            tell(Dropped(read_from=where, kind="duplicate", reason=f"the same article as {before}"))
        elif before != where:
            tell(Dropped(read_from=where, kind="duplicate", reason=f"another article with the id of {before}"))
        elif len(article.text) > settings.max_text:
            tell(Dropped(read_from=where, kind="too large", reason=f"over {settings.max_text:,} characters of text"))
        elif not _is_laid_out(article):
            tell(Dropped(read_from=where, kind="record", reason="not an article line: its paragraphs are not those of its text"))
        else:
            yield article
    for reason, places in none.items():
        records = "not an article line" if len(places) == 1 else f"{len(places):,} records are no articles"
        tell(Dropped(read_from=places[0], kind="record", reason=f"{records}: {reason}{'' if seen else READ_FIRST}"))


def _lines(file: str, bound: int, tell: Callable[[Dropped], None]) -> Iterator[tuple[str, bytes]]:
    """The lines of a file that hold something, each with its name; one over the bound is told."""
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            for number, line in enumerate(unpack.lines(stream, bound, file, skip=_size(stream)), 1):
                if line is None:
                    tell(Dropped(read_from=f"{file}#{number}", kind="too large", reason=f"over {bound:,} bytes"))
                elif line.strip():
                    yield f"{file}#{number}", line
    except InputError as error:
        tell(told(error))
    except (OSError, ValueError) as error:  # the latter: a name that no file can have
        raise UsageError(f"{file}: {getattr(error, 'strerror', None) or error}") from error


def _size(stream: BinaryIO) -> int:
    """How many bytes there are, where that is known: a line of a file ends with it at the latest, one of a device may never."""
    status = os.fstat(stream.fileno())
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def _is_laid_out(article: Article) -> bool:
    """Whether the paragraphs lie in the text, one after another, and the captions are some of them."""
    places = [at for paragraph in article.paragraphs for at in paragraph]
    within = not places or (places[0] >= 0 and places[-1] <= len(article.text))
    return (
        within
        and all(one <= other for one, other in pairwise(places))
        and all(0 <= each < len(article.paragraphs) for each in article.captions)
    )
