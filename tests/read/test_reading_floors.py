"""How well pages of our own making are read, of varied make, with markup and without: never worse than it was.

Each page of tests/cases/read says in its first line what it tests, and marks its report with the attribute `data-report`,
which the reader does not look at.
"""

import collections
import functools
import pathlib
import re

import pytest
from reading_factory import read_file
from selectolax.lexbor import LexborHTMLParser

from twosource.model import Page
from twosource.read.markup import parsed
from twosource.settings import Settings

PAGES = sorted((pathlib.Path(__file__).parent.parent / "cases/read").glob("*.html"))
# What these fifteen pages gave on 26 November 2026, rounded down. Only ever raised.
HTML_F1 = 0.97
LINES_F1 = 0.915
# Of the blocks of the bare pages, which hold four times as much furniture as the texts that issue 3 sets its floors for.
MOST_FURNITURE_KEPT = 0.24
MOST_REPORT_LOST = 0.02


def shingles(text):
    """Runs of four words, as the article-extraction benchmark counts them."""
    words = re.findall(r"\w+", text)
    return collections.Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def report(page):
    """What a page marks as its report."""
    return [" ".join(each.text(deep=True).split()) for each in LexborHTMLParser(page.read_text(encoding="utf-8")).css("[data-report]")]


def bare(page):
    """The lines of a page when all markup is gone."""
    blocks, _ = parsed(page.read_text(encoding="utf-8"), Page(read_from=page.name, body=b"", form="html"), Settings())
    return [block.text for block in blocks]


def f1(made):
    """F1 of the means of precision and recall over all pages."""
    shares = []
    for page, text in made.items():
        ours, gold = shingles(text), shingles("\n".join(report(page)))
        both = sum((ours & gold).values())
        shares.append((both / sum(ours.values()), both / sum(gold.values())))
    precision, recall = (sum(each) / len(shares) for each in zip(*shares, strict=True))
    return 2 * precision * recall / (precision + recall)


@pytest.fixture(scope="module")
def read_as(tmp_path_factory):
    """The texts of all pages, read with markup or as bare lines."""
    folder = tmp_path_factory.mktemp("floors")

    @functools.cache
    def texts(form):
        made = {}
        for page in PAGES:
            content = page.read_bytes() if form == "html" else "\n".join(bare(page))
            articles, _ = read_file(folder, f"{page.stem}.{form}", content)
            made[page] = "\n".join(each.text for each in articles)
        return made

    return texts


def test_pages_are_enough_and_each_says_what_it_tests():
    """Fifteen at least, each with a report and furniture."""
    assert len(PAGES) >= 15
    for page in PAGES:
        assert page.read_text(encoding="utf-8").startswith("<!-- Own words. Tests: ")
        assert 3 <= len(report(page)) < len(bare(page))


@pytest.mark.parametrize(("form", "floor"), [("html", HTML_F1), ("txt", LINES_F1)])
def test_reports_are_found(read_as, form, floor):
    """F1 over all pages does not fall below what was reached."""
    assert f1(read_as(form)) >= floor


def test_little_furniture_is_kept_and_little_report_lost(read_as):
    """Of bare lines, counted by blocks."""
    kept, furniture, lost, told = [], 0, [], 0
    for page, text in read_as("txt").items():
        spaced = " ".join(text.split())
        gold = report(page)
        for line in bare(page):
            if any(line in each or each in line for each in gold):
                told += 1
                lost += [line] * (line not in spaced and not any(each in spaced for each in gold if each in line))
            else:
                furniture += 1
                kept += [line] * (line in text.splitlines())
    assert len(kept) <= MOST_FURNITURE_KEPT * furniture, kept
    assert len(lost) <= MOST_REPORT_LOST * told, lost
