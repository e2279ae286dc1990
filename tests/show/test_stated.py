"""Articles and statements walked side by side meet, whatever stands in one walk alone."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.show.export.stated import batches, stated


class Walks:
    """A view that holds these articles and statements, as a casebook gives them."""

    def __init__(self, articles, statements):
        self._articles = sorted(articles, key=lambda article: article.id)
        self._statements = sorted(statements, key=lambda statement: statement.article)

    def articles(self):
        return iter(self._articles)

    def statements(self):
        return iter(self._statements)


def article(key):
    return msgspec.structs.replace(factory.HP, id=key)


def statement(key, of):
    return msgspec.structs.replace(factory.H[0], id=key, article=of)


@pytest.mark.parametrize(
    ("articles", "statements", "expected"),
    [
        ("abc", {"1": "a", "2": "a", "3": "c"}, {"a": ["1", "2"], "b": [], "c": ["3"]}),
        ("bd", {"1": "a", "2": "b", "3": "c", "4": "e"}, {"b": ["2"], "d": []}),
        ("ab", {}, {"a": [], "b": []}),
        ("", {"1": "a"}, {}),
    ],
)
def test_each_article_meets_its_own_statements(articles, statements, expected):
    """Statements of an article that is not there are passed over, and an article may state nothing."""
    view = Walks(map(article, articles), [statement(key, of) for key, of in statements.items()])
    assert {made.id: [each.id for each in its] for made, its in stated(view)} == expected


def test_batches_hold_all_in_order():
    """The last one is what is left."""
    assert list(batches("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
