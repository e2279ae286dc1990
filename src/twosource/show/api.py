"""The same views as JSON, with their description in OpenAPI. Annotations are read when the server starts."""

from typing import Annotated, Any, TypeVar

from litestar import Request, Router, get
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.params import FromPath, FromQuery, QueryParameter

from twosource import __version__
from twosource.keep.asking import asked
from twosource.keep.search import FoundArticle, FoundFinding
from twosource.keep.view import Dossier, Headline
from twosource.keep.who import Entity, Outlet, Role, Told, Whereabouts
from twosource.model import Article, Dropped, Finding, Mention, Noun, Standing, Statement
from twosource.show.given import Book
from twosource.show.table import Choice, Table, chosen, table

# The page of the description is our own, at /api: what others draw it with would have to be loaded from another host.
DESCRIPTION = OpenAPIConfig(
    title="twosource",
    version=__version__,
    path="/api/openapi",
    render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    use_handler_docstrings=True,
)

Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Offset = Annotated[int, QueryParameter(ge=0, le=10_000_000)]
Kept = TypeVar("Kept")
Question = Annotated[str, QueryParameter(name="q")]


class Stories(Noun, frozen=True, kw_only=True):
    """Some of the stories, newest first."""

    total: int
    stories: list[Headline]


class StoryTable(Noun, frozen=True, kw_only=True):
    """A story as a table: some of its findings against its outlets, and of how many."""

    story: FromPath[str]
    table: Table


class ArticleStated(Noun, frozen=True, kw_only=True):
    """An article with what it mentions and states, and the finding of each statement."""

    article: Article
    mentions: list[Mention]
    statements: list[Statement]
    findings: dict[str, Finding]
    stories: list[Headline]
    dropped: list[Dropped]


class Findings(Noun, frozen=True, kw_only=True):
    """Some findings, of the newest stories first, and of how many."""

    total: int
    findings: list[Told]


class Found(Noun, frozen=True, kw_only=True):
    """What a search found; totals go no further than one over a thousand."""

    findings_total: int
    findings: list[FoundFinding]
    articles_total: int
    articles: list[FoundArticle]


@get("/stories", sync_to_thread=True)
def stories(view: Book, limit: Limit = 50, offset: Offset = 0) -> Stories:
    """The stories, newest first."""
    total, headlines = view.headlines(limit=limit, offset=offset)
    return Stories(total=total, stories=headlines)


@get("/stories/{story:str}", sync_to_thread=True)
def story(view: Book, story: FromPath[str]) -> Dossier:
    """A story with its articles, findings and statements."""
    return _there(view.dossier(story), "story")


@get("/stories/{story:str}/table", sync_to_thread=True)
def story_table(view: Book, story: FromPath[str], request: Request[Any, Any, Any], limit: Limit = 50, offset: Offset = 0) -> StoryTable:
    """A story's findings against its outlets; `standing`, `kind`, `outlet` and `speaker` choose among them."""
    choice = Choice(**{field: request.query_params.get(field) or None for field in Choice.__struct_fields__})
    with view.at_once() as now:
        cover = _there(now.cover(story), "story")
        entries = chosen(cover, choice)
        findings, statements = now.stated([entry.id for entry in entries[offset : offset + limit]])
    return StoryTable(story=story, table=table(cover, entries, findings, statements))


@get("/findings/{finding:str}", sync_to_thread=True)
def finding(view: Book, finding: FromPath[str]) -> Finding:
    """A finding: how its statements stand to each other."""
    return _there(view.finding(finding), "finding")


@get("/articles/{article:str}", sync_to_thread=True)
def article(view: Book, article: FromPath[str]) -> ArticleStated:
    """An article with all that was found in it."""
    with view.at_once() as now:
        statements = now.statements_of(article)
        return ArticleStated(
            article=_there(now.article(article), "article"),
            mentions=now.mentions_of(article),
            statements=statements,
            findings=now.findings_with([each.id for each in statements]),
            stories=now.stories_of(article),
            dropped=now.dropped_with(article),
        )


@get("/search", sync_to_thread=True)
def search(view: Book, question: Question, limit: Limit = 20, offset: Offset = 0) -> Found:
    """Findings and articles that hold what is asked for."""
    looked = asked(question)
    with view.at_once() as now:
        findings_total, findings = now.find_findings(looked, limit=limit, offset=offset)
        articles_total, articles = now.find_articles(looked, limit=limit, offset=offset)
    return Found(findings_total=findings_total, findings=findings, articles_total=articles_total, articles=articles)


@get("/entity", sync_to_thread=True)
def entity(view: Book, key: FromQuery[str]) -> Entity:
    """Who or what bears this key, by what names, and in how many findings."""
    return _there(view.entity(key), "entity")


@get("/entity/findings", sync_to_thread=True)
def entity_findings(view: Book, key: FromQuery[str], role: FromQuery[Role], limit: Limit = 50, offset: Offset = 0) -> Findings:
    """What somebody did (`who`), suffered (`whom`) or said (`speaker`), or what happened at a place (`where`)."""
    with view.at_once() as now:
        found = _there(now.entity(key), "entity")
        return Findings(total=found.counts.get(role, 0), findings=now.of_entity(key, [role], limit=limit, offset=offset))


@get("/entity/whereabouts", sync_to_thread=True)
def entity_whereabouts(view: Book, key: FromQuery[str]) -> Whereabouts:
    """Where somebody is reported to have acted, by the latest findings."""
    with view.at_once() as now:
        _there(now.entity(key), "entity")
        return now.whereabouts(key)


@get("/outlet", sync_to_thread=True)
def outlet(view: Book, name: FromQuery[str]) -> Outlet:
    """How often an outlet stands alone, corroborated, contradicted."""
    return _there(view.outlet(name), "outlet")


@get("/outlet/findings", sync_to_thread=True)
def outlet_findings(
    view: Book, name: FromQuery[str], standing: FromQuery[Standing | None] = None, limit: Limit = 50, offset: Offset = 0
) -> Findings:
    """The findings that an outlet speaks to, or those that stand in one way."""
    with view.at_once() as now:
        found = _there(now.outlet(name), "outlet")
        total = found.counts.get(standing, 0) if standing else sum(found.counts.values())
        return Findings(total=total, findings=now.of_outlet(name, standing, limit=limit, offset=offset))


def _there(found: Kept | None, noun: str) -> Kept:
    if found is None:
        raise NotFoundException(detail=f"There is no such {noun} here.")
    return found


ROUTER = Router(
    path="/api",
    route_handlers=[
        stories,
        story,
        story_table,
        finding,
        article,
        search,
        entity,
        entity_findings,
        entity_whereabouts,
        outlet,
        outlet_findings,
    ],
)
