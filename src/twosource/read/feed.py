"""Feeds (RSS, Atom, JSON feed): each entry with its content is a page; with `follow`, the page it links to."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import feedparser
import msgspec
from msgspec import structs

from twosource.errors import InputError, NotNewsError, UnreadableError
from twosource.model import Page
from twosource.read import address
from twosource.read.drop import told
from twosource.read.encoding import sniffed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.read.errand import Errand


def pages(body: bytes, where: str, errand: Errand) -> Iterator[Page]:
    """The entries of a feed as pages, numbered from 1; with `follow` the pages they link to. One without content is told."""
    plain = sniffed(body).lstrip(b"\xef\xbb\xbf \t\r\n")
    found = _json(plain, where, errand) if plain.startswith(b"{") else _xml(body, where)
    for page in found:
        if errand.settings.follow and page.address and address.is_address(page.address):
            yield from _followed(page, page.address, errand)
        elif page.body.strip():
            yield page
        else:
            errand.tell(told(NotNewsError(page.read_from, "an entry without content")))


def _followed(entry: Page, link: str, errand: Errand) -> Iterator[Page]:
    """The page that an entry links to; what the entry says of it stays."""
    try:
        found = errand.fetcher.get(link)
    except InputError as error:
        errand.tell(told(error))
        return
    yield structs.replace(entry, body=found.body, form="html", encoding=found.encoding, address=found.address)


def _xml(body: bytes, where: str) -> Iterator[Page]:
    feed = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise UnreadableError(where, f"not a feed that can be read: {feed.bozo_exception}")
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        content = max((part.get("value") or "" for part in entry.get("content", ())), key=len, default="") or entry.get("summary") or ""
        authors = tuple(name for author in entry.get("authors", ()) if (name := author.get("name")))
        yield Page(
            read_from=f"{where}#{number}",
            body=content.encode("utf-8", "replace"),
            form="html",
            encoding="utf-8",
            address=entry.get("link"),
            outlet=outlet,
            title=entry.get("title"),
            authors=authors,
            published=entry.get("published") or entry.get("updated"),
        )


def _json(body: bytes, where: str, errand: Errand) -> Iterator[Page]:
    try:
        feed: Mapping[str, Any] = msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(where, f"not a feed that can be read: {error}") from error
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableError(where, "not a feed that can be read: it has no list of items")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            errand.tell(told(UnreadableError(f"{where}#{number}", "an item that is no object")))
            continue
        html, text = _said(item, "content_html"), _said(item, "content_text") or _said(item, "summary")
        authors = item.get("authors")
        yield Page(
            read_from=f"{where}#{number}",
            body=(html or text or "").encode("utf-8", "replace"),
            form="html" if html else "text",
            encoding="utf-8",
            address=_said(item, "url"),
            outlet=_said(feed, "title"),
            title=_said(item, "title"),
            authors=tuple(name for author in authors if isinstance(author, dict) and (name := _said(author, "name")))
            if isinstance(authors, list)
            else (),
            published=_said(item, "date_published"),
        )


def _said(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) and value.strip() else None
