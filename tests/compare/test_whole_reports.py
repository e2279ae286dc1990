"""Whole reports of three outlets, read all the way: what stands as updated or contradicted, and what no two outlets are said to confirm."""

import json
import pathlib
import tomllib

import pytest

from twosource import pipeline
from twosource.settings import Settings

STORIES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/reports.toml").read_text(encoding="utf-8"))["story"]


@pytest.fixture(scope="module", params=STORIES, ids=lambda story: story["what"])
def read(request, tmp_path_factory):
    """A story as it is written, and its findings with the words of their evidence."""
    file = tmp_path_factory.mktemp("story") / "reports.jsonl"
    rows = ({"id": f"report-{number}", **report} for number, report in enumerate(request.param["report"]))
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made = pipeline.make([str(file)], Settings(), as_one_story=True)
    words = {each.id: each.evidence.text for each in made.statements}
    shared = [each for each in made.findings if len(each.outlets) > 1]
    assert shared
    assert request.param["stands"] or request.param["never"]
    kept_apart = [part for pair in request.param["never"] for part in pair]
    assert not [part for part in kept_apart if not any(part in each for each in words.values())]  # it is told
    return request.param, [(each, [words[statement] for statement in each.statements]) for each in shared]


def test_what_changed_or_differs_is_told(read):
    """With its standing, and the slot in which the outlets differ."""
    story, findings = read
    for told in story["stands"]:
        holding = [each for each, words in findings if any(told["words"] in evidence for evidence in words)]
        stands = [(each.standing, [difference.slot for difference in each.differences]) for each in holding]
        assert any(standing == told["standing"] and told["slot"] in slots for standing, slots in stands), (told, stands)


def test_nothing_that_differs_is_confirmed_without_a_doubt(read):
    """No finding of two origins that is sure and differs in nothing holds both."""
    story, findings = read
    sure = [words for each, words in findings if each.origins > 1 and not each.is_doubtful and not each.differences]
    for one, other in story["never"]:
        assert not [words for words in sure if any(one in each for each in words) and any(other in each for each in words)]
