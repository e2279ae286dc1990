"""How much of what our own sentences hold is found, kind by kind, does not fall: floors, only ever raised."""

import tomllib

import msgspec
import pytest
from marking_factory import CASES, labelled, make_article, shared_marker

HARDER = tomllib.loads((CASES / "harder.toml").read_text(encoding="utf-8"))
# F1 on the labelled cases of each kind and those of harder.toml, measured on 2026-11-26, less two in a hundred.
FLOORS = {"direct": 0.96, "speaker": 0.80, "quotes": 0.91, "places": 0.91, "times": 0.98, "amounts": 0.90}


def cases(kind):
    return [*labelled(kind), *HARDER[kind]]


def counted(kind, gold, ours):
    """F1 of what is found over all cases, each case a list of things that are equal or not."""
    both = marked = 0
    for case in cases(kind):
        (one,) = shared_marker().mark(
            [msgspec.structs.replace(make_article(case["text"], case.get("published")), place=case.get("place"), outlet=case.get("outlet"))]
        )
        theirs, found = [gold(each) for each in case["found"]], [ours(each) for each in one.mentions if each.kind == kind.removesuffix("s")]
        theirs, found = [each for each in theirs if each is not None], [each for each in found if each is not None]
        both += sum(min(theirs.count(each), found.count(each)) for each in {*theirs})
        marked += len(theirs) + len(found)
    return 2 * both / marked


def words(row):
    """The words that name the speaker: behind the cue in quotes.toml, last in harder.toml."""
    return row[3] if len(row) == 5 else row[2]


MEASURES = {
    "quotes": ("quotes", lambda row: (row[0], row[1]), lambda each: (each.text, each.direct)),
    "direct": ("quotes", lambda row: row[0] if row[1] else None, lambda each: each.text if each.direct else None),
    "speaker": ("quotes", lambda row: (row[0], words(row)), lambda each: (each.text, each.speaker.text if each.speaker else "")),
    "places": ("places", lambda row: (row[0], row[1]), lambda each: (each.text, each.where.country or "")),
    "times": ("times", lambda row: (row[0], row[1]), lambda each: (each.text, each.when.value or "")),
    "amounts": (
        "amounts",
        lambda row: (
            (row["text"], row.get("low"), row.get("high"))
            if isinstance(row, dict)
            else tuple(None if cell == "" else cell for cell in row[:3])
        ),
        lambda each: (each.text, each.amount.low, each.amount.high),
    ),
}


@pytest.mark.parametrize("name", MEASURES)
def test_what_is_found_of_our_own_sentences_does_not_fall(name):
    """F1 of quotations, of direct ones, of both with the words that name the speaker, of places, times and amounts."""
    f1 = counted(*MEASURES[name])
    assert f1 >= FLOORS[name], f"{name}: {f1:.3f}"


def test_the_sets_are_large_enough_to_say_something():
    """Forty cases of a kind at least, so that one more or less is no more than a few hundredths."""
    assert {kind: len(cases(kind)) >= FEWEST[kind] for kind in HARDER} == dict.fromkeys(HARDER, True)


FEWEST = {"quotes": 40, "places": 20, "times": 40, "amounts": 25}
