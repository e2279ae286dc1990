"""Quality floors of comparing, on small stories of our own: the whole way from sentences to findings, counted as the shared measure counts."""

import pathlib
import tomllib
from itertools import combinations

import pytest
from telling_factory import ENCODER, article

from twosource.compare import compare
from twosource.group import copies, one_story
from twosource.mark import Marker
from twosource.understand import understand

STORIES = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/stories.toml").read_text(encoding="utf-8"))["story"]
# Measured on 2026-11-26; only ever raised.
PRECISION, RECALL, CONTRARY_PRECISION, CONTRARY_RECALL = 0.95, 0.95, 0.80, 0.95


def pages(story):
    """The articles of a story, with the span and the letters of each sentence."""
    for given in story["article"]:
        parts = [line.partition(" ")[::2] for line in given["sentences"]]
        text = " ".join(words for _, words in parts)
        places = [(letters, text.index(words), text.index(words) + len(words)) for letters, words in parts]
        yield places, article(given["outlet"], *(words for _, words in parts), published=given["published"], title=story["what"])


def sentences_of(statement, places):
    """The sentences, by their number, that the evidence overlaps by half of the shorter."""
    start, end = statement.evidence.start, statement.evidence.end
    return {
        number
        for number, (_, first, last) in enumerate(places)
        if min(end, last) - max(start, first) >= 0.5 * min(end - start, last - first)
    }


@pytest.fixture(scope="module")
def counted():
    """Pairs of sentences of two articles: those that findings bring together, those that are one matter, and the contrary among both."""
    marker = Marker()
    told, right, contrary_told, contrary = set(), set(), set(), set()
    for story in STORIES:
        known = [(page, places) for places, page in pages(story)]
        articles = [page for page, _ in known]
        sentences = [
            ((story["what"], page.id, number), set(letters) - {"-"})
            for page, places in known
            for number, (letters, _, _) in enumerate(places)
        ]
        for (one, mine), (other, yours) in combinations(sentences, 2):
            if one[1] != other[1] and mine & yours:
                right.add(frozenset((one, other)))
                if mine & yours & set(story["contrary"]):
                    contrary.add(frozenset((one, other)))
        statements = {each.id: each for marked in marker.mark(articles) for each in understand(marked)}
        places_of = {page.id: places for page, places in known}
        for finding in compare(one_story(articles), articles, list(statements.values()), copies(articles), ENCODER):
            where = {
                (story["what"], its.article, number)
                for its in map(statements.__getitem__, finding.statements)
                for number in sentences_of(its, places_of[its.article])
            }
            pairs = {frozenset(pair) for pair in combinations(where, 2) if pair[0][1] != pair[1][1]}
            told |= pairs
            if finding.standing in {"conflicting", "updated"}:
                contrary_told |= pairs
    return told, right, contrary_told, contrary


def test_what_findings_bring_together_is_one_matter(counted):
    """Precision first, then recall."""
    told, right, _, _ = counted
    assert len(right) >= 24
    assert len(told & right) >= PRECISION * len(told)
    assert len(told & right) >= RECALL * len(right)


def test_conflicts_and_updates_are_those_that_are(counted):
    """A difference that is told is one, and most are told."""
    _, _, told, contrary = counted
    assert len(told & contrary) >= CONTRARY_PRECISION * len(told)
    assert len(told & contrary) >= CONTRARY_RECALL * len(contrary)
