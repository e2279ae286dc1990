"""Which articles count as one origin for one finding."""

import time
import tracemalloc

import msgspec
import pytest
from telling_factory import article, party, states

from twosource.compare.origin.origins import Origins
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.quotations import unmarked
from twosource.model import Copy, identity

SENTENCE = "Officials in the northern province said that nine bridges had been closed to lorries after the night of the flood."
REWORDED = "Nine bridges are shut to heavy traffic, officials of the province announced on the morning after the flood."


def origins(pages, statements, copies=()):
    told = accounts(passages(pages), statements)
    shares = [Copy(articles=tuple(sorted((one.id, other.id))), share=share) for one, other, share in copies]
    return Origins(pages, shares, (), unmarked(statements))(told)


def test_two_outlets_in_their_own_words_are_two_origins():
    """Nothing of their wording is shared."""
    one, other = article("Harbour Post", SENTENCE), article("Gulf Mirror", REWORDED)
    groups, reasons = origins([one, other], [states(one, SENTENCE), states(other, REWORDED)])
    assert groups == sorted([[one.id], [other.id]])
    assert reasons == []


def test_a_copy_is_one_origin_even_where_its_sentence_was_reworded():
    """An article that is a copy as a whole has one root, whatever its editors did to a sentence."""
    one, other = article("Harbour Post", SENTENCE), article("Gulf Mirror", REWORDED)
    groups, reasons = origins([one, other], [states(one, SENTENCE), states(other, REWORDED)], [(one, other, 0.8)])
    assert groups == [sorted([one.id, other.id])]
    assert reasons == ["Gulf Mirror and Harbour Post print one copy"] or reasons == ["Harbour Post and Gulf Mirror print one copy"]


def test_one_sentence_taken_over_is_one_origin_and_the_rest_is_not():
    """Origins are counted for each finding, not for each article."""
    own, hers = "The ferry sails again on Friday.", "Ferries will run again from Friday, the line said."
    one, other = article("Harbour Post", SENTENCE, own), article("Gulf Mirror", SENTENCE, hers)
    shared, _ = origins([one, other], [states(one, SENTENCE), states(other, SENTENCE)], [(one, other, 0.4)])
    apart, _ = origins([one, other], [states(one, own), states(other, hers)], [(one, other, 0.4)])
    assert (len(shared), len(apart)) == (1, 2)


def test_a_long_sentence_in_the_very_words_has_one_hand_however_little_else_is_shared():
    """No two reporters write it alike by chance; a short one they may, and a long one that is quoted."""
    one, other = article("Harbour Post", SENTENCE), article("Gulf Mirror", SENTENCE.upper())
    assert len(origins([one, other], [states(one, SENTENCE), states(other, SENTENCE.upper())])[0]) == 1
    short = "The ferry was fined 12 million dollars in 2023."
    one, other = article("Harbour Post", short), article("Gulf Mirror", short)
    assert len(origins([one, other], [states(one, short), states(other, short)])[0]) == 2
    for quoted in (f"The mayor said: “{SENTENCE}”", f"“We heard of it at noon. {SENTENCE} It was a bad night.”"):
        one, other = article("Harbour Post", quoted), article("Gulf Mirror", quoted)
        assert len(origins([one, other], [states(one, SENTENCE), states(other, SENTENCE)])[0]) == 2


def test_one_speech_quoted_alike_is_not_one_hand():
    """Quoted words are left out of the wording that is compared."""
    quoted = "“We have waited nine years for this bridge and shall wait no longer for a road that leads nowhere at all,”"
    first, second = f"{quoted} the mayor told a crowd in the rain.", f"{quoted} said the town's head, who opened it."
    one, other = article("Harbour Post", first), article("Gulf Mirror", second)
    groups, _ = origins([one, other], [states(one, first), states(other, second)], [(one, other, 0.2)])
    assert len(groups) == 2


def test_a_post_reproduced_without_marks_is_not_one_hand():
    """Who writes a post out writes it as everyone does; a sentence of the reporter's own that both have is taken over, be it reported speech."""
    post = "We have waited nine years for this bridge and shall wait no longer for a road that leads nowhere at all."
    one, other = article("Harbour Post", post), article("Gulf Mirror", post)
    for kind, words, roots in (("quote", post, 2), ("quote", None, 1), ("event", None, 1)):
        said = [states(page, post, kind=kind, words=words, speaker=party("Juhan Roos")) for page in (one, other)]
        groups, _ = origins([one, other], said, [(one, other, 0.2)])
        assert len(groups) == roots


