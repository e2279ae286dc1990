"""Words with what stands around them."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.show.passages import passage


@pytest.mark.parametrize("gap", [140, 141, 400])
def test_words_far_from_the_next_are_shown(gap):
    """Nothing but spaces may stand beside them."""
    text = f"Before.{' ' * gap}Nobody died.{' ' * gap}After."
    start = text.index("Nobody")
    article = msgspec.structs.replace(factory.HP, text=text, paragraphs=((0, len(text)),))
    evidence = msgspec.structs.replace(factory.H[0].evidence, start=start, end=start + 12, text="Nobody died.")
    told = passage(article, msgspec.structs.replace(factory.H[0], evidence=evidence))
    assert told.words == "Nobody died."
    assert told.before.strip() == "…"
    assert told.after.strip() == "…"


def test_a_denial_says_so_where_its_words_do_not():
    """What stands behind "denied that" reads as told; "Baltline denied that …" says itself that it is denied."""
    observer = factory.article("The Baltic Observer")
    for words, denied in (("its captain had left the channel.", True), ("Baltline denied that its captain had left the channel.", False)):
        told = factory.say("The Baltic Observer", "event", words, "leave", status="denied")
        assert passage(observer, told).denied is denied
