"""What holds for statements of any article: exact evidence, stable ids, order, and no harm from odd texts."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
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
