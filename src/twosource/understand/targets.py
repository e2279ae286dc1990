"""Whom an act is aimed at, among the objects of its verb and behind its prepositions."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from twosource.understand.actors import acts, somebody
from twosource.understand.codes import names_act
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax
    from twosource.understand.reading import Reading
    from twosource.understand.words import EventNoun

BEHALF = "behalf"


def acted_on(reading: Reading, verb: int) -> int | None:
    """Whom a verb acts on: a party among its objects, else one among its prepositions, else its object."""
    tree, clauses, lists = reading.tree, reading.clauses, words()
    objects = [clauses.counted(token) for token in clauses.objects(verb) if not reading.cast.measures(token)]
    if objects and lists.among(tree.lemma[verb], "lifting") and lists.among(tree.lemma[objects[0]], "brought_against"):
        return objects[0]  # who drops the charge against her does nothing to her
    actors = [token for token in objects if acts(reading, token)]
    if actors and lists.among(tree.lemma[verb], "giving") and actors[0] == objects[0] and tree.dep[actors[-1]] != "dative":
        target = aimed_at(reading, verb, objects, light=False)
        if target is not None:
            return target
    if actors:
        return actors[-1] if tree.dep[actors[-1]] == "dative" else actors[0]
    if objects and any(lists.among(tree.lemma[verb], name) for name in ("stative", "bringing_on")):
        return objects[0]
    light = bool(objects) and tree.lemma[objects[0]] in lists.events and not tree.all(objects[0], "poss")
    small = None if objects else _small(reading, verb)
    if small is not None:
        return small
    target = aimed_at(reading, verb, objects, light=light)
    return target if target is not None or not objects else objects[0]


def _counts_votes(reading: Reading, word: str, noun: int) -> bool:
    """Whether a number is only the other side's: "ratified it by 80 votes to 12"."""
    tree = reading.tree
    return word == "to" and tree.pos[noun] == "NUM" and noun > 1 and words().among(tree.lemma[noun - 2], "margins")


def _small(reading: Reading, verb: int) -> int | None:
    """Whom a verb such as "allow" or "find" acts on where its clause holds them: "allowed the men to leave", "found him guilty"."""
    tree, clauses = reading.tree, reading.clauses
    content = tree.child(verb, "ccomp")
    if content is None:
        return None
    if words().among(tree.lemma[verb], "addressing") or (tree.pos[content] == "ADJ" and not tree.all(content, "aux", "mark")):
        return clauses.own_subject(content)
    return None


def aimed_at(reading: Reading, verb: int, objects: list[int], *, light: bool) -> int | None:
    """The noun after a preposition that names whom the act is aimed at."""
    tree, clauses, lists = reading.tree, reading.clauses, words()
    event = lists.events.get(tree.lemma[objects[0]]) if objects and light else None
    giving = lists.among(tree.lemma[verb], "giving") and bool(objects)
    reached = _reached(reading, verb, [thing for thing in objects if event is not None or giving or _shared(reading, verb, thing)])
    moving = lists.among(tree.lemma[verb], "motion") or (event is not None and lists.among(event.verb, "motion"))
    if moving and (not objects or light):
        reached = [*(pair for pair in reached if lists.among(pair[0], "ways_to")), *reached]
        if reached and _is_goal(reading, reached[0], objects):
            return reached[0][1]
    prepositions = ("to", "from", "for", *lists.target_prepositions) if giving else lists.target_prepositions
    for able, preposition in product((True, False), prepositions):
        for word, noun in reached:
            fits = word == preposition and acts(reading, clauses.counted(noun)) == able
            if fits and _fits(reading, (word, noun), objects, event, giving=giving):
                return clauses.counted(noun)
    asked = giving or (bool(objects) and lists.among(tree.lemma[objects[0]], "asked_nouns"))
    return _named_beside(reading, (verb, objects[0]), reached, event, asked=asked) if asked or event is not None else None


def _reached(reading: Reading, verb: int, things: list[int]) -> list[tuple[str, int]]:
    """The prepositions of a verb and of what it acts on, with their nouns, but for those that name a time, an amount or who says so."""
    cast = reading.cast
    return [
        (word, noun)
        for head in (verb, *things)
        for word, noun in reading.clauses.obliques(head)
        if noun not in cast.times
        and not _credited(reading, noun)
        and not cast.measures(noun)
        and not _apart(reading, word, noun)
        and not _counts_votes(reading, word, noun)
    ]


