"""What holds for statements of any article: exact evidence, stable ids, order, and no harm from odd texts."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

STORY = (
    "Ruth Amsel said on Monday that the army had shelled the port of Linz, killing 12 people.\n"
    "“We will rebuild it,” she told reporters. “It will take two years.”\n"
    "Neither Ghana nor Chad are members of the Arctic Union."
)
PIECES = [
    "Ruth Amsel",
    "the court",
    "said",
    "that",
    "12 people",
    "were killed",
    "on Monday",
    ",",
    ".",
    "“",
    "”",
    '"',
    "who",
    "and",
    "\n",
    "(",
    ")",
    "$3bn",
]


def test_evidence_is_the_text_at_its_offsets(read):
    """Each piece of evidence is exactly what stands there."""
    told = read(STORY, "2022-05-04")
    assert told
    assert all(STORY[s.evidence.start : s.evidence.end] == s.evidence.text for s in told)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=25).map(" ".join))
@example("said who")
@example("to rose in will ; by “ had")
def test_evidence_is_exact_on_any_text(read, text):
    """Whatever the text holds, evidence is exact, ids are unique and statements stand in order."""
    told = read(text)
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text != "" for s in told)
    assert len({s.id for s in told}) == len(told)
    assert [s.evidence.start for s in told] == sorted(s.evidence.start for s in told)


def test_the_same_sentence_states_the_same_whatever_stands_after_it(read):
    """Ids and slots depend on the article's words before and in the sentence, and on nothing read beside it."""
    alone = read(STORY.split("\n", maxsplit=1)[0], "2022-05-04")
    assert set(alone) <= set(read(STORY, "2022-05-04"))


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_what_is_spoken_after_the_cue_is_told_in_any_marks(read, opening, closing):
    """A quotation that its cue breaks is told to the end, whichever marks the outlet writes."""
    told = read(f"{opening}We will rebuild it,{closing} Ruth Amsel said. {opening}The firm has ordered new roofs.{closing}", "2022-05-04")
    spoken = [each.words for each in told if each.kind == "quote"]
    assert spoken == ["We will rebuild it", "The firm has ordered new roofs."]
    assert "order" in {each.predicate for each in told}


def test_no_statement_is_made_twice(read):
    """Two statements of an article differ in more than their ids."""
    told = read(STORY)
    assert len({(s.kind, s.evidence, s.predicate, s.who, s.whom, s.amount, s.words) for s in told}) == len(told)


ODD = {
    "nothing": "",
    "spaces": " \n \n",
    "a list": "• Ships\n• Trains\n• 12 buses\n• Bicycles, old",
    "a table": "Team\tPlayed\tWon\nLinz\t12\t3\nGraz\t11\t4",
    "a recipe": "Mix the flour. Add two eggs. Bake for an hour.",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_tells_nothing_yields_nothing(read, text):
    """Lists, tables and recipes in a news page invent no happening."""
    assert [s for s in read(text) if s.kind in ("event", "quote", "fact")] == []


def test_a_tangled_sentence_is_read_in_time(read):
    """A sentence of thousands of words neither crashes nor takes time out of all measure."""
    begun = time.perf_counter()
    read(" and ".join(["Ruth Amsel told Karl Amsel that the man who saw the dog that bit the cat left"] * 300) + ".")
    assert time.perf_counter() - begun < 20


def test_a_transcript_keeps_its_speech_apart(read):
    """Questions of an interview state nothing; answers in its form do not take them for theirs."""
    told = read("Q: Did you sell the mill?\nA: Karl Amsel sold the mill in May.")
    assert {s.predicate for s in told if s.kind == "event"} == {"sell"}
    assert all("?" not in s.evidence.text for s in told)


BESIDE_REPORTS = {
    "verse": "O moon above the silver lake,\nwho wanders where the willows weep,\nand sings for every sleeper's sake\na song that drowns the sea in sleep.",
    "an interview of somebody unnamed": "Q: How did you find the gold?\nA: My brother found it in the barn.",
    "a transcript": "AMSEL: Good evening.\nBRANDT: Thank you for having me.\nAMSEL: Who crossed the river?\nBRANDT: The army crossed it on Monday.",
    "a recipe": "Ingredients\n200 g flour\n2 eggs\nMethod\nBeat the eggs until they foam. Fold in the flour. Bake for 40 minutes.",
    "a ranking": "Winners\n1. Ruth Amsel, Linz\n2. Karl Amsel, Graz\n3. Peter Brandt, Vienna",
    "a table with bars": "Name | Votes | Share\nAmsel | 1,200 | 40%\nBrandt | 1,800 | 60%",
    "a timetable": "Mon 9am-5pm\nTue 9am-5pm\nSat closed",
    "an appeal": "Follow us. Sign up for our newsletter. You can listen here.",
}


@pytest.mark.parametrize("text", BESIDE_REPORTS.values(), ids=BESIDE_REPORTS)
def test_what_stands_beside_a_report_invents_nothing(read, text):
    """Verse, turns of speech, recipes, rankings, tables, timetables and appeals state nothing of their own."""
    assert [s for s in read(text, "2022-05-04") if s.kind != "quote"] == []


def test_entries_of_a_live_blog_are_read_each_by_itself(read):
    """The sentences of a live blog state what they state; its clock times and appeals do not."""
    told = read("14:05\nRuth Amsel arrived in Linz.\n14:20\nPolice closed the bridge.\n15:00\nMore soon. Stay with us.")
    assert [s.predicate for s in told] == ["arrive", "close"]


def test_ten_times_the_lines_take_about_ten_times_as_long(read):
    """The cost of understanding grows with the text: verse, quotations and tables of a thousand lines are no trap."""
    spent = []
    for count in (60, 600):
        text = "\n".join(["“the old road,", "he said | it", "BRANDT: it was so,"] * count)
        begun = time.process_time()
        read(text)
        spent.append(time.process_time() - begun)
    assert spent[1] < 25 * spent[0]
