"""A statement in the making: its slots and the tokens it stands on, made into the noun at the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.model import Evidence, Statement, identity

if TYPE_CHECKING:
    from twosource.model import Amount, Party, StatementKind, Status, When, Where
    from twosource.syntax import Syntax


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Tokens 4 to 12 tell that the court issued a warrant."""

    kind: StatementKind
    start: int  # of the evidence, in the text
    end: int
    predicate: str
    token: int  # the word that carries the predicate
    code: str | None = None
    who: Party | None = None
    whom: Party | None = None
    where: Where | None = None
    when: When | None = None
    amount: Amount | None = None
    words: str | None = None
    speakers: tuple[Party, ...] = ()
    status: Status = "happened"
    negated: bool = False

    def tokens(self, tree: Syntax) -> tuple[int, int]:
        """The first and last token of the evidence."""
        return tree.tokens(self.start, self.end) or (self.token, self.token)

    def statement(self, article: str, text: str, gist: str | None) -> Statement:
        """The statement, with its id made of all it says and where it stands."""
        slots = (self.who, self.whom, self.where, self.when, self.amount, self.words, self.speakers, self.status, self.negated)
        return Statement(
            id=identity(article, self.kind, self.start, self.end, self.predicate, slots),
            article=article,
            kind=self.kind,
            evidence=Evidence(article=article, start=self.start, end=self.end, text=text[self.start : self.end]),
            predicate=self.predicate,
            code=self.code,
            who=self.who,
            whom=self.whom,
            where=self.where,
            when=self.when,
            amount=self.amount,
            words=self.words,
            speaker=self.speakers[0] if self.speakers else None,
            chain=self.speakers[1:],
            status=self.status,
            negated=self.negated,
            gist=gist,
        )
