"""Verbs that tell a happening, each with its parties, its time and place, and the shortest words that still tell it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

import msgspec

from twosource.understand.codes import code_of, names_act, unsigned
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Amount, Party
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading
    from twosource.understand.words import EventNoun

SEVERAL = 4  # statements of one clause with coordinated names; more would be a list again
HOLLOW = frozenset({"it", "this", "that", "which", "there", "what"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a clause tells: holding talks is talking, and the talks tell with whom."""

    predicate: str
    acting: int | None  # the nouns that name the parties
    acted: int | None
    told: int | None  # the object, through counting words; the happening itself where `light`
    light: bool = False
    negated: bool = False


def happenings(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each clause of a sentence that tells a happening or a state, and for each pair of its named parties."""
    tree, clauses = reading.tree, reading.clauses
    for verb in range(first, end):
        if not clauses.is_verb(verb) or tree.lemma[verb] == "be" or clauses.misread(verb) or clauses.is_subject(verb):
            continue
        act = act_of(reading, verb)
        if _elsewhere(reading, verb, act):
            continue
        mode = reading.modes(verb)
        subject = clauses.subject(verb)
        if mode is None or reading.general(subject) or reading.wondered(verb):
            continue
        if act.told is None and act.acted is None and tree.lemma[verb] in ("have", "do"):
            continue
        if subject is not None and tree.lower[subject] in HOLLOW and act.acted is None and words().among(tree.lemma[verb], "linking"):
            continue
        yield from _clause(reading, verb, act, mode)


def _elsewhere(reading: Reading, verb: int, act: Act) -> bool:
    """Whether another rule tells what this verb tells: reporting verbs their content, governors what they govern."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    content = tree.child(verb, "ccomp")
    reports = lists.reporting.get(lemma)
    if reports == "know" and (content is not None or act.told is None):
        return True
    if lemma == "blame" and tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] == "be":
        return True  # "both are to blame"
    if reports == "say" and content is None and reading.modes.finite(verb) and tree.dep[verb] == "advcl" and tree.right[verb] == verb:
        return True  # ", the release stated"
    if act.told is None and act.acted is None and lists.among(lemma, "stative") and tree.child(verb, "prep") is None:
        return True
    if reports in ("say", "ask", "doubt"):
        if act.told is None and act.acted is None and tree.child(verb, "xcomp", "ccomp", "prep") is None:
            return True
        quoting = act.told is None and tree.child(verb, "xcomp", "nsubjpass") is None and reading.quoting(verb)
        if lemma == "say" or content is not None or quoting:
            return True
        if lists.among(lemma, "topical") and _speaks(reading, verb):
            return True
    if (
        reports == "say"
        and tree.lower[verb - 1] == ","
        and act.acted == verb + 1 + _articles(reading, verb)
        and act.acted in reading.cast.named
    ):
        return True
    if includes_member(reading, verb) is not None or _aim(reading, verb) or lists.among(tree.lower[verb], "captioning"):
        return True
    if tree.dep[verb] == "pcomp" and lists.among(tree.lower[verb], "prepositional"):
        return True
    if (reports == "deny" or lemma == "make") and content is not None and act.acted is None:
        return True
    if tree.pos[verb] == "AUX" and act.told is None:
        return True
    if content is not None and lists.among(lemma, "raising") and not reading.modes.finite(content):
        return True
    governed = tree.child(verb, "xcomp")
    if governed is None or not reading.clauses.is_verb(governed):
        return False
    if lists.among(lemma, "addressing") and act.acted is not None and not lists.among(lemma, "raising"):
        return False
    return lemma in lists.controls or lemma in ("go", "have", "use") or lists.among(lemma, "raising")


def _speaks(reading: Reading, verb: int) -> bool:
    """Whether somebody is named who speaks with a verb of speech: "the ad underlines" and "is not mentioned" are no speech."""
    clauses = reading.clauses
    subject = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
    return subject is not None and reading.voices.speaking(subject, plainly=False) is not None


def _articles(reading: Reading, verb: int) -> int:
    """How many tokens stand between a verb and the head of what follows it: in ", reported The Evening Post", two."""
    thing = reading.tree.child(verb, "dobj", "nsubj", "attr")
    return thing - verb - 1 if thing is not None and thing > verb else 0


