"""Whole stories compared, the odd ones among them."""

import random

from telling_factory import amount, article, compared, finding_with, party, states, when

from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

MONDAY = when("on Monday", "2024-03-04")
FERRY = party("Aurelia", "The ferry Aurelia")


def ferry():
    """Two outlets on a ferry that ran aground; each tells something the other does not."""
    one = article(
        "Harbour Post",
        "The ferry Aurelia ran aground off Naissaar on Monday with 412 people aboard.",
        "Its captain was tested for alcohol after the grounding.",
        "The port of Tallinn stayed open throughout the day.",
    )
    other = article(
        "Gulf Mirror",
        "With 412 people on board, the ferry Aurelia ran aground near the island of Naissaar on Monday.",
        "Heating failed in two of the cabins on the lower deck.",
        published="2024-03-04T11:00:00+00:00",
    )
    told = [
        states(one, "The ferry Aurelia ran aground off Naissaar on Monday", "run aground", who=FERRY, when=MONDAY),
        states(one, "with 412 people aboard", "carry", kind="figure", amount=amount("412 people", 412, 412, of="people")),
        states(one, "Its captain was tested for alcohol", "test"),
        states(one, "The port of Tallinn stayed open throughout the day", "stay"),
        states(other, "the ferry Aurelia ran aground near the island of Naissaar on Monday", "run aground", who=FERRY, when=MONDAY),
        states(other, "With 412 people on board", "carry", kind="figure", amount=amount("412 people", 412, 412, of="people")),
        states(other, "Heating failed in two of the cabins", "fail"),
    ]
    return [one, other], told


def test_what_two_say_is_corroborated_and_what_one_says_is_single():
    """The grounding and the number aboard meet, each with its own; the rest stays alone."""
    articles, told = ferry()
    findings = compared(articles, told)
    grounding = finding_with(findings, told[0], told[4])
    aboard = finding_with(findings, told[1], told[5])
    assert grounding.id != aboard.id
    assert (grounding.standing, grounding.origins, grounding.outlets) == ("corroborated", 2, ("Gulf Mirror", "Harbour Post"))
    assert aboard.standing == "corroborated"
    assert [finding_with(findings, told[each]).standing for each in (2, 3, 6)] == ["single"] * 3


def test_every_statement_is_in_exactly_one_finding():
    """Nothing is lost on the way and nothing told twice."""
    articles, told = ferry()
    held = [statement for finding in compared(articles, told) for statement in finding.statements]
    assert sorted(held) == sorted(each.id for each in told)


def test_the_order_of_the_input_changes_nothing():
    """Articles and statements in any order give the same findings in the same order."""
    articles, told = ferry()
    expected = compared(articles, told)
    for seed in range(5):
        shuffled = random.Random(seed)
        assert compared(shuffled.sample(articles, len(articles)), shuffled.sample(told, len(told))) == expected


def test_a_corroborated_finding_says_why():
    """The reasons name the words and slots that brought the statements together."""
    articles, told = ferry()
    reasons = finding_with(compared(articles, told), told[0], told[4]).reasons
    assert any("Naissaar" in reason for reason in reasons)
    assert any("the same party" in reason for reason in reasons)


def test_a_story_of_one_article_is_all_single():
    """There is nobody who could say it too."""
    articles, told = ferry()
    findings = compared(articles[:1], told[:4])
    assert [finding.standing for finding in findings] == ["single"] * len(findings)
    assert len(findings) == 4


def test_fifty_copies_of_one_article_are_one_origin():
    """However many outlets print it, one hand wrote it."""
    sentence = "The ferry Aurelia ran aground off Naissaar on Monday with 412 people aboard."
    articles = [article(f"Outlet {number}", sentence, "Twelve were hurt when it struck the rocks.") for number in range(50)]
    told = [states(each, words, "run") for each in articles for words in (sentence, "Twelve were hurt when it struck the rocks.")]
    ids = [each.id for each in articles]
    copies = [(one, other, 1.0) for at, one in enumerate(ids) for other in ids[at + 1 :]]
    findings = compared(articles, told, copies)
    assert {finding.standing for finding in findings} == {"single"}
    assert {finding.origins for finding in findings} == {1}
    assert len(findings) == 2


def test_an_article_without_a_sentence_is_no_hindrance():
    """An empty text states nothing."""
    articles, told = ferry()
    assert compared([*articles, article("Blank Sheet", "")], told)[0].statements == compared(articles, told)[0].statements
    assert compared([article("Blank Sheet", "")], []) == ()


def test_articles_without_a_date_are_compared_all_the_same():
    """Without dates what both say is still said by both."""
    articles, told = ferry()
    undated = [article(each.outlet, each.text, published=None) for each in articles]
    moved = [
        states(undated[articles.index(next(a for a in articles if a.id == each.article))], each.evidence.text, each.predicate)
        for each in told
    ]
    assert finding_with(compared(undated, moved), moved[0], moved[4]).standing == "corroborated"


