"""The parse as plain lists: a spaCy token costs a call for each look at it, and the rules look often.

Read once an article, in `mark`, and carried to `understand` beside the mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

ROLES: Final = ("nsubj", "nsubjpass", "dobj", "pobj")
SHORT: Final = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnpstvz]")  # doubles its last letter before "-ed" and "-ing": "hopped" and not "hoped"
DOUBLED: Final = re.compile(r"(?<![aeiou])[aiou](bb|dd|gg|mm|nn|pp|tt)e$")  # as the lemmatizer ends what doubles its last letter
INFLECTED: Final = frozenset({"VBD", "VBP", "VBZ"})  # tags of a verb that has tense in its own form
FINITE: Final = INFLECTED | {"MD"}  # tags of a verb or an auxiliary by which a clause has tense
TENSED: Final = ("ROOT", "ccomp", "relcl")  # how a clause with a tense of its own hangs
SAY: Final = "say"
PARTY: Final = re.compile(r"[DIR]-[A-Z]")  # a member of Congress's party and state: "R-Calif."
COLUMNS: Final = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP")


class Syntax:
    """Tokens by number: their words, lemmas, parts of speech, heads and children, and where they stand in the text."""

    __slots__ = (
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
        table = doc.to_array([*COLUMNS, "IDX", "LENGTH", "HEAD"])
        columns: list[list[str]] = []
        for column in range(len(COLUMNS)):
            keys = table[:, column].tolist()
            names = {key: strings[key] if key else "" for key in set(keys)}
            columns.append([names[key] for key in keys])
        self.word, self.lower, lemma, self.pos, self.tag, self.dep = columns
        forms = {pair: _mended(*pair) for pair in set(zip(self.lower, lemma, strict=True))}
        self.lemma = [forms[pair] for pair in zip(self.lower, lemma, strict=True)]
        compounds = listed("clause_words", "compounds")
        for number, before in enumerate(self.lower[:-1], 1):
            joined = f"{before}_{self.lemma[number]}"
            if joined in compounds:
                self.lemma[number] = joined
        for number in (number for number, word in enumerate(self.lower) if word == "that" and self.tag[number] == "IN"):
            if self.dep[number] in ROLES:  # it has a part in its clause, so it opens none
                self.tag[number], self.pos[number] = "WDT", "PRON"
        self.text: str = doc.text
        self.start: list[int] = table[:, 6].astype("int64").tolist()
        self.end: list[int] = (table[:, 6] + table[:, 7]).astype("int64").tolist()
        steps = table[:, 8].astype("int64").tolist()
        self.head: list[int] = [number + step for number, step in enumerate(steps)]
        self.sentences: list[tuple[int, int]] = [(each.start, each.end) for each in doc.sents]
        self._sentence: list[int] = [number for number, (first, end) in enumerate(self.sentences) for _ in range(first, end)]
        self._spread()
        if sum(map(self._rehung, range(len(self)))):
            self._spread()
        if sum(map(self._mend, range(len(self)))):
            self._spread()

    def _mend(self, number: int) -> bool:
        """Mend what the parser took for something else, as what hangs on it shows; whether a token hangs elsewhere by that."""
        dep = self.dep[number]
        if self.tag[number] == "VBN" and dep in TENSED:
            noun = self.child(number, "nsubj")
            if noun is not None and noun < number and self.child(number, "aux", "auxpass") is None:
                if dep == "ccomp" and self.lemma[self.head[number]] in listed("clause_words", "bringing_about"):
                    self.dep[noun] = "nsubjpass"  # "wants to see the law passed"
                else:
                    self.tag[number] = "VBD"  # a past tense and no participle: "a ferry collided with a tanker, they said"
            return False
        if dep in ("prt", "prep"):
            return self._is_particle(number)
        head = self.head[number]
        if dep == "conj" and self.tag[number] == "VBD" and self.child(number, "nsubj", "aux", "auxpass") is None:
            return self._goes_with_nearer(number, head)
        if dep == "advcl" and self.tag[number] == "VBG" and self.dep[number - 1] == "prt" and self.head[number - 1] == head:
            if f"{self.lemma[head]}_{self.lower[number - 1]}" in listed("clause_words", "undoing"):
                self.dep[number] = "xcomp"  # "ruled out stepping in"
            return False
        if dep == "appos" and self.dep[head] == "nsubj" and head < number:
            return self._is_subject_behind(number, head)
        if dep == "acl" and self.tag[number] == "VBN" and self.child(number, "agent", "auxpass") is None:
            return self._is_verb_of(number, head)
        if dep == "det" and self.dep[head] == "compound" and self.head[head] > head:
            self.head[number] = self.head[head]  # "no tsunami warning": there is no warning
            return True
        if (
            dep == "amod"
            and head > number + 1
            and number
            and f"{self.lemma[number - 1]}_{self.lower[number]}" in listed("clause_words", "cutting")
        ):
            self.head[number], self.dep[number], self.pos[number] = number - 1, "prt", "ADP"  # "cut short her trip"
            return True
        return False

    def _is_subject_behind(self, noun: int, first: int) -> bool:
        """Whether the subject is the second of two, and the first stands beside a noun before it: "held Rao, its owner, a source said"."""
        verb, before = self.head[first], self.left[first] - 1
        beside = before > 0 and self.lower[before] == "," and self.pos[before - 1] in ("PROPN", "NOUN") and before - 1 != verb
        if not beside or self.lower[self.left[noun] - 1] != "," or self.right[noun] + 1 != verb:
            return False
        self.dep[noun], self.head[noun] = "nsubj", verb
        self.dep[first], self.head[first] = "appos", before - 1
        return True

    def _goes_with_nearer(self, verb: int, head: int) -> bool:
        """Whether a past tense goes on from the clause before it, and not from a perfect: "has been closed after a jet burst a tyre and stopped"."""
        near = next((each for each in reversed(self.all(head, "advcl")) if head < each < verb), None)
        perfect = any(self.lemma[each] == "have" for each in self.all(head, "aux"))
        if near is None or not perfect or self.tag[near] != "VBD" or self.child(near, "nsubj") is None:
            return False
        self.head[verb] = near
        for each in self.all(head, "cc"):
            if near < each < verb:
                self.head[each] = near
        return True

    def _is_verb_of(self, verb: int, noun: int) -> bool:
        """Whether a past tense was taken for a participle behind its subject: "they say the pair paid for it", "Hunt, R-Calif., paid for it"."""
        above = self.head[noun]
        if verb == noun + 1 and self.dep[noun] == "dobj" and self.lemma[above] == SAY and above < noun:
            self.dep[verb], self.head[verb] = "ccomp", above
        elif self.dep[noun] == "ROOT" and (self._goes_on(verb) or self._is_member(noun)):
            self.dep[verb], self.head[verb] = "ROOT", verb
            for each in self.children[noun]:
                if self.dep[each] == "punct" and each > verb:
                    self.head[each] = verb
        else:
            return False
        self.tag[verb], self.dep[noun], self.head[noun] = "VBD", "nsubj", verb
        return True

    def _goes_on(self, verb: int) -> bool:
        """Whether a verb in the past tense is coordinated with one: "the incumbent, Igor Sand, conceded after midnight and called her"."""
        return self.lower[verb - 1] == "," and any(self.dep[each] == "conj" and self.tag[each] == "VBD" for each in self.children[verb])

    def _is_member(self, noun: int) -> bool:
        """Whether the party and state of a member of Congress stand beside a noun."""
        return any(self.dep[each] == "appos" and PARTY.match(self.text, self.start[self.left[each]]) for each in self.children[noun])

    def _is_particle(self, number: int) -> bool:
        """Tell particles and prepositions apart: "called off its tour", "called on the minister to resign", "blamed the attack on a group"."""
        thing, head = self.child(number, "pobj"), self.head[number]
        if thing is None:
            return False
        if head == number - 1 and f"{self.lemma[head]}_{self.lower[number]}" in listed("clause_words", "separable"):
            self.dep[number], self.tag[number] = "prt", "RP"
            self.dep[thing], self.head[thing] = "dobj", head
            return True
        if self.dep[number] == "prt":
            self.dep[number], self.tag[number], self.pos[number] = "prep", "IN", "ADP"
            return False
        if self.lower[number] == "on" and self.dep[head] == "dobj" and self.lemma[self.head[head]] in listed("clause_words", "laying"):
            self.head[number] = self.head[head]
            return True
        return False

    def _spread(self) -> None:
        """Set the children of each token, and the first and last token of the subtree under it, by the heads."""
        self.children: list[list[int]] = [[] for _ in self.head]
        for number, head in enumerate(self.head):
            if head != number:
                self.children[head].append(number)
        self.left, self.right = self._edges()

    def _rehung(self, opening: int) -> bool:
        """Hang a clause that the parser broke in two on the word that opens it: "since the court issued a warrant", "after youths broke in"."""
        noun = (
            self.child(opening, "pobj")
            if self.dep[opening] == "prep" and self.lower[opening] in listed("clause_words", "clause_openings")
            else None
        )
        after = self.right[noun] + 1 if noun is not None else len(self)
        while after < len(self) and self.tag[after] == "RB":
            after += 1
        if (
            noun is None
            or after >= len(self)
            or self.pos[after - 1] == "PRON"
            or self.tag[after] not in INFLECTED
            or self.sentence(after) != self.sentence(opening)
        ):
            return False
        verb = self.head[after] if self.dep[after] in ("aux", "auxpass") else after
        subjects = self.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
        if self.pos[verb] not in ("VERB", "AUX") or subjects is not None or not self.head[verb] < opening or verb in self.above(opening):
            return False
        passive = self.child(verb, "auxpass") is not None
        self.dep[verb], self.head[verb] = "advcl", self.head[opening]
        self.dep[noun], self.head[noun] = "nsubjpass" if passive else "nsubj", verb
        self.dep[opening], self.head[opening] = "mark", verb
        return True

    def _edges(self) -> tuple[list[int], list[int]]:
        """The first and last token of the subtree under each token."""
        left, right = list(range(len(self.head))), list(range(len(self.head)))
        for root, head in enumerate(self.head):
            if root == head:
                for number in reversed(list(self.below(root))):
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
        while self.head[number] != number:
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
