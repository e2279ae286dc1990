"""What is longer than any report, or says one thing without end, is understood only so far, and that is told."""

import importlib
import time

import msgspec
import pytest
from telling_factory import article

from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.compare.text.words import sentences
from twosource.pipeline import make, mark, state
from twosource.settings import Settings
from twosource.telling import front, shared_out

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


def test_a_passage_of_a_very_long_article_is_set_against_its_likest_alone():
    """Two lists of a thousand lines: six of the other for each of its own, and what both have is among them."""
    module = importlib.import_module("twosource.compare.judge.candidates")
    lines = [[f"Rovers {number} beat City in Velen on Monday." for number in range(start, start + 1000)] for start in (0, 500)]
    read = passages(
        [article(outlet, *its, published=f"2024-03-0{day}") for day, (outlet, its) in enumerate(zip("AB", lines, strict=True), 1)]
    )
    found = set(module.candidates(read, Rarity(each.words.stems | each.kindred for each in read)))
    assert len(read) == 2000
    assert len(found) <= 2000 * module.FEWEST
    assert {(500 + at, 1000 + at) for at in range(500)} <= found


@pytest.mark.parametrize(
    ("lengths", "most", "share"),
    [((10, 20, 30), 60, 100), ((10, 20, 30), 50, 20), ((10, 40, 40), 50, 20), ((200, 5), 1_000, 100), ((10, 10), 1, 0)],
)
def test_of_a_story_that_is_too_long_the_short_articles_are_kept_whole(lengths, most, share):
    """Of the long ones as much of each."""
    articles = [article("Post", "x" * length) for length in lengths]
    assert shared_out(articles, Settings(max_report=100, max_story=most)) == share


def test_what_of_a_story_is_not_compared_is_told(tmp_path):
    """The long article is compared as far as its second paragraph, and is in no finding from there on."""
    long, short = [FERRY, BRIDGE, "The harbour of Velen was closed on Sunday."], ["The ferry ran aground near Velen, fishermen said."]
    for name, its in (("long", long), ("short", short)):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(["Ferry aground", *its]), encoding="utf-8")
    most = len("\n\n".join([*long[:2], *short])) + 3
    outcome = make([str(tmp_path)], Settings(max_story=most), as_one_story=True)
    told = {statement.id: statement.evidence.text for statement in outcome.statements}
    compared = {told[each] for finding in outcome.findings for each in finding.statements}
    assert any("closed" in text for text in told.values())
    assert any("reopened" in text for text in compared)
    assert not any("closed" in text for text in compared)
    assert [(each.kind, each.reason) for each in outcome.dropped] == [
        (
            "too large",
            f"compared only as far as {len(chr(10) * 2 + FERRY + BRIDGE)} of its {len((chr(10) * 2).join(long))} characters: of one story {most} are",
        )
    ]
    assert "long.txt" in outcome.dropped[0].read_from
