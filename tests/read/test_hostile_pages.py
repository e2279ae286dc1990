"""What is broken, huge, nested or hostile is told with its reason; nothing hangs, crashes or resolves what is outside."""

import gzip
import io
import json
import time

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_factory import SENTENCES, page, read_file, read_paths, story

SECONDS = 5  # a page may take so long

BAD = {
    "empty.txt": (b"", "not news"),
    "blank.html": (b" \n\t ", "not news"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "unreadable"),
    "deep.html": (b"<div>" * 10_000 + b"x" + b"</div>" * 10_000, "too large"),
    "deeper.html": (b"<div>" * 2_000_000 + b"x", "too large"),
    "attributes.html": (b"<p " + b" ".join(b"a%d=1" % each for each in range(200_000)) + b">x</p>", "too large"),
    "nothing.html": (b"<html><body><nav><a href=/>Home</a></nav></body></html>", "not news"),
    "feed.xml": (b"<rss><channel><ti", "unreadable"),
    "cut.gz": (gzip.compress(b"The bridge reopened on Monday. " * 5000)[:300], "unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_told_once_and_in_time(tmp_path, name):
    """One `Dropped` names it and its kind."""
    content, kind = BAD[name]
    begun = time.monotonic()
    articles, dropped = read_file(tmp_path, name, content)
    assert articles == []
    assert [(each.read_from.rpartition("/")[2], each.kind) for each in dropped] == [(name, kind)]
    assert time.monotonic() - begun < 6 * SECONDS  # a busy machine is slower, a hang is slower still


@pytest.mark.parametrize("squeeze", [gzip.compress, zstandard.compress])
def test_a_bomb_is_given_up_at_the_bound(tmp_path, squeeze):
    """Two hundred million characters out of little: told as too large, and not held in memory."""
    articles, dropped = read_file(tmp_path, "bomb.html.gz", squeeze(b"<p>" + b"a" * 200_000_000))
    assert articles == []
    assert [each.kind for each in dropped] == ["too large"]


def test_a_bad_file_in_a_folder_stops_nothing(tmp_path):
    """The good page among the bad is read, and hidden files are passed over in silence."""
    (tmp_path / "a.html").write_text(page(story()), encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\0\1\2" * 100)
    (tmp_path / "notes.md").write_text("# Notes\n\nSome notes that nobody published.\n", encoding="utf-8")
    (tmp_path / ".hidden").write_bytes(b"\0")
    articles, dropped = read_paths([str(tmp_path), str(tmp_path / "missing.html")])
    assert len(articles) == 1
    assert sorted(each.read_from.rpartition("/")[2] for each in dropped) == ["b.bin", "missing.html", "notes.md"]


def test_a_bad_line_is_told_by_its_number_and_a_page_given_twice_is_read_once(tmp_path):
    """Of four lines the first and last are read, the second is broken, the third repeats the first."""
    good = {"url": "https://courier.example/1", "title": "Bridge reopens", "text": "\n".join(SENTENCES)}
    other = good | {"url": "https://courier.example/2", "text": "\n".join(SENTENCES[1:])}
    lines = [json.dumps(good), '{"url": 5}', json.dumps(good), json.dumps(other)]
    articles, dropped = read_file(tmp_path, "a.jsonl", "\n".join(lines))
    assert [each.read_from.rpartition("#")[2] for each in articles] == ["1", "4"]
    assert [(each.read_from.rpartition("#")[2], each.kind) for each in dropped] == [("2", "record"), ("3", "duplicate")]


def test_entities_of_a_feed_are_not_resolved(tmp_path):
    """Neither the billion laughs nor a file of this machine come out of a feed."""
    secret = tmp_path / "secret"
    secret.write_text("do not tell", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{each} "{f"&l{each - 1};" * 10}">' for each in range(1, 10))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
        f"<rss><channel><title>Courier</title><item><title>t</title><description>&x; &l9; {' '.join(SENTENCES)}</description></item></channel></rss>"
    )
    articles, _ = read_file(tmp_path, "a.xml", feed)
    assert articles
    assert all("do not tell" not in article.text and len(article.text) < 5000 for article in articles)


PAGE = page(
    story("<aside><p>Sign up for our newsletter</p></aside>"), '<title>Bridge reopens</title><meta name=author content="Ines Moor">'
).encode()
FEED = f"<rss><channel><title>Courier</title><item><title>Bridge</title><description>{' '.join(SENTENCES)}</description></item></channel></rss>".encode()
RECORD = json.dumps({"title": "Bridge", "text": "\n".join(SENTENCES)}).encode()
ARCHIVE = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" % (len(PAGE) + 45) + (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n\r\n"
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 40), st.sampled_from([b"", b"<", b">", b'"', b"<div>", b"\xff\xfe", b"\0", b"]]>", b"&#", b"{", b"<!--", b"<p><b>" * 30, b"\xe2\x80"])),
    max_size=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.sampled_from([PAGE, FEED, RECORD, ARCHIVE, gzip.compress(ARCHIVE)]),
    st.sampled_from(["a.html", "a.txt", "a.xml", "a.jsonl", "a.warc.gz"]),
    CHANGES,
)
def test_changed_pages_feeds_and_archives_are_read_or_told(tmp_path, content, name, changes):
    """Whatever is cut out or put in: no error escapes, and what comes out is exact."""
    stream = io.BytesIO(content)
    body = bytearray(stream.read())
    for at, size, put in changes:
        body[at : at + size] = put
    articles, dropped = read_file(tmp_path, name, bytes(body))
    assert all(each.reason for each in dropped)
    for article in articles:
        assert article.text.strip()
        assert all(0 <= start < end <= len(article.text) for start, end in article.paragraphs)
