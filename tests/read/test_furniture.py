"""Furniture is told from report in bare lines and in markup, by kind and with a reason; a line that holds both is cut."""

import csv
import pathlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_factory import SENTENCES, page, read_file, story

from twosource.read.cues import told_by
from twosource.read.judge import by_cues, cut
from twosource.read.lines import blocks

TABLE = pathlib.Path(__file__).parent.parent / "cases/furniture_lines.tsv"
CASES = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=[each["line"][:40] for each in CASES])
def test_a_line_is_judged_by_what_it_says(case):
    """Each line of the cases is of its kind, whatever stands around it."""
    assert case["kind"] == by_cues(case["line"], told_by(case["line"])).kind


def test_a_credit_is_cut_off_its_caption(tmp_path):
    """The caption stays and is marked, the credit goes."""
    line = "Cars cross the bridge in Larkhaven on Monday. | Photo Credit: The Larkhaven Courier/Ines Moor"
    articles, _ = read_file(tmp_path, "a.txt", "\n".join(["Bridge reopens", line, *SENTENCES]))
    (article,) = articles
    start, end = article.paragraphs[article.captions[0]]
    assert article.text[start:end] == "Cars cross the bridge in Larkhaven on Monday."
    assert [each.kind for each in article.furniture] == ["credit"]


def test_a_caption_given_twice_is_kept_once(tmp_path):
    """The second time with a credit: one caption, marked."""
    caption = "Cars cross the bridge over the river in Larkhaven on Monday morning."
    articles, _ = read_file(tmp_path, "a.txt", "\n\n".join(["Bridge reopens", caption, f"{caption} | Photo Credit: AP", *SENTENCES]))
    (article,) = articles
    assert article.text.count(caption) == 1
    assert len(article.captions) == 1


@pytest.mark.parametrize(
    "text", ["The mayor reopened the bridge.", SENTENCES[0], " ".join(SENTENCES)], ids=["short", "sentence", "paragraph"]
)
def test_a_line_alone_is_the_report_and_not_its_title(tmp_path, text):
    """A record of one sentence, however short, is read whole."""
    articles, dropped = read_file(tmp_path, "a.txt", text)
    assert [(each.text, each.title) for each in articles] == [(text, None)]
    assert dropped == []


def test_a_report_without_a_headline_keeps_its_first_sentence(tmp_path):
    """The first line is a title unless it is a whole sentence of report: nothing is stated from a title, and a sentence would be lost."""
    articles, _ = read_file(tmp_path, "a.txt", "\n".join(SENTENCES))
    assert [(each.title, each.text) for each in articles] == [(None, "\n\n".join(SENTENCES))]
    headline = "The bridge over the river in Larkhaven reopens to cars after nine months"
    articles, _ = read_file(tmp_path, "b.txt", "\n".join([headline, *SENTENCES]))
    assert [(each.title, each.text) for each in articles] == [(headline, "\n\n".join(SENTENCES))]


@pytest.mark.parametrize("title", ["Mill fire", "Mill blast", "Who set the mill alight?"])
def test_the_first_line_is_the_title_however_short(tmp_path, title):
    """Where only what is told about the article stands between it and the report."""
    text = f"{title}\n\nThe Larkhaven Gazette\n10 November 2026\n\nA flour mill in Velen burnt down on Tuesday."
    (article,), _ = read_file(tmp_path, "a.txt", text)
    assert (article.title, article.text) == (title, "A flour mill in Velen burnt down on Tuesday.")


def test_a_short_sentence_at_the_head_is_no_title(tmp_path):
    """It is report, and would state nothing as a title."""
    (article,), _ = read_file(tmp_path, "a.txt", "A mill burnt down.\n10 November 2026\nNobody was hurt in the fire in Velen.")
    assert (article.title, article.text) == (None, "A mill burnt down.\n\nNobody was hurt in the fire in Velen.")


@pytest.mark.parametrize("line", ["Follow us on Instagram", "Sign up for our newsletter", "Advertisement"])
def test_a_sentence_of_the_report_behind_a_line_of_the_site_is_kept(tmp_path, line):
    """Copied text that is mostly sentences, once what calls itself furniture is gone, loses none of them."""
    last = "The fire service said 17 people had been taken to hospital."
    text = "\n".join(
        [SENTENCES[0], "Advertisement - scroll to continue", SENTENCES[1], "Have a tip? Email us at desk@lark.example", line, last]
    )
    (article,), _ = read_file(tmp_path, "a.txt", text)
    assert article.text == "\n\n".join([*SENTENCES[:2], last])


