"""What the lexicon makes of its tables."""

import pytest

from twosource.lexicon import any_phrase, past_of, phrases, whole


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("arise", ("arose", "arisen")),
        ("shoot", ("shot",)),
        ("issue", ("issued",)),
        ("agree", ("agreed",)),
        ("rally", ("rallied",)),
        ("delay", ("delayed",)),
        ("ban", ("banned",)),
        ("quiz", ("quizzed",)),
        ("fix", ("fixed",)),
        ("panic", ("panicked",)),
        ("sync", ("synced",)),
        ("kidnap", ("kidnapped",)),
        ("refer", ("referred",)),
        ("offer", ("offered",)),
        ("admit", ("admitted",)),
        ("limit", ("limited",)),
        ("travel", ("travelled",)),
        ("label", ("labelled",)),
        ("fuel", ("fuelled",)),
        ("equal", ("equalled",)),
        ("parallel", ("paralleled",)),
        ("reveal", ("revealed",)),
        ("undertake", ("undertook", "undertaken")),
        ("be", ("was", "been")),
    ],
)
def test_a_past_form_is_spelled_as_news_spells_it(lemma, forms):
    """Those of a table, and -ed behind what it asks for: a letter twice, -ck, -i."""
    assert past_of(lemma) == forms


@pytest.mark.parametrize(
    ("words", "text", "stand"),
    [
        ("May", "in May", True),
        ("May", "the Mayor", False),
        ("Li", "Li’s archive", True),
        ("li", "the police", False),
        ("1 March", "on 1\nMarch", True),
        ("1 March", "on 21 March", False),
        ("St. Lind", "St. Lind, the mayor", True),
    ],
)
def test_words_stand_in_a_text_as_whole_words(words, text, stand):
    """A part of a longer word is none."""
    assert (whole(words).search(text) is not None) is stand


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("She hasn't conceded.", True),
        ("She hasn’t conceded.", True),
        ("Have not all of them left?", True),
        ("She has nothing left.", False),
        ("She had not conceded.", False),
    ],
)
def test_a_phrase_is_found_with_either_apostrophe(text, stands):
    """As whole words, in small letters or capitals."""
    assert (any_phrase("denial_words", "so_far").search(text) is not None) is stands


def test_phrases_may_be_broken_into_lines():
    """The end of a line is part of none; a blank that a phrase ends in is its own."""
    assert "Le Monde" in phrases("press", "names")
    assert "more than " in phrases("count_words", "exceeded")
