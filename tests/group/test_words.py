"""Words that are read many articles at once are those of each article read alone."""

import re

import pytest
from group_factory import article

from twosource.group import words
from twosource.group.forms import PLAIN, Forms, Pieces
from twosource.group.terms import Vocabulary
from twosource.group.wording import Codes, wording, wordings

ARTICLES = [
    article(
        "Ferry strikes the quay", "The ferry Askella struck the quay at Vardby's old harbour; 1,200 saw it. The harbour-master's boat sank."
    ),
    article(
        "“We were lucky,” says captain",
        'He said: "Nobody was hurt, and that is luck."The crew of 14 slept. ' + "Nets were mended along the coast. " * 5,
    ),
    article("A headline alone stands here", ""),
    article("", "Ævar O'Brien paid $3.5 million—twice."),
    article("Only talk", "“All of this is said by one man who speaks.”"),
    article("", ""),
]


def plain_runs(article):
    """The runs of four words of an article's wording, as they are read by eye."""
    outside = re.sub(r"[“\"][^“”\"]*[”\"]", " ", article.text).lower().replace("'", " ")
    found = re.findall(r"\w+", outside)
    if len(found) < 25:
        found = re.findall(r"\w+", article.text.lower()) or re.findall(r"\w+", (article.title or "").lower())
    return [tuple(found[at : at + 4]) for at in range(max(len(found) - 3, min(len(found), 1)))]


def told(vocabulary, terms):
    names = list(vocabulary)
    return [
        (names[each], float(count), float(lead), bool(name), bool(number))
        for each, count, lead, name, number in zip(terms.ids, terms.counts, terms.lead, terms.names, terms.numbers, strict=True)
    ]


@pytest.mark.parametrize("place", range(len(ARTICLES)))
def test_terms_of_many_articles_are_those_of_each(place):
    """The neighbours in a batch lend an article no word."""
    together, alone = Vocabulary(), Vocabulary()
    many = together.terms(together.words(ARTICLES))
    (one,) = alone.terms(alone.words([ARTICLES[place]]))
    assert sorted(told(alone, one)) == sorted(told(together, many[place]))


@pytest.mark.parametrize("place", range(len(ARTICLES)))
def test_wordings_of_many_articles_are_those_of_each(place):
    """Runs of four words end where an article ends, and quotations are left out alike, where enough is left."""
    vocabulary = Vocabulary()
    many = wordings(vocabulary.words(ARTICLES))
    expected = wording(ARTICLES[place], Codes())
    assert (expected.runs.tolist(), expected.distinct) == (many[place].runs.tolist(), many[place].distinct)
    runs = plain_runs(ARTICLES[place])
    assert (len(runs), len(set(runs))) == (len(expected.runs), expected.distinct)


def test_names_are_what_has_a_capital_wherever_it_stands():
    """A word that the text has in small letters too only begins a sentence; numbers in digits are figures."""
    vocabulary = Vocabulary()
    (its,) = vocabulary.terms(vocabulary.words([article("QUAY CLOSED", "Boats left Vardby. The boats of Vardby carry 1,200 tons.")]))
    found = told(vocabulary, its)
    assert {"vardbi"} == {name for name, *_, named, _ in found if named}
    assert {"1200"} == {name for name, *_, figure in found if figure}


def test_pieces_that_are_forgotten_are_read_again(monkeypatch):
    """What is kept in mind is bounded, and changes nothing."""
    monkeypatch.setattr("twosource.group.forms.PIECES", 3)
    pieces, fresh = Pieces(Forms()), Pieces(Forms())
    texts = [each.text.split() for each in ARTICLES if each.text]
    found = [pieces.codes(pieces.numbered(each))[0].tolist() for each in texts]
    assert found == [fresh.codes(fresh.numbered(each))[0].tolist() for each in texts]
    assert max(pieces.numbered(texts[-1]).tolist()) < 3 + max(len(each) for each in texts)


def test_a_book_is_read_as_far_as_its_longest_allows(monkeypatch):
    """Words after so many are not looked at, however they are packed between spaces."""
    monkeypatch.setattr(words, "LONGEST", 4)
    laid = words.laid([article("", "one-two-three four five-six-seven eight nine")], Pieces(Forms()))
    assert (len(laid.forms), PLAIN.findall("one-two-three four")[-1]) == (4, "four")
