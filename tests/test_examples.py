"""Our own example pages, the whole way: what examples/README.md says each was made to show comes out."""

import pathlib
import re

import pytest

from twosource.settings import Settings

EXAMPLES = pathlib.Path(__file__).parent.parent / "examples"
pytestmark = pytest.mark.xdist_group("examples")


@pytest.fixture(scope="module")
def outcome():
    from twosource.pipeline import make

    return make([str(EXAMPLES)], Settings(), as_one_story=False)


@pytest.fixture(scope="module")
def articles(outcome):
    """Articles by file name without its ending."""
    return {pathlib.Path(article.read_from).stem: article for article in outcome.articles}


def words(outcome, finding, article):
    """What a finding quotes from an article."""
    statements = {statement.id: statement for statement in outcome.statements}
    return " | ".join(statements[each].evidence.text for each in finding.statements if statements[each].article == article.id)


def found(outcome, standing, places, slot=None):
    """Findings of a standing (and with a difference in a slot) that quote each article with words that match."""
    return [
        finding
        for finding in outcome.findings
        if finding.standing == standing
        and (slot is None or any(difference.slot == slot for difference in finding.differences))
        and all(re.search(pattern, words(outcome, finding, article), re.IGNORECASE) for article, pattern in places)
    ]


def test_the_pages_are_three_stories(outcome, articles):
    """The visit, the earthquakes, and the later earthquake that looks like them."""
    names = {article.id: name for name, article in articles.items()}
    told = sorted(sorted(names[each] for each in story.articles) for story in outcome.stories)
    assert told == [
        ["harbour-courier", "monsoon-herald", "northern-ledger", "ridgeline-post", "valley-observer"],
        [
            "harbour-courier-sunday",
            "meridian-dispatch-sunday",
            "monsoon-herald-saturday",
            "northern-ledger-monday",
            "ridgeline-post-saturday",
        ],
        ["meridian-dispatch-wednesday", "ridgeline-post-wednesday"],
    ]


ABOUT = [
    ("harbour-courier", "The Harbour Courier", "2023-10-13T06:10:00+01:00", ("Maren Holloway",)),
    ("monsoon-herald", "Monsoon Herald", "2023-10-13T04:20:00+05:30", None),
    ("northern-ledger", "Northern Ledger", "2023-10-12T18:05:00-04:00", ("Odile Tremblay-Ross",)),
    ("ridgeline-post", "Ridgeline Post", "2023-10-12T11:48:00-04:00", ("Dale Okafor", "Irina Sable")),
    ("valley-observer", "Valley Observer", "2023-10-12T21:15:00", None),
    ("meridian-dispatch-sunday", "Meridian Dispatch", None, ("Layla Benhaddou",)),
]


@pytest.mark.parametrize(("name", "outlet", "published", "authors"), ABOUT, ids=[each[0] for each in ABOUT])
def test_outlet_time_and_authors_are_read(articles, name, outlet, published, authors):
    """From JSON-LD, OpenGraph, microdata, or what the page shows."""
    article = articles[name]
    assert article.outlet is not None
    assert article.outlet.removeprefix("The ") == outlet.removeprefix("The ")
    assert published is None or article.published == published
    assert authors is None or article.authors == authors


FURNITURE = [
    "no wealthy owner", "Make a contribution", "Sign up to Morning Tide", "More on this story", "All rights reserved", "We use cookies",
    "Read ten free stories", "Comments must be written", "commenting service has moved", "Related Topics", "Photo Credit", "ADVERTISEMENT",
    "Story continues below", "Ridgeline Briefing", "unsubscribe at any time", "Recommended for you", "covers Russia and its neighbors",
    "Only subscribers may comment", "Trending", "Follow the Ledger", "cup of tea", "standing with us", "free weekly letter",
    "readers’ comments are checked", "Additional reporting by agencies", "Read also", "Share this story", "partners store information",
    "stories that others leave behind", "Filed under", "registered charity", "Read next", "Copy link",
]  # fmt: skip


@pytest.mark.parametrize("furniture", FURNITURE)
def test_furniture_is_in_no_text(outcome, furniture):
    """Appeals, boxes, forms, lists of other stories and credits are kept out of every article's text."""
    assert [article.read_from for article in outcome.articles if furniture.lower() in article.text.lower()] == []


def test_the_appeal_that_runs_into_the_report_is_cut_inside_the_line(articles):
    """Furniture and report in one line of plain text part at the right character."""
    text = articles["valley-observer"].text
    assert re.search(r"^Vladimir Putin came to Kyrgyzstan on Thursday", text, re.MULTILINE)


