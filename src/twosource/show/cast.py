"""Who and where a story speaks of, most spoken of first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.model import Noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import Party, Statement, Where

_MOST = 14


class Player(Noun, frozen=True, kw_only=True):
    """Juhan Roos, whom four articles speak of."""

    key: str
    name: str
    articles: int


def people(statements: Iterable[Statement]) -> tuple[Player, ...]:
    """Persons and bodies that act, are acted on, or speak."""
    return _ranked(
        (party.entity, party.name, each.article) for each in statements for party in _parties(each) if party.entity and party.name
    )


def places(statements: Iterable[Statement]) -> tuple[Player, ...]:
    """Places where something is said to happen."""
    return _ranked(
        (key, each.where.name or each.where.text, each.article) for each in statements if each.where and (key := place_key(each.where))
    )


def place_key(where: Where) -> str | None:
    """The key under which the casebook keeps a place."""
    return f"geonames:{where.geonames}" if where.geonames else where.name


def _parties(statement: Statement) -> Iterator[Party]:
    yield from (party for party in (statement.who, statement.whom, statement.speaker, *statement.chain) if party)


def _ranked(told: Iterable[tuple[str | None, str | None, str]]) -> tuple[Player, ...]:
    names: dict[str, Counter[str]] = {}
    articles: dict[str, set[str]] = {}
    for key, name, article in told:
        if key and name:
            names.setdefault(key, Counter())[name] += 1
            articles.setdefault(key, set()).add(article)
    ranked = sorted(names, key=lambda key: (-len(articles[key]), -names[key].total(), key))
    return tuple(
        Player(key=key, name=min(names[key], key=lambda name: (-names[key][name], name)), articles=len(articles[key]))
        for key in ranked[:_MOST]
    )
