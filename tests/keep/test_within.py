"""A finding that only tells a part of another is known for it."""

from twosource.keep.within import within_others
from twosource.model import Evidence, Finding

QUOTE, CLAUSE = (("a", 0, 80), ("b", 10, 90)), (("a", 20, 40), ("b", 30, 50))
BESIDE, ELSEWHERE = (("a", 60, 95), ("b", 70, 95)), (("a", 100, 140), ("b", 110, 150))


def evidence(*places):
    return {
        f"{article}{start}-{end}": Evidence(article=article, start=start, end=end, text="x" * (end - start))
        for article, start, end in places
    }


def finding(name, places, standing="corroborated", score=0.9, gist=None):
    return Finding(
        id=name,
        story="s",
        kind="event",
        gist=gist or name,
        standing=standing,
        statements=tuple(evidence(*places)),
        outlets=(),
        origins=2,
        origin_groups=(("a",), ("b",)),
        differences=(),
        vouched_by=(),
        score=score,
        reasons=(),
    )


def test_a_clause_of_a_quotation_is_a_part_of_it():
    found = [finding("quote", QUOTE), finding("clause", CLAUSE)]
    assert within_others(found, evidence(*QUOTE, *CLAUSE)) == {"clause"}


def test_what_goes_beyond_is_none():
    """Not where one place lies outside, or the whole is in doubt, or they differ, or the words are the same."""
    beyond = (("a", 20, 40), ("b", 95, 99))
    assert within_others([finding("quote", QUOTE), finding("clause", beyond)], evidence(*QUOTE, *beyond)) == frozenset()
    assert within_others([finding("quote", QUOTE, score=0.5), finding("clause", CLAUSE)], evidence(*QUOTE, *CLAUSE)) == frozenset()
    assert within_others([finding("quote", QUOTE), finding("clause", CLAUSE, "conflicting")], evidence(*QUOTE, *CLAUSE)) == frozenset()
    assert within_others([finding("one", QUOTE), finding("other", QUOTE)], evidence(*QUOTE)) == frozenset()


def parts(*told):
    """The ids of those that are parts, of findings as id, line, places and score."""
    found = [finding(name, places, score=score, gist=gist) for name, gist, places, score in told]
    return within_others(found, evidence(*(place for _, _, places, _ in told for place in places)))


def test_a_line_that_another_tells_is_told_once():
    """Of two lines that are the same the one in doubt is left out; so is one that another goes on from."""
    same = "Orth closed the mill"
    assert parts(("sure", same, QUOTE, 0.9), ("perhaps", same, ELSEWHERE, 0.5)) == {"perhaps"}
    assert parts(("perhaps", same, QUOTE, 0.5), ("sure", same, ELSEWHERE, 0.9)) == {"perhaps"}
    assert parts(("long", f"{same} for good", ELSEWHERE, 0.9), ("short", same, QUOTE, 0.9)) == {"short"}
    assert parts(("long", "Rao: “Today, we close the mill.”", QUOTE, 0.9), ("short", "Rao: We close the mill", BESIDE, 0.9)) == {"short"}


def test_a_line_that_tells_more_is_another():
    """Not where the longer is in doubt, or whose words it is differs, or the shorter stands within it and elsewhere in the reports."""
    same = "Orth closed the mill"
    assert parts(("long", f"{same} for good", ELSEWHERE, 0.5), ("short", same, QUOTE, 0.9)) == frozenset()
    assert parts(("long", f"Rao: {same} for good", ELSEWHERE, 0.9), ("short", same, QUOTE, 0.9)) == frozenset()
    assert parts(("long", f"Rao denied that {same}", ELSEWHERE, 0.9), ("short", same, QUOTE, 0.9)) == frozenset()
    assert parts(("long", f"{same}s of Velen", ELSEWHERE, 0.9), ("short", same, QUOTE, 0.9)) == frozenset()
    assert parts(("long", f"The first strike since {same}", QUOTE, 0.9), ("short", same, BESIDE, 0.9)) == frozenset()


def test_of_two_that_tell_each_other_one_is_left():
    assert parts(("a", "Rao: “We close.”", QUOTE, 0.9), ("b", "Rao: We close", CLAUSE, 0.9)) == {"b"}
    assert parts(("b", "Rao: “We close.”", QUOTE, 0.9), ("a", "Rao: We close", CLAUSE, 0.9)) == {"a"}
