"""One article as the rules see it: its tree, its cast, its clauses, their modes and voices."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.model import Party
from twosource.syntax.tags import RELATIVE
from twosource.understand.cast import Cast
from twosource.understand.clause import Clauses
from twosource.understand.mode import Modes
from twosource.understand.phrase import of_at
from twosource.understand.slots import Slots
from twosource.understand.voice import Voices
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Marked, Mention, When
    from twosource.understand.acts import Act
    from twosource.understand.mode import Mode

STOPS = frozenset('.!?…”"')
FEW = 3  # words that make no sentence, and lines that make a verse
SHORT = 60  # code points of a line of verse; wrapped prose has more
AROUND = 200  # code points beside a line that are looked at for more of its kind
TURN = re.compile(r"(?m)^[A-Z][A-Z.'’-]{2,30}(?: [A-Z.'’-]{1,30}){0,3}: ")  # whose turn it is in a transcript
CLOSED = re.compile(r"[.,?!]['’](?=\s)")  # of single quotation marks: no apostrophe stands behind a stop
TITLED = re.compile(r"['‘][A-Z0-9][\w-]*(?: (?:[A-Z0-9][\w-]*|of|the|and|in|to|a)){0,6}['’](?=\s)")  # a name in single quotation marks
STOP = re.compile(r"[.?!](?=[\s\"”]|$)")  # of a sentence; one within a name or a number is none
NEAR = 2_000  # code points before a word in which its quotation mark is looked for
SOON = timedelta(days=31)  # of what lies farther off, news says that it will be
TANGLED = 150  # tokens of a sentence beyond which its parse is not worth reading


class Reading:
    """Everything looked up while one article is read."""

    def __init__(self, marked: Marked) -> None:
        self.tree = marked.parse
        self.published = _day(marked.article.published)
        self.cast = Cast(self.tree, marked.mentions)
        direct = [(first, last) for first, last, mention in self.cast.quotes if mention.direct]
        self.clauses = Clauses(self.tree, direct, self.cast.times)
        self.modes = Modes(self.clauses)
        self.voices = Voices(self.clauses, self.cast)
        self.slots = Slots(self.tree, self.cast, self.clauses, self.published)
        self.acts: dict[int, Act] = {}
        self._turns = sum(1 for _ in TURN.finditer(self.tree.text))
        self.told: set[tuple[str, str]] = set()  # offices told already

    def is_to_come(self, verb: int, mode: Mode) -> bool:
        """Whether something is told in the present of a day soon after publication: the strike begins on Monday, she is meeting him on Friday.

        A caption tells in the present what its picture shows, with the year beside the day.
        """
        tree, when = self.tree, self.slots.when(verb)
        if (
            mode.status not in ("happened", "ongoing")
            or when is None
            or not self.is_later(when)
            or words().among(tree.lemma[verb], "timeless")
        ):
            return False
        if any(word in listed("time_words", "until") for word, noun in self.clauses.obliques(verb) if noun in self.cast.times):
            return False  # what is shut until Monday is shut now
        tags = [tree.tag[each] for each in (verb, *tree.all(verb, "aux", "auxpass"))]
        present = any(tag in ("VBZ", "VBP") for tag in tags) and not any(tree.lemma[each] == "have" for each in tree.all(verb, "aux"))
        return present and not self.is_later(when, SOON)

    def is_later(self, when: When, after: timedelta = timedelta()) -> bool:
        """Whether a time lies after the day of publication, or so long after it."""
        day = _day(when.earliest or when.latest)
        return self.published is not None and day is not None and day - self.published > after

    def is_still_to_come(self, when: When | None) -> bool:
        """Whether a time is not over by the day of publication, or not told."""
        day = _day(when.latest or when.earliest) if when is not None else None
        return self.published is None or day is None or day >= self.published

    def parties(self, noun: int, verb: int) -> list[Party]:
        """Those a noun of a clause names: of "Orth, who is a doctor, and Amsel" only Orth is one."""
        first = self.clauses.joined(verb)
        some = self.clauses.some_of_them(first)
        if some is not None and self.clauses.antecedent(some) == noun and self.slots.amount(noun) is not None:
            whole = self.cast.party(noun)  # of "20 people, many of whom were hurt", not all were
            return [Party(text=f"{self.tree.words(self.tree.left[some], some)} of {whole.text}")] if whole is not None else []
        behind = self.tree.dep[first] in ("relcl", "acl") and self.tree.head[first] == noun
        return self.cast.parties(noun, before=first if behind else None)

    def sentences(self) -> list[tuple[int, int]]:
        """First token and end of each sentence that tells something: no questions, no rows of tables, none too tangled to take apart."""
        told = ((first, self._asks_from(first, end)) for first, end in self.tree.sentences if end - first <= TANGLED)
        return [(first, end) for first, end in told if first < end and not self._silent(first, end)]

    def _asks_from(self, first: int, end: int) -> int:
        """Where the question begins that a sentence only ends with: "the mill burned down, but who will pay for it?"; else its end."""
        tree = self.tree
        if not self.asks(first, end) or tree.in_marks(first):
            return end
        for token in range(first + FEW, end - 1):
            joined = tree.lower[token] == "," and words().among(tree.lower[token + 1], "joining")
            link = joined or tree.lower[token] == ":" or (tree.lower[token] == "but" and tree.dep[token] == "cc")
            opens = token + 1 + joined
            if link and opens < end and self._turned(opens, end):
                plain = tree.tag[first] not in RELATIVE and not self._turned(first, end)
                told = [verb for verb in range(first, token) if self._plain(verb)]
                apart = not any(tree.head[verb] > token for verb in told)  # nor does the parse hang the one on the other
                return token if plain and told and apart else end
        return end

    def _turned(self, first: int, end: int) -> bool:
        """Whether a clause opens as a question does: with a word that asks, or with its verb before its subject."""
        tree = self.tree
        if tree.tag[first] in RELATIVE:
            return True
        inverted = tree.tag[first] == "MD" or words().among(tree.lemma[first], "asking")
        return inverted and first + 1 < end and tree.tag[first + 1] in ("PRP", "DT", "NNP", "NN", "NNS", "EX", "PRP$", "RB")

    def _silent(self, first: int, end: int) -> bool:
        text = self.tree.words(first, end - 1)
        return self.asks(first, end) or text.count("\t") > 1 or text.count("|") > 1 or self._label(first, end) or self._verse(first, end)

    def _label(self, first: int, end: int) -> bool:
        """Whether a line is a few words that end as no sentence does: a heading, a row of a timetable."""
        tree = self.tree
        told = [token for token in range(first, end) if tree.pos[token] not in ("PUNCT", "SPACE")]
        last = told[-1] + 1 if told else end
        stopped = last < len(tree) and tree.lower[last][:1] in STOPS
        alone = first == 0 or "\n" in tree.text[tree.end[first - 1] - 1 : tree.start[first]]
        return len(told) <= FEW and alone and not stopped

    def _verse(self, first: int, end: int) -> bool:
        """Whether a sentence runs over short lines that break in its midst and go on in small letters, or is one of them."""
        tree, text = self.tree, self.tree.text
        begin = text.rfind("\n", 0, tree.start[first]) + 1
        stop = text.find("\n", tree.end[end - 1])
        low, high = max(0, begin - AROUND), min(len(text), (stop if stop >= 0 else len(text)) + AROUND)
        lines = [line.strip() for line in text[low:high].split("\n")]
        broken = sum(
            len(one) < SHORT and one[-1:] not in STOPS and one[-1:] != ":" and other[:1].islower()
            for one, other in pairwise(lines)
            if one and other and len(other) < SHORT
        )
        return broken >= FEW - 1

    def quoted(self, token: int) -> bool:
        """Whether a word is direct speech."""
        return bool(self.cast.quotes.direct(token, token))

    def unclaimed(self, token: int) -> bool:
        """Whether a word is direct speech of nobody known, for which nobody can be named who vouches."""
        around = [mention for _, _, mention in self.cast.quotes.direct(token, token)]
        return any(mention.speaker is None for mention in around) or (not around and self._spoken(token))

    def _spoken(self, token: int) -> bool:
        """Whether quotation marks are open that no mention tells of, or a paragraph begins with a single one."""
        tree = self.tree
        begin = tree.text.rfind("\n", 0, tree.start[token]) + 1
        before = tree.text[max(begin, tree.start[token] - NEAR) : tree.start[token]]
        open_ = before.count('"') % 2 and before.rfind('"') > before.rfind("”")  # what a straight mark opens, a curly one may close
        if before.rfind("“") > before.rfind("”") or open_:
            return True
        if self._turns > 1 and (label := TURN.match(tree.text, begin)) is not None and label.end() <= tree.start[token]:
            return True
        single = (
            tree.text[begin : begin + 1] in ("'", "‘") and tree.text[begin + 1 : begin + 2].isupper() and not TITLED.match(tree.text, begin)
        )
        return single and CLOSED.search(tree.text, begin + 1, tree.start[token]) is None

    def quoting(self, verb: int) -> bool:
        """Whether the sentence of a verb holds direct speech, outside of which the verb stands."""
        first, end = self.tree.sentences[self.tree.sentence(verb)]
        return any(not begin <= verb <= last for begin, last, _ in self.cast.quotes.direct(first, end - 1))

    def cued(self, verb: int) -> list[Mention]:
        """The quotations, in its sentence or beside it, of which a verb may be the cue."""
        tree, found = self.tree, []
        number = tree.sentence(verb)
        begin, end = tree.sentences[max(0, number - 1)][0], tree.sentences[min(len(tree.sentences), number + 2) - 1][1]
        for first, last, mention in self.cast.quotes.over(begin, end - 1):
            if mention.cue is not None and not first <= verb <= last and mention.cue.lower() in (tree.lemma[verb], tree.lower[verb]):
                found.append(mention)
        return found

    def spoken_from(self, verb: int, end: int) -> int:
        """The token at which direct speech begins after a verb; `end` where there is none."""
        return min((first for first, _, _ in self.cast.quotes.direct(verb + 1, end - 1) if verb < first), default=end)

    def asks(self, first: int, end: int) -> bool:
        """Whether a sentence is a question; one that only ends in the words of somebody who asks is none."""
        tree, last = self.tree, end - 1
        while last > first and (tree.pos[last] in ("PUNCT", "SPACE") and "?" not in tree.lower[last]):
            last -= 1
        return "?" in tree.lower[last] and (tree.in_marks(first) or not tree.in_marks(last))

    def _plain(self, verb: int) -> bool:
        """Whether a verb heads a clause that tells something: its subject stands before it."""
        subject = self.clauses.own_subject(verb) if self.clauses.is_verb(verb) and self.modes.finite(verb) else None
        return subject is not None and subject < verb and self.tree.tag[subject] not in RELATIVE

    def _asked(self, verb: int) -> bool:
        """Whether a word stands in what somebody asks in quotation marks."""
        tree = self.tree
        end = tree.end[tree.sentences[tree.sentence(verb)][1] - 1]
        stop = STOP.search(tree.text, tree.end[verb], end)
        return stop is not None and "?" in stop[0] and tree.in_marks(verb)

    def wondered(self, verb: int) -> bool:
        """Whether a clause is a question inside another: "knows who they are", or is joined to one."""
        tree = self.tree
        bare = tree.tag[verb] == "VB" and tree.head[verb] == verb and self.clauses.own_subject(verb) is None
        if self._asked(verb) or (bare and tree.lower[verb - 1] == "to" and self._opened(verb)):
            return True  # "How to watch the launch"
        subject = self.clauses.own_subject(verb)
        if subject is not None and tree.tag[subject] == "WP" and tree.dep[verb] not in ("relcl", "ccomp", "pcomp", "csubj", "advcl"):
            return True
        if subject is not None and tree.tag[subject] == "WP" and "?" in tree.lower[verb : tree.sentences[tree.sentence(verb)][1]]:
            return True
        while tree.dep[verb] == "conj" and not self._opened(verb):
            verb = tree.head[verb]
        return tree.dep[verb] in ("ccomp", "pcomp", "csubj", "conj") and self._opened(verb)

    def _opened(self, verb: int) -> bool:
        """Whether a clause opens with a word that asks."""
        first = self.tree.left[verb]
        while first < verb and self.tree.pos[first] == "PUNCT":
            first += 1
        return self.tree.tag[first] in RELATIVE and self.tree.lower[first] != "that" and not self._recounted(first, verb)

    def _recounted(self, how: int, verb: int) -> bool:
        """Whether "how" opens what somebody tells as it was, and asks nothing: "described how he had lied"."""
        tree = self.tree
        teller = tree.head[verb]
        if tree.lower[how] != "how" or tree.head[how] != verb or tree.dep[verb] != "ccomp" or not self.clauses.is_verb(teller):
            return False
        plain = (
            (tree.tag[how + 1] not in ("JJ", "RB") or tree.dep[how + 1] == "amod")
            and self.modes.finite(verb)
            and not self.modes.negated(teller)
        )
        return plain and words().among(tree.lemma[teller], "recounting") and tree.tag[teller] in ("VBD", "VBZ", "VBP", "VBG")

    def general(self, subject: int | None, verb: int | None = None) -> bool:
        """Whether a clause speaks of nobody in particular, or to the reader; those whom somebody asks for are somebody."""
        tree = self.tree
        if subject is None:
            return False
        if not words().among(tree.lower[subject], "nobody"):
            return any(tree.lower[child] == "your" for child in tree.all(subject, "poss"))
        if any(tree.lower[child] == "no" for child in tree.children[subject]):
            return False
        if tree.lower[subject] == "one" and (tree.child(subject, "det") is not None or of_at(tree, subject) is not None):
            return False  # "one of them", "the one on Monday"
        above = tree.head[subject]
        if words().among(tree.lower[subject], "unnamed"):
            return tree.tag[above] != "VBD" and not any(tree.tag[child] in ("VBD", "VBZ") for child in tree.all(above, "aux", "auxpass"))
        asked = verb == above and self.clauses.passive(above) and words().among(tree.lemma[above], "appealing")
        return not (asked and tree.child(subject, "prep", "relcl") is not None)


def _day(moment: str | None) -> date | None:
    """The day of a moment in ISO 8601; None where no day is known."""
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
