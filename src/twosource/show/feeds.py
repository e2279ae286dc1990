"""Atom feeds of the stories, of one story, of a person or place, and of a search. Annotations are read when the server starts."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from twosource.keep.asking import asked
from twosource.keep.search import FoundFinding
from twosource.model import DOUBT, Finding, Noun
from twosource.show import links
from twosource.show.given import Book, Pages
from twosource.show.rendering import WORDS

_ENTRIES = 50
# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01T00:00:00+00:00"


class Entry(Noun, frozen=True, kw_only=True):
    """A story, or a finding, as a reader of feeds tells it."""

    id: str
    title: str
    path: str
    updated: str
    summary: str


@get("/feed", sync_to_thread=True)
def stories_feed(view: Book, printer: Pages, request: Request[Any, Any, Any]) -> Response[str]:
    """The newest stories."""
    _, headlines = view.headlines(limit=_ENTRIES)
    entries = [
        _entry(
            f"story:{each.story.id}",
            each.story.title or "A story without a title",
            links.to_story(each.story.id),
            each.story.latest,
            each.lead or "",
        )
        for each in headlines
    ]
    return _feed(printer, request, ("Stories", "/"), entries)


@get("/stories/{story:str}/feed", sync_to_thread=True)
def story_feed(view: Book, printer: Pages, request: Request[Any, Any, Any], story: FromPath[str]) -> Response[str]:
    """The findings of a story."""
    dossier = view.dossier(story)
    if dossier is None:
        raise NotFoundException(detail="There is no such story here.")
    published = {statement.id: statement.article for statement in dossier.statements}
    moments = {article.id: _moment(article.published) for article in dossier.articles}
    entries = []
    for each in dossier.findings:
        # A finding is as new as the newest article that speaks to it: the others need not be read again.
        latest = max((moments[published[said]] for said in each.statements if said in published), default=_NEVER)
        entries.append(_found(each, each.gist, (story, latest), in_doubt=each.is_doubtful))
    return _feed(printer, request, (dossier.story.title or "A story without a title", links.to_story(story)), entries)


@get("/entity/feed", sync_to_thread=True)
def entity_feed(view: Book, printer: Pages, request: Request[Any, Any, Any], key: FromQuery[str]) -> Response[str]:
    """What is reported of a person, body or place."""
    found = view.entity(key)
    if found is None:
        raise NotFoundException(detail="Nobody and no place of that name is spoken of here.")
    told = view.of_entity(key, ["who", "whom", "speaker", "where"], limit=_ENTRIES)
    entries = [
        _found(each.finding, each.finding.gist, (each.finding.story, each.latest), in_doubt=each.finding.is_doubtful) for each in told
    ]
    return _feed(printer, request, (found.name, links.to_entity(key)), entries)


@get("/search/feed", sync_to_thread=True)
def search_feed(view: Book, printer: Pages, request: Request[Any, Any, Any], q: FromQuery[str]) -> Response[str]:
    """The findings that hold what is asked for."""
    _, found = view.find_findings(asked(q), limit=_ENTRIES)
    entries = [
        _found(each, each.passage.translate({2: None, 3: None}), (each.story, each.latest), in_doubt=each.in_doubt) for each in found
    ]
    about = f"“{q}”", f"/search?{urlencode({'q': q})}"
    return _feed(printer, request, about, entries)


def _found(finding: Finding | FoundFinding, gist: str, story: tuple[str, str | None], *, in_doubt: bool) -> Entry:
    """A finding as an entry: a finding's id is made of what it is found from, so one that changes is a new one."""
    path = f"{links.to_story(story[0])}#f-{finding.id}"
    stands = f"{WORDS[finding.standing].capitalize()}{f', {DOUBT}' if in_doubt else ''}"
    return _entry(f"finding:{finding.id}", gist, path, story[1], f"{stands}: {', '.join(finding.outlets)}")


def _entry(key: str, title: str, path: str, latest: str | None, summary: str) -> Entry:
    return Entry(
        id=f"urn:twosource:{key}",
        title=_FORBIDDEN.sub("", title),
        path=path,
        updated=_moment(latest),
        summary=_FORBIDDEN.sub("", summary),
    )


def _feed(printer: Pages, request: Request[Any, Any, Any], about: tuple[str, str], entries: list[Entry]) -> Response[str]:
    """A feed of what `about` names, with the page that shows the same; its id does not depend on the host that serves it."""
    title, page = about
    return printer(
        "feed.xml",
        media_type="application/atom+xml; charset=utf-8",
        id=f"urn:twosource:feed:{quote(page, safe='')}",
        title=_FORBIDDEN.sub("", title),
        entries=sorted(entries, key=lambda entry: entry.updated, reverse=True)[:_ENTRIES],
        base=str(request.base_url).rstrip("/"),
        here=str(request.url),
        page=page,
        updated=max((entry.updated for entry in entries), default=_NEVER),
    )


def _moment(latest: str | None) -> str:
    """A moment in UTC, as Atom demands an offset; a day begins at midnight, and an unknown offset is taken for UTC."""
    try:
        moment = datetime.fromisoformat(latest or _NEVER)
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    except (ValueError, OverflowError):
        return _NEVER
