"""Addresses: those of our own pages, and those that pages of others gave us, which are hostile until shown to be plain."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol
from urllib.parse import quote, urlsplit

from twosource.model import site_of

# Words of a passage that a text fragment quotes at each end where the passage is long: enough to be found once.
_ENDS = 6
_LONG = 14
_LONGEST_ADDRESS = 2000


def to_story(story: str) -> str:
    """The page of a story."""
    return f"/stories/{_named(story)}"


def to_finding(finding: str) -> str:
    """Where a finding stands on its story's page, whichever page of the story that is."""
    return f"/findings/{_named(finding)}"


def to_article(article: str) -> str:
    """The page of an article."""
    return f"/articles/{_named(article)}"


def to_words(article: str, statement: str, finding: str | None) -> str:
    """The words of a statement on the page of its article, where those of its whole finding are lit."""
    query = f"?of={_named(finding)}" if finding else ""
    return f"{to_article(article)}{query}#s-{statement}"


def to_outlet(outlet: str) -> str:
    """The page of an outlet."""
    return f"/outlet?name={quote(outlet, safe='')}"


def to_entity(entity: str) -> str:
    """The page of a person, body or place."""
    return f"/entity?key={quote(entity, safe='')}"


def _named(identifier: str) -> str:
    return identifier if identifier.isascii() and identifier.isalnum() else quote(identifier, safe="")


def published(address: str | None, passage: str | None = None) -> str | None:
    """The address of a published page where it is a plain web address, scrolling to the passage; else none."""
    if not address or not _is_plain(address):
        return None
    return address.partition("#")[0] + f"#:~:text={_fragment(passage)}" if passage and passage.strip() else address


@lru_cache(maxsize=4096)
def _is_plain(address: str) -> bool:
    if len(address) > _LONGEST_ADDRESS or any(not each.isprintable() or each in " \"'<>\\^`{|}" for each in address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host)


def _fragment(passage: str) -> str:
    words = passage.split()
    if len(words) <= _LONG:
        return _escaped(" ".join(words))
    return f"{_escaped(' '.join(words[:_ENDS]))},{_escaped(' '.join(words[-_ENDS:]))}"


def _escaped(words: str) -> str:
    # A hyphen at an end would mark context in a text fragment; percent-encoding it is always allowed.
    return quote(words, safe="").replace("-", "%2D")


class Published(Protocol):
    """An article, or what a search tells of one."""

    @property
    def outlet(self) -> str | None: ...
    @property
    def address(self) -> str | None: ...
    @property
    def read_from(self) -> str: ...


def name(article: Published) -> str:
    """What to call an article's publisher: its outlet, else the host it was served from, else the file it was read from."""
    if article.outlet:
        return article.outlet
    return site_of(published(article.address)) or article.read_from.rsplit("/", 1)[-1]
