"""A story as a table of its findings against its outlets: who says so, who says otherwise and in what, who is silent."""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from twosource.keep.outline import READING
from twosource.keep.unsaid import beside, denies_others, is_replaced
from twosource.model import Finding, Noun, Slot, Standing, StatementKind
from twosource.show import links
from twosource.show.columns import Column, columns
from twosource.show.drawing import Amounts, amounts
from twosource.show.passages import Passage, passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.keep.outline import Entry
    from twosource.keep.view import Cover
    from twosource.model import Article, Difference, Statement

_NAMES: dict[Standing, str] = {
    "corroborated": "Said by two origins or more",
    "conflicting": "They differ",
    "updated": "Changed as time went on",
    "single": "Said by one origin alone",
}
HEADINGS: dict[Standing, str] = {standing: _NAMES[standing] for standing in READING}
KINDS: tuple[str, ...] = get_args(StatementKind)

# Code points of an outlet's words that stand under a finding before it is unfolded.
SAMPLE = 110
# Passages that stand under a finding when it is unfolded; those of other articles are behind their cells.
_PASSAGES = 8

Stance = Literal["so", "otherwise", "earlier", "without", "uncounted", "silent"]


class Says(Noun, frozen=True, kw_only=True):
    """On the amount it says 15."""

    slot: Slot
    value: str


class Cell(Noun, frozen=True, kw_only=True):
    """The *Monsoon Herald* says so, in these statements; or says otherwise; or nothing of what the others differ in; or does not count; or is silent."""

    outlet: str
    stance: Stance
    told: tuple[Says, ...]
    statements: tuple[str, ...]
    place: str | None  # of the first of them, on our article page
    why: str | None = None  # it does not count: it only planned it, holds it for possible, or tells perhaps another matter


class Line(Noun, frozen=True, kw_only=True):
    """A finding, what each outlet says to it, and the words of some."""

    finding: Finding
    cells: tuple[Cell, ...]
    passages: tuple[Passage, ...]
    drawn: tuple[Amounts, ...] = ()  # how far the figures lie apart

    @property
    def gist(self) -> str:
        """The finding's gist without its differences, which the table tells in their own places."""
        finding = self.finding
        return finding.gist.partition(f" ({finding.differences[0].slot}: ")[0] if finding.differences else finding.gist

    @property
    def sample(self) -> str:
        """The words that tell most on one line, of those who say so where there are any."""
        so = {each for cell in self.cells if cell.stance == "so" for each in cell.statements}
        spoken = [(each.statement in so, " ".join(each.words.split()).strip('“”"')) for each in self.passages]
        return max(spoken, key=lambda said: (said[0], len(said[1]) <= SAMPLE, len(said[1])), default=(False, ""))[1]

    @property
    def silent(self) -> tuple[str, ...]:
        return tuple(cell.outlet for cell in self.cells if cell.stance == "silent")


class Section(Noun, frozen=True, kw_only=True):
    """These four lines stand corroborated, the last of them in doubt."""

    standing: Standing
    heading: str
    lines: tuple[Line, ...]
    of: int  # lines that stand so among all that was chosen
    in_doubt: int  # of those


class Choice(Noun, frozen=True, kw_only=True):
    """Only what conflicts, only figures, only what this outlet says, only what this speaker says."""

    standing: str | None = None
    kind: str | None = None
    outlet: str | None = None
    speaker: str | None = None


class Table(Noun, frozen=True, kw_only=True):
    """Some lines of a story's table, and what could be chosen."""

    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    shown: int
    total: int  # of what was chosen
    speakers: tuple[str, ...]
    kinds: tuple[str, ...]


def chosen(cover: Cover, choice: Choice) -> list[Entry]:
    """The findings of a story that fit a choice, in the order in which they are read."""
    outlets = [links.name(article) for article in cover.articles]
    return [
        entry
        for entry in cover.outline.entries
        if (not choice.standing or entry.standing == choice.standing)
        and (not choice.kind or entry.kind == choice.kind)
        and (not choice.outlet or any(outlets[place] == choice.outlet for place in entry.articles))
        and (not choice.speaker or choice.speaker in entry.speakers)
    ]