def _aim(reading: Reading, verb: int) -> bool:
    """Whether an infinitive tells only what something else is for, or is able to: "a way to pay", "came to see"."""
    tree, lists = reading.tree, words()
    first = reading.clauses.joined(verb)
    head = tree.head[first]
    if not any(tree.lower[child] == "to" for child in tree.all(first, "aux")) or reading.clauses.alone(first):
        return False
    apart = tree.dep[first] == "xcomp" and tree.child(head, "prep", "dobj") in range(head, first)
    if tree.dep[first] == "advcl" or (apart and tree.lemma[head] not in ("be", *lists.controls) and not _raises(reading, head)):
        control = lists.controls.get(tree.lemma[head])
        governed = control is not None and (control.status in ("planned", "possible") or control.negated)
        return not governed and not lists.among(tree.lemma[head], "motion")
    return tree.dep[first] in ("acl", "relcl") and lists.among(tree.lemma[head], "ability_nouns") and not tree.all(head, "poss")


def _raises(reading: Reading, verb: int) -> bool:
    """Whether a verb is one whose infinitive is what it tells of: it asks, seems, goes somewhere to do it."""
    lemma = reading.tree.lemma[verb]
    return any(words().among(lemma, name) for name in ("raising", "addressing", "motion", "on_verbs")) or lemma in words().reporting


def includes_member(reading: Reading, verb: int) -> int | None:
    """The body that a clause with "include" or "belong" says somebody named is a member of."""
    tree, clauses = reading.tree, reading.clauses
    subject = clauses.subject(verb)
    if tree.lemma[verb] == "belong":
        return next((noun for word, noun in clauses.obliques(verb) if word == "to" and is_body(reading, noun)), None)
    thing = next(iter(clauses.objects(verb)), None)
    if tree.lemma[verb] != "include" or subject is None or thing is None or reading.cast.mention(thing) is None:
        return None
    if words().relations.get(tree.lemma[subject]) == "member":
        subject = next((noun for word, noun in clauses.obliques(subject) if word == "of"), subject)
    return subject if is_body(reading, subject) else None


def is_body(reading: Reading, noun: int) -> bool:
    """Whether a noun names a body that has members."""
    mention = reading.cast.mention(noun)
    return (mention is not None and mention.kind == "organisation") or words().among(reading.tree.lemma[noun], "bodies")


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
    predicate, negated = lemma, False
    particle = clauses.particle(verb)
    if particle is not None:
        predicate = f"{lemma} {tree.lower[particle]}"
    if told is not None and lists.among(f"{lemma}_{tree.lower[told]}", "fixed"):
        inside = next((noun for word, noun in clauses.obliques(verb) if word == "in"), None)
        return Act(f"{lemma} {tree.lower[told]}", subject, inside if tree.lower[told] == "part" else None, None)
    turned = lists.turned.get((lemma, ""))
    if turned is not None and told is not None and (tree.lemma[told] in lists.events or lemma == "lack"):
        return Act(turned, subject, told, told, negated=True)
    for word, noun in reached_from(reading, verb):
        if (lemma, word) in lists.turned and tree.lemma[noun] in lists.events:
            return Act(lists.turned[lemma, word], subject, noun, noun, negated=True)
    if passive:
        agent = clauses.agent(verb)
        if subject is not None and lists.light(lemma, tree.lemma[subject]) and lemma not in lists.suffering:
            target = _target(reading, verb, [subject], light=True)
            return Act(lists.events[tree.lemma[subject]].verb, agent, target, subject, light=True)
        return Act(predicate, agent, subject, told)
    if told is not None and lists.light(lemma, tree.lemma[told]):
        if lemma in lists.suffering and lists.events[tree.lemma[told]].of == "whom":
            by = next((noun for word, noun in clauses.obliques(told) if word in ("from", "by")), None)
            by = by if by is not None else next((noun for word, noun in clauses.obliques(verb) if word in ("from", "by")), None)
            return Act(lists.events[tree.lemma[told]].verb, by, subject, told, light=True)
        owner = tree.child(told, "poss")
        if owner is not None and lists.events[tree.lemma[told]].possessor == "who" and owner not in reading.cast.times:
            subject = owner
        target = _target(reading, verb, [told], light=True)
        return Act(lists.events[tree.lemma[told]].verb, subject, target, told, light=True)
    return Act(predicate, subject, acted_on(reading, verb), told, negated=negated)


