"""What a pronoun stands for, where the sentence so far and the one before leave no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.pronouns import sex_of
from twosource.lexicon.titles import sexes
from twosource.model import AGE
from twosource.understand.infinitive import has_to
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Mention
    from twosource.understand.cast import Cast

SUBJECTS = ("nsubj", "nsubjpass")
CHAIN = 2  # sentences that a chain of pronouns is followed back through


class Pronouns:
    """Looks for the noun that a pronoun takes up."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.tree = cast, cast.tree
        self.people = sorted((first, mention) for mention in cast.everybody() for first in [cast.spans[id(mention)][0]])
        self._titled = {mention.name or mention.text: sex for _, mention in self.people if (sex := self._title(mention)) is not None}

    def __call__(self, token: int) -> int | None:
        """The noun that a pronoun stands for, or one that only tells an age: "the 59-year-old"."""
        tree, word, lists = self.tree, self.tree.lower[token], words()
        if self._is_age(token):
            return self._aged(token)
        if tree.pos[token] not in ("PRON", "DET"):
            return None
        for _, _, mention in self.cast.quotes.direct(token, token):
            return self._speaker(mention) if lists.among(word, "first_person") else None
        if word.endswith(("self", "selves")):
            return self._itself(token)
        if lists.among(word, "third_person"):
            return self._person(token)
        if lists.among(word, "things") or lists.among(word, "several"):
            return self._thing(token, several=lists.among(word, "several"))
        return None

    def _is_age(self, token: int) -> bool:
        """Whether "the" and an age are all that is said of somebody who does something."""
        tree, mention = self.tree, self.cast.amounts.get(token)
        aged = mention is not None and mention.amount is not None and mention.amount.of == AGE and tree.dep[token] in SUBJECTS
        return aged and tree.lower[tree.left[token]] == "the" and self.cast.spans[id(mention)][0] == tree.left[token] + 1

    def _aged(self, token: int) -> int | None:
        """The only person whom the sentence before speaks of, by name or pronoun."""
        tree, found = self.tree, self._person(token)
        if found is None:
            return None
        first = tree.sentences[max(0, tree.sentence(token) - 1)][0]
        meant = [self._person(other) for other in range(first, token) if words().among(tree.lower[other], "third_person")]
        mention = self.cast.mention(found)
        one = all(other is not None and (named := self.cast.mention(other)) and mention and named.name == mention.name for other in meant)
        return found if one else None

    def _title(self, person: Mention) -> str | None:
        """The sex that a title tells which begins a name or stands before it: "Mr. Lee"."""
        first, last = self.cast.spans[id(person)]
        words_of_title = self.tree.lower[max(0, first - 1) : first + (last > first)]
        return next((sex for word in reversed(words_of_title) if (sex := sexes().get(word)) is not None), None)

    def _can_be(self, person: Mention, pronoun: str) -> bool:
        """Whether a pronoun agrees with a person: with his title in the article, else with a given name that only men or only women bear."""
        name = person.name or person.text
        known = self._titled.get(name) or given_names().get(name.split()[0]) or None
        meant = sex_of(pronoun)
        return known is None or meant is None or known == meant

    def _speaker(self, quote: Mention) -> int | None:
        if quote.speaker is None:
            return None
        span = self.tree.tokens(quote.speaker.start, quote.speaker.end)
        if span is None:
            return None
        head = next((token for token in range(span[0], span[1] + 1) if not span[0] <= self.tree.head[token] <= span[1]), span[1])
        if words().among(self.tree.lemma[head], "documents"):
            return None  # a letter says "I" of whoever wrote it
        return head if self.tree.pos[head] != "PRON" or quote.speaker.name is None else self._named(quote.speaker.name)

    def _named(self, name: str) -> int | None:
        return next((self.cast.spans[id(mention)][1] for _, mention in self.people if mention.name == name), None)

    def _paragraph(self, token: int) -> int:
        """The first token of the paragraph that a token stands in."""
        start = self.tree.text.rfind("\n", 0, self.tree.start[token]) + 1
        found = self.tree.tokens(start, self.tree.end[token])
        return found[0] if found is not None else token

    def _itself(self, token: int) -> int | None:
        """The subject of the clause that a reflexive stands in."""
        tree = self.tree
        subject = next((found for above in tree.above(token) if (found := tree.child(above, *SUBJECTS)) is not None), None)
        return subject if subject is not None and subject < token and tree.pos[subject] in ("NOUN", "PROPN") else None

    def _person(self, token: int, chain: int = 0) -> int | None:
        """Whom a pronoun for a man or a woman stands for; `chain` are the pronouns already followed from sentence to sentence."""
        tree, word = self.tree, self.tree.lower[token]
        number = tree.sentence(token)
        begin = tree.sentences[number][0]
        before = tree.sentences[number - 1][0] if number else begin
        barred = self._barred(token)
        reporter = self._reporter(token)
        if reporter is not None:
            return reporter
        if chain < CHAIN and (speaking := self._speaking(token)) is not None:
            return self._person(speaking, chain + 1)
        anew = number > 0 and "\n" in tree.text[tree.end[begin - 1] - 1 : tree.start[begin]]
        if anew:
            before = self._paragraph(begin - 1)
        if self._unknown(begin, token):
            return None
        for low in (begin, before):
            found = [
                mention
                for first, mention in self.people
                if low <= first < token and self.cast.spans[id(mention)][1] != barred and self._can_be(mention, word)
            ]
            subjects = [mention for mention in found if tree.dep[self.cast.spans[id(mention)][1]] in SUBJECTS]
            if tree.dep[token] not in SUBJECTS and low == begin:
                subjects = []
            if low == before < begin and not subjects and tree.dep[token] in SUBJECTS and self._describes_somebody(before, begin):
                return None
            if low == before < begin and not subjects and self._meant_before(before, begin, word, found, chain):
                return None
            if len({mention.name for mention in found}) == 1:
                return self.cast.spans[id(found[-1])][1]
            if len({mention.name for mention in subjects}) == 1 and not (anew and low == before):
                return self.cast.spans[id(subjects[-1])][1]
            if found:
                return None
            if low == begin and (ahead := self._ahead(token)) is not None:
                return ahead
        earlier = self._taken_up(before, begin, word) if before < begin and not anew and chain < CHAIN else None
        return self._person(earlier, chain + 1) if earlier is not None else None

    def _taken_up(self, first: int, end: int, pronoun: str) -> int | None:
        """The pronoun for one of the same sex that is the subject of the sentence before, which names nobody."""
        tree, sex = self.tree, "men" if words().among(pronoun, "men") else "women"
        return next((token for token in range(first, end) if tree.dep[token] in SUBJECTS and words().among(tree.lower[token], sex)), None)

    def _meant_before(self, first: int, end: int, pronoun: str, found: list[Mention], chain: int) -> bool:
        """Whether the sentence before tells of another than those it names: "He pleaded guilty before Judge Lind. His wife …"."""
        subject = self._taken_up(first, end, pronoun)
        if subject is None or not found or chain >= CHAIN:
            return False
        other = self._person(subject, chain + 1)
        mention = self.cast.mention(other) if other is not None else None
        return mention is None or mention.name not in {each.name for each in found}

    def _describes_somebody(self, first: int, end: int) -> bool:
        """Whether somebody who is not named here does something: "the president met Ilham Aliyev. He also …"."""
        tree, lists = self.tree, words()
        return any(
            tree.dep[noun] in SUBJECTS
            and tree.tag[noun] == "NN"
            and (tree.lemma[noun] in lists.offices or lists.among(tree.lemma[noun], "people"))
            and not any(tree.left[noun] <= named <= tree.right[noun] for named, _ in self.people)
            for noun in range(first, end)
        )

    def _unknown(self, begin: int, token: int) -> bool:
        """Whether a name that is no person's, and could be one's, is a subject before the pronoun: "Bloomberg feared he …"."""
        tree = self.tree
        for noun in range(begin, token):
            common = tree.pos[noun] == "NOUN" and tree.tag[noun] == "NN" and tree.dep[noun] in (*SUBJECTS, "poss")
            if common and any(words().among(tree.lemma[noun], which) for which in ("people", "private", "involved")):
                return self.cast.mention(noun) is None
            if tree.pos[noun] == "PROPN" and tree.dep[noun] in SUBJECTS and tree.tag[noun] == "NNP" and noun not in self.cast.times:
                mention = self.cast.mention(noun)
                if (mention is None or mention.kind == "organisation") and not tree.children[noun] and not tree.word[noun].isupper():
                    return True
        return False

    def _barred(self, token: int) -> int | None:
        """Who acts where an object cannot mean him: in "she saw her", "they want them gone" and "she asked Ann to meet her", two are meant."""
        tree = self.tree
        small = tree.dep[token] in SUBJECTS and words().among(tree.lower[token], "objective")
        if tree.dep[token] not in ("dobj", "pobj", "dative") and not small:
            return None
        verb = next((above for above in tree.above(token) if tree.pos[above] in ("VERB", "AUX")), None)
        if small and verb is not None and tree.head[verb] != verb:
            verb = tree.head[verb]
        while verb is not None:
            subject = tree.child(verb, *SUBJECTS)
            if subject is not None or tree.dep[verb] not in ("conj", "xcomp"):
                return subject
            asked = tree.child(tree.head[verb], "dobj") if has_to(tree, verb) else None
            if asked is not None and asked < verb:
                return asked
            verb = tree.head[verb]
        return None

    def _reporter(self, token: int) -> int | None:
        """Who speaks, where the pronoun is the subject of what is said: "Klaus said he had …", and "a woman says she has" where nobody else may be meant."""
        tree, verb = self.tree, self.tree.head[token]
        if tree.dep[token] not in SUBJECTS or tree.dep[verb] != "ccomp" or tree.lemma[tree.head[verb]] not in words().reporting:
            return None
        subject = tree.child(tree.head[verb], *SUBJECTS)
        if subject is None or subject > token or any(tree.lower[child] in ("should", "must") for child in tree.all(verb, "aux")):
            return None
        mention = self.cast.mention(subject)
        if mention is None:
            return subject if self._is_alone(subject, token) else None
        return subject if mention.kind == "person" and self._can_be(mention, tree.lower[token]) else None

    def _is_alone(self, noun: int, token: int) -> bool:
        """Whether nobody but who is told of by a noun is spoken of before a pronoun, here or in the sentence before."""
        tree, number = self.tree, self.tree.sentence(token)
        before = range(tree.sentences[max(0, number - 1)][0], token)
        somebody = [each for each in before if tree.tag[each] == "NN" and self._is_person(each)]
        others = any(words().among(tree.lower[each], "third_person") for each in before)
        return somebody == [noun] and not others and not any(first in before for first, _ in self.people)

    def _is_person(self, noun: int) -> bool:
        """Whether a noun tells of one man or woman, or may."""
        lists, lemma = words(), self.tree.lemma[noun]
        return (
            lemma in lists.actors or lemma in lists.offices or any(lists.among(lemma, name) for name in ("people", "private", "involved"))
        )

    def _speaking(self, token: int) -> int | None:
        """The same pronoun, where it speaks of itself: "she told them in the capital that she would form a government"."""
        tree, verb = self.tree, self.tree.head[token]
        if tree.dep[token] not in SUBJECTS or tree.dep[verb] != "ccomp" or tree.lemma[tree.head[verb]] not in words().reporting:
            return None
        subject = tree.child(tree.head[verb], *SUBJECTS)
        return subject if subject is not None and subject < token and tree.lower[subject] == tree.lower[token] else None

    def _ahead(self, token: int) -> int | None:
        """The person named next, where "his" stands in words set before the subject: "During his visit, Mr Putin …"."""
        tree = self.tree
        for above in tree.above(token):
            if tree.pos[above] in ("VERB", "AUX") and above > token:
                subject = tree.child(above, *SUBJECTS)
                named = self.cast.mention(subject) if subject is not None and subject > token else None
                return subject if named is not None and named.kind == "person" and self._can_be(named, tree.lower[token]) else None
        return None

    def _thing(self, token: int, *, several: bool) -> int | None:
        """What "it" or "they" stand for, where that can be what is told of it."""
        found, tree = self._thing_near(token, several=several), self.tree
        made = tree.dep[token] == "nsubjpass" and words().among(tree.lemma[tree.head[token]], "done_to_rules")
        return None if found is not None and made and self._acts(found) else found  # no firm is enacted

    def _thing_near(self, token: int, *, several: bool) -> int | None:
        tree, inner, barred = self.tree, token, self._barred(token)
        seems = tree.dep[token] in SUBJECTS and not several and words().among(tree.lemma[tree.head[token]], "seeming")
        if seems and not self._is_ready(tree.head[token]):
            return None
        for above in tree.above(token):
            if tree.pos[above] not in ("VERB", "AUX"):
                continue
            subject = tree.child(above, *SUBJECTS)
            told = tree.child(above, "dobj", "dative")
            if several and told is not None and told < token and inner != above and self._able(told, several=True):
                doer = self._doer(above)
                return doer if doer is not None and self._does(token, doer, told) else told
            if subject is not None and subject == barred:
                continue
            if (
                subject is not None
                and subject < token
                and tree.lower[subject] == tree.lower[token]
                and tree.dep[token] in (*SUBJECTS, "poss")
            ):
                return self._thing(subject, several=several)  # "they said they would appeal"
            if subject is not None and (speaker := self._speaker_beside(above, subject, token)) is not None:
                return speaker if self._able(speaker, several=several) else None
            if subject is not None and subject < token and not tree.left[subject] <= token <= tree.right[subject]:
                if self._judged(above, inner, token, several=several) or (not several and self._rivalled(subject, token)):
                    return None
                if several and self._speaks_of_others(above, token):
                    return None
                return subject if self._able(subject, several=several) and self._owns(subject, token) else None
            inner = above
        if several and barred is not None and tree.tag[barred] in ("NN", "NNP") and tree.dep[token] in ("dobj", "dative"):
            return self._still_told_of(token)
        return self._before(token, inner, several=several)

    def _is_ready(self, verb: int) -> bool:
        """Whether "it" is somebody who is about or able to do something, and not what is hard or possible to do: "said it was unable to pay"."""
        tree, lists = self.tree, words()
        state = tree.child(verb, "acomp")
        deed = tree.child(state, "xcomp") if state is not None else None
        if state is None or deed is None or not has_to(tree, deed) or lists.among(tree.lower[state], "possible_for_all"):
            return False
        able = any(lists.among(tree.lower[state], name) for name in ("planned_adjectives", "possible_adjectives"))
        return able and (tree.child(deed, "dobj") is not None or not lists.among(tree.lower[state], "of_weather"))

    def _does(self, token: int, subject: int, thing: int) -> bool:
        """Whether "they" who do something to somebody are those who act, and not the thing they acted on: "reopened the ports after they ousted him"."""
        tree, deed = self.tree, self.tree.head[token]
        done = tree.dep[token] == "nsubj" and tree.child(deed, "dobj") is not None
        return done and subject < thing and self._able(subject, several=True) and self._acts(subject) and not self._acts(thing)

    def _doer(self, verb: int) -> int | None:
        """The subject of a verb, or of the one it is set beside."""
        tree = self.tree
        while (subject := tree.child(verb, *SUBJECTS)) is None and tree.dep[verb] == "conj":
            verb = tree.head[verb]
        return subject

    def _acts(self, noun: int) -> bool:
        return self.cast.mention(noun) is not None or self.tree.lemma[noun] in words().actors

    def _before(self, token: int, root: int, *, several: bool) -> int | None:
        """The subject of the sentence before, where the pronoun is the subject here."""
        tree, number = self.tree, self.tree.sentence(token)
        subject = tree.child(root, *SUBJECTS)
        if number == 0 or subject != token:
            return None
        begin, end = tree.sentences[number - 1]
        main = next((verb for verb in range(begin, end) if tree.head[verb] == verb), None)
        found = tree.child(main, *SUBJECTS) if main is not None else None
        known = found is not None and (self.cast.mention(found) is not None or tree.lemma[found] in words().actors)
        return found if known and found is not None and self._able(found, several=several) else None

    def _still_told_of(self, token: int) -> int | None:
        """Whom "they" in the sentence before means, where one does something to "them": "gave the boys sweets as they left. A dog bit them"."""
        tree, number = self.tree, self.tree.sentence(token)
        begin, end = tree.sentences[number - 1] if number else (token, token)
        found = {self._thing(each, several=True) for each in range(begin, end) if tree.lower[each] == "they" and tree.dep[each] in SUBJECTS}
        return found.pop() if len(found) == 1 else None

    def _rivalled(self, subject: int, token: int) -> bool:
        """Whether something else may be meant: a body or place named before "it" in a clause of its own, or an object before an object."""
        tree = self.tree
        if tree.dep[token] in ("dobj", "pobj", "dative"):
            things = (other for other in range(subject + 1, token) if tree.dep[other] == "dobj" and tree.tag[other] in ("NN", "NNP"))
            return any(self._able(other, several=False) and other not in self.cast.times for other in things)
        if tree.dep[token] not in SUBJECTS or tree.dep[tree.head[token]] != "advcl":
            return False
        named = (self.cast.mention(other) for other in range(subject + 1, token) if other in self.cast.named)
        mine = self.cast.mention(subject)
        return any(other is not None and other.kind in ("organisation", "place") and other is not mine for other in named)

    def _judged(self, verb: int, inner: int, token: int, *, several: bool) -> bool:
        """Whether what somebody judged may be meant, beside himself, in his reasons: "blocked the takeover, saying it would raise prices"."""
        tree, thing = self.tree, self.tree.child(verb, "dobj")
        told = tree.dep[inner] == "advcl" and tree.tag[inner] == "VBG" and tree.lemma[inner] in words().reporting
        judged = thing is not None and thing < token and words().among(tree.lemma[verb], "judging")
        return told and judged and thing is not None and self._able(thing, several=several)

    def _speaker_beside(self, verb: int, subject: int, token: int) -> int | None:
        """Who speaks, where no thing that he spoke of before could act: "Unite said the decision was wrong and that it would ballot"."""
        tree = self.tree
        reporting = tree.head[verb]
        beside = tree.dep[verb] == "ccomp" and tree.lemma[reporting] in words().reporting and tree.dep[tree.head[token]] == "conj"
        acts = tree.dep[token] in SUBJECTS and tree.head[tree.head[token]] == verb and tree.child(tree.head[token], "dobj") is not None
        speaker = tree.child(reporting, *SUBJECTS) if beside and acts else None
        able = speaker is not None and (self._acts(speaker) or tree.pos[speaker] == "PROPN")
        return speaker if able and not self._acts(subject) else None

    def _speaks_of_others(self, verb: int, token: int) -> bool:
        """Whether those who speak may speak of others: "both were taken to hospital, where doctors said they were well", "officials said they were jailed"."""
        tree = self.tree
        teller = tree.child(verb, *SUBJECTS)
        if tree.dep[token] == "nsubjpass" and teller is not None and words().among(tree.lemma[teller], "tellers"):
            return tree.lemma[verb] in words().reporting
        if tree.lemma[verb] not in words().reporting or tree.dep[verb] not in ("relcl", "advcl", "conj"):
            return False
        main = next((above for above in tree.above(verb) if tree.pos[above] in ("VERB", "AUX")), None)
        first = tree.child(main, *SUBJECTS) if main is not None else None
        many = (
            first is not None
            and first < verb
            and (tree.tag[first] in ("NNS", "NNPS") or tree.lower[first] in listed("line_words", "plurals"))
        )
        return many and tree.dep[token] in SUBJECTS

    def _owns(self, noun: int, token: int) -> bool:
        """Whether a noun can do what it would own: of "that move would help its bid", no move bids."""
        tree = self.tree
        if tree.dep[token] != "poss" or tree.lemma[tree.head[token]] not in words().events:
            return True
        return self.cast.mention(noun) is not None or tree.lemma[noun] in words().actors or tree.pos[noun] == "PROPN"

    def _able(self, noun: int, *, several: bool) -> bool:
        """Whether a noun agrees in number and kind."""
        tree, mention = self.tree, self.cast.mention(noun)
        if tree.pos[noun] not in ("NOUN", "PROPN"):
            return False
        plural = tree.tag[noun] in ("NNS", "NNPS") or len(tree.conjuncts(noun)) > 1
        if several:
            return plural or (mention is not None and mention.kind == "organisation")
        return not plural and (mention is None or mention.kind != "person") and tree.lemma[noun] not in words().offices
