"""What a page declares of its article and was not believed, since something that is trusted more says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Furniture
from twosource.read.about import people
from twosource.read.moment import declared as moment
from twosource.read.wording import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Page
    from twosource.read.about import About
    from twosource.read.declared import Declared

KIND = "set aside"
DAY = 10  # characters of an ISO date


def set_aside(page: Page, declared: Declared, told: About) -> tuple[Furniture, ...]:
    """A note for each title, day of publication and byline that contradicts the one that was taken."""
    notes: dict[tuple[str, str], Furniture] = {}
    for what, value, reason in (*_titles(page, declared, told), *_days(page, declared, told), *_writers(page, declared, told)):
        notes.setdefault((what, value), Furniture(kind=KIND, text=value, start=None, end=None, reason=f"{what}: {reason}", at=0))
    return tuple(notes.values())


def _titles(page: Page, declared: Declared, told: About) -> Iterator[tuple[str, str, str]]:
    """Titles of which neither holds the other."""
    taken = letters(told.title or "")
    by = _record(page.title) or next((each.by for each in declared.titles if taken in letters(each.value)), None)
    for each in declared.titles if taken and by else ():
        other = letters(each.value)
        if other and other not in taken and taken not in other:
            yield "title", each.value, _reason(each.by, by)


def _days(page: Page, declared: Declared, told: About) -> Iterator[tuple[str, str, str]]:
    """Another day of publication: another hour is often another time zone."""
    read = [(moment(each.value), each) for each in declared.published]
    by = _record(page.published) or next((each.by for made, each in read if made), None)
    for made, each in read if told.published and by else ():
        if made and told.published and made[:DAY] != told.published[:DAY]:
            yield "published", made, _reason(each.by, by)


def _writers(page: Page, declared: Declared, told: About) -> Iterator[tuple[str, str, str]]:
    """Bylines that share no name."""
    taken = {letters(name) for name in told.authors}
    by = _record(page.authors) or next((each.by for each in declared.authors if people(each.names)), None)
    for each in declared.authors if taken and by else ():
        names = people(each.names)
        if names and not any(one in other or other in one for one in map(letters, names) for other in taken):
            yield "authors", ", ".join(names), _reason(each.by, by)


def _record(value: object) -> str | None:
    return "the record or feed that brought the page" if value else None


def _reason(said_by: str, taken_from: str | None) -> str:
    if said_by == taken_from:
        return f"{said_by} says so, and says otherwise before"
    return f"{said_by} says so, and {taken_from}, which is trusted more, says otherwise"
