"""Article lines are read with care: each bad one is told by its number, and the others go on."""

import json
import os

import pytest

from twosource.cli.lines import articles
from twosource.settings import Settings

BRIDGE = {
    "id": "1",
    "address": None,
    "read_from": "a.txt",
    "outlet": "The Courier",
    "title": None,
    "authors": [],
    "published": "2024-03-05",
    "updated": None,
    "place": None,
    "language": "en",
    "text": "The bridge of Velen reopened on Monday, the mayor said.",
    "paragraphs": [[0, 55]],
    "captions": [],
    "agencies": [],
    "furniture": [],
    "raw_map": None,
}
FERRY = BRIDGE | {"id": "2", "text": "The ferry ran aground on Tuesday.", "paragraphs": [[0, 33]]}


def read(tmp_path, *lines, **settings):
    """The ids of the articles of these lines, and what was told of the others."""
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\n".join(each if isinstance(each, bytes) else json.dumps(each).encode() for each in lines))
    told = []
    found = [each.id for each in articles(str(file), Settings(**settings), told.append)]
    return found, [(each.read_from.removeprefix(f"{tmp_path}/"), each.kind, each.reason) for each in told]


def test_a_line_that_is_too_long_is_told_and_the_others_go_on(tmp_path):
    """However long it is: it ends where its file ends."""
    found, told = read(tmp_path, BRIDGE, b"x" * 50_000, FERRY, max_line_bytes=1000)
    assert found == ["1", "2"]
    assert told == [("in.jsonl#2", "too large", "over 2,000 bytes")]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="not on this system")  # noqa: PTH110
def test_a_line_without_end_is_given_up():
    """What is no file may never end."""
    told = []
    assert not list(articles("/dev/zero", Settings(max_line_bytes=1000), told.append))
    assert [(each.read_from, each.kind) for each in told] == [("/dev/zero", "too large")]


def test_an_id_that_comes_again_is_told(tmp_path):
    """With the same article, or with another one, which would be taken for the first."""
    found, told = read(tmp_path, BRIDGE, BRIDGE, BRIDGE | {"text": FERRY["text"], "paragraphs": []}, FERRY)
    assert found == ["1", "2"]
    assert [(where, kind) for where, kind, _ in told] == [("in.jsonl#2", "duplicate"), ("in.jsonl#3", "duplicate")]
    assert [reason.split(" ")[0] for *_, reason in told] == ["the", "another"]


@pytest.mark.parametrize(
    "odd",
    [
        {"paragraphs": [[0, 56]]},
        {"paragraphs": [[-1, 5]]},
        {"paragraphs": [[9, 5]]},
        {"paragraphs": [[5, 9], [0, 4]]},
        {"captions": [1]},
        {"text": "x" * 101},
    ],
)
def test_an_article_that_does_not_hold_together_is_told(tmp_path, odd):
    """Its paragraphs lie outside its text or over each other, or it is too long."""
    found, told = read(tmp_path, BRIDGE | odd, FERRY, max_text=100)
    assert found == ["2"]
    assert [where for where, *_ in told] == ["in.jsonl#1"]


def test_lines_that_are_no_articles_for_one_reason_are_told_together(tmp_path):
    """With their number, the first place, and what makes articles of pages, where none was among them."""
    record = {"url": "https://courier.example/1", "text": "The bridge reopened."}
    assert read(tmp_path, *[record] * 60) == (
        [],
        [("in.jsonl#1", "record", "60 records are no articles: object lacks `id`; read pages with `twosource read` first")],
    )
    found, told = read(tmp_path, BRIDGE, record, FERRY)
    assert (found, told) == (["1", "2"], [("in.jsonl#2", "record", "not an article line: object lacks `id`")])