def _is_goal(reading: Reading, reached: tuple[str, int], objects: list[int]) -> bool:
    """Whether a preposition and its noun name where somebody goes, to somebody or to a happening: "travelled to Linz", "arrived at talks"."""
    word, noun = reached
    happens = not objects and reading.tree.lemma[noun] in words().events
    return word in ("to", "into") or (word in ("in", "at") and (acts(reading, noun) or happens))


def _named_beside(
    reading: Reading, told: tuple[int, int], reached: list[tuple[str, int]], event: EventNoun | None, *, asked: bool
) -> int | None:
    """Whom a preposition names where something is given, asked for or done to him; `told` are the verb and its object."""
    lists, (verb, thing) = words(), (reading.tree.lemma[each] for each in told)
    near = asked or names_act(verb, thing) or (lists.light(verb, thing) and lists.among(thing, "on_nouns"))
    near = near and not (event is not None and lists.among(event.verb, "mutual"))  # "talks in Geneva" are not with it
    for word, noun in reached:
        counted = reading.clauses.counted(noun)
        aimed = word in ("to", "into") or (word in ("in", "at") and near) or (word == "from" and asked)
        if aimed and reading.cast.named.get(counted) is not None and acts(reading, counted):
            return counted
    return None


def _apart(reading: Reading, word: str, noun: int) -> bool:
    """Whether "with" only sets something beside the clause, or "on behalf of" tells for whom: ", with critics calling for more", "sank with 40 people aboard"."""
    tree = reading.tree
    prep = tree.head[noun]
    if tree.lower[noun] == BEHALF:
        return True
    if word != "with" or tree.lower[prep] != "with" or prep == 0:
        return False
    return _carried(tree, noun) or tree.lower[prep - 1] == ","


def carries(reading: Reading, verb: int) -> bool:
    """Whether a clause tells whom a thing had aboard: "sank with 40 people aboard"."""
    tree = reading.tree
    return any(word == "with" and _carried(tree, noun) for word, noun in reading.clauses.obliques(verb))


def _carried(tree: Syntax, noun: int) -> bool:
    return any(child > noun and words().among(tree.lower[tree.right[child]], "carried") for child in tree.all(noun, "prep", "advmod"))


def _shares(reading: Reading, thing: int) -> bool:
    return _shared(reading, reading.tree.head[thing], thing)


def _shared(reading: Reading, verb: int, thing: int) -> bool:
    """Whether what an object's preposition names is acted on: "cut ties with", "signed a deal with", and not in "shaped his talks with"."""
    tree = reading.tree
    noun = tree.lemma[thing]
    return (noun in words().events and not tree.all(thing, "poss")) or words().among(noun, "shared") or names_act(tree.lemma[verb], noun)


def _credited(reading: Reading, noun: int) -> bool:
    """Whether "according to" names who says it."""
    tree = reading.tree
    return any(tree.lower[above] == "according" for above in (tree.head[noun], tree.head[tree.head[noun]]))


def _fits(reading: Reading, reached: tuple[str, int], objects: list[int], event: EventNoun | None, *, giving: bool) -> bool:
    """Whether a preposition and its noun name whom an act is aimed at."""
    word, noun = reached
    able = acts(reading, reading.clauses.counted(noun))
    if words().among(reading.tree.lemma[noun], "media"):
        return False
    if objects and event is None and not giving and word != "against" and not (word in ("on", "with") and _shares(reading, objects[0])):
        return False
    if word in ("in", "at", "from") or (word == "with" and event is None and not objects and not somebody(reading, noun)):
        return False
    if word == "of":
        return event is not None and event.of == "whom"
    if word == "into" and event is not None:
        return True
    if words().among(word, "concerning"):
        return able
    return (
        able
        or event is not None
        or (
            not objects
            and (
                words().among(word, "aiming")
                or (word == "on" and words().among(reading.tree.lemma[reading.tree.head[reading.tree.head[noun]]], "on_verbs"))
            )
        )
    )