def test_a_line_run_into_the_report_is_cut_between_the_two(tmp_path):
    """The appeal ends with its full stop, the report begins with its own first word."""
    articles, _ = read_file(
        tmp_path,
        "a.txt",
        "\n".join(
            ["Bridge reopens", "Your support helps us to keep reporting.", f"Your donation keeps us going.{SENTENCES[0]}", *SENTENCES[1:]]
        ),
    )
    (article,) = articles
    assert article.text.startswith(SENTENCES[0])
    assert any(each.text == "Your donation keeps us going." for each in article.furniture)


def test_a_sentence_of_the_site_goes_and_its_neighbours_stay(tmp_path):
    """The newsletter sentence inside a paragraph is cut out alone."""
    line = f"{SENTENCES[0]} Sign up for our free weekly newsletter. {SENTENCES[1]}"
    articles, _ = read_file(tmp_path, "a.txt", "\n".join(["Bridge reopens", line, *SENTENCES[2:]]))
    (article,) = articles
    assert "newsletter" not in article.text
    assert SENTENCES[0] in article.text
    assert SENTENCES[1] in article.text
    assert len(article.paragraphs) == len(SENTENCES) - 1


@pytest.mark.parametrize(
    "line",
    [
        "Welcome to our live coverage.",
        "Do you live near the bridge?",
        "Listen to the full interview on Lark Sounds.",
        "Send us your pictures on WhatsApp.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_a_sentence_of_the_site_beside_one_of_the_report_goes_alone(tmp_path, line, name):
    """It does not make its neighbour less likely to be report."""
    told = f"{line} {SENTENCES[0]}"
    (article,), _ = read_file(
        tmp_path,
        name,
        "\n".join(["Bridge over the Lark reopens", told, *SENTENCES[1:]])
        if name == "a.txt"
        else page(story(f"<p>{told}</p>", SENTENCES[1:])),
    )
    assert SENTENCES[0] in article.text
    assert line not in article.text


def test_what_somebody_says_of_subscriptions_is_report(tmp_path):
    """A cue between quotation marks is the speaker's word, not the site's."""
    said = "“You can sign up for our newsletter and support our journalism with your donation,” the editor told a court in Port Elling."
    articles, _ = read_file(tmp_path, "a.txt", "\n".join(["Editor in court", SENTENCES[0], said, *SENTENCES[1:]]))
    assert said in articles[0].text


BOXES = {
    "aside": "<aside><h2>Help us report</h2><p>Please consider a contribution to the Courier, from one crown a month.</p><a href=/x>Give</a></aside>",
    "form": "<form class=newsletter><h3>The Morning Letter</h3><p>Every day before breakfast in your inbox.</p><input><button>Sign up</button></form>",
    "div": '<div class="ad"><div>ADVERTISEMENT</div><div>Story continues below</div></div>',
    "links": '<div class="related"><h3>Read next</h3><ul><li><a href=/1>Ferry prices rise again</a></li><li><a href=/2>Who owns the quays?</a></li></ul></div>',
}


@pytest.mark.parametrize("box", BOXES)
def test_a_box_inside_the_report_is_furniture(tmp_path, box):
    """Every sentence of the report is kept around it, and nothing of the box."""
    nav = "<nav><a href=/>Home</a><a href=/n>News</a><a href=/s>Sport</a></nav>"
    foot = "<footer><p>© 2024 The Larkhaven Courier. All rights reserved.</p></footer>"
    articles, _ = read_file(tmp_path, "a.html", page(nav + story(BOXES[box]) + foot))
    (article,) = articles
    assert [article.text[start:end] for start, end in article.paragraphs] == list(SENTENCES)
    assert all(each.reason for each in article.furniture)


LINES = st.lists(
    st.sampled_from(
        [
            *SENTENCES,
            "Sign in",
            "Comments",
            "Read more: Ferry prices rise",
            "Your support makes it possible.Then it rained all day.",
            "",
            " \t",
            "•",
            "Photo: A. Moor/AP",
        ]
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_pieces_of_a_line_are_its_own_characters_in_order(lines, end):
    """Whatever is cut, pieces do not overlap, and each is what stands at its place in the input."""
    text = end.join(lines)
    for number, block in enumerate(blocks(text)):
        assert text[block.start : block.start + len(block.text)] == block.text
        places = [(piece.start, piece.end) for piece in cut(number, block, by_cues(block.text, told_by(block.text)))]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(block.text) for start, end in places)
        assert all(one[1] <= other[0] for one, other in pairwise(places))
