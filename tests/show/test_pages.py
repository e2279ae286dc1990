"""Every page answers with what it should hold, without a script, and every wrong address with a plain page."""

import http.client
import re
import sqlite3
from contextlib import closing

import casebook_factory as factory
import httpx
import msgspec
import pytest

from twosource.keep import Casebook
from twosource.model import Story, Tie, identity

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
    "/entity?key=aurelia",
    "/entity?key=juhan%20roos&role=speaker",
    "/entity?key=geonames%3A590077",
    "/api",
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


AGROUND, ABOARD, _, HURT, DIVERS, DIED, *_ = (each.gist for each in factory.FINDINGS)


@pytest.fixture(scope="module")
def doubted(serving, tmp_path_factory):
    """Asks a casebook in which what most outlets tell, the one update and one of two disputes are perhaps two matters."""
    path = factory.fill(str(tmp_path_factory.mktemp("doubted") / "casebook.db"), factory.in_doubt(AGROUND, HURT, DIVERS))
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def plain(page):
    """What a page says, without its elements."""
    return " ".join(re.sub("<[^>]+>", " ", page).replace(" ,", ",").split()).replace(" ,", ",")


def test_what_may_be_two_matters_says_so(client, doubted):
    """Where the words of two origins are less alike than is sure, a reader is told to compare them."""
    assert "perhaps two matters" not in client.get(STORY).text
    page = doubted.get(STORY).text
    assert all("perhaps two matters" in row(page, gist) for gist in (AGROUND, HURT, DIVERS))
    assert page.count("perhaps two matters") == 3
    assert "Corroborated, perhaps two matters" in doubted.get("/search?q=Naissaar").text


def test_what_is_in_doubt_is_counted_apart(client, doubted):
    """On the front page, in the row of standings, over each part of the table, and of each outlet; what is sure comes first."""
    assert "perhaps" not in client.get("/").text + client.get(STORY).text
    assert "1 corroborated, 1 more perhaps 1 conflicting, 1 more perhaps perhaps 1 updated 5 alone" in plain(doubted.get("/").text)
    page = doubted.get(STORY).text
    told = plain(page)
    assert "All 10 Corroborated 1, 1 more perhaps Conflicting 1, 1 more perhaps Updated perhaps 1 Alone 5" in told
    assert "Said by two origins or more 1, 1 more perhaps" in told
    assert "Changed as time went on perhaps 1" in told
    assert "Said by one origin alone 5" in told
    assert page.index(f'<p class="said">{ABOARD}') < page.index(f'<p class="said">{AGROUND}')
    told = plain(doubted.get("/outlet?name=Harbour%20Post").text)
    assert "Corroborated 1, 1 more perhaps Conflicting perhaps 1 Updated perhaps 1 Alone" in told


def test_what_is_chosen_is_counted_by_itself(doubted):
    """Of the figures one is sure that is corroborated, and the other, on which outlets differ, is in doubt."""
    told = plain(doubted.get(f"{STORY}?kind=figure").text)
    assert "Said by two origins or more 1 " in told
    assert "They differ perhaps 1 " in told


def test_a_headline_is_led_by_what_is_sure(client, doubted):
    """What is perhaps two matters is told neither as what all share nor as what they dispute."""
    assert AGROUND in client.get("/").text
    page = doubted.get("/").text
    assert not [each for each in (AGROUND, HURT, DIVERS) if each in page]
    assert f'<p class="lead">{ABOARD}</p>' in page


def test_of_what_one_alone_states_nothing_is_told_as_perhaps(serving, tmp_path):
    """It stands alone, be the matter of whoever denies it the same or another; that it may be another is said beside it."""
    alone = msgspec.structs.replace(factory.FINDINGS[5], origins=2, score=0.5)
    with serving(factory.fill(str(tmp_path / "casebook.db"), [*factory.FINDINGS[:5], alone, *factory.FINDINGS[6:]])) as address:
        front, page = (httpx.get(address + path, trust_env=False).text for path in ("/", STORY))
    assert "5 alone" in plain(front)
    assert "perhaps" not in front
    assert "Said by one origin alone 5 " in plain(page)
    assert "perhaps two matters" in row(page, DIED)


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


def test_of_two_speakers_none_vouches(tmp_path, serving):
    """Where outlets differ in who said it, the page names both as the difference, and neither as who vouches."""
    one, other = factory.M[3], factory.C[2]
    told = factory.differ("attribution", ("Juhan Roos", [one]), ("Maarja Kask", [other]))
    line = "The captain had left the marked channel"
    said = f"{line} (attribution: Juhan Roos / Maarja Kask)"
    path = str(tmp_path / "casebook.db")
    with Casebook(path) as casebook:
        casebook.keep(factory.batch())
        found = factory.finding(said, "conflicting", [one, other], [told], ["Juhan Roos", "Maarja Kask"])
        casebook.settle([factory.STORY], {factory.STORY.id: [found]})
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as asking:
        part = row(asking.get(STORY).text, line)
    assert "vouched for" not in part
    assert "<span>Attribution</span> <b>Juhan Roos</b> or <b>Maarja Kask</b>" in part


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


