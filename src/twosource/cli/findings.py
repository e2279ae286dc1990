"""A story's findings on the terminal: what all say, where they differ, what one alone says, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from twosource.cli.terminal import out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Article, Finding, Statement
    from twosource.pipeline import Outcome

# The order a reader wants: the agreed core, then what differs, then what one alone says.
PARTS = (
    ("corroborated", "Said by two origins or more", "green"),
    ("conflicting", "They differ", "red"),
    ("updated", "Changed as time went on", "yellow"),
    ("single", "Said by one origin alone", "blue"),
)


def show(outcome: Outcome) -> None:
    """Print every story of an outcome with its articles and findings."""
    articles = {article.id: article for article in outcome.articles}
    statements = {statement.id: statement for statement in outcome.statements}
    for story in outcome.stories:
        out.print(Rule(Text(story.title or "A story without a title", style="bold"), align="left"))
        for each in story.articles:
            _show_article(articles[each])
        findings = [finding for finding in outcome.findings if finding.story == story.id]
        for standing, heading, colour in PARTS:
            chosen = [finding for finding in findings if finding.standing == standing]
            if chosen:
                out.print(f"\n[bold {colour}]{heading}[/] [dim]({len(chosen)})[/]")
            for finding in chosen:
                _show_finding(finding, statements, articles, colour)


def _show_article(article: Article) -> None:
    about = ", ".join(each for each in (article.published or "no date", article.place, *article.agencies) if each)
    left_out = f", {len(article.furniture)} pieces of furniture left out" if article.furniture else ""
    out.print(f"  [bold]{escape(name(article))}[/] [dim]{escape(about)}{left_out}[/]")


def _show_finding(finding: Finding, statements: Mapping[str, Statement], articles: Mapping[str, Article], colour: str) -> None:
    vouched = f" [dim]in the words of {escape(', '.join(finding.vouched_by))}[/]" if finding.vouched_by else ""
    out.print(f"[{colour}]●[/] {escape(finding.gist)}{vouched}")
    for difference in finding.differences:
        told = "; ".join(f"{value.value} ({_outlets(value.statements, statements, articles)})" for value in difference.values)
        out.print(Padding(Text.from_markup(f"[bold]{difference.slot}[/]: {escape(told)}"), (0, 0, 0, 2)))
    for each in finding.statements:
        statement = statements[each]
        words = Text.assemble((f"{name(articles[statement.article])}  ", "bold"), " ".join(statement.evidence.text.split()), style="dim")
        out.print(Padding(words, (0, 0, 0, 4)))


def _outlets(ids: tuple[str, ...], statements: Mapping[str, Statement], articles: Mapping[str, Article]) -> str:
    return ", ".join(dict.fromkeys(name(articles[statements[each].article]) for each in ids))


def name(article: Article) -> str:
    """What to call an article's publisher: its outlet, else where it was read from."""
    return article.outlet or article.read_from
