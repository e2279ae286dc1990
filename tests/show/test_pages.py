"""Every page answers with what it should hold, without a script, and every wrong address with a plain page."""

import http.client
import re
import sqlite3
from contextlib import closing

import casebook_factory as factory
import httpx
import pytest

from twosource.keep import Casebook

STORY = f"/stories/{factory.STORY.id}"
ARTICLE = f"/articles/{factory.HP.id}"
PAGES = [
    "/",
    STORY,
    ARTICLE,
    "/search",
    "/search?q=ferry",
    "/search?q=ferry&in=articles",
    "/entity?key=juhan%20roos",
    "/outlet?name=Harbour%20Post",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole(client, path):
    """Each has one h1, a title, a language and a way past the masthead, and lets nothing run or load from elsewhere."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert "<title>" in answer.text
    assert '<html lang="en">' in answer.text
    assert 'href="#main"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<[^>]+\sstyle=", answer.text)
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", answer.text)
    assert not re.search(r"\son[a-z]+=", answer.text)


def test_the_front_page_tells_how_a_story_stands(client):
    """Outlets, origins and the counts by standing stand under the headline."""
    page = client.get("/").text
    assert "Ferry Aurelia aground off Tallinn" in page
    assert "4 outlets, 3 origins" in page
    assert re.search(r"<b>2</b> conflicting", page)


def row(page, gist):
    """The part of the story page that belongs to one finding."""
    rows = [each for each in page.split('<tr role="row" id="f-') if f'<p class="said">{gist}' in each]
    assert len(rows) == 1
    return rows[0]


def test_a_finding_says_who_says_otherwise_and_in_what(client):
    """12, 15 and 17 stand in their outlets' cells; the number that more outlets tell is not marked as otherwise."""
    cells = row(client.get(STORY).text, "How many people were injured").split("<td")[1:]
    assert [re.search(r'class="(\w+)"', cell)[1] for cell in cells] == ["otherwise", "so", "so", "otherwise"]
    assert [re.search(r'class="value">([^<]+)<', cell)[1] for cell in cells] == ["12", "15", "15", "17"]


def test_the_silent_are_told_as_silent(client):
    """Silence is a dash for the eye and a word for the ear; on a narrow screen the silent are named."""
    part = row(client.get(STORY).text, "About 412 people were aboard")
    assert part.count('<span class="unseen">silent</span>') == 2
    assert "Silent: Coast Today, The Baltic Observer" in part


def test_who_vouches_is_named(client):
    """A quotation's speaker vouches for it, not the outlet."""
    assert "vouched for by <b>Juhan Roos</b>" in row(client.get(STORY).text, "The captain had left the marked channel")


def test_the_agreed_core_comes_first(client):
    """Corroborated, then conflicting, then updated, then what one alone says."""
    page = client.get(STORY).text
    places = [page.index(f'<tbody role="rowgroup" class="{standing}"') for standing in ("corroborated", "conflicting", "updated", "single")]
    assert places == sorted(places)


CHOICES = [
    ("standing=conflicting", 2),
    ("kind=figure", 2),
    ("kind=figure&standing=conflicting", 1),
    ("outlet=Coast+Today", 4),
    ("speaker=Maarja+Kask", 1),
    ("speaker=Nobody", 0),
    ("standing=nonsense", 0),
    ("", 10),
]


@pytest.mark.parametrize(("choice", "count"), CHOICES)
def test_findings_are_chosen_by_the_address(client, choice, count):
    """Standing, kind, outlet and speaker choose; what leaves nothing says so."""
    page = client.get(f"{STORY}?{choice}").text
    assert page.count('<tr role="row" id="f-') == count
    assert ("Nothing in this story is of that choice" in page) == (count == 0)


def test_a_cell_leads_to_the_words_in_their_place(client):
    """The link's target is on the article page, with the words lit there, and the published page is linked to the words."""
    part = row(client.get(STORY).text, "Nobody died")
    place = re.search(r'<td[^>]*><a href="([^"]+)"', part)[1].replace("&amp;", "&")
    path, _, anchor = place.partition("#")
    page = client.get(path).text
    assert re.search(rf'<span id="{anchor}"></span><mark class="said lit">Nobody died</mark>', page)
    assert page.count('class="said lit"') == 1
    assert "https://harbourpost.example/2024/03/04/aurelia#:~:text=Nobody%20died" in part


def test_furniture_is_folded_at_its_place(client):
    """The newsletter box stands between the first and the second paragraph, with the reason it was left out."""
    page = client.get(ARTICLE).text
    first, fold, second = (
        page.index("with 412 people aboard"),
        page.index("Left out here: newsletter"),
        page.index("the rescue service said"),
    )
    assert first < fold < second
    assert "<details" in page[first:fold]
    assert "Get the morning boat in your inbox." in page
    assert "asks the reader" in page


def test_an_article_tells_what_was_dropped_and_what_others_say(client):
    """The duplicate, the story, and beside each statement the others who speak to it."""
    page = client.get(ARTICLE).text
    assert "a second copy of the same page" in page
    assert STORY in page
    assert "with Coast Today, Morning Ledger, The Baltic Observer" in page


def test_the_text_of_an_article_is_all_there(client):
    """The pieces in which the text is cut make the paragraphs again, no character more or less."""
    page = client.get(ARTICLE).text
    paragraphs = re.findall(r'<div class="block">\n<p>(.*?)</p>', page, flags=re.DOTALL)
    plain = [re.sub(r"<[^>]+>", "", each) for each in paragraphs]
    assert plain == [factory.HP.text[start:end] for start, end in factory.HP.paragraphs]


WRONG = [
    ("/stories/nothing", 404),
    ("/articles/nothing", 404),
    ("/nothing", 404),
    ("/entity?key=nobody", 404),
    ("/outlet?name=..%2F..%2Fetc", 404),
    ("/static/../app.py", 404),
    ("/static/%2e%2e/%2e%2e/app.py", 404),
    ("/?page=99", 404),
    ("/?page=0", 400),
    ("/?page=-1", 400),
    ("/?page=x", 400),
    ("/?page=99999999999999999999", 400),
    ("/outlet", 400),
    ('/search?q="open', 400),
    ("/search?q=" + "x" * 500, 400),
    ("/search?q=ferry&page=999", 404),
    ("/search?q=ferry&page=x", 400),
]


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_a_wrong_address_gets_a_plain_page(client, path, status):
    """The right status, a heading, no traceback."""
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1" in answer.text
    assert "Traceback" not in answer.text


def test_what_cannot_be_done_here_is_refused(client):
    """The pages are for reading."""
    assert client.post("/", content=b"x" * 1000).status_code == 405
    assert client.delete(STORY).status_code == 405


def test_a_megabyte_of_question_is_refused(client, served):
    """The server stops listening to it, with a 400 where the asker still hears that, and serves the next."""
    host, port = served.removeprefix("http://").split(":")
    with closing(http.client.HTTPConnection(host, int(port), timeout=10)) as connection:
        try:
            connection.request("GET", "/search?q=" + "x" * 1_000_000)
            assert connection.getresponse().status == 400
        except (ConnectionResetError, BrokenPipeError):
            pass
    assert client.get("/").status_code == 200


def test_a_casebook_that_breaks_while_it_is_served_gets_a_plain_page(serving, tmp_path):
    """A page of status 503 that names the casebook, and JSON for programs."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("DROP TABLE stories")
        page, line = client.get("/"), client.get("/api/stories")
    assert (page.status_code, line.status_code) == (503, 503)
    assert "casebook.db" in page.text
    assert line.json()["status"] == 503


def test_a_page_that_was_not_changed_is_not_sent_again(client):
    """Its tag comes with it, and with the tag it is asked for again; HEAD tells the same."""
    first = client.get(STORY)
    again = client.get(STORY, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(STORY, headers={"if-none-match": 'W/"other"'}).status_code == 200
    assert first.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get(STORY, headers={"accept-encoding": "identity"}).headers
    head = client.head(STORY)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]


def test_an_empty_casebook_says_how_to_fill_it(serving, tmp_path):
    """The front page of nothing is not an error."""
    with Casebook(str(tmp_path / "empty.db")):
        pass
    with serving(str(tmp_path / "empty.db")) as address:
        page = httpx.get(address, trust_env=False)
    assert page.status_code == 200
    assert "twosource run" in page.text
