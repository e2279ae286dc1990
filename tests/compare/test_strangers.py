"""What shares its words, and is two matters all the same."""

import pytest
from telling_factory import amount, article, party, states, when

from twosource.compare.matter.strangers import are_strangers
from twosource.compare.standing.doubts import (
    describe_one_otherwise,
    share_name_alone,
    share_party_alone,
    share_speaker_alone,
    was_done_before,
)
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party

ROOS, LEPIK = party("Juhan Roos"), party("Anna Lepik")
WILL, WONT = "will attend Friday's summit of harbour towns", "will miss Friday's gathering of harbour towns"


def strange(one, other):
    return are_strangers(*pair(one, other))


def pair(one, other):
    pages = [article(outlet, words) for outlet, (words, _, _) in zip(("Harbour Post", "Gulf Mirror"), (one, other), strict=True)]
    said = [states(page, words, predicate, **slots) for page, (words, predicate, slots) in zip(pages, (one, other), strict=True)]
    return accounts(passages(pages), said)


@pytest.mark.parametrize(("who", "two"), [(LEPIK, True), (ROOS, False), (None, False)], ids=["another", "the same", "nobody named"])
def test_what_one_does_not_do_another_may_do(who, two):
    """Who stays away and who comes are two matters; one who is told to come and to stay away is one."""
    there = (WILL, "attend", {"who": who, "status": "planned"})
    away = (WONT, "attend", {"who": ROOS, "status": "planned", "negated": True})
    assert strange(there, away) is two
    assert strange(away, there) is two


@pytest.mark.parametrize("kind", ["event", "figure", "quote"])
def test_who_somebody_is_is_not_what_he_does_or_says(kind):
    """His office stands beside his name wherever he does or says a thing."""
    office = ("Harbour master Juhan Roos", "be", {"kind": "fact", "who": ROOS})
    deed = ("Harbour master Juhan Roos has said that he will not come", "say", {"kind": kind, "who": ROOS})
    assert strange(office, deed)


def test_two_sayings_of_one_speaker_are_two():
    """Words of the speaker and her office are no words of what she says."""
    one = ("Harbour minister Anna Lepik called the deal a milestone", "be", {"kind": "fact", "speaker": LEPIK})
    other = ("Harbour minister Anna Lepik said it was not the time", "say", {"kind": "quote", "speaker": LEPIK})
    more = ("Harbour minister Anna Lepik praised the deal", "praise", {"kind": "quote", "speaker": LEPIK})
    assert share_speaker_alone(*pair(one, other))
    assert not share_speaker_alone(*pair(one, more))


def test_how_old_somebody_is_says_nothing_else_of_him():
    """Both are facts of one person, and two matters."""
    aged = ("Juhan Roos, 49", "age", {"kind": "fact", "who": ROOS})
    stays = ("Juhan Roos is to stay in office", "be", {"kind": "fact", "who": ROOS})
    assert strange(aged, stays)
    assert not strange(aged, ("Juhan Roos is 49", "age", {"kind": "fact", "who": ROOS}))


def test_what_describes_who_acts_tells_nothing_of_his_deeds():
    """Her office stands beside her name, before it or behind, in whatever she does."""
    one = ("Student leader Anna Lepik told the crowd of her plans", "tell", {"who": LEPIK})
    other = ("Anna Lepik, a student leader, gave them a month", "give", {"who": LEPIK})
    more = ("Anna Lepik gave the crowd a month", "give", {"who": LEPIK})
    assert share_party_alone(*pair(one, other))
    assert not share_party_alone(*pair(one, more))


def test_a_name_of_many_words_is_one_thing_in_common():
    """What is known as a law, vetoing it and how it moved to the floor share its name; who is told by office and name shares two things."""
    known = ("The bill, known as the Safe Harbours and Bridges Act", "be known as", {"kind": "fact"})
    veto = ("vetoing the Safe Harbours and Bridges Act", "veto", {})
    moved = ("The Safe Harbours and Bridges Act moved to the floor in May", "move", {})
    assert share_name_alone(*pair(known, moved))
    assert share_name_alone(*pair(veto, moved))
    assert not share_name_alone(*pair(known, ("a bill known as the Safe Harbours and Bridges Act", "be known as", {"kind": "fact"})))
    assert not share_name_alone(*pair(("Anna Lepik wrote to Juhan Roos", "write", {}), ("Roos had mail from Anna Lepik", "have", {})))
    assert not share_name_alone(*pair(("Harbour master Juhan Roos came", "come", {}), ("the harbour master, Juhan Roos, rose", "rise", {})))
    assert not share_name_alone(*pair(("Mayor Anna Lepik", "be", {"kind": "fact"}), ("Mayor Anna Lepik", "be", {"kind": "fact"})))


def test_two_words_for_what_somebody_is_are_two_facts():
    """A host may be a comedian: each outlet says one of them."""
    one = ("comedian Anna Lepik", "be", {"kind": "fact", "who": LEPIK, "whom": party("comedian")})
    other = ("talk-show host Anna Lepik", "be", {"kind": "fact", "who": LEPIK, "whom": party("talk-show host")})
    more = ("Sen. Anna Lepik", "be", {"kind": "fact", "who": LEPIK, "whom": party("Sen.")})
    again = ("the senator, Anna Lepik", "be", {"kind": "fact", "who": LEPIK, "whom": party("the senator")})
    assert describe_one_otherwise(*pair(one, other))
    assert not describe_one_otherwise(*pair(more, again))


