"""Posts reproduced without marks: the words, a dash, who posted them, and the account in brackets, as sites set them when text is copied out."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from twosource.model import Mention, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.mark.speaker import Speakers
    from twosource.model import Article
    from twosource.syntax import Syntax

FEWEST: Final = 4  # words of a post that says something
LONGEST: Final = 330  # code points: a post has 280 at most, and the addresses that are copied out with it
SIGNED: Final = re.compile(r"(?:—|–|--)[ \t]{0,3}([^\n()—–]{1,60}?)[ \t]{0,3}\(@\w{1,30}\)(?:[ \t]{1,3}[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})?")
ADDRESS: Final = re.compile(r"\s*(?:https?://\S{1,200}|(?:pic\.twitter\.com|t\.co)/\S{1,60})\s*$")
# What outlets do not write in their own words, so that a paragraph with it above a signature is the post.
POSTED: Final = re.compile(r"(?:^|\s)[@#]\w|pic\.twitter\.com|\b(?:I|I[’']m|[Ww]e|[Mm]y|[Oo]ur|[Yy]our?)\b")
MARKED: Final = frozenset('"“”')


def posted(article: Article, syntax: Syntax, speakers: Speakers, taken: Sequence[Mention]) -> list[Mention]:
    """Every post whose words stand before the name of who posted them."""
    held = [(each.start, each.end) for each in taken]
    found = []
    for start, end, sign in _posts(article):
        if len(article.text[start:end].split()) < FEWEST or any(first < end and start < last for first, last in held):
            continue
        name = _name(syntax, speakers, *sign.span(1))
        text = article.text[start:end]
        found.append(Mention(article=article.id, kind="quote", start=start, end=end, text=text, direct=True, cue="post", speaker=name))
    return found


def _posts(article: Article) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Start and end of the words of each post, with what signs it."""
    text, begins = article.text, [start for start, _ in article.paragraphs]
    last = 0  # end of the signature before
    for sign in SIGNED.finditer(text):
        number = bisect_right(begins, sign.start()) - 1
        if number < 0:
            continue
        start, end = max(article.paragraphs[number][0], last), sign.start()
        last = sign.end()
        if not text[start:end].strip() and number and start == begins[number]:
            start, end = article.paragraphs[number - 1]
            if SIGNED.search(text, start, end) or not POSTED.search(text, start, end) or MARKED.intersection(text[start:end]):
                continue
        while address := ADDRESS.search(text, max(start, end - LONGEST), end):
            end = address.start()
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if start < end <= start + LONGEST and text[end - 1] != ":":
            yield start, end, sign


def _name(syntax: Syntax, speakers: Speakers, start: int, end: int) -> Speaker:
    """Who posted, by the name that the signature gives him, and the one that the article knows him by."""
    known = speakers.person_at(syntax.at(start))
    mention = known[2] if known is not None else None
    text = syntax.text[start:end]
    name, entity = (mention.name, mention.entity) if mention is not None else (None, None)
    return Speaker(start=start, end=end, text=text, name=name, entity=entity)