def reached_from(reading: Reading, verb: int) -> list[tuple[str, int]]:
    """The prepositions of a verb and of its adverbs: "stayed away from the summit"."""
    heads = (verb, *reading.tree.all(verb, "advmod"))
    return [pair for head in heads for pair in reading.clauses.obliques(head)]


def _clause(reading: Reading, verb: int, act: Act, mode: Mode) -> Iterator[Draft]:
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    stative = (
        lists.among(lemma, "stative")
        and not act.light
        and tree.tag[verb] in ("VBZ", "VBP", "VB", "VBG")
        and mode.status == "happened"
        and not (lemma == "appear" and tree.child(verb, "xcomp", "oprd", "acomp", "ccomp") is None)
    )
    start, stop = evidence(reading, verb)
    when, where = reading.slots.when(verb), reading.slots.where(verb)
    if act.light and act.told is not None:
        when, where = when or reading.slots.when(act.told), where or reading.slots.where(act.told)
    acting, acted = parties(reading, verb)
    empty = not acted and when is None and where is None
    bare = empty and ((tree.start[verb], tree.end[verb]) == (start, stop) or (lemma == "come" and not act.predicate.count(" ")))
    if bare:
        return  # "starting": nothing to check
    done = act.acted is not None and _somebody(reading, reading.clauses.counted(act.acted))
    code = code_of(reading, verb, act.told, mode, party=done) if political(reading, act.acting, act.acted) else None
    code = code if (act.acting is not None and lemma not in lists.suffering) or code in unsigned() else None
    if act.acted is not None and _reflexive(reading, act.acted):
        code = None
    several = len(acted) > 1 or len(acting) > 1
    amount = None if several else _amount(reading, verb, act)
    for who, whom in pairs(acting, acted, mutual=_together(reading, verb, act), sure=_sure(reading, verb, act)):
        if who is None and whom is None and act.told is None and amount is None:
            continue
        yield Draft(
            kind="fact" if stative else "event",
            start=start,
            end=stop,
            predicate=act.predicate,
            token=verb,
            code=code if who is not None or act.acting is None else None,
            who=who,
            whom=whom,
            where=where,
            when=when,
            amount=amount if not several else _counted(reading, act, who, whom),
            speakers=reading.voices(verb),
            status=mode.status,
            negated=mode.negated != act.negated,
        )


def _sure(reading: Reading, verb: int, act: Act) -> bool:
    """Whether who acts is named in the clause itself, or acts on himself."""
    tree = reading.tree
    own = act.acting is not None and act.acting == reading.clauses.own_subject(verb) and tree.pos[act.acting] != "PRON"
    return own or (act.acted is not None and _reflexive(reading, act.acted))


def _reflexive(reading: Reading, token: int) -> bool:
    return reading.tree.lower[token].endswith(("self", "selves"))


def _together(reading: Reading, verb: int, act: Act) -> bool:
    """Whether those who act do it with each other: they meet, hold talks, or agree to do it."""
    tree, lists = reading.tree, words()
    if lists.among(act.predicate.split()[0], "mutual"):
        return not act.light or tree.lemma[verb] in ("hold", "have", "sign", "reach", "begin")
    return tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] == "agree"


def _amount(reading: Reading, verb: int, act: Act) -> Amount | None:
    """How many act or are acted on."""
    clauses = reading.clauses
    for noun in (act.acted, act.told, clauses.subject(verb), act.acting):
        found = reading.slots.amount(noun) if noun is not None else None
        if found is not None:
            return _of_subject(reading, verb, act, found)
    return None


def _of_subject(reading: Reading, verb: int, act: Act, amount: Amount) -> Amount:
    """What rises to 2,445 is what the amount is of: the number of people killed."""
    subject = reading.clauses.subject(verb)
    if amount.of is not None or subject is None or reading.tree.pos[subject] == "PRON" or not words().among(act.predicate, "measuring"):
        return amount
    return msgspec.structs.replace(amount, of=reading.slots.measured(subject))


