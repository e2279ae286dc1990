"""The words of direct speech compared."""

import pytest
from telling_factory import article, party, states

from twosource.compare.account import accounts
from twosource.compare.bearing import How
from twosource.compare.passage import passages
from twosource.compare.wording import compare_wording

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
