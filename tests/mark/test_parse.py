"""The parse keeps the text to the character, and paragraphs as bounds of sentences."""

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_factory import make_article, shared_parser
from msgspec.structs import replace

from twosource.mark.encode import Encoder
from twosource.mark.parse import CHUNK, LONGEST_WORD, MODEL, chunks

OURS = (
    "The council met on Monday. There was no vote, said Ann Hill, who can't stay.\n"
    "Two boats sank near Oslo; nobody was hurt. They aren't gonna sail again, she's told us."
)


def parsed(*texts):
    return [doc for _, doc in shared_parser().parse(make_article(text) for text in texts)]


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_the_text_is_kept_to_the_character(text):
    """Whatever the text holds, the parse's text is it."""
    (doc,) = parsed(text)
    assert doc.text == text


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "🙂", "نص عربي مع English", "NO STOPS AND ALL IN CAPITALS", "“never closed"])
def test_odd_texts_are_parsed(text):
    """Nothing to read, or nothing readable, is no failure."""
    (doc,) = parsed(text)
    assert doc.text == text


def test_a_sentence_never_crosses_a_paragraph():
    """A paragraph without a full stop ends its sentence all the same."""
    (doc,) = parsed("A heading with no stop\nThe boats came home\nand were mended")
    assert [sentence.text.strip() for sentence in doc.sents] == ["A heading with no stop", "The boats came home", "and were mended"]


@pytest.mark.parametrize(
    ("place", "opening"),
    [
        ("Port Vell, Ontario", "PORT VELL, Ontario - "),
        ("Port Vell", "PORT VELL, March 4 (Reuters) — "),
        ("Vell", "Vell (AP) -- "),
    ],
)
def test_a_report_begins_behind_its_dateline(place, opening):
    """The place that a report is dated from is no party of its first sentence."""
    text = f"{opening}Leaders of the dockers accused the port on Tuesday of delay."
    ((_, doc),) = shared_parser().parse([replace(make_article(text), place=place)])
    assert [each.text for each in doc.sents][-1] == text[len(opening) :]


@pytest.mark.parametrize(
    ("text", "subject", "day"),
    [
        ("On Friday Macron said that the talks had failed.", "Macron", "Friday"),
        ("On Friday Anna Lind announced a new plan.", "Lind", "Friday"),
        ("On 12 October Scholz is due to attend a summit.", "Scholz", "October"),
        ("The port was shut, but in March Lind opened it.", "Lind", "March"),
    ],
)
def test_a_day_without_a_comma_takes_no_subject_away(text, subject, day):
    """Who stands behind a day does what the sentence tells, and is no part of the day."""
    (doc,) = parsed(text)
    words = {token.text: token for token in doc}
    assert words[subject].dep_ == "nsubj"
    assert words[subject].head.i > words[subject].i
    assert words[day].dep_ == "pobj"
    assert words[day].head.i < words[day].i


def test_who_is_acted_on_behind_a_day_is_so_still():
    """Of a verb in the passive it is the subject that is acted on."""
    (doc,) = parsed("On Friday Lind was fined by a court.")
    assert next(token for token in doc if token.text == "Lind").dep_ == "nsubjpass"


@pytest.mark.parametrize("text", ["The bridge of Friday Harbor was shut.", "He spoke on Friday Night Live, and they laughed."])
def test_a_name_that_begins_with_a_day_stays_whole(text):
    """Where the verb has a subject, nothing is parted."""
    (doc,) = parsed(text)
    day = next(token for token in doc if token.text == "Friday")
    assert day.head.tag_ == "NNP"
    assert day.dep_ == "compound"


def test_a_place_that_a_sentence_begins_with_is_no_dateline():
    """Without a dash behind it, it is the sentence's own."""
    text = "Port Vell, where the dockers met, was quiet on Tuesday."
    ((_, doc),) = shared_parser().parse([replace(make_article(text), place="Port Vell")])
    assert [each.text for each in doc.sents] == [text]


