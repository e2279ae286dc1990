"""A finding in one line: what all say, with the name that a clause wants, and nothing that is not theirs."""

from telling_factory import amount, article, compared, finding_with, party, states

from twosource.model import Party

COURT = party("International Court of Rivers")


def told(outlet, sentence, evidence, **slots):
    page = article(outlet, sentence)
    return page, states(page, evidence, "issue", **slots)


def test_the_line_of_a_statement_is_told():
    """What understanding made of it, which has the subject that the evidence lacks."""
    page, alone = told(
        "Harbour Post",
        "The court met and issued a warrant on Monday.",
        "issued a warrant on Monday",
        gist="The court issued a warrant on Monday",
    )
    assert finding_with(compared([page], [alone]), alone).gist == "The court issued a warrant on Monday"


def test_a_whole_clause_is_taken_before_one_that_wants_a_name():
    """Of two that say the same, the one that can be read alone."""
    whole, first = told(
        "Harbour Post",
        "The court issued a warrant on Monday.",
        "The court issued a warrant on Monday",
        who=COURT,
        gist="The court issued a warrant on Monday",
    )
    part, second = told("Gulf Mirror", "The court met and issued a warrant on Monday.", "issued a warrant on Monday", who=COURT)
    assert finding_with(compared([whole, part], [first, second]), first, second).gist == "The court issued a warrant on Monday"


def test_as_many_as_so_many_is_not_cut():
    """A conjunction at the head of a clause is left out; the first word of a number is none."""
    page, alone = told("Harbour Post", "The line said as many as 40 fines were issued.", "as many as 40 fines were issued")
    assert finding_with(compared([page], [alone]), alone).gist == "As many as 40 fines were issued"
    other, clause = told("Gulf Mirror", "Crowds cheered as the court issued a warrant.", "as the court issued a warrant")
    assert finding_with(compared([other], [clause]), clause).gist == "The court issued a warrant"


def test_what_is_denied_or_only_possible_is_not_told_as_a_fact():
    """Where the word that says so stands before the evidence, the line says it; where it stands within, once is enough."""
    page, alone = told("Harbour Post", "The mayor denied that the court issued a warrant.", "the court issued a warrant", status="denied")
    assert finding_with(compared([page], [alone]), alone).gist == "The court issued a warrant (denied)"
    page, alone = told(
        "Harbour Post", "The mayor imagined that the court issued a warrant.", "the court issued a warrant", status="possible"
    )
    assert finding_with(compared([page], [alone]), alone).gist == "The court issued a warrant (possible)"
    page, alone = told("Harbour Post", "The court could issue a warrant.", "The court could issue a warrant", status="possible")
    assert finding_with(compared([page], [alone]), alone).gist == "The court could issue a warrant"
    page, alone = told("Harbour Post", "The court'll issue a warrant.", "The court'll issue a warrant", status="planned")
    assert finding_with(compared([page], [alone]), alone).gist == "The court'll issue a warrant"
    page, alone = told(
        "Harbour Post", "The mayor said the court didn't issue a warrant.", "the court didn't issue a warrant", status="denied"
    )
    assert finding_with(compared([page], [alone]), alone).gist == "The court didn't issue a warrant"


def test_what_only_sets_a_clause_beside_another_is_left_out():
    """The line stands alone."""
    page, alone = told("Harbour Post", "Four were hurt when the court issued a warrant.", "when the court issued a warrant", who=COURT)
    assert finding_with(compared([page], [alone]), alone).gist == "The court issued a warrant"


def test_what_was_planned_is_told_by_what_became_of_it():
    """However many reports still expected it."""
    pages = [
        article("Harbour Post", "The court will issue a warrant on Monday.", published="2024-03-04T06:00:00+00:00"),
        article("Gulf Mirror", "The court is to issue a warrant on Monday.", published="2024-03-04T07:00:00+00:00"),
        article("Canal Press", "The court issued a warrant on Monday.", published="2024-03-04T20:00:00+00:00"),
    ]
    plans = [states(page, page.text[:-1], "issue", who=COURT, status="planned") for page in pages[:2]]
    deed = states(pages[2], pages[2].text[:-1], "issue", who=COURT)
    found = finding_with(compared(pages, [*plans, deed]), deed, *plans)
    assert found.gist == "The court issued a warrant on Monday (status: planned / happened)"


