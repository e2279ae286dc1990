"""What a clause tells as done, and by whom to whom: holding talks is talking, and what stays closed is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.understand.phrase import noun_of
from twosource.understand.targets import acted_on, aimed_at
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Party
    from twosource.understand.reading import Reading

BE = "be"  # what stays closed is closed


@dataclass(frozen=True, slots=True)
class Act:
    """What a clause tells: holding talks is talking, and the talks tell with whom."""

    predicate: str
    acting: int | None  # the nouns that name the parties
    acted: int | None
    told: int | None  # the object, through counting words; the happening itself where `light`
    light: bool = False
    negated: bool = False

    @property
    def is_state(self) -> bool:
        """Whether it tells how something is, and nothing that is done."""
        return self.predicate.startswith(f"{BE} ")


def act_of(reading: Reading, verb: int) -> Act:
    """The act that a clause tells, and the nouns that name the parties to it."""
    if verb not in reading.acts:
        reading.acts[verb] = _act(reading, verb)
    return reading.acts[verb]


def _act(reading: Reading, verb: int) -> Act:
    tree, clauses, lists = reading.tree, reading.clauses, words()
    lemma, subject, passive = tree.lemma[verb], clauses.subject(verb), clauses.passive(verb)
    things = [token for token in clauses.objects(verb) if not reading.cast.measures(token)]
    thing = next((token for token in things if tree.dep[token] != "dative"), next(iter(things), None))
    told = clauses.counted(thing) if thing is not None else None
    predicate, negated = clauses.with_particle(verb), False
    if told is None and lists.among(lemma, "staying") and (stays := _stays(reading, verb, subject)) is not None:
        return stays
    if thing is None and tree.tag[verb] == "VBG" and lists.among(tree.lower[verb], "states_in_ing"):
        return Act(f"{BE} {tree.lower[verb]}", subject, None, None)
    if lemma == "have" and told is not None and lists.among(tree.lemma[told], "employed"):
        return Act("employ", subject, told, told)
    state = tree.child(verb, "acomp") if lists.among(lemma, "stative") and not passive else None
    if state is not None and told is None and tree.pos[state] == "ADJ" and not clauses.is_verb(state):
        predicate = f"{lemma} {tree.lower[state]}"
    if told is not None and lists.among(f"{lemma}_{tree.lower[told]}", "fixed"):
        inside = next((noun for word, noun in clauses.obliques(verb) if word == "in"), None)
        return Act(f"{lemma} {tree.lower[told]}", subject, inside if tree.lower[told] == "part" else None, None)
    if told is None and (fixed := _fixed_behind(reading, verb, subject)) is not None:
        return fixed
    if (told is not None or passive) and (around := _phrase(reading, verb, "fixed_around")) is not None:
        return Act(around[0], clauses.agent(verb), subject, None) if passive else Act(around[0], subject, told, told)
    turned = lists.turned.get((clauses.act(verb), ""))
    if turned is not None and told is not None and (tree.lemma[told] in lists.events or lemma == "lack"):
        return Act(turned, subject, told, told, negated=True)
    for word, noun in reached_from(reading, verb):
        if (lemma, word) in lists.turned and tree.lemma[noun] in lists.events:
            return Act(lists.turned[lemma, word], subject, noun, noun, negated=True)
    under = next((noun for word, noun in clauses.obliques(verb) if word == "under"), None)
    if under is not None and lists.among(lemma, "undergoing") and tree.lemma[under] in lists.events:
        by = next((noun for word, noun in (*clauses.obliques(under), *clauses.obliques(verb)) if lists.among(word, "doers")), None)
        return Act(lists.events[tree.lemma[under]].verb, by, subject, under, light=True)
    if passive:
        agent = clauses.agent(verb)
        if agent is not None and (
            (reading.cast.measures(agent) and noun_of(tree, agent) is None) or lists.among(tree.lemma[agent], "margins")
        ):
            agent = None  # "cut by 20 percent", "passed by 61 votes"
        if subject is not None and lists.light(lemma, tree.lemma[subject]) and lemma not in lists.suffering:
            target = aimed_at(reading, verb, [subject], light=True)
            return Act(lists.events[tree.lemma[subject]].verb, agent, target, subject, light=True)
        if told is not None and lists.light(lemma, tree.lemma[told]) and lists.events[tree.lemma[told]].of == "whom":
            return Act(lists.events[tree.lemma[told]].verb, agent, subject, told, light=True)  # who was given a warning was warned
        return Act(predicate, agent, subject, told)
    if told is not None and lists.light(lemma, tree.lemma[told]):
        if lemma in lists.suffering and lists.events[tree.lemma[told]].of == "whom":
            by = next((noun for word, noun in clauses.obliques(told) if lists.among(word, "doers")), None)
            by = by if by is not None else next((noun for word, noun in clauses.obliques(verb) if lists.among(word, "doers")), None)
            return Act(lists.events[tree.lemma[told]].verb, by, subject, told, light=True)
        owner = tree.child(told, "poss")
        if owner is not None and lists.events[tree.lemma[told]].possessor == "who" and owner not in reading.cast.times:
            subject = owner
        target = aimed_at(reading, verb, [told], light=True)
        given = next((token for token in things if tree.dep[token] == "dative"), None)
        if given is not None and lists.events[tree.lemma[told]].of == "whom":
            target = given  # "gave her a prison sentence"
        return Act(lists.events[tree.lemma[told]].verb, subject, target, told, light=True)
    return Act(predicate, subject, acted_on(reading, verb), told, negated=negated)


def _fixed_behind(reading: Reading, verb: int, subject: int | None) -> Act | None:
    """What a verb tells with a bare noun behind its preposition: to go on strike is to strike, to come into force is one deed."""
    behind = _phrase(reading, verb, "fixed_behind")
    if behind is None:
        return None
    told, noun = behind
    event = words().events.get(reading.tree.lemma[noun])
    if event is not None and event.possessor == "whom":
        return Act(event.verb, None, subject, noun)  # who goes on trial is tried
    return Act(event.verb if event is not None else told, subject, None, noun)


def _phrase(reading: Reading, verb: int, name: str) -> tuple[str, int] | None:
    """The verb, preposition and bare noun that a list has as one phrase, and where the noun stands: "bring under control"."""
    tree = reading.tree
    for word, noun in reading.clauses.obliques(verb):
        phrase = f"{tree.lemma[verb]} {word} {tree.lower[noun]}"
        if words().among(phrase.replace(" ", "_"), name) and not tree.all(noun, "det", "poss", "amod"):
            return phrase, noun
    return None


def _stays(reading: Reading, verb: int, subject: int | None) -> Act | None:
    """What goes on being so, told as it is told of what is so: "remained closed", "remains in custody", "is still at large"."""
    tree = reading.tree
    state, prep = tree.child(verb, "acomp"), tree.child(verb, "prep")
    if state is not None:
        return Act(f"{BE} {tree.lower[state]}", subject, None, None)
    inner = tree.child(prep, "amod", "pobj") if prep == verb + 1 else None
    if prep is None or inner is None or inner in reading.cast.times:
        return None
    if tree.pos[inner] == "ADJ":
        return Act(f"{BE} {tree.lower[prep]} {tree.lower[inner]}", subject, None, None)
    return Act(f"{BE} {tree.lower[prep]}", subject, inner, inner) if words().among(tree.lemma[inner], "states") else None


def reached_from(reading: Reading, verb: int) -> list[tuple[str, int]]:
    """The prepositions of a verb and of its adverbs: "stayed away from the summit"."""
    heads = (verb, *reading.tree.all(verb, "advmod"))
    return [pair for head in heads for pair in reading.clauses.obliques(head)]


def parties(reading: Reading, verb: int) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on in the clause of a verb."""
    act = act_of(reading, verb)
    subject = reading.clauses.subject(verb)
    handed = subject if subject != reading.clauses.own_subject(verb) and reading.clauses.joined(verb) == verb else None
    acting, acted = (reading.cast.parties(noun) if noun is not None else [] for noun in (act.acting, act.acted))
    if handed is not None:  # what "it" stands for does nothing that an infinitive tells
        acting, acted = (
            [party for party in found if noun != handed or not words().among(party.text.lower(), "hollow")]
            for noun, found in ((act.acting, acting), (act.acted, acted))
        )
    return acting, acted
