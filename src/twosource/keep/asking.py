"""What a reader types into the search field, read into what is looked for."""

from __future__ import annotations

import re
from datetime import date

from twosource.errors import UsageError
from twosource.model import Noun

# Longer questions are mistakes or attacks; more terms than these only cost time.
_LONGEST = 400
_MOST_TERMS = 24

_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"|([^\s"]+))')
_FIELDS = ("outlet", "person", "place", "day")


class Term(Noun, frozen=True, kw_only=True):
    """A word, a phrase, or the beginning of a word."""

    words: str
    prefix: bool = False


class Asked(Noun, frozen=True, kw_only=True):
    """Every one of these, none of those, of this outlet, person, place and day."""

    every: tuple[tuple[Term, ...], ...] = ()  # of each group one is enough
    none: tuple[Term, ...] = ()
    outlet: str | None = None
    person: str | None = None
    place: str | None = None
    day: str | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.every or self.outlet or self.person or self.place or self.day)


def asked(question: str) -> Asked:
    """Read `divers "marked channel" -strike OR rescue* outlet:"Harbour Post" day:2024-03-04`.

    Raises `UsageError`, in words for the reader, where it cannot be read.
    """
    if len(question) > _LONGEST:
        raise UsageError(f"A question may be {_LONGEST} characters long; this one has {len(question):,}.")
    if question.count('"') % 2:
        raise UsageError("A quotation mark is opened and not closed.")
    every: list[tuple[Term, ...]] = []
    none: list[Term] = []
    fields: dict[str, str] = {}
    joins = False
    for minus, field, phrase, word in _TERM.findall(question):
        if word == "OR" and not minus and not field:
            joins = bool(every)
            continue
        if field in _FIELDS and not minus:
            fields[field] = phrase or word
            continue
        term = _term(phrase or (f"{field}:{word}" if field else word), prefix=word.endswith("*"))
        if term is None:
            continue
        if minus:
            none.append(term)
        elif joins:
            every[-1] = (*every[-1], term)
        else:
            every.append((term,))
        joins = False
    found = Asked(every=tuple(every), none=tuple(none), **_checked(fields))
    if found.is_empty and none:
        raise UsageError("Name something to look for, beside what to leave out.")
    if sum(map(len, every)) + len(none) > _MOST_TERMS:
        raise UsageError(f"A question may hold {_MOST_TERMS} words and phrases.")
    return found


def _term(words: str, *, prefix: bool) -> Term | None:
    """A term of letters and digits; none where there are none."""
    kept = " ".join(re.findall(r"\w+", words))
    return Term(words=kept, prefix=prefix) if kept.replace("_", "") else None


def _checked(fields: dict[str, str]) -> dict[str, str]:
    if "day" in fields:
        try:
            fields["day"] = date.fromisoformat(fields["day"]).isoformat()
        except ValueError as error:
            raise UsageError(f"day:{fields['day']} is not a day; write it as day:2024-03-04.") from error
    return fields
