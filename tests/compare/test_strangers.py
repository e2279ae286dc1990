"""What shares its words, and is two matters all the same."""

import pytest
from telling_factory import article, party, states

from twosource.compare.account import accounts
from twosource.compare.passage import passages
from twosource.compare.strangers import are_strangers

ROOS, LEPIK = party("Juhan Roos"), party("Anna Lepik")
WILL, WONT = "will attend Friday's summit of harbour towns", "will miss Friday's gathering of harbour towns"


def strange(one, other):
    pages = [article(outlet, words) for outlet, (words, _, _) in zip(("Harbour Post", "Gulf Mirror"), (one, other), strict=True)]
    said = [states(page, words, predicate, **slots) for page, (words, predicate, slots) in zip(pages, (one, other), strict=True)]
    return are_strangers(*accounts(passages(pages), said))


@pytest.mark.parametrize(("who", "two"), [(LEPIK, True), (ROOS, False), (None, False)], ids=["another", "the same", "nobody named"])
def test_what_one_does_not_do_another_may_do(who, two):
    """Who stays away and who comes are two matters; one who is told to come and to stay away is one."""
    there = (WILL, "attend", {"who": who, "status": "planned"})
    away = (WONT, "attend", {"who": ROOS, "status": "planned", "negated": True})
    assert strange(there, away) is two
    assert strange(away, there) is two


@pytest.mark.parametrize("kind", ["event", "figure", "quote"])
def test_who_somebody_is_is_not_what_he_does_or_says(kind):
    """His office stands beside his name wherever he does or says a thing."""
    office = ("Harbour master Juhan Roos", "be", {"kind": "fact", "who": ROOS})
    deed = ("Harbour master Juhan Roos has said that he will not come", "say", {"kind": kind, "who": ROOS})
    assert strange(office, deed)
