"""Who vouches for what is told at a word: the outlet, or those it quotes, nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.understand.infinitive import has_to
from twosource.understand.negation import is_negated
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Mention
    from twosource.understand.cast import Cast
    from twosource.understand.clause import Clauses


OURS = frozenset({"my", "our"})  # whose client says what somebody tells for him
LAST = 9  # tokens from the verb that ends a sentence to its end: "said in a statement on Friday."


class Voices:
    """Finds the speakers of what is told at each word, remembering what was found."""

    def __init__(self, clauses: Clauses, cast: Cast) -> None:
        self.clauses, self.tree, self.cast = clauses, clauses.tree, cast
        self._found: dict[int, tuple[Party, ...]] = {}

    def __call__(self, token: int) -> tuple[Party, ...]:
        """Those who vouch for what is told at a token, nearest first; empty for the outlet's own word."""
        if token not in self._found:
            self._found[token] = self._speakers(token)
        return self._found[token]

    def beside(self, token: int, who: Party) -> tuple[Party, ...]:
        """The other speakers of what a token tells, beside the one who is known to say it."""
        return tuple(each for each in self(token) if each != who and (who.name is None or each.name != who.name))

    def _speakers(self, token: int) -> tuple[Party, ...]:
        around = self.cast.quotes.direct(token, token)
        inner = max(around, key=lambda quote: quote[0], default=None)
        found: list[tuple[int, Party]] = list(self._governors(token))
        if inner is not None and inner[2].speaker is not None:
            spoken = self._spoken(inner[2])
            if spoken is not None:
                inside = [pair for pair in found if inner[0] <= pair[0] <= inner[1] and pair[1].text.lower() not in ("i", "we")]
                found = [*inside, (inner[0], spoken)]
        subject = self.cast.party(own) if (own := self.clauses.subject(token)) is not None and self.tree.dep[token] == "conj" else None
        shared = self.clauses.own_subject(token) is None and self.tree.tag[token] in ("VBD", "VBZ")
        found = [pair for pair in found if not (shared and pair[1] == subject)]
        parties: list[Party] = []
        for _, party in found:
            known = any(party == other or (party.name is not None and party.name == other.name) for other in parties)
            if not known and (party.name is not None or not _names_nobody(party, alone=len(found) == 1)):
                parties.append(party)
        return tuple(parties)

    @staticmethod
    def _spoken(quote: Mention) -> Party | None:
        speaker = quote.speaker
        return None if speaker is None else Party(text=speaker.text, name=speaker.name, entity=speaker.entity)

    def _governors(self, token: int) -> list[tuple[int, Party]]:
        """Subjects of the reporting verbs above, and those whom "according to" names."""
        tree, found, here = self.tree, [], token
        for above in (token, *tree.above(token)):
            if above != token and tree.dep[here] in ("ccomp", "advcl", "parataxis", "dep") and self._reports(above, here):
                party = self.reporter(above)
                if party is not None:
                    found.append((above, party))
            if above != token and tree.dep[here] in ("acl", "ccomp") and tree.pos[above] == "NOUN":
                party = self._owner(above) if words().among(tree.lemma[above], "claims") or self._is_promised(here, above) else None
                if party is not None:
                    found.append((above, party))
            if above != token and tree.dep[here] == "ccomp" and tree.lemma[above] == "be" and (held := self._held(above)) is not None:
                found.append((above, held))
            if tree.dep[above] in ("ROOT", "ccomp", "relcl", "conj", "advcl"):
                found.extend(pair for pair in self._according(above) if not tree.left[pair[0]] <= token <= tree.right[pair[0]])
                found.extend(pair for pair in self._set_in(above) if not tree.left[pair[0]] <= token <= tree.right[pair[0]])
            apart = tree.dep[above] == "advcl" and tree.lower[tree.left[above] - 1] == "," and tree.head[above] < above
            marks = [tree.lower[mark] for mark in tree.all(above, "mark")] if tree.dep[above] == "advcl" else []
            behind = tree.head[above] < above
            if any((behind and words().among(mark, "contrasting")) or (apart and words().among(mark, "conceding")) for mark in marks):
                break
            here = above
        if self.clauses.quoted(token):
            return found
        known = {pair[1] for pair in found}
        outer = [*(self._strayed(token) if not found else ()), *self._closing(token)]
        return [*found, *(pair for pair in outer if pair[1] not in known)]

    def _is_promised(self, content: int, noun: int) -> bool:
        """Whether a clause is what somebody promises: "his promise that they will pay", and not what he promises to do."""
        return words().among(self.tree.lemma[noun], "promises") and not has_to(self.tree, content)

    def _owner(self, claim: int) -> Party | None:
        """Whose a claim is: the one named as its owner, or who does what is told of it: "she repeated her claim that …"."""
        tree, owner = self.tree, self.tree.child(claim, "poss")
        if (
            owner is None
            and (by := next((prep for prep in tree.all(claim, "prep") if tree.lower[prep] in ("by", "from")), None)) is not None
        ):
            owner = tree.child(by, "pobj")
        party = self.cast.party(owner) if owner is not None else None
        if party is not None or owner is None or tree.tag[owner] != "PRP$":
            return party
        verb = next((token for token in tree.above(claim) if self.clauses.is_verb(token)), None)
        subject = self.clauses.subject(verb) if verb is not None else None
        return self.cast.party(subject) if subject is not None and self.clauses.named(subject) else None

    def _issuer(self, paper: int) -> Party | None:
        """Whose words a statement is: "a statement by the ministry said", "according to the firm's press release"."""
        issuer = self.tree.issuer(paper)
        return self.cast.party(issuer) if issuer is not None else None

    def _held(self, be: int) -> Party | None:
        """Whose the claim is of which a form of "be" says what it is: "her view is that the road was closed"."""
        claim = self.tree.child(be, "nsubj")
        return self._owner(claim) if claim is not None and words().among(self.tree.lemma[claim], "claims") else None

    def _strayed(self, token: int) -> list[tuple[int, Party]]:
        """Who says what a "that" opens which the parser hung on another word: "said in a statement that …"."""
        tree, here = self.tree, token
        for above in tree.above(token):
            opened = any(tree.lower[mark] == "that" for mark in tree.all(here, "mark"))
            if opened and tree.dep[here] in ("acl", "relcl", "ccomp", "advcl") and not self._says(above):
                over = next((verb for verb in tree.above(here) if self._says(verb)), None)
                if over is not None and over < here and tree.child(over, "ccomp", "dobj", "xcomp") is None:
                    party = self.reporter(over)
                    return [(over, party)] if party is not None else []
            here = above
        return []

    def _says(self, verb: int) -> bool:
        return self.clauses.is_verb(verb) and words().reporting.get(self.tree.lemma[verb]) == "say"

    def _reports(self, verb: int, content: int) -> bool:
        tree = self.tree
        if words().reporting.get(tree.lemma[verb]) not in ("say", "deny", "promise", "doubt"):
            return False
        if words().among(tree.lemma[verb], "establishing") and is_negated(self.clauses, verb, finite=True):
            return False  # who has not established that it was does not say that it was
        if any(tree.lower[mark] in ("whether", "if") for mark in tree.all(content, "mark")) and tree.dep[verb] == "xcomp":
            governor = words().controls.get(tree.lemma[tree.head[verb]])
            if governor is not None and governor.negated:
                return False  # who declines to say whether it was does not say that it was
        if not self.clauses.hands_on(content):
            return False
        ahead = content < verb and any(child > verb for child in tree.all(verb, "ccomp"))
        aside = any(words().among(tree.lower[mark], "setting") for mark in tree.all(content, "mark", "advmod"))
        return tree.dep[content] in ("ccomp", "dep") and not ahead and not (aside and content > verb)

    def reporter(self, verb: int) -> Party | None:
        """Who speaks in a reporting clause, where that can speak."""
        subject = self.clauses.agent(verb) if self.clauses.passive(verb) else self.clauses.subject(verb)
        subject = self._cited(verb) or (subject if subject is not None else self._reduced(verb))
        return self.speaking(
            subject,
            plainly=not words().among(self.tree.lemma[verb], "showing"),
        )

    def _cited(self, verb: int) -> int | None:
        """Who is quoted by another: in "the agency quoted the governor as saying", the governor."""
        tree, mark = self.tree, self.tree.head[verb]
        quoting = tree.head[mark]
        if tree.dep[verb] != "pcomp" or tree.lower[mark] != "as" or not words().among(tree.lemma[quoting], "citing"):
            return None
        return tree.child(quoting, "nsubjpass" if self.clauses.passive(quoting) else "dobj")

    def _reduced(self, verb: int) -> int | None:
        """Who speaks where the parser took his participle for a clause: "people rescued from the train said"."""
        tree = self.tree
        clause = next((child for child in tree.all(verb, "ccomp") if child < verb and tree.tag[child] in ("VBD", "VBN")), None)
        if clause is None or tree.child(verb, "nsubj") is not None or tree.child(clause, "aux", "dobj", "mark") is not None:
            return None
        apart = any(tree.lower[token] in (",", ";") for token in range(clause, verb))
        return self.clauses.own_subject(clause) if not apart else None

    def speaking(self, subject: int | None, *, plainly: bool) -> Party | None:
        """The party at a noun, if it is a person, a body or a document; after a verb that says "say" plainly, anything."""
        if subject is None:
            return None
        tree, lists = self.tree, words()
        if (issuer := self._issuer(subject)) is not None:
            return issuer
        if tree.pos[subject] == "NUM":
            subject = self._beside_a_number(subject)
        if tree.pos[subject] == "NOUN" and lists.among(tree.lemma[subject], "prescribing"):
            return None  # the new rules tell what is to be so, and vouch for nothing
        if tree.tag[subject] in ("EX", "WDT", "WP") or lists.among(tree.lower[subject], "unspeaking"):
            return None if not plainly or tree.lower[subject] != "it" else self.cast.party(subject)
        able = self.cast.mention(subject) is not None or tree.lemma[subject] in lists.actors or tree.pos[subject] in ("PROPN", "PRON")
        able = able or lists.among(tree.lemma[subject], "bodies_too")
        able = able or (subject != tree.sentences[tree.sentence(subject)][0] and tree.word[subject][0].isupper())
        return self.cast.party(subject) if able or plainly else None

    def _beside_a_number(self, number: int) -> int:
        """The one named whom the parse hangs on a number, if it does: "not 2,445, the health minister, Qalandar Ebad, said"."""
        kinds = ("person", "organisation") if self.tree.word[number][0].isdigit() else ("person",)
        inside = range(self.tree.left[number], self.tree.right[number] + 1)
        named = (token for token in inside if (mention := self.cast.mention(token)) is not None and mention.kind in kinds)
        return next(named, number)

    def _according(self, verb: int) -> list[tuple[int, Party]]:
        tree, found = self.tree, []
        for prep in tree.all(verb, "prep", "advcl", "advmod"):
            if tree.lower[prep] != "according":
                continue
            to = tree.child(prep, "prep")
            inner = tree.child(to if to is not None else prep, "pobj")
            if inner is not None and words().among(tree.lemma[inner], "courses_taken") and not tree.children[inner]:
                continue  # "all went according to plan"
            party = (self._issuer(inner) or self.cast.party(inner)) if inner is not None else None
            if party is not None:
                found.append((prep, party))
        return found

    def _closing(self, token: int) -> list[tuple[int, Party]]:
        """Whom an "according to" names that stands behind a comma at the end of a sentence, and so vouches for all of it."""
        tree = self.tree
        begin, end = tree.sentences[tree.sentence(token)]
        for word in range(end - 1, begin, -1):
            if self._says(word) and not self.clauses.quoted(word):
                return self._said_last(word, token, end)
            if tree.lower[word] == "according" and tree.lower[word - 1] == ",":
                last = tree.right[word]
                closed = all(tree.pos[after] in ("PUNCT", "SPACE") for after in range(last + 1, end))
                return [pair for pair in self._according(tree.head[word]) if pair[0] == word] if closed and token < word else []
        return []

    def _said_last(self, verb: int, token: int, end: int) -> list[tuple[int, Party]]:
        """The speaker of a sentence that ends with who said it: "…, the deputy director said in a statement."."""
        tree, subject = self.tree, self.clauses.own_subject(verb)
        if subject is None or not subject < verb or not words().among(tree.lemma[verb], "closing"):
            return []
        first = tree.left[subject]
        after = [tree.dep[child] for child in tree.children[verb] if child > verb]
        plain = end - verb <= LAST and not {"ccomp", "dobj", "xcomp", "conj", "mark"}.intersection(after)
        if not plain or first == 0 or tree.lower[first - 1] != "," or token >= first or tree.child(verb, "mark") is not None:
            return []
        party = self.reporter(verb)
        return [(verb, party)] if party is not None else []

    def _set_in(self, verb: int) -> list[tuple[int, Party]]:
        """The speaker in a clause set into the sentence: "the toll, officials say, is higher"."""
        tree, found = self.tree, []
        for aside in tree.all(verb, "parataxis", "ccomp"):
            plain = words().reporting.get(tree.lemma[aside]) == "say" and tree.child(aside, "ccomp", "dobj", "xcomp", "mark") is None
            if plain and (tree.dep[aside] == "parataxis" or (aside > 0 and tree.lower[tree.left[aside] - 1] == ",")):
                party = self.reporter(aside)
                if party is not None:
                    found.append((aside, party))
        return found


def _names_nobody(party: Party, *, alone: bool) -> bool:
    """Whether a speaker is only a word for who speaks: "we", or "my client", where somebody else tells what he says."""
    words_of = party.text.lower().replace("[", "").replace("]", "")
    if not alone and words_of.split()[0] in OURS:
        return True
    return party.text != "US" and words().among(words_of, "speaking")
