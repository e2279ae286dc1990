"""Who is who in one article: the mentions by token, and which name a pronoun or an office stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.understand.phrase import coordination, noun_phrase
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Amount, Mention, When, Where
    from twosource.understand.tree import Tree

SINGULAR = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
FIRST = frozenset({"i", "me", "my", "myself", "mine"})
MANY = 4  # of a longer list, one statement for each would be a list again


class Cast:
    """The mentions of one article, looked up by token."""

    def __init__(self, tree: Tree, mentions: Iterable[Mention]) -> None:
        self.tree = tree
        self.named: dict[int, Mention] = {}
        self.times: dict[int, Mention] = {}
        self.amounts: dict[int, Mention] = {}
        self.quotes: list[tuple[int, int, Mention]] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self.offices: dict[tuple[str, str], Mention] = {}
        self._people: list[tuple[int, Mention]] = []
        for mention in mentions:
            span = tree.tokens(mention.start, mention.end)
            if span is None:
                continue
            first, last = span
            if mention.kind == "quote":
                self.quotes.append((first, last, mention))
                continue
            table = self.times if mention.kind == "time" else self.amounts if mention.kind == "amount" else self.named
            for token in range(first, last + 1):
                if token not in table or len(table[token].text) < len(mention.text):
                    table[token] = mention
                    self.spans[id(mention)] = span
            if mention.kind == "person":
                self._people.append((first, mention))
        self._people.sort(key=lambda pair: pair[0])
        self._bodies = self._known_bodies()
        self._learn_offices()

    def _known_bodies(self) -> dict[str, Mention | None]:
        """Bodies by the last word of their names, for "the court"; none where two names end alike."""
        found: dict[str, Mention | None] = {}
        for mention in self.named.values():
            if mention.kind == "organisation" and mention.name and " " in mention.name:
                word = mention.name.split()[-1].lower()
                known = found.get(word)
                if word not in found:
                    found[word] = mention
                elif known is not None and known.name != mention.name:
                    found[word] = None
        return found

    def _learn_offices(self) -> None:
        """Who holds which office, from titles ("Russian President Vladimir Putin") and from what is set beside names."""
        tree, several = self.tree, set()
        for first, mention in self._people:
            title = first - 1
            if title < 0 or tree.lemma[title] not in words().offices:
                continue
            begin = title
            while begin > 0 and tree.dep[begin - 1] in ("amod", "compound", "nmod", "poss", "case") and title - begin < MANY:
                begin -= 1
            for of in {" ".join(tree.lower[begin:title]), ""}:
                key = (tree.lemma[title], of)
                known = self.offices.get(key)
                if known is not None and known.name != mention.name:
                    several.add(key)
                self.offices.setdefault(key, mention)
        for key in several:
            del self.offices[key]

    def mention(self, head: int) -> Mention | None:
        """The name that a noun phrase carries: at its head, or set beside a title ("president Sadyr Japarov")."""
        found = self.named.get(head)
        if found is not None:
            return found
        for child in self.tree.children[head]:
            if self.tree.dep[child] in ("appos", "compound", "nmod") and child in self.named and self.named[child].kind == "person":
                first, last = self.spans[id(self.named[child])]
                if first == head + 1 or (self.tree.dep[child] != "appos" and last == head - 1):
                    return self.named[child]
        return None

    def party(self, head: int) -> Party | None:
        """Who or what a noun phrase names, as written and as far as the article resolves it."""
        tree = self.tree
        mention = self.mention(head)
        if mention is not None:
            return Party(text=mention.text, name=mention.name or (mention.where.name if mention.where else None), entity=mention.entity)
        if tree.tag[head] in ("EX", "WDT", "WP", "WRB"):
            return None
        first, last = noun_phrase(tree, head)
        if last - first > 11:
            first, last = max(first, head - 5), head
        text = tree.words(first, last)
        known = self.antecedent(head) or self._office(first, head) or self._body(first, head)
        if known is None:
            return Party(text=text)
        return Party(text=text, name=known.name, entity=known.entity)

    def parties(self, head: int) -> list[Party]:
        """One party for each name coordinated under a noun phrase; one for all where they are not all names."""
        several = self.tree.conjuncts(head)
        for child in self.tree.children[head]:
            if self.tree.dep[child] == "appos" and child in self.named and self.mention(head) is self.named[child]:
                several = sorted({head, *several, *self.tree.conjuncts(child)} - {child})
        if 1 < len(several) <= MANY and all(self.mention(token) for token in several):
            return [party for token in several if (party := self.party(token))]
        party = self.party(head)
        if party is not None and len(several) > 1 and party.name is None:
            first, last = coordination(self.tree, head)
            if last - first <= 11:
                return [Party(text=self.tree.words(first, last))]
        return [party] if party else []

    def antecedent(self, token: int) -> Mention | None:
        """The person a pronoun stands for, where the sentence so far and the one before it name only one."""
        word = self.tree.lower[token]
        for first, last, mention in self.quotes:
            if first <= token <= last:
                if word in FIRST and mention.speaker is not None and mention.direct:
                    return self._named_as(mention.speaker.name)
                return None
        if word not in SINGULAR:
            return None
        begin, before = self._bounds(token)
        for low in (begin, before):
            found = [mention for first, mention in self._people if low <= first < token]
            subjects = [m for m in found if self.tree.dep[self.spans[id(m)][1]] in ("nsubj", "nsubjpass")]
            names = {m.name for m in found}
            if len(names) == 1:
                return found[-1]
            if len({m.name for m in subjects}) == 1:
                return subjects[-1]
            if found:
                return None
            if low == begin and (ahead := self._ahead(token)) is not None:
                return ahead
        return None

    def _ahead(self, token: int) -> Mention | None:
        """The person named next, where "his" stands in words set before the subject: "During his visit, Mr Putin …"."""
        tree = self.tree
        for above in tree.above(token):
            if tree.pos[above] in ("VERB", "AUX") and above > token:
                subject = tree.child(above, "nsubj", "nsubjpass")
                named = self.mention(subject) if subject is not None and subject > token else None
                return named if named is not None and named.kind == "person" else None
        return None

    def _body(self, first: int, head: int) -> Mention | None:
        """The body whose name ends in this word, for "the court"."""
        if head != first + 1 or self.tree.lower[first] != "the":
            return None
        return self._bodies.get(self.tree.lower[head])

    def _bounds(self, token: int) -> tuple[int, int]:
        """Where the sentence of a token begins, and the sentence before it."""
        before = begin = 0
        for first, end in self.tree.sentences:
            if first <= token < end:
                return first, before
            before, begin = first, end
        return begin, before

    def _named_as(self, name: str | None) -> Mention | None:
        return next((mention for _, mention in self._people if mention.name == name), None) if name else None

    def _office(self, first: int, head: int) -> Mention | None:
        """The person of whom the article says that he holds this office, for "the Russian president"."""
        if self.tree.lower[first] != "the" or not self.offices:
            return None
        of = " ".join(self.tree.lower[first + 1 : head])
        return self.offices.get((self.tree.lemma[head], of))

    def when(self, tokens: Iterable[int]) -> When | None:
        """The first time named among these tokens."""
        return next((self.times[token].when for token in tokens if token in self.times), None)

    def amount(self, tokens: Iterable[int]) -> Amount | None:
        """The first amount among these tokens."""
        return next((self.amounts[token].amount for token in tokens if token in self.amounts), None)

    def place(self, token: int) -> Where | None:
        """The place named at a token."""
        mention = self.named.get(token)
        return mention.where if mention is not None and mention.kind == "place" else None
