"""Verbs that leave the telling to another statement: of speech to what is said, governors to what they govern, joints to what they join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.syntax.idiom import PART
from twosource.understand.infinitive import has_to
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.understand.acts import Act
    from twosource.understand.reading import Reading


def is_told_elsewhere(reading: Reading, verb: int, act: Act) -> bool:
    """Whether another rule tells what this verb tells: reporting verbs their content, governors what they govern."""
    content = _content(reading, verb, act)
    knows = words().reporting.get(reading.tree.lemma[verb]) == "know" and (content is not None or act.told is None)
    if knows and not _come_upon(reading, verb):
        return not _untold(reading, verb)
    if _only_describes(reading, verb) or _has_said(reading, verb, content) or _is_state(reading, verb, act):
        return True
    reported = _is_reported(reading, verb, act, content)
    if reported is not None:
        return reported
    return _credits(reading, verb, act) or _is_no_clause(reading, verb, act, content) or _governs(reading, verb, act)


def _only_describes(reading: Reading, verb: int) -> bool:
    """Whether a verb only says of something what it is, or was to be."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    if tree.dep[verb] in ("acl", "relcl") and lists.among(lemma, "planning") and _put_off(reading, tree.head[verb]):
        return True  # "the launch, planned for June, was put off"
    if tree.dep[verb] == "acl" and lists.among(lemma, "christening") and any(tree.pos[name] == "PROPN" for name in tree.all(verb, "oprd")):
        return True  # "a group called Black Finch"
    if tree.dep[verb] == "acl" and lists.among(tree.lower[verb], "going") and "for" in tree.lower[verb : tree.right[verb]]:
        return True  # "a ferry bound for Linz"
    if tree.lower[verb] == "aged" and verb + 1 in reading.cast.amounts:
        return True  # "a man aged 34" is a fact
    return lemma == "blame" and tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] == "be"  # "both are to blame"


def _has_said(reading: Reading, verb: int, content: int | None) -> bool:
    """Whether a verb of saying stands behind what it says: ", the release stated"."""
    tree = reading.tree
    saying = words().reporting.get(tree.lemma[verb]) == "say" and content is None
    return saying and reading.modes.finite(verb) and tree.dep[verb] == "advcl" and tree.right[verb] == verb


def _is_state(reading: Reading, verb: int, act: Act) -> bool:
    """Whether a verb that stands alone tells a state, which is a fact: "the road remains"; not what somebody is about: "is not standing again"."""
    tree = reading.tree
    if tree.tag[verb] == "VBG" and tree.child(verb, "neg") is not None and reading.clauses.named(reading.clauses.own_subject(verb)):
        return False
    told = ("prep", "acomp") if tree.tag[verb] == "VB" and tree.child(verb, "aux") is None else ("prep", "acomp", "prt")
    alone = act.told is None and act.acted is None and tree.child(verb, *told) is None and not _lasts(reading, verb)
    return alone and words().among(tree.lemma[verb], "stative") and not _fails(reading, verb)


def _is_reported(reading: Reading, verb: int, act: Act, content: int | None) -> bool | None:
    """Whether a verb of speech hands on what is told by its own statement; `None` where it leaves that open, or is no such verb."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    if lists.reporting.get(lemma) not in ("say", "ask", "doubt"):
        return None
    if act.told is None and act.acted is None and tree.child(verb, "xcomp", "ccomp", "prep") is None:
        return not (_reacts(reading, verb) or _answers(reading, verb))
    quoting = act.told is None and tree.child(verb, "xcomp", "nsubjpass") is None and reading.quoting(verb)
    if content is not None and tree.child(verb, PART) is not None:
        return True  # "gave the workers an assurance that …"
    if content is not None and reading.clauses.is_demanded(content):
        return False
    if lemma == "say" or content is not None or quoting:
        return True
    return True if lists.among(lemma, "topical") and _speaks(reading, verb) else None


def _credits(reading: Reading, verb: int, act: Act) -> bool:
    """Whether a verb only names who said what the sentence tells: ", reported The Evening Post", "was quoted as saying"."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    behind = lists.reporting.get(lemma) == "say" and tree.lower[verb - 1] == ","
    if behind and act.acted == verb + 1 + _articles(reading, verb) and act.acted in reading.cast.named:
        return True
    return lists.among(lemma, "citing") and any(
        tree.lower[prep] == "as" and tree.child(prep, "pcomp") is not None for prep in tree.all(verb, "prep")
    )


