"""Verbs that tell a happening, each with its parties, its time and place, and the shortest words that still tell it."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from twosource.understand.codes import code_of
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Party
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading

SEVERAL = 4  # statements of one clause with coordinated names; more would be a list again


def happenings(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each clause of a sentence that tells a happening or a state, and for each pair of its named parties."""
    tree, clauses = reading.tree, reading.clauses
    for verb in range(first, end):
        if clauses.is_verb(verb) and not _elsewhere(reading, verb):
            mode = reading.modes(verb)
            subject = clauses.subject(verb)
            if mode is None or reading.general(subject) or tree.lemma[verb] == "be":
                continue
            yield from _clause(reading, verb, mode)


def _elsewhere(reading: Reading, verb: int) -> bool:
    """Whether another rule tells what this verb tells: reporting verbs their content, governors what they govern."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    content = tree.child(verb, "ccomp")
    if lists.reporting.get(lemma) in ("say", "ask", "doubt") and lemma != "charge":
        said = content is not None or tree.child(verb, "dobj", "xcomp") is None
        if said or lemma == "say":
            return True
    if lists.reporting.get(lemma) == "deny" and content is not None:
        return True
    if tree.pos[verb] == "AUX" and lemma != "be" and tree.child(verb, "dobj") is None:
        return True
    governed = tree.child(verb, "xcomp")
    if governed is None or not reading.clauses.is_verb(governed):
        return False
    if lists.among(lemma, "addressing") and tree.child(verb, "dobj", "nsubjpass") is not None:
        return False
    return lemma in lists.controls or lemma in ("go", "have", "use")


def _clause(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    tree, clauses, lists = reading.tree, reading.clauses, words()
    lemma = tree.lemma[verb]
    predicate = lemma
    particle = tree.child(verb, "prt")
    acting, acted = parties(reading, verb)
    thing = next(iter(clauses.objects(verb)), None)
    told = clauses.counted(thing) if thing is not None else None
    amount = None
    light = told is not None and lemma in lists.light and tree.lemma[told] in lists.events and not clauses.passive(verb)
    if light and told is not None:
        predicate = lists.events[tree.lemma[told]].verb
    elif particle is not None:
        predicate = f"{lemma} {tree.lower[particle]}"
    patient = clauses.subject(verb) if clauses.passive(verb) else thing
    for noun in (patient, None if clauses.passive(verb) else clauses.subject(verb)):
        amount = amount or (reading.slots.amount(noun) if noun is not None else None)
    stative = lists.among(lemma, "stative") and not light and tree.tag[verb] in ("VBZ", "VBP", "VB", "VBG") and mode.status == "happened"
    start, stop = evidence(reading, verb)
    when, where = reading.slots.when(verb), reading.slots.where(verb)
    if light and told is not None:
        when, where = when or reading.slots.when(told), where or reading.slots.where(told)
    for who, whom in _pairs(acting, acted, mutual=lists.among(predicate, "mutual")):
        if who is None and whom is None and thing is None and amount is None:
            continue
        yield Draft(
            kind="fact" if stative else "event",
            start=start,
            end=stop,
            predicate=predicate,
            token=verb,
            code=code_of(reading, verb, told if light or thing is not None else None, mode),
            who=who,
            whom=whom,
            where=where,
            when=when,
            amount=amount,
            speakers=reading.voices(verb),
            status=mode.status,
            negated=mode.negated,
        )


def _pairs(acting: list[Party], acted: list[Party], *, mutual: bool) -> list[tuple[Party | None, Party | None]]:
    if mutual and not acted and len(acting) > 1:
        return [(acting[0], other) for other in acting[1:SEVERAL]]
    return list(islice(product(acting or [None], acted or [None]), SEVERAL))


def parties(reading: Reading, verb: int) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on."""
    clauses, cast = reading.clauses, reading.cast
    subject = clauses.subject(verb)
    if clauses.passive(verb):
        agent = clauses.agent(verb)
        acting = cast.parties(agent) if agent is not None else []
        return acting, cast.parties(subject) if subject is not None else []
    acting = cast.parties(subject) if subject is not None else []
    return acting, acted_on(reading, verb)


def acted_on(reading: Reading, verb: int) -> list[Party]:
    """Who or what a verb acts on: a named party among its object and its prepositions, else its object."""
    tree, clauses, lists, cast = reading.tree, reading.clauses, words(), reading.cast
    objects = [clauses.counted(token) for token in clauses.objects(verb)]
    actors = [token for token in objects if _acts(reading, token)]
    if actors:
        return cast.parties(actors[-1] if tree.dep[actors[-1]] == "dative" else actors[0])
    motion = lists.among(tree.lemma[verb], "motion")
    heads = [verb, *objects]
    reached = [pair for head in heads for pair in clauses.obliques(head)]
    light = bool(objects) and (tree.lemma[verb] in lists.light or tree.lemma[objects[0]] in lists.events)
    for preposition in lists.target_prepositions:
        for word, noun in reached:
            if word != preposition or noun in cast.times:
                continue
            placed = word in ("in", "at", "from") or (word == "of" and not light)
            if placed and not (motion and not objects):
                continue
            if word in ("to", "into") and not (motion or light or _acts(reading, noun)):
                continue
            if objects and not light and not _acts(reading, noun):
                continue
            if word in ("of", "over", "about", "for", "at") and not _acts(reading, noun):
                continue
            return cast.parties(clauses.counted(noun))
    if motion and not objects:
        for word, noun in reached:
            if word in ("in", "at", "from", "to") and noun not in cast.times:
                return cast.parties(noun)
    if objects:
        return cast.parties(objects[0])
    return []


def _acts(reading: Reading, token: int) -> bool:
    """Whether a noun names somebody who can act: a name, a person, a body."""
    tree, lists = reading.tree, words()
    if token in reading.cast.times or token in reading.cast.amounts and tree.lemma[token] not in lists.actors:
        return False
    if reading.cast.mention(token) is not None or tree.lemma[token] in lists.actors:
        return True
    return tree.pos[token] == "PRON" and tree.lower[token] in ("him", "her", "them", "me", "us")
