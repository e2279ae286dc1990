"""The pages, as a browser asks for them. Annotations are read when the server starts, so nothing here is imported for types alone."""

from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Redirect

from twosource.keep import View
from twosource.keep.view import Cover
from twosource.show import links
from twosource.show.drawing import place_map, timeline
from twosource.show.given import Book, Pages
from twosource.show.passages import citation
from twosource.show.reading import blocks
from twosource.show.table import Choice, chosen, table

_STORIES_A_PAGE = 30
# Findings on one page of a story: what one reads at a sitting, and what a phone lays out at once; fewer where many outlets make
# the table wide, so that it has about so many cells, but never fewer than so many.
_FINDINGS_A_PAGE, _CELLS_A_PAGE, _FEWEST = 50, 800, 15
# SQLite counts rows in 64 bits; nobody turns so many pages.
_LAST_PAGE = 1_000_000
_LONGEST_CHOICE = 500
_NO_STORY = "There is no such story here. It may have been regrouped when more was read."

PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=_LAST_PAGE)]


@get("/", sync_to_thread=True)
def front(view: Book, printer: Pages, number: PageNumber = 1) -> Response[str]:
    """The stories, newest first."""
    total, headlines = view.headlines(limit=_STORIES_A_PAGE, offset=(number - 1) * _STORIES_A_PAGE)
    if number > 1 and not headlines:
        raise NotFoundException(detail=f"There is no page {number}: the stories end before it.")
    return printer("front.html", headlines=headlines, total=total, number=number, last=-(-total // _STORIES_A_PAGE))


@get("/stories/{story:str}", sync_to_thread=True)
def story_page(view: Book, printer: Pages, request: Request[Any, Any, Any], story: FromPath[str], number: PageNumber = 1) -> Response[str]:
    """A story's findings against its outlets."""
    choice = Choice(**{field: request.query_params.get(field, "")[:_LONGEST_CHOICE] or None for field in Choice.__struct_fields__})
    with view.at_once() as now:
        cover = now.cover(story)
        if cover is None:
            later = now.became(story)
            if later:
                return Redirect(links.to_story(later), status_code=302)
            raise NotFoundException(detail=_NO_STORY)
        entries = chosen(cover, choice)
        size = _size(cover)
        some = entries[(number - 1) * size : number * size]
        if number > 1 and not some:
            raise NotFoundException(detail=f"There is no page {number} of this story.")
        findings, statements = now.stated([entry.id for entry in some])
        followed = now.followed(story)
    by_id = {article.id: article for article in cover.articles}
    return printer(
        "story.html",
        cover=cover,
        articles_of=lambda column: [by_id[article] for article in column.articles],
        table=table(cover, entries, findings, statements),
        choice=choice,
        here={finding.id for finding in findings},
        number=number,
        last=max(1, -(-len(entries) // size)),
        timeline=timeline(cover.outline.entries, [article.published for article in cover.articles]) if number == 1 else None,
        map=place_map(cover.outline.spots),
        followed=followed,
    )


def _size(cover: Cover) -> int:
    return max(_FEWEST, min(_FINDINGS_A_PAGE, _CELLS_A_PAGE // max(1, cover.tally.outlets)))


@get("/findings/{finding:str}", sync_to_thread=True)
def finding_page(view: Book, finding: FromPath[str]) -> Redirect:
    """Where a finding stands: an address that stays, however many pages its story has."""
    with view.at_once() as now:
        found = now.finding(finding)
        cover = now.cover(found.story) if found else None
    if found is None or cover is None:
        raise NotFoundException(detail="There is no such finding here. It may have been compared anew when more was read.")
    place = next((place for place, entry in enumerate(cover.outline.entries) if entry.id == finding), 0)
    page = place // _size(cover) + 1
    return Redirect(f"{links.to_story(found.story)}{f'?page={page}' if page > 1 else ''}#f-{finding}", status_code=302)


@get("/articles/{article:str}", sync_to_thread=True)
def article_page(view: Book, printer: Pages, article: FromPath[str], of: FromQuery[str] = "") -> Response[str]:
    """An article as it was read."""
    with view.at_once() as now:
        return _article(now, printer, article, of)


def _article(view: View, printer: Pages, article: str, of: str) -> Response[str]:
    found = view.article(article)
    if found is None:
        raise NotFoundException(detail="There is no such article here.")
    statements = view.statements_of(article)
    findings = view.findings_with([statement.id for statement in statements])
    lit = {each for each, its in findings.items() if its.id == of}
    words = next((each.evidence.text for each in statements if each.id in lit), None)
    return printer(
        "article.html",
        article=found,
        blocks=list(blocks(found, statements, view.mentions_of(article), findings, lit=lit)),
        stories=view.stories_of(article),
        statements=len(statements),
        dropped=view.dropped_with(article),
        citations=[citation(found, words), citation(found)] if words else [citation(found)],
    )
