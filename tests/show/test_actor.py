"""Who acts is told in codes where the words say it, and nobody is made an actor by a code."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.model import Party, Where
from twosource.show.export.actor import actor
from twosource.show.export.geography import action, country
from twosource.show.export.sentences import sentence


@pytest.mark.parametrize(
    ("text", "entity", "of", "types"),
    [
        ("the Kyrgyz president", None, "KG", ("GOV",)),
        ("former Polish Prime Minister Jan Nowak", "person:jan-nowak", "PL", ("GOV",)),
        ("President Sadyr Aitov", "person:sadyr-aitov", None, ()),  # of a company or of a country
        ("Estonia", "country:EE", "EE", ()),
        ("Finnish police officers", None, "FI", ("COP",)),
        ("Russians", None, "RU", ()),
        ("two companies", None, None, ("BUS",)),
        ("French ministers", None, "FR", ("GOV",)),
        ("the EU", "eu", None, ("IGO",)),
        ("the army", None, None, ("MIL",)),
        ("Maarja Kask", "maarja kask", None, ()),
    ],
)
def test_actors_bear_codes_that_their_words_tell(text, entity, of, types):
    """A country where the first word is one of nationality, a kind where a noun tells it."""
    found = actor(Party(text=text, name=text, entity=entity))
    assert (found.country, found.types) == (of, types)


@pytest.mark.parametrize("text", ["he", "that", "a warrant", "nearly all of the petrol", "the remoteness of the villages"])
def test_what_is_no_actor_is_none(text):
    """Nor is a pronoun that was not resolved."""
    assert actor(Party(text=text)) is None


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (None, [0, None, None, None, None, None, None, None]),
        (Where(text="the harbour"), [0, None, None, None, None, None, None, None]),
        (
            Where(text="California", name="California", country="US", geonames=5332921, latitude=36.7, longitude=-118.8),
            [2, "California, United States", "US", "USCA", None, 36.7, -118.8, "CA"],
        ),
        (
            Where(text="Alexandria", name="Alexandria", country="US", geonames=4314550, latitude=31.3, longitude=-92.4),
            [3, "Alexandria, United States", "US", None, None, 31.3, -92.4, "GEONAMES:4314550"],
        ),
        (
            Where(text="Canillo", name="Canillo", country="AD", latitude=42.6, longitude=1.7),
            [5, "Canillo, Andorra", "AN", None, None, 42.6, 1.7, None],
        ),
        (Where(text="the Baltic", name="Baltic Sea", latitude=58.0, longitude=20.0), [4, "Baltic Sea", None, None, None, 58.0, 20.0, None]),
    ],
)
def test_places_are_of_gdelts_kinds(where, expected):
    """Nowhere, a state of the United States, a city there, a region abroad, and what lies between countries."""
    assert action(where) == expected


def test_a_country_stands_under_its_fips_code():
    """Whose letters are often not ISO's; a country that is none is nowhere."""
    assert country("CH")[:4] == [1, "Switzerland", "SZ", "SZ"]
    assert country("??")[0] == 0


def test_sentences_are_counted_from_one():
    """Through paragraphs, over abbreviations, initials and quotation marks."""
    told = "Dr. A. Tamm came at 5.30 p.m. on Monday. “Is it safe?” she asked. It was.\n\nThe U.S. Navy left! It will be back in Oct. 2025."
    cut = told.index("\n\n")
    article = msgspec.structs.replace(factory.HP, id="0" * 16, text=told, paragraphs=((0, cut), (cut + 2, len(told))))
    numbers = [
        sentence(article, told.index(words))
        for words in ("Dr.", "Monday", "“Is", "she asked", "It was", "The U.S", "Navy", "It will", "2025")
    ]
    assert numbers == [1, 1, 2, 2, 3, 4, 4, 5, 5]
