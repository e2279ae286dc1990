"""The table of a story: its columns, its stances, and what stands when nothing fits."""

import casebook_factory as factory
import msgspec
import pytest

from twosource.keep import View
from twosource.show.table import Choice, chosen, table


@pytest.fixture(scope="module")
def dossier(ferry):
    """The ferry story, as the view gives it."""
    with View(ferry) as view:
        return view.dossier(factory.STORY.id)


def laid_out(dossier):
    """The whole table of a dossier."""
    cover = factory.covered(dossier)
    entries = chosen(cover, Choice())
    findings = {finding.id: finding for finding in dossier.findings}
    return table(cover, entries, [findings[entry.id] for entry in entries], dossier.statements)


def test_outlets_stand_by_first_publication_and_origin(dossier):
    """The first to publish comes first, and outlets that print one report stand side by side and say so."""
    laid = laid_out(dossier)
    assert [column.outlet for column in laid.columns] == ["Harbour Post", "Morning Ledger", "Coast Today", "The Baltic Observer"]
    assert {column.outlet: column.shares for column in laid.columns if column.shares} == {
        "Morning Ledger": ("Coast Today",),
        "Coast Today": ("Morning Ledger",),
    }


def test_an_outlet_without_a_name_is_called_by_its_host_or_file(dossier):
    """Never by nothing."""
    articles = [msgspec.structs.replace(each, outlet=None) for each in dossier.articles]
    articles[0] = msgspec.structs.replace(articles[0], address=None)
    laid = laid_out(msgspec.structs.replace(dossier, articles=tuple(articles)))
    assert [column.outlet for column in laid.columns] == [
        "harbour-post.html",
        "ledger.example",
        "coasttoday.example",
        "balticobserver.example",
    ]


def test_two_articles_of_one_outlet_share_a_column(dossier):
    """The later article's value is the outlet's word; both are told."""
    later = {factory.BO.id: "Harbour Post"}
    articles = tuple(msgspec.structs.replace(each, outlet=later.get(each.id, each.outlet)) for each in dossier.articles)
    laid = laid_out(msgspec.structs.replace(dossier, articles=articles))
    assert len(laid.columns) == 3
    [divers] = [line for section in laid.sections for line in section.lines if line.finding.standing == "updated"]
    cell = divers.cells[0]
    assert [each.value for each in cell.told] == ["planned", "happened"]
    assert cell.stance == "so"


STANCES = {
    "The captain had left the marked channel": ["silent", "so", "so", "otherwise"],
    "How many people were injured": ["otherwise", "so", "so", "otherwise"],
    "Divers look at the hull on Friday": ["earlier", "silent", "silent", "so"],
    "Nobody died": ["so", "silent", "silent", "silent"],
}


@pytest.mark.parametrize("gist", STANCES)
def test_each_outlet_has_its_stance(dossier, gist):
    """So, otherwise, earlier or silent."""
    [line] = [line for section in laid_out(dossier).sections for line in section.lines if line.finding.gist == gist]
    assert [cell.stance for cell in line.cells] == STANCES[gist]


def test_where_no_value_is_told_by_more_all_say_otherwise(dossier):
    """One against one: the table takes no side."""
    injured = factory.FINDINGS[3]
    even = msgspec.structs.replace(
        injured,
        statements=(factory.H[2].id, factory.B[2].id),
        differences=(
            msgspec.structs.replace(injured.differences[0], values=(injured.differences[0].values[0], injured.differences[0].values[2])),
        ),
    )
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(even,))).sections
    assert [cell.stance for cell in section.lines[0].cells] == ["otherwise", "silent", "silent", "otherwise"]


def test_who_states_it_without_what_the_others_differ_in_is_told_so(dossier):
    """An outlet that speaks of the injured and gives no number neither agrees nor differs."""
    injured = factory.FINDINGS[3]
    values = injured.differences[0].values
    difference = msgspec.structs.replace(injured.differences[0], values=(values[0], values[2]))
    told = msgspec.structs.replace(injured, differences=(difference,))
    bare = [msgspec.structs.replace(each, amount=None) for each in dossier.statements]
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(told,), statements=tuple(bare))).sections
    assert [cell.stance for cell in section.lines[0].cells] == ["otherwise", "without", "without", "otherwise"]


