"""What the lexicon makes of its tables."""

import pytest

from twosource.lexicon import past_of


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
