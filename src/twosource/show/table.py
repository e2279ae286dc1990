"""A story as a table of its findings against its outlets: who says so, who says otherwise and in what, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from twosource.model import Finding, Noun, Slot, Standing, StatementKind
from twosource.show import links
from twosource.show.columns import Column, columns
from twosource.show.drawing import Amounts, amounts
from twosource.show.passages import Passage, passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.keep.view import Dossier
    from twosource.model import Article, Difference, Statement

# The order a reader wants: the agreed core, then what differs, then what one alone says.
HEADINGS: dict[Standing, str] = {
    "corroborated": "Said by two origins or more",
    "conflicting": "They differ",
    "updated": "Changed as time went on",
    "single": "Said by one origin alone",
}
KINDS: tuple[str, ...] = get_args(StatementKind)

# Code points of an outlet's words that stand under a finding before it is unfolded.
SAMPLE = 110

Stance = Literal["so", "otherwise", "earlier", "silent"]


class Told(Noun, frozen=True, kw_only=True):
    """On the amount it says 15."""

    slot: Slot
    value: str


class Cell(Noun, frozen=True, kw_only=True):
    """The *Monsoon Herald* says so, in these words; or says otherwise; or is silent."""

    outlet: str
    stance: Stance
    told: tuple[Told, ...]
    passages: tuple[Passage, ...]


class Line(Noun, frozen=True, kw_only=True):
    """A finding, and what each outlet says to it."""

    finding: Finding
    cells: tuple[Cell, ...]
    drawn: Amounts | None = None  # how far the figures lie apart

    @property
    def gist(self) -> str:
        """The finding's gist without its differences, which the table tells in their own places."""
        finding = self.finding
        return finding.gist.partition(f" ({finding.differences[0].slot}: ")[0] if finding.differences else finding.gist

    @property
    def sample(self) -> str:
        """The words that tell most on one line, of those who say so where there are any."""
        spoken = [(cell.stance == "so", " ".join(each.words.split()).strip('“”"')) for cell in self.cells for each in cell.passages]
        return max(spoken, key=lambda said: (said[0], len(said[1]) <= SAMPLE, len(said[1])), default=(False, ""))[1]

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(cell.outlet for cell in self.cells if cell.stance == "silent")


class Section(Noun, frozen=True, kw_only=True):
    """These four lines stand corroborated."""

    standing: Standing
    heading: str
    lines: tuple[Line, ...]


class Choice(Noun, frozen=True, kw_only=True):
    """Only what conflicts, only figures, only what this outlet says, only what this speaker says."""

    standing: str | None = None
    kind: str | None = None
    outlet: str | None = None
    speaker: str | None = None


class Table(Noun, frozen=True, kw_only=True):
    """The story's table, as it was chosen, and what could be chosen."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    shown: int
    speakers: tuple[str, ...]
    kinds: tuple[str, ...]


def table(dossier: Dossier, choice: Choice) -> Table:
    """Lay out a story's findings against its outlets."""
    across = columns(dossier)
    articles = {article.id: article for article in dossier.articles}
    statements = {statement.id: statement for statement in dossier.statements}
    lines = [_line(finding, across, statements, articles) for finding in dossier.findings]
    chosen = [line for line in lines if _chosen(line, choice, statements)]
    return Table(
        columns=across,
        sections=tuple(
            Section(standing=standing, heading=heading, lines=_sorted(chosen, standing))
            for standing, heading in HEADINGS.items()
            if any(line.finding.standing == standing for line in chosen)
        ),
        shown=len(chosen),
        speakers=tuple(sorted({name for finding in dossier.findings for name in _speakers(finding, statements)})),
        kinds=tuple(kind for kind in KINDS if any(finding.kind == kind for finding in dossier.findings)),
    )


def _sorted(lines: Sequence[Line], standing: Standing) -> tuple[Line, ...]:
    """The most origins first; what ties keeps the order in which the findings were made."""
    return tuple(sorted((line for line in lines if line.finding.standing == standing), key=lambda line: -line.finding.origins))


def _line(finding: Finding, across: Sequence[Column], statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> Line:
    said = [statements[each] for each in finding.statements if each in statements]
    usual = {difference.slot: _usual(difference, finding, statements, articles) for difference in finding.differences}
    cells = []
    for column in across:
        its = [statement for statement in said if statement.article in column.articles]
        told = tuple(
            Told(slot=difference.slot, value=value.value)
            for difference in finding.differences
            for value in difference.values
            if {statement.id for statement in its} & set(value.statements)
        )
        cells.append(
            Cell(
                outlet=column.outlet,
                stance=_stance(finding, its, told, usual),
                told=told,
                passages=tuple(passage(articles[statement.article], statement, finding.id) for statement in its),
            )
        )
    return Line(finding=finding, cells=tuple(cells), drawn=amounts(finding, cells, statements))


def _stance(finding: Finding, said: Sequence[Statement], told: Sequence[Told], usual: Mapping[Slot, str | None]) -> Stance:
    if not said:
        return "silent"
    latest = {each.slot: each.value for each in told}  # of several values told in a slot, the last
    if all(value == usual[slot] for slot, value in latest.items()):
        return "so"
    return "earlier" if finding.standing == "updated" else "otherwise"


def _usual(difference: Difference, finding: Finding, statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> str | None:
    """What is not `otherwise` in a slot: the last word of an update, else the value that more outlets tell than any other."""
    if finding.standing == "updated":
        return difference.values[-1].value if difference.values else None
    tellers = [
        (len({links.name(articles[statements[each].article]) for each in value.statements if each in statements}), value.value)
        for value in difference.values
    ]
    most = max((count for count, _ in tellers), default=0)
    usual = [value for count, value in tellers if count == most]
    return usual[0] if len(usual) == 1 else None


def _speakers(finding: Finding, statements: Mapping[str, Statement]) -> set[str]:
    said = (statements[each].speaker for each in finding.statements if each in statements)
    return {*finding.vouched_by, *(speaker.name or speaker.text for speaker in said if speaker)}


def _chosen(line: Line, choice: Choice, statements: Mapping[str, Statement]) -> bool:
    return (
        (not choice.standing or line.finding.standing == choice.standing)
        and (not choice.kind or line.finding.kind == choice.kind)
        and (not choice.outlet or any(cell.outlet == choice.outlet and cell.passages for cell in line.cells))
        and (not choice.speaker or choice.speaker in _speakers(line.finding, statements))
    )
