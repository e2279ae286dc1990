"""When, where and how much, as far as a clause licenses it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from twosource.model import AGE, BETWEEN, MAGNITUDE, OPEN_END
from twosource.understand.ages import turns
from twosource.understand.lags import is_counted_from, is_lag, lagging
from twosource.understand.lent_days import lent_days
from twosource.understand.phrase import is_part_of_word, noun_of, noun_phrase
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from twosource.model import Amount, When, Where
    from twosource.syntax import Syntax
    from twosource.understand.cast import Cast
    from twosource.understand.clause import Clauses

NAMING = ("amod", "compound", "nmod", "nummod", "poss")
INSIDE = (
    "prep",
    "pobj",
    "npadvmod",
    "advmod",
    "nummod",
    "appos",
    "amod",
    "compound",
    "quantmod",
    "tmod",
    "pcomp",
    "nmod",
    "poss",
    "dep",
    "det",
    "conj",
    "agent",
    "case",
)

ADVERBIAL = ("aux", "auxpass", "neg", "advmod")  # what may stand between a time and its verb
BRACKETED = 6  # words back from a time in which its bracket is looked for
WHEN = "when"
YEAR, FOR = "year", "for"
FORMER = "from"  # stands before what an amount was
THAN = 5  # words back from a time in which what it is compared by is looked for
SPAN = 4  # words back from "to" in which its "from" is looked for
INNER = 2  # things within things, in which a time is no longer the clause's: "over its price on Monday"


def ordinal(text: str) -> bool:
    """Whether a number only says which of several: the 20th."""
    return words().among(text[-2:].lower(), "ordinal_ends") and text[:1].isdigit()


class Slots:
    """Looks for the times, places and amounts that hang on a word."""

    def __init__(self, tree: Syntax, cast: Cast, clauses: Clauses, published: date | None = None) -> None:
        self.tree, self.cast, self.clauses, self.published = tree, cast, clauses, published

    def _hanging(self, head: int) -> Iterator[int]:
        """The tokens of the adverbials of a word, clauses and happenings inside them left out."""
        tree = self.tree
        waiting = [
            child
            for child in tree.children[head]
            if tree.dep[child]
            in ("prep", "npadvmod", "advmod", "tmod", "dep", "pcomp", "nummod", "amod", "compound", "poss", "agent", "punct", "nmod")
        ]
        while waiting:
            token = waiting.pop(0)
            if self.clauses.is_verb(token) or (
                token not in self.cast.times and tree.lemma[token] in words().events and tree.dep[token] == "pobj"
            ):
                yield from self._occasion_days(token)
                continue
            if self._is_after_other(token):
                continue
            yield token
            inside = [child for child in tree.children[token] if tree.dep[child] in INSIDE]
            waiting[:0] = [child for child in inside if tree.dep[child] != "amod" or child in self.cast.times]

    def _occasion_days(self, noun: int) -> Iterator[int]:
        """The day before an occasion at which something was said or done: "resigned at a Tuesday meeting"."""
        tree = self.tree
        if words().among(tree.lemma[noun], "occasions") and words().among(tree.lower[tree.head[noun]], "at_occasions"):
            yield from (child for child in tree.all(noun, "compound", "nmod", "amod", "poss") if child in self.cast.times)

    def _is_after_other(self, prep: int) -> bool:
        """Whether a preposition says what a happening came after, whose time is not its own: "after Monday's vote"."""
        other = self.tree.child(prep, "pobj", "dobj") if words().among(self.tree.lower[prep], "later_prepositions") else None
        return other is not None and other not in self.cast.times

    def when(self, head: int) -> When | None:
        """The time of a happening: what hangs on its word, else on its object, else on the clause it is a part of; to the hour where it is told."""
        if (owned := next((time for time, owner in self._owned.items() if owner == head), None)) is not None:
            return self.cast.times[owned].when
        found = self._when(head)
        day = f"{found.value}T" if found is not None and found.value and found.value == found.earliest else None
        hours = (when for token in self._around(head) if day and self._timed(token) and (when := self.cast.times[token].when) is not None)
        return next((when for when in hours if (when.value or "").startswith(day or "")), found)

    def _when(self, head: int) -> When | None:
        tree = self.tree
        tokens = [token for token in self._around(head) if self._timed(token)]
        days = [token for token in tokens if not self._is_counted_from(token)]  # "a day after the fire he was held on Tuesday": on Tuesday
        told = [when for token in days or tokens if (when := self.cast.times[token].when) is not None]
        if told:  # "now expects a cut in December": in December
            return next((when for when in told if not (when.value or "").endswith("_REF")), told[0])
        if tree.dep[head] == "ROOT" and (fronted := self._fronted(head)) is not None:
            return fronted
        if tree.dep[head] == "conj" and self.clauses.is_verb(tree.head[head]):
            first = tree.head[head]
            if tree.dep[first] == "ROOT" and self.clauses.own_subject(head) is None and (fronted := self._fronted(first)) is not None:
                return fronted
            early = [token for token in self._hanging(first) if self._timed(token) and token < first]
            own = self.clauses.own_subject(head)
            if early and (own is None or early[0] == tree.sentences[0][0]):
                return self.cast.times[early[0]].when
            if own is None and (shared := self._of_subject(first)) is not None:
                return shared
        if tree.dep[head] in ("xcomp", "oprd") and self.clauses.is_verb(tree.head[head]):
            governor = tree.head[head]
            control = words().controls.get(tree.lemma[governor])
            if control is None or control.status in ("happened", "ongoing"):
                return self.when(governor)
        if (
            tree.dep[head] == "advcl"
            and (tree.tag[head] == "VBG" or (tree.tag[head] == "VBN" and head > tree.head[head]))  # "Born in York, he moved in 1957"
            and self.clauses.is_verb(tree.head[head])
            and self.clauses.own_subject(head) is None
        ):
            found = self.when(tree.head[head])  # who has served since 2010, winning twice, has not won since 2010
            return None if found is not None and (found.value or "").endswith(OPEN_END) else found
        if not self.clauses.is_verb(head):
            return None
        within = self._only(head) or self._governed(head) or self._of_subject(head)
        return within or self._lagging(head) or self._simultaneous(head)

    @cached_property
    def _owned(self) -> Mapping[int, int]:
        """The times that stand with one word and are another's, and that word."""
        return lent_days(self.tree, self.cast, self.clauses, self.published, self._hanging)

    def _simultaneous(self, head: int) -> When | None:
        """The time of what happened when this did: "sank in 2014 when four people died", and not what had happened before."""
        tree, main = self.tree, self.tree.head[head]
        if tree.dep[head] != "advcl" or not main < head or not self.clauses.is_verb(main) or tree.tag[head] != "VBD":
            return None
        at_once = any(tree.lower[mark] == WHEN and mark == tree.left[head] for mark in tree.all(head, "advmod", "mark"))
        return self.when(main) if at_once else None

    def _is_counted_from(self, time: int) -> bool:
        mention = self.cast.times[time]
        return is_counted_from(self.tree, mention, self.cast.spans[id(mention)])

    def _lagging(self, head: int) -> When | None:
        """The day that what governs a clause tells of it: "on Friday, two days after the palace fell"."""
        tree, main = self.tree, self.tree.head[head]
        if tree.dep[head] != "advcl" or not self.clauses.is_verb(main):
            return None
        beside = (
            tree.child(main, "xcomp"),
            tree.head[main] if tree.dep[main] == "conj" else None,
        )  # "began to", "named one and reopened two"
        told = (self.when(verb) for verb in (main, *beside) if verb is not None)
        return lagging(tree, self.cast.times, self.cast.spans, head, next(filter(None, told), None))

    def _of_subject(self, head: int) -> When | None:
        """The time right before a verb that the parser hung on its subject: "A staffer on Friday apologised"; a meeting has its own.

        Of a happening that kills or hurts it is that of both: "a crash in Linz on Friday killed two".
        """
        tree, cause = self.tree, self._cause(head)
        if cause is not None and words().among(tree.lemma[head], "harming"):
            times = (tree.child(prep, "pobj") for prep in tree.all(cause, "prep"))
            return next((self.cast.times[time].when for time in times if time is not None and self._timed(time)), None)
        for subject in tree.all(head, "nsubj", "nsubjpass"):
            for prep in tree.all(subject, "prep"):
                time = tree.child(prep, "pobj")
                if time is None or time > head or not self._timed(time) or tree.lemma[subject] in words().events:
                    continue
                between = [token for token in range(time + 1, head) if tree.head[token] != time]  # the year is the day's own
                if all(tree.head[token] == head and tree.dep[token] in ADVERBIAL for token in between):
                    return self.cast.times[time].when
        return None

    def _governed(self, head: int) -> When | None:
        """The time that opens the sentence, for what its main clause governs: "On Friday he is due to attend"."""
        tree, here = self.tree, head
        while tree.dep[here] in ("xcomp", "acomp"):
            here = tree.head[here]
        return self._fronted(here) if here != head and tree.dep[here] == "ROOT" else None

    def _timed(self, token: int) -> bool:
        """Whether a token names a time that says when, not how long, and not which: "the current law"."""
        tree = self.tree
        if tree.dep[token] == "advmod" and tree.dep[tree.head[token]] == "amod":
            return False
        mention = self.cast.times.get(token)
        if token in self._owned:
            return False
        if mention is not None and is_lag(tree, mention, self.cast.spans[id(mention)]):
            return False
        value = (mention.when.value or "") if mention is not None and mention.when is not None else ""
        if BETWEEN in value and not value.startswith(OPEN_END):
            return True
        before = self.cast.spans[id(mention)][0] - 1 if mention is not None else -1
        if before >= 0 and (
            words().among(tree.lower[before], "outer_prepositions")
            or (tree.lower[before] == "to" and "from" in tree.lower[max(0, before - SPAN) : before])
        ):
            return self._begins(token, before)
        if (
            self.compared(token)
            or self._of_former(before)
            or self._beyond_than(token, before)
            or self._counted_for(before)
            or self._of_gerund(token)
        ):
            return False
        if self._bracketed(token):
            return False
        if tree.lower[token] == "now" and words().among(tree.lower[token - 1], "lasting_to_now"):
            return False
        if token + 1 < len(tree) and tree.lower[token + 1] == "-" and tree.end[token] == tree.start[token + 1]:
            return False
        if tree.dep[token] in ("amod", "compound", "nmod", "nummod") and tree.pos[tree.head[token]] in ("NOUN", "PROPN"):
            thing = tree.head[token] not in self.cast.times and tree.lemma[tree.head[token]] not in words().events
            if thing or words().among(tree.lower[token], "lasting"):
                return False
        return self._tells(token)

    def _of_former(self, before: int) -> bool:
        """Whether a time is that of what an amount was before: "from 12,000 in 2019 to 9,000"; `before` stands before the time."""
        tree, amounts = self.tree, self.cast.amounts
        amount = amounts.get(before - 1 if before > 0 and words().among(tree.lower[before], "timing") else before)
        first = self.cast.spans[id(amount)][0] if amount is not None else 0
        return first > 0 and tree.lower[first - 1] == FORMER

    def compared(self, token: int) -> bool:
        """Whether a change is counted from a time, and is none of it: "rose 6 percent on the previous year"."""
        first, last = self.cast.spans[id(self.cast.times[token])] if token in self.cast.times else (0, 0)
        amount = self.cast.amounts.get(first - 2)
        changed = (
            amount is not None and amount.amount is not None and amount.amount.change is not None and self.tree.lower[first - 1] == "on"
        )
        return changed and any(words().among(word, "earlier") for word in self.tree.lower[first : last + 1])

    def _beyond_than(self, token: int, before: int) -> bool:
        """Whether a time is that of what something is compared with: "20 percent less than in 2022"; `before` stands before the time."""
        tree = self.tree
        first = max(tree.sentences[tree.sentence(token)][0], before - THAN)
        begin = next((at for at in range(before, first - 1, -1) if words().among(tree.lower[at], "comparing")), None)
        return begin is not None and not any(tree.lower[at] == "," or self.clauses.is_verb(at) for at in range(begin + 1, before + 1))

    def _counted_for(self, before: int) -> bool:
        """Whether a time says which years a thing is for, not when it was done: "returns for the years 2006 through 2011"; `before` stands before it."""
        tree = self.tree
        if before > 1 and before - 1 in self.cast.times and words().among(tree.lower[before], "through"):
            before = self.cast.spans[id(self.cast.times[before - 1])][0] - 1
        return before > 0 and tree.lemma[before] == YEAR and tree.lower[tree.left[before] - 1] == tree.lower[tree.head[before]] == FOR

    def _of_gerund(self, token: int) -> bool:
        """Whether a month or year is that of a gerund before it, whatever the parser hung it on: "indicted for allegedly hacking emails in 2016"."""
        tree, when = self.tree, self.cast.times[token].when if token in self.cast.times else None
        if when is None or when.earliest is None or when.earliest[:10] == (when.latest or "")[:10]:
            return False
        for at in range(token - 1, tree.sentences[tree.sentence(token)][0], -1):
            if tree.tag[at] == "VBG":
                prep = at - 1 - (tree.pos[at - 1] == "ADV")
                return (
                    words().among(tree.lower[prep], "reason_prepositions")
                    and self.clauses.is_verb(tree.head[prep])
                    and at not in tree.above(token)
                )
            if tree.lower[at] == "," or self.clauses.is_verb(at):
                return False
        return False

    def _begins(self, token: int, before: int) -> bool:
        """Whether a time behind "from" is when something begins, a day, or a time ahead: "closed from Monday", "will be banned from 2030"."""
        tree, when = self.tree, self.cast.times[token].when
        day = when is not None and when.earliest is not None and when.earliest[:10] == (when.latest or "")[:10]
        verb = tree.head[before]
        begun = self.clauses.is_verb(verb) and not any(words().among(tree.lemma[verb], each) for each in ("rescheduling", "measuring"))
        ahead = self.published is not None and when is not None and (when.earliest or "") > self.published.isoformat()
        return (day or ahead) and begun and tree.lower[before] == "from" and tree.dep[before] == "prep"

    def _bracketed(self, token: int) -> bool:
        """Whether a time stands in brackets behind an amount or name, and is theirs: "the foundation ($2 million in 2014)"."""
        before = self.tree.lower[max(0, token - BRACKETED) : token]
        return "(" in before and ")" not in before[before.index("(") :] and before.index("(") < len(before) - 1

    def _tells(self, token: int) -> bool:
        """Whether a token stands in a time that says when."""
        mention = self.cast.times.get(token)
        value = mention.when.value if mention is not None and mention.when is not None else None
        return mention is not None and (value is None or not value.startswith("P") or value.endswith("_REF"))

    def _only(self, head: int) -> When | None:
        """The one time of a clause, wherever in its phrases it hangs; none where there are several."""
        tree, found, waiting = self.tree, set(), [head]
        depth = {head: 0}
        while waiting:
            token = waiting.pop()
            if self._timed(token) and (tree.dep[token] not in NAMING or tree.head[token] in self.cast.times):
                found.add(self.cast.times[token])
            inside = [
                child
                for child in tree.children[token]
                if tree.dep[child] in (*INSIDE, "dobj", "npadvmod", "attr")
                and not self.clauses.is_verb(child)
                and not (tree.tag[child] == "VBG" and self._is_after_other(child))  # "following a test on 3 May"
                and not (tree.dep[child] == "pobj" and tree.lemma[child] in words().events and child not in self.cast.times)
            ]
            for child in inside:
                thing = tree.dep[child] in ("dobj", "attr", "pobj") and child not in self.cast.times and not self._is_where(child)
                depth[child] = depth[token] + thing
            waiting.extend(child for child in inside if depth[child] < INNER)
        return found.pop().when if len(found) == 1 else None

    def _is_where(self, noun: int) -> bool:
        """Whether a noun names where its clause happens, so that a time behind it is the clause's: "in Dembe on Monday"."""
        tree = self.tree
        return tree.pos[noun] == "PROPN" and words().among(tree.lower[tree.head[noun]], "place_prepositions")

    def _fronted(self, root: int) -> When | None:
        """The time that opens a sentence, whatever noun the parser hung it on."""
        begin = self.tree.sentences[self.tree.sentence(root)][0]
        found = next(
            (
                self.cast.times[token]
                for token in (begin, begin + 1)
                if self._tells(token)
                and self.tree.dep[token] != "poss"
                and token < root
                and self.clauses.quoted(token) == self.clauses.quoted(root)
            ),
            None,
        )
        return found.when if found is not None else None

    def _around(self, head: int) -> Iterator[int]:
        tree = self.tree
        yield from self._hanging(head)
        for child in tree.all(head, "dobj", "attr", "oprd", "agent", "acomp"):
            if self.clauses.is_verb(child):
                continue
            yield from (token for token in self._hanging(child) if not self._dated(token, child))
        subject = self.clauses.own_subject(head)
        if subject is not None and tree.head[subject] == head:
            for child in tree.children[subject]:
                if tree.dep[child] in ("npadvmod", "tmod", "appos") and child in self.cast.times:
                    yield child

    def _dated(self, token: int, thing: int) -> bool:
        """Whether a year before an object only says which one: "block the 2014 ban"."""
        tree = self.tree
        return token < thing and tree.head[token] == thing and tree.lower[token].isdigit()

    def where(self, head: int) -> Where | None:
        """The place of a happening: named after a preposition of place that hangs on its word or on its object."""
        tree = self.tree
        moving = words().among(tree.lemma[head], "motion") or words().among(self._act(head), "motion")
        ways = "goal_prepositions" if moving else "place_prepositions"
        agent = self.clauses.agent(head) if self.clauses.is_verb(head) else None
        starts = [head, *tree.all(head, "dobj", "attr", "oprd"), agent, self._cause(head)]
        for start in (each for each in starts if each is not None):
            reached = [
                (word, place)
                for word, noun in self.clauses.obliques(start)
                if words().among(word, ways) and (place := self._place_at(noun))
            ]
            if not reached and words().among(tree.lemma[head], "conveying"):
                reached = [("to", place) for word, noun in self.clauses.obliques(start) if word == "to" and (place := self._inside(noun))]
            if reached:  # "moved from Oslo to Bergen"
                return next((place for word, place in reached if word != "from"), reached[0][1])
        return None

    def _cause(self, head: int) -> int | None:
        """The happening that does what a verb tells, where it does it: "the fire in Oslo killed three"."""
        subject = self.clauses.own_subject(head) if self.clauses.is_verb(head) and not self.clauses.passive(head) else None
        return subject if subject is not None and self.tree.lemma[subject] in words().events else None

    def _act(self, noun: int) -> str:
        event = words().events.get(self.tree.lemma[noun])
        return event.verb if event is not None else ""

    def _place_at(self, noun: int) -> Where | None:
        found = self.cast.place(noun)
        if found is not None:
            return found
        tree = self.tree
        for child in tree.children[noun]:
            if child > noun:
                inner = child if tree.dep[child] != "prep" else tree.child(child, "pobj") if tree.lower[child] in ("of", "in") else None
                if inner is not None and (found := self.cast.place(inner)) is not None:
                    return found
        return None

    def _inside(self, noun: int) -> Where | None:
        """The place in which a thing is that something is done to: "summoned to the ministry in Riga"."""
        inner = (self.cast.place(inner) for word, inner in self.clauses.obliques(noun) if word == "in")
        return next((place for place in inner if place is not None), None) if self.cast.place(noun) is None else None

    def amount(self, head: int) -> Amount | None:
        """The amount that a noun is counted by: of "12 people", twelve, and of "a crowd of 12 people"."""
        tree = self.tree
        inner = noun_of(tree, head) if words().among(tree.lower[head], "holding") else None
        head = inner if inner is not None else head
        found = self.cast.amounts.get(head)
        for child in tree.children[head]:
            if (
                found is None
                and child not in self.cast.times
                and tree.dep[child] in ("nummod", "quantmod", "amod", "compound", "det", "nmod")
                and (number := self.cast.amounts.get(child)) is not None
                and not is_part_of_word(tree, self.cast.spans[id(number)][1])
            ):
                found = number
        if found is not None and tree.dep[head] == "pobj" and tree.lower[tree.head[head]] == "of":
            part = tree.head[tree.head[head]]
            if tree.pos[part] == "NUM":
                found = self.cast.amounts.get(part)  # "19 of 27 governments"
            elif tree.lower[tree.left[head]] == "the":
                return None  # "some of the 20": how many is not told
        if found is not None and (ordinal(found.text) or (found.amount is not None and found.amount.of in (AGE, MAGNITUDE))):
            return None
        if found is None or found.amount is None or found.amount.of is not None:
            return found.amount if found is not None else None
        if found.amount.unit is None and turns(self, head):
            return msgspec.structs.replace(found.amount, unit="year", of=AGE)
        return msgspec.structs.replace(found.amount, of=self.measured(head))

    def measured(self, noun: int) -> str | None:
        """What is counted or measured, in the article's words, without its number and article."""
        tree = self.tree
        first, last = noun_phrase(tree, noun)
        while first < noun and (
            tree.dep[first] in ("det", "nummod", "quantmod", "punct", "predet", "preconj")
            or first in self.cast.amounts
            or (tree.dep[first] == "poss" and tree.pos[first] == "PRON")
        ):
            first += 1
        while first < last and not tree.lower[first][0].isalnum():
            first += 1
        if first in self.cast.amounts:
            return None
        inside = next((token for token in range(noun + 1, last + 1) if token in self.cast.amounts), None)
        if inside is not None:
            last = max(noun, next((token - 1 for token in range(inside, noun, -1) if tree.pos[token] == "ADP"), noun))
        return tree.words(first, min(last, first + 8))