def test_a_finding_has_an_address_of_its_own(client):
    """It leads to the finding's place on its story's page, wherever that is."""
    answer = client.get(f"/findings/{factory.FINDINGS[5].id}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"{STORY}#f-{factory.FINDINGS[5].id}")


@pytest.fixture(scope="module")
def long_story(serving, tmp_path_factory):
    """The ferry story with a hundred and twenty findings more, served."""
    path = factory.fill(str(tmp_path_factory.mktemp("long") / "casebook.db"))
    more = [factory.finding(f"Thing {number} was said", "single", [factory.H[6]]) for number in range(120)]
    with Casebook(path) as casebook:
        casebook.settle([factory.STORY], {factory.STORY.id: [*factory.FINDINGS, *more]})
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        yield client, more


def test_a_long_story_is_told_on_pages(long_story):
    """Fifty findings each, the agreed core on the first; every one stands on one of them, and the counts are those of all."""
    client, more = long_story
    pages = [client.get(f"{STORY}?page={number}").text for number in (1, 2, 3)]
    told = [re.findall(r'<tr role="row" id="f-(\w+)"', page) for page in pages]
    assert [len(each) for each in told] == [50, 50, 30]
    assert {each for page in told for each in page} == {finding.id for finding in [*factory.FINDINGS, *more]}
    assert told[0][:2] == [finding.id for finding in factory.FINDINGS[:2]]
    assert all("All <b>130</b>" in page for page in pages)
    assert client.get(f"{STORY}?page=4").status_code == 404
    assert client.get(f"{STORY}?standing=conflicting&page=2").status_code == 404


def test_a_finding_is_found_on_the_page_it_stands_on(long_story):
    """Its own address leads to the third page; the table as JSON gives the same part."""
    client, more = long_story
    assert client.get(f"/findings/{more[-1].id}").headers["location"] == f"{STORY}?page=3#f-{more[-1].id}"
    told = client.get(f"/api{STORY}/table?offset=128&limit=50").json()["table"]
    assert (told["total"], told["shown"]) == (130, 2)
    assert told["sections"][0]["lines"][1]["finding"]["id"] == more[-1].id


def test_a_story_that_became_another_leads_to_it(serving, tmp_path):
    """Its address goes on working, over two changes; and a story names the one it follows."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    before = Story(id=identity("before"), title="Ferry leaves late", articles=(), earliest=None, latest="2024-03-03")
    ties = [
        Tie(kind="became", one="first", other="second", story="second", score=2.0, reasons=()),
        Tie(kind="became", one="second", other=factory.STORY.id, story=factory.STORY.id, score=4.0, reasons=()),
        Tie(kind="became", one="lost", other="nowhere", story="nowhere", score=1.0, reasons=()),
        Tie(kind="follows", one=factory.STORY.id, other=before.id, story=factory.STORY.id, score=1.0, reasons=()),
    ]
    with Casebook(path) as casebook:
        casebook.change([(before, [])], [], [factory.STORY.id], ties)
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        moved, lost, page = client.get("/stories/first"), client.get("/stories/lost"), client.get(STORY).text
    assert (moved.status_code, moved.headers["location"]) == (302, STORY)
    assert lost.status_code == 404
    assert re.search(rf'What came before</h2>\n<ol><li><h3><a href="/stories/{before.id}">Ferry leaves late', page)


def test_where_a_person_acted_is_told(client):
    """In a list and on a map; what is planned or denied is no stay."""
    page = client.get("/entity?key=aurelia").text
    assert "Where they are reported to have acted" in page
    assert 'aria-label="Map: Naissaar"' in page
    assert "Where they are reported" not in client.get("/entity?key=juhan%20roos").text


def test_each_part_of_a_person_is_told_whole(client):
    """One role alone, and no page after its last."""
    page = client.get("/entity?key=baltline&role=speaker").text
    assert "What they said" in page
    assert page.count("data-thing") == 1
    assert client.get("/entity?key=baltline&role=speaker&page=2").status_code == 404


def test_words_come_with_their_citation(client):
    """Under the words in the table, and on the article's page with those the reader came for."""
    cited = "“Nobody died” (Harbour Post, “Ferry with 412 aboard aground off Tallinn”, 4 March 2024, https://harbourpost.example/2024/03/04/aurelia)"
    assert f'data-citation="{cited}"' in client.get(STORY).text
    assert f'<p class="citation">{cited}</p>' in client.get(f"{ARTICLE}?of={factory.FINDINGS[5].id}").text


def test_a_page_is_made_anew_when_something_was_written(serving, tmp_path):
    """What was given before is given again, and not a moment longer."""
    path = factory.fill(str(tmp_path / "casebook.db"))
    with serving(path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        first, again = client.get(STORY), client.get(STORY)
        with Casebook(path) as casebook:
            casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS[:3]})
        changed = client.get(STORY)
    assert first.text == again.text
    assert changed.text.count('<tr role="row" id="f-') == 3
    assert changed.headers["etag"] != first.headers["etag"]


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
    (f"{STORY}?page=2", 404),
    (f"{STORY}?page=0", 400),
    ("/findings/nothing", 404),
    ("/entity?key=juhan%20roos&page=7", 404),
    ("/entity?key=juhan%20roos&page=99999999999", 400),
    ("/outlet?name=Harbour%20Post&page=9999", 404),
    ("/feed/../../etc/passwd", 404),
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
