"""Which line a finding is told by, of those that its statements make."""

import pytest
from telling_factory import amount, article, compared, finding_with, party, states

from twosource.compare.choice import choose
from twosource.compare.finding import Matter, finding_of
from twosource.compare.origin.origins import Origins
from twosource.compare.surplus import is_said_alone
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.rarity import Rarity
from twosource.model import Difference, Party, Value

RAO = party("Ilja Rao")


def test_a_line_that_can_be_read_alone_is_taken_before_one_that_cannot():
    """Of two pieces of evidence that say the same."""
    texts = ("paying the fine to Lakeside Court", "Ilja Rao paid the fine to Lakeside Court")
    pages = [article(outlet, f"{text}.") for outlet, text in zip(("Harbour Post", "Gulf Mirror"), texts, strict=True)]
    said = [states(page, page.text[:-1], "pay", who=RAO, gist=gist) for page, gist in zip(pages, (None, texts[1]), strict=True)]
    assert finding_with(compared(pages, said), *said).gist == texts[1]


def test_what_only_joins_a_clause_is_left_out():
    """Where no line was made of it."""
    page = article("Harbour Post", "Four were hurt, when the court fined the mill.")
    alone = states(page, ", when the court fined the mill", "fine")
    assert finding_with(compared([page], [alone]), alone).gist == "The court fined the mill"


def test_another_article_names_whom_a_pronoun_means():
    """Its name stands for it at the head of the line."""
    pages = [
        article("Harbour Post", "He paid the fine to Lakeside Court."),
        article("Gulf Mirror", "Ilja Rao: the fine to Lakeside Court was paid."),
    ]
    he = states(pages[0], "He paid the fine to Lakeside Court", "pay", who=Party(text="He"), gist="He paid the fine to Lakeside Court")
    rao = states(pages[1], "Ilja Rao: the fine to Lakeside Court was paid", "pay", who=RAO)
    assert finding_with(compared(pages, [he, rao]), he, rao).gist.startswith("Ilja Rao")


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


def told_of(*sentences, kind="event", predicate="pay", **slots):
    """The finding of what each outlet's one sentence states whole."""
    pages = [article(outlet, f"{text}.") for outlet, text in zip(("Harbour Post", "Gulf Mirror"), sentences, strict=True)]
    said = [states(page, page.text[:-1], predicate, kind=kind, gist=page.text[:-1], **slots) for page in pages]
    return finding_with(compared(pages, said), *said)


def test_what_one_says_beside_the_matter_is_left_out():
    """A number, a rank or a second object that one outlet alone has is not told as said by both."""
    assert told_of("Turnout in Velen fell to 61 percent", "Overall turnout in the town of Velen fell to 61 percent").gist == (
        "Turnout in Velen fell to 61 percent"
    )
    seat = {"kind": "fact", "predicate": "sit", "who": RAO}
    found = told_of("Ilja Rao sits on the harbour and the budget committees", "Ilja Rao sits on the harbour committee", **seat)
    assert found.gist == "Ilja Rao sits on the harbour committee"


def stated(sentence, evidence, predicate, gist, outlet, **slots):
    page = article(outlet, sentence)
    return page, states(page, evidence, predicate, gist=gist, **slots)


def brought_together(*stated):
    """The finding of statements, whatever would have joined them, and whether one of them says most of its line alone."""
    pages, said = zip(*stated, strict=True)
    read = passages(pages)
    told, groups = accounts(read, said), [[each.id] for each in pages]
    rarity = Rarity(each.words.stems | each.kindred for each in read)
    choice = choose(told, (), rarity)
    found = finding_of("story", Matter(told, {(0, 1): 0.9}), Origins(pages, ()), rarity)
    return found, is_said_alone(choice.account, choice.line.text, told, groups, rarity)


def test_a_line_of_which_one_outlet_alone_says_most_is_in_doubt():
    """Who asks for a veto is told by one; the other has no more than that some do."""
    calls = "The governor, amid calls by critics to veto the bill, left."
    whole = "Chairman Otto Lind of Velen Stores wrote to the governor on Friday to veto the bill"
    one = stated(calls, "to veto the bill", "veto", None, "Harbour Post", who=RAO, status="possible")
    other = stated(f"{whole}.", whole, "veto", whole, "Gulf Mirror", who=RAO, status="possible")
    found, alone = brought_together(one, other)
    assert alone
    assert found.is_doubtful


def test_in_doubt_a_line_tells_whose_words_it_has():
    """The outlet that has no speaker may tell of something else; where there is no doubt it vouches for them."""
    bare = "The governor, amid calls by critics to veto the bill, left."
    whole = "The bill shames every shop in Velen and insults the governor on purpose"
    calls = stated(bare, "calls by critics to veto the bill", "call", None, "Harbour Post")
    one = stated(f"{whole}, Otto Lind said.", whole, "shame", whole, "Gulf Mirror", speaker=party("Otto Lind"))
    found, _ = brought_together(calls, one)
    assert (found.is_doubtful, found.gist) == (True, f"Otto Lind: {whole}")
    same = stated(f"{whole}.", whole, "shame", whole, "Harbour Post")
    found, _ = brought_together(same, one)
    assert (found.is_doubtful, found.gist) == (False, whole)


