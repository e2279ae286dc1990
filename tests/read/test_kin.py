"""Which blocks stand in one element, which look alike, and how words are told apart."""

import random
import re

import pytest

from twosource.model import Page
from twosource.read.kin import kin
from twosource.read.markup import parsed
from twosource.read.wording import SEAM, _words_and_letters, letters
from twosource.settings import Settings

PAGE = """<body><main><div class="text"><p>The ferry left late.<p>Nobody was hurt.</div>
<div class="text"><p>The harbour reopened.</div><aside><p class="small">More on ferries</aside></main></body>"""
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[©\x01]")  # letters and digits, with single marks between them


def test_blocks_of_one_element_share_what_stands_around_them():
    """The paragraph, the element around it and the two above that are numbered, and those of one look share a number."""
    blocks, _ = parsed(PAGE, Page(read_from="x", body=b"", form="html"), Settings())
    told = kin(blocks)
    own, second, third, fourth = told.around.tolist()
    assert len(set(own)) == 4
    assert second[0] == second[1] != second[2]
    assert len(set(third)) == 1
    assert set(fourth) == {0}
    assert [told.elements[each].tag for each in own] == ["p"] * 4
    looks = told.looks.tolist()
    assert looks[0] == looks[1] == looks[2] != looks[3]


def test_an_element_is_numbered_after_those_around_it():
    """What an element holds can be added up from the last to the first."""
    blocks, _ = parsed(PAGE, Page(read_from="x", body=b"", form="html"), Settings())
    above = kin(blocks).above
    assert all(above[each] < each for each in range(1, len(above)))


@pytest.mark.parametrize("seed", range(40))
def test_words_are_told_apart_as_the_plain_pattern_tells_them(seed):
    """Marks within, before and behind words, several together, other scripts and seams: the quick way finds the same words and letters."""
    chance = random.Random(seed)
    text = "".join(chance.choice(f"abé1 _'--–©{SEAM}.²文　\u00a0/") for _ in range(400))
    told, its_letters = _words_and_letters(text)
    assert told == WORD.findall(text)
    assert its_letters == [letters(each) for each in text.split(SEAM)]
