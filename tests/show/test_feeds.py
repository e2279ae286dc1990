"""Atom feeds, as a reader of feeds takes them."""

import re
import xml.etree.ElementTree as ET

import casebook_factory as factory
import feedparser
import httpx
import msgspec
import pytest

from twosource.keep import Casebook

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


ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339, as RFC 4287 narrows it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def one(element, name):
    """The text of the one child of that name."""
    [child] = element.findall(ATOM + name)
    return child.text


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_valid(client, path):
    """What RFC 4287 demands of a feed and of each entry is there once; links lead to this server and to the page of the same."""
    feed = ET.fromstring(client.get(path).content)  # our own server's
    assert feed.tag == f"{ATOM}feed"
    assert one(feed.find(f"{ATOM}author"), "name") == "twosource"
    for element in (feed, *feed.findall(f"{ATOM}entry")):
        assert one(element, "id").startswith("urn:twosource:")
        assert one(element, "title").strip()
        assert MOMENT.fullmatch(one(element, "updated"))
    hrefs = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert hrefs["self"] == str(client.base_url.join(path))
    assert client.get(hrefs["alternate"]).headers["content-type"].startswith("text/html")
    moments = [one(entry, "updated") for entry in feed.findall(f"{ATOM}entry")]
    assert one(feed, "updated") == max(moments)
    assert moments == sorted(moments, reverse=True)


def test_a_finding_is_as_new_as_the_articles_that_speak_to_it(client):
    """What only the first report says is not new because another came; moments are told in UTC."""
    entries = {entry.title: entry.updated for entry in feedparser.parse(client.get(f"{STORY}/feed").content).entries}
    assert entries["Nobody died"] == "2024-03-04T07:10:00+00:00"
    assert entries["Divers look at the hull on Friday"] == "2024-03-08T14:30:00+00:00"


def test_an_entry_says_what_is_in_doubt(serving, tmp_path):
    """Behind how it stands, in the feed of a story, of a person and of a search; and no story is told by it."""
    gists = [each.gist for each in factory.FINDINGS if each.standing != "single"]
    with serving(factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(*gists))) as address:
        for path, doubtful in ((f"{STORY}/feed", 5), ("/entity/feed?key=juhan%20roos", 1), ("/search/feed?q=channel", 1)):
            told = [entry.summary for entry in feedparser.parse(httpx.get(address + path, trust_env=False).content).entries]
            assert sum(", perhaps two matters: " in each for each in told) == doubtful
            assert len(told) > doubtful
        [story] = feedparser.parse(httpx.get(f"{address}/feed", trust_env=False).content).entries
    assert not story.get("summary")


def test_ids_stay_when_a_story_grows(serving, tmp_path):
    """What was read stays read: only what is found anew is a new entry, and a feed's id holds wherever it is served."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    feeds = []
    for grown in (False, True):
        if grown:
            found = msgspec.structs.replace(factory.FINDINGS[0], id="00000000000000aa", gist="New")
            with Casebook(path) as casebook:
                casebook.settle([factory.STORY], {factory.STORY.id: [*factory.FINDINGS, found]})
        with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
            feeds.append([feedparser.parse(client.get(each).content) for each in ("/feed", f"{STORY}/feed")])
    (front, story), (front_after, story_after) = feeds
    assert [each.feed.id for each in (front, story)] == [each.feed.id for each in (front_after, story_after)]
    assert [entry.id for entry in front.entries] == [entry.id for entry in front_after.entries]
    new = {entry.id for entry in story_after.entries} - {entry.id for entry in story.entries}
    assert new == {"urn:twosource:finding:00000000000000aa"}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_that_did_not_change_is_not_sent_again(client, path):
    """It bears a tag, and a reader that holds it is told so in 304."""
    answer = client.get(path)
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])


def test_hostile_words_in_a_feed_stay_words(client):
    """What is asked for is escaped, and what XML cannot hold is left out."""
    hostile = "ferry OR <script>alert(1)</script> & \x0b"
    answer = client.get("/search/feed", params={"q": hostile})
    assert answer.status_code == 200
    assert b"<script" not in answer.content
    assert one(ET.fromstring(answer.content), "title").startswith(f"“{hostile.replace(chr(11), '')}”")
