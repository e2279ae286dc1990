"""What is longer than any report, or says one thing without end, is understood only so far, and that is told."""

import importlib
import time

import msgspec
import pytest
from telling_factory import article

from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.compare.text.words import sentences
from twosource.pipeline import mark, state
from twosource.settings import Settings
from twosource.telling import front

FERRY = "The ferry ran aground off Velen on Tuesday, the coast guard said."
BRIDGE = "The mayor of Velen reopened the bridge on Monday."


def told(text, paragraphs=None, **settings):
    """The statements of a text, and what was dropped."""
    one = article("Post", text)
    one = msgspec.structs.replace(one, paragraphs=paragraphs or one.paragraphs)
    dropped = []
    return list(state([one], Settings(**settings), dropped.append)), [(each.kind, each.reason) for each in dropped], one


def test_a_text_over_the_bound_is_understood_as_far_as_its_last_whole_paragraph():
    """Its rest is told; places stay those of the whole text."""
    text = f"{FERRY}\n\n{BRIDGE}"
    paragraphs = ((0, len(FERRY)), (len(FERRY) + 2, len(text)))
    found, dropped, whole = told(text, paragraphs, max_report=len(text) - 1)
    assert found
    assert all(
        each.evidence.end <= len(FERRY) and whole.text[each.evidence.start : each.evidence.end] == each.evidence.text for each in found
    )
    assert dropped == [("too large", f"understood only as far as {len(text) - 1:,} of its {len(text):,} characters")]
    assert not told(text, paragraphs, max_report=len(text))[1]


def test_one_paragraph_over_the_bound_is_cut_between_words():
    """Of it there is no end to wait for."""
    cut = front(article("Post", FERRY), Settings(max_report=20))
    assert cut.text == "The ferry ran"
    assert cut.paragraphs == ((0, 13),)
    dropped = []
    assert list(mark([article("Post", "x" * 100)], Settings(max_report=20), dropped.append)) == []
    assert len(dropped) == 1


def test_what_is_said_without_end_in_the_same_words_is_told_once_in_a_while():
    """The others of it are counted."""
    found, dropped, _ = told(" ".join([BRIDGE] * 14), max_repeats=10)
    assert len({each.evidence.start for each in found}) == 10
    assert dropped == [("repeated", "4 statements that it makes in the same words more than 10 times")]
    assert not told(" ".join([BRIDGE] * 10), max_repeats=10)[1]


@pytest.mark.parametrize("text", ["Mr. " * 50_000, "U.S. " * 40_000, "a" * 200_000 + ". B", "J. " * 60_000])
def test_sentences_among_abbreviations_without_end(text):
    """Each stop is looked at by itself."""
    begun = time.process_time()
    assert sentences(text, 0, len(text))
    assert time.process_time() - begun < 5


def test_a_word_of_very_many_passages_does_not_pair_all_with_all(monkeypatch):
    """Some of them, from all over the story, are looked at."""
    module = importlib.import_module("twosource.compare.judge.candidates")
    monkeypatch.setattr(module, "MOST", 10)
    read = passages([article(outlet, *["Velen slept."] * 40, published=f"2024-03-0{day}") for day, outlet in enumerate(("One", "Two"), 1)])
    found = module.candidates(read, Rarity(each.words.stems for each in read))
    assert {one for one, _ in found} == set(range(40))
    assert len(found) <= 80 * 10
