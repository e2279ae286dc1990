"""What the language model takes for names, cut to the name itself and of the kind that its words and its place show.

The model is right about where a name stands far more often than about what it names, so its label is one voice among
others: the words of the name, what stands before and behind it, the gazetteer, and how the same name is read elsewhere in the article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from twosource.mark.demonym import demonyms, regional
from twosource.mark.gazetteer import abbreviations, gazetteer, kinds_of_place
from twosource.mark.given_name import given_names
from twosource.mark.organisation_word import heads, known_bodies
from twosource.mark.person import family_words
from twosource.mark.title import portfolios, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from twosource.mark.gazetteer import Spot
    from twosource.mark.syntax import Syntax

Kind = Literal["person", "organisation", "place", "demonym", "other"]

KINDS: Final[dict[str, Kind]] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "demonym",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "EVENT": "other",
    "LAW": "other",
}
INSIDE: Final = frozenset({"in", "at", "near", "outside", "around", "across", "throughout", "inside", "within"})
TOWARDS: Final = frozenset({"from", "to", "toward", "towards", "into", "of", "through", "between", "via"})
TRIMMED: Final = frozenset("\"'“”‘’`.,;:-–—()[]•*|/&") | {"the", "a", "an", "'s", "’s", "``", "''", "--", "and", "of", "'", "’"}
THRONES: Final = frozenset({"king", "queen", "pope", "prince", "princess", "emperor", "saint"})  # part of a name of one word
WEAK_TITLES: Final = frozenset(
    {"general", "chief", "deputy", "officer", "attorney", "private", "major", "speaker", "chair", "director", "manager"}
)
LONGEST: Final = 8  # tokens of a name; longer ones are headlines in capitals
NAMED_ALIKE: Final = 1_000  # inhabitants of a place of several words, which a body is rarely called by too
LARGE: Final = 50_000  # inhabitants of a place that a name alone makes one think of


@dataclass(frozen=True, slots=True)
class Candidate:
    """These tokens, first through last, name a person."""

    first: int
    last: int
    kind: Kind


def candidates(syntax: Syntax, doc: Doc) -> list[Candidate]:
    """Names of persons, bodies and places, and words of nationality, by place and without overlap."""
    found = [*_trimmed(syntax, doc)]
    found = sorted([*found, *_datelines(syntax, found)], key=lambda each: each.first)
    found = [replace(each, kind=_by_words(syntax, each)) for each in found]
    found = _agreed(syntax, found)
    found = sorted([*found, *_overlooked(syntax, found)], key=lambda each: each.first)
    return [each for each in found if each.kind != "other"]


def _trimmed(syntax: Syntax, doc: Doc) -> Iterator[Candidate]:
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        for first, last in _pieces(syntax, entity.start, entity.end - 1):
            span = trim(syntax, first, last)
            if span is not None and kind == "person":
                span = _leftwards(syntax, _untitled(syntax, *span), span[1]), span[1]
            if span is not None and span[1] - span[0] < LONGEST:
                yield Candidate(*span, kind)


def _untitled(syntax: Syntax, first: int, last: int) -> int:
    """Where a person's name begins behind its titles."""
    begin = first
    while begin < last and syntax.lower[begin] in titles():
        begin += 1
    return first if begin == last and syntax.lower[first] in THRONES else begin


def _leftwards(syntax: Syntax, first: int, last: int) -> int:
    """Where a person's name begins that the model cut off at the left: "Recep" before "Tayyip Erdogan"."""
    while first > 0 and last - first < 3 and syntax.word[first - 1] in given_names() and syntax.pos[first - 1] == "PROPN" and syntax.end[first - 1] + 1 == syntax.start[first]:
        first -= 1
    return first