def test_one_amount_and_one_saying_are_told_by_both_in_whatever_words():
    """A union asks for eight percent, or wants a rise of eight percent; of a saying each quotes as much as it likes."""
    told = [
        stated(f"{text}.", text, verb, text, outlet)
        for outlet, text, verb in (
            ("Harbour Post", "The porters' union at the quay wants a rise in wages of 8 percent", "want"),
            ("Gulf Mirror", "Porters are asking for 8 percent", "ask"),
        )
    ]
    assert not brought_together(*told)[1]
    quoted = [
        stated(f"“{text},” Ilja Rao said.", text, "be", text, outlet, speaker=RAO)
        for outlet, text in (
            ("Harbour Post", "The rocks are old and tired men forgot to mark them on the charts"),
            ("Gulf Mirror", "The rocks are old"),
        )
    ]
    assert not brought_together(*quoted)[1]


STOPPED = [
    (
        "He would ask lawmakers to either recall or rewrite the bill, aides said.",
        "would ask lawmakers to either recall",
        " or rewrite the bill",
    ),
    ("Ilja Rao should listen to and work with the town, she said.", "Ilja Rao should listen to", " and work with the town"),
    ("Ilja Rao apologized for using a rude word, he said.", "Ilja Rao apologized for using", " a rude word"),
    ("Ilja Rao knows that the harbour is shut.", "Ilja Rao knows", ""),
    ("Ilja Rao paid the fine, and the court closed.", "Ilja Rao paid the fine", ""),
    ("Ilja Rao paid either the fine or the toll, he said.", "Ilja Rao paid either the fine or the toll", ""),
    ("Both the fine and the toll were paid on Monday.", "Both the fine and the toll were paid", ""),
]


@pytest.mark.parametrize(("sentence", "evidence", "rest"), STOPPED, ids=[evidence for _, evidence, _ in STOPPED])
def test_a_line_that_stops_within_a_phrase_goes_on_to_its_end(sentence, evidence, rest):
    """The first half of a conjunction, a preposition, or a gerund behind one has the rest."""
    page, alone = stated(sentence, evidence, "pay", evidence, "Harbour Post")
    gist = finding_with(compared([page], [alone]), alone).gist
    assert gist == evidence[:1].upper() + evidence[1:] + rest


def test_a_verb_keeps_the_that_which_is_all_its_object():
    """Where no clause is opened by it."""
    page, alone = stated("Rao respects that but thinks of the harbour.", "Rao respects that", "respect", "Rao respects", "Harbour Post")
    assert finding_with(compared([page], [alone]), alone).gist == "Rao respects that"
    page, alone = stated("Rao respects that the harbour is shut.", "Rao respects", "respect", "Rao respects", "Harbour Post")
    assert finding_with(compared([page], [alone]), alone).gist == "Rao respects"


def test_what_is_at_odds_is_told_in_the_words_of_the_more():
    """Two outlets tell of twelve, one of fifteen: the line is not the one's, whose cell of the table says otherwise."""
    texts = ("Twelve died when fog hid the rocks and a lamp failed", "A wave took twelve lives", "Fifteen died when a wave took the lamp")
    pages = [article(outlet, f"{text}.") for outlet, text in zip(("Harbour Post", "Gulf Mirror", "Fell Herald"), texts, strict=True)]
    counts = [amount("Twelve", 12, 12), amount("Twelve", 12, 12), amount("Fifteen", 15, 15)]
    said = [states(page, text, "die", amount=count) for page, text, count in zip(pages, texts, counts, strict=True)]
    found = finding_of(
        "story", Matter(told := accounts(passages(pages), said), {}), Origins(pages, ()), Rarity(each.words.stems for each in told)
    )
    assert found.standing == "conflicting"
    assert found.gist.startswith("A wave took twelve lives")


def test_a_quotation_is_told_whole_though_more_outlets_tell_a_part_of_it():
    """Two outlets quote a saying in one wording and one in another: what is best to read is taken of all of them."""
    texts = (
        "“We saw these rocks too late to turn the ferry”",
        "“We saw the rocks too late to turn”",
        "“We saw the rocks too late to turn”",
    )
    pages = [
        article(outlet, f"{text}, she said.") for outlet, text in zip(("Harbour Post", "Gulf Mirror", "Fell Herald"), texts, strict=True)
    ]
    said = [states(page, text, "say", kind="quote", words=text.strip("“”"), speaker=RAO) for page, text in zip(pages, texts, strict=True)]
    told = accounts(passages(pages), said)
    apart = Difference(
        slot="wording",
        values=(
            Value(value=texts[0], statements=(said[0].id,)),
            Value(value=texts[1], statements=(said[1].id, said[2].id)),
        ),
    )
    assert {each.statement.id for each in choose(told, [apart], Rarity(each.words.stems for each in told)).among} == {
        each.id for each in said
    }