def test_an_outlet_that_says_where_it_has_it_from_is_no_second_origin():
    """The cited agency's own article and the citing outlet are one root."""
    one = article("Reuters", SENTENCE)
    other = article("Gulf Mirror", REWORDED)
    groups, reasons = origins([one, other], [states(one, SENTENCE), states(other, REWORDED, speaker=party("Reuters"))])
    assert len(groups) == 1
    assert reasons == ["Gulf Mirror cites Reuters"]


def test_copies_of_copies_are_one_origin():
    """Three prints in a row have one root."""
    pages = [article(outlet, SENTENCE) for outlet in ("Harbour Post", "Gulf Mirror", "Valley Observer")]
    groups, _ = origins(pages, [states(each, SENTENCE) for each in pages], [(pages[0], pages[1], 0.9), (pages[1], pages[2], 0.9)])
    assert groups == [sorted(each.id for each in pages)]


def test_two_that_have_it_from_one_agency_are_one_origin():
    """The agency need not be among the articles, nor be who speaks: somebody told it."""
    hers, his = (
        "Nine bridges are shut, Juhan Roos told Reuters.",
        "In an interview with the Reuters news agency Roos said nine bridges were shut.",
    )
    one, other = article("Harbour Post", hers), article("Gulf Mirror", his)
    told = [states(page, words, speaker=party("Juhan Roos")) for page, words in ((one, hers), (other, his))]
    groups, reasons = origins([one, other], told)
    assert groups == [sorted([one.id, other.id])]
    assert reasons[0].endswith("both cite Reuters") or reasons[0].endswith("both cite the Reuters news agency")


def test_an_agency_that_an_article_introduces_is_one():
    """Known nowhere else, it is a news agency by the words of one article, and its report by those of the other."""
    hers, his = "Nine bridges are shut, an official told the news agency NPA.", "Nine bridges were shut, according to a report by NPA."
    one, other = article("Harbour Post", hers), article("Gulf Mirror", his)
    told = [states(one, hers, speaker=party("an official")), states(other, his, speaker=party("a report"))]
    groups, reasons = origins([one, other], told)
    assert groups == [sorted([one.id, other.id])]
    assert reasons[0].endswith("both cite NPA")


def test_who_quotes_a_speaker_from_another_paper_has_it_from_there():
    """The words are the speaker's, and the reporter who heard them is one."""
    hers, his = "Nine bridges are shut, Juhan Roos said.", "The Harbour Post quoted Juhan Roos as saying that nine bridges were shut."
    one, other = article("Harbour Post", hers), article("Gulf Mirror", his)
    groups, reasons = origins(
        [one, other], [states(page, words, speaker=party("Juhan Roos")) for page, words in ((one, hers), (other, his))]
    )
    assert groups == [sorted([one.id, other.id])]
    assert reasons == ["Gulf Mirror cites The Harbour Post"]


def test_an_interview_of_ones_own_is_no_citation():
    """Each paper asked him itself; and who bears an agency's name is no agency."""
    hers, his = "Nine bridges are shut, Juhan Roos told the Harbour Post.", "Roos told the Gulf Mirror that nine bridges were shut."
    one, other = article("Harbour Post", hers), article("Gulf Mirror", his)
    groups, _ = origins([one, other], [states(page, words, speaker=party("Juhan Roos")) for page, words in ((one, hers), (other, his))])
    assert len(groups) == 2
    groups, _ = origins([one, other], [states(page, words, speaker=party("Bloomberg")) for page, words in ((one, hers), (other, his))])
    assert len(groups) == 2


def published_at(outlet, address, words):
    return msgspec.structs.replace(article("Harbour Post", words), outlet=outlet, address=address, id=identity("article", address or words))


