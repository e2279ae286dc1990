"""The Marker gives each article with its mentions in order of place and its parse."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marking_factory import make_article, shared_marker

TEXT = (
    "The mayor of Bergen, Ann Hill, said on Monday that “12 boats sank” off the coast.\n"
    "She told reporters that repairs would cost nearly $3.5 million next year."
)
KINDS = {"person", "organisation", "place", "time", "amount", "quote"}


def marked(*texts):
    return list(shared_marker().mark(make_article(text, "2023-10-13", name=str(number)) for number, text in enumerate(texts)))


def test_every_kind_is_marked_in_order_of_place():
    """Mentions come in order of start, end and kind, and each is the text at its offsets."""
    (one,) = marked(TEXT)
    assert {"person", "place", "time", "amount", "quote"} <= {each.kind for each in one.mentions}
    assert list(one.mentions) == sorted(one.mentions, key=lambda each: (each.start, each.end, each.kind))
    assert all(TEXT[each.start : each.end] == each.text for each in one.mentions)
    assert one.parse.text == TEXT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two shocks hit the town of Herat on Monday.", "Herat"),
        ("HERAT, Afghanistan - Two shocks hit on Monday.", "Herāt"),
        ("Washington said that it had been told.", "Washington"),
        ("Britain said that it had been told.", "United Kingdom"),
    ],
)
def test_a_place_is_named_as_its_article_names_it(text, name):
    """The map's own spelling is for what an article writes short, in capitals, or as a country."""
    (one,) = marked(text)
    assert next(each for each in one.mentions if each.kind == "place").name == name


def test_the_order_of_articles_changes_nothing():
    """Each article's mentions are the same whatever is marked before it."""
    other = "In March the court in Bilbao freed nine sailors, the harbour master said."
    forward, back = marked(TEXT, other), marked(other, TEXT)
    assert [[e.text for e in one.mentions] for one in forward] == [[e.text for e in one.mentions] for one in back[::-1]]


def test_times_and_amounts_share_no_character():
    """A date is no amount, and what a time is made of counts nothing."""
    (one,) = marked("On May 3, 2023 at 10:30 a.m. three years after 2020, 40 ships left in 12 days; 2,000 people came 5 times a week.")
    taken = [(each.start, each.end) for each in one.mentions if each.kind in {"time", "amount"}]
    assert taken
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(taken))


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aAbC .,;:'\"“”‘’«»()-—\n\u200b\u202e🙂0159$%MrsThe", max_size=200))
def test_any_text_is_marked_exactly(text):
    """Zero-width and right-to-left characters, emoji and stray marks move no offset."""
    (one,) = marked(text)
    assert one.parse.text == text
    assert all(text[each.start : each.end] == each.text and each.kind in KINDS for each in one.mentions)


PLAIN = "the mayor of Bergen Ann Hill said on Monday that 12 boats sank and she told reporters in Oslo that repairs would cost nearly $3.5 million "
ODD = {
    "no punctuation": PLAIN * 40,
    "capitals": PLAIN.upper() * 40,
    "zero-width characters within words": "\u200b".join(PLAIN) * 8,
    "right-to-left marks and words": PLAIN.replace(" ", " \u202eنص\u202c ") * 20,
    "emoji": PLAIN.replace(" ", " 👩‍👩‍👧🙂 ") * 20,
    "mixed scripts": PLAIN.replace(" ", " Мэр市長δήμαρχος ") * 20,
    "a table read as lines": "Bergen\t12\t3.5%\tMonday\tAnn Hill\n" * 120,
    "marks that never close": ("“" + PLAIN + "\n") * 40,
    "nothing but names": "Ann Hill Tom Berg Ola Vik Ingrid Lund " * 100,
    "every sentence another Hill": "".join(f"{a}{b}{c} Hill said so. " for a in "ABCDEFG" for b in "aeiou" for c in "lnrst"),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_marked_exactly_and_in_linear_time(text):
    """A thousand words of what no editor wrote: offsets are exact, nothing is lost, and four times as much takes some four times as long."""
    seconds = []
    for piece in (text[: len(text) // 4], text):
        start = time.process_time()
        (one,) = marked(piece)
        seconds.append(time.process_time() - start)
        assert one.parse.text == piece
        for each in one.mentions:
            assert piece[each.start : each.end] == each.text
            assert each.speaker is None or piece[each.speaker.start : each.speaker.end] == each.speaker.text
    assert seconds[1] <= 12 * max(seconds[0], 0.1)


HOSTILE = {
    "one run of letters": "a" * 20_000,
    "brackets": "(" * 20_000,
    "digits": "1" * 20_000,
    "digits with commas": "1," * 10_000,
    "numbers in words": "one hundred and " * 2_000,
    "last last last": "last " * 5_000,
    "the end of the end of": "the end of " * 3_000,
    "hyphens": "two-" * 5_000,
    "quotation marks": "“" * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_take_linear_time(text):
    """A long text takes about ten times as long as a tenth of it, with room for a busy machine."""
    seconds = []
    for piece in (text[: len(text) // 10], text):
        start = time.process_time()
        marked(piece)
        seconds.append(time.process_time() - start)
    assert seconds[1] <= 40 * max(seconds[0], 0.1)


def test_a_month_that_is_somebodys_name_is_no_time():
    """In a person's name stands no month; what leads up to a month says that it is one."""
    (one,) = marked("Theresa May met April Hill on May 5. May told her that the bridge would open in May.")
    assert [(each.kind, each.text) for each in one.mentions if each.kind in {"person", "time"}] == [
        ("person", "Theresa May"),
        ("person", "April Hill"),
        ("time", "May 5"),
        ("person", "May"),
        ("time", "May"),
    ]
