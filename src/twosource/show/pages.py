"""The pages, as a browser asks for them. Annotations are read when the server starts, so nothing here is imported for types alone."""

from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, QueryParameter

from twosource.show.drawing import place_map, timeline
from twosource.show.given import Book, Pages
from twosource.show.reading import blocks
from twosource.show.table import Choice, table

_STORIES_A_PAGE = 30
# SQLite counts rows in 64 bits; nobody turns so many pages.
_LAST_PAGE = 1_000_000
_LONGEST_CHOICE = 500
_CAST = 14  # people and places named under a story

PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=_LAST_PAGE)]


@get("/", sync_to_thread=True)
def front(view: Book, printer: Pages, number: PageNumber = 1) -> Response[str]:
    """The stories, newest first."""
    total, headlines = view.headlines(limit=_STORIES_A_PAGE, offset=(number - 1) * _STORIES_A_PAGE)
    if number > 1 and not headlines:
        raise NotFoundException(detail=f"There is no page {number}: the stories end before it.")
    return printer("front.html", headlines=headlines, total=total, number=number, last=-(-total // _STORIES_A_PAGE))


@get("/stories/{story:str}", sync_to_thread=True)
def story_page(view: Book, printer: Pages, request: Request[Any, Any, Any], story: FromPath[str]) -> Response[str]:
    """A story's findings against its outlets."""
    dossier = view.dossier(story)
    if dossier is None:
        raise NotFoundException(detail="There is no such story here. It may have been regrouped when more was read.")
    choice = Choice(**{field: request.query_params.get(field, "")[:_LONGEST_CHOICE] or None for field in Choice.__struct_fields__})
    return printer(
        "story.html",
        dossier=dossier,
        table=table(dossier, choice),
        choice=choice,
        timeline=timeline(dossier),
        map=place_map(dossier.statements),
        people=view.cast(dossier.story.articles, ["who", "whom", "speaker"], most=_CAST),
        places=view.cast(dossier.story.articles, ["where"], most=_CAST),
    )


@get("/articles/{article:str}", sync_to_thread=True)
def article_page(view: Book, printer: Pages, article: FromPath[str], of: FromQuery[str] = "") -> Response[str]:
    """An article as it was read."""
    found = view.article(article)
    if found is None:
        raise NotFoundException(detail="There is no such article here.")
    statements = view.statements_of(article)
    findings = view.findings_with([statement.id for statement in statements])
    return printer(
        "article.html",
        article=found,
        blocks=list(
            blocks(
                found,
                statements,
                view.mentions_of(article),
                findings,
                lit={each for each, its in findings.items() if its.id == of},
            )
        ),
        stories=view.stories_of(article),
        statements=len(statements),
        dropped=view.dropped_from(found.read_from),
    )