def test_an_article_of_another_happening_stays_alone():
    """What it says meets nothing of the others."""
    articles, told = ferry()
    stray = article("Valley Observer", "Apple growers of the lower valley expect a poor harvest after the late frost.")
    alone = states(stray, stray.text, "expect")
    finding = finding_with(compared([*articles, stray], [*told, alone]), alone)
    assert (finding.standing, finding.statements) == ("single", (alone.id,))


def test_the_same_article_under_two_addresses_is_one_origin():
    """One outlet that prints a report twice says it once."""
    text = "The ferry Aurelia ran aground off Naissaar on Monday with 412 people aboard."
    one = article("Harbour Post", text)
    other = article("Harbour Post", text, published="2024-03-04T12:00:00+00:00")
    told = [states(one, text, "run"), states(other, text, "run")]
    finding = finding_with(compared([one, other], told), *told)
    assert (finding.standing, finding.origins) == ("single", 1)
    assert finding.reasons[-1] == "one outlet: Harbour Post"


def test_a_statement_of_an_article_that_is_not_given_is_left_out():
    """There is no text to read it in."""
    articles, told = ferry()
    assert all(told[4].id not in finding.statements for finding in compared(articles[:1], told))


def test_articles_that_contradict_each_other_in_everything_conflict_in_everything():
    """Each matter is one finding that holds both words and says where they differ."""
    one = article("Harbour Post", "Twelve people died when the ferry Aurelia sank.", "The ferry Aurelia sank on Monday.")
    other = article("Gulf Mirror", "Thirty people died when the ferry Aurelia sank.", "The ferry Aurelia sank on Wednesday.")
    dead = [
        states(page, f"{count} people died", "die", kind="figure", amount=amount(f"{count} people", number, number, of="people"))
        for page, count, number in ((one, "Twelve", 12), (other, "Thirty", 30))
    ]
    sunk = [
        states(page, f"The ferry Aurelia sank on {day}", "sink", who=FERRY, when=when(f"on {day}", date))
        for page, day, date in ((one, "Monday", "2024-03-04"), (other, "Wednesday", "2024-03-06"))
    ]
    findings = compared([one, other], [*dead, *sunk])
    for matter, slot in ((dead, "amount"), (sunk, "time")):
        finding = finding_with(findings, *matter)
        assert (finding.standing, [difference.slot for difference in finding.differences]) == ("conflicting", [slot])


def test_a_hundred_articles_are_compared_in_work_that_grows_with_them():
    """The statements judged for each article do not grow with the number of articles."""
    from twosource.compare.matter.sharing import PARTNERS, sharing

    chances = {(one, other): 0.5 for one in range(60) for other in range(one + 1, 60)}
    articles = [article(f"Outlet {number}", f"Report {number} tells of the ferry.") for number in range(60)]
    told = accounts(passages(articles), [states(each, each.text) for each in articles])
    assert len(sharing(told, chances)) <= PARTNERS * 60


def test_a_deed_meets_the_deed_within_a_sentence_and_not_the_one_around_it():
    """That a warrant was issued is told within "his first trip since the court issued a warrant", and is no trip."""
    one = article("Harbour Post", "It was his first trip abroad since the court issued a warrant for his arrest in March.")
    other = article("Gulf Mirror", "The court met in spring and issued a warrant for his arrest in March.")
    trip = states(one, "his first trip abroad since the court issued a warrant for his arrest in March", "travel")
    first, second = (
        states(one, "the court issued a warrant for his arrest in March", "issue"),
        states(other, "issued a warrant for his arrest in March", "issue"),
    )
    findings = compared([one, other], [trip, first, second])
    assert finding_with(findings, first, second).id != finding_with(findings, trip).id


def test_a_meeting_that_is_expected_is_the_talks_that_were_held():
    """One deed of the same two, told in words of one family and beside other things, is one matter that happened meanwhile."""
    lena, sami = party("Lena Marsh"), party("Sami Orava")
    one = article("Harbour Post", "Lena Marsh is expected to meet Sami Orava before she opens the new ferry line to Naissaar.")
    other = article(
        "Gulf Mirror", "Fishing quotas will stay, Lena Marsh said in talks with Sami Orava.", published="2024-03-05T11:00:00+00:00"
    )
    planned = states(one, "Lena Marsh is expected to meet Sami Orava", "meet", who=lena, whom=sami, status="planned")
    held = states(other, "talks with Sami Orava", "talk", who=lena, whom=sami)
    found = finding_with(compared([one, other], [planned, held]), planned)
    assert held.id in found.statements
    assert found.standing == "updated"
