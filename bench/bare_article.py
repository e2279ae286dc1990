"""An article of bare text, for scripts that measure or train on texts whose offsets must hold: nothing is read off a page."""

from __future__ import annotations

import re

from twosource.model import Article

LINE = re.compile(r"\S(?:[^\n]*\S)?")


def bare_article(name: str, text: str, **known: str | None) -> Article:
    """An article of this text to the character, its lines as paragraphs; `known`: any of address, outlet, title, published, place."""
    fields = {field: known.pop(field, None) for field in ("address", "outlet", "title", "published", "place")}
    if known:
        raise TypeError(f"an article has no {', '.join(known)} to be given")
    return Article(
        id=name, read_from=name, authors=(), updated=None, language="en", text=text,
        paragraphs=tuple(match.span() for match in LINE.finditer(text)), captions=(), agencies=(), furniture=(), raw_map=None, **fields,
    )  # fmt: skip
