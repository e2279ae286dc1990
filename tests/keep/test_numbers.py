"""Numbers grow with the day, and no two things share one."""

import casebook_factory as factory
import pytest
from sqlalchemy import create_engine

from twosource.keep import schema
from twosource.keep.numbers import number, numbers

EARLIER_FIRST = [
    (None, "1900-01-02"),
    ("soon", "2024-03-04"),
    ("2024-03-04", "2024-03-05"),
    ("2024-03-04T23:59:59Z", "2024-03-05"),
    ("2024", "2024-01-01"),
]


@pytest.mark.parametrize(("earlier", "later"), EARLIER_FIRST)
def test_the_later_has_the_greater_number(earlier, later):
    """Whatever the ids are; what has no day comes first, and the furthest day fits in 63 bits."""
    assert all(number(one, earlier) < number(other, later) for one in ("a", "b") for other in ("c", "d"))
    assert 0 <= number("a", earlier) < number("a", "9999-12-31") < 1 << 63


def test_two_things_of_one_number_are_told_apart(tmp_path, monkeypatch):
    """The second takes the next, also where the first was kept before, and each keeps its own when it comes again."""
    monkeypatch.setattr("twosource.keep.numbers.number", lambda identifier, moment: 7)
    path = factory.fill(str(tmp_path / "casebook.db"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        kept = dict(connection.execute(schema.articles.select().with_only_columns(schema.articles.c.id, schema.articles.c.key)).all())
        assert sorted(kept.values()) == [7, 8, 9, 10]
        assert numbers(connection, schema.articles, [("new", None)]) == {"new": 11}
        assert numbers(connection, schema.articles, [(each, None) for each in kept]) == kept
    engine.dispose()
