"""What stands in a clause: its subject, objects and prepositions, passive and active alike, inherited where grammar says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import past_of
from twosource.lexicon.zones import zones
from twosource.syntax.tags import RELATIVE
from twosource.understand.heads import goes_on, heads_clause, is_struck, subject_among
from twosource.understand.infinitive import has_tense, is_asked
from twosource.understand.inheritance import inherited
from twosource.understand.phrase import noun_of
from twosource.understand.relative import antecedent, at_odds
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from twosource.syntax import Syntax

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
SHARING = 3  # tokens between two verbs that share one object: "obtaining and publishing a copy"
DEEP = 12  # clauses inside clauses that are followed; English news has about four


class Clauses:
    """Reads the clause of each verb; what was read once is remembered."""

    def __init__(self, tree: Syntax, quotes: Iterable[tuple[int, int]], times: Container[int]) -> None:
        """`quotes` are the first and last tokens of direct quotations: nothing in them hangs on a word outside; `times` name times."""
        self.tree, self.times = tree, times
        self._quoted: dict[int, int] = {}
        for number, (first, last) in enumerate(quotes):
            for token in range(first, last + 1):
                self._quoted[token] = number
        self._verbs = [heads_clause(tree, token) for token in range(len(tree))]
        self._subjects: dict[int, int | None] = {}
        self._passive: dict[int, bool] = {}
        self._antecedents: dict[int, int] = {}

    def is_verb(self, token: int) -> bool:
        """Whether a token heads a clause of its own."""
        return self._verbs[token]

    def is_subject(self, verb: int) -> bool:
        """Whether a clause without tense is spoken of and not told: "killing people is wrong"."""
        first = self.joined(verb)
        return self.tree.dep[first] in ("csubj", "csubjpass") and self.tree.tag[verb] in ("VBG", "VB")

    def alone(self, verb: int) -> bool:
        """Whether a verb hangs on nothing: the root of its sentence, or of what stands outside a quotation."""
        head = self.tree.head[verb]
        return head == verb or self._quoted.get(verb) != self._quoted.get(head)

    def passive(self, verb: int) -> bool:
        """Whether the clause's subject is the one acted on."""
        if verb not in self._passive:
            self._passive[verb] = False
            self._passive[verb] = self._is_passive(verb)
        return self._passive[verb]

    def _is_passive(self, verb: int) -> bool:
        tree = self.tree
        if tree.child(verb, "auxpass", "nsubjpass", "csubjpass") is not None:
            has = any(tree.lower[child] in ("'s", "’s") for child in tree.all(verb, "auxpass"))
            return not (has and tree.child(verb, "dobj") is not None)
        if is_struck(tree, verb) or self._is_done_by(verb):
            return True
        if self._listens(verb) or goes_on(tree, verb):
            return self.passive(tree.head[verb])
        if tree.tag[verb] != "VBN" and not (tree.tag[verb] == "VBD" and tree.dep[verb] == "acl"):
            return False
        subject = tree.child(verb, "nsubj")
        if (
            subject is None
            and tree.dep[verb] == "conj"
            and words().among(tree.lemma[verb], "bestowing")
            and tree.child(verb, "aux") is None
        ):
            return self.passive(tree.head[verb])
        if subject is not None or tree.child(verb, "aux", "dobj") is not None:
            return False
        if tree.dep[verb] == "conj":
            return self.passive(tree.head[verb])
        return tree.dep[verb] in ("acl", "advcl", "oprd", "ccomp", "xcomp", "relcl", "dep", "ROOT", "pcomp")

    def _is_done_by(self, verb: int) -> bool:
        """Whether a participle was taken for a past tense, though a "by" tells who did it: "a boy swept away by the river"."""
        tree = self.tree
        by = tree.child(verb, "agent")
        agent = tree.child(by, "pobj") if by is not None else None
        plain = agent is not None and tree.tag[verb] == "VBD" and tree.child(verb, "dobj", "aux", "ccomp", "xcomp") is None
        if not plain or agent is None or tree.pos[agent] == "NUM" or tree.child(agent, "nummod") is not None:
            return False
        return past_of(tree.lemma[verb])[-1] == tree.lower[verb] and agent not in self.times

    def _listens(self, verb: int) -> bool:
        """Whether those to whom something was done were told, and did not tell: "were called to a meeting and told that …"."""
        tree = self.tree
        told = tree.dep[verb] == "conj" and tree.tag[verb] in ("VBN", "VBD") and words().among(tree.lemma[verb], "told_always")
        return told and tree.child(verb, *SUBJECTS, "dobj", "dative", "aux") is None

    def announced(self, verb: int) -> bool:
        """Whether an infinitive is all that is told of somebody, as headings and posts do: "Amsel to visit Linz next week"."""
        tree, noun = self.tree, self.tree.head[verb]
        if tree.tag[verb] != "VB" or tree.dep[verb] not in ("acl", "relcl") or tree.head[noun] != noun or not self.named(noun):
            return False
        to = next((child for child in tree.all(verb, "aux") if tree.lower[child] == "to"), None)
        return to == noun + 1 and tree.left[verb] == to and noun <= tree.sentences[tree.sentence(noun)][0] + SHARING

    def quoted(self, verb: int) -> bool:
        """Whether a verb stands in direct speech."""
        return verb in self._quoted

    def misread(self, verb: int) -> bool:
        """Whether a verb and its subject do not agree in number, so that the parser took a noun for a verb or another's subject for its."""
        subject = self.own_subject(verb)
        if subject is None or subject > verb:
            return False
        return at_odds(self.tree, subject, verb) or self._bare(verb) or self._reduced(verb)

    def _reduced(self, verb: int) -> bool:
        """Whether a participle was taken for a verb with tense: "allow the import of beasts hunted there"."""
        tree, head = self.tree, self.tree.head[verb]
        plain = tree.tag[verb] == "VBD" and tree.dep[verb] == "ccomp" and tree.child(verb, "aux", "mark", "dobj") is None
        return plain and words().among(tree.lemma[head], "allowing")

    def _bare(self, verb: int) -> bool:
        """Whether a verb with a subject has neither tense nor "to", which only verbs such as "let" and "demand" allow."""
        tree, head = self.tree, self.tree.head[self.joined(verb)]
        if tree.tag[verb] != "VB" or tree.child(self.joined(verb), "aux", "auxpass") is not None or head == verb:
            return False
        if has_tense(tree, verb, self.own_subject(verb)):
            return False
        return not any(tree.lemma[head] in table for table in (words().controls, words().reporting)) and tree.pos[head] in ("VERB", "AUX")

    def joined(self, verb: int) -> int:
        """The first of the verbs that a verb is coordinated with."""
        while self.tree.dep[verb] == "conj" and self.is_verb(self.tree.head[verb]):
            verb = self.tree.head[verb]
        return verb

    def own_subject(self, verb: int) -> int | None:
        """The subject that stands in the clause itself."""
        found = self.tree.all(verb, *SUBJECTS) or [child for child in self.tree.all(verb, "aux") if self.tree.pos[child] == "PROPN"]
        return subject_among(self.tree, found, verb)

    def subject(self, verb: int) -> int | None:
        """The noun that is the clause's subject, its own or inherited."""
        if verb not in self._subjects:
            self._subjects[verb] = None
            found = self.own_subject(verb)
            if found is None:
                found = inherited(self, verb)
            if found is not None and (self.is_verb(found) or self.tree.dep[found] in ("csubj", "csubjpass")):
                found = None
            found = self.antecedent(found) if found is not None else None
            self._subjects[verb] = None if found in self.times else found
        return self._subjects[verb]

    def named(self, noun: int | None) -> bool:
        """Whether a noun names somebody who can act."""
        tree = self.tree
        return noun is not None and (
            tree.pos[noun] == "PROPN" or tree.lemma[noun] in words().actors or words().among(tree.lower[noun], "somebody")
        )

    def joined_to(self, verb: int) -> int:
        """The verb that a coordinated one goes with: of "is expected to hold … and conclude", to hold."""
        tree, head = self.tree, self.tree.head[verb]
        if tree.tag[verb] == "VBG" and tree.tag[head] == "VB" and tree.tag[tree.head[head]] == "VBG":
            return tree.head[head]
        if tree.tag[verb] == "VB" and tree.tag[head] != "VB" and tree.child(verb, "aux") is None:
            governed = tree.child(head, "xcomp", "ccomp", "advcl")
            if governed is not None and governed < verb and tree.tag[governed] == "VB":
                return governed
        return head

    def antecedent(self, token: int) -> int:
        """The noun that a relative pronoun stands for; any other token is itself."""
        tree = self.tree
        if tree.tag[token] not in RELATIVE:
            inner = self._of_whom(token)
            return token if inner is None else self.antecedent(inner)
        if token not in self._antecedents:
            verb = next((above for above in tree.above(token) if tree.dep[above] == "relcl"), None)
            self._antecedents[token] = token if verb is None else antecedent(tree, token, verb)
        return self._antecedents[token]

    def some_of_them(self, verb: int) -> int | None:
        """The subject of a relative clause that is some of those before it: "20 people, four of whom were hurt"."""
        subject = self.tree.child(verb, "nsubj", "nsubjpass")
        return subject if subject is not None and self._of_whom(subject) is not None else None

    def _of_whom(self, token: int) -> int | None:
        """The relative pronoun in "many of whom", "both of which"."""
        tree = self.tree
        for prep in (
            tree.all(token, "prep") if words().among(tree.lower[token], "counting") or tree.pos[token] in ("NUM", "DET", "PRON") else ()
        ):
            inner = tree.child(prep, "pobj")
            if inner is not None and tree.tag[inner] in ("WP", "WDT"):
                return inner
        return None

    def relative_object(self, verb: int) -> int | None:
        """The noun before a relative clause that lacks its object: "the weapons that he sold"."""
        tree = self.tree
        opening = tree.left[verb]
        led = opening < verb and words().among(tree.lower[opening], "place_prepositions")
        within = led and tree.tag[opening + 1] == "WDT"  # "a crash in which he died"
        if tree.dep[verb] != "relcl" or self.passive(verb) or self.is_expected(verb) or within:
            return None
        own = tree.child(verb, "dobj")
        if own is not None:
            return self.antecedent(own) if tree.tag[own] in RELATIVE else None
        subject = self.own_subject(verb)
        if subject is None or tree.tag[subject] in RELATIVE or tree.child(verb, "ccomp", "xcomp", "attr", "acomp") is not None:
            return None
        if self._of_whom(subject) is not None:
            return None  # "two of whom left"
        if any(tree.tag[token] in ("WRB", "WP$") for token in range(tree.left[verb], verb)):
            return None
        return None if words().among(tree.lemma[tree.head[verb]], "adverbial_nouns") else tree.head[verb]

    def is_expected(self, verb: int) -> bool:
        """Whether a clause behind a noun says what may be, and not what becomes of it: "fear that it would burst", "a chance we could lose"."""
        tree, noun = self.tree, self.tree.head[verb]
        expecting = tree.dep[verb] == "relcl" and words().among(tree.lemma[noun], "expecting")
        if expecting and tree.lower[tree.left[verb]] == "that":
            return True
        may_be = tree.dep[verb] == "relcl" and any(tree.tag[child] == "MD" for child in tree.all(verb, "aux"))
        bare = may_be and not any(tree.tag[token] in RELATIVE for token in range(noun + 1, verb))
        return bare and (words().among(tree.lower[noun], "odds") or (expecting and tree.child(tree.head[noun], "expl") is not None))

    def hands_on(self, content: int) -> bool:
        """Whether a clause is what its verb says: "held that the law was void", and not "held what looks like a gun"."""
        tree = self.tree
        opened = any(tree.lower[mark] == "that" for mark in tree.all(content, "mark"))
        return opened or not words().among(tree.lemma[tree.head[content]], "only_with_that")

    def is_bid(self, verb: int) -> bool:
        """Whether a bare verb bids the reader behind a colon, or where "do" is not its neighbour's: "he has left, but don't expect him to rest"."""
        tree, head = self.tree, self.tree.head[verb]
        subject = self.own_subject(head)
        one = subject is not None and tree.tag[subject] in ("NN", "NNP") and len(tree.conjuncts(subject)) == 1
        told = one and tree.dep[verb] == "conj" and any(tree.lower[child] == "do" for child in tree.all(verb, "aux"))
        return told or tree.lower[tree.left[verb] - 1] == ":"

    def is_demanded(self, verb: int) -> bool:
        """Whether a clause without tense says what somebody asks to be done: "demanded that the mill reopen", "asked he step down"."""
        tree, first = self.tree, self.tree.left[verb]
        opened = tree.lower[first] == "that" or first == tree.left[self.own_subject(verb) or verb]
        bare = tree.tag[verb] == "VB" and tree.child(verb, "aux") is None
        bare = bare or is_asked(tree, verb) or any(tree.lower[child] == "be" for child in tree.all(verb, "auxpass"))
        return bare and opened and words().reporting.get(tree.lemma[tree.head[verb]]) == "ask"

    def objects(self, verb: int) -> list[int]:
        """The things acted on that stand as objects."""
        tree = self.tree
        found = [
            token
            for token in tree.all(verb, "dobj", "dative", *(("attr",) if tree.lemma[verb] != "be" else ()))
            if tree.tag[token] not in RELATIVE
            and tree.pos[token] != "ADP"
            and tree.lower[token][0].isalnum()
            and not (tree.tag[token] == "VBG" and tree.child(token, "dobj") is not None)
            and not self._amount_only(token)
            and not (token in self.times and (tree.word[token] in zones() or words().among(tree.lemma[verb], "enduring")))
            and not self._only_when(verb, token)
        ]
        relative = self.relative_object(verb)
        if relative is not None:
            found.insert(0, relative)
        after = [child for child in tree.children[verb] if child > verb and tree.dep[child] not in ("cc", "conj", "prt", "punct")]
        alone = all(tree.dep[child] == "prep" and not tree.children[child] for child in after)  # "paid for and received a copy"
        if not found and alone and not self.passive(verb):
            near = (child for child in tree.all(verb, "conj") if child - verb <= SHARING and tree.lower[child - 1] != "than")
            beside = next((child for child in near if self.is_verb(child)), None)
            found = [token for token in tree.all(beside, "dobj") if tree.tag[token] not in RELATIVE] if beside is not None else []
        return found

    def _only_when(self, verb: int, time: int) -> bool:
        """Whether what was taken for an object only says when: "will publish any day a list", "called Friday for the king to resign"."""
        tree = self.tree
        soon = tree.lower[time - 1 : time + 1] == ["any", "day"]
        if time not in self.times and not soon:
            return False
        later = any(thing > time and thing not in self.times for thing in tree.all(verb, "dobj"))
        return later or (tree.tag[time] == "NNP" and time == verb + 1 and words().among(tree.lower[time + 1], "behind_a_day"))

    def _amount_only(self, thing: int) -> bool:
        """Whether an object only says how much: "a lot", and "a great deal", but not "the trade deal"."""
        tree, lists = self.tree, words()
        if lists.among(tree.lower[thing], "amounts_only"):
            return True
        return tree.lower[thing] == "deal" and any(lists.among(tree.lower[child], "ample") for child in tree.all(thing, "amod"))

    def obliques(self, head: int) -> Iterator[tuple[str, int]]:
        """Prepositions under a verb or noun, each with its noun, through "including with" and "out of"."""
        tree = self.tree
        waiting = [
            child
            for child in tree.children[head]
            if tree.dep[child] in ("prep", "agent", "dative")
            and tree.pos[child] in ("ADP", "SCONJ", "VERB", "ADV")
            and tree.lower[child] != "according"
        ]
        for prep in waiting:
            for child in tree.children[prep]:
                if tree.dep[child] == "pobj":
                    yield tree.lower[prep], self.antecedent(child)
                elif tree.dep[child] in ("prep", "pcomp") and tree.pos[child] == "ADP" and len(waiting) < DEEP:
                    waiting.append(child)

    def agent(self, verb: int) -> int | None:
        """Who acts in a passive clause: its "by …"."""
        tree = self.tree
        for prep in tree.all(verb, "agent", "prep"):
            inner = tree.child(prep, "pobj")
            if tree.lower[prep] == "by" and (tree.dep[prep] == "agent" or self.passive(verb)):
                return inner if inner not in self.times else None
        return None

    def particle(self, verb: int) -> int | None:
        """The word that is part of a verb: "fired back", "walked out", "looked into", "pleaded guilty"."""
        tree, among = self.tree, words().among
        if (found := tree.child(verb, "prt")) is not None:
            return found
        beside = verb + 1 < len(tree) and tree.head[verb + 1] == verb and tree.dep[verb + 1] == "advmod"
        if beside and among(tree.lower[verb + 1], "particles"):
            return verb + 1
        joined = (child for child in tree.all(verb, "prep") if among(f"{tree.lemma[verb]}_{tree.lower[child]}", "joined"))
        return next(joined, self.completed_by(verb))

    def completed_by(self, verb: int) -> int | None:
        """The adjective without which a verb says something else: "pleaded guilty", "was found dead", "found him guilty"."""
        tree = self.tree
        behind = (
            child for thing in tree.all(verb, "dobj") for child in tree.all(thing, "amod") if child > thing
        )  # "found Dahl, a banker, guilty"
        found = (*tree.all(verb, "acomp", "oprd", "ccomp", "advmod"), *behind)
        told = (child for child in found if child > verb and words().among(tree.lower[child], "completing"))
        return next((child for child in told if tree.child(child, "aux", "auxpass", "mark") is None), None)

    def with_particle(self, verb: int) -> str:
        """The lemma of a verb with its particle: "rule out"."""
        particle = self.particle(verb)
        return self.tree.lemma[verb] if particle is None else f"{self.tree.lemma[verb]} {self.tree.lower[particle]}"

    def act(self, verb: int) -> str:
        """A verb with its particle, as the lexicon writes the two: "rule_out"."""
        return self.with_particle(verb).replace(" ", "_")

    def counted(self, token: int) -> int:
        """The noun that a counting word counts: of "a number of meetings", the meetings."""
        tree = self.tree
        for _ in range(3):
            counts = words().among(tree.lemma[token], "counting") or tree.pos[token] == "NUM"
            inner = noun_of(tree, token) if counts else None
            if inner is None:
                return token
            token = inner
        return token
