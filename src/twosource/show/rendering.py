"""Templates into pages: everything that is printed is escaped, and a name that is not there is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Response
from litestar.enums import MediaType
from markupsafe import Markup

from twosource.model import DOUBT
from twosource.show import links, printed_dates
from twosource.show.table import HEADINGS

if TYPE_CHECKING:
    from twosource.keep.tally import Tally

# One word for how a finding stands, where there is room for no more.
WORDS = {"corroborated": "corroborated", "conflicting": "conflicting", "updated": "updated", "single": "alone"}
KINDS = {"event": "happening", "quote": "quotation", "figure": "figure", "fact": "state of things"}
# What an outlet says to a finding, for those who hear the page. The pictures of both are drawn in base.html.
STANCES = {
    "so": "says so",
    "otherwise": "says otherwise",
    "earlier": "said earlier",
    "without": "says so, without",
    "uncounted": "does not count",
    "silent": "silent",
}
_ICONS = {
    name: Markup('<svg class="icon {0}" aria-hidden="true"><use href="#{0}"/></svg>').format(name)  # names of our own
    for name in (*WORDS, *STANCES)
    if name != "silent"
}


class Printer:
    """Prints `story.html` with this story in it."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("twosource.show"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters.update(
            day=printed_dates.day,
            moment=printed_dates.moment,
            published=links.published,
            squashed=_squashed,
            counts=_counts,
        )
        self._templates.globals.update(
            to_story=links.to_story,
            to_finding=links.to_finding,
            to_article=links.to_article,
            to_outlet=links.to_outlet,
            to_entity=links.to_entity,
            name=links.name,
            span=printed_dates.span,
            icons=_ICONS,
            stances=STANCES,
            words=WORDS,
            kinds=KINDS,
            doubt=DOUBT,
            headings=HEADINGS,
            counted=_counted,
            query=_query,
            and_also=_and_also,
        )
        for template in self._templates.list_templates(extensions=["html", "xml"]):
            self._templates.get_template(template)  # made ready now, so that no reader waits for it

    def __call__(self, template: str, *, status: int = 200, media_type: str = MediaType.HTML, **told: Any) -> Response[str]:
        return Response(self._templates.get_template(template).render(**told), media_type=media_type, status_code=status)


def _squashed(text: str) -> str:
    return " ".join(text.split())


def _counts(tally: Tally) -> dict[str, int]:
    """How many findings stand how, in the order in which they are told."""
    return {standing: getattr(tally, standing) for standing in HEADINGS}


def _counted(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _query(**parts: str | int | None) -> str:
    """`?kind=figure` of what is chosen; nothing where nothing is."""
    chosen = {key: value for key, value in parts.items() if value}
    return "?" + urlencode(chosen) if chosen else ""


def _and_also(**parts: str | int | None) -> str:
    """The same, where something is chosen already."""
    return _query(**parts).replace("?", "&", 1)
