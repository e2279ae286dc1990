"""What two articles tell alike is no difference of theirs: one sentence that both print, and two statuses that each of them tells."""

import pytest
from telling_factory import article, party, states

from twosource.compare.standing import differences
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

ROOS = party("Juhan Roos")
WILL, DID = "Juhan Roos will meet the crew.", "Juhan Roos met the crew."
DUE = "Only a small payment was due for March."
LATER = "2024-03-04T18:00:00+00:00"


def told(page, words):
    return states(page, words, "meet", who=ROOS, status="planned" if words == WILL else "happened")


@pytest.mark.parametrize(
    ("first", "second", "slots"),
    [
        ((WILL, DID), (WILL, DID), []),
        ((WILL,), (DID,), ["status"]),
        ((WILL,), (WILL, DID), ["status"]),
        ((WILL, DID), (DID,), ["status"]),
    ],
)
def test_what_each_article_tells_is_no_difference(first, second, slots):
    """Each says that he will, and that he once did; where the earlier one knows only the plan, something became of it."""
    pages = [article("Harbour Post", *first), article("Gulf Mirror", *second, published=LATER)]
    found, _ = differences(
        accounts(passages(pages), [told(page, words) for page, said in zip(pages, (first, second), strict=True) for words in said])
    )
    assert [each.slot for each in found] == slots


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("Despite Dorn's promise that Velen will pay for the bridge, Foss vowed that it would never happen.", []),
        ("Dorn promised that Velen will pay for the bridge.", ["status"]),
        ("Dorn promised that Velen will pay for the bridge, and that no toll would be raised.", ["status"]),
        ("Dorn promised Foss that Velen will pay for the bridge.", ["status"]),
    ],
)
def test_what_two_speakers_contest_is_no_conflict_of_outlets(sentence, slots):
    """One promises and the other denies it, in one sentence: both outlets know both, though one of them tells the denial alone."""
    pages = [article("Harbour Post", sentence), article("Gulf Mirror", "Foss said that Velen will never pay for the bridge.")]
    read = [
        states(pages[0], "Velen will pay for the bridge", "pay", who=party("Velen"), status="planned"),
        states(
            pages[1],
            "Velen will never pay for the bridge",
            "pay",
            who=party("Velen"),
            speaker=party("Foss"),
            status="planned",
            negated=True,
        ),
    ]
    found, _ = differences(accounts(passages(pages), read))
    assert [each.slot for each in found] == slots


def test_one_sentence_does_not_differ_from_itself():
    """A copy of a sentence that was read in two ways is no later word on the matter."""
    pages = [article("Harbour Post", DUE), article("Gulf Mirror", DUE, published=LATER)]
    read = [states(pages[0], DUE, "pay", status="planned"), states(pages[1], DUE, "pay")]
    assert differences(accounts(passages(pages), read)) == ((), True)
