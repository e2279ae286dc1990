"""What an outlet's pages repeat is the outlet's, in plain text; versions of one report are left alone; the order does not matter."""

import json

import pytest
from reading_factory import SENTENCES, read_file

from twosource.model import Page
from twosource.read import repeated
from twosource.settings import Settings

# A line that no cue knows and that no end mark ends.
OURS = "Larkhaven has been read about at breakfast since the year of the great flood"
TOPICS = ("bridge", "ferry", "market", "tram")


def record(topic, outlet="The Larkhaven Courier", line=OURS):
    """A report on something, with the outlet's line in its middle."""
    told = [f"Of the {topic}: {each}" for each in SENTENCES]
    return {"outlet": outlet, "title": f"The {topic} reopens", "text": "\n".join([f"The {topic} reopens", *told[:3], line, *told[3:]])}


def lines(records):
    return "\n".join(json.dumps(each) for each in records)


def learned_of(folder, records):
    path = folder / "records.jsonl"
    path.write_text(lines(records), encoding="utf-8")
    return repeated.learned([str(path)], Settings())


def page(made):
    return Page(read_from="x", body=made["text"].encode(), form="text", outlet=made["outlet"], title=made["title"])


@pytest.mark.parametrize(("topics", "expected"), [(TOPICS[:2], set()), (TOPICS[:3], {repeated.letters(OURS)})])
def test_a_line_of_three_pages_is_the_outlets(tmp_path, topics, expected):
    """Two pages may hold one line by chance; three do not. Another outlet's line it is not."""
    made = learned_of(tmp_path, [record(topic) for topic in topics])
    told = [repeated.letters(line) for line in record("tram")["text"].splitlines()]
    assert made.of(page(record("tram")), told) == expected
    assert made.of(page(record("tram", outlet="The Port Elling Herald")), told) == set()


def test_a_page_given_often_repeats_nothing(tmp_path):
    """The same page five times over is one page."""
    made = learned_of(tmp_path, [record("bridge")] * 5)
    assert made.of(page(record("bridge")), [repeated.letters(line) for line in record("bridge")["text"].splitlines()]) == set()


def test_a_repeated_line_is_furniture_whatever_the_order(tmp_path):
    """It is told with its reason, and no sentence of the reports goes with it."""
    records = [record(topic) for topic in TOPICS]
    there, _ = read_file(tmp_path, "a.jsonl", lines(records))
    back, _ = read_file(tmp_path, "b.jsonl", lines(records[::-1]))
    assert {each.id for each in there} == {each.id for each in back}
    assert len(there) == len(TOPICS)
    for article in there:
        assert OURS not in article.text
        assert any(each.text == OURS for each in article.furniture)
        assert len(article.paragraphs) == len(SENTENCES)


def test_versions_of_one_report_are_left_alone(tmp_path):
    """Four versions hold each other's sentences, and each keeps them all."""
    versions = [
        record("bridge", line=f"Version {each} of the report adds that {each} boats passed on Monday afternoon.") for each in range(4)
    ]
    articles, _ = read_file(tmp_path, "a.jsonl", lines(versions))
    assert [len(each.paragraphs) for each in articles] == [len(SENTENCES) + 1] * 4


def test_memory_is_bounded_and_what_is_forgotten_does_not_depend_on_the_order(tmp_path, monkeypatch):
    """Beyond the bound half of all possible lines is remembered: the same half, whichever came first."""
    monkeypatch.setattr(repeated, "MOST", 64)
    records = [record(topic, line=f"{OURS}, says line {each} of them") for topic in TOPICS for each in range(12)]
    there, back = learned_of(tmp_path, records), learned_of(tmp_path, records[::-1])
    assert there._again.tolist() == back._again.tolist()
    assert there._size <= 64
