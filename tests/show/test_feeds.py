"""Atom feeds, as a reader of feeds takes them."""

import casebook_factory as factory
import feedparser
import pytest

STORY = f"/stories/{factory.STORY.id}"
FEEDS = {"/feed": 1, f"{STORY}/feed": 10, "/entity/feed?key=juhan%20roos": 2, "/search/feed?q=channel": 2}


@pytest.mark.parametrize(("path", "count"), FEEDS.items())
def test_a_feed_is_read_whole(client, path, count):
    """It is well-formed Atom; every entry has an id of its own, a moment with its offset, and a link that leads somewhere."""
    answer = client.get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert len(feed.entries) == len({entry.id for entry in feed.entries}) == count
    for entry in feed.entries:
        assert entry.updated_parsed.tm_year == 2024
        assert client.get(entry.link).status_code == 200


def test_a_page_names_its_feed(client):
    """Front, story, person and search pages do."""
    for path, feed in (
        ("/", "/feed"),
        (STORY, f"{STORY}/feed"),
        ("/entity?key=juhan%20roos", "/entity/feed"),
        ("/search?q=x", "/search/feed"),
    ):
        assert 'type="application/atom+xml" title="' in client.get(path).text
        assert f'href="{feed}' in client.get(path).text


@pytest.mark.parametrize("path", ["/stories/nothing/feed", "/entity/feed?key=nobody", "/search/feed", "/search/feed?q=%22"])
def test_a_feed_of_nothing_is_an_error(client, path):
    """404 for what is not there, 400 for what cannot be asked."""
    assert client.get(path).status_code == (404 if "nothing" in path or "nobody" in path else 400)