def _pieces(syntax: Syntax, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name stays within its line, and stops where a dash with space or a bar parts it from the next words."""
    begin = first
    for token in range(first, last + 1):
        if (
            syntax.pos[token] == "SPACE"
            or syntax.lower[token] in ("|", "•", "--", "—", "–")
            or (syntax.lower[token] == "-" and _spaced(syntax, token))
        ):
            if token > begin:
                yield begin, token - 1
            begin = token + 1
    if begin <= last:
        yield begin, last


def _spaced(syntax: Syntax, token: int) -> bool:
    return token > 0 and syntax.end[token - 1] < syntax.start[token]


def trim(syntax: Syntax, first: int, last: int) -> tuple[int, int] | None:
    """The name without article, mark or possessive at its edges; None where nothing with a capital is left."""
    while first <= last and syntax.lower[first] in TRIMMED:
        first += 1
    while last >= first and syntax.lower[last] in TRIMMED:
        last -= 1
    if first > last or not any(syntax.word[token][:1].isupper() for token in range(first, last + 1)):
        return None
    return first, last


def _by_words(syntax: Syntax, candidate: Candidate) -> Kind:
    """The kind that the words of the name and those beside it show."""
    first, last, kind = candidate.first, candidate.last, candidate.kind
    words = syntax.words(first, last)
    lower = words.lower()
    before = syntax.lower[first - 1] if first else ""
    if lower in demonyms() or lower in regional():
        return "demonym"
    if words in known_bodies():
        return "organisation"
    if syntax.lower[last] in heads() and first < last:
        return "organisation"
    if (
        before in titles()
        and last - first <= 2
        and kind in ("place", "organisation", "demonym")
        and _title_counts(syntax, first - 1, words)
    ):
        return "person"
    if first == last and kind != "person" and lower in portfolios() and last + 1 < len(syntax) and syntax.lower[last + 1] in titles():
        return "other"
    if _is_person(syntax, first, last) and kind != "person":
        return "person"
    if kind == "demonym":
        return "place" if _large(words) else "other"
    spots = _spots(words)
    if kind in ("person", "organisation") and spots and (before in INSIDE or _qualified(syntax, last)) and before not in titles():
        return "place"
    if kind == "organisation" and first == last and _large(words) and before != "the":
        return "place"
    if (
        kind == "organisation"
        and first < last
        and any(spot.main and (spot.people >= NAMED_ALIKE or spot.level != "city") for spot in spots)
    ):
        return "place"
    if kind == "person" and first == last and len(words) <= 5 and words.isupper() and len(words) > 1 and not spots:
        return "organisation"
    if kind == "other" and any(spot.level in ("country", "region", "wide") for spot in spots) and before in INSIDE:
        return "place"
    return kind


def _is_person(syntax: Syntax, first: int, last: int) -> bool:
    """Whether a name of two to four words begins with a given name and ends with a word that is no place's or body's."""
    if not 1 <= last - first <= 3 or syntax.word[first] not in given_names() or syntax.lower[last] in kinds_of_place():
        return False
    plain = all(syntax.word[token][:1].isupper() and not syntax.word[token].isupper() or syntax.word[token][-1] == "." for token in range(first, last + 1))
    return plain and not _spots(syntax.words(first, last)) and not any(spot.level in ("country", "region") for spot in _spots(syntax.word[first]))


def _title_counts(syntax: Syntax, title: int, words: str) -> bool:
    """A word that is a title before a person only: "Senator Kyl", and not "attorney Ohio"."""
    lower = syntax.lower[title]
    return lower not in WEAK_TITLES and not any(spot.level in ("country", "region") for spot in _spots(words))


def _spots(words: str) -> tuple[Spot, ...]:
    short = abbreviations().get(words) or abbreviations().get(f"{words}.")
    return (short,) if short is not None else gazetteer().spots(words)


def _large(words: str) -> bool:
    return any(spot.level in ("country", "region", "county") or (spot.main and spot.people >= LARGE) for spot in _spots(words))


def _qualified(syntax: Syntax, last: int) -> bool:
    """Whether a region or country stands behind: "Alexandria, La."."""
    if last + 2 >= len(syntax) or syntax.lower[last + 1] != "," or not syntax.word[last + 2][:1].isupper():
        return False
    return any(spot.level in ("country", "region") for spot in _spots(syntax.word[last + 2]))


def _agreed(syntax: Syntax, found: Sequence[Candidate]) -> list[Candidate]:
    """One name is of one kind in an article, unless it is a person's surname and a place too."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for each in found:
        votes[syntax.words(each.first, each.last)][each.kind] += 1
    surnames = _surnames(syntax, found)
    return [replace(each, kind=_one(syntax, each, votes, surnames)) for each in found]


def _surnames(syntax: Syntax, found: Iterable[Candidate]) -> set[str]:
    """The family names of the persons named in full."""
    return {word for each in found if each.kind == "person" and (word := family_words(syntax, each)) is not None and len(word) > 1}


def _one(syntax: Syntax, each: Candidate, votes: dict[str, Counter[Kind]], surnames: set[str]) -> Kind:
    words = syntax.words(each.first, each.last)
    before = syntax.lower[each.first - 1] if each.first else ""
    if each.kind in ("demonym", "other"):
        return each.kind
    if (
        each.first == each.last
        and words in surnames
        and words not in known_bodies()
        and before not in INSIDE
        and not _qualified(syntax, each.last)
    ):
        return "person"
    if before in titles() and each.kind == "person":
        return "person"
    kinds = votes[words]
    if each.kind == "person" and each.first == each.last and words not in surnames and kinds["place"] and _spots(words):
        return "place"
    best = max(("person", "organisation", "place"), key=lambda kind: (kinds[kind], kind == each.kind))
    if kinds[best] > kinds[each.kind] and (best != "place" or _spots(words)):
        return best
    return each.kind


def _datelines(syntax: Syntax, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The place in capitals that a report begins with: "BEIRUT —", "TBILISI, Georgia (AP)"."""
    covered = {token for each in found for token in range(each.first, each.last + 1)}
    for first, end in syntax.sentences:
        while first < end and syntax.pos[first] == "SPACE":
            first += 1
        last = first
        while last < end and last - first < 4 and syntax.word[last].isupper() and len(syntax.word[last]) > 1:
            last += 1
        last -= 1
        if (
            first <= last < len(syntax) - 1
            and syntax.lower[last + 1] in ("-", "--", "—", "–", ":", ",", "(", "---")
            and first not in covered
        ):
            if gazetteer().spots(syntax.words(first, last)):
                yield Candidate(first, last, "place")


def _overlooked(syntax: Syntax, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that the model left out: known in this article already, or of a place behind "in" or large enough to be meant."""
    covered = {token for each in found if each.kind != "other" for token in range(each.first, each.last + 1)}
    known = {syntax.words(each.first, each.last): each.kind for each in found if each.kind not in ("other", "demonym")}
    surnames = _surnames(syntax, found)
    known |= {word: "person" for word in surnames if word not in known}
    token = 0
    while token < len(syntax):
        if token in covered or not (syntax.pos[token] in ("PROPN", "ADJ", "NOUN") or syntax.word[token] in surnames) or not syntax.word[token][:1].isupper():
            token += 1
            continue
        last = token
        while last + 1 < len(syntax) and last + 1 not in covered and syntax.pos[last + 1] == "PROPN" and last - token < LONGEST:
            last += 1
        yield from _known(syntax, token, last, known)
        token = last + 1


def _known(syntax: Syntax, first: int, last: int, known: dict[str, Kind]) -> Iterator[Candidate]:
    while first <= last:
        for end in range(last, first - 1, -1):
            words = syntax.words(first, end)
            kind: Kind | None = known.get(words)
            if words.lower() in demonyms() or words.lower() in regional():
                kind = "demonym"
            elif kind is None and syntax.tag[first] == "NNP" and len(words) > 2:
                before = syntax.lower[first - 1] if first else ""
                if (before in INSIDE and _spots(words)) or (before not in titles() and _large(words)):
                    kind = "place"
            if kind is None and words in known_bodies() and (end > first or len(words) > 3 or words.isupper()):
                kind = "organisation"
            elif kind is None and end > first and _is_person(syntax, first, end):
                kind = "person"
            elif kind is None and end > first and syntax.lower[end] in heads() and syntax.lower[first] not in titles():
                kind = "organisation"
            if kind is not None:
                yield Candidate(first, end, kind)
                first = end
                break
        first += 1
