"""What is exported is read back by the tools it is for, and nothing of it is lost."""

import csv
import json

import casebook_factory as factory
import duckdb
import msgspec
import pytest

from twosource.errors import UsageError
from twosource.keep import Casebook, View
from twosource.model import Article, Dropped, Finding, Mention, Statement, Story
from twosource.show.export import FORMS, export
from twosource.show.export.harmless import harmless
from twosource.show.export.tables import KINDS

NOUNS = {"articles": Article, "mentions": Mention, "stories": Story, "statements": Statement, "findings": Finding, "dropped": Dropped}


@pytest.fixture
def exported(ferry, tmp_path):
    """Exports the ferry story in a form; the folder, and what was told of each file."""

    def write(form):
        with View(ferry) as view:
            return tmp_path / form, dict(export(view, form, tmp_path / form))

    return write


def held(ferry, kind):
    with View(ferry) as view:
        return list(getattr(view, kind)())


@pytest.mark.parametrize("kind", NOUNS)
def test_json_lines_hold_the_nouns(exported, ferry, kind):
    """Each line decodes to the noun that was kept."""
    folder, told = exported("jsonl")
    lines = (folder / f"{kind}.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(line, type=NOUNS[kind]) for line in lines] == held(ferry, kind)
    assert told[f"{kind}.jsonl"] == len(lines) > 0


@pytest.mark.parametrize("kind", NOUNS)
def test_parquet_holds_the_nouns(exported, ferry, kind):
    """DuckDB reads each row back as the noun that was kept, structure and all."""
    folder, told = exported("parquet")
    rows = duckdb.sql(f"SELECT * FROM '{folder / kind}.parquet'")
    names = rows.columns
    back = [msgspec.convert(dict(zip(names, row, strict=True)), NOUNS[kind], strict=False) for row in rows.fetchall()]
    assert back == held(ferry, kind)
    assert told[f"{kind}.parquet"] == len(back)


def test_csv_is_flat(exported):
    """A field of a field has its own column, offsets are numbers that hold, lists are JSON, the unknown is empty."""
    folder, _ = exported("csv")
    with (folder / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    row = rows[factory.H[1].id]
    assert factory.HP.text[int(row["evidence.start"]) : int(row["evidence.end"])] == row["evidence.text"]
    assert float(row["amount.low"]) == 412
    assert row["negated"] == "false"
    assert row["who.name"] == ""
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert json.loads(next(csv.DictReader(file))["statements"]) == list(factory.FINDINGS[0].statements)


def test_duckdb_reads_the_csv(exported):
    """Its types are told from the values."""
    folder, _ = exported("csv")
    assert duckdb.sql(f"SELECT sum(\"amount.low\") FROM '{folder}/statements.csv' WHERE kind = 'figure'").fetchall() == [
        (412 + 12 + 15 + 405 + 15 + 17,)
    ]


def test_pandas_reads_the_parquet(exported, ferry):
    """A data frame has a row for each noun and keeps its structure."""
    pandas = pytest.importorskip("pandas", reason="not among the locked libraries")
    folder, _ = exported("parquet")
    frame = pandas.read_parquet(folder / "statements.parquet")
    assert list(frame["id"]) == [each.id for each in held(ferry, "statements")]
    assert frame["evidence"][0]["text"] == held(ferry, "statements")[0].evidence.text


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-@SUM(A1)", "'-@SUM(A1)"),
        ("@now", "'@now"),
        ("\tx", "'\tx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1 = 1", "1 = 1"),
        ("", ""),
        (None, None),
        (-3.5, -3.5),
    ],
)
def test_no_cell_is_a_formula(told, written):
    """Text that a spreadsheet would reckon begins with an apostrophe, which can be taken away again; numbers are numbers."""
    assert harmless(told) == written


