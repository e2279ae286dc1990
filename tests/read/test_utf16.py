"""UTF-16 with its byte order mark is known for what it is by how it begins, as UTF-8 is."""

import codecs
import json

import pytest
from reading_factory import SENTENCES, page, read_file, read_paths, story

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


@pytest.mark.parametrize(("mark", "encoding"), [*MARKED, (codecs.BOM_UTF8, "utf-8")])
@pytest.mark.parametrize("name", ["news.jsonl", "news", "feed.json"])
def test_records_and_feeds_in_json(tmp_path, mark, encoding, name):
    """Line by line, whatever their name."""
    items = [{"title": f"Report {number}", "text": text, "content_text": text} for number, text in enumerate(SENTENCES[:2])]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    text = json.dumps(feed) if name == "feed.json" else "\n".join(json.dumps(each, ensure_ascii=False) for each in items)
    (tmp_path / name).write_bytes(mark + text.encode(encoding))
    articles, dropped = read_paths([str(tmp_path / name)])
    assert [each.title for each in articles] == ["Report 0", "Report 1"]
    assert not dropped


def test_utf32_is_told(tmp_path):
    """Its mark begins as that of UTF-16 does."""
    articles, (dropped,) = read_file(tmp_path, "news.jsonl", codecs.BOM_UTF32_LE + json.dumps({"text": SENTENCES[0]}).encode("utf-32-le"))
    assert not articles
    assert dropped.reason == "binary, not text"


def test_an_item_of_a_feed_that_is_no_object_is_told(tmp_path):
    """By its number, and the others are read; a feed without a list of items is told as a whole."""
    version = "https://jsonfeed.org/version/1.1"
    odd = json.dumps({"version": version, "items": [{"content_text": SENTENCES[0]}, "news", None]}).encode()
    articles, dropped = read_file(tmp_path, "feed.json", odd)
    assert len(articles) == 1
    assert [each.read_from.rpartition("#")[2] for each in dropped] == ["2", "3"]
    articles, dropped = read_file(tmp_path, "none.json", json.dumps({"version": version, "items": {"a": 1}}).encode())
    assert not articles
    assert len(dropped) == 1
