"""Exports by the names of standards hold what the standards ask for, and point to the exact characters."""

import csv
import json
from datetime import datetime
from urllib.parse import urlsplit

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import Casebook, View
from twosource.lexicon import table
from twosource.model import Party, When, Where, identity
from twosource.show.export import export

# The columns that the GDELT Event Codebook 2.0 names, in its order.
ACTOR = (
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
)
GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT = [
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor1{each}" for each in ACTOR),
    *(f"Actor2{each}" for each in ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{place}Geo_{each}" for place in ("Actor1", "Actor2", "Action") for each in GEO),
    *("DATEADDED", "SOURCEURL"),
]
MENTION = [
    *("GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID"),
    *("Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
]

PAGES = {
    "Steppe Courier": "Rain fell all week. Dr. Anders said so!\nKyrgyz President Adyl Tokoev visited Estonia on Monday. He was met in Tallinn.",
    "Lake Herald": "Adyl Tokoev, the Kyrgyz president, was a guest of Estonia on Monday.\nHe did not visit Finland.\nHe may visit Finland in May.",
}
TOKOEV = Party(text="Kyrgyz President Adyl Tokoev", name="Adyl Tokoev", entity="person:adyl-tokoev")
ESTONIA = Party(text="Estonia", name="Estonia", entity="country:EE")
COUNTRY = Where(text="Estonia", name="Estonia", country="EE", geonames=453733, latitude=59.0, longitude=26.0)
MAY = When(text="in May", value="2024-05", earliest="2024-05-01", latest="2024-05-31")


def page(outlet):
    """An article of the visit, whose paragraphs are the lines of its text."""
    text = PAGES[outlet]
    ends = [at for at, each in enumerate(text) if each == "\n"]
    made = factory.article("Harbour Post")
    host = outlet.lower().replace(" ", "")
    return msgspec.structs.replace(
        made,
        id=identity("article", outlet),
        address=f"https://www.{host}.example/visit",
        outlet=outlet,
        title=f"=HYPERLINK({outlet})",
        published="2024-03-04T23:30:00-02:00" if outlet == "Steppe Courier" else "2024-03-05T08:00:00Z",
        text=text,
        paragraphs=tuple(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True)),
        furniture=(),
        agencies=(),
    )


def says(outlet, passage, **fields):
    """A coded visit that an outlet reports in these words."""
    article, start = page(outlet), PAGES[outlet].index(passage)
    evidence = msgspec.structs.replace(factory.H[0].evidence, article=article.id, start=start, end=start + len(passage), text=passage)
    return msgspec.structs.replace(
        factory.H[0],
        id=identity(outlet, passage),
        article=article.id,
        evidence=evidence,
        **({"predicate": "visit", "code": "CONSULT", "when": factory.MONDAY, "where": COUNTRY} | fields),
    )


VISITS = {
    "Steppe Courier": [says("Steppe Courier", "Kyrgyz President Adyl Tokoev visited Estonia on Monday.", who=TOKOEV, whom=ESTONIA)],
    "Lake Herald": [
        says("Lake Herald", "Adyl Tokoev, the Kyrgyz president, was a guest of Estonia on Monday.", predicate="be", code=None, who=TOKOEV),
        says("Lake Herald", "He did not visit Finland.", negated=True, who=TOKOEV),
        says("Lake Herald", "He may visit Finland in May.", status="possible", when=MAY, who=TOKOEV),
    ],
}
ALL = {outlet: page(outlet) for outlet in PAGES}
VISIT = msgspec.structs.replace(
    factory.STORY,
    id=identity("story", "visit"),
    title="Visit",
    articles=tuple(each.id for each in ALL.values()),
    latest="2024-03-05T08:00:00Z",
)


def found(*said):
    return msgspec.structs.replace(
        factory.FINDINGS[0],
        id=identity("finding", *(each.id for each in said)),
        story=VISIT.id,
        gist=said[0].evidence.text,
        standing="corroborated" if len(said) > 1 else "single",
        statements=tuple(each.id for each in said),
        outlets=tuple(sorted({outlet for outlet, article in ALL.items() if article.id in {each.article for each in said}})),
        origins=len(said),
        origin_groups=tuple((each.article,) for each in said),
    )


HERALD = VISITS["Lake Herald"]
MATTERS = [found(VISITS["Steppe Courier"][0], HERALD[0]), found(HERALD[1]), found(HERALD[2])]
FORMS = ("gdelt", "plover", "followthemoney", "annotations", "schema-org")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The ferry story and the visit, with coded happenings, in every standard form."""
    path = str(tmp_path_factory.mktemp("standards") / "casebook.db")
    who = msgspec.structs.replace(factory.FERRY, text="ferry", entity="organisation:aurelia")
    coded = {each.id: msgspec.structs.replace(each, code="COERCE", who=who) for each in (factory.H[0], factory.B[0])}
    with Casebook(path) as casebook:
        casebook.keep(
            (article, mentions, [coded.get(each.id, each) for each in statements]) for article, mentions, statements in factory.batch()
        )
        casebook.keep((ALL[outlet], [], VISITS[outlet]) for outlet in ALL)
        casebook.settle([factory.STORY, VISIT], {factory.STORY.id: factory.FINDINGS, VISIT.id: MATTERS})
    out = tmp_path_factory.mktemp("out")
    with View(path) as view:
        for form in FORMS:
            assert all(rows for _, rows in export(view, form, out))
    return out


def lines(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def rows(file, columns):
    """Rows by the names of their columns; there are exactly as many cells."""
    with file.open(encoding="utf-8", newline="") as opened:
        return [dict(zip(columns, row, strict=True)) for row in csv.reader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.fixture(scope="module")
def events(folder):
    """GDELT's events by the host that told them first."""
    return {urlsplit(row["SOURCEURL"]).hostname: row for row in rows(folder / "events.export.CSV", EVENT)}


TEXTS = {article.address: article.text for article in (*(each for each, _, _ in factory.batch()), *ALL.values())}


def test_gdelt_names_who_did_what_to_whom(events):
    """Actors have CAMEO codes of country and kind, the act its code, base, root, class and Goldstein's value; the unknown is empty."""
    visit = events["www.steppecourier.example"]
    told = {name: value for name, value in visit.items() if value and "Geo_" not in name and name != "GlobalEventID"}
    assert told == {
        "Day": "20240304",
        "MonthYear": "202403",
        "Year": "2024",
        "FractionDate": "2024.1753",
        "Actor1Code": "KGZGOV",
        "Actor1Name": "Adyl Tokoev",
        "Actor1CountryCode": "KGZ",
        "Actor1Type1Code": "GOV",
        "Actor2Code": "EST",
        "Actor2Name": "Estonia",
        "Actor2CountryCode": "EST",
        "IsRootEvent": "1",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "NumMentions": "2",
        "NumSources": "2",
        "NumArticles": "2",
        "DATEADDED": "20240305013000",
        "SOURCEURL": "https://www.steppecourier.example/visit",
    }


def test_gdelt_places_by_fips(events):
    """A country is of kind 1, a place abroad of kind 4, each under its FIPS code; where an actor is is told of countries alone."""
    visit, ferry = events["www.steppecourier.example"], events["harbourpost.example"]
    assert [visit[f"ActionGeo_{each}"] for each in GEO] == ["1", "Estonia", "EN", "EN", "", "59.0", "26.0", "EN"]
    assert [visit[f"Actor2Geo_{each}"] for each in GEO][:4] == ["1", "Estonia", "EN", "EN"]
    assert [visit[f"Actor1Geo_{each}"] for each in GEO] == ["0", "", "", "", "", "", "", ""]
    assert [ferry[f"ActionGeo_{each}"] for each in GEO] == ["4", "Naissaar, Estonia", "EN", "", "", "59.562", "24.515", "GEONAMES:590077"]


def test_what_did_not_happen_is_no_event(events):
    """What is denied, negated or only possible has no row in event data, and no mention in one."""
    assert set(events) == {"www.steppecourier.example", "harbourpost.example"}


def test_gdelt_points_to_the_exact_characters(folder, events):
    """Each mention belongs to an event; its sentence is counted from 1, and where an actor is told to stand his words stand."""
    mentions = rows(folder / "events.mentions.CSV", MENTION)
    numbers = {row["GlobalEventID"] for row in events.values()}
    assert {mention["GlobalEventID"] for mention in mentions} == numbers
    visit = [each for each in mentions if each["GlobalEventID"] == events["www.steppecourier.example"]["GlobalEventID"]]
    assert [each["MentionSourceName"] for each in visit] == ["steppecourier.example", "lakeherald.example"]
    assert [each["SentenceID"] for each in visit] == ["3", "1"]
    texts = [TEXTS[each["MentionIdentifier"]] for each in visit]
    assert texts[0][int(visit[0]["Actor1CharOffset"]) :].startswith("Kyrgyz President Adyl Tokoev")
    assert texts[0][int(visit[0]["Actor2CharOffset"]) :].startswith("Estonia on Monday")
    assert texts[1][int(visit[1]["Actor1CharOffset"]) :].startswith("Adyl Tokoev, the")
    assert visit[1]["Actor2CharOffset"] == ""
    for mention in mentions:
        assert int(mention["MentionDocLen"]) == len(TEXTS[mention["MentionIdentifier"]])
        assert int(mention["Confidence"]) in range(10, 101, 10)
        assert mention["MentionDocTone"] == ""


def test_every_cameo_code_has_a_scale_and_every_category_a_code():
    """The tables lead to each other: roots and verbs to Goldstein's scale, categories to roots."""
    scale = {row["cameo"] for row in table("goldstein")}
    assert {f"{row['cameo']}0" for row in table("cameo_roots")} <= scale
    assert {row["cameo"] for row in table("cameo_verbs")} <= scale
    categories = {row["plover"] for row in table("cameo_roots")}
    assert {row["root"] for row in table("plover")} | {row["plover"] for row in table("cameo_verbs")} <= categories


def test_country_codes_are_whole():
    """Every country of the gazetteer that has a name in English news has its codes; those that differ in GDELT differ here."""
    codes = {row["iso"]: row for row in table("country_codes")}
    assert {row["country"] for row in table("demonyms")} <= set(codes)
    assert (codes["GB"]["fips"], codes["RO"]["cameo"], codes["RU"]["iso3"], codes["XK"]["cameo"]) == ("UK", "ROM", "RUS", "")
    fips = [row["fips"] for row in codes.values() if row["fips"]]
    assert len(fips) == len(set(fips))


@pytest.mark.parametrize(
    ("score", "coded", "told"),
    [(0.9, 2, ("corroborated", 3, 4)), (0.5, 2, ("single", 1, 1)), (0.9, 1, None), (0.9, 0, None)],
    ids=["half of four", "in doubt", "one of four", "none"],
)
def test_who_counts_event_data_counts_what_is_sure(tmp_path, score, coded, told):
    """A finding in doubt gives what one article tells; and one statement of four gives no row its code."""
    both = (factory.H[0], factory.B[0])
    statements = {each.id: msgspec.structs.replace(each, code="COERCE" if at < coded else None) for at, each in enumerate(both)}
    findings = [msgspec.structs.replace(each, score=score) if both[0].id in each.statements else each for each in factory.FINDINGS]
    path = str(tmp_path / "casebook.db")
    with Casebook(path) as casebook:
        casebook.keep((article, mentions, [statements.get(each.id, each) for each in its]) for article, mentions, its in factory.batch())
        casebook.settle([factory.STORY], {factory.STORY.id: findings})
    with View(path) as view:
        list(export(view, "plover", tmp_path))
    records = [(each["standing"], each["origins"], len(each["outlets"])) for each in lines(tmp_path / "plover.jsonl")]
    assert records == ([told] if told else [])


def test_plover_records_have_the_fields_of_the_codebook(folder):
    """What it demands is there, each field bears a name it gives or one of our three, and values are of its kinds."""
    ours = {"standing", "origins", "outlets"}
    fields = {
        "id",
        "has_event",
        "date",
        "time",
        "enddate",
        "endtime",
        "source",
        "recipient",
        "event",
        "event_loc",
        "event_text",
        "quad_code",
        "event_scale",
        "mode",
        "context",
    }
    fields |= {"link", "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment"}
    records = lines(folder / "plover.jsonl")
    assert len(records) == 2
    for record in records:
        assert {"id", "date", "source", "event"} <= set(record) <= fields | ours
        assert datetime.fromisoformat(record["date"])
    [visit] = [each for each in records if each["event"] == ["CONSULT"]]
    assert visit["source"] == [
        {
            "code": "KGZ",
            "sector": "GOV",
            "actor_text": "Kyrgyz President Adyl Tokoev",
            "identifer_id": "person:adyl-tokoev",
            "identifer_text": "Adyl Tokoev",
        }
    ]
    assert visit["recipient"][0]["code"] == "EST"
    assert (visit["date"], visit["quad_code"], visit["event_scale"]) == ("2024-03-04", 1, 1.9)
    assert (visit["event_loc"]["country code"], visit["event_loc"]["cc3"]) == ("EE", "EST")
    place = visit["text_info"]
    assert TEXTS[visit["cite_info"]["url"]][place["start"] : place["end"]] == visit["event_text"][0]
    assert place["sequence"] == 3
    [ferry] = [each for each in records if each["event"] == ["COERCE"]]
    assert datetime.fromisoformat(f"{ferry['date']}T{ferry['time']}") == datetime(2024, 3, 4, 5, 50)  # noqa: DTZ001


def test_followthemoney_entities_hold_together(folder):
    """Every entity that another names is there, ids are unique, values are lists of strings."""
    entities = {each["id"]: each for each in lines(folder / "entities.ftm.json")}
    assert len(entities) == len(lines(folder / "entities.ftm.json"))
    assert {each["schema"] for each in entities.values()} == {"Article", "Mention", "Person", "Organization", "LegalEntity", "Event"}
    for each in entities.values():
        assert all(isinstance(value, str) and value for values in each["properties"].values() for value in values)
        for name in ("document", "resolved", "involved", "proof"):
            assert set(each["properties"].get(name, [])) <= set(entities)


def test_followthemoney_statements_say_which_article_says_it(folder):
    """There is a row for each value of each entity and one for its id; its origin is the article that is the earliest to say so."""
    entities = {each["id"]: each for each in lines(folder / "entities.ftm.json")}
    statements = lines(folder / "statements.ftm.json")
    assert len({each["id"] for each in statements}) == len(statements)
    values = {(key, name, value) for key, each in entities.items() for name, values in each["properties"].items() for value in values}
    assert {(each["entity_id"], each["prop"], each["value"]) for each in statements if each["prop"] != "id"} == values
    assert [each["entity_id"] for each in statements if each["prop"] == "id"] == list(entities)
    for each in statements:
        assert each["prop"] == "id" or entities[each["origin"]]["schema"] == "Article"
    [name] = [each for each in statements if each["schema"] == "Person" and each["value"] == "Adyl Tokoev"]
    assert (name["origin"], name["first_seen"]) == (f"twosource-{ALL['Steppe Courier'].id}", "2024-03-05T01:30:00")


def test_followthemoney_is_read_by_its_library(folder):
    """The library takes every entity and every value, and makes the same ids and the same entities from the rows."""
    followthemoney = pytest.importorskip("followthemoney", reason="not among the locked libraries")
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity
    from followthemoney.statement.serialize import JSON, read_path_statements

    entities = {each["id"]: each for each in lines(folder / "entities.ftm.json")}
    for each in entities.values():
        proxy = followthemoney.model.get_proxy(each, cleaned=False)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in each["properties"].items()
        }
    of = {}
    for statement in read_path_statements(folder / "statements.ftm.json", JSON):
        assert statement.id == statement.generate_key()
        of.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset.make({"name": "twosource", "title": "twosource"})
    for key, statements in of.items():
        made = StatementEntity.from_statements(dataset, statements)
        assert (made.id, made.schema.name) == (key, entities[key]["schema"])
        checksum = next(each.value for each in statements if each.prop == "id")
        assert checksum == next(each.value for each in made.statements if each.prop == "id")


