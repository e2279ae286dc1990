"""Two versions of one address: which is the later, and that the earlier vouches for nothing."""

import pytest
from telling_factory import amount, article, compared, finding_with, states

from twosource.compare.origin.versions import earlier_versions

PAGE = "https://harbourpost.example/mate"
NOON, LATE = "2024-03-04T12:00:00+00:00", "2024-03-04T18:00:00+00:00"
CALM = "The mate was questioned."


def version(words, *, text="", address=PAGE, **told):
    """A version of the page; `text` goes before its words."""
    return article("Harbour Post", f"{text} {words}".strip(), address=address, **told)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"published": NOON}, {"published": LATE}),
        ({"published": NOON}, {"published": NOON, "updated": LATE}),
        ({"published": NOON, "address": f"{PAGE}/"}, {"published": LATE, "address": f"{PAGE}#top"}),
        ({"published": NOON}, {"published": NOON, "text": "Correction: the mate was not arrested."}),
        ({"published": NOON}, {"published": NOON, "text": "An earlier version of this article said that he was arrested."}),
        ({"published": None}, {"published": None, "text": "This story has been corrected to say who was questioned."}),
    ],
)
def test_the_later_version_replaces_the_earlier(earlier, later):
    """By its moment, else by what it says of itself."""
    pages = [version(words, **told) for words, told in ((CALM, earlier), ("More soon.", later))]
    assert earlier_versions(pages) == {pages[0].id}
    assert earlier_versions(pages[::-1]) == {pages[0].id}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"published": NOON}, {"published": NOON}),
        ({"published": NOON}, {"published": LATE, "address": "https://harbourpost.example/captain"}),
        ({"published": NOON, "address": "https://harbourpost.example/"}, {"published": LATE, "address": "https://harbourpost.example/"}),
        ({"published": NOON, "address": None}, {"published": LATE, "address": None}),
        ({"published": "2024-03-04"}, {"published": LATE}),
        ({"published": NOON}, {"published": NOON, "text": "An earlier version of the bill was corrected in committee."}),
    ],
)
def test_where_nothing_tells_both_stand(one, other):
    """Two addresses, a front page, no address, one moment or one day, and an earlier version of something else."""
    pages = [version(words, **told) for words, told in ((CALM, one), ("More soon.", other))]
    assert earlier_versions(pages) == frozenset()


def test_two_outlets_at_one_address_are_no_versions():
    """An aggregator shows the reports of many at one address."""
    pages = [article("Harbour Post", CALM, published=NOON, address=PAGE), article("Gulf Mirror", CALM, published=LATE, address=PAGE)]
    assert earlier_versions(pages) == frozenset()


def test_what_a_version_no_longer_says_brings_nothing_together():
    """The outlets that say it now are compared as if it had never been read."""
    before = article("Harbour Post", "Fifteen passengers were hurt on the ferry on Monday.", published=NOON, address=PAGE)
    after = article("Harbour Post", "Twelve passengers were hurt on the ferry on Monday.", published=LATE, address=PAGE)
    other = article("Gulf Mirror", "Twelve passengers were injured on the ferry on Monday.", published=NOON)
    told = [
        states(page, page.text[:-1], "hurt", kind="figure", amount=amount(f"{count} passengers", low, low, of="passengers"))
        for page, count, low in ((before, "Fifteen", 15), (after, "Twelve", 12), (other, "Twelve", 12))
    ]
    found = finding_with(compared([before, after, other], told), *told)
    assert found.standing == "updated"
    assert [value.value for difference in found.differences for value in difference.values] == ["Fifteen passengers", "Twelve passengers"]
    assert before.id not in {each for group in found.origin_groups for each in group}
