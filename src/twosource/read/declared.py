"""What a page declares about itself: JSON-LD (also in a graph), OpenGraph, meta, microdata, links."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from twosource.read.drop import printable
from twosource.read.writers import called

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

JSON_LD, MICRODATA = "JSON-LD", "microdata"
ARTICLES = ("article", "posting", "report", "review", "newsarticle")
MOST_LINKS = 40  # to writers
LONGEST_NAME = 60  # characters
LONGEST_JSON = 1_000_000  # characters of one JSON-LD script
DEEPEST = 12  # levels of JSON-LD that are looked into
# All that is asked of the tree by its tag, at once: each question goes through the whole of it.
DECLARING = (
    'script[type="application/ld+json"], meta, link[rel="canonical"], base[href], title, h1, time.entry-date, time.published, time[pubdate]'
)
WRITERS = (('rel="author"', 'a[rel~="author"]'), ("a link to the writer's page", 'a[href*="/author/"]'))
CONTROLS = re.compile(r"[\x00-\x1f]+")
# Names of <meta>, in order of trust.
TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "apple-mobile-web-app-title")
AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "og:article:author", "dcterms.creator")
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "publishdate", "pubdate", "publish-date", "publication_date", "article.published", "dc.date", "date", "cxenseparse:recs:publishtime", "displaydate", "originalpublicationdate",
)  # fmt: skip
UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "lastmod",
    "dcterms.modified",
    "last-modified",
    "article.updated",
)


class Said(NamedTuple):
    """Its JSON-LD says that the page was published on 3 May."""

    value: str
    by: str


class Writers(NamedTuple):
    """Its JSON-LD says that Maren Holloway wrote it."""

    names: list[str]
    by: str


@dataclass(slots=True)
class Declared:
    """The page says it is *The Courier*'s report of 3 May, by Maren Holloway. Lists are in order of trust."""

    titles: list[Said] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    authors: list[Writers] = field(default_factory=list)
    published: list[Said] = field(default_factory=list)
    updated: list[Said] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    language: str | None = None
    page_title: str | None = None
    heading: str | None = None
    called: list[str] = field(default_factory=list)  # the names in an element that calls itself a byline, where nothing else names anybody
    body: str | None = None  # the whole text, where the page declares it

    @property
    def title(self) -> str | None:
        """The title that is trusted most."""
        return next((each.value for each in self.titles), None)


def declared(tree: LexborHTMLParser) -> Declared:
    """Read what a page declares, JSON-LD before OpenGraph before other meta before microdata."""
    found = Declared()
    held: dict[str, list[LexborNode]] = defaultdict(list)
    for node in tree.css(DECLARING):
        held[node.tag or ""].append(node)
    for script in held["script"]:
        _json_ld(script.text(deep=True) or "", found)
    _meta(held["meta"], found)
    _microdata(tree, found)
    _linked(tree, held["time"], found)
    if not found.authors or {name for each in found.authors for name in each.names} <= set(found.outlets):
        found.called = called(tree)
    for link in held["link"]:
        if address := (link.attributes.get("href") or "").strip():
            found.addresses.insert(0, address)
    for base in held["base"][:1]:
        found.addresses.append((base.attributes.get("href") or "").strip())
    root = tree.css_first("html")
    found.language = root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
    for title in held["title"][:1]:
        found.page_title = _text(title.text(deep=True))
    headings = [text for node in held["h1"] if (text := _text(node.text(deep=True)))]
    found.heading = headings[0] if len(headings) == 1 else None
    return found


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(printable(html.unescape(value)).split()) or None


