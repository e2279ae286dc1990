"""Two passages read together: what each says is weighed beside the other, and only the likeliest pairs are read."""

import importlib
from types import SimpleNamespace

import pytest
from telling_factory import ENCODER, article, states

from twosource.compare.judge.interaction import Interaction
from twosource.compare.judge.together import ON_AVERAGE, PARTNERS, Judged, Together
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity

FERRY = article(
    "Ferry Post",
    "The ferry Aurelia ran aground off Naissaar on Monday night, and tugs pulled it free by dawn.",
    "The port stayed open.",
)
BOAT = article(
    "Boat Herald",
    "Late on Monday the passenger ship Aurelia hit a sandbank near Naissaar.",
    "The passenger ship Aurelia was built in 1998 and can carry 600 people.",
)
PIERS = (("Ferry Post", "Pier"), ("Boat Herald", "Quay"))


def read_together(articles, statements=(), chance=0.5, encoder=ENCODER, only=None):
    """The passages, and what reading all pairs of two articles together says of them; every pair is as likely before."""
    read = passages(articles)
    rarity = Rarity(each.words.stems | each.kindred for each in read)
    told = accounts(read, statements)
    pairs = [
        (one, other)
        for one, first in enumerate(read)
        for other, second in enumerate(read)
        if one < other and first.article is not second.article
    ]
    chances = dict.fromkeys(only or pairs, chance)
    return read, told, chances, Together(told, Interaction(read, encoder.pieces, rarity), encoder)(chances, read)


def at(read, of, number):
    return next(position for position, each in enumerate(read) if each.article is of and each.number == number)


def test_what_says_one_thing_in_other_words_is_likelier_than_what_shares_the_names():
    """The ship that hit a sandbank ran aground; that it was built in 1998 is another matter."""
    read, _, chances, judged = read_together([FERRY, BOAT])
    aground, sandbank, built = at(read, FERRY, 0), at(read, BOAT, 0), at(read, BOAT, 1)
    same, other = tuple(sorted((aground, sandbank))), tuple(sorted((aground, built)))
    assert judged.passages[same] > 1 > -2 > judged.passages[other]
    likely = judged.of_passages(chances)
    assert likely[same] > 0.6 > 0.3 > likely[other]


def test_the_part_that_states_it_is_likelier_than_its_neighbour():
    """Of two statements of a long sentence the one that the other outlet states too stands out."""
    told = [
        states(FERRY, "The ferry Aurelia ran aground off Naissaar", "run aground"),
        states(FERRY, "tugs pulled it free by dawn", "pull free"),
        states(BOAT, "the passenger ship Aurelia hit a sandbank near Naissaar", "hit"),
    ]
    _, heard, _, judged = read_together([FERRY, BOAT], told)
    number = {account.statement.predicate: position for position, account in enumerate(heard)}
    odds = lambda one: judged.statements[tuple(sorted((number[one], number["hit"])))]  # noqa: E731
    assert odds("run aground") > odds("pull free") + 1


def test_what_was_not_read_stays_as_likely_as_it_was():
    """Half of the log odds of passages and three tenths of those of statements come from reading, where there was any."""
    judged = Judged(passages={(0, 2): 2.0}, statements={(0, 1): -4.0})
    assert judged.of_passages({(0, 2): 0.5, (1, 2): 0.3}) == pytest.approx({(0, 2): 0.731, (1, 2): 0.3}, abs=0.001)
    assert judged.of_statements({(0, 1): 0.5, (1, 2): 0.9}) == pytest.approx({(0, 1): 0.231, (1, 2): 0.9}, abs=0.001)


def test_what_is_unlikely_from_the_start_is_not_read():
    """Reading takes time, and of such pairs it finds none."""
    asked = []
    encoder = SimpleNamespace(pieces=ENCODER.pieces, together=asked.append)
    _, _, _, judged = read_together([FERRY, BOAT], chance=0.05, encoder=encoder)
    assert not asked
    assert not judged.passages


