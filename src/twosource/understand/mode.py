"""Whether a happening is told as happened, going on, planned, possible or denied, and whether as not having come about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.syntax.idiom import PART
from twosource.syntax.tags import FINITE
from twosource.understand.claims import is_denied, is_unsure, leaves_open, proof_of
from twosource.understand.conditions import hangs, is_yet_to_be, meant_by, narrows
from twosource.understand.infinitive import awaits, has_to, is_asked
from twosource.understand.inflection import is_be
from twosource.understand.negation import OPENING, focus, has_no, is_negated
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Status
    from twosource.understand.clause import Clauses

ORDER: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "denied")  # each takes the place of those before it
GET = "get"
ACTING = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Mode:
    """He will not come: planned, negated."""

    status: Status = "happened"
    negated: bool = False

    def under(self, status: Status, *, negated: bool = False) -> Mode:
        """This mode, told under a word that governs it."""
        weaker = max(self.status, status, key=ORDER.index)
        return Mode(weaker, self.negated != negated)


class Modes:
    """Finds the mode of each verb; `None` for an order or an appeal, which tells nothing."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.tree = clauses.tree
        self._found: dict[int, Mode | None] = {}

    def __call__(self, verb: int) -> Mode | None:
        """The mode of a verb."""
        if verb not in self._found:
            self._found[verb] = Mode()
            self._found[verb] = self._mode(verb)
        return self._found[verb]

    def _mode(self, verb: int) -> Mode | None:
        dep, head = self.tree.dep[verb], self.tree.head[verb]
        own = Mode(self._tense(verb), self.negated(verb))
        if self._doubted(verb) or is_asked(self.tree, verb):
            own = own.under("possible")
        if own.status == "ongoing" and self._is_idea(verb):
            own = own.under("possible")
        if self._ordered(verb) or self._compared(verb) or (focus(self.tree, verb) is not None and not own.negated):
            return None  # "it was not the army that fired": who it was is not told
        if narrows(self.tree, verb):
            return None
        if own.status == "planned" and hangs(self.clauses, verb):
            own = own.under("possible")
        if self._inverted(verb):
            return own.under("possible")
        if (dep == "conj" or not self.finite(verb)) and self._conditional(verb):
            return own.under("possible")  # "the inquiry covers the fire and whether the firm lit it"
        if not self.finite(verb) and self._instead(verb):
            return own.under("possible", negated=True)
        if self.clauses.alone(verb):
            return own.under("planned") if self._to_come(verb) else own
        if dep == "conj" and self.clauses.is_verb(head):
            return self._joined(verb, own)
        if self.finite(verb):
            return self._finite_under(verb, own)
        above = self._above(head)
        if above is None:
            return None
        if self._charged(verb):
            return own.under("possible")
        if dep in ("xcomp", "ccomp", "dep") and self.clauses.is_verb(head):
            return self._governed(verb, own, above)
        if dep == "xcomp":
            return self._by_adjective(own, head, above)
        if dep in ("acl", "relcl"):
            return self._by_noun(verb, own, head)
        if dep == "advcl":
            return self._beside(verb, own, above)
        if dep in ("pcomp", "pobj"):
            return self._by_preposition(own, head, above)
        return own

    def _doubted(self, verb: int) -> bool:
        """Whether an adverb leaves open what a verb tells, its own or that of the verb which it goes on from: "allegedly shot and killed"."""
        tree, first = self.tree, self.clauses.joined(verb)
        own = tree.all(verb, "advmod")
        shared = tree.all(first, "advmod") if first != verb and self.clauses.own_subject(verb) is None else ()
        return any(words().among(tree.lower[child], "doubting") for child in (*own, *(each for each in shared if each < first)))

    def _inverted(self, verb: int) -> bool:
        """Whether a clause is a condition without "if": "had he met her, he would have told her"."""
        tree, subject = self.tree, self.clauses.own_subject(verb)
        first = tree.left[verb]
        begins = first == tree.sentences[tree.sentence(verb)][0] or tree.lower[first - 1] in (",", *OPENING)
        helper = tree.dep[first] in ("aux", "auxpass") and tree.head[first] == verb and words().among(tree.lower[first], "inverting")
        return begins and helper and subject is not None and subject > first and tree.head[verb] != verb

    def _instead(self, verb: int) -> bool:
        """Whether something else was done: "instead of replacing the glass", "rather than face a trial"."""
        begin = self.tree.left[verb]
        return begin > 1 and words().among("_".join(self.tree.lower[begin - 2 : begin]), "preferring")

    def _to_come(self, verb: int) -> bool:
        """Whether an infinitive is the verb of a whole sentence, as in headings: "Amsel to visit Linz"."""
        subject = self.clauses.own_subject(verb)
        return subject is not None and subject < verb and has_to(self.tree, verb)

    def _is_idea(self, verb: int) -> bool:
        """Whether a gerund says what an idea is, and nobody is at it: "the plan is raising taxes"."""
        tree, subject = self.tree, self.clauses.own_subject(verb)
        if subject is None or tree.child(verb, "dobj", "prep") is None:
            return False
        if tree.dep[subject] == "csubj":
            return True
        ideas = ("plan_nouns", "thought_nouns", "open_nouns")
        return tree.child(verb, "dobj") is not None and any(words().among(tree.lemma[subject], name) for name in ideas)

    def _above(self, head: int) -> Mode | None:
        """The mode of the clause around."""
        if self.clauses.is_verb(head):
            return self(head)
        verb = next((token for token in self.tree.above(head) if self.clauses.is_verb(token)), None)
        return Mode() if verb is None else self(verb)

    def _tense(self, verb: int) -> Status:
        tree, lists = self.tree, words()
        helpers = [tree.lower[child] for child in tree.all(verb, "aux", "auxpass")]
        for word in helpers:
            if lists.among(word, "planned_auxiliaries"):
                return "planned"
        for word in helpers:
            if word == "'d" and tree.tag[verb] == "VBN":
                continue
            if word in ("would", "'d", "’d") and "have" not in helpers and self._reported(verb):
                return "planned"
            if lists.among(word, "possible_auxiliaries"):
                return "possible"
        if "had" in helpers:
            return "happened"
        if "being" in helpers and tree.dep[verb] in ("acl", "relcl"):
            return "ongoing"
        if "being" in helpers and any(map(is_be, helpers)):
            return "ongoing"
        if tree.tag[verb] == "VBG" and any(map(is_be, helpers)) and "to" not in helpers:
            return "ongoing"
        return "happened"

    def _reported(self, verb: int) -> bool:
        """Whether "would" is the "will" of somebody who spoke: in what is reported of him, and not in his own words."""
        tree = self.tree
        while tree.dep[verb] == "conj" and not self.clauses.alone(verb):
            verb = tree.head[verb]
        head = tree.head[verb]
        if tree.dep[verb] in ("acl", "ccomp") and words().among(tree.lemma[head], "promises"):
            return True
        if tree.dep[verb] != "ccomp" or self.clauses.quoted(verb) or words().among(tree.lemma[head], "wishing"):
            return False
        return tree.lemma[head] in words().reporting and tree.tag[head] in ("VBD", "VBN", "VBG", "VB")

    def finite(self, verb: int) -> bool:
        """Whether a verb has tense of its own or through its auxiliaries."""
        tree = self.tree
        if tree.tag[verb] in FINITE:
            return True
        return any(tree.tag[child] in FINITE for child in tree.all(verb, "aux", "auxpass"))

    def _ordered(self, verb: int) -> bool:
        """Whether the clause is an order or an appeal to the reader."""
        tree = self.tree
        opens = tree.left[verb] == verb > 0 and tree.lower[verb - 1] in OPENING and tree.word[verb][0].isupper()
        if opens and tree.tag[verb] in ("VB", "VBD", "VBP") and self.clauses.own_subject(verb) is None:
            return True  # "“Put it this way"
        if tree.tag[verb] != "VB":
            return False
        subject = self.clauses.own_subject(verb)
        if subject is not None:
            several = subject < verb and (tree.tag[subject] in ("NNS", "NNPS") or len(tree.conjuncts(subject)) > 1)
            several = several and ":" not in tree.lower[subject:verb]
            return self.clauses.alone(verb) and tree.child(verb, "aux") is None and not several  # "the subpoenas seek"
        if tree.dep[verb] == "advcl" and tree.head[verb] < verb:
            return tree.child(verb, "aux", "mark") is None
        if tree.head[verb] == verb or tree.dep[verb] == "parataxis" or self.clauses.is_bid(verb):
            return not any(tree.lower[child] == "to" or tree.tag[child] == "MD" for child in tree.all(verb, "aux"))
        return False

    def _compared(self, verb: int) -> bool:
        """Whether a clause only says what something is more than: "more than they had asked for", and not what "rather than …" opens."""
        first = self.clauses.joined(verb)
        marks = (*self.tree.all(first, "mark", "prep", "advmod"), self.tree.head[first])
        apart = {mark for mark in marks if self.tree.lower[mark - 1] == "rather" and self.tree.child(mark, "pcomp", "pobj") is not None}
        return any(self.tree.lower[mark] == "than" and mark < first and mark not in apart for mark in marks)

    def negated(self, verb: int) -> bool:
        """Whether a word of the clause negates it."""
        return is_negated(self.clauses, verb, finite=self.finite(verb))

    def _joined(self, verb: int, own: Mode) -> Mode | None:
        head = self.clauses.joined_to(verb)
        first = self(head)
        if first is None:
            return None if self.tree.tag[verb] == "VB" or self.clauses.own_subject(verb) is None else own
        if self.finite(verb) or self.clauses.own_subject(verb) is not None:
            hung = self._is_conditional_above(head) or self.tree.dep[head] in ("acl", "advcl") or first.status == "denied"
            bare = self.clauses.own_subject(verb) is None and self._is_bare(verb, head)
            return own.under(first.status) if first.status not in ("happened", "ongoing") and (hung or bare) else own
        turned = any(self.tree.lower[mark] == "but" for mark in self.tree.all(head, "cc"))
        return Mode(own.status, own.negated or (first.negated and not turned)).under(first.status)

    def _is_bare(self, verb: int, head: int) -> bool:
        """Whether the parser took an infinitive behind an auxiliary for a present tense: "it can seat four and travel 620 miles"."""
        tree = self.tree
        plain = tree.tag[verb] == "VBP" and tree.child(verb, "aux", "auxpass") is None
        return plain and any(tree.tag[child] == "MD" for child in tree.all(head, "aux"))

    def _is_conditional_above(self, verb: int) -> bool:
        """Whether a clause, or the one whose infinitive it is, is a condition: "whether he plans to step down"."""
        while not self._conditional(verb) and self.tree.dep[verb] == "xcomp" and self.clauses.is_verb(self.tree.head[verb]):
            verb = self.tree.head[verb]
        return self._conditional(verb)

    def _conditional(self, verb: int) -> bool:
        tree = self.tree
        if any(words().among(tree.lower[mark], "conditional_marks") for mark in tree.all(verb, "mark", "advmod")):
            return True
        begin = tree.left[verb]
        return tree.lower[begin] == "as" and begin > 1 and tree.lower[begin - 1] == "long" and tree.lower[begin - 2] in ("as", "so")

    def _finite_under(self, verb: int, own: Mode) -> Mode | None:
        tree, dep, head = self.tree, self.tree.dep[verb], self.tree.head[verb]
        if dep in ("advcl", "ccomp", "pcomp") and self._conditional(verb):
            return Mode("possible", own.negated)
        if dep == "advcl" and (waits := self._awaits(verb, head)) is not None:
            return own.under(waits)
        if dep == "advcl" and is_yet_to_be(tree, verb, head):
            return own.under("possible")
        if dep == "advcl" and self.clauses.is_verb(head) and (meant := meant_by(self, verb, head)) is not None:
            return own.under(meant)
        expected = self.clauses.is_expected(verb)
        noun = proof_of(tree, head) if dep in ("acl", "ccomp") else None
        if noun is not None and is_denied(self, noun):
            return own.under("denied")
        if expected or noun is not None:
            return own.under("possible") if leaves_open(tree, head if noun is None else noun) else own
        if dep == "ccomp" and is_unsure(self, head):
            return own.under("possible")
        if dep != "ccomp" or not self.clauses.is_verb(head):
            return own
        above, act, lemma = self(head), words().reporting.get(tree.lemma[head]), tree.lemma[head]
        wrongly = any(words().among(tree.lower[child], "wrongly") for child in tree.all(head, "advmod"))
        subject = self.clauses.own_subject(head) if words().among(lemma, "hinting") else None
        if wrongly or words().among(lemma, "hoping") or words().among(lemma, "alleging") or (subject and tree.pos[subject] == "NOUN"):
            return own.under("possible")
        if above is None:
            return own
        if act == "deny":
            return own.under("possible" if above.negated else "denied")
        told = words().among(lemma, "implying") and not above.negated
        control = words().controls.get(lemma) if not told else None
        if act in ("doubt", "ask") or (control is not None and control.status in ("planned", "possible") and act not in ("say", "promise")):
            return own.under("possible")
        if tree.child(head, PART) is not None and above.negated:
            return own.under("possible")  # "refused to give an assurance that"
        if above.negated and (words().among(lemma, "raising") or words().among(lemma, "establishing")):
            return own.under("possible", negated=lemma in ("think", "believe"))
        return own

    def _awaits(self, verb: int, head: int) -> Status | None:
        """How sure a clause is that waits for its time: "until they come", "would wait until they came"."""
        tree = self.tree
        marks = [tree.lower[mark] for mark in (*tree.all(verb, "mark", "advmod"), tree.left[verb])]
        if not any(words().among(mark, "awaiting") for mark in marks):
            return None
        above = self(head) if self.clauses.is_verb(head) else None  # "a vow to fast until they come"
        status = above.status if above is not None else "happened"
        would = any(tree.lower[child] == "would" for child in tree.all(head, "aux"))
        present = tree.tag[verb] in ("VBZ", "VBP") or any(tree.tag[child] in ("VBZ", "VBP") for child in tree.all(verb, "aux", "auxpass"))
        if not (present or would):
            return None
        if status in ("planned", "possible"):
            return status
        return "planned" if present and ("until" in marks or "till" in marks) else None

    def _governed(self, verb: int, own: Mode, above: Mode) -> Mode | None:
        tree, head = self.tree, self.tree.head[verb]
        lemma, control = tree.lemma[head], words().controls.get(tree.lemma[head])
        infinitive = has_to(tree, verb)
        if lemma == "go" and tree.tag[head] == "VBG" and infinitive:
            return own.under("planned", negated=above.negated)
        yet, to = (*tree.lower[head + 1 : head + 3], "", "")[:2]
        if lemma in ("have", "be") and infinitive and words().among(yet, "not_yet") and to == "to":
            return own.under("happened", negated=not above.negated)
        got = lemma == "get" and tree.tag[head] == "VBN" and any(tree.lemma[child] == "have" for child in tree.all(head, "aux"))
        if (lemma == "have" or got) and infinitive:
            sure: Status = "planned" if above.status == "planned" and not above.negated else "possible"  # "will have to pay"
            return own.under(above.status if self._compelled(head) else sure, negated=above.negated)
        next_to = (
            infinitive
            and tree.lower[head + 1 : head + 3].count("to")
            and not any(head < child < verb for child in tree.all(head, "attr", "acomp", "prep"))
        )
        if lemma == "be" and next_to and tree.tag[head] != "VB" and awaits(self.clauses, head):
            return own.under("planned", negated=above.negated).under(above.status)
        perfect = any(tree.lemma[child] == "have" for child in tree.all(verb, "aux"))
        if words().among(lemma, "raising") and perfect:
            thought = words().among(lemma, "supposing")
            return own.under("possible" if thought else above.status, negated=above.negated).under(above.status)
        if words().reporting.get(lemma) == "deny":
            return own.under("possible" if above.negated else "denied")
        if words().among(self.clauses.act(head), "undoing"):  # "ruled out stepping in"
            return own.under("possible" if above.negated else "happened", negated=not above.negated).under(above.status)
        if control is not None and control.status == "planned" and above.status == "denied":
            return Mode("planned", negated=True)  # "denied that she intended to resign"
        if control is not None:
            over = control.status == "ongoing" and tree.tag[head] == "VBD"
            return own.under("happened" if over else control.status, negated=control.negated).under(above.status, negated=above.negated)
        return own.under("possible" if infinitive else "happened").under(above.status, negated=above.negated)

    def _compelled(self, have: int) -> bool:
        """Whether "had to" tells what was done: in reported speech it only says what should be, unless of so many people, and where it is denied."""
        tree = self.tree
        helpers = tree.all(have, "aux")
        done = tree.tag[have] == "VBD" if not helpers else tree.tag[have] == "VBN" and all(tree.lemma[each] == "have" for each in helpers)
        return (
            done
            and tree.lemma[have] == "have"
            and tree.child(have, "neg") is None
            and (self._counts_people(have) or not self._reports(have))
            and not any(self._conditional(each) for each in (have, *tree.all(have, "advcl"), *tree.above(have)))
        )

    def _reports(self, verb: int) -> bool:
        """Whether a clause is what somebody says or thinks, and not one that only a semicolon sets beside the next."""
        tree = self.tree
        return any(
            tree.dep[each] in ("ccomp", "pcomp", "xcomp") and ";" not in tree.lower[each : tree.head[each]]
            for each in (verb, *tree.above(verb))
        )

    def _counts_people(self, verb: int) -> bool:
        """Whether a clause tells of so many people, and nobody calls for it: "30 residents had to leave"."""
        subject = self.clauses.own_subject(verb)
        called_for = any(words().among(self.tree.lemma[above], "calling_for") for above in self.tree.above(verb))
        counted = subject is not None and self.tree.child(subject, "nummod") is not None and self.tree.lemma[subject] in words().actors
        return counted and not called_for

    def _by_adjective(self, own: Mode, adjective: int, above: Mode) -> Mode | None:
        lists, word = words(), self.tree.lower[adjective]
        if any(self.tree.lower[child] == "too" for child in self.tree.all(adjective, "advmod")):
            return None
        if lists.among(word, "able") and above.status == "happened" and self.tree.tag[self.tree.head[adjective]] == "VBD":
            return own.under("happened", negated=above.negated != lists.among(word, "unlikely_adjectives"))
        negated = above.negated != lists.among(word, "unlikely_adjectives")
        if lists.among(word, "planned_adjectives"):
            return own.under("planned", negated=negated).under(above.status)
        if lists.among(word, "possible_adjectives"):
            return own.under("possible", negated=negated).under(above.status)
        return own.under("possible").under(above.status, negated=above.negated)

    def _by_noun(self, verb: int, own: Mode, noun: int) -> Mode | None:
        tree, lists = self.tree, words()
        if tree.tag[verb] != "VB":
            if tree.dep[noun] in ACTING and has_no(tree, noun):
                return None  # "no rocket launched from here has reached orbit" tells of no launch
            gerund = tree.tag[verb] == "VBG" and any(
                lists.among(tree.lemma[noun], name) for name in ("plan_nouns", "thought_nouns", "claims")
            )
            if gerund or lists.among(tree.lemma[noun], "asked_nouns"):
                return own.under("possible")
            return self._brought_about(verb, own, noun)
        if self.clauses.announced(verb):
            return own.under("planned")
        around = self._above(noun) or Mode()
        if any(lists.among(tree.lower[child], "ordinals") for child in tree.children[noun]):
            return own.under(around.status)
        if lists.among(tree.lemma[noun], "plan_nouns"):
            if self._given_up(noun):
                return own.under("planned", negated=True)
            return own.under("planned").under(around.status, negated=around.negated)
        if lists.among(tree.lemma[noun], "negative_nouns"):
            return own.under("happened" if around.status in ("happened", "ongoing") else "possible", negated=True)
        return own.under("possible").under(around.status)

    def _brought_about(self, verb: int, own: Mode, noun: int) -> Mode:
        """The mode of a participle that tells what somebody has done to his object: "failed to get the deal approved"."""
        tree, over = self.tree, self.tree.head[noun]
        told = tree.tag[verb] == "VBN" and tree.dep[noun] == "dobj" and words().among(tree.lemma[over], "bringing_about")
        if told is False and (open_ := self._in_view(verb, noun)) is not None:
            return own.under(open_)
        above = self(over) if told else None
        if above is None:
            return own
        control = words().controls.get(tree.lemma[over])
        wished = own if control is None else own.under(control.status)
        return wished.under(above.status, negated=above.negated and tree.lemma[over] == GET)

    def _in_view(self, verb: int, noun: int) -> Status | None:
        """How sure a participle is of what somebody opposes or of what will be something: "objected to a chapel being built there"."""
        tree, over = self.tree, self.tree.head[noun]
        if tree.tag[verb] == "VBG" and tree.dep[noun] == "attr" and self.clauses.is_verb(over):
            above = self(over)  # "the load will be my car playing a song"
            return above.status if above is not None and above.status in ("planned", "possible") else None
        being = tree.tag[verb] == "VBN" and any(tree.lower[child] == "being" for child in tree.all(verb, "auxpass"))
        if not being or tree.dep[noun] not in ("dobj", "pobj", "nsubjpass") or tree.lower[verb - 2] == ",":
            return None
        if tree.dep[noun] == "pobj":
            over, prep = tree.head[over], tree.lower[over]
            return "possible" if words().among(f"{tree.lemma[over]}_{prep}", "opposing") else None
        return "possible" if words().among(tree.lemma[over], "opposing") else None

    def _given_up(self, noun: int) -> bool:
        """Whether the verb above a plan says that it came to nothing: "dropped a plan to close the school"."""
        verb = self.tree.head[noun]
        act = self.clauses.act(verb) if self.clauses.is_verb(verb) else ""
        return self.tree.dep[noun] in ("dobj", "nsubjpass") and any(words().among(act, name) for name in ("undoing", "giving_up"))

    def _beside(self, verb: int, own: Mode, above: Mode) -> Mode:
        tree = self.tree
        if self._conditional(verb):
            return own.under("possible")
        control = words().controls.get(lemma := tree.lemma[tree.head[verb]])
        if has_to(tree, verb):
            if self.clauses.own_subject(verb) is not None:
                return own.under("possible").under(above.status)
            if control is not None and not words().among(lemma, "hindering") and tree.child(tree.head[verb], "dobj") is None:
                return own.under(control.status, negated=control.negated).under(above.status, negated=above.negated)
            return own.under(above.status, negated=above.negated) if self._won(verb) else own.under("planned").under(above.status)
        return own.under(above.status) if above.status != "ongoing" else own

    def _won(self, verb: int) -> bool:
        """Whether an infinitive tells how something ended, and not what for it was done: "edged out the Lions to take the title"."""
        tree, lists = self.tree, words()
        head, prize = tree.head[verb], tree.child(verb, "dobj")
        told = lists.among(tree.lemma[verb], "winning") and prize is not None and lists.among(tree.lower[prize], "prizes")
        return told and head < verb and tree.tag[head] in ("VBD", "VBZ", "VBP", "VBN") and not lists.among(tree.lemma[head], "striving")

    def _charged(self, verb: int) -> bool:
        """Whether a gerund stands among what somebody is charged with: "charges, including conspiring with …"."""
        tree = self.tree
        if tree.tag[verb] != "VBG" or tree.dep[verb] not in ("pcomp", "conj", "pobj"):
            return False
        for above in tree.above(verb):
            if self.clauses.is_verb(above):
                return False
            if tree.pos[above] == "NOUN" and words().among(tree.lemma[above], "charges"):
                return True
        return False

    def _past(self, prep: int) -> bool:
        """Whether a preposition hands on what was done: people are thanked and punished for what they did, and admit to it."""
        tree, head = self.tree, self.tree.head[prep]
        if tree.lower[prep] == "to":
            return tree.pos[head] == "NOUN" or words().among(tree.lemma[head], "owning_up")
        if tree.lower[prep] != "for":
            return False
        return words().among(tree.lemma[head], "requiting") or (self.clauses.is_verb(head) and not words().among(tree.lemma[head], "using"))

    def _by_preposition(self, own: Mode, prep: int, above: Mode) -> Mode | None:
        tree, lists = self.tree, words()
        word, head = tree.lower[prep], tree.lemma[tree.head[prep]]
        if word == "without":
            return own.under(above.status, negated=True)
        if word == "with" and not (self.clauses.is_verb(tree.head[prep]) and lists.among(head, "allegation")):
            return own
        if word == "against":
            return own.under("possible", negated=True).under(above.status)
        if lists.among(tree.lower[tree.head[prep]], "thought_adjectives"):
            return own.under("possible").under(above.status, negated=above.negated)
        control = lists.controls.get(head)
        if control is not None and not lists.among(word, "accompanying"):
            return own.under(control.status, negated=control.negated).under(above.status, negated=above.negated)
        over = tree.head[prep]
        reach = tree.head[over]
        if word == "of" and tree.lower[reach] == "within" and tree.lemma[tree.head[reach]] in ("be", "come", "get"):
            return own.under("possible", negated=True)  # "within minutes of killing him"
        acquitted = word == "of" and self.clauses.is_verb(over) and lists.among(head, "acquitting")
        if acquitted or (lists.among(head, "allegation") and lists.among(word, "allegation_prepositions")):
            return own.under("possible")
        if word == "of" and tree.dep[over] == "dobj" and lists.among(tree.lemma[tree.head[over]], "allegation"):
            return own.under("possible")
        thought = any(lists.among(head, name) for name in ("thought_nouns", "plan_nouns", "open_nouns", "claims"))
        if tree.pos[over] == "NOUN" and thought and not lists.among(word, "accompanying"):
            return own.under("possible", negated=any(words().among(tree.lower[child], "hardly_any") for child in tree.children[over]))
        if word in ("about", "for", "to") and not self._past(prep):
            return own.under("possible")
        if lists.among(word, "exemplifying"):
            return None
        return own if above.status == "ongoing" else own.under(above.status)
