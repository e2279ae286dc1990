"""Who is who in one article: the mentions by token, and the party that a noun or pronoun names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.model import Party
from twosource.understand.limits import limits
from twosource.understand.offices import Offices
from twosource.understand.phrase import coordination, is_excepted, noun_of, noun_phrase
from twosource.understand.pronouns import Pronouns
from twosource.understand.quotes import Quotes
from twosource.understand.stretches import stretches
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import Mention, Where
    from twosource.syntax import Syntax

MARKS = frozenset('"“”«»')
OPENING = frozenset('"“«')
MANY = 4  # of a longer list, one statement for each would be a list again
WIDE = 11  # tokens of a party; a longer one is cut to what stands next to its noun
CLOSE = 5
NEGATED = ("nsubj", "nsubjpass", "dobj", "attr")  # where "no" before a noun negates its clause


def spoken(quote: Mention) -> list[tuple[int, int]]:
    """Start and end of the words of a quotation that were spoken, those that name the speaker in its midst left out."""
    pieces, begin, inside = [], 0, True
    for at, mark in enumerate(quote.text):
        goes_on = inside and quote.text[at - 1 : at] == "\n"  # a paragraph of a long speech begins with a mark of its own
        if mark in MARKS and goes_on:
            pieces.append((begin, begin + len(quote.text[begin:at].rstrip())))
            begin = at + 1
        elif mark in MARKS and (mark == '"' or inside == (mark not in OPENING)):
            if inside:
                pieces.append((begin, at))
            inside = not inside
            begin = at + 1
    if inside:
        pieces.append((begin, len(quote.text)))
    return [(quote.start + start, quote.start + end) for start, end in pieces if quote.text[start:end].strip()]


class Cast:
    """The mentions of one article, looked up by token."""

    def __init__(self, tree: Syntax, mentions: Iterable[Mention]) -> None:
        self.tree = tree
        self.named: dict[int, Mention] = {}
        self.times: dict[int, Mention] = {}
        self.amounts: dict[int, Mention] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        quotes: list[tuple[int, int, Mention]] = []
        for mention in mentions:
            span = tree.tokens(mention.start, mention.end)
            if span is None:
                continue
            first, last = span
            if mention.kind == "amount" and is_excepted(tree, first):
                continue  # of "all but two of the miners" it is not two
            if mention.kind == "quote":
                quotes.extend((*piece, mention) for start, end in spoken(mention) if (piece := tree.tokens(start, end)) is not None)
                continue
            table = self.times if mention.kind == "time" else self.amounts if mention.kind == "amount" else self.named
            for token in range(first, last + 1):
                if token not in table or len(table[token].text) < len(mention.text):
                    table[token] = mention
                    self.spans[id(mention)] = span
        for find in (stretches, limits):
            for first, last, stretch in list(find(tree, self.times, self.spans)):
                self.spans[id(stretch)] = first, last
                self.times.update(dict.fromkeys(range(first, last + 1), stretch))
        self.quotes = Quotes(quotes)
        people = sorted((self.spans[id(mention)][0], mention) for mention in self.everybody())
        self._offices = Offices(tree, people)
        self._pronouns = Pronouns(self)
        self._parties: dict[int, Party | None] = {}

    def everybody(self) -> Iterator[Mention]:
        """Each mention of a person once."""
        seen = set()
        for mention in self.named.values():
            if mention.kind == "person" and id(mention) not in seen:
                seen.add(id(mention))
                yield mention

    def mention(self, head: int) -> Mention | None:
        """The name that a noun phrase carries: at its head, or set beside a title ("president Sadyr Japarov")."""
        found = self.named.get(head)
        if found is not None:
            return found
        for child in self.tree.children[head]:
            if self.tree.dep[child] in ("appos", "compound", "nmod") and child in self.named and self.named[child].kind == "person":
                first, _ = self.spans[id(self.named[child])]
                if first == head + 1:
                    return self.named[child]
        beside = self.named.get(head + 1)
        if beside is not None and beside.kind == "person" and self.tree.lemma[head] in words().offices:
            first, last = self.spans[id(beside)]
            if self.tree.head[last] in (head, self.tree.head[head]):
                return beside
        return None

    def party(self, head: int) -> Party | None:
        """Who or what a noun phrase names: as written, for a pronoun in the words it stands for, and as the article resolves it."""
        if head not in self._parties:
            self._parties[head] = None
            self._parties[head] = self._party(head)
        return self._parties[head]

    def _party(self, head: int) -> Party | None:
        tree = self.tree
        mention = self.mention(head)
        if mention is not None and self._is_name(head, mention) and not self._are_people(head, mention):
            return Party(text=mention.text, name=mention.name or (mention.where.name if mention.where else None), entity=mention.entity)
        if tree.tag[head] in ("EX", "WDT", "WP", "WRB"):
            return None
        if (no := self._nobody(head)) is not None:
            return Party(text=tree.words(no, head))
        meant = self._pronouns(head)
        if meant is not None and meant != head and (party := self.party(meant)) is not None:
            return party
        first, last = noun_phrase(tree, head)
        if (
            tree.tag[first] == "WP$"
            or tree.tag[head] == "PRP$"
            or (first == last and tree.lower[head] in listed("function_words", "articles"))
        ):
            return None
        if last > head and tree.dep[last] == "case":
            last -= 1
        if tree.lower[first] in MARKS and first + 1 < head and tree.lower[first + 1] == "no":
            first += 1
        plain = tree.child(head, "acl", "relcl") is None or tree.child(tree.head[head], "expl") is not None
        bound = words().among("_".join(tree.lower[first + 1 : first + 3]), "bounds")  # "no fewer than 20" are 20 or more
        if tree.lower[first] == "no" and first < head and tree.dep[head] in NEGATED and plain and not bound:
            first += 1  # the statement is negated
        if last - first > WIDE:
            first, last = max(first, head - CLOSE), head
        known = self._offices(first, head) or self._beside(head) or self._remains(head) or self._christened(head) or self._described(head)
        text = tree.words(first, last)
        return Party(text=text) if known is None else Party(text=text, name=known.name, entity=known.entity)

    def _nobody(self, head: int) -> int | None:
        """Where "no one" begins; None for whoever is somebody."""
        tree = self.tree
        return next((child for child in tree.children[head] if tree.lower[child] == "no"), None) if tree.lower[head] == "one" else None

    def _beside(self, head: int) -> Mention | None:
        """The person named beside what he is: "Azerbaijan's president, Ilham Aliyev", "his sister, Anna Weber"."""
        tree = self.tree
        if tree.tag[head] == "NNS" or not (self._is_somebody(head) or tree.lemma[head] in words().kinship):
            return None
        behind = [child for child in tree.all(head, "appos") if child in self.named and child > head]
        named = (self.named[child] for child in behind if not self.says_of_another(head, child))
        return next((mention for mention in named if mention.kind == "person"), None)

    def says_of_another(self, noun: int, named: int) -> bool:
        """Whether a clause says of somebody else what stands before a name: "Ann Orth, who will be mayor, Karl Amsel and …"."""
        tree, verb = self.tree, self.tree.head[noun]
        subject = tree.child(verb, "nsubj") if tree.dep[noun] in ("attr", "oprd") and noun < named else None
        if subject is not None and tree.tag[subject] == "WP" and tree.dep[verb] == "relcl":
            subject = tree.head[verb]
        mention = self.mention(subject) if subject is not None and subject < noun else None
        return mention is not None and mention is not self.mention(named)

    def _christened(self, head: int) -> Mention | None:
        """The name behind what is called so: "a group called Black Finch"."""
        tree = self.tree
        called = (verb for verb in tree.all(head, "acl") if words().among(tree.lemma[verb], "christening"))
        named = (self.mention(name) for verb in called for name in tree.all(verb, "oprd"))
        return next((mention for mention in named if mention is not None), None)

    def _remains(self, head: int) -> Mention | None:
        """The person whose body is spoken of: "the body of Karl Amsel"."""
        tree = self.tree
        if not words().among(tree.lemma[head], "remains"):
            return None
        inner = noun_of(tree, head)
        named = (self.mention(noun) for noun in (*tree.all(head, "appos"), *([inner] if inner is not None else [])))
        return next((mention for mention in named if mention is not None and mention.kind == "person"), None)

    def _described(self, head: int) -> Mention | None:
        """Whom a noun describes that is set behind a name: "Weber, a Democrat who represents the district"."""
        tree, named = self.tree, self.tree.head[head]
        mention = self.mention(named) if tree.dep[head] == "appos" and tree.tag[head] in ("NN", "NNP") and head not in self.named else None
        if mention is None or mention.kind != "person" or not self._is_somebody(head):
            return None
        last = self.spans[id(mention)][1]
        between = range(last + 1, tree.left[head])
        return mention if between and all(tree.lower[token] == "," or tree.pos[token] == "NUM" for token in between) else None

    def _is_somebody(self, noun: int) -> bool:
        """Whether a noun is a person: one who acts, or of whom a "who" tells more."""
        tree, lists = self.tree, words()
        told = any(tree.tag[child] == "WP" for clause in tree.all(noun, "relcl") for child in tree.children[clause])
        return told or tree.lemma[noun] in lists.actors or tree.lemma[noun] in lists.offices

    def _are_people(self, head: int, mention: Mention) -> bool:
        """Whether a word made of a place's name means its people: Americans are not the United States."""
        return (
            mention.kind == "place"
            and self.tree.tag[head] in ("NNS", "NNPS")
            and mention.text != mention.name
            and mention.text.endswith("s")
        )

    def _is_name(self, head: int, mention: Mention) -> bool:
        """Whether a noun is the name itself, and no thing whose description happens to hold one."""
        first, last = self.spans[id(mention)]
        if first > 1 and self.tree.lower[first - 1] == "-" and self.tree.end[first - 1] == self.tree.start[first]:
            return False
        return (
            not (first <= head <= last) or head == last or self.tree.head[last] != head or self.tree.dep[last] in ("flat", "appos", "punct")
        )

    def parties(self, head: int, before: int | None = None) -> list[Party]:
        """One party for each of those coordinated under a noun phrase; one for all where they are many, or are mere things.

        Of a clause set behind one of them, those that stand `before` it are meant.
        """
        several = [token for token in self.tree.conjuncts(head) if before is None or token < before]
        for child in self.tree.children[head]:
            if self.tree.dep[child] == "appos" and child in self.named and self.mention(head) is self.named[child]:
                several = sorted({head, *several, *self.tree.conjuncts(child)} - {child})
        if 1 < len(several) <= MANY and all(self._acts(token) for token in several):
            return [party for token in several if (party := self.party(token))]
        party = self.party(head)
        if party is not None and len(several) > 1 and party.name is None:
            first, last = coordination(self.tree, head)
            if last - first <= WIDE:
                return [Party(text=self.tree.words(first, last))]
        return [party] if party else []

    def _acts(self, token: int) -> bool:
        tree = self.tree
        return self.mention(token) is not None or tree.lemma[token] in words().actors or tree.pos[token] == "PROPN"

    def measures(self, token: int) -> bool:
        """Whether a noun is an amount in a unit, "17.9 per cent" or "$3bn", and no thing that is counted."""
        mention = self.amounts.get(token)
        return mention is not None and mention.amount is not None and mention.amount.unit is not None

    def place(self, token: int) -> Where | None:
        """The place named at a token."""
        mention = self.named.get(token)
        return mention.where if mention is not None and mention.kind == "place" else None
