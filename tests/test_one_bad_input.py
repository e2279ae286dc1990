"""What one page or article does to a rule costs no other: it is told in one line, and the rest goes on."""

import json

import pytest

from twosource.pipeline import make
from twosource.settings import Settings

GOOD = {"title": "Harbour fire", "text": "A fire burned two barges in the harbour of Velen on Monday.\n\nNobody was hurt, the mayor said."}


def made(tmp_path, *records, processes=1):
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return make([str(file)], Settings(processes=processes), as_one_story=True)


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar(tmp_path, published):
    """Tomorrow and yesterday would lie outside of it."""
    odd = {"title": "Odd", "published": published, "text": "The mayor of Velen said yesterday that the bridge would reopen tomorrow."}
    assert len(made(tmp_path, odd, GOOD).articles) == 2


def test_an_outlet_that_looks_like_a_broken_address(tmp_path):
    """It is no place."""
    assert len(made(tmp_path, GOOD | {"outlet": "[x.com"}, GOOD).articles) == 2


def test_half_a_character_in_what_a_page_declares(tmp_path):
    """It becomes a question mark."""
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire \\ud800 in Velen"}</script>'
    page = tmp_path / "a.html"
    page.write_text(f"<html><head>{ld}</head><body><article><h1>Fire</h1><p>{GOOD['text']}</p></article></body></html>", encoding="utf-8")
    (article,) = make([str(page)], Settings(), as_one_story=True).articles
    article.title.encode("utf-8")


def test_a_record_nested_without_end(tmp_path):
    """It is told by its line."""
    file = tmp_path / "in.jsonl"
    file.write_text('{"text": ' + "[" * 100_000 + "\n" + json.dumps(GOOD) + "\n", encoding="utf-8")
    outcome = make([str(file)], Settings(), as_one_story=True)
    assert len(outcome.articles) == 1
    assert len(outcome.dropped) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_an_article_on_which_a_rule_fails_is_told(tmp_path, monkeypatch, processes):
    """With its name and what went wrong; the others are there."""
    from twosource import telling

    plain = telling.understand

    def failing(marked):
        if "barges" in marked.article.text:
            raise ZeroDivisionError
        return plain(marked)

    if processes == 1:
        monkeypatch.setattr(telling, "understand", failing)
        outcome = made(tmp_path, GOOD, {"title": "Bridge", "text": "The bridge of Velen reopened on Tuesday, the mayor said."})
        assert [each.title for each in outcome.articles] == ["Bridge"]
        (dropped,) = outcome.dropped
        assert "ZeroDivisionError" in dropped.reason
    else:
        assert len(made(tmp_path, GOOD, processes=processes).articles) == 1
