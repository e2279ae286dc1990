"""What the forest of attributions is shown of each candidate: what the linear model says of it, and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from twosource.lexicon.reporting_verbs import reporting, speech

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.mark.attribution_clause import Clause
    from twosource.syntax import Syntax

# Places in a candidate's features of those whose own weight is a number of the row: l ls lt r lf fs ft b h sl a d.
SINGLE: Final = (0, 2, 3, 4, 17, 18, 12, 11, 9, 7, 8, 5)
TAGS: Final = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ", "JJR", "JJS")
FORMS: Final = (
    "ccomp", "ccomp<", "xcomp", "dobj", "advcl", "dative", "oprd", "attr", "acomp", "rest", "two", "tail", "according", "n:acl", "n:relcl",
    "n:ccomp", "n:of", "n:about", "n:for", "prep:to", "prep:of", "prep:for", "prep:in", "prep:on", "prep:about", "prep:with", "prep:by",
)  # fmt: skip
PERSONS: Final = {"i": 1, "we": 1, "you": 2, "he": 3, "she": 3, "they": 4, "it": 5, "who": 6, "which": 7, "that": 7}
KINDS: Final = {"person": 1, "organisation": 2, "place": 3}
NEVER: Final = -9.0  # of a likelihood that nothing else competes with
SAME: Final = 0.5  # of their union: such contents are of the same words
MANY: Final = 60  # candidates of one sentence looked at for each; one with more is no sentence but a list or a table


@dataclass(frozen=True, slots=True)
class Around:
    """What an article tells of its words beside their syntax."""

    kinds: Mapping[int, str]  # of the names, by token
    direct: Sequence[Sequence[tuple[int, int]]]  # direct quotations of each sentence, by token


def rows(syntax: Syntax, found: Sequence[Clause], known: Mapping[str, float], odds: Sequence[float], around: Around) -> NDArray[float32]:
    """A row of numbers for each candidate; `odds` are those that the linear model gives."""
    by_cue: dict[int, list[int]] = {}
    by_sentence: dict[int, list[int]] = {}
    for number, clause in enumerate(found):
        by_cue.setdefault(clause.cue, []).append(number)
        by_sentence.setdefault(syntax.sentence(clause.first), []).append(number)
    table = [
        [
            odds[number],
            *_weights(clause, known),
            *_itself(syntax, clause, around),
            *_rivals(number, by_cue[clause.cue], odds),
            *_others(found, number, by_sentence[syntax.sentence(clause.first)], odds),
        ]
        for number, clause in enumerate(found)
    ]
    return np.array(table, np.float32)


def _weights(clause: Clause, known: Mapping[str, float]) -> list[float]:
    if len(clause.features) <= max(SINGLE):
        return [0.0] * len(SINGLE)  # "according to", which the linear model knows by itself
    return [known.get(clause.features[place], 0.0) for place in SINGLE]


def _itself(syntax: Syntax, clause: Clause, around: Around) -> list[float]:
    cue, first, last, subject = clause.cue, clause.first, clause.last, clause.subject
    begin, end = syntax.sentences[syntax.sentence(cue)]
    spoken = around.direct[syntax.sentence(first)]
    word = syntax.lower[subject] if subject is not None else ""
    tag = syntax.tag[subject] if subject is not None else ""
    lemma = syntax.lemma[cue]
    return [
        last - first + 1,
        first - cue,
        TAGS.index(syntax.tag[cue]) if syntax.tag[cue] in TAGS else -1,
        FORMS.index(clause.form) if clause.form in FORMS else -1,
        PERSONS.get(word, 0),
        -1 if subject is None else {"NNP": 1, "NNPS": 1, "NN": 2, "NNS": 3, "PRP": 4}.get(tag, 0),
        KINDS.get(around.kinds.get(subject, ""), 0) if subject is not None else -1,
        max((_shared(first, last, *span) for span in spoken), default=0.0),
        any(low <= cue <= high for low, high in spoken),
        end - begin,
        cue - begin,
        2 if lemma in speech() else 1 if lemma in reporting() else 0,
        any(syntax.dep[child] == "neg" for child in syntax.children[cue]),
        min(9, sum(1 for _ in syntax.above(cue))),
        sum(tag[:2] == "VB" for tag in syntax.tag[first : last + 1]),
        sum(pos == "PROPN" for pos in syntax.pos[first : last + 1]),
    ]


def _rivals(number: int, of_cue: Sequence[int], odds: Sequence[float]) -> list[float]:
    """How it stands to the other candidates of its cue."""
    others = [odds[other] for other in of_cue if other != number]
    return [len(of_cue), sum(each > odds[number] for each in others), odds[number] - max(others, default=NEVER)]


def _others(found: Sequence[Clause], number: int, here: Sequence[int], odds: Sequence[float]) -> list[float]:
    """The likeliest candidates of other cues: in its sentence, of the same words, around it, and within it."""
    mine = found[number]
    best = [NEVER] * 4
    for other in here[:MANY]:
        each = found[other]
        if each.cue == mine.cue:
            continue
        best[0] = max(best[0], odds[other])
        if _shared(mine.first, mine.last, each.first, each.last) >= SAME:
            best[1] = max(best[1], odds[other])
        if each.first <= mine.cue <= each.last:
            best[2] = max(best[2], odds[other])
        if mine.first <= each.cue <= mine.last:
            best[3] = max(best[3], odds[other])
    return best


def _shared(first: int, last: int, begin: int, end: int) -> float:
    both = min(last, end) - max(first, begin) + 1
    return max(0.0, both / (max(last, end) - min(first, begin) + 1))
