"""Articles of our own words, and one language model for all tests of marking."""

import functools
import pathlib
import re
import tomllib

from twosource.mark.marker import Marker
from twosource.mark.parse import Parser
from twosource.model import Article

CASES = pathlib.Path(__file__).parent / "cases/mark"


def make_article(text: str, published: str | None = None, name: str = "a") -> Article:
    """An article of this text, its lines as paragraphs."""
    return Article(
        id=name,
        address=None,
        read_from=name,
        outlet=None,
        title=None,
        authors=(),
        published=published,
        updated=None,
        place=None,
        language="en",
        text=text,
        paragraphs=tuple(match.span() for match in re.finditer(r"[^\n]+", text)),
        captions=(),
        agencies=(),
        furniture=(),
        raw_map=None,
    )


@functools.cache
def shared_parser() -> Parser:
    return Parser()


@functools.cache
def shared_marker() -> Marker:
    return Marker()


def labelled(name: str) -> list[dict]:
    """The labelled cases of a file, each with a line saying what it tests."""
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
