"""What the language model takes for names, cut to the name itself, with what it overlooks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.titles import titles
from twosource.mark.amount import unit_forms
from twosource.mark.apposition import people
from twosource.mark.candidate import Candidate
from twosource.mark.candidate_kind import agreed, by_words, known_spots
from twosource.mark.candidate_overlooked import datelines, overlooked
from twosource.mark.demonym import regional
from twosource.mark.organisation_word import company_forms, kinds
from twosource.mark.person_part import is_particle
from twosource.mark.person_whole import whole
from twosource.mark.words import JOINED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from twosource.mark.candidate import Kind
    from twosource.syntax import Syntax

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
TRIMMED: Final = frozenset("\"'“”‘’`.,;:-–—()[]•*|/&") | {"``", "''", "--", "'s", "’s", "and", "of"} | listed("function_words", "articles")
SCORE: Final = 3  # tokens of "4-3"
SCORED: Final = re.compile(r"\d{1,3}[-–]\d{1,3}")
LEFTWARDS: Final = 3  # words of a name that may go on at the left
LONGEST: Final = 8  # tokens of a name; longer ones are headlines in capitals


def candidates(syntax: Syntax, doc: Doc) -> list[Candidate]:
    """Names of persons, bodies and places, and words of nationality, by place and without overlap."""
    seen = frozenset(token for entity in doc.ents for token in range(entity.start, entity.end))
    found = whole(syntax, _placed(list(_trimmed(syntax, doc))), seen)
    found = [_bare(syntax, replace(each, kind=by_words(syntax, each))) for each in _placed([*found, *datelines(syntax, found)])]
    found = agreed(syntax, _placed([*found, *overlooked(syntax, found)]))
    found = [replace(each, first=_untitled(syntax, each.first, each.last)) if each.kind == "person" else each for each in found]
    found = _placed([*found, *overlooked(syntax, found)])
    return [
        each for each in _as_bodies(syntax, found) if each.kind != "other" and not _is_word(syntax, each) and not _is_unit(syntax, each)
    ]


def _as_bodies(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """Words of nationality that are short for a body of the article: "American said" beside "American Airlines"."""
    bodies = {syntax.word[each.first] for each in found if each.kind == "organisation" and each.last > each.first}
    return [
        replace(each, kind="organisation") if each.kind == "demonym" and _is_body(syntax, each.first, each.last, bodies) else each
        for each in found
    ]


def _is_body(syntax: Syntax, first: int, last: int, bodies: set[str]) -> bool:
    alone = first == last and syntax.word[first] in bodies and syntax.tag[first] == "NNP"
    return (
        alone and syntax.dep[first] in ("nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj") and syntax.children[first][:1] != [first - 1]
    )


def _is_word(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a name of one word is none: a place not known, and no name by its part of speech ("Televised footage"); an altered "[W]e"."""
    token = candidate.first
    if token == candidate.last and syntax.word[token][1:2] == "]":
        return True
    alone = candidate.kind == "place" and token == candidate.last
    return alone and syntax.pos[token] != "PROPN" and not known_spots(syntax.word[token])


def _is_unit(syntax: Syntax, candidate: Candidate) -> bool:
    """Whether a name only ends that of a unit: "106 degrees Fahrenheit"."""
    first = candidate.first
    return first == candidate.last and first > 0 and f"{syntax.lower[first - 1]} {syntax.lower[first]}" in unit_forms()


def _is_regional(syntax: Syntax, first: int, last: int) -> bool:
    """Whether the word before makes it a wider one: "central" before "Asian"."""
    return first >= 0 and " ".join(syntax.lower[first : last + 1]) in regional()


def _placed(found: list[Candidate]) -> list[Candidate]:
    return sorted(found, key=lambda each: (each.first, each.last))


def _trimmed(syntax: Syntax, doc: Doc) -> Iterator[Candidate]:
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        for first, last in _pieces(syntax, entity.start, entity.end - 1):
            span = trim(syntax, first, last)
            if span is not None and kind == "person":
                span = _leftwards(syntax, *span), span[1]
                if syntax.tag[span[0]] == "VBG" and span[0] < span[1] and syntax.word[span[0]] not in given_names():
                    span = span[0] + 1, span[1]  # "Nursing Hill back to health" names Hill
            if span is not None and kind == "demonym" and _is_regional(syntax, span[0] - 1, span[1]):
                span = span[0] - 1, span[1]
            if span is not None and span[1] - span[0] < LONGEST:
                yield Candidate(*span, kind)


def _bare(syntax: Syntax, candidate: Candidate) -> Candidate:
    """A company's name without what it is: Carmaker Ardent."""
    first, last = candidate.first, candidate.last
    described = candidate.kind == "organisation" and first < last and syntax.lower[first] in kinds()
    return replace(candidate, first=first + 1) if described and syntax.lower[first + 1] not in company_forms() else candidate


def _untitled(syntax: Syntax, first: int, last: int) -> int:
    """Where a person's name begins behind its titles."""
    begin = first
    for title in range(first + 1, last - 1):
        if syntax.lower[title] in titles() and known_spots(syntax.words(first, title - 1)):
            begin = title  # "Texas Governor Rick Holt"
    while begin < last and (syntax.lower[begin] in titles() or JOINED.sub("", syntax.lower[begin]) in titles()):
        begin += 1  # "then-President"
    begin += begin < last and _is_calling(syntax, begin)
    return first if begin == last and syntax.lower[first] in listed("person_words", "thrones") else begin


def _is_calling(syntax: Syntax, token: int) -> bool:
    """Whether a capital only begins the sentence, with what somebody is: "Organiser Paul Storey"."""
    begins = token == syntax.sentences[syntax.sentence(token)][0]
    described = syntax.lower[token] in people() and syntax.word[token] not in given_names()
    return begins and described and syntax.word[token + 1] in given_names()


def _leftwards(syntax: Syntax, first: int, last: int) -> int:
    """Where a person's name begins that the model cut off at the left: "Recep" before "Tayyip Erdogan"."""
    while (
        first > 0
        and sum(not is_particle(syntax.lower[token]) for token in range(first, last + 1)) <= LEFTWARDS
        and syntax.word[first - 1] in given_names()
        and syntax.pos[first - 1] == "PROPN"
        and syntax.end[first - 1] + 1 == syntax.start[first]
    ):
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
    while first <= last and _is_trimmed(syntax.lower[first]):
        first += 1
    if last - first >= SCORE and SCORED.fullmatch(syntax.words(last - SCORE + 1, last)):
        last -= SCORE  # "beat Marsh United 4-3"
    while last >= first and _is_trimmed(syntax.lower[last]):
        last -= 1
    if first > last or not any(syntax.word[token][:1].isupper() for token in range(first, last + 1)):
        return None
    return first, last


def _is_trimmed(word: str) -> bool:
    return word in TRIMMED or not any(each.isalnum() for each in word)
