"""The words of direct speech compared."""

import pytest
from telling_factory import article, party, states

from twosource.compare.slot.bearing import How
from twosource.compare.slot.wording import bearing_of_sayings, compare_wording, quoted
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.quotations import quotations

CASES = [
    ("We saw the rocks too late", "We saw the rocks too late!", How.AGREE),
    ("We saw the rocks", "We saw the rocks and could not turn", How.FINER),
    ("It is a d***ed shame for this town", "It is a damned shame for this town", How.AGREE),
    ("He should pay [for] it", "He should pay for it", How.AGREE),
    ("We saw the rocks far too late to turn", "We saw these rocks much too late to turn", How.CLASH),
    ("It was an honour and privilege to serve", "It was an honour and a privilege to serve", How.AGREE),
    ("The work force saw the rocks", "The workforce saw the rocks", How.AGREE),
    ("The work force saw the rocks", "The workforce saw the rocks and wept", How.FINER),
    ("We saw the rocks too late", "Nobody has told us when the harbour opens", How.UNKNOWN),
    ("We saw the rocks, They were close", "We saw the rocks and could not turn. They were close", How.FINER),
    ("Never again", "Never, ever", How.UNKNOWN),
    ("I saw rocks", "I saw way too many rocks", How.UNKNOWN),
    ("It was far too late", "It was way too late", How.UNKNOWN),
    ("We saw the rocks [off Naissaar] too late to turn", "We saw the rocks there too late to turn", How.AGREE),
    ("We saw the rocks … too late to turn", "We saw the rocks, believe me, all too late to turn", How.AGREE),
    ("Sen. Roos closed the harbour for good", "Senator Roos closed the harbor for good", How.AGREE),
    ("Fog & ice closed the harbour three times", "Fog and ice closed the harbour 3 times", How.AGREE),
    ("There was not the slightlest chance to turn", "There was not the slightest chance to turn", How.AGREE),
    ("We lost another millions of pounds that night", "We lost another million of pounds that night", How.CLASH),
    ("They're sailing home before the storm breaks", "They are sailing home before the storm breaks", How.CLASH),
    ("We came closer every hour to the rocks", "We came closer every hour to the shore", How.CLASH),
    ("Nobody warned the crew of rocks", "Everybody knew that nobody had warned the crew of these rocks, not once", How.CLASH),
    ("We turned the ship. Nobody warned the crew of any rocks", "Nobody warned the crew of some rocks", How.CLASH),
    ("We saw the rocks,” said Mr Roos. “They were close", "We saw the rocks,” the minister told them. “They were close", How.AGREE),
]


@pytest.mark.parametrize(("mine", "yours", "how"), CASES)
def test_wordings_bear_on_each_other(mine, yours, how):
    """Agree, a part, other words for one saying, or nothing to compare."""
    pages = [article(outlet, f"“{words},” he said.") for outlet, words in (("Harbour Post", mine), ("Gulf Mirror", yours))]
    told = accounts(
        passages(pages),
        [
            states(page, page.text, kind="quote", words=words, speaker=party("Juhan Roos"))
            for page, words in zip(pages, (mine, yours), strict=True)
        ],
    )
    assert compare_wording(*told).how is how
    assert compare_wording(*told[::-1]).how is how


def test_what_is_told_inside_a_quotation_stands_in_its_wording():
    """An action told in a quotation has the words of the quoted sentence around it; one told by the reporter has none."""
    page = article("Harbour Post", "“We saw the rocks too late. Nobody warned us,” he said. The ferry sank.")
    told = accounts(passages([page]), [states(page, words, "see") for words in ("We saw the rocks", "The ferry sank")])
    assert [quoted(each) for each in told] == [(("we", "saw", "rocks", "too", "late"),), ()]


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("“We saw it,” he said, “too late.”", ["We saw it,", "too late."]),
        ('He said "too late" and "no".', ["too late", "no"]),
        ("He said “too late, and left.", ["too late, and left."]),
        ("He said too late”, and left.", []),
        ('He said “not "too" late” twice.', ["not ", " late"]),
    ],
)
def test_quotations_are_found(text, within):
    """Between two marks of any shape, and to the end of the paragraph where the second is missing."""
    page = article("Harbour Post", text)
    assert [page.text[start:end] for start, end in quotations(page)] == within


@pytest.mark.parametrize(
    ("mine", "yours", "how"),
    [
        ("it was all about those rocks", "it was all about those shores", How.UNKNOWN),
        ("we were talking about them at sea", "we were talking about them at home", How.UNKNOWN),
        ("we were talking about sharp rocks", "we were talking about sharp shores", How.CLASH),
        ("we see sharp rocks", "we see sharp shores", How.CLASH),
        ("we reject his visit", "we reject his message", How.CLASH),
        ("we reject his visit", "we reject it", How.UNKNOWN),
        ("we are all ready", "we are all done", How.UNKNOWN),
        ("we will not bargain under threat", "we cannot bargain under threat", How.CLASH),
        ("gunmen fired on their own people", "gunmen shot at their own people", How.CLASH),
        ("we couldn't bargain under threat", "we could not bargain under threat", How.UNKNOWN),
        ("we bargain in our town", "we bargain at our town", How.UNKNOWN),
    ],
)
def test_of_one_matter_less_tells_one_saying(mine, yours, how):
    """Two telling words of five that are shared will do where the statements are of one matter, and three are asked for elsewhere; and one before another object."""
    first, second = [tuple(mine.split())], [tuple(yours.split())]
    assert bearing_of_sayings(first, second, of_one_matter=True).how is how
    assert bearing_of_sayings(first, second).how is How.UNKNOWN