def test_a_long_text_is_parsed_in_pieces_and_put_together():
    """A text of several pieces has each of its sentences whole, and offsets run through."""
    line = "The boats came home on Monday and were mended by the old harbour.\n"
    text = line * (3 * CHUNK // len(line))
    (doc,) = parsed(text)
    assert doc.text == text
    assert len(list(doc.sents)) == text.count("\n")
    assert {text[token.idx : token.idx + len(token)] == token.text for token in doc} == {True}


@given(st.text(alphabet="ab \n", max_size=200), st.integers(1, 40))
@settings(deadline=None)
def test_pieces_cover_the_text_in_order(text, repeat):
    """Pieces follow on each other, none is too long, and together they are the text."""
    text = text * repeat * 20
    pieces = chunks(text, list(range(0, len(text), 97)))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(end - start <= CHUNK for start, end in pieces)


def test_an_unbroken_run_is_cut():
    """A million brackets in a row take no more than their share of time."""
    assert max(end - start for start, end in chunks("(" * 100_000, [])) <= LONGEST_WORD


def test_the_parse_is_that_of_the_whole_pipeline():
    """Tags, roles, heads, names and lemmas are those of spaCy's own pipeline, whose vectors and lemmas are made another way here."""
    model = spacy.load(MODEL)
    (doc,) = parsed(OURS.replace("There was", "It was").replace("aren't gonna", "will not"))
    whole = model.make_doc(doc.text)
    for token in whole:
        token.is_sent_start = True if token.i == 0 or whole[token.i - 1].text == "\n" else None
    for _, pipe in model.pipeline:
        whole = pipe(whole)
    assert [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in doc] == [
        (t.text, t.tag_, t.pos_, t.lemma_, t.dep_, t.head.i, t.ent_type_, str(t.morph)) for t in whole
    ]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_a_contraction_is_a_verb_with_either_apostrophe(apostrophe):
    """Outlets set the curly one, and mean the same."""
    (doc,) = parsed(f"They{apostrophe}re followers. It{apostrophe}s a ferry. We{apostrophe}ve won. She{apostrophe}ll go.")
    assert [each.lemma_ for each in doc if each.text.startswith(apostrophe)] == ["be", "be", "have", "will"]


def test_vectors_are_those_of_the_model():
    """The plain products give what the model's layers give."""
    model = spacy.load(MODEL)
    tok2vec = model.get_pipe("tok2vec").model
    doc = model.make_doc(OURS)
    assert np.allclose(Encoder(tok2vec)(doc), tok2vec.predict([doc])[0], atol=1e-4)


def test_what_is_parsed_beside_it_changes_nothing():
    """A text's parse does not depend on the texts before and after it."""
    other = "Seven ministers resigned over the ferry contract in Lisbon."
    shapes = [[(t.tag, t.dep, t.head.i, t.ent_type, t.lemma) for t in doc] for doc in (*parsed(OURS, other), *parsed(other, OURS))]
    assert shapes[:2] == shapes[:1:-1]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Okande became the best-paid player at Norden Rovers, a person close to the club said.", "person"),
        ("The convoy left Kherson, a soldier said.", "soldier"),
        ("Moscow, the capital, said it would help.", "Moscow"),
    ],
)
def test_who_speaks_behind_a_comma_is_nothing_beside_a_name(text, speaker):
    """Whoever stands before a verb of saying speaks, and no name before the comma is told to be he."""
    (doc,) = parsed(text)
    (said,) = (token for token in doc if token.lower_ == "said")
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == [speaker]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A ferry carrying more than 200 people capsized and sank on Monday.", "capsized", "ferry"),
        ("A ferry carrying migrants sank on Monday.", "sank", "ferry"),
        ("His brother-in-law, Peter Lang, was fined.", "fined", "brother-in-law"),
    ],
)
def test_what_befalls_a_ferry_befalls_not_what_it_carries(text, verb, subject):
    """A sentence is of the noun that it begins with, though a participle and what that acts on stand between; kin are one word."""
    (doc,) = parsed(text)
    (told,) = (token for token in doc if token.lower_ == verb)
    assert [child.text for child in told.children if child.dep_ in ("nsubj", "nsubjpass")] == [subject]
    assert told.dep_ == "ROOT"
