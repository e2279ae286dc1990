"""Who a speaker is: the name that the words which name him stand for, pronouns included where one reading is safe."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.pronouns import sex_of
from twosource.lexicon.titles import sexes
from twosource.model import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Mention
    from twosource.syntax import Syntax

BACK: Final = 4  # sentences in which a pronoun's name is looked for
MOST: Final = 40  # names looked at for one pronoun
ACTING: Final = ("nsubj", "nsubjpass")
SPEAKING: Final = frozenset({"nsubj", "nsubjpass", "poss", "conj"})
OWN: Final = frozenset({"appos", "compound", "nmod", "flat", "punct", "det", "amod", "conj"})
KINDS: Final = ("person", "organisation", "place")


class Speakers:
    """Resolves the speakers of one article."""

    def __init__(self, syntax: Syntax, named: Sequence[Mention]) -> None:
        self._syntax = syntax
        self._at: dict[int, Mention] = {}
        self._people: list[tuple[int, int, Mention]] = []
        self._sexes: dict[str, str] = {}
        for mention in named:
            span = syntax.tokens(mention.start, mention.end) if mention.kind in KINDS else None
            if span is None:
                continue
            for token in range(span[0], span[1] + 1):
                if token not in self._at or mention.kind == "person":
                    self._at[token] = mention
            if mention.kind == "person":
                self._people.append((*span, mention))
                sex = sexes().get(syntax.lower[span[0] - 1]) if span[0] else None
                if sex and mention.name:
                    self._sexes.setdefault(mention.name, sex)
        self._people.sort(key=lambda each: each[0])
        self._begins = [first for first, _, _ in self._people]

    def kinds(self) -> dict[int, str]:
        """The kind of the name that each token is part of."""
        return {token: mention.kind for token, mention in self._at.items()}

    def _only_where(self, token: int) -> bool:
        """Whether a word names a place that says where, and nobody who speaks: "officials at the base in Kant"."""
        mention, syntax = self._at.get(token), self._syntax
        if mention is None or mention.kind != "place":
            return False
        head = syntax.head[token]
        if syntax.dep[token] == "pobj":
            return syntax.lower[head] not in ("to", "by")
        return syntax.dep[token] not in SPEAKING

    def person_at(self, start: int) -> tuple[int, int, Mention] | None:
        """The person whose name begins at a token, with its last token."""
        number = bisect_left(self._begins, start)
        return self._people[number] if number < len(self._people) and self._begins[number] == start else None

    def speaker(self, first: int, last: int, head: int, *, previous: Speaker | None = None) -> Speaker | None:
        """The speaker whom these tokens name; `previous` is who spoke just before, whom a pronoun then means."""
        if self._only_where(head):
            return None
        syntax = self._syntax
        if syntax.pos[head] == "NUM" or syntax.lower[first] == "not":
            return self._beside_a_number(first, last)
        known: Mention | Speaker | None = self._named(first, last, head)
        if known is None and (sex := sex_of(syntax.lower[head])) is not None:
            goes_on = previous is not None and previous.name and self._fits(previous.name, sex)
            known = (self._newer(previous, head, sex) or previous) if goes_on and previous is not None else self._antecedent(head, sex)
        elif known is None and syntax.lower[head] in listed("clause_words", "relative"):
            known = self._related(head)
        start, end = syntax.start[first], syntax.end[last]
        name, entity = (known.name, known.entity) if known is not None else (None, None)
        return Speaker(start=start, end=end, text=syntax.text[start:end], name=name, entity=entity)

    def _newer(self, previous: Speaker, token: int, sex: str) -> Mention | None:
        """The man, or woman, who acts in the sentence before a pronoun, named since somebody else spoke: "Ann Hill, a nurse, had none of it"."""
        syntax = self._syntax
        spoke = syntax.tokens(previous.start, previous.end)
        since = bisect_left(self._begins, spoke[1] + 1) if spoke is not None else len(self._people)
        for first, last, mention in reversed(self._people[since : bisect_left(self._begins, token)]):
            near = syntax.sentence(token) - syntax.sentence(first) <= 1 + syntax.in_marks(token - 1)
            if near and self._acts(last) and self._is(mention.name, sex) and not syntax.in_marks(first):
                return mention if mention.name != previous.name else None
        return None

    def _beside_a_number(self, first: int, last: int) -> Speaker | None:
        """Who speaks where the parse hangs him on a number: "not 2,445, the health minister, Qalandar Ebad, said"."""
        inside = (self._at[token] for token in range(first, last + 1) if token in self._at)
        found = next((each for each in inside if each.kind == "person"), None)
        if found is None:
            return None
        return Speaker(start=found.start, end=found.end, text=found.text, name=found.name, entity=found.entity)

    def _fits(self, name: str | None, sex: str) -> bool:
        """Whether nothing speaks against a person's being a man, or a woman."""
        return (self._sex(name) or sex) == sex

    def _is(self, name: str | None, sex: str) -> bool:
        """Whether a person is known to be a man, or a woman."""
        return self._sex(name) == sex

    def _sex(self, name: str | None) -> str | None:
        """By a title in the article, else by the given name."""
        return self._sexes.get(name or "") or given_names().get((name or "").split(" ")[0])

    def _named(self, first: int, last: int, head: int) -> Mention | None:
        issuer = self._syntax.issuer(head)
        head = head if issuer is None else issuer
        here = self._at.get(head)
        if here is not None and here.kind != "place":
            return here
        inside = [self._at[token] for token in range(first, last + 1) if token in self._at and self._is_of(token, head)]
        return next((each for each in inside if each.kind == "person"), here)

    def _is_of(self, token: int, head: int) -> bool:
        """Whether a name within a phrase is its head's own: "the mayor, Ann Hill", and not "Ann Hill's lawyer"."""
        for _ in range(BACK):
            if token == head:
                return True
            if self._syntax.dep[token] not in OWN:
                return False
            token = self._syntax.head[token]
        return False

    def _related(self, token: int) -> Mention | None:
        """The name that a relative clause hangs on: "Mr Putin, who said"."""
        syntax = self._syntax
        for _ in range(BACK):
            token = syntax.head[token]
            if syntax.dep[token] == "relcl":
                return self._at.get(syntax.head[token])
        return None

    def _antecedent(self, token: int, sex: str) -> Mention | None:
        """The last person named before a pronoun, a subject first, whose sex does not speak against it."""
        syntax = self._syntax
        sentence = syntax.sentence(token)
        end = bisect_left(self._begins, token)
        by_sentence: dict[int, list[tuple[int, Mention]]] = {}
        for first, last, mention in self._people[max(0, end - MOST) : end]:
            # A name of one word that nothing fuller explains may be a place's: "the Kant air base".
            number = syntax.sentence(first)
            if (
                (mention.entity is None and not self._is(mention.name, sex))
                or sentence - number > BACK
                or (number == sentence and syntax.in_marks(first))
            ):
                continue  # who is spoken of in quotation marks does not speak
            if self._fits(mention.name, sex):
                by_sentence.setdefault(number, []).append((last, mention))
        if not by_sentence:
            return None
        here = by_sentence[max(by_sentence)]
        subjects = [mention for last, mention in here if self._acts(last)]
        # Where somebody else acts on the one who is named, either may be meant: "the president met Ann Hill. He said".
        return subjects[0] if subjects else None if self._another_acts(max(by_sentence)) else here[-1][1]

    def _acts(self, token: int) -> bool:
        """Whether a name is the subject of its clause, or stands beside it: "the mayor, Ann Hill, said"."""
        syntax = self._syntax
        beside = syntax.dep[token] == "appos" and syntax.dep[syntax.head[token]] in ACTING
        return syntax.dep[token] in ACTING or beside

    def _another_acts(self, sentence: int) -> bool:
        """Whether a noun that is no known person is the subject of a sentence."""
        syntax = self._syntax
        first, end = syntax.sentences[sentence]
        return any(syntax.dep[token] in ACTING and syntax.pos[token] in ("NOUN", "PROPN") for token in range(first, end))
