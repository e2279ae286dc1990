"""JSON for everything that the pages show, with its description."""

import re

import casebook_factory as factory
import httpx
import msgspec
import pytest

from twosource.keep import View
from twosource.keep.view import Dossier
from twosource.model import Article, Statement

STORY = f"/api/stories/{factory.STORY.id}"


def test_stories_are_told_in_parts(client):
    """How many there are, and some of them."""
    told = client.get("/api/stories?limit=1").json()
    assert told["total"] == 1
    assert told["stories"][0]["story"]["id"] == factory.STORY.id
    assert told["stories"][0]["tally"]["origins"] == 3
    assert client.get("/api/stories?offset=1").json() == {"total": 1, "stories": []}


def test_a_story_is_the_same_as_in_the_view(client, ferry):
    """It decodes to the dossier that the page is made of."""
    with View(ferry) as view:
        assert msgspec.json.decode(client.get(STORY).content, type=Dossier) == view.dossier(factory.STORY.id)


def test_the_table_is_told_as_the_page_shows_it(client):
    """Chosen in the same way."""
    told = client.get(f"{STORY}/table?standing=conflicting").json()["table"]
    assert [section["standing"] for section in told["sections"]] == ["conflicting"]
    assert [cell["stance"] for cell in told["sections"][0]["lines"][0]["cells"]] == ["otherwise", "so", "so", "otherwise"]


def test_an_article_is_told_with_what_it_states(client):
    """Article, mentions and statements are the nouns themselves; each statement leads to its finding."""
    told = client.get(f"/api/articles/{factory.HP.id}").json()
    assert msgspec.convert(told["article"], Article) == factory.HP
    assert msgspec.convert(told["statements"], list[Statement]) == factory.STATEMENTS["Harbour Post"]
    assert told["findings"][factory.H[3].id]["gist"] == "Nobody died"


def test_search_is_told(client):
    """Both findings and articles."""
    told = client.get("/api/search?q=ferry").json()
    assert (told["findings_total"], told["articles_total"]) == (1, 4)


def test_people_and_outlets_are_told(client):
    """By key and by name."""
    assert client.get("/api/entity?key=juhan%20roos").json()["counts"] == {"speaker": 2}
    assert client.get("/api/outlet?name=Coast%20Today").json()["counts"]["single"] == 1


def test_what_the_pages_list_is_told_in_parts(client):
    """The findings of a person by role, where they were, and those of an outlet by standing; each finding alone."""
    told = client.get("/api/entity/findings?key=juhan%20roos&role=speaker&limit=1&offset=1").json()
    assert (told["total"], len(told["findings"])) == (2, 1)
    told = client.get("/api/outlet/findings?name=Coast%20Today&standing=single").json()
    assert [each["finding"]["gist"] for each in told["findings"]] == [factory.FINDINGS[8].gist]
    assert client.get("/api/outlet/findings?name=Coast%20Today").json()["total"] == 4
    assert [each["name"] for each in client.get("/api/entity/whereabouts?key=aurelia").json()["stays"]] == ["Naissaar"]
    assert client.get(f"/api/findings/{factory.FINDINGS[0].id}").json()["gist"] == factory.FINDINGS[0].gist


def test_what_is_in_doubt_is_told_apart(serving, tmp_path):
    """Of a story, of a part of its table, of an outlet and of what was found; counts by standing hold both."""
    aground, hurt = factory.FINDINGS[0].gist, factory.FINDINGS[3].gist
    with serving(factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(aground, hurt))) as address:
        told = {
            path: httpx.get(f"{address}/api/{path}", trust_env=False).json()
            for path in ("stories", f"stories/{factory.STORY.id}/table", "outlet?name=Harbour%20Post", "search?q=rocks%20OR%20channel")
        }
    stories, table, outlet, found = told.values()
    assert stories["stories"][0]["tally"]["in_doubt"] == {"corroborated": 1, "conflicting": 1}
    assert stories["stories"][0]["tally"]["corroborated"] == 2
    assert [(each["of"], each["in_doubt"]) for each in table["table"]["sections"]] == [(2, 1), (2, 1), (1, 0), (5, 0)]
    assert outlet["in_doubt"] == {"corroborated": 1, "conflicting": 1}
    assert {each["in_doubt"] for each in found["findings"] if each["standing"] == "corroborated"} == {True}
    assert {each["in_doubt"] for each in found["findings"] if each["standing"] == "single"} == {False}


def test_an_answer_that_was_not_changed_is_not_sent_again(client):
    """The JSON has its tag as the pages have."""
    first = client.get("/api/stories")
    assert client.get("/api/stories", headers={"if-none-match": first.headers["etag"]}).status_code == 304


def test_the_description_is_a_page_too(client):
    """Every address with what may be given, and every noun with its fields; nothing of it comes from elsewhere."""
    page = client.get("/api").text
    for path in client.get("/api/openapi/openapi.json").json()["paths"]:
        assert f"<code>GET {path}</code>" in page
    assert "The stories, newest first." in page
    assert "whole number from 1 to 500 (50 if not given)" in page
    assert '<h3 id="noun-Finding">' in page
    assert page.count("<dt><code>in_doubt</code></dt>") == 4


WRONG = [
    ("/api/stories/nothing", 404),
    ("/api/articles/nothing", 404),
    ("/api/entity?key=nobody", 404),
    ("/api/nothing", 404),
    ("/api/stories?limit=0", 400),
    ("/api/stories?limit=x", 400),
    ("/api/stories?limit=501", 400),
    ("/api/stories?offset=-1", 400),
    ("/api/search", 400),
    ("/api/findings/nothing", 404),
    ("/api/entity/findings?key=nobody&role=who", 404),
    ("/api/entity/findings?key=juhan%20roos&role=father", 400),
    ("/api/outlet/findings?name=Harbour%20Post&standing=true", 400),
    (f"{STORY}/table?limit=0", 400),
    ("/api/stories?offset=99999999999999999999", 400),
    ("/api/search?q=%22", 400),
    ("/api/search?q=day:x", 400),
]


@pytest.mark.parametrize(("path", "status"), WRONG)
def test_errors_are_json_too(client, path, status):
    """The status, and words."""
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["status"] == status
    assert answer.json()["error"]


def test_the_description_names_every_address_and_no_page(client):
    """OpenAPI 3 with a schema for each answer."""
    told = client.get("/api/openapi/openapi.json").json()
    assert told["openapi"].startswith("3.")
    assert set(told["paths"]) == {
        "/api/stories",
        "/api/stories/{story}",
        "/api/stories/{story}/table",
        "/api/findings/{finding}",
        "/api/articles/{article}",
        "/api/search",
        "/api/entity",
        "/api/entity/findings",
        "/api/entity/whereabouts",
        "/api/outlet",
        "/api/outlet/findings",
    }
    named = set(re.findall(r"#/components/schemas/([\w.]+)", client.get("/api/openapi/openapi.json").text))
    assert named <= set(told["components"]["schemas"])
    assert any("Finding" in each for each in named)


def test_a_page_names_its_json(client):
    """The story page links to the story as JSON."""
    page = client.get(f"/stories/{factory.STORY.id}").text
    address = re.search(r'type="application/json" href="([^"]+)"', page)[1]
    assert client.get(address).json()["story"]["id"] == factory.STORY.id