def _is_no_clause(reading: Reading, verb: int, act: Act, content: int | None) -> bool:
    """Whether a verb has no happening of its own: it joins, captions, helps another verb or leaves the telling to its content."""
    tree, lists = reading.tree, words()
    lemma = tree.lemma[verb]
    if includes_member(reading, verb) is not None or _aim(reading, verb) or lists.among(tree.lower[verb], "captioning"):
        return True
    if tree.dep[verb] == "pcomp" and lists.among(tree.lower[verb], "prepositional"):
        return True
    if (lists.reporting.get(lemma) == "deny" or lemma == "make") and content is not None and act.acted is None:
        return True
    if tree.pos[verb] == "AUX" and act.told is None:
        return True
    return content is not None and lists.among(lemma, "raising") and not reading.modes.finite(content)


def _governs(reading: Reading, verb: int, act: Act) -> bool:
    """Whether the verb under this one tells the happening: "began to leave", "refused to meet"."""
    tree, lists = reading.tree, words()
    lemma, governed = tree.lemma[verb], tree.child(verb, "xcomp")
    if governed is None or not reading.clauses.is_verb(governed):
        return False
    if lists.among(lemma, "addressing") and act.acted is not None and not lists.among(lemma, "raising"):
        return False
    if lemma == "use" and act.told is not None and governed > act.told:
        return False  # "used a loophole to pay"
    if reading.clauses.subject(governed) is None and tree.child(governed, "dobj") is None and tree.tag[governed] == "VBG":
        return False  # "bans smoking"
    return lemma in lists.controls or lists.among(lemma, "leading_to") or lists.among(lemma, "raising")


def _put_off(reading: Reading, noun: int) -> bool:
    """Whether the clause of a noun says that what it names will not be as planned."""
    tree, verb = reading.tree, reading.tree.head[noun]
    if tree.dep[noun] not in ("dobj", "nsubjpass") or not reading.clauses.is_verb(verb):
        return False
    act = reading.clauses.act(verb)
    return words().among(act, "undoing") or words().among(act, "postponing")


def _fails(reading: Reading, verb: int) -> bool:
    """Whether it is told that something does not do what it is there for: "the brakes did not work"."""
    mode = reading.modes(verb)
    return mode is not None and mode.negated and words().among(reading.tree.lemma[verb], "failing")


def _lasts(reading: Reading, verb: int) -> bool:
    """Whether a bare length of time stands behind a verb: "lasted 40 days"."""
    tree = reading.tree
    return any(
        child > verb and child in reading.cast.times and tree.child(child, "nummod") is not None
        for child in tree.all(verb, "npadvmod", "dobj")
    )


def _content(reading: Reading, verb: int, act: Act) -> int | None:
    """The clause that a verb takes; one before it that a conjunction opens is none where the verb has an object."""
    tree = reading.tree
    content = tree.child(verb, "ccomp")
    if content == reading.clauses.completed_by(verb) or (content is not None and not reading.clauses.hands_on(content)):
        return None
    if content is not None and any(words().among(tree.lower[mark], "clause_openings") for mark in tree.all(content, "mark")):
        return None  # "found the bodies, a day after a blast tore through the mine"
    if (
        content is not None
        and tree.pos[content] == "NOUN"
        and content > verb
        and tree.child(content, "nsubj", "nsubjpass", "aux", "mark") is None
    ):
        return None  # "made his first "Fat Cats" post", where marks part a noun from its verb
    if content is None or act.told is None:
        return content
    aside = content < verb and tree.child(content, "mark") is not None
    own = tree.child(content, "nsubj", "nsubjpass")
    return None if aside or (own is not None and act.told < own and tree.tag[own] == "WDT" and tree.lower[own] == "which") else content


