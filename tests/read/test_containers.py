"""Where pages come from: text, records, feeds, archives, in any encoding and compression, each with exact places."""

import gzip
import json
import os

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_factory import SENTENCES, page, read_file, read_paths, story

from twosource.read import read
from twosource.settings import Settings

PIECES = st.sampled_from(
    [
        *SENTENCES,
        "Sign in",
        "Comments",
        "• Read later",
        "Größe der Brücke 東京 🚢 in Larkhaven.",
        "Your support keeps us going.The bridge stood.",
        "Photo: A/AP",
        "",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_every_kept_character_leads_back_to_the_input(tmp_path, pieces, end, as_record):
    """`raw_map` covers the text but for what joins it, and each stretch is the input's own; so is each piece of furniture."""
    raw = end.join(["Bridge reopens", *pieces])
    articles, _ = read_file(tmp_path, "a.jsonl", json.dumps({"text": raw})) if as_record else read_file(tmp_path, "a.txt", raw)
    for article in articles:
        assert all(raw[at : at + stop - start] == article.text[start:stop] for start, stop, at in article.raw_map)
        assert all(raw[each.start : each.end] == each.text for each in article.furniture)
        covered = [character for start, stop, _ in article.raw_map for character in article.text[start:stop]]
        assert "".join(article.text.split()) == "".join("".join(covered).split())
        assert not any(article.text[start].isspace() or article.text[stop - 1].isspace() for start, stop in article.paragraphs)


def warc(*pages):
    """A web archive of these pages, one member each."""
    made = b""
    for number, body in enumerate(pages, 1):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2024-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        made += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return made


def test_an_archive_gives_its_pages_with_their_addresses(tmp_path):
    """Compressed, each record a page, numbered."""
    bodies = [page(story(sentences=SENTENCES[each:])).encode() for each in (0, 1)]
    articles, dropped = read_file(tmp_path, "crawl.warc.gz", warc(*bodies))
    assert dropped == []
    assert [each.address for each in articles] == ["https://courier.example/1", "https://courier.example/2"]
    assert [each.read_from.rpartition("#")[2] for each in articles] == ["1", "2"]


def test_a_damaged_archive_gives_what_comes_before_the_damage(tmp_path):
    """The first page is read, the rest told."""
    whole = warc(*[page(story(sentences=SENTENCES[each:])).encode() for each in (0, 1)])
    articles, dropped = read_file(tmp_path, "crawl.warc.gz", whole[: len(whole) - 200])
    assert [len(articles), len(dropped)] == [1, 1]


@pytest.mark.parametrize(("left", "place"), [(10, "#3"), (-30, "#2"), (-300, "#2")])
@pytest.mark.parametrize("packed", [False, True])
def test_a_record_that_is_cut_short_is_told_and_not_read_as_whole(tmp_path, left, place, packed):
    """In its body, in its last bytes, or in its head; what stands before it is read."""
    first, second, third = (gzip.decompress(warc(page(story(sentences=SENTENCES[each:])).encode())) for each in (0, 1, 2))
    cut = first + (second + third[:left] if left > 0 else second[:left])
    articles, dropped = read_file(tmp_path, "crawl.warc", gzip.compress(cut)[:-8] if packed else cut)
    assert len(articles) == (2 if left > 0 else 1)
    assert dropped
    assert all(each.kind == "unreadable" for each in dropped)
    assert packed or left > 0 or dropped[0].read_from.endswith(place)


def test_a_record_over_the_bound_is_told_and_the_others_go_on(tmp_path):
    """Whatever it holds."""
    bodies = [page(story()).encode(), b"<p>" + os.urandom(40_000).hex().encode(), page(story(sentences=SENTENCES[1:])).encode()]
    (tmp_path / "crawl.warc.gz").write_bytes(warc(*bodies))
    dropped = []
    articles = list(read([str(tmp_path / "crawl.warc.gz")], Settings(max_page_bytes=10_000), dropped.append))
    assert len(articles) == 2
    assert [(each.read_from.rpartition("#")[2], each.kind) for each in dropped] == [("2", "too large")]


FEEDS = {
    "rss.xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title><item><title>Bridge reopens</title>'
    "<link>https://courier.example/1</link><pubDate>Tue, 05 Mar 2024 08:10:00 GMT</pubDate><description><![CDATA[{}]]></description></item></channel></rss>",
    "atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><title>Bridge reopens</title><link href="https://courier.example/1"/>'
    '<published>2024-03-05T08:10:00Z</published><content type="html"><![CDATA[{}]]></content></entry></feed>',
    "feed.json": '{{"version": "https://jsonfeed.org/version/1.1", "title": "The Courier", "items": [{{"url": "https://courier.example/1", "title": "Bridge reopens", '
    '"date_published": "2024-03-05T08:10:00Z", "content_html": "{}"}}]}}',
}


@pytest.mark.parametrize("name", FEEDS)
def test_an_entry_of_a_feed_is_a_page(tmp_path, name):
    """With the feed's title as outlet, and the entry's address, title and time."""
    content = "".join(f"<p>{each}</p>" for each in SENTENCES)
    (article,), dropped = read_file(tmp_path, name, FEEDS[name].format(content))
    assert dropped == []
    assert article.outlet == "The Courier"
    assert article.title == "Bridge reopens"
    assert article.published == "2024-03-05T08:10:00+00:00"
    assert article.address == "https://courier.example/1"
    assert [article.text[start:end] for start, end in article.paragraphs] == list(SENTENCES)


UPDATED = [
    ("2024-03-05 09:30 GMT", "2024-03-05T09:30:00+00:00"),
    ("Tue, 05 Mar 2024 10:30:00 +0100", "2024-03-05T10:30:00+01:00"),
    ("yesterday", None),
    ("2024-02-31", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("told", "updated"), UPDATED)
def test_a_record_tells_when_its_page_was_changed(tmp_path, told, updated):
    """Read as its day of publication is, and nothing where it is no time; what an article line tells comes back from it."""
    record = {"text": "\n".join(SENTENCES), "published": "2024-03-05", "updated": told}
    (article,), dropped = read_file(tmp_path, "a.jsonl", json.dumps(record))
    assert dropped == []
    assert (article.published, article.updated) == ("2024-03-05", updated)
    (again,), _ = read_file(tmp_path, "b.jsonl", msgspec.json.encode(article))
    assert again.updated == updated


def test_a_record_is_believed_before_its_page(tmp_path):
    """Of two days of change the record's; of its day the page may tell the hour."""
    for told, updated in (("2024-03-06", "2024-03-06"), ("2024-03-05", "2024-03-05T09:00:00+00:00")):
        html = page(story(), '<meta property="article:modified_time" content="2024-03-05T09:00:00Z">')
        (article,), _ = read_file(tmp_path, "a.jsonl", json.dumps({"html": html, "updated": told}))
        assert article.updated == updated


def test_a_time_of_change_that_is_no_text_is_told_as_one_of_publication_is(tmp_path):
    """The line is told with the field's name, and the next is read."""
    lines = [json.dumps({"text": "\n".join(SENTENCES), field: 5}) for field in ("published", "updated")]
    articles, dropped = read_file(tmp_path, "a.jsonl", "\n".join([*lines, json.dumps({"text": "\n".join(SENTENCES)})]))
    assert len(articles) == 1
    assert [each.reason for each in dropped] == [
        f"line {number}: Expected `str | null`, got `int` - at `$.{field}`" for number, field in ((1, "published"), (2, "updated"))
    ]


ENCODED = [
    (page(story(), "").replace("charset=utf-8", "charset=windows-1252").encode("cp1252"), "declared in its meta element"),
    (page(story(), "").replace("charset=utf-8", "charset=iso-8859-1").encode("utf-8"), "declared wrongly, and UTF-8"),
    (b"\xff\xfe" + page(story()).encode("utf-16-le"), "with a mark"),
]


@pytest.mark.parametrize("body", [each[0] for each in ENCODED], ids=[each[1] for each in ENCODED])
def test_encodings_are_read_as_browsers_read_them(tmp_path, body):
    """The quotation marks come out as they went in."""
    (article,), _ = read_file(tmp_path, "a.html", body)
    assert SENTENCES[2] in article.text


@pytest.mark.parametrize("squeeze", [gzip.compress, zstandard.compress])
def test_a_compressed_file_is_read_as_what_it_holds(tmp_path, squeeze):
    """Plain text under gzip or zstd."""
    (article,), _ = read_file(tmp_path, "a.txt.gz", squeeze("\n".join(["Bridge reopens", *SENTENCES]).encode()))
    assert article.title == "Bridge reopens"


def test_the_order_of_paths_does_not_change_what_is_read(tmp_path):
    """Ids are made from content; of two equal pages one is told as a duplicate."""
    for number in (1, 2, 3):
        (tmp_path / f"{number}.html").write_text(page(story(sentences=SENTENCES[number % 2 :])), encoding="utf-8")
    paths = [str(tmp_path / f"{number}.html") for number in (1, 2, 3)]
    one, dropped = read_paths(paths)
    other, _ = read_paths(paths[::-1])
    assert {each.id for each in one} == {each.id for each in other}
    assert [each.kind for each in dropped] == ["duplicate"]


def test_text_wrapped_by_hand_is_read_in_paragraphs(tmp_path):
    """Lines that end where a width is reached belong together, and stay as they were written."""
    wrapped = "Bridge reopens\n\nThe bridge over the Lark reopened in Larkhaven on Monday, four\nmonths after a barge struck it and twelve shops along both of its\nbanks had to shut for want of customers, the mayor of the town said.\n\nThe captain of the barge is to appear before a court in the port of\nElling next week, and the owner of the barge has to pay for what it\nbroke.\n"
    (article,), _ = read_file(tmp_path, "a.txt", wrapped)
    assert len(article.paragraphs) == 2
    assert article.title == "Bridge reopens"


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    """Once, by its path; what lies beside it is read."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text("Bridge reopens\n\n" + "\n\n".join(SENTENCES), encoding="utf-8")
    scandir = os.scandir

    def refuse(path):
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, dropped = read_paths([str(tmp_path)])
    assert len(articles) == 1
    assert [(each.read_from, each.reason) for each in dropped] == [(str(closed), "cannot be opened: Permission denied")]
