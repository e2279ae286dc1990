"""Token vectors, as the language model's own layers would make them, in a fifth of the time.

spaCy's `tok2vec` first embeds each word by itself, then looks four times at its neighbours. What a word is embedded as is
remembered here, and the four looks are plain matrix products over one text. The vectors are the same but for the last bits of
a float, and depend on the text alone, not on what else is parsed beside it (docs/why.md).
"""

from __future__ import annotations

import contextlib
import ctypes
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray
    from spacy.tokens import Doc

MOST: Final = 200_000  # words remembered, 80 MB for each kind of vector; then it is begun anew
AT_ONCE: Final = 64  # words embedded in one product, always: its last bits must not depend on how many are new
EPSILON: Final = 1e-8  # thinc's, in the normalising of a layer

Word = tuple[int, int, int]


class Encoder:
    """Makes the vectors of a text's tokens; remembers the words it has met."""

    def __init__(self, tok2vec: Any) -> None:
        _one_thread()
        embed, encode = tok2vec.layers
        self._embed = embed
        self._layers = [_layer(residual) for residual in encode.layers[0].layers]
        self._width = int(tok2vec.get_dim("nO"))
        self._known: dict[Word, int] = {}
        self._rows = np.zeros((1024, self._width), dtype=np.float32)

    def __call__(self, doc: Doc) -> NDArray[float32]:
        """A row for each token."""
        return self._encoded(self._embedded(doc))

    def _embedded(self, doc: Doc) -> NDArray[float32]:
        words: list[Word] = list(map(tuple, doc.to_array(["ORTH", "NORM", "SPACY"]).tolist()))
        if len(self._known) > MOST:
            self._known.clear()
        new = sorted(set(words) - self._known.keys())
        for start in range(0, len(new), AT_ONCE):
            self._learn(doc, new[start : start + AT_ONCE])
        rows: NDArray[float32] = self._rows[[self._known[each] for each in words]]
        return rows

    def _learn(self, doc: Doc, new: Sequence[Word]) -> None:
        from spacy.tokens import Doc

        strings, padded = doc.vocab.strings, [*new, *[new[0]] * (AT_ONCE - len(new))]
        made = Doc(doc.vocab, words=[_straight(strings[orth]) for orth, _, _ in padded], spaces=[bool(space) for _, _, space in padded])
        for token, (_, norm, _) in zip(made, padded, strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        vectors = self._embed.predict([made])[0]
        first = len(self._known)
        while first + len(new) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[first : first + len(new)] = vectors[: len(new)]
        self._known.update((word, first + number) for number, word in enumerate(new))

    def _encoded(self, rows: NDArray[float32]) -> NDArray[float32]:
        """Each layer looks at a token and its two neighbours; beyond the text stand as many empty rows as there are layers."""
        width, edge = self._width, len(self._layers)
        vectors = np.pad(rows, ((edge, edge), (0, 0)))
        beside = np.zeros((len(vectors), 3 * width), dtype=np.float32)
        for weight, bias, gain, base in self._layers:
            beside[1:, :width], beside[:, width : 2 * width], beside[:-1, 2 * width :] = vectors[:-1], vectors, vectors[1:]
            pieces = beside @ weight
            pieces += bias
            best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
            np.maximum(best, pieces[:, 2 * width :], out=best)
            best -= best.mean(axis=1, keepdims=True)
            best *= ((np.einsum("ij,ij->i", best, best) / width + EPSILON) ** -0.5)[:, None]
            vectors = vectors + best * gain + base
        inner: NDArray[float32] = vectors[edge : len(vectors) - edge]
        return inner


def _straight(word: str) -> str:
    """The model knows contractions by the straight apostrophe: it took the "n’t" of "didn’t derail" for a mark, and the train derailed."""
    return word.replace("’", "'") if len(word) > 1 else word


def _one_thread() -> None:
    """Keep NumPy's products on one core: an article's are small, and threads that wait for each other cost more than they bring.

    Several articles are worked at once by several processes. Where NumPy came with another library nothing happens.
    """
    for path in (Path(np.__file__).parent.parent / "numpy.libs").glob("*openblas*"):
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(str(path)).scipy_openblas_set_num_threads64_(1)


def _layer(residual: Any) -> tuple[Any, Any, Any, Any]:
    """Weights and biases of one layer's three pieces side by side, and the gain and base of its normalising."""
    layers = {node.name: node for node in residual.walk()}
    weight = layers["maxout"].get_param("W")
    wide, pieces, deep = weight.shape
    weight = np.ascontiguousarray(weight.transpose(1, 0, 2).reshape(wide * pieces, deep).T)
    bias = layers["maxout"].get_param("b").T.reshape(-1).copy()
    return weight, bias, layers["layernorm"].get_param("G"), layers["layernorm"].get_param("b")
