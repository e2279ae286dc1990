"""What an article's first words name for certain: places on the map, persons, and the day; read from its mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twosource.model import Mention, When

# Characters of the text that are taken for the lead: two or three sentences.
LEAD = 500
KINDS = ("places", "persons", "days")


@dataclass(frozen=True, slots=True)
class Traits:
    """Of these articles two name Odense in their leads, one Lars Holm, and three begin with 2 May 2023."""

    places: Mapping[str, int] = field(default_factory=dict)
    persons: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, int] = field(default_factory=dict)

    def with_(self, other: Traits) -> Traits:
        """What both name, counted by articles."""
        return Traits(*(_added(getattr(self, kind), getattr(other, kind)) for kind in KINDS))


NONE = Traits()


def traits(mentions: Iterable[Mention]) -> Traits:
    """The traits that these mentions of one article give it."""
    places, persons = set(), set()
    day: str | None = None
    for mention in sorted(mentions, key=lambda each: each.start):
        if mention.start >= LEAD:
            break
        # A country alone tells no two happenings in it apart.
        if mention.kind == "place" and mention.where and mention.where.name and not (mention.entity or "").startswith("country:"):
            places.add(mention.where.name.casefold())
        elif mention.kind == "person" and (mention.entity or mention.name):
            persons.add(mention.entity or mention.name or "")
        elif mention.kind == "time" and mention.when and day is None:
            # The first day a report names is that of its happening; those after it are often of others that it recalls.
            day = _day(mention.when)
    return Traits(dict.fromkeys(sorted(places), 1), dict.fromkeys(sorted(persons), 1), {day: 1} if day else {})


def agreement(one: Mapping[str, int], other: Mapping[str, int]) -> float | None:
    """How much of what either names the other names too, by shares, from 0 to 1; none where one names nothing."""
    if not one or not other:
        return None
    ours, theirs = sum(one.values()), sum(other.values())
    return sum(min(count / ours, other.get(name, 0) / theirs) for name, count in one.items())


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> Mapping[str, int]:
    return Counter(one) + Counter(other) if one and other else one or other


def _day(when: When) -> str | None:
    """The one day that words mean, if it is one."""
    if when.earliest and when.latest and when.earliest[:10] == when.latest[:10]:
        return when.earliest[:10]
    return None
