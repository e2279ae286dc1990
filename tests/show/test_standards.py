"""Exports by the names of standards hold what the standards ask for, and point to the exact characters."""

import csv
import json

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import Casebook, View
from twosource.show.export import export


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The ferry story, with a coded happening, in every standard form."""
    path = str(tmp_path_factory.mktemp("standards") / "casebook.db")
    who = msgspec.structs.replace(factory.FERRY, text="ferry", entity="organisation:aurelia")
    coded = {each.id: msgspec.structs.replace(each, code="COERCE", who=who) for each in (factory.H[0], factory.B[0])}
    with Casebook(path) as casebook:
        casebook.keep(
            (article, mentions, [coded.get(each.id, each) for each in statements]) for article, mentions, statements in factory.batch()
        )
        casebook.settle([factory.STORY], {factory.STORY.id: factory.FINDINGS})
    out = tmp_path_factory.mktemp("out")
    with View(path) as view:
        for form in ("gdelt", "followthemoney", "annotations", "schema-org"):
            assert all(rows for _, rows in export(view, form, out))
    return out


def lines(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def cells(file):
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened, delimiter="\t"))


TEXTS = {f"https://{article.address.removeprefix('https://')}": article.text for article, _, _ in factory.batch()}


def test_gdelt_has_its_columns(folder):
    """61 of an event and 16 of a mention; the event's numbers are those of its mentions, and its code is CAMEO's."""
    [event] = cells(folder / "events.export.CSV")
    mentions = cells(folder / "events.mentions.CSV")
    assert len(event) == 61
    assert {len(mention) for mention in mentions} == {16}
    assert {mention[0] for mention in mentions} == {event[0]}
    assert event[1:4] == ["20240304", "202403", "2024"]
    assert event[28:30] == ["17", "4"]
    assert event[31:34] == ["4", "4", "4"]
    assert event[52:59] == ["Naissaar", "", "", "", "59.562", "24.515", "GEONAMES:590077"]
    assert event[59:] == ["20240304091000", "https://harbourpost.example/2024/03/04/aurelia"]


def test_gdelt_points_to_the_exact_characters(folder):
    """Where an offset is told, the actor's words stand there in the article's text."""
    found = [TEXTS[mention[5]][int(mention[7]) :][:5] for mention in cells(folder / "events.mentions.CSV") if mention[7]]
    assert found == ["ferry", "ferry"]


def test_followthemoney_entities_hold_together(folder):
    """Every entity that another names is there, ids are unique, values are lists of strings."""
    entities = {each["id"]: each for each in lines(folder / "entities.ftm.json")}
    assert len(entities) == len(lines(folder / "entities.ftm.json"))
    assert {each["schema"] for each in entities.values()} == {"Article", "Mention", "Organization", "LegalEntity", "Event"}
    for each in entities.values():
        assert all(isinstance(value, str) and value for values in each["properties"].values() for value in values)
        for name in ("document", "resolved", "involved", "proof"):
            assert set(each["properties"].get(name, [])) <= set(entities)


def test_annotations_select_the_words(folder):
    """The quotation with what stands around it, and the position, both find the evidence in the article's text."""
    annotations = lines(folder / "annotations.jsonl")
    assert len(annotations) == sum(map(len, factory.STATEMENTS.values()))
    for each in annotations:
        text = TEXTS[each["target"]["source"]]
        quote, position = each["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_schema_org_claims_appear_in_articles(folder):
    """Every claim names the articles it appears in, and the first of them; quotations are parts of their article."""
    articles = {each["@id"]: each for each in lines(folder / "news-articles.jsonl")}
    claims = lines(folder / "claims.jsonl")
    assert len(claims) == len(factory.FINDINGS)
    for claim in claims:
        assert {each["@id"] for each in claim["appearance"]} <= set(articles)
    [ferry] = [claim for claim in claims if claim["text"] == factory.FINDINGS[0].gist]
    assert articles[ferry["firstAppearance"]["@id"]]["publisher"]["name"] == "Harbour Post"
    quotations = [part for article in articles.values() for part in article.get("hasPart", [])]
    assert {part["spokenByCharacter"]["name"] for part in quotations} == {"Maarja Kask", "Juhan Roos"}
    assert all(part["text"] in articles[key]["articleBody"] for key, article in articles.items() for part in article.get("hasPart", []))