def _come_upon(reading: Reading, verb: int) -> bool:
    """Whether something is found, and nothing found out: "the bird was found in the cabin", "was found dead"."""
    tree = reading.tree
    if reading.clauses.completed_by(verb) is not None:
        return True
    seen_as = any(tree.lower[prep] == "as" and tree.child(prep, "pobj") is not None for prep in tree.all(verb, "prep"))
    if seen_as and not words().among(tree.lemma[verb], "recognising"):
        return False  # what somebody is seen as is a fact
    return (
        words().among(tree.lemma[verb], "coming_upon")
        and reading.clauses.passive(verb)
        and tree.child(verb, "xcomp", "oprd", "ccomp") is None
    )


def _untold(reading: Reading, verb: int) -> bool:
    """Whether a clause says of something named that nobody knows it: "the cause was not known"."""
    tree, subject = reading.tree, reading.clauses.own_subject(verb)
    named = subject is not None and subject < verb and tree.pos[subject] in ("NOUN", "PROPN") and tree.lemma[verb] == "know"
    return (
        named
        and reading.clauses.passive(verb)
        and reading.modes.negated(verb)
        and tree.child(verb, "ccomp", "xcomp", "prep", "oprd") is None
    )


def _reacts(reading: Reading, verb: int) -> bool:
    """Whether a verb that may mean an answer tells here that a body came to help: "the fire department responded"."""
    tree, subject = reading.tree, reading.clauses.own_subject(verb)
    plain = words().among(tree.lemma[verb], "reacting") and tree.tag[verb] == "VBD" and tree.dep[verb] in ("ROOT", "conj")
    if subject is None or not plain or reading.cued(verb) or reading.quoting(verb):
        return False
    mention = reading.cast.mention(subject)
    crew = tree.tag[subject] == "NNS" and tree.lemma[subject] in words().actors
    return crew or (tree.pos[subject] == "PROPN" and (mention is None or mention.kind == "organisation"))


def _answers(reading: Reading, verb: int) -> bool:
    """Whether somebody does, or does not, what a verb of speech tells without words: "refused to testify", "has yet to respond", "conceded"."""
    tree, lists = reading.tree, words()
    if not lists.among(tree.lemma[verb], "answering") or reading.cued(verb) or reading.quoting(verb):
        return False
    control = lists.controls.get(tree.lemma[tree.head[verb]]) if tree.dep[verb] == "xcomp" else None
    named = reading.clauses.named(reading.clauses.subject(verb))
    return named and (tree.dep[verb] == "ROOT" or (control is not None and control.negated) or tree.lemma[tree.head[verb]] == "have")


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
    if not has_to(tree, first) or reading.clauses.alone(first):
        return False
    apart = tree.dep[first] == "xcomp" and tree.child(head, "prep", "dobj") in range(head, first)
    if tree.dep[first] == "advcl" or (apart and tree.lemma[head] not in ("be", *lists.controls) and not _raises(reading, head)):
        control = lists.controls.get(tree.lemma[head])
        governed = control is not None and (control.status in ("planned", "possible") or control.negated)
        return not _purpose(reading, verb) and not governed and not lists.among(tree.lemma[head], "motion")
    return tree.dep[first] in ("acl", "relcl") and lists.among(tree.lemma[head], "ability_nouns") and not tree.all(head, "poss")


def _purpose(reading: Reading, verb: int) -> bool:
    """Whether an infinitive with an object tells what somebody does something for: "met in Linz to plan the route"; not why he does not."""
    tree = reading.tree
    first = reading.clauses.joined(verb)
    head = tree.head[first]
    plain = tree.dep[first] == "advcl" and tree.tag[verb] == "VB" and head < first and reading.clauses.own_subject(first) is None
    if not plain or tree.child(verb, "dobj") is None:
        return False
    mode = reading.modes(head)
    described = tree.lemma[head] == "be" and tree.child(head, "attr", "acomp") is not None
    return mode is not None and not mode.negated and not described


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
