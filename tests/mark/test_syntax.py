"""A parse that mends have worked on is still a tree."""

import pytest
from marking_factory import make_article, shared_parser

from twosource import syntax
from twosource.syntax import Syntax

TEXT = "Anna Weber opened the bridge. The mayor closed the road."


def make_syntax(text):
    ((_, doc),) = shared_parser().parse([make_article(text)])
    return Syntax(doc)


def roots(tree):
    return [next((above for above in reversed([number, *tree.above(number)])), number) for number in range(len(tree))]


@pytest.mark.parametrize("text", ["Some expressed concern that Trask, who had left the party twice, would not rule out running alone."])
def test_a_mended_sentence_hangs_on_one_word(text):
    """What the parser hung on its own object hangs in no circle once it is read as a verb of saying."""
    tree = make_syntax(text)
    assert all(tree.head[root] == root for root in roots(tree))


def test_a_sentence_whose_mends_hang_in_a_circle_is_as_parsed(monkeypatch):
    """The other sentences keep their mends."""
    plain = make_syntax(TEXT)

    def mend(tree, number):
        place = tree.word[number]
        if place == "bridge":
            tree.dep[number], tree.head[number - 2], tree.head[number] = "mended", number, number - 2
        if place == "road":
            tree.dep[number] = "mended"
        return True

    monkeypatch.setattr(syntax, "mend", mend)
    tree = make_syntax(TEXT)
    first, end = tree.sentences[0]
    assert tree.head == plain.head
    assert tree.dep[first:end] == plain.dep[first:end]
    assert tree.dep[tree.word.index("road")] == "mended"