def _counted(reading: Reading, act: Act, who: Party | None, whom: Party | None) -> Amount | None:
    """How many there are of one of several who act or are acted on together."""
    for head, party in ((act.acted, whom), (act.acting, who)):
        for token in reading.tree.conjuncts(head) if head is not None and party is not None else ():
            if reading.cast.party(token) == party and (found := reading.slots.amount(token)) is not None:
                return found
    return None


def pairs(acting: list[Party], acted: list[Party], *, mutual: bool, sure: bool = False) -> list[tuple[Party | None, Party | None]]:
    """Each who with each whom; of an act done together by those named together, the first with each of the others.

    Nobody is both: where the words that name who acts are `sure`, it is not he who is acted on, else not he who acts.
    """
    if mutual and not acted and len(acting) > 1:
        return [(acting[0], other) for other in acting[1:SEVERAL]]
    ones: list[Party | None] = [*acting] or [None]
    others: list[Party | None] = [*acted] or [None]
    made = islice(product(ones, others), SEVERAL)
    return [(one, other) if not _same(one, other) else (one, None) if sure else (None, other) for one, other in made]


def _same(one: Party | None, other: Party | None) -> bool:
    return one == other or (one is not None and other is not None and one.name is not None and one.name == other.name)


def parties(reading: Reading, verb: int) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on in the clause of a verb."""
    act = act_of(reading, verb)
    subject = reading.clauses.subject(verb)
    handed = subject if subject != reading.clauses.own_subject(verb) and reading.clauses.joined(verb) == verb else None
    acting, acted = (reading.cast.parties(noun) if noun is not None else [] for noun in (act.acting, act.acted))
    if handed is not None:  # what "it" stands for does nothing that an infinitive tells
        acting, acted = (
            [party for party in found if noun != handed or party.text.lower() not in HOLLOW]
            for noun, found in ((act.acting, acting), (act.acted, acted))
        )
    return acting, acted


def acted_on(reading: Reading, verb: int) -> int | None:
    """Whom a verb acts on: a party among its objects, else one among its prepositions, else its object."""
    tree, clauses, lists = reading.tree, reading.clauses, words()
    objects = [clauses.counted(token) for token in clauses.objects(verb) if not reading.cast.measures(token)]
    actors = [token for token in objects if acts(reading, token)]
    if actors and lists.among(tree.lemma[verb], "giving") and actors[0] == objects[0] and tree.dep[actors[-1]] != "dative":
        target = _target(reading, verb, objects, light=False)
        if target is not None:
            return target
    if actors:
        return actors[-1] if tree.dep[actors[-1]] == "dative" else actors[0]
    if objects and lists.among(tree.lemma[verb], "stative"):
        return objects[0]
    light = bool(objects) and tree.lemma[objects[0]] in lists.events and not tree.all(objects[0], "poss")
    small = None if objects else _small(reading, verb)
    if small is not None:
        return small
    target = _target(reading, verb, objects, light=light)
    return target if target is not None or not objects else objects[0]


def _small(reading: Reading, verb: int) -> int | None:
    """Whom a verb such as "allow" or "find" acts on where its clause holds them: "allowed the men to leave", "found him guilty"."""
    tree, clauses = reading.tree, reading.clauses
    content = tree.child(verb, "ccomp")
    if content is None:
        return None
    if words().among(tree.lemma[verb], "addressing") or (tree.pos[content] == "ADJ" and not tree.all(content, "aux", "mark")):
        return clauses.own_subject(content)
    return None


def _target(reading: Reading, verb: int, objects: list[int], *, light: bool) -> int | None:
    """The noun after a preposition that names whom the act is aimed at."""
    tree, clauses, lists = reading.tree, reading.clauses, words()
    event = lists.events.get(tree.lemma[objects[0]]) if objects and light else None
    giving = lists.among(tree.lemma[verb], "giving") and bool(objects)
    motion = lists.among(tree.lemma[verb], "motion") or (event is not None and lists.among(event.verb, "motion"))
    heads = (verb, *(thing for thing in objects if event is not None or giving or _shared(reading, verb, thing)))
    reached = [
        pair
        for head in heads
        for pair in clauses.obliques(head)
        if pair[1] not in reading.cast.times
        and not _credited(reading, pair[1])
        and not reading.cast.measures(pair[1])
        and not _apart(reading, *pair)
    ]
    if motion and (not objects or light):
        reached = [*(pair for pair in reached if pair[0] in ("to", "in", "at", "into")), *reached]
        word, noun = reached[0] if reached else ("", verb)
        if word in ("to", "into") or (word in ("in", "at") and (acts(reading, noun) or (not objects and tree.lemma[noun] in lists.events))):
            return noun
    asked = giving or (bool(objects) and lists.among(tree.lemma[objects[0]], "asked_nouns"))
    for able in (True, False):
        for preposition in ("to", "from", "for", *lists.target_prepositions) if giving else lists.target_prepositions:
            for word, noun in reached:
                if (
                    word == preposition
                    and acts(reading, clauses.counted(noun)) == able
                    and _fits(reading, (word, noun), objects, event, giving=giving)
                ):
                    return clauses.counted(noun)
    if giving or event is not None or asked:
        for word, noun in reached:
            counted = clauses.counted(noun)
            act = tree.lemma[verb], tree.lemma[objects[0]]
            near = giving or asked or names_act(*act) or (lists.light(*act) and lists.among(act[1], "on_nouns"))
            if (
                (word in ("to", "into") or (word in ("in", "at") and near) or (word == "from" and asked))
                and reading.cast.named.get(counted) is not None
                and acts(reading, counted)
            ):
                return counted
    return None


def _apart(reading: Reading, word: str, noun: int) -> bool:
    """Whether "with" behind a comma only sets something beside the clause: ", with critics calling for more"."""
    prep = reading.tree.head[noun]
    return word == "with" and reading.tree.lower[prep] == "with" and prep > 0 and reading.tree.lower[prep - 1] == ","


def _shares(reading: Reading, thing: int) -> bool:
    return _shared(reading, reading.tree.head[thing], thing)


def _shared(reading: Reading, verb: int, thing: int) -> bool:
    """Whether what an object's preposition names is acted on: "cut ties with", "signed a deal with", "took action against"."""
    tree = reading.tree
    noun = tree.lemma[thing]
    return noun in words().events or words().among(noun, "shared") or names_act(tree.lemma[verb], noun)


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
    if word in ("in", "at", "from") or (word == "with" and event is None and not objects and not _somebody(reading, noun)):
        return False
    if word == "of":
        return event is not None and event.of == "whom"
    if word == "into" and event is not None:
        return True
    if word in ("over", "about", "for", "into"):
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


