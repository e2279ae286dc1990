"""Names that the language model overlooks: of datelines in capitals, of persons and places that the article names elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon.titles import titles
from twosource.mark.candidate import Candidate
from twosource.mark.candidate_kind import is_large, is_person, known_spots, surnames_of
from twosource.mark.demonym import demonyms, regional
from twosource.mark.gazetteer import gazetteer, inside
from twosource.mark.organisation_word import heads, known_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.mark.candidate import Kind
    from twosource.syntax import Syntax

LONGEST: Final = 8  # tokens of a name; longer ones are headlines in capitals
DATELINE_ENDS: Final = frozenset({"-", "--", "—", "–", ":", ",", "(", "---"})


def datelines(syntax: Syntax, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The place in capitals that a report begins with: "BEIRUT —", "TBILISI, Georgia (AP)"."""
    covered = {token for each in found for token in range(each.first, each.last + 1)}
    for begin, end in syntax.sentences:
        first = next((token for token in range(begin, end) if syntax.pos[token] != "SPACE"), end)
        last = first
        while last < end and last - first < 4 and syntax.word[last].isupper() and len(syntax.word[last]) > 1:
            last += 1
        last -= 1
        ended = first <= last < len(syntax) - 1 and syntax.lower[last + 1] in DATELINE_ENDS
        if ended and first not in covered and gazetteer().spots(syntax.words(first, last)):
            yield Candidate(first, last, "place")


def overlooked(syntax: Syntax, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names that the model left out: known in this article already, or of a place behind "in" or large enough to be meant."""
    covered = {token for each in found if each.kind != "other" for token in range(each.first, each.last + 1)}
    known = {syntax.words(each.first, each.last): each.kind for each in found if each.kind not in ("other", "demonym")}
    surnames = surnames_of(syntax, found)
    known |= {word: "person" for word in surnames if word not in known}
    token = 0
    while token < len(syntax):
        if (
            token in covered
            or not (syntax.pos[token] in ("PROPN", "ADJ", "NOUN") or syntax.word[token] in surnames)
            or not syntax.word[token][:1].isupper()
        ):
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
            elif kind is None and syntax.tag[first].startswith("NNP") and len(words) > 2:
                before = syntax.lower[first - 1] if first else ""
                if (before in inside() and known_spots(words)) or (before not in titles() and is_large(words)):
                    kind = "place"
            if kind is None and words in known_bodies() and (end > first or len(words) > 3 or words.isupper()):
                kind = "organisation"
            elif kind is None and end > first and is_person(syntax, first, end):
                kind = "person"
            elif kind is None and end > first and syntax.lower[end] in heads() and syntax.lower[first] not in titles():
                kind = "organisation"
            if kind is not None:
                yield Candidate(first, end, kind)
                first = end
                break
        first += 1
