"""Who a speaker is: the name that the words which name him stand for, pronouns included where one reading is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.mark.title import sexes
from twosource.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.mark.syntax import Syntax
    from twosource.model import Mention

SINGULAR: Final = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
BACK: Final = 4  # sentences in which a pronoun's name is looked for
KINDS: Final = ("person", "organisation", "place")


class Speakers:
    """Resolves the speakers of one article."""

    def __init__(self, syntax: Syntax, named: Sequence[Mention]) -> None:
        self._syntax = syntax
        self._at: dict[int, Mention] = {}
        self._people: list[tuple[int, Mention]] = []
        self._sex: dict[str, str] = {}
        for mention in named:
            span = syntax.tokens(mention.start, mention.end) if mention.kind in KINDS else None
            if span is None:
                continue
            for token in range(span[0], span[1] + 1):
                if token not in self._at or mention.kind == "person":
                    self._at[token] = mention
            if mention.kind == "person":
                self._people.append((span[0], mention))
                sex = sexes().get(syntax.lower[span[0] - 1]) if span[0] else None
                if sex and mention.name:
                    self._sex.setdefault(mention.name, sex)
        self._people.sort(key=lambda each: each[0])

    def speaker(self, first: int, last: int, head: int, *, previous: Speaker | None = None) -> Speaker:
        """The speaker whom these tokens name."""
        syntax = self._syntax
        mention = self._named(first, last, head)
        start, end = syntax.start[first], syntax.end[last]
        known = mention
        if mention is None and syntax.lower[head] in SINGULAR:
            if (
                previous is not None
                and previous.name
                and self._sex.get(previous.name, SINGULAR[syntax.lower[head]]) == SINGULAR[syntax.lower[head]]
            ):
                return Speaker(start=start, end=end, text=syntax.text[start:end], name=previous.name, entity=previous.entity)
            known = self._antecedent(head)
        return Speaker(
            start=start, end=end, text=syntax.text[start:end], name=known.name if known else None, entity=known.entity if known else None
        )

    def _named(self, first: int, last: int, head: int) -> Mention | None:
        here = self._at.get(head)
        if here is not None and here.kind != "place":
            return here
        inside = [self._at[token] for token in range(first, last + 1) if token in self._at]
        return next((each for each in inside if each.kind == "person"), here)

    def _antecedent(self, token: int) -> Mention | None:
        """The last person named before a pronoun, a subject first, whose sex does not speak against it."""
        syntax = self._syntax
        sex, sentence = SINGULAR[syntax.lower[token]], syntax.sentence[token]
        fitting = [
            (at, mention)
            for at, mention in self._people
            if at < token and sentence - syntax.sentence[at] <= BACK and self._sex.get(mention.name or "", sex) == sex
        ]
        for back in range(BACK + 1):
            here = [(at, mention) for at, mention in fitting if sentence - syntax.sentence[at] == back]
            subjects = [
                mention for at, mention in here if syntax.dep[syntax.tokens(mention.start, mention.end)[1]] in ("nsubj", "nsubjpass")
            ]  # type: ignore[index]
            if subjects or here:
                return subjects[0] if subjects else here[-1][1]
        return None
