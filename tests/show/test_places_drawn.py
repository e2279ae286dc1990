"""The places of a story on the outline map that comes with us."""

import casebook_factory as factory
import msgspec

from twosource.keep.outline import spots
from twosource.show import drawing

EVERY = [statement for statements in factory.STATEMENTS.values() for statement in statements]


def place_map(statements):
    """The places of some statements."""
    return drawing.place_map(spots(statement.where for statement in statements))


def at(latitude, longitude, name="X"):
    """A statement about what happened there."""
    where = msgspec.structs.replace(factory.TALLINN, name=name, latitude=latitude, longitude=longitude)
    return msgspec.structs.replace(factory.H[0], where=where)


def test_places_stand_within_the_map():
    """Naissaar, Tallinn and Helsinki: the most spoken of first, each inside the frame, which is no narrower than a country."""
    drawn = place_map(EVERY)
    assert [(spot.name, spot.statements) for spot in drawn.spots] == [("Naissaar", 4), ("Helsinki", 1), ("Tallinn", 1)]
    assert drawn.width >= 140
    for spot in drawn.spots:
        assert drawn.left < spot.x < drawn.left + drawn.width
        assert drawn.top < spot.y < drawn.top + drawn.height


def test_names_do_not_cover_one_another():
    """Tallinn lies too near to Naissaar on such a map: one of them is named."""
    named = [spot.name for spot in place_map(EVERY).spots if spot.named]
    assert "Tallinn" not in named or "Naissaar" not in named
    assert named


def test_a_story_without_coordinates_has_no_map():
    """Nor one whose coordinates are not of this world."""
    nowhere = msgspec.structs.replace(factory.H[0], where=msgspec.structs.replace(factory.TALLINN, latitude=None))
    assert place_map([nowhere, factory.H[3]]) is None
    assert place_map([at(123.0, 0.0), at(0.0, 1e9)]) is None


def test_the_ends_of_the_world_fit():
    """From Fiji to Alaska and far north, the frame holds them."""
    drawn = place_map([at(-17.7, 178.0, "Suva"), at(64.8, -147.7, "Fairbanks"), at(78.2, 15.6, "Longyearbyen")])
    assert len(drawn.spots) == 3
    for spot in drawn.spots:
        assert drawn.left < spot.x < drawn.left + drawn.width
        assert drawn.top < spot.y < drawn.top + drawn.height


def test_the_map_is_served_and_drawn(client):
    """The story page uses it, and it is there."""
    page = client.get(f"/stories/{factory.STORY.id}").text
    assert "/static/world.svg#world" in page
    assert 'aria-label="Map: Naissaar, Helsinki, Tallinn"' in page
    answer = client.get("/static/world.svg")
    assert answer.headers["content-type"].startswith("image/svg")
    assert 'id="world"' in answer.text
