"""The program's own lines in a folder of pages: an article may be read again, and nothing else is taken for news."""

import json

import msgspec
from reading_factory import read_paths

from twosource.pipeline import make
from twosource.settings import Settings

TEXTS = (
    "Ferry hits pier\n\nA ferry hit the pier in Larkhaven on Monday, the harbour office said. Twelve people were hurt.",
    "Ferry strikes pier\n\nTwelve people were hurt when a ferry hit the pier in Larkhaven on Monday.",
)


def test_lines_that_were_written_are_no_pages(tmp_path):
    """Each file says so in one line; pages among them go on being read, whatever their other fields are."""
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text)
    made = make([str(tmp_path)], Settings(), as_one_story=True)
    folder = tmp_path / "lines"
    folder.mkdir()
    for name in ("mentions", "statements", "stories", "findings"):
        lines = [msgspec.json.encode(each) for each in getattr(made, name)]
        assert lines
        (folder / f"{name}.jsonl").write_bytes(b"\n".join(lines))
    articles, dropped = read_paths([str(folder)])
    assert articles == []
    told = [each for each in dropped if each.kind == "record"]
    assert len(told) == len(dropped) == len(list(folder.iterdir()))
    assert all("written by twosource" in each.reason for each in told)

    (folder / "articles.jsonl").write_bytes(msgspec.json.encode(made.articles[0]))
    others = {"article": {"id": 3}, "kind": 7, "articles": ["a"], "address": {"street": "Quay"}, "story": "one", "start": "9"}
    (folder / "pages.jsonl").write_text(json.dumps({"text": TEXTS[0].replace("ferry", "barge")} | others))
    articles, _ = read_paths([str(folder)])
    assert sorted(each.address is None for each in articles) == [True, True]
