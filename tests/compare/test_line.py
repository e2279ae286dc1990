"""A clause cut from its sentence, as a line that can be read by itself."""

import pytest
from telling_factory import article, compared, finding_with, party, states

from twosource.model import Party

TRAM, COURT, RAO = party("the tram", "The tram"), party("Lakeside Court", "The court"), party("Ilja Rao")


def line(evidence, predicate, **slots):
    page = article("Harbour Post", f"By then {evidence}, as was told.")
    alone = states(page, evidence, predicate, **slots)
    return finding_with(compared([page], [alone]), alone).gist


@pytest.mark.parametrize(
    ("evidence", "predicate", "slots", "told"),
    [
        ("condemning the ban as a mistake", "condemn", {"who": RAO}, "Ilja Rao condemned the ban as a mistake"),
        ("not paying the fine in time", "pay", {"who": RAO}, "Ilja Rao did not pay the fine in time"),
        ("to expand the harbour", "expand", {"who": RAO, "status": "planned"}, "Ilja Rao to expand the harbour"),
        ("who were led off the ferry", "lead", {"whom": party("two players")}, "Two players were led off the ferry"),
        ("who used public money to settle a lawsuit", "settle", {"who": RAO}, "Ilja Rao used public money to settle a lawsuit"),
        ("was booted from a flight", "boot", {"whom": RAO}, "Ilja Rao was booted from a flight"),
        ("the tram which flipped on its side", "flip", {"who": TRAM}, "The tram flipped on its side"),
        ("smoke billowing from the hall", "billow", {"who": party("smoke")}, "Smoke billowed from the hall"),
        (
            "a barge operated by Nord Freight",
            "operate",
            {"who": party("Nord Freight"), "whom": party("a barge")},
            "A barge was operated by Nord Freight",
        ),
        (
            "he would not seek a third term",
            "seek",
            {"who": RAO, "status": "planned", "negated": True},
            "Ilja Rao would not seek a third term",
        ),
        ("his resignation on Friday", "resign", {"who": RAO}, "Ilja Rao resigned on Friday"),
        ("Lakeside Court’s overthrow", "overthrow", {"whom": party("Lakeside Court")}, "Lakeside Court was overthrown"),
        ("the deaths of ten divers in the wreck", "die", {"who": party("divers")}, "Ten divers died in the wreck"),
        (
            "Ilja Rao, director of the harbour",
            "be",
            {"kind": "fact", "who": RAO, "whom": party("director")},
            "Ilja Rao is director of the harbour",
        ),
        ("President Ilja Rao", "be", {"kind": "fact", "who": RAO, "whom": party("President")}, "Ilja Rao is president"),
        ("Speaker Ilja Rao of Velen", "be", {"kind": "fact", "who": RAO, "whom": party("Speaker")}, "Ilja Rao of Velen is speaker"),
        ("Ilja Rao (R-Velen)", "be", {"kind": "fact", "who": RAO, "whom": party("R-Velen")}, "Ilja Rao (R-Velen)"),
        ("former Velen Mayor Ilja Rao", "be", {"kind": "fact", "who": RAO, "whom": party("Mayor")}, "Ilja Rao is former Velen Mayor"),
        ("Lakeside Court, which is in Velen", "be in", {"kind": "fact", "who": COURT}, "Lakeside Court is in Velen"),
        ("in which the court fined the mill", "fine", {"who": COURT}, "The court fined the mill"),
        ("the mill had “no permit", "have", {"kind": "fact", "who": party("the mill")}, "The mill had no permit"),
    ],
)
def test_what_a_clause_lacks(evidence, predicate, slots, told):
    """It gets its subject from the slots, and a verb with a tense."""
    assert line(evidence, predicate, **slots) == told


@pytest.mark.parametrize(
    ("evidence", "predicate", "slots"),
    [
        ("Serving out my term", "serve", {"who": RAO}),  # in whose words?
        ("A harsh temper making jokes", "make", {"who": party("an aide")}),
        ("Issuing the bill", "issue", {"who": Party(text="the paper")}),  # nobody who acts
        ("If the court fined the mill", "fine", {"who": COURT}),
    ],
)
def test_what_is_not_known_is_not_made_up(evidence, predicate, slots):
    """Without a subject that may be it, the evidence stands as it is."""
    assert line(evidence, predicate, **slots) == evidence


def test_a_condition_is_told_with_its_word():
    """What a clause stands behind is not left out, where it would be told as a fact without it."""
    page = article("Harbour Post", "Nobody knows whether the court fined the mill.")
    alone = states(page, "the court fined the mill", "fine", who=COURT, status="possible")
    assert finding_with(compared([page], [alone]), alone).gist == "Whether the court fined the mill"


def test_a_charge_is_no_deed():
    """A participle behind a preposition is governed by another word."""
    page = article("Harbour Post", "Ilja Rao was charged with leaving the scene.")
    alone = states(page, "leaving the scene", "leave", who=RAO)
    assert finding_with(compared([page], [alone]), alone).gist == "Leaving the scene"


def test_a_line_that_can_be_read_alone_is_taken_before_one_that_cannot():
    """Of two pieces of evidence that say the same."""
    texts = ("He told the board of paying the fine to Lakeside Court", "Ilja Rao paid the fine to Lakeside Court")
    pages = [article(outlet, f"{text}.") for outlet, text in zip(("Harbour Post", "Gulf Mirror"), texts, strict=True)]
    said = [states(page, page.text[:-1], "pay", who=RAO) for page in pages]
    assert finding_with(compared(pages, said), *said).gist == texts[1]


def test_who_says_we_is_named():
    """Even where another outlet states it itself."""
    pages = [
        article("Harbour Post", "“We signed the Lakeside treaty,” Ilja Rao said."),
        article("Gulf Mirror", "They signed the Lakeside treaty."),
    ]
    ours = states(pages[0], "We signed the Lakeside treaty", "sign", who=party("We"), speaker=RAO)
    theirs = states(pages[1], "They signed the Lakeside treaty", "sign", who=party("They"))
    found = finding_with(compared(pages, [ours, theirs]), ours, theirs)
    assert found.gist in ("Ilja Rao: We signed the Lakeside treaty", "They signed the Lakeside treaty")