REPORT = [
    ("harbour-courier", "China is not a member of the court either."),
    ("harbour-courier", "inspect a guard of honour in Bishkek on Thursday."),
    ("monsoon-herald", "spoke there by video instead."),
    ("northern-ledger", "“We have promised each other this visit for a long time,” the Russian President said."),
    ("ridgeline-post", "because of the warrant."),
    ("valley-observer", "denied that the state had any part in it."),
    ("meridian-dispatch-sunday", "a quarter of a century, the UN said."),
    ("northern-ledger-monday", "The search for survivors will end on Tuesday, officials said."),
]


@pytest.mark.parametrize(("name", "sentence"), REPORT)
def test_no_end_of_a_report_is_lost(articles, name, sentence):
    """First and last paragraphs, captions and block quotations of the report stay."""
    assert sentence in articles[name].text


CORROBORATED = [
    ("the visit on Thursday", "northern-ledger", r"travelled to Bishkek", "valley-observer", r"came to Kyrgyzstan"),
    ("the warrant of March", "harbour-courier", r"issued its warrant", "monsoon-herald", r"issued a warrant"),
    ("Kyrgyzstan is outside the court", "harbour-courier", r"not a member", "monsoon-herald", r"not a member"),
    ("sanctions on four companies", "harbour-courier", r"sanctions on four", "ridgeline-post", r"sanctions on four"),
    ("China's 200,000 dollars", "harbour-courier-sunday", r"200,000", "meridian-dispatch-sunday", r"200,000"),
]


@pytest.mark.parametrize(("matter", "one", "his", "other", "hers"), CORROBORATED, ids=[each[0] for each in CORROBORATED])
def test_what_two_outlets_report_is_corroborated(outcome, articles, matter, one, his, other, hers):
    """Each in its own words."""
    assert found(outcome, "corroborated", [(articles[one], his), (articles[other], hers)]), matter


def test_one_agencys_copy_in_two_outlets_is_one_origin(outcome, articles):
    """Nothing that only the two prints of the same copy say is corroborated."""
    copies = {articles["monsoon-herald-saturday"].id, articles["ridgeline-post-saturday"].id}
    statements = {statement.id: statement.article for statement in outcome.statements}
    shared = [finding for finding in outcome.findings if {statements[each] for each in finding.statements} == copies]
    assert shared
    assert {(finding.standing, finding.origins) for finding in shared} == {("single", 1)}


def test_two_counts_of_the_dead_on_one_day_conflict(outcome, articles):
    """The United Nations' 1,023 and the government's 2,053, both of Sunday."""
    assert [
        finding
        for finding in outcome.findings
        if finding.standing == "conflicting"
        and {"1,023", "2,053"} <= set(re.findall(r"\d,\d{3}", " ".join(words(outcome, finding, each) for each in outcome.articles)))
    ]


def test_a_rising_toll_is_an_update(outcome, articles):
    """2,053 on Sunday, 2,445 on Monday."""
    assert found(
        outcome, "updated", [(articles["harbour-courier-sunday"], r"2,053"), (articles["northern-ledger-monday"], r"2,445")], slot="amount"
    )


UPDATED = [
    ("valley-observer", r"Aliyev", "harbour-courier", r"Aliyev"),
    ("harbour-courier-sunday", r"Baradar", "northern-ledger-monday", r"Baradar"),
]


@pytest.mark.parametrize(("before", "plan", "after", "deed"), UPDATED)
def test_planned_then_happened_is_an_update(outcome, articles, before, plan, after, deed):
    """The earlier page expects what the later one reports."""
    assert found(outcome, "updated", [(articles[before], plan), (articles[after], deed)], slot="status")


def test_the_two_earthquakes_are_never_compared(outcome, articles):
    """No finding brings together pages of different stories."""
    story_of = {each: story.id for story in outcome.stories for each in story.articles}
    statements = {statement.id: statement.article for statement in outcome.statements}
    assert all({story_of[statements[each]] for each in finding.statements} == {finding.story} for finding in outcome.findings)


def test_evidence_is_exact_to_the_character(outcome):
    """Each piece of evidence and each mention is the text at its offsets."""
    texts = {article.id: article.text for article in outcome.articles}
    assert all(texts[s.article][s.evidence.start : s.evidence.end] == s.evidence.text for s in outcome.statements)
    assert all(texts[m.article][m.start : m.end] == m.text for m in outcome.mentions)


def test_the_order_of_the_paths_changes_nothing(outcome):
    """The same pages, named one by one from the last to the first."""
    from twosource.pipeline import make

    paths = [str(path) for path in sorted(EXAMPLES.rglob("*")) if path.suffix in {".html", ".txt"}]
    again = make(paths[::-1], Settings(), as_one_story=False)
    assert [each.id for each in again.findings] == [each.id for each in outcome.findings]
    assert again.statements == outcome.statements
