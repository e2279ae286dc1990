"""Named entities, as the language model's own recogniser would find them, in a tenth of the time.

spaCy's recogniser goes through a text token by token, choosing at each to begin, continue, end or leave out an entity. What it
sees at a token outside all entities is that token alone, so its scores there are one matrix product over the whole text; only
inside an entity, where it also sees how that began, is there anything to go through (docs/why.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy import float32
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    Vectors = NDArray[float32]


class Recogniser:
    """Finds the names of a parsed text, given the vectors of its tokens."""

    def __init__(self, pipe: Any) -> None:
        first, lower, upper = pipe.model.layers
        narrow = next(layer for layer in first.layers if layer.name == "linear")
        self._narrow = (np.ascontiguousarray(narrow.get_param("W").T), narrow.get_param("b"))
        weight, self._pad = lower.get_param("W"), lower.get_param("pad")[0]  # (features, outputs, pieces, inputs)
        self._seen = np.ascontiguousarray(weight.reshape(-1, weight.shape[-1]).T)
        self._bias, self._shape = lower.get_param("b"), weight.shape[:3]
        self._score = (np.ascontiguousarray(upper.get_param("W").T), upper.get_param("b"))
        names = [pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves)]
        self._moves = [(name[0], name[2:]) for name in names]
        self._of = {move: number for number, move in enumerate(self._moves)}
        self._begins = np.array([move == "B" for move, _ in self._moves])
        self._outside = np.array([(move in "BU" and label != "") or move == "O" for move, label in self._moves])
        self._units = np.array([move == "U" for move, _ in self._moves])

    def __call__(self, doc: Doc, vectors: Vectors) -> None:
        """Mark the entities of a text whose sentences are known."""
        from spacy.tokens import Span

        doc.ents = [Span(doc, start, end, label=label) for start, end, label in self._found(doc, vectors)]

    def _found(self, doc: Doc, vectors: Vectors) -> Iterator[tuple[int, int, str]]:
        narrow, base = self._narrow
        seen = ((vectors @ narrow + base) @ self._seen).reshape(len(doc), *self._shape)
        alone = seen[:, 0] + self._pad[1:].sum(axis=0) + self._bias
        last = self._last(doc)
        chosen = self._chosen(alone, last, doc.to_array("IS_SPACE").astype(np.bool_))
        end = 0
        for start in np.flatnonzero(chosen != self._of["O", ""]).tolist():
            if start < end:
                continue
            move, label = self._moves[chosen[start]]
            end = start + 1 if move == "U" else self._end(seen, start, label, last)
            yield start, end, label

    def _last(self, doc: Doc) -> NDArray[np.bool_]:
        """Whether each token is the last of its sentence, which no entity passes."""
        begins = doc.to_array("SENT_START").astype(np.int64) == 1
        return np.append(begins[1:], True)

    def _chosen(self, alone: Vectors, last: NDArray[np.bool_], space: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The best move at each token, if it stands outside all entities."""
        scores = self._scores(alone)
        scores[:, ~self._outside] = -np.inf
        scores[np.ix_(last | space, self._begins)] = -np.inf
        scores[np.ix_(space, self._units)] = -np.inf
        best: NDArray[np.int64] = scores.argmax(axis=1)
        return best

    def _end(self, seen: Vectors, start: int, label: str, last: NDArray[np.bool_]) -> int:
        """Where an entity that begins here ends."""
        inside, ending = self._of["I", label], self._of["L", label]
        for at in range(start + 1, len(seen)):
            if last[at]:
                return at + 1
            scores = self._scores((seen[at, 0] + seen[start, 1] + seen[at - 1, 2] + self._bias)[None])[0]
            if scores[ending] > scores[inside] or (scores[ending] == scores[inside] and ending < inside):
                return at + 1
        return len(seen)

    def _scores(self, unmaxed: Vectors) -> Vectors:
        weight, bias = self._score
        scores: Vectors = unmaxed.max(axis=-1) @ weight + bias
        return scores
