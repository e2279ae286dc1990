"""The parse as plain lists: a spaCy token costs a call for each look at it, and the rules look often.

Read once an article, in `mark`, and carried to `understand` beside the mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, table
from twosource.syntax.idiom import go_on_to_say, say
from twosource.syntax.mending import mend, rehung
from twosource.syntax.new_clause import bare_opening, begins_clause, beside_town

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

ROLES: Final = ("nsubj", "nsubjpass", "dobj", "pobj")
SHORT: Final = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprstvz]")  # doubles its last letter before "-ed" and "-ing": "hopped" and not "hoped"
DOUBLED: Final = re.compile(r"(?<![aeiou])[aiou](bb|dd|gg|mm|nn|pp|tt)e$")  # as the lemmatizer ends what doubles its last letter
COLUMNS: Final = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP")


class Syntax:
    """Tokens by number: their words, lemmas, parts of speech, heads and children, and where they stand in the text."""

    __slots__ = (
        "_parsed",
        "_sentence",
        "children",
        "dep",
        "end",
        "head",
        "left",
        "lemma",
        "lower",
        "pos",
        "right",
        "sentences",
        "start",
        "tag",
        "text",
        "word",
    )

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        numbers = doc.to_array([*COLUMNS, "IDX", "LENGTH", "HEAD"])
        columns: list[list[str]] = []
        for column in range(len(COLUMNS)):
            keys = numbers[:, column].tolist()
            names = {key: strings[key] if key else "" for key in set(keys)}
            columns.append([names[key] for key in keys])
        self.word, self.lower, lemma, self.pos, self.tag, self.dep = columns
        forms = {pair: _mended(*pair) for pair in set(zip(self.lower, lemma, strict=True))}
        self.lemma = [forms[pair] for pair in zip(self.lower, lemma, strict=True)]
        self._write_out()
        compounds = listed("clause_words", "compounds")
        for number, before in enumerate(self.lower[:-1], 1):
            joined = f"{before}_{self.lemma[number]}"
            if joined in compounds:
                self.lemma[number] = joined
        for number in (number for number, word in enumerate(self.lower) if word == "that" and self.tag[number] == "IN"):
            if self.dep[number] in ROLES:  # it has a part in its clause, so it opens none
                self.tag[number], self.pos[number] = "WDT", "PRON"
        self.text: str = doc.text
        self.start: list[int] = numbers[:, 6].astype("int64").tolist()
        self.end: list[int] = (numbers[:, 6] + numbers[:, 7]).astype("int64").tolist()
        steps = numbers[:, 8].astype("int64").tolist()
        self.head: list[int] = [number + step for number, step in enumerate(steps)]
        self.sentences: list[tuple[int, int]] = [(each.start, each.end) for each in doc.sents]
        self._sentence: list[int] = [number for number, (first, end) in enumerate(self.sentences) for _ in range(first, end)]
        self._spread()
        self._parsed = (list(self.head), [(column, list(column)) for column in (self.dep, self.tag, self.pos, self.lemma)])
        for mended in (rehung, bare_opening, beside_town, begins_clause, mend, say, go_on_to_say):
            if sum(mended(self, number) for number in range(len(self))):
                self._spread()

    def _write_out(self) -> None:
        """Read what is run together in speech as it is written out: "gonna", which spaCy takes for "gon" and "na"."""
        for row in table("run_together"):
            for number in (at for at, word in enumerate(self.lower[:-1]) if word == row["first"] and self.lower[at + 1] == row["second"]):
                self.lower[number], self.lemma[number] = row["written"], row["lemma"]
                self.lower[number + 1] = self.lemma[number + 1] = "to"

    def _spread(self) -> None:
        """Set the children of each token, and the first and last token of the subtree under it, by the heads."""
        order = self._hang()
        if len(order) < len(self):  # two mends at odds can hang each of two words on the other, and then both hang on no root
            for sentence in {self._sentence[number] for number in set(range(len(self))).difference(order)}:
                self._unmend(sentence)
            order = self._hang()
        self.left, self.right = self._edges(order)

    def _hang(self) -> list[int]:
        """Set the children of each token; the tokens under the roots, each before its own children."""
        self.children: list[list[int]] = [[] for _ in self.head]
        for number, head in enumerate(self.head):
            if head != number:
                self.children[head].append(number)
        return [number for root, head in enumerate(self.head) if root == head for number in self.below(root)]

    def _unmend(self, sentence: int) -> None:
        """Let a sentence be as the parser left it."""
        first, end = self.sentences[sentence]
        heads, columns = self._parsed
        self.head[first:end] = heads[first:end]
        for column, parsed in columns:
            column[first:end] = parsed[first:end]

    def _edges(self, order: Sequence[int]) -> tuple[list[int], list[int]]:
        """The first and last token of the subtree under each token."""
        left, right = list(range(len(self))), list(range(len(self)))
        for number in reversed(order):
            up = self.head[number]
            left[up] = min(left[up], left[number])
            right[up] = max(right[up], right[number])
        return left, right

    def __len__(self) -> int:
        return len(self.head)

    def below(self, number: int) -> Iterator[int]:
        """The token and all tokens under it, each before its own children."""
        waiting = [number]
        while waiting:
            token = waiting.pop()
            yield token
            waiting.extend(self.children[token])

    def above(self, number: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        first, end = self.sentences[self._sentence[number]]
        for _ in range(first, end):  # while mends are at work heads can go in a circle
            if self.head[number] == number:
                return
            number = self.head[number]
            yield number

    def child(self, number: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((child for child in self.children[number] if self.dep[child] in deps), None)

    def all(self, number: int, *deps: str) -> list[int]:
        """Every child with one of these relations, in order of place."""
        return [child for child in self.children[number] if self.dep[child] in deps]

    def conjuncts(self, number: int) -> list[int]:
        """The token and what is coordinated with it, in order of place."""
        found = [number]
        for token in found:
            found.extend(self.all(token, "conj"))
        return sorted(found)

    def issuer(self, paper: int) -> int | None:
        """Whoever issues a paper, and so speaks in it: "a statement by the airline", "the firm's press release"; a joint one is nobody's alone."""
        if self.lemma[paper] not in listed("clause_words", "issued"):
            return None
        links = (link for link in self.all(paper, "prep", "agent") if self.lower[link] in ("by", "from"))
        owners = (self.child(paper, "poss"), *(self.child(link, "pobj") for link in links))
        owner = next((each for each in owners if each is not None), None)
        return owner if owner is not None and self.child(owner, "conj") is None else None

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return self._sentence[token]

    def words(self, first: int, last: int) -> str:
        """The text from one token through another."""
        return self.text[self.start[first] : self.end[last]]

    def tokens(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and last token that lie in a span of the text, or None where no token does."""
        first, last = bisect_left(self.end, start + 1), bisect_right(self.start, end - 1) - 1
        return (first, last) if first <= last else None

    def in_marks(self, token: int) -> bool:
        """Whether quotation marks that were opened before a word, or open with it, are still open.

        Marks that look alike at both ends are counted within its sentence, others within its paragraph: a parse may break a quotation in two.
        """
        begin, end = self.start[self.sentences[self.sentence(token)][0]], self.end[token]
        within = self.text[self.text.rfind("\n", 0, begin) + 1 : end]
        return within.count("“") > within.count("”") or self.text.count('"', begin, end) % 2 == 1

    def at(self, offset: int) -> int:
        """The token that begins at or after a place in the text."""
        return bisect_left(self.start, offset)


def _mended(word: str, lemma: str) -> str:
    """The lemma of a word, in small letters; that of "hoped" is "hope" and of "gutting" "gut", whatever the lemmatizer says."""
    low = lemma.lower()
    if SHORT.fullmatch(low) and word in (f"{low}ed", f"{low}ing", f"{low}es") and not (word.endswith("es") and low[-1] in "sz"):
        return f"{low}e"
    if DOUBLED.search(low) and word in (f"{low}d", f"{low[:-1]}ing"):
        return low[:-2]
    return low
