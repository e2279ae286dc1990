"""Which line a finding is told by, of those that its statements make."""

from telling_factory import article, compared, finding_with, party, states

from twosource.model import Party

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
