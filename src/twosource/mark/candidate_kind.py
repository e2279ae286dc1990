"""Of what kind a name is.

The language model is right about where a name stands far more often than about what it names, so its label is one voice among
others: the words of the name, what stands before and behind it, the gazetteer, and how the same name is read elsewhere in the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.titles import portfolios, sexes, titles
from twosource.mark.demonym import demonyms, regional
from twosource.mark.gazetteer import abbreviations, gazetteer, inside, kinds_of_place
from twosource.mark.organisation_word import heads, kinds, known_bodies
from twosource.mark.person import family_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.mark.candidate import Candidate, Kind
    from twosource.mark.gazetteer import Spot
    from twosource.syntax import Syntax

NAMED_ALIKE: Final = 1_000  # inhabitants of a place of several words, which a body is rarely called by too
LARGE: Final = 50_000  # inhabitants of a place that a name alone makes one think of


def by_words(syntax: Syntax, candidate: Candidate) -> Kind:
    """The kind that the words of the name and those beside it show."""
    first, last, kind = candidate.first, candidate.last, candidate.kind
    words = syntax.words(first, last)
    lower = words.lower()
    before = syntax.lower[first - 1] if first else ""
    if lower in demonyms() or lower in regional():
        return "demonym"
    if words in known_bodies():
        return "person" if first == last and before in sexes() else "organisation"  # "Mr. Bloomberg"
    if first < last and syntax.lower[last] in kinds_of_place() and known_spots(words):
        return "place"
    if first < last and (syntax.lower[last] in heads() or syntax.lower[first] in kinds()):
        return "organisation"
    if kind == "person" and first > 1 and before == "of" and syntax.lower[first - 2] in listed("person_words", "named_for"):
        return "organisation"  # "the law firm of Mintz Barrow"
    if kind == "person" and first < last and _is_club(syntax.lower[first], syntax.lower[last]) and not is_person(syntax, first, last):
        return "organisation"
    if kind == "person" and first == last and before == "the" and _names_ground(syntax, last):
        return "place" if known_spots(words) else "other"
    if (
        before in titles()
        and last - first <= 2
        and kind in ("place", "organisation", "demonym")
        and _title_counts(syntax, first - 1, words)
    ):
        return "person"
    if first == last and kind != "person" and lower in portfolios() and last + 1 < len(syntax) and syntax.lower[last + 1] in titles():
        return "other"
    if is_person(syntax, first, last) and kind != "person":
        return "person"
    if kind == "demonym":
        return "place" if is_large(words) else "other"
    spots = known_spots(words)
    if kind in ("person", "organisation") and spots and (before in inside() or _qualified(syntax, last)) and before not in titles():
        return "place"
    if kind == "organisation" and first == last and is_large(words) and before != "the":
        return "place"
    if (
        kind == "organisation"
        and first < last
        and any(spot.main and (spot.people >= NAMED_ALIKE or spot.level != "city") for spot in spots)
    ):
        return "place"
    if kind in ("person", "organisation") and before not in titles() and spots and all(spot.level == "wide" for spot in spots):
        return "place"  # "Lake Baikal", "the Danube"
    if kind == "person" and first == last and len(words) <= 5 and words.isupper() and len(words) > 1 and not spots:
        return "organisation"
    if kind == "other" and any(spot.level in ("country", "region", "wide") for spot in spots) and before in inside():
        return "place"
    return kind


def _is_club(first: str, last: str) -> bool:
    """Whether a name is a club's, by its first or last word: "Norden Rovers"."""
    return first in listed("organisation_nouns", "clubs_first") or last in listed("organisation_nouns", "clubs_last")


def _names_ground(syntax: Syntax, last: int) -> bool:
    """Whether a name stands before what is called by it: "the Kant air base", "the Vell bridge"."""
    behind = range(last + 1, min(last + 3, len(syntax)))
    plain = [token for token in behind if all(syntax.tag[between] == "NN" for between in range(last + 1, token + 1))]
    return any(syntax.lower[token] in listed("kinds_of_place", "grounds") for token in plain)


def is_person(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a name of two to four words begins with a given name and ends with a word that is no place's or body's."""
    if not 1 <= last - first <= 3 or syntax.word[first] not in given_names() or syntax.lower[last] in kinds_of_place():
        return False
    plain = all(
        (syntax.word[token][:1].isupper() and not syntax.word[token].isupper()) or syntax.word[token][-1] == "."
        for token in range(first, last + 1)
    )
    return (
        plain
        and not known_spots(syntax.words(first, last))
        and not any(spot.level in ("country", "region") for spot in known_spots(syntax.word[first]))
    )


def _title_counts(syntax: Syntax, title: int, words: str) -> bool:
    """A word that is a title before a person only: "Senator Kyl", and not "attorney Ohio"."""
    lower = syntax.lower[title]
    return lower not in listed("person_words", "weak") and not any(spot.level in ("country", "region") for spot in known_spots(words))


def known_spots(words: str) -> tuple[Spot, ...]:
    short = abbreviations().get(words) or abbreviations().get(f"{words}.")
    return (short,) if short is not None else gazetteer().spots(words)


def is_large(words: str) -> bool:
    return any(spot.level in ("country", "region", "county") or (spot.main and spot.people >= LARGE) for spot in known_spots(words))


def _qualified(syntax: Syntax, last: int) -> bool:
    """Whether a region or country stands behind: "Alexandria, La."."""
    if last + 2 >= len(syntax) or syntax.lower[last + 1] != "," or not syntax.word[last + 2][:1].isupper():
        return False
    return any(spot.level in ("country", "region") for spot in known_spots(syntax.word[last + 2]))


def agreed(syntax: Syntax, found: Sequence[Candidate]) -> list[Candidate]:
    """One name is of one kind in an article, unless it is a person's surname and a place too."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for each in found:
        votes[syntax.words(each.first, each.last)][each.kind] += 1
    surnames = surnames_of(syntax, found)
    addressed = {
        syntax.word[each.first] for each in found if each.first and syntax.lower[each.first - 1] in sexes() and each.kind == "person"
    }
    surnames = {word for word in surnames if word not in known_bodies() or word in addressed}
    companies = {syntax.words(each.first, each.last) for each in found if each.first and syntax.lower[each.first - 1] in kinds()}
    return [
        replace(each, kind="organisation" if syntax.words(each.first, each.last) in companies else _one(syntax, each, votes, surnames))
        for each in found
    ]


def surnames_of(syntax: Syntax, found: Iterable[Candidate]) -> set[str]:
    """The family names of the persons named in full."""
    return {word for each in found if each.kind == "person" for word in family_words(syntax, each) if len(word) > 1}


def _one(syntax: Syntax, each: Candidate, votes: dict[str, Counter[Kind]], surnames: set[str]) -> Kind:
    words = syntax.words(each.first, each.last)
    before = syntax.lower[each.first - 1] if each.first else ""
    if each.kind in ("demonym", "other"):
        return each.kind
    if words in surnames and before not in inside() and not _qualified(syntax, each.last):
        return "person"
    if before in titles() and each.kind == "person":
        return "person"
    cast = votes[words]
    if each.kind == "person" and each.first == each.last and words not in surnames and cast["place"] and known_spots(words):
        return "place"
    named: tuple[Kind, ...] = ("person", "organisation", "place")
    best = max(named, key=lambda kind: (cast[kind], kind == each.kind))
    if cast[best] > cast[each.kind] and (best != "place" or known_spots(words)):
        return best
    return each.kind