def test_readings_grow_with_the_passages_and_not_with_their_pairs():
    """Twenty outlets on one ferry: each passage is read with some of the others."""
    outlets = [
        article(f"Outlet {number}", f"The ferry Aurelia ran aground at {number} o'clock.", f"Pier {number} is closed.")
        for number in range(20)
    ]
    calls = []
    encoder = SimpleNamespace(pieces=ENCODER.pieces, together=lambda rows: calls.append(len(rows)) or ENCODER.together(rows))
    read, _, chances, judged = read_together(outlets, encoder=encoder)
    assert len(chances) == 760
    assert len(judged.passages) == len(calls) <= ON_AVERAGE * len(read)
    read_with = [sum(position in both for both in judged.passages) for position in range(len(read))]
    assert min(read_with) >= 1
    assert sum(each > PARTNERS for each in read_with) < len(read) / 2


def test_a_very_long_article_is_read_together_no_more_than_one_of_its_bound(monkeypatch):
    """Its likeliest passages are; the others stay as likely as they were."""
    monkeypatch.setattr(importlib.import_module("twosource.compare.text.passage"), "LONG", 4)
    lists = [article(outlet, *(f"{each} {number} is closed to all ships." for number in range(12))) for outlet, each in PIERS]
    calls = []
    encoder = SimpleNamespace(pieces=ENCODER.pieces, together=lambda rows: calls.append(len(rows)) or ENCODER.together(rows))
    read, *_ = read_together(lists, encoder=encoder)
    assert len(read) == 24
    assert len(calls) == 2 * 4 * ON_AVERAGE


def test_what_many_print_word_for_word_is_read_once():
    """Six outlets have an agency's sentence, and one says it otherwise: what is said of one of the six is said of all."""
    words = "The ferry Aurelia ran aground off Naissaar on Monday night, and tugs pulled it free by dawn."
    copies = [article(f"Outlet {number}", words, f"Pier {number} is closed.") for number in range(6)]
    told = [states(each, "The ferry Aurelia ran aground off Naissaar", "run aground") for each in copies]
    later = article(
        "Boat Herald", "Late on Monday the passenger ship Aurelia hit a sandbank near Naissaar.", published="2024-03-06T09:00:00+00:00"
    )
    told.append(states(later, "the passenger ship Aurelia hit a sandbank near Naissaar", "hit"))
    calls = []
    encoder = SimpleNamespace(pieces=ENCODER.pieces, together=lambda rows: calls.append(len(rows)) or ENCODER.together(rows))
    read = passages([*copies, later])
    sandbank = at(read, later, 0)
    pairs = [tuple(sorted((at(read, each, 0), sandbank))) for each in copies]
    read, heard, _, judged = read_together([*copies, later], told, encoder=encoder, only=pairs)
    assert len(calls) == 1
    assert judged.passages.keys() == set(pairs)
    assert len(set(judged.passages.values())) == 1
    number = next(position for position, account in enumerate(heard) if account.statement.predicate == "hit")
    assert {one + other - number for one, other in judged.statements} == set(range(len(heard))) - {number}


def test_a_passage_without_wordpieces_is_left_as_it_is():
    """A line of marks that no wordpiece stands for cannot be read with another, and the others are."""
    marks = article("Marks", "\u2063\u2063\u2063.", "Trains run.")
    empty = SimpleNamespace(
        pieces=lambda texts: [each._replace(**_emptied(each)) if "\u2063" in text else each for text, each in _read(texts)],
        together=ENCODER.together,
    )
    read, _, chances, judged = read_together([marks, BOAT], encoder=empty)
    gone = at(read, marks, 0)
    assert judged.passages
    assert not any(gone in both for both in judged.passages)
    assert judged.of_passages(chances).keys() == chances.keys()


def _read(texts):
    return zip(texts, ENCODER.pieces(texts), strict=True)


def _emptied(pieces):
    return {name: rows[:0] for name, rows in pieces._asdict().items()}


def test_a_pair_is_read_alike_whatever_else_is_told():
    """Bit for bit: no other pair, and no third report, has a part in it."""
    third = article("Third", "The mayor opened a school.", published="2024-03-05T09:00:00+00:00")
    read, _, _, alone = read_together([FERRY, BOAT])
    pair = tuple(sorted((at(read, FERRY, 0), at(read, BOAT, 0))))
    again, _, _, among = read_together([third, BOAT, FERRY])
    same = tuple(sorted((at(again, FERRY, 0), at(again, BOAT, 0))))
    assert among.passages[same] == alone.passages[pair]