def test_what_some_state_as_so_is_not_told_in_the_words_of_those_who_do_not():
    """Two state it, one holds it for possible."""
    pages = [
        article(outlet, f"The court {told} a warrant on Monday.") for outlet, told in (("A", "may issue"), ("B", "issued"), ("C", "issued"))
    ]
    said = [
        states(page, page.text[:-1], "issue", who=COURT, status=status)
        for page, status in zip(pages, ("possible", "happened", "happened"), strict=True)
    ]
    assert finding_with(compared(pages, said), said[1], said[2]).gist == "The court issued a warrant on Monday"


def test_of_long_quotations_the_words_that_differ_are_shown():
    """And a piece of one of them is no third wording."""
    said = [
        "We need to use whatever harbour methods are necessary to get the papers that the mayor of Velen holds in his office",
        "We need to use whatever harbour mechanism is necessary to get the papers that the mayor of Velen holds in his office",
    ]
    pages = [article(outlet, f"“{words},” Rao said.") for outlet, words in zip(("Harbour Post", "Gulf Mirror"), said, strict=True)]
    quotes = [
        states(page, f"“{words},” Rao said", "say", kind="quote", words=words, speaker=party("Rao"))
        for page, words in zip(pages, said, strict=True)
    ]
    piece = states(pages[0], "the mayor of Velen holds in his office", "hold", who=party("mayor"), speaker=party("Rao"))
    found = finding_with(compared(pages, [*quotes, piece]), *quotes)
    assert found.gist.endswith(
        "(wording: … use whatever harbour methods are necessary to get … / … use whatever harbour mechanism is necessary to get …)"
    )
    (difference,) = found.differences
    assert [each.value for each in difference.values] == said


def test_one_value_in_two_spellings_is_told_once():
    """A number in words and in digits, a quotation with and without its full stop."""
    pages = [
        article(outlet, f"The flood hurt {many} people.")
        for outlet, many in (("Harbour Post", "eleven"), ("Gulf Mirror", "11"), ("Lake Herald", "14"))
    ]
    said = [
        states(page, page.text[:-1], "hurt", kind="figure", amount=amount(many, low=number, high=number, of="people"))
        for page, many, number in zip(pages, ("eleven", "11", "14"), (11, 11, 14), strict=True)
    ]
    (difference,) = finding_with(compared(pages, said), *said).differences
    assert {each.value for each in difference.values} - {"14"} in ({"eleven"}, {"11"})
    spoken = [
        "They are followers of the harbour mayor.",
        "They’re followers of the harbour mayor.",
        "They're followers of the harbour mayor",
    ]
    pages = [
        article(outlet, f"“{words}” Rao said.")
        for outlet, words in zip(("Harbour Post", "Gulf Mirror", "Lake Herald"), spoken, strict=True)
    ]
    quotes = [
        states(page, f"“{words}” Rao said", "say", kind="quote", words=words, speaker=party("Rao"))
        for page, words in zip(pages, spoken, strict=True)
    ]
    (difference,) = finding_with(compared(pages, quotes), *quotes).differences
    assert {each.value.replace("’", "'").rstrip(".") for each in difference.values} == {
        "They are followers of the harbour mayor",
        "They're followers of the harbour mayor",
    }
    assert len(difference.values) == len(spoken) - 1


def test_a_line_ends_where_the_others_stop():
    """What one report alone goes on to say is no part of what two confirm."""
    one = article("Harbour Post", "Thieves took a painting worth three million euros on Monday.")
    other = article("Gulf Mirror", "Thieves took a painting on Monday, police said.")
    said = [
        states(
            one, "Thieves took a painting", "take", who=party("Thieves"), gist="Thieves took a painting worth three million euros on Monday"
        ),
        states(other, "Thieves took a painting", "take", who=party("Thieves"), gist="Thieves took a painting on Monday"),
    ]
    assert finding_with(compared([one, other], said), *said).gist in ("Thieves took a painting on Monday", "Thieves took a painting")