def test_annotations_select_the_words(folder):
    """The quotation with what stands around it finds the evidence in the page, the position finds it in the article's text."""
    annotations = lines(folder / "annotations.jsonl")
    assert len(annotations) == sum(map(len, (*factory.STATEMENTS.values(), *VISITS.values())))
    assert len({each["id"] for each in annotations}) == len(annotations)
    for each in annotations:
        assert each["@context"] == "http://www.w3.org/ns/anno.jsonld"
        assert (each["type"], each["motivation"]) == ("Annotation", "classifying")
        assert all(urlsplit(iri).scheme in {"https", "urn"} for iri in (each["id"], *(target["source"] for target in each["target"])))
        assert all((body["type"], body["purpose"] in {"classifying", "describing"}) == ("TextualBody", True) for body in each["body"])
        page, ours = each["target"]
        text, quote, position = TEXTS[page["source"]], page["selector"], ours["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


# What schema.org 29 lets these types say, of what is said here, and of which types or plain values.
MAY = {
    "NewsArticle": {
        "headline": "text",
        "url": "text",
        "publisher": {"NewsMediaOrganization"},
        "author": {"Person"},
        "datePublished": "date",
        "dateModified": "date",
        "dateline": "text",
        "inLanguage": "text",
        "articleBody": "text",
        "hasPart": {"Quotation"},
    },
    "Quotation": {"text": "text", "spokenByCharacter": {"Person", "Organization", "text"}},
    "Claim": {
        "text": "text",
        "additionalType": "text",
        "description": "text",
        "appearance": {"NewsArticle"},
        "firstAppearance": {"NewsArticle"},
        "claimInterpreter": {"NewsMediaOrganization"},
    },
    "Person": {"name": "text"},
    "Organization": {"name": "text"},
    "NewsMediaOrganization": {"name": "text"},
}
MUST = {"NewsArticle": {"headline", "articleBody", "datePublished"}, "Quotation": {"text"}, "Claim": {"text", "appearance"}}


def valid(node, expected, *, reference=False):
    """Raise where a node is not what the vocabulary lets it be."""
    if isinstance(node, str):
        assert expected == "text" or (expected == "date" and datetime.fromisoformat(node)) or "text" in expected
        return
    assert node["@type"] in expected
    if not reference:
        assert MUST.get(node["@type"], {"name"}) <= set(node)
    for name, value in node.items():
        if not name.startswith("@"):
            for each in value if isinstance(value, list) else [value]:
                valid(each, MAY[node["@type"]][name], reference=name in {"appearance", "firstAppearance"})


def test_schema_org_says_only_what_the_vocabulary_has(folder):
    """Every property belongs to its type and has a value of the types it may have; what is known to be needed is there."""
    for file, kind in (("news-articles.jsonl", "NewsArticle"), ("claims.jsonl", "Claim")):
        for document in lines(folder / file):
            assert document["@context"] == "https://schema.org"
            assert urlsplit(document["@id"]).scheme == "urn"
            valid(document, {kind})


def test_schema_org_claims_appear_in_articles(folder):
    """Every claim names the articles it appears in, and the first of them; quotations are parts of their article."""
    articles = {each["@id"]: each for each in lines(folder / "news-articles.jsonl")}
    claims = lines(folder / "claims.jsonl")
    assert len(claims) == len(factory.FINDINGS) + len(MATTERS)
    for claim in claims:
        assert {each["@id"] for each in claim["appearance"]} <= set(articles)
    [ferry] = [claim for claim in claims if claim["text"] == factory.FINDINGS[0].gist]
    assert articles[ferry["firstAppearance"]["@id"]]["publisher"]["name"] == "Harbour Post"
    quotations = [part for article in articles.values() for part in article.get("hasPart", [])]
    assert {part["spokenByCharacter"] for part in quotations} == {"Maarja Kask", "Juhan Roos"}  # whose kind their keys do not tell
    assert all(part["text"] in articles[key]["articleBody"] for key, article in articles.items() for part in article.get("hasPart", []))