def test_whose_statement_does_not_count_is_told_why(dossier):
    """The reasons of the finding say that one of three may tell another matter: its cell does not say that it says so."""
    told = next(each for each in dossier.findings if each.standing == "corroborated")
    outlet = told.outlets[0]
    doubted = msgspec.structs.replace(told, reasons=(*told.reasons, f"perhaps another matter in {outlet}"))
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(doubted,))).sections
    stances = {cell.outlet: (cell.stance, cell.why) for cell in section.lines[0].cells if cell.statements}
    assert stances.pop(outlet) == ("uncounted", "perhaps another matter")
    assert set(stances.values()) == {("so", None)}


def test_who_gives_a_value_at_odds_with_none_is_shown_with_it(dossier):
    """An outlet whose own number stands in no difference is not told to give none."""
    injured = factory.FINDINGS[3]
    values = injured.differences[0].values
    difference = msgspec.structs.replace(injured.differences[0], values=(values[0], values[2]))
    told = msgspec.structs.replace(injured, differences=(difference,))
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(told,))).sections
    cells = section.lines[0].cells
    assert [cell.stance for cell in cells] == ["otherwise", "so", "so", "otherwise"]
    assert [[each.value for each in cell.told] for cell in cells[1:3]] == [["15 people"], ["15 people"]]


def test_of_many_outlets_each_is_heard_once_before_any_twice(dossier):
    """Eight passages stand under a finding; every cell still leads to its outlet's words."""
    many = msgspec.structs.replace(
        factory.FINDINGS[0], statements=tuple(each.id for statements in factory.STATEMENTS.values() for each in statements)
    )
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(many,))).sections
    [line] = section.lines
    assert len(line.passages) == 8
    assert {each.outlet for each in line.passages} == {cell.outlet for cell in line.cells}
    assert all(cell.place for cell in line.cells)


def test_the_words_stand_between_what_is_around_them(dossier):
    """Before, words and after are cut from the paragraph, with nothing between them lost."""
    [line] = [line for section in laid_out(dossier).sections for line in section.lines if line.finding.gist == "Nobody died"]
    [passage] = line.passages
    assert passage.before + passage.words + passage.after == "Twelve passengers were hurt, the rescue service said. Nobody died."


def test_a_finding_of_statements_that_are_gone_is_still_shown(dossier):
    """A link into nothing is silence, not an error."""
    lost = msgspec.structs.replace(factory.FINDINGS[0], statements=("nothing",), origin_groups=(("nothing", "either"),))
    [section] = laid_out(msgspec.structs.replace(dossier, findings=(lost,))).sections
    assert section.lines[0].silent == tuple(column.outlet for column in laid_out(dossier).columns)


def test_what_may_be_two_matters_stands_behind_what_is_surely_one(dossier):
    """However many origins state it; what one origin alone says is in no doubt of that kind."""
    doubted = tuple(msgspec.structs.replace(each, score=0.5) if "Naissaar" in each.gist else each for each in dossier.findings)
    assert [each.is_doubtful for each in doubted if "Naissaar" in each.gist] == [True]
    before, after = laid_out(dossier), laid_out(msgspec.structs.replace(dossier, findings=doubted))
    assert [line.finding.origins for line in before.sections[0].lines] == [3, 2]
    assert [line.finding.origins for line in after.sections[0].lines] == [2, 3]
    assert not any(msgspec.structs.replace(each, score=0.1).is_doubtful for each in dossier.findings if each.origins == 1)


def test_who_denies_what_others_tell_says_otherwise(dossier):
    """Though no difference of a slot was seen: a mark of agreement would say that two confirm it."""
    (captain,) = [each for each in dossier.findings if each.gist.startswith("The captain")]
    agreed = msgspec.structs.replace(captain, standing="single", differences=())
    findings = tuple(agreed if each is captain else each for each in dossier.findings)
    laid = laid_out(msgspec.structs.replace(dossier, findings=findings))
    (line,) = [line for section in laid.sections for line in section.lines if line.finding.id == captain.id]
    assert {cell.outlet: cell.stance for cell in line.cells}["The Baltic Observer"] == "otherwise"
    assert "denied" not in line.sample
