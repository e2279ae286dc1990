"""The pages that are looked up: search, people and places, outlets."""

from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery, QueryParameter

from twosource.errors import UsageError
from twosource.keep import View
from twosource.keep.asking import Asked, asked
from twosource.keep.search import MOST
from twosource.show.drawing import place_map
from twosource.show.given import Book, Pages
from twosource.show.table import HEADINGS

FOUND_A_PAGE = 20
_FINDINGS_A_PAGE = 40
# Findings of each part where a person's page shows all its parts.
_FINDINGS_A_PART = 15
# What is said of a person, what they said, where: the parts of their page, each with the role it gathers.
PARTS = {
    "speaker": "What they said",
    "who": "What they are reported to have done",
    "whom": "What was done to them",
    "where": "What happened here",
}

PageNumber = Annotated[int, QueryParameter(name="page", ge=1, le=10_000)]


@get("/search", sync_to_thread=True)
def search_page(view: Book, printer: Pages, request: Request[Any, Any, Any], number: PageNumber = 1) -> Response[str]:
    """Findings and articles that hold what is asked for."""
    question = request.query_params.get("q", "").strip()
    among = "articles" if request.query_params.get("in") == "articles" else "findings"
    try:
        looked = asked(question)
    except UsageError as error:
        return printer("search.html", status=400, question=question[:400], trouble=str(error), among=among, counts={}, found=[], number=1)
    with view.at_once() as now:
        counts, found = _found(now, looked, among, number)
    if number > 1 and not found:
        raise NotFoundException(detail=f"There is no page {number}: what was found ends before it.")
    return printer(
        "search.html", question=question, trouble=None, among=among, counts=counts, found=found, number=number, most=MOST, size=FOUND_A_PAGE
    )


def _found(view: View, looked: Asked, among: str, number: int) -> tuple[dict[str, int], list[Any]]:
    if looked.is_empty:
        return {}, []
    offset = (number - 1) * FOUND_A_PAGE
    limits = {name: {"limit": FOUND_A_PAGE if name == among else 0, "offset": offset} for name in ("findings", "articles")}
    findings, of_findings = view.find_findings(looked, **limits["findings"])
    articles, of_articles = view.find_articles(looked, **limits["articles"])
    return {"findings": findings, "articles": articles}, [*of_findings, *of_articles]


@get("/entity", sync_to_thread=True)
def entity_page(view: Book, printer: Pages, key: FromQuery[str], role: FromQuery[str] = "", number: PageNumber = 1) -> Response[str]:
    """What is reported of a person, body or place, and where they were; with a role, all of one part."""
    with view.at_once() as now:
        found = now.entity(key)
        if found is None:
            raise NotFoundException(detail="Nobody and no place of that name is spoken of here.")
        chosen = role if role in found.counts else None
        size = _FINDINGS_A_PAGE if chosen else _FINDINGS_A_PART
        offset = (number - 1) * size if chosen else 0
        parts = {
            each: now.of_entity(key, [each], limit=size, offset=offset)
            for each in PARTS
            if each in found.counts and (chosen is None or each == chosen)
        }
        if number > 1 and not (chosen and any(parts.values())):
            raise NotFoundException(detail=f"There is no page {number} of this.")
        been = now.whereabouts(key) if chosen is None and "who" in found.counts else None
        spots = been.spots if been else now.site(key) if chosen is None and found.is_place else ()
    last = max(1, -(-found.counts[chosen] // size)) if chosen else 1
    return printer(
        "entity.html", entity=found, parts=parts, names=PARTS, role=chosen, number=number, last=last, been=been, map=place_map(spots)
    )


@get("/outlet", sync_to_thread=True)
def outlet_page(view: Book, printer: Pages, name: FromQuery[str], standing: FromQuery[str] = "", number: PageNumber = 1) -> Response[str]:
    """How often an outlet stands alone, corroborated, contradicted: counts, and no scores."""
    chosen = next((each for each in HEADINGS if each == standing), None)
    with view.at_once() as now:
        found = now.outlet(name)
        if found is None:
            raise NotFoundException(detail="No outlet of that name has been read.")
        told = now.of_outlet(name, chosen, limit=_FINDINGS_A_PAGE, offset=(number - 1) * _FINDINGS_A_PAGE)
    if number > 1 and not told:
        raise NotFoundException(detail=f"There is no page {number} of this outlet.")
    total = found.counts.get(chosen, 0) if chosen else sum(found.counts.values())
    last = max(1, -(-total // _FINDINGS_A_PAGE))
    return printer("outlet.html", outlet=found, told=told, standing=chosen, number=number, last=last)
