"""Persons named by their office alone: "the Russian president", "the Kremlin chief", "the mayor".

An office is learnt where it stands beside a name, and joined to that name later where just one person of the article holds it.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, table, tree
from twosource.lexicon.titles import titles
from twosource.mark.candidate import Candidate
from twosource.mark.demonym import demonyms
from twosource.mark.gazetteer import gazetteer
from twosource.mark.person import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.syntax import Syntax

BEFORE: Final = 4  # words looked at before an office for the country it is of


@dataclass(frozen=True, slots=True)
class _Office:
    """President, of Russia."""

    title: str
    country: str | None


@functools.cache
def _offices() -> frozenset[str]:
    """Titles of office, and no words for what many are: "the candidate" may be any of them."""
    offices = frozenset(word for word, kind in titles().items() if kind == "office" and not word.endswith("."))
    return offices - listed("person_words", "many_are")


@functools.cache
def _seats() -> Mapping[str, _Office]:
    return {row["seat"]: _Office(row["office"], row["country"]) for row in table("seats")}


@functools.cache
def _leading() -> frozenset[str]:
    """Offices whose holder leads a country."""
    return frozenset(tree("person_words")["leading"])


def _leads(title: str) -> bool:
    """Whether a word means whoever leads, whatever his office is called."""
    return title in listed("person_words", "leaders")


def in_office(syntax: Syntax, named: Sequence[Named], spoken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Mentions of persons by office, outside of what is quoted: in a quotation, "the president" may be anybody's."""
    holders: dict[_Office, dict[tuple[str, str | None], int]] = {}
    for each in named:
        for office in _told(syntax, each.candidate):
            since = holders.setdefault(office, {})
            who = each.name, each.entity
            since[who] = min(each.candidate.first, since.get(who, each.candidate.first))
    if not holders:
        return
    inside = {token for first, last in spoken for token in range(first, last + 1)}
    for token, word in enumerate(syntax.lower):
        if word != "the" or token in inside or (token and syntax.lower[token - 1] == "as"):
            continue
        found = _described(syntax, token)
        if found is not None:
            last, office = found
            holder = _holder(office, holders)
            # Of no country, "the director" is one who has been named as one; who is named so later may be another.
            if holder is not None and (office.country is not None or holder[1] < token):
                yield Named(Candidate(token, last, "person"), *holder[0])


def _told(syntax: Syntax, candidate: Candidate) -> Iterator[_Office]:
    """The offices that stand before or behind a name."""
    first, last = candidate.first, candidate.last
    title = _title_ending(syntax, first - 1)
    if title is not None:
        yield _Office(title[1], _country(syntax, title[0]))
    for child in syntax.children[last]:
        if syntax.dep[child] == "appos" and child > last:
            title = _title_ending(syntax, child)
            if title is not None:
                yield _Office(title[1], _country(syntax, title[0]))


def _title_ending(syntax: Syntax, last: int) -> tuple[int, str] | None:
    """The office of one or two words that ends at a token, and where it begins."""
    if last < 0:
        return None
    if last > 0 and f"{syntax.lower[last - 1]} {syntax.lower[last]}" in _offices():
        return last - 1, f"{syntax.lower[last - 1]} {syntax.lower[last]}"
    return (last, syntax.lower[last]) if syntax.lower[last] in _offices() else None


def _country(syntax: Syntax, first: int) -> str | None:
    """The country that stands before an office: "Kyrgyz", "Azerbaijan's"."""
    for token in range(first - 1, max(-1, first - 1 - BEFORE), -1):
        if syntax.lower[token] in ("'s", "’s"):
            continue
        if syntax.lower[token] in demonyms():
            return demonyms()[syntax.lower[token]]
        if not syntax.word[token][:1].isupper():
            return None
        country = next((spot.country for spot in gazetteer().spots(syntax.word[token]) if spot.level == "country"), None)
        if country is not None:
            return country
    return None


def _described(syntax: Syntax, the: int) -> tuple[int, _Office] | None:
    """The office in "the … office", and its last token, where no name stands behind it."""
    for last in range(the + 1, min(the + 1 + BEFORE, len(syntax))):
        following = last + 1 < len(syntax) and (syntax.pos[last + 1] in ("PROPN", "NOUN") or syntax.lower[last + 1] in ("of", "-"))
        if syntax.pos[last] == "NOUN" and not following:
            title = _title_ending(syntax, last)
            if title is None:
                return None
            between = syntax.lower[the + 1 : title[0]]
            seat = _seats().get(" ".join(between))
            if seat is not None and _leads(title[1]):
                return last, seat
            if not between:
                return (last, _Office(title[1], None)) if not _leads(title[1]) else None
            country = _country(syntax, title[0]) if len(between) <= 2 else None
            return (last, _Office(title[1], country)) if country is not None else None
        if syntax.pos[last] in ("VERB", "AUX", "PUNCT", "ADP"):
            return None
    return None


def _holder(office: _Office, holders: Mapping[_Office, Mapping[tuple[str, str | None], int]]) -> tuple[tuple[str, str | None], int] | None:
    """The one person who holds an office, or leads the country where a word for any leader is used, and since which token."""
    fitting: dict[tuple[str, str | None], int] = {}
    for held, those in holders.items():
        if _title_fits(office.title, held.title) and (office.country is None or held.country == office.country):
            for who, since in islice(those.items(), 2):
                fitting[who] = min(since, fitting.get(who, since))
            if len(fitting) > 1:
                return None
    return next(iter(fitting.items()), None)


def _title_fits(told: str, held: str) -> bool:
    return told == held or (_leads(told) and held in _leading())
