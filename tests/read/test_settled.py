"""Blocks that markup alone settles: links, menus, page feet; they are told as furniture, and nothing is lost by it."""

import pytest
from reading_factory import SENTENCES, page, read_file, story

from twosource.model import Page
from twosource.read.markup import parsed
from twosource.read.settled import settled
from twosource.settings import Settings


def blocks(body):
    found, _ = parsed(page(body), Page(read_from="a.html", body=b"", form="html"), Settings())
    return found


SETTLED = {
    "a link": ('<ul><li><a href="/1">Harbour to close</a></li></ul>', "related"),
    "links and marks": ('<p><a href="/1">News</a> | <a href="/2">Sport</a> &raquo; <a href="/3">Weather</a></p>', "related"),
    "a menu": ("<nav><p>All about the town and its river</p></nav>", "navigation"),
    "a page foot": ("<footer><p>Printed in Larkhaven since 1911.</p></footer>", "navigation"),
    "a button": ("<button>Read on</button>", "navigation"),
    "a list that says what it is": ('<ul class="share"><li><a href="#m">by mail</a></li></ul>', "share"),
}


@pytest.mark.parametrize("name", SETTLED)
def test_what_markup_settles_is_not_weighed(name):
    """It has its kind, and the report beside it is weighed."""
    body, kind = SETTLED[name]
    found = settled(blocks(f"<p>{SENTENCES[0]}</p>{body}"))
    assert list(found.asked) == [0]
    assert list(found.passed) == [0, 1]
    assert [each.kind for each in found.verdicts.values()] == [kind]


@pytest.mark.parametrize("body", ['<p>Tom Ilves <a href="/1">said so</a> on Monday.</p>', '<h1><a href="/1">Bridge reopens</a></h1>'])
def test_a_sentence_with_a_link_and_a_heading_are_weighed(body):
    """The title is often a link to the page itself."""
    assert list(settled(blocks(body)).asked) == [0]


def test_where_all_is_links_all_is_weighed():
    """A page of nothing else is not left without a judgement."""
    found = settled(blocks('<p><a href="/1">One</a></p><p><a href="/2">Two</a></p>'))
    assert list(found.asked) == [0, 1]
    assert not found.verdicts


def test_a_byline_that_is_a_link_names_the_writer(tmp_path):
    """It is settled, and still read."""
    articles, _ = read_file(tmp_path, "a.html", page(story('<p><a href="/staff/7">By Ines Moor</a></p>')))
    assert articles[0].authors == ("Ines Moor",)
    assert "Ines Moor" not in articles[0].text


def test_every_block_is_report_or_furniture(tmp_path):
    """What markup settles stands in the furniture in the page's order."""
    menu = '<nav><a href="/1">Home</a></nav>'
    foot = "<footer><p>Printed in Larkhaven since 1911.</p></footer>"
    articles, _ = read_file(tmp_path, "a.html", page(f"{menu}{story()}{foot}"))
    assert [each.text for each in articles[0].furniture] == ["Home", "Printed in Larkhaven since 1911."]
    assert articles[0].text.splitlines()[::2] == list(SENTENCES)
