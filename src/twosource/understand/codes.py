"""PLOVER codes of political acts; everything else has none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import table
from twosource.lexicon import tree as lists_of
from twosource.understand.actors import somebody
from twosource.understand.senses import sense
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading
    from twosource.understand.senses import Deed


PARTY, ANYTHING = "@", "+"  # in the noun's place in the table


class Plover:
    """Roots by verb and noun, and what the mode of an act makes of them."""

    def __init__(self) -> None:
        self.by_both: dict[tuple[str, str], str] = {}
        self.by_verb: dict[str, str] = {}
        for row in table("plover"):
            for verb in row["verbs"].split():
                act = verb.replace("_", " ")
                if not row["nouns"]:
                    self.by_verb.setdefault(act, row["root"])
                for noun in row["nouns"].split():
                    self.by_both.setdefault((act, noun), row["root"])
        modes = lists_of("plover_modes")
        self.friendly, self.hostile = frozenset(modes["friendly"].split()), frozenset(modes["hostile"].split())
        self.governors = {verb: root for root, verbs in modes["governors"].items() for verb in verbs.split()}
        self.settled = frozenset(modes["settled"].split())
        self.mutual = frozenset(modes["mutual"].split())
        self.by_wire = frozenset(modes["by_wire"].split())
        self.unsigned = frozenset(modes["unsigned"].split())
        self.aspect = frozenset(verb.replace("_", " ") for verb in modes["aspect"].split())
        self.adjectives = {word: root for root, listed in modes["adjectives"].items() for word in listed.split()}

    def root(self, verb: str, noun: str | None, predicate: str, *, party: bool) -> str | None:
        """The root of an act that a verb and its object tell; `party`: it is done to a person, body or place."""
        if noun is not None:
            found = self.by_both.get((predicate, noun)) or self.by_both.get((verb, noun))
            event = words().events.get(noun)
            if found is None and event is not None and (predicate in self.aspect or words().light(verb, noun)):
                found = self.by_verb.get(event.verb) or self.by_both.get((event.verb, PARTY)) or self.by_both.get((event.verb, ANYTHING))
            if found is not None:
                return found
        found = self.by_both.get((predicate, PARTY)) if party else None
        if found is None and (noun is not None or party):
            found = self.by_both.get((predicate, ANYTHING))
        return found or self.by_verb.get(predicate)

    def under(self, root: str | None, mode: Mode, governors: list[str], adjective: str | None) -> str | None:
        """The root of an act in its mode, under the verbs that govern it, nearest first."""
        if "purpose" in governors:
            return None
        for governor in governors:
            given: str | None = self.governors.get(governor)
            if given == "THREATEN" or (given == "REJECT" and root is not None) or (given == "AGREE" and root in self.friendly):
                return given
            if words().among(governor, "addressing"):
                return None
        if root is None:
            return None
        if root in self.friendly and mode.negated:
            return "REJECT"
        if root in self.friendly and (mode.status == "planned" or (adjective is not None and self.adjectives.get(adjective) == "AGREE")):
            return "AGREE"
        if root in self.hostile and mode.negated:
            return None
        if root in self.hostile and mode.status == "planned":
            return root if self.settled.intersection(governors) else "THREATEN"
        return root


@cache
def plover() -> Plover:
    """The codes, read from the lexicon once."""
    return Plover()


def code_of(reading: Reading, deed: Deed, mode: Mode) -> str | None:
    """The code of an act, told by its verb, what stands around it, and its mode."""
    tree, codes = reading.tree, plover()
    verb, thing, party = deed.verb, deed.thing, deed.party
    lemma = tree.lemma[verb]
    particle = reading.clauses.particle(verb)
    predicate = reading.clauses.with_particle(verb)
    joined = (f"{lemma} {word}" for word, _ in reading.clauses.obliques(verb))
    predicate = (
        next((each for each in joined if each in codes.by_verb or (party and (each, PARTY) in codes.by_both)), predicate)
        if particle is None and tree.pos[verb] != "NOUN"
        else predicate
    )
    noun = tree.lemma[thing] if thing is not None else None
    held = {tree.lower[child] for child in tree.all(thing, "compound")} - codes.by_wire if thing is not None else ()
    if any(words().among(word, "media") for word in held):
        return None
    if tree.pos[verb] == "NOUN":
        event = words().events.get(lemma)
        predicate = event.verb if event is not None else lemma
        root = codes.root(predicate, None, predicate, party=party)
        meant = sense(reading, deed, told=True) if root is not None else None
        return codes.under(root if meant is None else meant.root, mode, [], None)
    governors, adjective = _governors(reading, verb)
    root = codes.root(lemma, noun, predicate, party=party)
    own = noun is not None and ((lemma, noun) in codes.by_both or (predicate, noun) in codes.by_both)
    meant = sense(reading, deed, told=own) if root is not None else None
    root = root if meant is None else meant.root
    named = root == "CONSULT" and tree.child(verb, "oprd", "ccomp") is not None  # "called it a fraud"
    told = own or (noun is not None and words().light(lemma, noun))
    heads = (verb,) if thing is None else (verb, thing)
    party = party or any(prep == "with" and somebody(reading, other) for head in heads for prep, other in reading.clauses.obliques(head))
    named = named or (
        not party and not told and root in codes.mutual and (root == "CONSULT" or noun is None)
    )  # "talked about it", "taken over", "met the standards"
    named = named or (root == "AGREE" and thing is not None and _clause_of(reading, thing))  # "accepts the fact that"
    named = named or (root == "REJECT" and mode.negated)
    return codes.under(None if named else root, mode, governors, adjective)


def _clause_of(reading: Reading, thing: int) -> bool:
    """Whether a clause with "that" says what a noun is: "the fact that he came"."""
    tree = reading.tree
    return any(tree.lower[mark] == "that" for child in tree.all(thing, "acl", "ccomp") for mark in tree.all(child, "mark"))


def names_act(verb: str, noun: str) -> bool:
    """Whether a verb and its object together name a political act."""
    return (verb, noun) in plover().by_both


def unsigned() -> frozenset[str]:
    """The roots given though nobody is named who did it; two passengers were killed, and perhaps nobody killed them."""
    return plover().unsigned


def _governors(reading: Reading, verb: int) -> tuple[list[str], str | None]:
    """The verbs and nouns that govern an act, nearest first ("purpose" where it is what another act is done for), and an adjective."""
    tree, governors, adjective = reading.tree, [], None
    here = verb
    for above in tree.above(verb):
        dep = tree.dep[here]
        if dep not in ("xcomp", "pcomp", "acl", "ccomp", "advcl", "conj", "prep", "acomp") or reading.clauses.alone(here):
            break
        if dep == "ccomp" and reading.modes.finite(here):
            break
        if dep == "advcl":
            if tree.tag[here] == "VB" and tree.lemma[above] not in words().controls:
                governors.append("purpose")
            break
        if dep == "acomp" or tree.pos[above] == "ADJ":
            adjective = adjective or tree.lower[above if tree.pos[above] == "ADJ" else here]
        elif dep not in ("conj", "prep"):
            governors.append(tree.lemma[above])
        here = above
    return governors, adjective
