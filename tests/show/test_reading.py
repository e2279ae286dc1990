"""An article cut where statements and mentions begin and end gives its text again, with every mark in its place."""

import casebook_factory as factory
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from twosource.model import Evidence, Furniture, Mention
from twosource.show.reading import blocks


@st.composite
def laid_out(draw):
    """An article of a few paragraphs, statements and mentions anywhere in it, furniture anywhere between."""
    paragraphs = draw(st.lists(st.text(st.sampled_from("ab <&é😀"), min_size=1, max_size=12), min_size=1, max_size=4))
    bounds, start = [], 0
    for paragraph in paragraphs:
        bounds.append((start, start + len(paragraph)))
        start += len(paragraph) + 1
    text = "\n".join(paragraphs)
    spans = draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 9)), max_size=5))
    article = msgspec.structs.replace(
        factory.HP,
        text=text,
        paragraphs=tuple(bounds),
        furniture=tuple(
            Furniture(kind="other", text="x", start=None, end=None, reason="y", at=at)
            for at in draw(st.lists(st.integers(0, len(text)), max_size=3))
        ),
    )
    statements = [
        msgspec.structs.replace(
            factory.H[0],
            id=str(number),
            evidence=Evidence(article=article.id, start=first, end=min(first + size, len(text)), text=text[first : first + size]),
        )
        for number, (first, size) in enumerate(spans)
    ]
    mentions = [
        Mention(article=article.id, kind="person", start=each.evidence.start, end=each.evidence.end, text=each.evidence.text)
        for each in statements[::2]
    ]
    return article, statements, mentions


@given(laid_out())
def test_nothing_is_lost_and_every_mark_stands_once(given_article):
    """The pieces make the paragraphs; statements begin once each and cover their words; every piece of furniture is folded in once."""
    article, statements, mentions = given_article
    made = list(blocks(article, statements, mentions, {}, lit={"0"}))
    read = ["".join(piece.text for piece in block.pieces) for block in made if not block.furniture]
    assert read == [article.text[start:end] for start, end in article.paragraphs]
    assert [each for block in made for each in block.furniture] == sorted(article.furniture, key=lambda each: each.at)
    begun = [each for block in made for piece in block.pieces for each in piece.begins]
    within = {each.id for each in statements if any(start <= each.evidence.start < end for start, end in article.paragraphs)}
    assert sorted(begun) == sorted(within)
    covered = sum(len(piece.text) for block in made for piece in block.pieces if piece.lit)
    places = {place for start, end in article.paragraphs for place in range(start, end)}
    expected = {place for each in statements[:1] for place in range(each.evidence.start, each.evidence.end)} & places
    assert covered == len(expected)