def table(cover: Cover, entries: Sequence[Entry], findings: Sequence[Finding], statements: Sequence[Statement]) -> Table:
    """Lay out some of a story's findings against its outlets; `entries` are all that were chosen."""
    across = columns(cover.articles, cover.outline.groups)
    articles = {article.id: article for article in cover.articles}
    said = {statement.id: statement for statement in statements if statement.article in articles}
    lines = [_line(finding, across, said, articles) for finding in findings]
    every = cover.outline.entries
    return Table(
        columns=across,
        sections=tuple(
            Section(
                standing=standing,
                heading=heading,
                lines=tuple(line for line in lines if line.finding.standing == standing),
                of=sum(entry.standing == standing for entry in entries),
                in_doubt=sum(entry.standing == standing and entry.in_doubt for entry in entries),
            )
            for standing, heading in HEADINGS.items()
            if any(line.finding.standing == standing for line in lines)
        ),
        shown=len(lines),
        total=len(entries),
        speakers=tuple(sorted({name for entry in every for name in entry.speakers})),
        kinds=tuple(kind for kind in KINDS if any(entry.kind == kind for entry in every)),
    )


def _line(finding: Finding, across: Sequence[Column], statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> Line:
    by_article: dict[str, list[Statement]] = {}
    for each in finding.statements:
        if each in statements:
            by_article.setdefault(statements[each].article, []).append(statements[each])
    usual = [_usual(difference, finding, statements, articles) for difference in finding.differences]
    said = [[statement for article in column.articles for statement in by_article.get(article, ())] for column in across]
    every = [statements[each] for each in finding.statements if each in statements]
    cells = [_cell(column.outlet, finding, its, _Others(every, usual)) for column, its in zip(across, said, strict=True)]
    # One of each outlet first, so that no outlet's words crowd out another's.
    ranked = [each for each in chain.from_iterable(zip_longest(*said)) if each is not None]
    shown = {statement.id for statement in ranked[:_PASSAGES]}
    passages = [passage(articles[each.article], each, finding.id) for its in said for each in its if each.id in shown]
    return Line(finding=finding, cells=tuple(cells), passages=tuple(passages), drawn=amounts(finding, cells, statements))


class _Others(NamedTuple):
    """What an outlet's word is set beside: all that is stated of the matter, and what is not `otherwise` in each difference."""

    every: Sequence[Statement]
    usual: Sequence[str | None]


def _cell(outlet: str, finding: Finding, said: Sequence[Statement], others: _Others) -> Cell:
    if not said:
        return Cell(outlet=outlet, stance="silent", told=(), statements=(), place=None)
    ids = {statement.id for statement in said}
    told = [
        (number, Says(slot=difference.slot, value=value.value))
        for number, difference in enumerate(finding.differences)
        for value in difference.values
        if not ids.isdisjoint(value.statements)
    ]
    why = beside(outlet, finding)
    own = [] if told else _own(finding, said, others.every)
    return Cell(
        outlet=outlet,
        stance=_unsaid(finding, said, others.every) or ("uncounted" if why else "so" if own else _stance(finding, told, others.usual)),
        why=why,
        told=tuple(says for _, says in told) or tuple(own),
        statements=tuple(statement.id for statement in said),
        place=links.to_words(said[0].article, said[0].id, finding.id),
    )


def _own(finding: Finding, said: Sequence[Statement], every: Sequence[Statement]) -> list[Says]:
    """What an outlet says in a slot in which others differ, where it is at odds with none of them: on Tuesday, beside two hours of it."""
    found: list[Says] = []
    for difference in finding.differences:
        told = {each for value in difference.values for each in value.statements}
        beside = [each for each in every if each.id in told]
        own = (_text(difference.slot, each) for each in said if difference.slot != "amount" or _counts_alike(each, beside))
        found += [Says(slot=difference.slot, value=text) for text in own if text is not None][:1]
    return found


def _text(slot: Slot, statement: Statement) -> str | None:
    """The words of a statement for an amount or a time."""
    value = {"amount": statement.amount, "time": statement.when}.get(slot)
    return " ".join(value.text.split()) if value is not None else None


def _counts_alike(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether an amount is of what one of the others counts, as far as their words for it are the same."""
    own, amounts = statement.amount, [each.amount for each in others if each.amount is not None]
    return own is not None and any(own.unit == each.unit and (own.of is None or own.of == each.of) for each in amounts)


def _unsaid(finding: Finding, said: Sequence[Statement], every: Sequence[Statement]) -> Stance | None:
    """Where no difference of a slot tells it: of a version that a later one replaced `earlier`, of a denial `otherwise`."""
    if finding.differences:
        return None
    if all(is_replaced(each.article, finding) for each in said):
        return "earlier"
    return "otherwise" if denies_others(said, every) else None


def _stance(finding: Finding, told: Sequence[tuple[int, Says]], usual: Sequence[str | None]) -> Stance:
    if finding.differences and not told:
        return "without"
    latest = {number: each.value for number, each in told}  # of several values told in a difference, the last
    if all(value == usual[number] for number, value in latest.items()):
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
