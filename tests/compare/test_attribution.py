"""One quotation and two speakers: one of the two reports has the wrong one, unless he only hands it on."""

import pytest
from telling_factory import article, compared, states

from twosource.compare.slot.attribution import have_two_speakers
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.model import Party

WORDS = "We closed both bridges before the water came"


def person(name, text=None):
    return Party(text=text or name, name=name, entity=f"person:{name.lower().replace(' ', '-')}")


STROUD, FELD = person("Mara Stroud"), person("Jonas Feld")


def both(other, speaker=FELD, words=WORDS, own=STROUD):
    pages = [article("Harbour Post", f'"{words}," Stroud said.'), article("Gulf Mirror", other)]
    said = [states(page, words, "close", speaker=each) for page, each in zip(pages, (own, speaker), strict=True)]
    return accounts(passages(pages), said)


def test_the_same_words_of_two_people_are_at_odds():
    """Each is named where he speaks, and nobody hands anything on."""
    assert have_two_speakers(*both(f'"{WORDS}," said Jonas Feld, the fire chief.'))


@pytest.mark.parametrize(
    ("other", "speaker"),
    [
        (f'"{WORDS}," Mara Stroud, the mayor, said.', person("Mara Stroud", "Mara Stroud, the mayor")),
        (f'"{WORDS}," the mayor said.', Party(text="the mayor")),
        (f'"{WORDS}," he said.', person("Jonas Feld", "he")),
        (f'"{WORDS}," the town council said.', Party(text="Dembe Council", name="Dembe Council", entity="organisation:dembe-council")),
        (f'"{WORDS}," Feld quoted a letter as saying.', FELD),
        (f'"{WORDS}," read a joint statement that Feld put out.', FELD),
        (f'"{WORDS}," Feld, who spoke for Stroud, said.', FELD),
        (f'"{WORDS}," Mara Strout said.', person("Mara Strout")),
    ],
    ids=["described besides", "described", "a pronoun", "a body", "a letter", "a joint statement", "for another", "misspelt"],
)
def test_who_may_be_one_or_hands_it_on_is_not_at_odds(other, speaker):
    """Only two people who are known, and who both say it for their own part, leave one of two reports wrong."""
    assert not have_two_speakers(*both(other, speaker))


@pytest.mark.parametrize("words", ["We are ready", "Our thoughts and prayers are with every family in this town"])
def test_what_many_say_both_may_have_said(words):
    """Short phrases and condolences come from many mouths."""
    assert not have_two_speakers(*both(f'"{words}," said Jonas Feld, the fire chief.', words=words))


def test_whole_quotations_of_two_speakers_make_one_finding():
    """The words for who speaks do not keep them apart, though each says "we"."""
    pages = [article("Harbour Post", f'"{WORDS}," Stroud said.'), article("Gulf Mirror", f'Jonas Feld, the fire chief, said: "{WORDS}."')]
    said = [
        states(page, page.text, "say", kind="quote", words=WORDS, speaker=each) for page, each in zip(pages, (STROUD, FELD), strict=True)
    ]
    (found,) = compared(pages, said)
    assert found.standing == "conflicting"
    (difference,) = found.differences
    assert (difference.slot, [value.value for value in difference.values]) == ("attribution", ["Mara Stroud", "Jonas Feld"])
    assert found.gist == f"“{WORDS}” (attribution: Mara Stroud / Jonas Feld)"
