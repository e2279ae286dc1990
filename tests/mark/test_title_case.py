"""Headings in title case are read as plain sentences, and nothing else is changed."""

import pytest
from marking_factory import make_article, shared_parser

from twosource.mark.title_case import plain

BODY = "\nOn Monday the mayor, Ann Hill, sued a bank in Linz. The bank lent Linz the money for a bridge."
HEADINGS = [
    ("Mayor Ann Hill Sues Bank Over Bridge in Linz", "Mayor Ann Hill sues bank over bridge in Linz"),
    ("Hill’s Ex-Aide Named in Bank Lawsuit", "Hill’s ex-aide named in bank lawsuit"),
    ("Actor Stars In New Comedy Film", "Actor Stars In New Comedy Film"),  # shares no name with the article
    ("Ann Hill Sues the Bank in Linz.", "Ann Hill Sues the Bank in Linz."),  # ends as a sentence does
    ("By Ann Hill | The Valley Post", "By Ann Hill | The Valley Post"),
    ("Linz Bank", "Linz Bank"),
    ("by Ann Hill May 3 At 6:00 Follow Hill", "by Ann Hill May 3 At 6:00 Follow Hill"),
    ("(Additional Reporting By Ann Hill; Editing By Karl Berg)", "(Additional Reporting By Ann Hill; Editing By Karl Berg)"),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_headings_are_written_as_sentences(heading, expected):
    """All but the first word and the names of the article is written small, in a heading that holds one of them."""
    assert plain(make_article(heading + BODY)) == expected + BODY


def test_the_parse_keeps_the_words_of_the_text():
    """A heading is parsed with its verb, and the parse holds it as it is written."""
    text = HEADINGS[0][0] + BODY
    ((_, doc),) = shared_parser().parse([make_article(text)])
    verb = next(token for token in doc if token.text == "Sues")
    assert text == doc.text
    assert (verb.tag_, verb.lemma_) == ("VBZ", "sue")


@pytest.mark.parametrize("text", ["", "\n", "ß ẞ Straße İstanbul Ǆ Big News Of Linz\nIn the town, Linz, it was.", "A" * 300])
def test_odd_texts_keep_their_length(text):
    """Whatever the letters, offsets hold."""
    assert len(plain(make_article(text))) == len(text)