@pytest.mark.parametrize(("predicate", "two"), [("join", True), ("take part", True), ("go", False), ("hold", False)])
def test_who_stays_away_does_not_call_it_off(predicate, two):
    """The guards will not join the strike, and called off one of their own; a strike that will not go ahead is called off."""
    off = ("The guards called off their strike", "hold", {"whom": party("their strike"), "negated": True})
    away = ("The guards will not join the strike", predicate, {"whom": party("the strike"), "negated": True, "status": "planned"})
    assert strange(off, away) is two
    assert strange(away, off) is two


@pytest.mark.parametrize(
    ("text", "status", "day", "doubted"),
    [
        ("Juhan Roos was sentenced in January", "happened", "2024-01", True),
        ("The sentencing of Juhan Roos in January", "happened", "2024-01", False),
        ("Juhan Roos was sentenced in May", "happened", "2024-05", False),
        ("Juhan Roos was due to be sentenced in January", "planned", "2024-01", False),
    ],
    ids=["done before", "not told as done", "the same time", "planned"],
)
def test_what_was_done_is_not_planned_again(text, status, day, doubted):
    """The articles are of March: who was sentenced in January is sentenced in May for something else, or one of the two reports is wrong."""
    due = (
        "Juhan Roos is to be sentenced in May",
        "sentence",
        {"whom": ROOS, "status": "planned", "when": when("in May", "2024-05-01", "2024-05-31", "2024-05")},
    )
    told = (text, "sentence", {"whom": ROOS, "status": status, "when": when(text[-7:], f"{day}-01", f"{day}-31", day)})
    assert was_done_before(*pair(due, told)) is doubted
    assert was_done_before(*pair(told, due)) is doubted


@pytest.mark.parametrize(
    ("seller", "two"),
    [(party("Onken Group"), False), (party("company"), True), (party("Kalda"), False)],
    ids=["another", "nobody knows who", "the same by a shorter name"],
)
def test_a_purchase_and_a_sale_are_one_deed_of_two_parties(seller, two):
    """Where it is not known who sold, one party may be told to have done both."""
    bought = ("Kalda Lifts bought the mill", "buy", {"who": party("Kalda Lifts"), "whom": party("mill")})
    sold = ("The mill was sold on Monday", "sell", {"who": seller, "whom": party("mill")})
    assert strange(bought, sold) is two
    assert strange(sold, bought) is two


@pytest.mark.parametrize(("thing", "two"), [("seat", True), ("vote", False)])
def test_what_is_held_is_lost_only_where_it_can_be(thing, two):
    """Who holds a seat has not lost it, so that these are two matters; a vote that is held may be lost."""
    lost = (f"Juhan Roos lost the {thing}", "lose", {"who": ROOS, "whom": party(f"his {thing}")})
    held = (f"Anna Lepik held the {thing}", "hold", {"who": LEPIK, "whom": party("town hall")})
    assert strange(lost, held) is two


@pytest.mark.parametrize(
    ("part", "title", "two"),
    [
        ("Turnout in Velen", "Voters stay away", True),
        ("Turnout in Velen", "Velen votes", False),
        ("Turnout", "Voters stay away", False),
        ("Turnout in Norway", "Voters stay away", False),
    ],
    ids=["a part", "what both are about", "no place", "what an adjective may name"],
)
def test_a_share_in_a_part_of_a_place_is_another(part, title, two):
    told = [("Harbour Post", "Turnout was 61 percent", 61, title), ("Gulf Mirror", f"{part} was 54 percent", 54, "The count in Velen")]
    pages = [article(outlet, f"{words}.", title=headed) for outlet, words, _, headed in told]
    said = [
        states(
            page,
            words,
            "be",
            kind="figure",
            who=Party(text="Turnout"),
            amount=amount(f"{share} percent", share, share, unit="percent", of="Turnout"),
        )
        for page, (_, words, share, _) in zip(pages, told, strict=True)
    ]
    assert are_strangers(*accounts(passages(pages), said)) is two


@pytest.mark.parametrize(("what", "two"), [("three more camps", True), ("another camp", True), ("its camps", False)])
def test_more_of_a_thing_is_not_undone_with_what_there_is(what, two):
    opened = (f"The group will open {what} in the valley", "open", {"who": ROOS, "whom": Party(text=what), "status": "planned"})
    closed = ("The group closed one of its three camps in the valley", "close", {"who": ROOS, "whom": Party(text="its three camps")})
    assert strange(opened, closed) is two


@pytest.mark.parametrize(
    ("whom", "day", "two"),
    [(None, "2024-03-05", True), (LEPIK, "2024-03-05", False), (None, "2024-03-04", False)],
    ids=["two days side by side", "somebody who is named", "one day"],
)
def test_two_amounts_of_two_days_are_two_matters(whom, day, two):
    """Twelve hurt on Monday are not fourteen on Tuesday; but one court jails one woman once."""
    one = (
        "The court jailed them.",
        "jail",
        {"whom": whom, "amount": amount("12", 12, 12, of="men"), "when": when("on Monday", "2024-03-04")},
    )
    other = ("A judge jailed them.", "jail", {"whom": whom, "amount": amount("14", 14, 14, of="men"), "when": when("then", day)})
    assert strange(one, other) is two
    assert strange(other, one) is two
