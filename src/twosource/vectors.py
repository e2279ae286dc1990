"""Vectors of sentences and of their wordpieces: MiniLM's, with the eight-bit weights that `bench/convert_vectors.py` made, run by onnxruntime."""

from __future__ import annotations

import functools
import itertools
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from twosource.model import Pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy import float32, int32
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Encoded = tuple[list[int], "NDArray[int32]"]

WIDTH = 384
LONGEST = 128  # wordpieces of a text that are read; the weights hold so many places
# Characters of a text that are read: 128 wordpieces of English news are 600 on average, and no more than this when each is long.
LONGEST_TEXT = 4_000
# Wordpieces of one text that `pieces` gives: a longer sentence is a list, of which the end tells little.
LONGEST_PIECES = 64
# Vectors kept for texts seen again, 1.5 KB each: the sentences of a story come by more than once.
KEPT = 20_000


class SentenceVectors:
    """Turns texts into vectors of unit length; the same text gives the same vector, whatever stands beside it.

    The runtime and the weights are loaded when the first text comes.
    """

    def __init__(self, *, threads: int = 1, kept: int = KEPT) -> None:
        self._threads = threads
        self._kept = kept
        self._seen: dict[str, NDArray[float32]] = {}
        self._network: _Network | None = None

    def __call__(self, texts: Sequence[str]) -> NDArray[float32]:
        """Vectors of `texts`, one a row."""
        out = np.empty((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            out[row] = self._vector(text)
        return out

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The wordpieces of texts that follow each other, each with what its neighbours made of it; the first 64 of a text.

        Texts are read together, as many as fit into one reading of 128 wordpieces.
        """
        return [each for window, below in self.readings(texts) for each in pieces_of(window, self._ready().judged(below), below)]

    def together(self, states: NDArray[float32]) -> NDArray[float32]:
        """What wordpieces become when two texts are read together: rows of the trunk's states in, as many rows out."""
        return self._ready().together(states)

    def readings(self, texts: Sequence[str]) -> Iterator[tuple[list[Encoded], NDArray[float32]]]:
        """Texts read together, and what the trunk makes of them, marks included: from there the judge's own layer goes on, and learns."""
        network = self._ready()
        for window in _windows([network.encoded(text[:LONGEST_TEXT]) for text in texts]):
            yield window, network.below([number for numbers, _ in window for number in numbers])

    def _ready(self) -> _Network:
        if self._network is None:
            self._network = _Network(self._threads)
        return self._network

    def _vector(self, text: str) -> NDArray[float32]:
        known = self._seen.get(text)
        if known is not None:
            return known
        vector = self._ready()(text[:LONGEST_TEXT])
        if self._kept:
            # The oldest leaves: dictionaries keep their order.
            if len(self._seen) >= self._kept:
                del self._seen[next(iter(self._seen))]
            self._seen[text] = vector
        return vector


def pieces_of(window: Sequence[Encoded], states: NDArray[float32], below: NDArray[float32]) -> list[Pieces]:
    """The wordpieces of texts that were read together, cut out of the rows of their reading, which a mark begins and ends."""
    starts = itertools.accumulate((len(numbers) for numbers, _ in window), initial=1)
    # Half precision: a story of 200 articles keeps some 100 MB of them.
    halved = below.astype(np.float16)
    rows = [(slice(at, at + len(numbers)), spans) for at, (numbers, spans) in zip(starts, window, strict=False)]
    return [Pieces(spans=spans, states=states[its], below=halved[its]) for its, spans in rows]


def _windows(texts: Sequence[Encoded]) -> Iterator[list[Encoded]]:
    window: list[Encoded] = []
    room = LONGEST - 2  # the two marks that begin and end each reading
    for text in texts:
        if window and sum(len(numbers) for numbers, _ in window) + len(text[0]) > room:
            yield window
            window = []
        window.append(text)
    if window:
        yield window


class _Network:
    """The wordpieces and the trunk, loaded, and what stands on it, each loaded when it is first asked for: the vector, the judge's layer."""

    def __init__(self, threads: int) -> None:
        self._pieces = _tokenizer()
        self._marks = tuple(self._pieces.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))
        self._threads = threads
        self._trunk = _session("trunk", threads)

    @functools.cached_property
    def _head(self) -> InferenceSession:
        return _session("vector", self._threads)

    @functools.cached_property
    def _judge(self) -> InferenceSession:
        return _session("judge", self._threads)

    @functools.cached_property
    def _together(self) -> InferenceSession:
        return _session("together", self._threads)

    def __call__(self, text: str) -> NDArray[float32]:
        # One text at a time: no padding, and no neighbour whose length could change a sum's last bit.
        pieces = np.array([self._pieces.encode(text).ids], np.int64)
        (states,) = self._trunk.run(None, {"pieces": pieces})
        (vector,) = self._head.run(None, {"states": states})
        found: NDArray[float32] = vector[0]
        return found

    def encoded(self, text: str) -> Encoded:
        """The numbers of the first wordpieces of a text, without marks, and where each stands in it."""
        encoded = self._pieces.encode(text, add_special_tokens=False)
        spans = np.array(encoded.offsets[:LONGEST_PIECES], np.int32).reshape(-1, 2)
        return encoded.ids[:LONGEST_PIECES], spans

    def below(self, numbers: Sequence[int]) -> NDArray[float32]:
        """What the trunk makes of wordpieces that are read together, a row for each, the marks first and last."""
        begin, end = self._marks
        (states,) = self._trunk.run(None, {"pieces": np.array([[begin, *numbers, end]], np.int64)})
        found: NDArray[float32] = states[0]
        return found

    def judged(self, below: NDArray[float32]) -> NDArray[float32]:
        """What the judge's own layer makes of the trunk's states."""
        return _above(self._judge, below)

    def together(self, below: NDArray[float32]) -> NDArray[float32]:
        """What four layers make of the trunk's states of two texts."""
        return _above(self._together, below)


def _above(layers: InferenceSession, below: NDArray[float32]) -> NDArray[float32]:
    (states,) = layers.run(None, {"below": below[None]})
    found: NDArray[float32] = states[0]
    return found


def _session(name: str, threads: int) -> InferenceSession:
    import zstandard
    from onnxruntime import ExecutionMode, InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    packed = files("twosource").joinpath("weights", f"{name}.onnx.zst").read_bytes()
    return InferenceSession(zstandard.ZstdDecompressor().decompress(packed), options, providers=["CPUExecutionProvider"])


def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    from tokenizers.processors import BertProcessing

    # Lines are parted by "\n" alone: a wordpiece may be a character that `splitlines` takes for a line's end.
    lines = files("twosource").joinpath("weights", "words.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    pieces = {piece: number for number, piece in enumerate(lines)}
    tokenizer = Tokenizer(WordPiece(pieces, unk_token="[UNK]"))  # noqa: S106
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = BertProcessing(("[SEP]", pieces["[SEP]"]), ("[CLS]", pieces["[CLS]"]))
    tokenizer.enable_truncation(LONGEST)
    return tokenizer
