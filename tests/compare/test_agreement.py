"""What two outlets are told to confirm their statements say by themselves, or it is told as perhaps two matters."""

import pytest
from telling_factory import amount, article, compared, finding_with, party, states

from twosource.compare.finding import Matter, finding_of
from twosource.compare.origin.origins import Origins
from twosource.compare.slot.bearing import Contrast
from twosource.compare.slot.counts import counted_apart
from twosource.compare.standing.agreement import NAMES, agreeing, measures
from twosource.compare.standing.contrast import contrast_status
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.model import Party

ROW, LIND, COURT = party("Ida Row"), party("Otto Lind"), party("Lakeside Court")


def set_beside(one, other):
    """Two statements of two articles, each its article's one sentence; with what is rare in them."""
    pages = [article(outlet, f"{text}.") for outlet, (text, *_) in (("Harbour Post", one), ("Gulf Mirror", other))]
    said = [states(page, text, predicate, **slots) for page, (text, predicate, slots) in zip(pages, (one, other), strict=True)]
    read = passages(pages)
    return accounts(read, said), Rarity(each.words.stems | each.kindred for each in read), [[each.id] for each in pages]


MET = [
    (
        ("Lakeside Court fined the mill 40,000 euros", "fine", {"who": COURT, "whom": party("the mill")}),
        ("The court imposed a fine on the mill", "fine", {"who": COURT, "whom": party("the mill")}),
    ),
    (
        ("Ida Row resigned on Friday", "resign", {"who": ROW}),
        ("Row stepped down and resigned", "resign", {"who": ROW}),
    ),
]
APART = [
    (
        ("who backed Otto Lind in the primary", "back", {"who": ROW, "whom": LIND}),
        ("a rival beat senator Otto Lind by eight points", "beat", {"who": COURT, "whom": LIND}),
    ),
    (
        ("she is worried about the turnout in Velen", "be worried", {"kind": "fact", "who": ROW}),
        ("he probably won among farmers in the vote at Velen", "win", {"who": LIND}),
    ),
    (  # one number, of what was lost and of what was killed
        ("the guard had lost two lorries and six horses near Velen", "lose", {"who": COURT}),
        ("it had killed six smugglers near the village", "kill", {"who": party("The guard")}),
    ),
]


@pytest.mark.parametrize(("one", "other"), MET)
def test_what_shares_its_deed_and_parties_is_agreed_on(one, other):
    told, rarity, groups = set_beside(one, other)
    assert agreeing(told, groups, rarity) == [tuple(told)]


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_shares_a_name_or_a_place_alone_is_not(one, other):
    told, rarity, groups = set_beside(one, other)
    assert agreeing(told, groups, rarity) == []


def test_one_origin_has_nobody_to_agree_with():
    """Two articles of one root, and one article alone."""
    told, rarity, groups = set_beside(*MET[0])
    assert agreeing(told, [[*groups[0], *groups[1]]], rarity) is None
    assert agreeing(told[:1], groups[:1], rarity) is None


def test_every_measure_lies_between_nothing_and_all():
    for pair in (*MET, *APART):
        told, rarity, _ = set_beside(*pair)
        found = measures(*told, rarity)
        assert tuple(found) == NAMES
        assert all(0.0 <= each <= 1.0 for each in found.values())


def test_a_finding_of_statements_that_do_not_agree_is_in_doubt():
    """Whatever joined them: one article alone is in no doubt."""
    one, other = (article(outlet, f"{text}.") for outlet, text in (("A", "Ida Row backed Otto Lind"), ("B", "Ida Row backed Otto Lind")))
    said = [states(page, "Ida Row backed Otto Lind", "back", who=ROW, whom=LIND) for page in (one, other)]
    assert not finding_with(compared([one, other], said), *said).is_doubtful


STRANGE = [
    ("Helen Stroud, the transport minister, rejected calls", "reject"),
    ("Helen Stroud, the transport minister, praised the crew", "praise"),
    ("Helen Stroud, the transport minister, will meet both sides", "meet"),
]
ALIKE = ("The transport minister has rejected calls", "reject")


def told_by_three(*said):
    """The finding of three statements of three articles, each its article's one sentence; the last article is of the next day."""
    stroud = party("Helen Stroud")
    days = "2024-03-04T09:00:00+00:00", "2024-03-04T09:00:00+00:00", "2024-03-05T09:00:00+00:00"
    pages = [
        article(outlet, f"{text}.", published=day)
        for outlet, (text, _), day in zip(("A Post", "B Mirror", "C Star"), said, days, strict=True)
    ]
    told = [
        states(page, text, predicate, who=stroud, status="planned" if " will " in text else "happened")
        for page, (text, predicate) in zip(pages, said, strict=True)
    ]
    read = passages(pages)
    ours = accounts(read, told)
    rarity = Rarity(each.words.stems | each.kindred for each in read)
    links = dict.fromkeys(((0, 1), (0, 2), (1, 2)), 0.9)
    return finding_of("story", Matter(ours, links), Origins(pages, ()), rarity)


def test_three_of_which_each_pair_is_doubted_are_in_doubt():
    """Three deeds of one minister share her alone, each two for a reason of their own; two that tell one deed carry a third."""
    assert told_by_three(*STRANGE).is_doubtful
    assert not told_by_three(STRANGE[0], ALIKE, STRANGE[2]).is_doubtful


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("six horses were lost", "it killed six smugglers", {"6"}),
        ("82 percent of those who voted backed it", "82 percent of its members took part", {"82", "percent"}),
        ("six smugglers died", "the six smugglers were shot", set()),
        ("six smugglers died", "six people died", set()),
        ("six smugglers died", "it killed six", set()),
        ("in 2016 the vote was held", "the 2016 campaign ended", set()),
        ("two grey horses", "two horses", set()),
    ],
)
def test_one_number_of_two_things_is_not_shared(one, other, apart):
    (first, second), _, _ = set_beside((one, "tell", {}), (other, "tell", {}))
    assert counted_apart(first, second) == apart


@pytest.mark.parametrize(("sent", "contrast"), [("200 tents", Contrast.NONE), ("200 observers", Contrast.UPDATE)])
def test_what_becomes_of_a_plan_counts_what_was_planned(sent, contrast):
    who, count = party("Lakeside"), {"low": 200, "high": 200}
    will = ("Lakeside will send 200 observers to Velen", "send", {"who": who, "whom": Party(text="200 observers"), "status": "planned"})
    did = (f"Lakeside has sent {sent} to Velen", "send", {"who": who, "whom": Party(text=sent), "status": "happened"})
    for _, _, slots in (will, did):
        slots["amount"] = amount(slots["whom"].text, of=slots["whom"].text.split()[1], **count)
    (one, other), _, _ = set_beside(will, did)
    assert contrast_status(one, other) is contrast