@pytest.mark.parametrize(
    ("first", "second", "groups"),
    [
        (("Harbour Post", "https://www.harbourpost.example/a"), (None, "https://harbourpost.example/b"), 1),
        ((None, "https://m.harbourpost.example/a"), (None, "https://edition.harbourpost.example/b"), 1),
        (("harbourpost.example", "https://harbourpost.example/a"), ("Harbour Post", "https://live.harbourpost.example/b"), 1),
        (("The Harbour Post", None), ("harbourpost.com", None), 1),
        (("harbour.com", None), ("harbour.org", None), 2),
        (("Harbour Post", "https://news.example/a"), ("Gulf Mirror", "https://news.example/b"), 2),
        ((None, "https://harbour.co.uk/a"), (None, "https://gulf.co.uk/b"), 2),
        ((None, None), (None, None), 2),
    ],
)
def test_a_site_that_names_itself_on_some_pages_only_is_one_outlet(first, second, groups):
    """Two outlets that are named stay two, though one site shows both; a page without an address may be anybody's."""
    pages = [published_at(*first, SENTENCE), published_at(*second, REWORDED)]
    found, reasons = origins(pages, [states(pages[0], SENTENCE), states(pages[1], REWORDED)])
    assert len(found) == groups
    assert len(reasons) == 2 - groups


@pytest.mark.parametrize(("writer", "groups"), [("Anna Lepik", 1), ("Lepik", 2), ("Associated Press", 2)])
def test_what_one_writer_sells_to_two_papers_is_one_origin(writer, groups):
    """Her full name stands above both; a lone surname or an agency's name is no writer's."""
    pages = [
        msgspec.structs.replace(article(outlet, words), authors=(writer,))
        for outlet, words in (("Harbour Post", SENTENCE), ("Gulf Mirror", REWORDED))
    ]
    found, reasons = origins(pages, [states(pages[0], SENTENCE), states(pages[1], REWORDED)])
    assert len(found) == groups
    assert reasons == (["one writer: Anna Lepik"] if groups == 1 else [])


def test_the_newspaper_is_the_one_named_before():
    """Who says "according to the newspaper" cites it as who names it does."""
    hers = "The Daily Courier reported on Monday. Nine bridges are shut, according to the newspaper."
    his = "The Daily Courier said that nine bridges were shut."
    one, other = article("Harbour Post", hers), article("Gulf Mirror", his)
    told = [
        states(one, "Nine bridges are shut", speaker=party("the newspaper")),
        states(other, "nine bridges were shut", speaker=party("Daily Courier")),
    ]
    groups, reasons = origins([one, other], told)
    assert groups == [sorted([one.id, other.id])]
    assert "both cite" in reasons[0]


def test_who_says_once_that_an_agency_reported_has_more_from_it():
    """What else he has in the agency's words is the agency's; in words of his own it is his."""
    lead = "Five people were killed above Sankt Anton, the AP news agency reported."
    family, hers, own = (
        "One of the planes was a Cessna with a family of three.",
        "A family of three was in one of the planes, a Cessna.",
        "Two parents and their child sat in the smaller aircraft.",
    )
    one = article("Harbour Post", family, agencies=("Associated Press",))
    for words, roots in ((hers, 1), (own, 2)):
        other = article("Gulf Mirror", lead, words)
        groups, _ = origins([one, other], [states(one, family), states(other, words)])
        assert len(groups) == roots


def test_a_day_of_entries_of_one_outlet_is_not_paired_all_with_all():
    """Which two are of one outlet is asked where a finding holds both."""
    pages = [article("Harbour Post", SENTENCE, f"Entry {number}.") for number in range(1500)]
    tracemalloc.start()
    count = Origins(pages, ())
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    first, second, *_ = pages
    groups, _ = count(accounts(passages([first, second]), [states(first, "Entry 0"), states(second, "Entry 1")]))
    assert groups == [sorted([first.id, second.id])]


def test_a_sentence_that_hundreds_print_is_one_origin_in_no_time():
    """Each of them is asked for those beside it alone."""
    pages = [article(f"Outlet {number}", SENTENCE) for number in range(400)]
    told = accounts(passages(pages), [states(page, SENTENCE) for page in pages])
    begun = time.process_time()
    groups, _ = Origins(pages, ())(told)
    assert len(groups) == 1
    assert time.process_time() - begun < 3
