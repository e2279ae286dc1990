"""What a clause tells as done, and by whom to whom: holding talks is talking, and what stays closed is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource.understand.actors import somebody
from twosource.understand.phrase import noun_of
from twosource.understand.targets import acted_on, aimed_at
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Party
    from twosource.understand.reading import Reading
    from twosource.understand.words import EventNoun

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


@dataclass(frozen=True, slots=True)
class _Core:
    """A verb with its subject and its objects, of which one tells what is done, through counting words."""

    verb: int
    lemma: str
    subject: int | None
    things: list[int]
    told: int | None
    passive: bool


def _act(reading: Reading, verb: int) -> Act:
    core = _core(reading, verb)
    for case in CASES:
        act = case(reading, core)
        if act is not None:
            return act
    return Act(_predicate(reading, core), core.subject, acted_on(reading, verb), core.told)


def _core(reading: Reading, verb: int) -> _Core:
    tree, clauses = reading.tree, reading.clauses
    things = [token for token in clauses.objects(verb) if not reading.cast.measures(token)]
    thing = next((token for token in things if tree.dep[token] != "dative"), next(iter(things), None))
    told = clauses.counted(thing) if thing is not None else None
    return _Core(verb, tree.lemma[verb], clauses.subject(verb), things, told, clauses.passive(verb))


def _predicate(reading: Reading, core: _Core) -> str:
    """What a verb tells that has no better word: it with its particle, and how something seems with what it seems."""
    tree = reading.tree
    state = tree.child(core.verb, "acomp") if words().among(core.lemma, "stative") else None
    if state is not None and core.told is None and tree.pos[state] == "ADJ" and not reading.clauses.is_verb(state):
        return f"{core.lemma} {tree.lower[state]}"
    return reading.clauses.with_particle(core.verb)


def _lasts(reading: Reading, core: _Core) -> Act | None:
    """A state that goes on: "remained closed", "three are missing"."""
    tree, lists = reading.tree, words()
    if core.told is not None:
        return None
    stays = _stays(reading, core.verb, core.subject) if lists.among(core.lemma, "staying") else None
    if stays is None and tree.tag[core.verb] == "VBG" and lists.among(tree.lower[core.verb], "states_in_ing"):
        return Act(f"{BE} {tree.lower[core.verb]}", core.subject, None, None)
    return stays


def _employs(reading: Reading, core: _Core) -> Act | None:
    """Who has so many employees employs them."""
    has = core.lemma == "have" and core.told is not None and words().among(reading.tree.lemma[core.told], "employed")
    return Act("employ", core.subject, core.told, core.told) if has else None


def _fixed(reading: Reading, core: _Core) -> Act | None:
    """What a verb tells as one with its object, or with a bare noun behind its preposition: "take part", "brought the fire under control"."""
    tree, clauses = reading.tree, reading.clauses
    if core.told is not None and words().among(f"{core.lemma}_{tree.lower[core.told]}", "fixed"):
        inside = next((noun for word, noun in clauses.obliques(core.verb) if word == "in"), None)
        return Act(f"{core.lemma} {tree.lower[core.told]}", core.subject, inside if tree.lower[core.told] == "part" else None, None)
    if core.told is None and (behind := _fixed_behind(reading, core.verb, core.subject)) is not None:
        return behind
    around = _phrase(reading, core.verb, "fixed_around") if core.told is not None or core.passive else None
    if around is None:
        return None
    if core.passive:
        return Act(around[0], clauses.agent(core.verb), core.subject, None)
    return Act(around[0], core.subject, core.told, core.told)


def _turned(reading: Reading, core: _Core) -> Act | None:
    """What a verb says was not done to its object, or to what its preposition names: "skipped the vote", "stayed away from the summit"."""
    tree, lists = reading.tree, words()
    turned = lists.turned.get((reading.clauses.act(core.verb), ""))
    if turned is not None and core.told is not None and (tree.lemma[core.told] in lists.events or core.lemma == "lack"):
        return Act(turned, core.subject, core.told, core.told, negated=True)
    for word, noun in reached_from(reading, core.verb):
        if (core.lemma, word) in lists.turned and tree.lemma[noun] in lists.events:
            return Act(lists.turned[core.lemma, word], core.subject, noun, noun, negated=True)
    return None


def _suffered(reading: Reading, core: _Core) -> Act | None:
    """What somebody suffers, told by the noun behind "under": "came under attack from the air"."""
    lists, own = words(), list(reading.clauses.obliques(core.verb))
    under = next((noun for word, noun in own if word == "under"), None)
    event = lists.events.get(reading.tree.lemma[under]) if under is not None and lists.among(core.lemma, "undergoing") else None
    if under is None or event is None:
        return None
    by = next((noun for word, noun in (*reading.clauses.obliques(under), *own) if lists.among(word, "doers")), None)
    return Act(event.verb, by, core.subject, under, light=True)


def _passive(reading: Reading, core: _Core) -> Act | None:
    """What is done to the subject, or that of which it tells: "an attack was launched", "was given a warning"."""
    if not core.passive:
        return None
    agent, subject, told = _agent(reading, core.verb), core.subject, core.told
    if subject is not None and (event := _light(reading, core, subject)) is not None and core.lemma not in words().suffering:
        agent = whose(reading, core.lemma, subject) or agent
        return Act(event.verb, agent, aimed_at(reading, core.verb, [subject], light=True), subject, light=True)
    if told is not None and (event := _light(reading, core, told)) is not None and event.of == "whom":
        return Act(event.verb, agent, subject, told, light=True)  # who was given a warning was warned
    return Act(reading.clauses.with_particle(core.verb), agent, subject, told)


def _agent(reading: Reading, verb: int) -> int | None:
    """Who acts in a passive clause; by how much something was done is nobody: "cut by 20 percent", "passed by 61 votes"."""
    tree, agent = reading.tree, reading.clauses.agent(verb)
    if agent is None or words().among(tree.lemma[agent], "margins"):
        return None
    return None if reading.cast.measures(agent) and noun_of(tree, agent) is None else agent


def _announced(reading: Reading, core: _Core) -> Act | None:
    """What somebody only says that others did or underwent: "announced an attack on the town"."""
    told = core.subject if core.passive else core.told
    if told is None or reading.tree.lemma[told] not in words().events or not of_others(reading, core.lemma, told):
        return None
    return Act(_predicate(reading, core), _agent(reading, core.verb) if core.passive else core.subject, told, told)


def _active(reading: Reading, core: _Core) -> Act | None:
    """What the object tells of which the verb only says that it takes place: "held talks", "suffered a defeat", "gave her a prison sentence"."""
    tree, lists, told = reading.tree, words(), core.told
    event = _light(reading, core, told) if told is not None else None
    if told is None or event is None:
        return None
    if core.lemma in lists.suffering and event.of == "whom":
        reached = (*reading.clauses.obliques(told), *reading.clauses.obliques(core.verb))
        by = next((noun for word, noun in reached if lists.among(word, "doers")), None)
        return Act(event.verb, by, core.subject, told, light=True)
    owner = tree.child(told, "poss")
    owned = owner is not None and event.possessor == "who" and owner not in reading.cast.times
    given = next((token for token in core.things if tree.dep[token] == "dative"), None) if event.of == "whom" else None
    target = given if given is not None else aimed_at(reading, core.verb, [told], light=True)
    return Act(event.verb, owner if owned else whose(reading, core.lemma, told) or core.subject, target, told, light=True)


def _light(reading: Reading, core: _Core, noun: int) -> EventNoun | None:
    """The happening that a noun tells of which the verb only says that it takes place."""
    lemma = reading.tree.lemma[noun]
    undone = words().among(reading.clauses.act(core.verb), "undoing")  # a strike that is called off is not called
    if not words().light(core.lemma, lemma) or undone:
        return None
    return None if of_others(reading, core.lemma, noun) else words().events[lemma]


def of_others(reading: Reading, lemma: str, noun: int) -> bool:
    """Whether somebody only says that what a noun tells came about: who announces a crash has not crashed."""
    told = lemma in words().speech and words().among(reading.tree.lemma[noun], "of_others")
    return told and reading.tree.child(noun, "poss") is None and whose(reading, lemma, noun) is None


def whose(reading: Reading, lemma: str, noun: int) -> int | None:
    """Who does what somebody else says: "announced the death of his father"."""
    if lemma not in words().speech or words().events[reading.tree.lemma[noun]].of != "who":
        return None
    return next((inner for word, inner in reading.clauses.obliques(noun) if word == "of" and somebody(reading, inner)), None)


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
    acting, acted = (reading.parties(noun, verb) if noun is not None else [] for noun in (act.acting, act.acted))
    if handed is not None:  # what "it" stands for does nothing that an infinitive tells
        acting, acted = (
            [party for party in found if noun != handed or not words().among(party.text.lower(), "hollow")]
            for noun, found in ((act.acting, acting), (act.acted, acted))
        )
    return acting, acted


# Of these the first that fits a clause says what it tells.
CASES = (_lasts, _employs, _fixed, _turned, _suffered, _announced, _passive, _active)
