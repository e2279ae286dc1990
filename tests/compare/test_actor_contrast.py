"""Who did it: one deed told of two who cannot both have done it, and what only looks like it."""

import dataclasses

import msgspec
import pytest
from telling_factory import article, party, place, states, when

from twosource.compare.matter.actor_contrast import act_at_two_times, contrast_actor, name_two_actors
from twosource.compare.slot.bearing import Contrast
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party

MONDAY = when("on Monday", "2024-03-04")
ROW = Party(text="Ida Row", name="Ida Row", entity="person:ida-row")
LIND = Party(text="Otto Lind", name="Otto Lind", entity="person:otto-lind")
NORLINK = Party(text="Norlink", name="Norlink", entity="organisation:norlink")
VELEN, KASK = party("Velen"), party("Maarja Kask")


def told(predicate, *said, **slots):
    pages = [article(outlet, f"{words}.") for outlet, (words, _, _) in zip(("Harbour Post", "Gulf Mirror"), said, strict=True)]
    return accounts(
        passages(pages),
        [states(page, words, predicate, who=who, whom=whom, **slots) for page, (words, who, whom) in zip(pages, said, strict=True)],
    )


def sides(one, other, *, also="", thing=VELEN, predicate="shell"):
    first, second = Party(text=one), Party(text=other)
    return told(
        predicate,
        (f"{one} hit {thing.text} on Monday", first, thing),
        (f"{other} hit {thing.text} on Monday{also}", second, thing),
        when=MONDAY,
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Government forces", "Rebels of the Valley Front", True),
        ("The army", "militants", True),
        ("Troops", "The insurgents", True),
        ("Government forces", "The army", False),
        ("Rebel forces", "Militants", False),
        ("Rebel forces", "The insurgents", False),
        ("Gunmen", "The army", False),
    ],
)
def test_two_sides_of_a_war_did_not_both_do_it(one, other, differ):
    assert (contrast_actor(*sides(one, other)) is Contrast.CONFLICT) is differ


def test_where_a_sentence_knows_both_they_may_have_done_it_together():
    assert contrast_actor(*sides("The army", "Rebels", also=", as the army did")) is Contrast.NONE


def test_who_says_so_did_not_do_it():
    one, other = sides("The army", "Rebels", also=", the government said")
    assert contrast_actor(one, other) is Contrast.NONE
    quoted = msgspec.structs.replace(other.statement, speaker=Party(text="the government"))
    assert contrast_actor(one, dataclasses.replace(other, statement=quoted)) is Contrast.CONFLICT


def test_what_is_not_named_may_be_two_things():
    assert contrast_actor(*sides("The army", "Rebels", thing=Party(text="a village"))) is Contrast.NONE


def test_one_deed_at_no_known_time_or_place_may_be_two():
    first, second = Party(text="The army"), Party(text="Rebels")
    both = ("The army shelled Velen", first, VELEN), ("Rebels shelled Velen", second, VELEN)
    assert contrast_actor(*told("shell", *both)) is Contrast.NONE
    assert contrast_actor(*told("shell", *both, where=place("Velen", "EE", 1))) is Contrast.CONFLICT


@pytest.mark.parametrize(
    ("predicate", "who", "contrast", "doubted"),
    [
        ("kill", LIND, Contrast.CONFLICT, True),
        ("criticise", LIND, Contrast.NONE, True),  # each of them may have
        ("meet", LIND, Contrast.NONE, False),
        ("kill", Party(text="He", name="Otto Lind", entity="person:otto-lind"), Contrast.NONE, False),
        ("kill", Party(text="Ida Rowe", name="Ida Rowe", entity="person:ida-rowe"), Contrast.NONE, False),
        ("kill", NORLINK, Contrast.NONE, False),
        ("kill", Party(text="the governor"), Contrast.NONE, False),
    ],
)
def test_two_who_are_named(predicate, who, contrast, doubted):
    text = "Lind" if who.text == "He" else who.text
    pair = told(
        predicate,
        ("Ida Row did it to Maarja Kask on Monday", ROW, KASK),
        (f"{text} did it to Maarja Kask on Monday", who, KASK),
        when=MONDAY,
    )
    assert contrast_actor(*pair) is contrast
    assert name_two_actors(*pair) is doubted


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Party(text="Rovers", name="Velen Rovers"), Party(text="City"), True),
        (Party(text="Rovers", name="Velen Rovers"), Party(text="Velen"), False),
        (Party(text="Rovers", name="Velen Rovers"), Party(text="Players"), False),  # with a capital as it begins the sentence
        (Party(text="Rovers", name="Velen Rovers"), Party(text="The visitors"), False),
        (ROW, LIND, True),
    ],
)
@pytest.mark.parametrize("day", ["2024-03-04", "2024-03-06"])
def test_two_names_at_two_times_are_two_matters(one, other, apart, day):
    pages = [
        article("Harbour Post", f"{one.text} play Stanmore then.", f"Nobody will forget {one.text} soon."),
        article(
            "Gulf Mirror",
            f"{other.text} play Stanmore then.",
            "The players rested.",
            "Nobody will forget City soon, or Velen.",
            "So says Otto Lind.",
        ),
    ]
    said = [
        states(page, f"{who.text} play Stanmore then", "play", who=who, whom=party("Stanmore"), when=when("then", at))
        for page, who, at in zip(pages, (one, other), ("2024-03-04", day), strict=True)
    ]
    assert act_at_two_times(*accounts(passages(pages), said)) is (apart and day != "2024-03-04")
