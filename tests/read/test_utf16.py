"""UTF-16 with its byte order mark is known for what it is by how it begins, as UTF-8 is."""

import codecs

import pytest
from reading_factory import page, read_file, story

from twosource.cli import opml
from twosource.cli.entries import links
from twosource.settings import Settings

MARKED = [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_page_without_a_name_that_tells(tmp_path, mark, encoding):
    """It is read as HTML, as the same page in UTF-8 is."""
    html = page(story())
    (plain,), _ = read_file(tmp_path, "plain", html.encode())
    (marked,), dropped = read_file(tmp_path, "marked", mark + html.encode(encoding))
    assert (marked.title, marked.text) == (plain.title, plain.text)
    assert not dropped


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_feed(mark, encoding):
    """Its entries are found."""
    text = '<?xml version="1.0" encoding="utf-16"?><rss><channel><item><link>https://post.example/1</link></item></channel></rss>'
    assert links(mark + text.encode(encoding), "feed", Settings(), print) == ["https://post.example/1"]


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_list_of_feeds(mark, encoding):
    """Its addresses are found."""
    text = '<?xml version="1.0" encoding="utf-16"?><opml><body><outline xmlUrl="https://post.example/rss"/></body></opml>'
    body = mark + text.encode(encoding)
    assert opml.is_opml(body)
    assert opml.feeds(body, "list") == ["https://post.example/rss"]
