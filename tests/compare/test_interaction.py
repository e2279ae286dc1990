"""Late interaction: texts are alike where the wordpieces of one find their like in the other."""

from types import SimpleNamespace

import numpy as np
import pytest
from telling_factory import ENCODER, article, states

from twosource.compare import compare
from twosource.compare.judge.echo import SILENT, echoes
from twosource.compare.judge.interaction import HEARD, Interaction, heard_of, rareness
from twosource.compare.judge.likeness import FEATURES, Likeness
from twosource.compare.text.kin import kin
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.group import one_story

FERRY = article("Harbour Post", "The ferry Aurelia ran aground off Naissaar on Monday.", "The port stayed open.")
BOAT = article("Gulf Mirror", "On Monday the passenger ship hit rocks near the island of Naissaar.", "Heating failed in two cabins.")


@pytest.fixture(scope="module")
def read():
    return passages([FERRY, BOAT])


@pytest.fixture(scope="module")
def interaction(read):
    return Interaction(read, ENCODER.pieces, rarity(read))


def rarity(read):
    return Rarity(each.words.stems | kin(each.words.stems) for each in read)


def at(read, page, number):
    return next(position for position, each in enumerate(read) if each.article is page and each.number == number)


def test_one_happening_in_two_wordings_is_likelier_than_two_happenings(read, interaction):
    """The grounding meets the grounding sooner than the cabins."""
    here, there, cabins = at(read, FERRY, 0), at(read, BOAT, 0), at(read, BOAT, 1)
    rows = interaction.passage
    same, other = interaction.odds([(rows(here), rows(there)), (rows(here), rows(cabins))])
    assert same > other


def test_both_sides_are_told_and_the_order_of_a_pair_turns_them(read, interaction):
    """What a text has of itself is everything; the odds of a pair do not ask which is the first."""
    one, other = interaction.passage(0), interaction.passage(2)
    assert interaction.shares([(one, one)])[0] == pytest.approx([1, 1], abs=1e-5)
    assert interaction.shares([(one, other)])[0] == pytest.approx(interaction.shares([(other, one)])[0][::-1], abs=1e-6)
    assert interaction.odds([(one, other)]) == pytest.approx(interaction.odds([(other, one)]), abs=1e-5)


def test_a_pair_is_measured_alike_whatever_longer_pair_stands_beside_it(read, interaction):
    """Pairs are measured together, filled up to the longest: what fills them up is found nowhere and finds nothing, not even for a text of no wordpiece."""
    whole = [interaction.passage(position) for position in range(len(read))]
    pairs = [*((one, other) for one in whole for other in whole), (whole[0], (3, 3)), ((3, 3), whole[1]), ((3, 3), (3, 3))]
    together, held = interaction.shares(pairs), interaction.held(pairs)
    for number, pair in enumerate(pairs):
        assert interaction.shares([pair])[0] == pytest.approx(together[number], abs=1e-6)
        assert interaction.held([pair])[0] == pytest.approx(held[number], abs=1e-6)
    assert held[-3] < -3
    assert held[-2:] == pytest.approx([0, 0])


def test_a_span_holds_its_own_wordpieces(read, interaction):
    """Of a part of a sentence only the wordpieces that stand in it are looked at; of none, none."""
    position = at(read, FERRY, 0)
    first, end = interaction.passage(position)
    assert interaction.inside((position,), *read[position].article.paragraphs[0])[0] == first
    start = FERRY.text.index("Naissaar")
    part = interaction.inside((position,), start, start + len("Naissaar"))
    assert first < part[0] < part[1] < end
    assert interaction.inside((position,), start, start) in {(part[0], part[0]), (part[0], part[0] + 1)}
    nothing = interaction.shares([((first, first), (first, end))])
    assert np.isfinite(nothing).all()


def test_a_word_of_the_whole_story_tells_less_than_a_word_of_one_sentence():
    """Wordpieces are as rare as their words; one of no word, or of a word that names no matter, says so."""
    known = rarity(passages([article("Harbour Post", "The ferry hit rocks.", "The ferry sank.", "The ferry was old.")]))
    text = "The ferry hit rocks."
    pieces = ENCODER.pieces([text])[0]
    rare = {text[start:end]: row for (start, end), row in zip(pieces.spans.tolist(), rareness(text, pieces, known).tolist(), strict=True)}
    assert rare["The"] == rare["."] == [0.0, 1.0]
    assert 0 < rare["ferry"][0] < rare["rocks"][0]
    assert rare["ferry"][1] == rare["rocks"][1] == 0.0


@pytest.mark.parametrize(("count", "heard"), [(0, 0), (1, 1), (3, 3), (HEARD, HEARD), (5000, HEARD)])
def test_a_story_of_any_length_is_heard_from_its_first_passage_to_its_last(count, heard):
    """So many passages at most, each once, evenly over the story."""
    places = heard_of(count).tolist()
    assert len(set(places)) == heard
    assert not places or (places[0], places[-1]) == (0, count - 1)


def test_a_story_without_a_sentence_has_no_pairs():
    """Nothing is asked of nothing."""
    nothing = Interaction([], ENCODER.pieces, rarity([]))
    assert nothing.odds([]).shape == (0,)
    assert Likeness([], rarity([]), nothing)([]).shape == (0, len(FEATURES))


def test_echoes_stand_beside_their_rivals_and_their_neighbours(read):
    """The likeliest passes the next by their distance; what stands before an article's first sentence is silent."""
    one, two = at(read, FERRY, 0), at(read, FERRY, 1)
    three, four = at(read, BOAT, 0), at(read, BOAT, 1)
    odds = dict(sorted((tuple(sorted(pair)), value) for pair, value in {(one, three): 2.0, (one, four): -1.0, (two, four): 0.5}.items()))
    rows = dict(zip(odds, echoes(read, [*odds], np.array([*odds.values()])).tolist(), strict=True))
    best = rows[tuple(sorted((one, three)))]
    assert best[:3] == [2.0, 3.0, 11.0]
    assert best[3:] == [0.0, 0.0, SILENT, 0.5, -1.0]


def test_a_story_of_one_article_is_not_read():
    """Nobody else can say the same: its wordpieces are not asked for."""
    asked = []
    silent = SimpleNamespace(pieces=asked.append, together=asked.append)
    told = [
        states(FERRY, "The ferry Aurelia ran aground off Naissaar on Monday", "run aground"),
        states(FERRY, "The port stayed open", "stay"),
    ]
    found = compare(one_story([FERRY]), [FERRY], told, [], silent)
    assert len(found) == 2
    assert not asked
