"""A story's findings on the terminal: what all say, where they differ, what one alone says, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from twosource.cli.terminal import how_many, out, shown
from twosource.keep.outline import rank
from twosource.keep.unsaid import beside, is_denied_unsaid, is_replaced
from twosource.keep.within import within_others
from twosource.model import DOUBT
from twosource.show.printed_dates import moment, universal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from twosource.model import Article, Evidence, Finding, Statement, Story
    from twosource.pipeline import Outcome

# The order a reader wants: the agreed core, then what differs; what one alone says follows, outlet by outlet.
SHARED = (
    ("corroborated", "Said by two origins or more", "green"),
    ("conflicting", "They differ", "red"),
    ("updated", "Changed as time went on", "yellow"),
)


def show(outcome: Outcome) -> None:
    """Print every story of an outcome with its articles and findings."""
    for story in outcome.stories:
        _Telling(outcome, story).show()


class _Telling:
    """One story as it is told on the terminal."""

    def __init__(self, outcome: Outcome, story: Story) -> None:
        self.story = story
        self.articles = {article.id: article for article in outcome.articles}
        self.statements = {statement.id: statement for statement in outcome.statements}
        self.findings = [finding for finding in outcome.findings if finding.story == story.id]

    def show(self) -> None:
        out.print(Rule(f"[bold]{shown(self.story.title or 'A story without a title')}[/]", align="left"))
        for article in sorted((self.articles[each] for each in self.story.articles), key=_appeared):
            _show_article(article)
        parts = within_others(self.findings, {each.id: each.evidence for each in self.statements.values()})
        for standing, heading, colour in SHARED:
            chosen = sorted((each for each in self.findings if each.standing == standing), key=lambda each: rank(each, parts))
            whole = [finding for finding in chosen if finding.id not in parts]
            if chosen:
                count = so_many(len(whole), sum(each.is_doubtful for each in whole))
                out.print(f"\n[bold {colour}]{heading}[/] [dim]({count}{_repeating(len(chosen) - len(whole))})[/]")
            for finding in whole:
                self._show_shared(finding, colour)
        self._show_singles()

    def _show_shared(self, finding: Finding, colour: str) -> None:
        disputed = any(each.slot == "attribution" for each in finding.differences)  # then the line names them
        named = disputed or finding.gist.casefold().startswith(tuple(f"{each}: ".casefold() for each in finding.vouched_by))
        vouched = f" [dim]in the words of {shown(', '.join(finding.vouched_by))}[/]" if finding.vouched_by and not named else ""
        doubt = f" [dim]({DOUBT})[/]" if finding.is_doubtful else ""
        out.print(f"[{colour}]{'○' if doubt else '●'}[/] {shown(finding.gist)}{vouched}{doubt}")
        for difference in finding.differences:
            told = "; ".join(f"{value.value} ({self._outlets(value.statements)})" for value in difference.values)
            out.print(Padding(Text.from_markup(f"[bold]{difference.slot}[/]: {shown(told)}", emoji=False), (0, 0, 0, 2)))
        for evidence in outermost(self.statements[each] for each in finding.statements):
            beside = "".join(f" [bold]({each})[/]" for each in self._unsaid(evidence, finding))
            words = f"[bold]{shown(name(self.articles[evidence.article]))}[/]  {shown(' '.join(evidence.text.split()))}{beside}"
            out.print(Padding(Text.from_markup(words, style="dim", emoji=False), (0, 0, 0, 4)))

    def _show_singles(self) -> None:
        """What one origin alone says, under its outlet, in the order of its report."""
        singles = [finding for finding in self.findings if finding.standing == "single"]
        if not singles:
            return
        out.print(f"\n[bold blue]Said by one origin alone[/] [dim]({len(singles)})[/]")
        by_outlets: dict[str, list[Finding]] = {}
        for finding in singles:
            by_outlets.setdefault(self._outlets(finding.statements), []).append(finding)
        for outlets, found in by_outlets.items():
            whole = self._without_parts(found)
            out.print(f"  [bold]{shown(outlets)}[/] [dim]({len(whole)}{_repeating(len(found) - len(whole))})[/]")
            for finding in whole:
                self._show_single(finding)

    def _show_single(self, finding: Finding) -> None:
        first = self.statements[finding.statements[0]]
        told = shown(finding.gist)
        if first.words:
            vouched = f" [dim]({shown(', '.join(finding.vouched_by))})[/]" if finding.vouched_by else ""
            told = f"“{shown(' '.join(first.words.split()))}”{vouched}"
        out.print(Padding(Text.from_markup(f"[blue]●[/] {told}", emoji=False), (0, 0, 0, 4)))

    def _without_parts(self, findings: Sequence[Finding]) -> list[Finding]:
        """Those whose words do not all lie within the words of another."""
        kept = {(each.article, each.start, each.end) for each in outermost(self.statements[s] for f in findings for s in f.statements)}
        seen: set[tuple[str, int, int]] = set()
        whole: dict[str, Finding] = {}  # by line: two that are told alike are told once
        for finding in findings:
            places = {_place(self.statements[each].evidence) for each in finding.statements} & kept - seen
            if places and finding.gist not in whole:
                whole[finding.gist] = finding
                seen |= places
        return sorted(whole.values(), key=lambda finding: (finding.kind == "fact", _place(self.statements[finding.statements[0]].evidence)))

    def _unsaid(self, evidence: Evidence, finding: Finding) -> Iterator[str]:
        """What the words of a row do not say by themselves: that they are denied, or those of a version that a later one replaced."""
        said = [self.statements[each] for each in finding.statements]
        if is_denied_unsaid([each for each in said if _place(each.evidence) == _place(evidence)]):
            yield "denied"
        if is_replaced(evidence.article, finding):
            yield "earlier version"
        if why := beside(name(self.articles[evidence.article]), finding):
            yield why

    def _outlets(self, statements: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(name(self.articles[self.statements[each].article]) for each in statements))


def so_many(count: int, in_doubt: int) -> str:
    """`12, 3 more perhaps`; where all are in doubt, `perhaps 3`."""
    sure = count - in_doubt
    return f"perhaps {in_doubt}" if in_doubt and not sure else f"{sure}{f', {in_doubt} more perhaps' if in_doubt else ''}"


def _repeating(count: int) -> str:
    """That so many are not shown, since those that are say what they say."""
    return f"; {count} more {'repeats' if count == 1 else 'repeat'} a part of these" if count else ""


def _appeared(article: Article) -> tuple[bool, str]:
    """By when articles are put in order: the moment of publication in UTC; what has no date comes last."""
    return article.published is None, universal(article.published) or article.published or ""


def _show_article(article: Article) -> None:
    about = ", ".join(each for each in (moment(article.published) or "no date", article.place, *article.agencies) if each)
    furniture = sum(piece.kind != "set aside" for piece in article.furniture)
    left_out = f", {how_many(furniture, 'piece')} of furniture left out" if furniture else ""
    out.print(f"  [bold]{shown(name(article))}[/] [dim]{shown(about)}{left_out}[/]")


def outermost(statements: Iterable[Statement]) -> list[Evidence]:
    """The evidence of statements without that which lies within other evidence, each place once, in the order given."""
    evidence = list({_place(statement.evidence): statement.evidence for statement in statements}.values())
    return [each for each in evidence if not any(other.holds(each) for other in evidence if other is not each)]


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article, evidence.start, evidence.end


def name(article: Article) -> str:
    """What to call an article's publisher: its outlet, else its site, else where it was read from."""
    return article.outlet or article.site or article.read_from