def _json_ld(script: str, found: Declared) -> None:
    if len(script) > LONGEST_JSON:
        return
    try:
        data = json.loads(CONTROLS.sub(" ", script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")))
    except (ValueError, RecursionError):
        return
    nodes = list(_nodes(data, 0))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in nodes:
        if _is_article(node):
            _article(node, named, found)
    for node in nodes:  # what is said of the page, where nothing is said of an article on it
        if not found.published and "WebPage" in _types(node) and (text := _text(node.get("datePublished"))):
            found.published.append(Said(text, JSON_LD))
    for node in nodes:
        if "WebSite" in _types(node) and (name := _text(node.get("name"))):
            found.outlets.append(name)


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if name in data:
                yield from _nodes(data[name], depth + 1)


def _types(node: Mapping[str, Any]) -> list[str]:
    kind = node.get("@type")
    return [each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str)]


def _is_article(node: Mapping[str, Any]) -> bool:
    return any(kind.lower().endswith(ARTICLES) for kind in _types(node))


def _article(node: Mapping[str, Any], named: Mapping[str, Mapping[str, Any]], found: Declared) -> None:
    for name, kept in (("headline", found.titles), ("datePublished", found.published), ("dateModified", found.updated)):
        if text := _text(node.get(name)):
            kept.append(Said(text, JSON_LD))
    body = node.get("articleBody")
    if isinstance(body, str) and len(body) > len(found.body or ""):
        found.body = html.unescape(body)
    address = node.get("url") or node.get("mainEntityOfPage")
    if text := _text(address.get("@id") if isinstance(address, dict) else address):
        found.addresses.append(text)
    authors = [name for name in _names(node.get("author") or node.get("creator"), named) if not name.startswith("http")]
    if authors:
        found.authors.append(Writers(authors, JSON_LD))
    found.outlets += list(_names(node.get("publisher"), named))[:1]


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        whole = named.get(each["@id"], each) if isinstance(each, dict) and isinstance(each.get("@id"), str) and "name" not in each else each
        name = whole.get("name") if isinstance(whole, dict) else whole
        for one in name if isinstance(name, list) else [name]:
            if text := _text(one):
                yield text


def _meta(nodes: Sequence[LexborNode], found: Declared) -> None:
    held: dict[str, list[str]] = {}
    for node in nodes:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        if name and (text := _text(attributes.get("content"))):
            held.setdefault(name.strip().lower(), []).append(text)
    said: tuple[tuple[tuple[str, ...], list[Said]], ...] = (
        (TITLES, found.titles),
        (PUBLISHED, found.published),
        (UPDATED, found.updated),
    )
    for names, kept in said:
        kept += [Said(text, f'<meta> "{name}"') for name in names for text in held.get(name, ())[:1]]
    found.outlets += [text for name in OUTLETS for text in held.get(name, ())[:1]]
    found.addresses += held.get("og:url", ())[:1]
    for name in AUTHORS:
        if texts := [text for text in held.get(name, ()) if "://" not in text]:
            found.authors.append(Writers(texts, f'<meta> "{name}"'))


def _microdata(tree: LexborHTMLParser, found: Declared) -> None:
    for node in tree.css("[itemprop]"):
        names = (node.attributes.get("itemprop") or "").split()
        value = node.attributes.get("content") or node.attributes.get("datetime") or node.text(deep=True, separator=" ")
        if not (text := _text(value)):
            continue
        if "headline" in names:
            found.titles.append(Said(text, MICRODATA))
        elif "datePublished" in names:
            found.published.append(Said(text, MICRODATA))
        elif "dateModified" in names:
            found.updated.append(Said(text, MICRODATA))
        elif "author" in names and len(text) < 100:
            found.authors.append(Writers([text], MICRODATA))
        elif "publisher" in names and (name := _publisher(node)):
            found.outlets.append(name)


def _linked(tree: LexborHTMLParser, times: Sequence[LexborNode], found: Declared) -> None:
    """The links to the writer's page, and the element that gives the time of the entry, which many templates share."""
    for by, css in WRITERS if tree.css_first(", ".join(css for _, css in WRITERS)) is not None else ():
        links = tree.css(css)[:MOST_LINKS]
        told = [_text(node.text(deep=True)) or "" for node in links]
        names = list(
            dict.fromkeys(name for each in told if (name := each.rpartition(" by ")[2]) and " " in name and len(name) < LONGEST_NAME)
        )
        # Links to several writers are those of other reports, but for those that are marked so and stand in one line.
        lines = {node.parent.mem_id for node in links if node.parent is not None}
        if len(names) == 1 or (names and css.startswith("a[rel") and len(lines) == 1):
            found.authors.append(Writers(names, by))
    for node in times[:1]:
        if value := _text(node.attributes.get("datetime")):
            found.published.append(Said(value, "<time>"))


def _publisher(node: Any) -> str | None:
    inner = node.css_first('[itemprop="name"]')
    if inner is None:
        return None
    return _text(inner.attributes.get("content") or inner.text(deep=True))
