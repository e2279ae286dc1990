"""Places are put on the map where the article means them; what is not in the data stays unplaced."""

import msgspec
import pytest
from marking_factory import labelled, make_article, shared_parser

from twosource.mark.gazetteer import countries, fold, gazetteer
from twosource.mark.names import names
from twosource.syntax import Syntax

CASES = labelled("places")
NEAR = 2.0  # degrees


def found(text, outlet=None):
    (article, doc), *_ = shared_parser().parse([make_article(text)])
    return [each for each in names(msgspec.structs.replace(article, outlet=outlet), doc, Syntax(doc)) if each.kind == "place"]


@pytest.mark.parametrize("case", CASES, ids=[case["tests"] for case in CASES])
def test_places_are_read_as_the_article_means_them(case):
    """Each labelled case gives its places, in order, in their country and near their point."""
    mentions = found(case["text"], case.get("outlet"))
    assert [(words, country or None) for words, country, *_ in case["found"]] == [(each.text, each.where.country) for each in mentions]
    for (_, _, latitude, longitude), each in zip(case["found"], mentions, strict=True):
        assert abs(each.where.latitude - latitude) < NEAR
        assert abs(each.where.longitude - longitude) < NEAR


def test_a_place_has_an_id_that_is_the_same_everywhere():
    """A country goes by its code, a city by its number in GeoNames."""
    entities = {each.text: each.entity for each in found("They flew from Bishkek to Kazakhstan.")}
    assert entities == {"Bishkek": "geonames:1528675", "Kazakhstan": "country:KZ"}


def test_a_place_that_is_not_in_the_data_stays_unplaced():
    """Its words are kept, and nothing is guessed."""
    (mention,) = [each for each in found("Rain fell in Qzxwyv Province on Monday.") if "Qzxwyv" in each.text]
    assert mention.where.latitude is None
    assert mention.where.country is None
    assert mention.entity is None


def test_a_name_is_found_in_any_spelling():
    """Accents, points, hyphens and `St.` do not matter."""
    assert fold("St. Étienne") == fold("Saint Etienne")
    assert {spot.geonames for spot in gazetteer().spots("São Paulo")} >= {3448439}
    assert gazetteer().spots("no such place anywhere") == ()


def test_every_country_has_a_name_and_a_number():
    """The table of countries is whole."""
    assert len(countries()) > 240
    assert all(spot.name and spot.geonames for spot in countries().values())
