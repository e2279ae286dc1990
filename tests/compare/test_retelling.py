"""Articles that another tells over, sentence by sentence, some words exchanged."""

from itertools import combinations

from telling_factory import article, party, states

from twosource.compare.origin.origins import Origins
from twosource.compare.origin.retelling import retellings
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Copy

FIRST = (
    "Engineers from the harbour office found a crack as long as a bus in the western wall of the Tamme lock on Tuesday evening.",
    "The gates were shut within the hour, and forty barges that carry grain and timber to the coast are waiting above the town.",
    "A diver who looked at the wall from below said that the stone had moved by nearly two centimetres since the spring.",
    "The office expects the repair to take three weeks and to cost about four million crowns, most of it for new steel.",
    "Grain merchants asked the ministry to open the old canal, which has been closed to heavy boats for eleven years.",
    "The lock was built in 1931 and carries two thirds of all freight that leaves the eastern plain by water each year.",
)
# Every third or fourth word of the first is another.
SPUN = (
    "Technicians from the harbour authority discovered a crack as long as a bus in the western side of the Tamme lock on Tuesday night.",
    "The doors were closed within the hour, and forty boats that carry grain and wood to the coast are waiting above the city.",
    "A diver who inspected the wall from below stated that the stone had shifted by almost two centimetres since the spring.",
    "The authority expects the work to take three weeks and to cost around four million crowns, most of it for fresh steel.",
    "Grain traders urged the ministry to open the old canal, which has been shut to heavy boats for eleven years.",
    "The lock was constructed in 1931 and carries two thirds of all goods that leave the eastern plain by water every year.",
)
OWN = (
    "Forty barges lay moored above Tamme on Wednesday after a long crack was seen in the lock's west wall the evening before.",
    "It is as long as a bus, the harbour office says, and a diver has measured that masonry there shifted two centimetres this year.",
    "Three weeks is how long the office thinks repairs will last; they may cost four million crowns, since much steel is needed.",
    "Merchants who deal in grain want the disused canal reopened, though nothing heavy has passed through it for over a decade.",
    "Since 1931 the lock has let through most of what the plain in the east sends away by water, two thirds of it by the last count.",
    "Skippers spent the day cooking on deck, and one said that he had never seen the river so full or the town so quiet.",
)


def retold(*pages):
    read = passages(pages)
    return retellings(read, combinations(range(len(read)), 2))


def test_an_article_in_exchanged_words_is_told_over():
    """Few runs of its words stand in the first, but most of its words do, in their order."""
    first, spun = article("Harbour Post", *FIRST), article("Gulf Mirror", *SPUN)
    assert retold(first, spun) == {tuple(sorted((first.id, spun.id)))}


def test_an_article_told_over_in_another_order_of_sentences_is_found():
    """Sentences are looked for anywhere in the other article."""
    first, spun = article("Harbour Post", *FIRST), article("Gulf Mirror", *SPUN[3:], *SPUN[:3])
    assert retold(first, spun)


def test_a_reporter_of_one_s_own_tells_nothing_over():
    """The same facts in another's own sentences are a second report."""
    assert not retold(article("Harbour Post", *FIRST), article("Gulf Mirror", *OWN))


def test_one_speech_in_two_reports_is_not_told_over():
    """What stands in quotation marks is left out, in whole sentences and where a quotation goes on over several."""
    speech = f"“{FIRST[0]} {FIRST[2]} {FIRST[3]}”"
    one = article("Harbour Post", *OWN[:3], f"The mayor said: {speech}", *OWN[3:])
    other = article(
        "Gulf Mirror",
        *SPUN[4:],
        f"{speech} That is what the mayor told us on the quay.",
        "Nothing moves here, and nobody can say for how long it will last.",
    )
    assert not retold(one, other)


def test_two_short_notes_may_be_alike():
    """Where an article is a few lines, likeness may be chance."""
    assert not retold(article("Harbour Post", *FIRST[:2]), article("Gulf Mirror", *SPUN[:2]))


def test_what_is_told_over_is_one_origin():
    """A finding of both has one root, and says why."""
    first, spun = article("Harbour Post", *FIRST), article("Gulf Mirror", *SPUN)
    told = accounts(passages([first, spun]), [states(first, FIRST[3]), states(spun, SPUN[3])])
    groups, reasons = Origins([first, spun], (), retold(first, spun))(told)
    assert groups == [sorted([first.id, spun.id])]
    assert reasons[0].endswith("one tells the other over, sentence by sentence")


def test_remarks_about_one_quotation_do_not_make_it_one_hand():
    """Outside the quotation too little is left to tell: each outlet may have heard it."""
    quoted = "“Nobody will be told to leave a house on the river before the winter is over, and nobody will pay for the new wall,”"
    one, other = article("Harbour Post", f"{quoted} she said."), article("Gulf Mirror", f"{quoted} she said.")
    shares = [Copy(articles=tuple(sorted((one.id, other.id))), share=0.3)]
    told = accounts(
        passages([one, other]),
        [states(one, f"{quoted} she said.", speaker=party("Liis Aro")), states(other, f"{quoted} she said.", speaker=party("Liis Aro"))],
    )
    assert len(Origins([one, other], shares)(told)[0]) == 2