def test_hostile_words_are_no_formula_in_any_sheet(tmp_path):
    """A title, an outlet and a name that are formulas are text in the CSV and in GDELT's tables."""
    attack = '=HYPERLINK("https://evil.example")'
    article = msgspec.structs.replace(factory.HP, title=attack, outlet=f"+{attack}", address=None, read_from="-")
    who = msgspec.structs.replace(factory.KASK, name=attack)
    statement = msgspec.structs.replace(factory.H[0], code="ASSAULT", who=who)
    story = msgspec.structs.replace(factory.STORY, articles=(article.id,), title=attack)
    finding = msgspec.structs.replace(factory.FINDINGS[0], statements=(statement.id,), gist=attack)
    with Casebook(str(tmp_path / "casebook.db")) as casebook:
        casebook.keep([(article, [], [statement])])
        casebook.settle([story], {story.id: [finding]})
    with View(str(tmp_path / "casebook.db")) as view:
        for form in ("csv", "gdelt"):
            assert dict(export(view, form, tmp_path / form))
    sheets = [(file, ",") for file in (tmp_path / "csv").iterdir()] + [(file, "\t") for file in (tmp_path / "gdelt").iterdir()]
    cells = []
    for file, delimiter in sheets:
        with file.open(encoding="utf-8", newline="") as opened:
            quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
            cells += [cell for row in csv.reader(opened, delimiter=delimiter, quoting=quoting) for cell in row]
    assert sum(cell.lstrip("'").startswith(("=H", "+=H")) for cell in cells) >= 5
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == ["-9.0"]  # what the scale gives an assault


def test_an_export_that_breaks_leaves_no_file(ferry, tmp_path, monkeypatch):
    """What was there before stays, and nothing half written stands beside it."""
    (tmp_path / "articles.jsonl").write_text("before")

    def broken(view):
        yield factory.HP
        raise OSError(28, "No space left on device", "articles.jsonl")

    monkeypatch.setitem(KINDS, "articles", (Article, broken))
    with View(ferry) as view, pytest.raises(UsageError, match="No space left"):
        list(export(view, "jsonl", tmp_path))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("articles.jsonl", "before")]


def test_exporting_twice_gives_the_same_files(exported):
    """Byte for byte, in every form."""
    for form in FORMS:
        folder, _ = exported(form)
        first = {file.name: file.read_bytes() for file in folder.iterdir()}
        exported(form)
        assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_a_form_there_is_not_is_wrong_use(exported):
    """The error names the forms there are."""
    with pytest.raises(UsageError, match=r"rtf.*jsonl, csv, parquet, gdelt, plover"):
        exported("rtf")


def test_a_folder_that_is_a_file_is_wrong_use(ferry, tmp_path):
    """Nothing is written, and the error names it."""
    (tmp_path / "file").write_text("here")
    with View(ferry) as view, pytest.raises(UsageError, match="file"):
        list(export(view, "csv", tmp_path / "file"))


def test_what_is_in_doubt_says_so_in_words(tmp_path):
    """A claim and an event tell how they stand: one that is perhaps two matters tells that too."""
    aground, aboard = (each.gist for each in factory.FINDINGS if each.standing == "corroborated")
    with View(factory.fill(str(tmp_path / "casebook.db"), factory.in_doubt(aground))) as view:
        for form in ("schema-org", "followthemoney"):
            list(export(view, form, tmp_path))
    claims = {each["text"]: each for each in map(json.loads, (tmp_path / "claims.jsonl").read_text().splitlines())}
    assert claims[aground]["additionalType"] == claims[aboard]["additionalType"] == "urn:twosource:standing:corroborated"
    assert claims[aground]["description"] == "perhaps two matters"
    assert "description" not in claims[aboard]
    events = [each for each in map(json.loads, (tmp_path / "entities.ftm.json").read_text().splitlines()) if each["schema"] == "Event"]
    told = {each["properties"]["name"][0]: each["properties"]["summary"][0] for each in events}
    assert told[aground].startswith("corroborated, perhaps two matters: Coast Today")
    assert told["Baltline has cancelled all sailings until Friday"] == "single: Coast Today"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "2024-13-45", "T", "", None])
def test_a_moment_at_the_end_of_the_calendar_or_none_at_all(tmp_path, form, moment):
    """It is exported as its day, or left out; the others are there."""
    with Casebook(str(tmp_path / "odd.db")) as book:
        book.keep(
            (msgspec.structs.replace(article, published=moment, updated=moment), mentions, statements)
            for article, mentions, statements in factory.batch()
        )
        book.change([(factory.STORY, factory.FINDINGS)], (), (), ())
    with View(str(tmp_path / "odd.db")) as view:
        assert all(rows >= 0 for _, rows in export(view, form, tmp_path / form))
