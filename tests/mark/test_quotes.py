"""Quotations are whole, with their cue and the one who speaks; what only stands in marks is none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_factory import labelled, make_article, shared_parser

from twosource.mark.names import names
from twosource.mark.quotation_marks import quoted
from twosource.mark.quotes import quotes
from twosource.syntax import Syntax

CASES = labelled("quotes")


def found(text):
    (article, doc), *_ = shared_parser().parse([make_article(text)])
    syntax = Syntax(doc)
    return quotes(article, syntax, names(article, doc, syntax))


def said(text):
    """The words that stand between marks, each line a paragraph."""
    return [text[each.start : each.end] for each in quoted(text, lines(text))]


def lines(text):
    ends = [at for at, each in enumerate(text) if each == "\n"] + [len(text)]
    return tuple((start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False) if text[start:end].strip())


@pytest.mark.parametrize("case", CASES, ids=[case["tests"] for case in CASES])
def test_quotations_are_found_with_their_speakers(case):
    """Each labelled case gives its quotations, in order; beside direct ones, indirect ones are not looked at."""
    told = [
        (
            each.text,
            each.direct,
            each.cue or "",
            each.speaker.text if each.speaker else "",
            (each.speaker.name or "") if each.speaker else "",
        )
        for each in found(case["text"].strip())
    ]
    if any(each[1] for each in case["found"]) or not case["found"]:
        told = [each for each in told if each[1]]
    assert [tuple(each) for each in case["found"]] == told


MARKS = [
    ("“A b,” he said. “C d.”", ["A b,", "C d."]),
    ('"A b," he said. "C d."', ["A b,", "C d."]),
    ("He said ``hello'' to all", ["hello"]),
    ("„Gut“, sagte er", ["Gut"]),
    ('the 6" pipe and "good" one', ["good"]),
    ("‘We don’t know,’ he said. ‘It’s the workers’ right.’", ["We don’t know,", "It’s the workers’ right."]),
    ("It's Jones' '90s rock 'n' roll", []),
    ("“never closed he said\nNext “good” one", ["never closed he said", "good"]),
    ("“One.\n“Two.\n“Three,” he said.", ["One.\n“Two.\n“Three,"]),
    ("“One\ntwo,” he said.", ["One\ntwo,"]),
    ("”Wrong open,” he said", ["Wrong open,"]),
    ('" " "', []),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_marks_are_paired_however_they_are_set(text, words):
    """Every kind of mark, apostrophes and inches beside them, and marks that nothing closes."""
    assert words == said(text)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="“”\"'‘’«»„` \naA.,!s9", max_size=120))
def test_any_run_of_marks_is_paired_within_the_text(text):
    """No string of marks breaks the pairing; what is found lies in the text, in order, and does not overlap."""
    spans = [(each.outer_start, each.start, each.end, each.outer_end) for each in quoted(text, lines(text))]
    assert all(0 <= a <= b <= c <= d <= len(text) for a, b, c, d in spans)
    assert all(one[3] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize("unit", ["“", '" ', "'A ", "“A\n", "‘b", "“A” said ", "’"])
def test_pairing_takes_time_by_length(unit):
    """Ten times the text takes no more than some ten times the time, whatever the marks."""
    short, long = unit * 2_000, unit * 20_000
    said(short)
    begun = time.process_time()
    said(short)
    middle = time.process_time()
    said(long)
    assert time.process_time() - middle < 40 * (middle - begun) + 0.2


def test_offsets_are_those_of_the_text():
    """A quotation is the very characters between its offsets, in odd company too."""
    text = "🙂 “We left 🙂 at dawn,” Tomas Berg said. “The sea\u200b was\u202e calm.”"
    mentions = found(text)
    assert mentions
    assert all(text[each.start : each.end] == each.text for each in mentions)
    assert all(text[each.speaker.start : each.speaker.end] == each.speaker.text for each in mentions if each.speaker)


def test_a_quotation_with_no_speaker_has_none():
    """Who speaks stays unknown where nothing names him."""
    (mention,) = [each for each in found("“The sea was calm and the night was long.”") if each.direct]
    assert mention.speaker is None
    assert mention.cue is None


def test_an_empty_text_has_no_quotations():
    """Nothing comes of nothing."""
    assert found("") == []


def parsed(unit, times):
    """An article of one sentence over and over, parsed as each word's part there is: no language model is asked."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    words, tags, parts, roles, entities = zip(*unit, strict=True)
    verb = roles.index("ROOT")
    heads = [number * len(words) + verb for number in range(times) for _ in words]
    doc = Doc(
        Vocab(),
        words=list(words) * times,
        tags=list(tags) * times,
        pos=list(parts) * times,
        deps=list(roles) * times,
        heads=heads,
        ents=list(entities) * times,
        lemmas=[word.lower() for word in words] * times,
    )
    return make_article(doc.text), doc


OPENED = [("“", "``", "PUNCT", "punct", "O"), ("PARIS", "NNP", "PROPN", "nsubj", "B-GPE"), ("said", "VBD", "VERB", "ROOT", "O")]
PRONOUN = [
    ("Putin", "NNP", "PROPN", "dobj", "B-PERSON"),
    ("he", "PRP", "PRON", "nsubj", "O"),
    ("said", "VBD", "VERB", "ROOT", "O"),
    ("the", "DT", "DET", "det", "O"),
    ("president", "NN", "NOUN", "dobj", "O"),
]


@pytest.mark.parametrize("unit", [OPENED, OPENED[1:], PRONOUN], ids=["marks never closed", "capitals", "names and pronouns"])
def test_names_and_quotations_take_time_by_length(unit):
    """Eight times a hostile text takes no more than some eight times the time."""
    spent = []
    for times in (500, 500, 4_000):
        article, doc = parsed(unit, times)
        begun = time.process_time()
        syntax = Syntax(doc)
        mentions = [*(named := names(article, doc, syntax)), *quotes(article, syntax, named)]
        spent.append(time.process_time() - begun)
        assert all(article.text[each.start : each.end] == each.text for each in mentions)
    assert spent[2] < 24 * spent[1] + 0.5
