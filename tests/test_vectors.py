"""Sentence vectors: what is near in meaning is near in the vectors, and a text's vector depends on nothing but the text."""

import subprocess
import sys

import numpy as np
import pytest

from twosource.vectors import SentenceVectors

FERRY = "The ferry to Odense was cancelled on Monday because of high winds."
BOAT = "Strong wind stopped Monday's boat service to Odense."
BUDGET = "Parliament rejected the budget by a single vote."


@pytest.fixture(scope="module")
def vectors():
    return SentenceVectors()


def test_vectors_have_unit_length(vectors):
    """A dot product of two vectors is their cosine."""
    found = vectors([FERRY, BOAT, BUDGET, ""])
    assert found.shape == (4, 384)
    assert found.dtype == np.float32
    assert np.linalg.norm(found, axis=1) == pytest.approx(1, abs=1e-5)


def test_same_meaning_is_nearer_than_another(vectors):
    """Two wordings of one thing stand closer than two things."""
    ferry, boat, budget = vectors([FERRY, BOAT, BUDGET])
    assert ferry @ boat > 0.6 > 0.3 > ferry @ budget


def test_a_vector_does_not_depend_on_its_batch():
    """Bit for bit the same, alone or among others, in any order, and when it is asked for again."""
    alone = SentenceVectors()([FERRY])[0]
    among = SentenceVectors()([BUDGET, BOAT, FERRY])[2]
    vectors = SentenceVectors()
    vectors([FERRY, BUDGET])
    assert np.array_equal(alone, among)
    assert np.array_equal(alone, vectors([FERRY])[0])


def test_the_memory_of_texts_is_bounded():
    """Old texts leave, and come back the same."""
    vectors = SentenceVectors(kept=2)
    first = vectors([FERRY])
    vectors([BOAT, BUDGET, BOAT + BUDGET])
    assert len(vectors._seen) == 2
    assert np.array_equal(first, vectors([FERRY]))


@pytest.mark.parametrize("text", ["", " \n", "\x00\ud7ff\u2028", "東京", "🙂", "a" * 100_000, "word " * 100_000], ids=range(7))
def test_any_text_has_a_vector(vectors, text):
    """Nothing in a text can stop it: emptiness, marks outside the wordpieces, length."""
    assert np.isfinite(vectors([text])).all()


def test_no_texts_give_no_rows(vectors):
    """Nothing in, nothing out, of the right width."""
    assert vectors([]).shape == (0, 384)


def test_the_runtime_is_loaded_with_the_first_text():
    """Making the object costs nothing."""
    code = "import sys; from twosource.vectors import SentenceVectors; SentenceVectors(); print({'onnxruntime', 'tokenizers'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_wordpieces_know_where_they_stand_and_what_stands_beside_them(vectors):
    """Each piece has its place in its text; the same word is read otherwise in another sentence, and the same beside the same."""
    (_, again), (rival, _), (same, _) = (vectors.pieces(texts) for texts in ([BOAT, FERRY], [FERRY, BUDGET], [FERRY, BUDGET]))
    assert [FERRY[start:end] for start, end in again.spans[:3]] == ["The", "ferry", "to"]
    assert again.states.shape == (len(again.spans), 384)
    assert not np.array_equal(again.states, rival.states)
    assert np.array_equal(rival.states, same.states)


def test_long_texts_lose_their_end_and_empty_ones_have_no_wordpieces(vectors):
    """A list without end costs no more than a sentence, and its neighbours are read all the same."""
    long, empty, short = vectors.pieces(["wind " * 5_000, "", FERRY])
    assert len(long.states) == 64
    assert len(empty.states) == 0
    assert len(short.states) > 10
