"""Copies are found whole, cut, re-led and among furniture; two hands at one matter are none."""

import random

import pytest
from group_factory import article

from twosource.group import copies

WORDS = [
    f"{a}{b}" for a in ("ba", "do", "ki", "lu", "me", "ra", "so", "ti") for b in ("ban", "den", "fil", "gor", "lim", "nus", "pel", "tor")
]


def prose(seed, sentences=18):
    """Sentences of made words, the same for a seed."""
    chance = random.Random(seed)
    return [f"{' '.join(chance.choices(WORDS, k=14)).capitalize()}." for _ in range(sentences)]


REPORT = prose(1)
OTHER = prose(2)


def shares(*texts):
    made = [article(f"Report {number}", text, outlet=f"Outlet {number}") for number, text in enumerate(texts)]
    names = {each.id: number for number, each in enumerate(made)}
    return {tuple(sorted(names[each] for each in copy.articles)): copy.share for copy in copies(made)}


@pytest.mark.parametrize(
    ("edited", "least"),
    [
        (REPORT, 1.0),
        (REPORT[:6], 1.0),
        (REPORT[9:], 1.0),
        (OTHER[:2] + REPORT[2:], 0.8),
        (REPORT + OTHER[:6], 1.0),
        (REPORT[:5] + OTHER[:2] + REPORT[5:] + OTHER[3:5], 0.95),
        ([each.upper() for each in REPORT], 1.0),
        (REPORT[::-1], 0.9),
    ],
    ids=["whole", "cut", "beginning cut", "led anew", "furniture after", "furniture within", "in capitals", "moved about"],
)
def test_an_edited_copy_is_found(edited, least):
    """Cutting, another lead, furniture and order leave a copy a copy."""
    assert shares(" ".join(REPORT), " ".join(edited))[0, 1] >= least


def test_two_hands_at_one_matter_are_no_copy():
    """Articles that share no run of words are not paired."""
    assert shares(" ".join(REPORT), " ".join(OTHER)) == {}


def test_a_speech_quoted_by_two_makes_no_copy():
    """What stands in quotation marks is the speaker's wording, not the outlet's."""
    speech = " ".join(prose(3, 6)).rstrip(".")
    first = " ".join(prose(4, 6)) + f" “{speech}” he said."
    second = " ".join(prose(5, 6)) + f" “{speech}” he told them."
    assert shares(first, second) == {}


def test_order_of_input_does_not_matter():
    """The same pairs with the same shares, in order of their ids."""
    made = [article(f"Report {each}", " ".join(prose(each % 4, 9) + prose(each, 9)), outlet=f"Outlet {each}") for each in range(12)]
    found = copies(made)
    assert found
    assert found == copies(made[::-1]) == tuple(sorted(found, key=lambda each: each.articles))


def test_many_copies_are_not_compared_all_with_all():
    """Each is paired with some before it, and all hang together."""
    made = [article(f"Report {each}", " ".join(REPORT), outlet=f"Outlet {each}") for each in range(300)]
    found = copies(made)
    assert len(found) <= 32 * 300
    root = {each.id: each.id for each in made}

    def top(each):
        while root[each] != each:
            each = root[each]
        return each

    for copy in found:
        one, other = map(top, copy.articles)
        root[max(one, other)] = min(one, other)
    assert len({top(each.id) for each in made}) == 1


@pytest.mark.parametrize("text", ["", "?!", "One", "東京 地震"], ids=["empty", "marks", "one word", "another script"])
def test_articles_of_next_to_nothing_are_taken(text):
    """A text with no words is nobody's copy, and stops nothing."""
    made = [article("", text, outlet="One"), article("", text, outlet="Other"), article("", " ".join(REPORT))]
    assert all(copy.share <= 1 for copy in copies(made))
