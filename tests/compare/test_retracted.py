"""What a report tells as a first word and takes back confirms nobody else who says it."""

import pytest
from telling_factory import amount, article, compared, finding_with, party, states

from twosource.compare.origin.retracted import retracted
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages

MORNING, EVENING = "2024-03-04T09:00:00+00:00", "2024-03-04T16:00:00+00:00"
POLICE = party("Police")


def said_in(page, told, count):
    return states(page, told, "injure", amount=amount(told.split()[0], count, count, of="people"), speaker=POLICE)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Police at first said 14 people were hurt. They now say 9 people were hurt.", True),
        ("It was initially reported that 14 people were hurt, but police later said 9 people were hurt.", True),
        ("The chief gave a new count, correcting an earlier statement that 14 people were hurt. In all, 9 people were hurt.", True),
        ("Earlier reports that 14 people were hurt were wrong. In all, 9 people were hurt.", True),
        ("Police said 14 people were hurt. Doctors now say 9 people were hurt.", False),
        ("Police at first said 14 people were hurt. The fire spread to a mill. In it 9 people were hurt.", False),
        ("Earlier reports that 14 people were hurt were confirmed. In a mill 9 people were hurt.", False),
    ],
)
def test_a_first_word_is_taken_back(text, back):
    """By a number told later in its place, or by words that say it was wrong."""
    page = article("Gulf Mirror", text)
    both = [said_in(page, "14 people were hurt", 14), said_in(page, "9 people were hurt", 9)]
    assert retracted(accounts(passages([page]), both)) == ({both[0].id} if back else frozenset())


def test_who_still_says_it_is_not_confirmed_but_updated():
    """14 in the morning; in the evening nine, and 14 only as the first word."""
    pages = [
        article("Harbour Post", "Police said 14 people were hurt in the Orlen fire.", published=MORNING),
        article(
            "Gulf Mirror",
            "Police at first said 14 people were hurt in the Orlen fire.",
            "Police now say 9 people were hurt in the Orlen fire.",
            published=EVENING,
        ),
    ]
    words = "people were hurt in the Orlen fire"
    said = [said_in(pages[0], f"14 {words}", 14), said_in(pages[1], f"14 {words}", 14), said_in(pages[1], f"9 {words}", 9)]
    found = finding_with(compared(pages, said), *said)
    assert found.standing == "updated"
    assert [value.value for value in found.differences[0].values] == ["14", "9"]
