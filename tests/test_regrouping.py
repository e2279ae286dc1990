"""A casebook that grows: a later run groups and compares what is near the new pages, and leaves the rest as it was."""

import json

import pytest

from twosource import pipeline
from twosource.keep import Casebook
from twosource.settings import Settings

FIRE = (
    ("Warehouse fire in Odense hurts two", "2023-05-02T18:00:00+02:00", "Monsoon Herald",
     ("Two people were hurt when fire tore through a paper warehouse in Odense on Tuesday. Inspector Lars Holm of Funen Police said "
     "forty firefighters from Odense and Kerteminde fought the blaze for six hours. The owner, Nordpapir, makes cardboard for dairies.")),
    ("Blaze at Odense paper store", "2023-05-02T21:00:00+02:00", "Ridgeline Post",
     ("Forty firefighters were called to Odense on Tuesday after a warehouse of the cardboard maker Nordpapir caught fire. "
     "Two workers breathed smoke, Lars Holm, a police inspector, told reporters. The town of Kerteminde sent three engines, and nobody who lives near the store had to leave the house.")),
    ("Nordpapir warehouse burns for six hours", "2023-05-03T06:00:00+02:00", "Valley Observer",
     ("A fire that hurt two workers at Nordpapir's paper warehouse in Odense was put out late on Tuesday, Funen Police said. "
     "Lars Holm, who leads the inquiry, asked witnesses from Kerteminde road to come forward.")),
)  # fmt: skip
VOTE = (
    ("Parliament rejects the fisheries budget", "2023-05-04T12:00:00+02:00", "Northern Ledger",
     "Parliament in Oslo voted down the fisheries budget of Minister Nora Vik on Thursday by 85 to 84. She said that she would not resign."),
)  # fmt: skip


def records(path, reports):
    rows = [
        {"url": f"https://{outlet.replace(' ', '').lower()}.example/{published}", "outlet": outlet, "published": published, "title": title,
         "text": text} for title, published, outlet, text in reports
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(path)


@pytest.fixture
def compared(monkeypatch):
    """The articles of each story that is compared."""
    found = []
    inner = pipeline.find

    def find(story, *others):
        found.append(len(story.articles))
        return inner(story, *others)

    monkeypatch.setattr(pipeline, "find", find)
    return found


def test_a_later_run_compares_the_stories_that_changed(tmp_path, compared):
    """Two reports of a fire and a vote, then a third report of the fire: its story grows under its id, and nothing else is touched."""
    dropped = []
    with Casebook(str(tmp_path / "casebook.db")) as book:
        before = pipeline.make_into(book, [records(tmp_path / "one.jsonl", FIRE[:2] + VOTE)], Settings(), dropped.append)
        assert sorted(compared) == [1, 2]
        compared.clear()
        after = pipeline.make_into(book, [records(tmp_path / "two.jsonl", FIRE[2:])], Settings(), dropped.append)
        assert compared == [3]
        assert {story.id for story in after} == {story.id for story in before}
        assert sorted(len(story.articles) for story in after) == [1, 3]
        grown = next(story for story in after if len(story.articles) == 3)
        assert [tie.kind for tie in book.ties(grown.id)] == ["joins", "joins"]
        compared.clear()
        assert pipeline.make_into(book, [str(tmp_path / "two.jsonl")], Settings(), dropped.append) == after
        assert compared == []
    with Casebook(str(tmp_path / "at once.db")) as book:
        once = pipeline.make_into(book, [records(tmp_path / "all.jsonl", FIRE + VOTE)], Settings(), dropped.append)
    assert {len(story.articles): story.title for story in once} == {len(story.articles): story.title for story in after}
