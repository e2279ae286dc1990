"""A finding that only tells a part of another is known for it."""

from twosource.keep.within import within_others
from twosource.model import Evidence, Finding

QUOTE, CLAUSE = (("a", 0, 80), ("b", 10, 90)), (("a", 20, 40), ("b", 30, 50))


def evidence(*places):
    return {
        f"{article}{start}-{end}": Evidence(article=article, start=start, end=end, text="x" * (end - start))
        for article, start, end in places
    }


def finding(name, places, standing="corroborated", score=0.9):
    return Finding(
        id=name,
        story="s",
        kind="event",
        gist=name,
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