def test_what_is_lowered_from_somewhere_is_lowered():
    """One action told twice is one value beside the other."""
    one = article("Harbour Post", "The bank lowered its rate to 4 percent from 5 percent.")
    other = article("Gulf Mirror", "The bank left its rate unchanged at 5 percent.")
    bank = party("bank")
    said = [
        states(one, "The bank lowered its rate to 4 percent", "lower", who=bank),
        states(one, "The bank lowered its rate to 4 percent from 5 percent", "lower from", who=bank),
        states(other, "The bank left its rate unchanged", "leave unchanged", who=bank),
    ]
    (difference,) = finding_with(compared([one, other], said), *said).differences
    assert len(difference.values) == len({"lower", "leave unchanged"})


def test_a_speaker_is_named_though_his_surname_stands_in_a_longer_word():
    """Wei Li is not in "the police", nor in "Lisbon"."""
    page = article("Harbour Post", "“Police seized the archive in Lisbon,” Wei Li said. He left Lisbon on Monday.")
    li, words = party("Wei Li"), "Police seized the archive in Lisbon"
    quoted = states(page, f"“{words},”", "say", kind="quote", words=words, speaker=li)
    left = states(page, "He left Lisbon on Monday", "leave", who=li)
    findings = compared([page], [quoted, left])
    assert finding_with(findings, quoted).gist == f"Wei Li: “{words},”"
    assert finding_with(findings, left).gist == "Wei Li left Lisbon on Monday"


def test_what_a_line_denies_itself_is_not_denied_again():
    """A strike that is called off, a visit that hardly came about and reports that are dismissed are told in plain words."""
    page = article("Harbour Post", "The union called off its strike.", "The dam all but fell.", "Rao is rich.")
    off = states(page, "The union called off its strike", "hold", negated=True)
    fell = states(page, "The dam all but fell", "fall", negated=True)
    rich = states(page, "Rao is rich", "be", negated=True)
    findings = compared([page], [off, fell, rich])
    assert finding_with(findings, off).gist == "The union called off its strike"
    assert finding_with(findings, fell).gist == "The dam all but fell"
    assert finding_with(findings, rich).gist == "Rao is rich (not so)"


def test_of_a_bound_and_a_number_the_line_tells_the_bound():
    """At least 14 is what both say; of two numbers neither is preferred."""
    one = article("Harbour Post", "A bomb killed at least 14 people in Mellin on Monday night.")
    other = article("Gulf Mirror", "Seventeen people were killed in Mellin.")
    fourteen, seventeen = amount("at least 14", 14, None, of="people"), amount("Seventeen", 17, 17, of="people")
    said = [
        states(one, "A bomb killed at least 14 people in Mellin on Monday night", "kill", whom=party("people"), amount=fourteen),
        states(other, "Seventeen people were killed in Mellin", "kill", whom=party("people"), amount=seventeen),
    ]
    assert finding_with(compared([one, other], said), *said).gist == "A bomb killed at least 14 people in Mellin on Monday night"


def test_a_line_is_headed_by_whoever_is_named():
    """And not by what he wrote; where nobody is named, with a capital."""
    words = "We will close the mill before the winter comes"
    one, other = article("Harbour Post", f"“{words},” the statement said."), article("Gulf Mirror", f"“{words},” said Lena Orth.")
    first = states(one, words, "close", words=words, speaker=Party(text="the statement"))
    second = states(other, words, "close", words=words, speaker=party("Lena Orth"))
    assert finding_with(compared([one, other], [first, second]), first, second).gist.startswith("Lena Orth: ")
    assert finding_with(compared([one], [first]), first).gist.startswith("The statement: ")


def test_what_is_to_be_done_is_told_with_who_orders_it():
    """Though another tells less: "ordered the mills" says nothing."""
    told = "Orth ordered the mills to be sealed by guards before winter"
    one, other = article("Harbour Post", f"{told}."), article("Gulf Mirror", "Orth ordered the mills shut.")
    first = states(one, "Orth ordered the mills", "order", who=party("Orth"), gist=told)
    second = states(other, "Orth ordered the mills", "order", who=party("Orth"))
    assert finding_with(compared([one, other], [first, second]), first, second).gist == told