def political(reading: Reading, acting: int | None, acted: int | None) -> bool:
    """Whether an act is one of a party: somebody does it, or, where nobody is named who does, it is done to somebody."""
    one = acting if acting is not None else acted
    if acting is not None and words().among(reading.tree.lemma[acting], "private"):
        return False
    return one is not None and (acts(reading, reading.clauses.counted(one)) or words().among(reading.tree.lemma[one], "instruments"))


def _somebody(reading: Reading, token: int) -> bool:
    """Whether a noun names somebody, and no thing that is called after one: "the Chad embassy", and not "a Chad poll"."""
    tree = reading.tree
    named = reading.cast.mention(token) is not None or tree.lemma[token] in words().actors or tree.pos[token] in ("PROPN", "PRON")
    return named and acts(reading, token)


def acts(reading: Reading, token: int) -> bool:
    """Whether a noun names somebody who can act: a name, a person, a body, or a pronoun for one."""
    tree, lists = reading.tree, words()
    if tree.lemma[token] in lists.actors:
        return True
    if token in reading.cast.times or token in reading.cast.amounts or lists.among(tree.lemma[token], "media"):
        return False
    if reading.cast.mention(token) is not None or tree.pos[token] == "PROPN" or tree.words(token, token).isupper():
        return True
    if any(tree.dep[child] in ("poss", "compound", "nmod") and child in reading.cast.named for child in tree.children[token]):
        return True
    if tree.lower[token] == "it":
        party = reading.cast.party(token)
        return party is not None and party.text.lower() != "it"
    return lists.among(tree.lower[token], "third_person") or lists.among(tree.lower[token], "several")
