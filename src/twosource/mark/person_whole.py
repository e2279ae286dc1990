"""A person's whole name, where the language model cut it in two: "Luis Guillermo" and "Solis Rivera"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.titles import titles
from twosource.mark.apposition import people
from twosource.mark.candidate_kind import known_spots
from twosource.mark.demonym import demonyms
from twosource.mark.gazetteer import kinds_of_place
from twosource.mark.organisation_word import heads, known_bodies
from twosource.mark.person_part import is_particle

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from twosource.mark.candidate import Candidate
    from twosource.syntax import Syntax

LONGEST: Final = 7  # tokens of a person's name: "Hamad bin Jassim bin Omar Al Sayed"
JOINING: Final = 2  # particles between two parts: "van den", "de la"


def whole(syntax: Syntax, found: Sequence[Candidate], taken: AbstractSet[int]) -> list[Candidate]:
    """Candidates in order of place, with the two parts of one person's name as one; `taken` are all tokens that the model saw named."""
    made: list[Candidate] = []
    for each in found:
        before = made[-1] if made else None
        if before is not None and _goes_on(syntax, before, each):
            made[-1] = replace(before, last=each.last)
        else:
            made.append(_to_end(syntax, _with_particle(syntax, before, each), taken))
    return made


def _to_end(syntax: Syntax, name: Candidate, taken: AbstractSet[int]) -> Candidate:
    """A person's name with the words that the model left behind it: "Solis Rivera" of "Luis Guillermo Solis Rivera"."""
    head = syntax.head[name.last]
    behind = replace(name, first=name.last + 1, last=head)
    if name.kind != "person" or head <= name.last or head - name.first >= LONGEST or syntax.words(name.first, head).count("\n"):
        return name
    free = taken.isdisjoint(range(behind.first, head + 1)) and syntax.words(behind.first, head) not in demonyms()
    fits = free and _is_proper(syntax, behind) and _within(syntax, name.last, behind) and not known_spots(syntax.words(behind.first, head))
    return replace(name, last=head) if fits else name


def _goes_on(syntax: Syntax, before: Candidate, after: Candidate) -> bool:
    """Whether a name goes on in the next one: beside it in one noun phrase, or behind a particle of names."""
    between = syntax.lower[before.last + 1 : after.first]
    person = before.kind == "person" and after.kind in ("person", "organisation", "place") and before.last < after.first
    if not person or len(between) > JOINING or not all(is_particle(word) for word in between) or after.last - before.first >= LONGEST:
        return False
    if syntax.words(before.first, after.last).count("\n") or not _is_proper(syntax, after):
        return False
    if _is_named(syntax, before) and _is_other(syntax, after):
        return False
    bound = between or is_particle(syntax.lower[before.last]) or is_particle(syntax.lower[after.first])
    return bool(bound) or _within(syntax, before.last, after)


def _within(syntax: Syntax, token: int, after: Candidate) -> bool:
    """Whether a word describes the next name in the parse, with nothing before both that would make a thing of it: "the Ann Lind Trophy"."""
    head = syntax.head[token]
    return syntax.dep[token] == "compound" and after.first <= head <= after.last and syntax.child(head, "det", "poss") is None


def _is_proper(syntax: Syntax, after: Candidate) -> bool:
    """Whether a name may end a person's: all its words are names, and none is a body's, a place's or a title's."""
    words = syntax.lower[after.first : after.last + 1]
    plain = all(
        (syntax.tag[token] == "NNP" and syntax.word[token][:1].isupper()) or is_particle(syntax.lower[token])
        for token in range(after.first, after.last + 1)
    )
    taken = (
        words[-1] in heads()
        or words[-1] in kinds_of_place()
        or words[0] in titles()
        or words[-1] in people()
        or not words[-1][:1].isalpha()
    )
    return plain and not taken and not syntax.word[after.last].isupper() and syntax.words(after.first, after.last) not in known_bodies()


def _is_named(syntax: Syntax, before: Candidate) -> bool:
    """Whether a name is whole by itself: its last word is no given name and no particle."""
    last = before.last
    return last > before.first and syntax.word[last] not in given_names() and not is_particle(syntax.lower[last])


def _is_other(syntax: Syntax, after: Candidate) -> bool:
    """Whether a name is somebody else's, as its given name shows, or a place's."""
    given = after.last > after.first and syntax.word[after.first] in given_names() and not is_particle(syntax.lower[after.first])
    return given or after.kind == "place"


def _with_particle(syntax: Syntax, before: Candidate | None, name: Candidate) -> Candidate:
    """A person's name with the particle that the model left before it: "Da" of "Da Silva Santos", "Van der" of "Van der Meulen"."""
    first = name.first
    while first > 0 and is_particle(syntax.lower[first - 1]):
        first -= 1
    free = before is None or before.last < first
    begins = syntax.word[first][:1].isupper() and syntax.lower[first] not in listed("person_words", "words_too")
    return replace(name, first=first) if name.kind == "person" and first < name.first and free and begins else name
