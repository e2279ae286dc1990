"""Verbs that tell a happening, each with its parties, its time and place, and the shortest words that still tell it."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

import msgspec

from twosource.idiom import PART
from twosource.lexicon import past_of
from twosource.tags import FINITE
from twosource.understand.actors import political, somebody
from twosource.understand.acts import Act, act_of, parties
from twosource.understand.codes import code_of, unsigned
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.infinitive import has_to
from twosource.understand.lengths import length, told_before
from twosource.understand.prices import price
from twosource.understand.senses import Deed
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Amount, Party, When, Where
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading

SEVERAL = 4  # statements of one clause with coordinated names; more would be a list again


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
        if mode is None or reading.general(subject, verb) or reading.wondered(verb) or _hangs_loosely(reading, verb):
            continue
        if _of_unknown(reading, verb, subject):
            continue
        if act.told is None and act.acted is None and tree.lemma[verb] in ("have", "do"):
            continue
        if (
            subject is not None
            and words().among(tree.lower[subject], "hollow")
            and act.acted is None
            and words().among(tree.lemma[verb], "linking")
        ):
            continue
        yield from _clause(reading, verb, act, mode)


def _of_unknown(reading: Reading, verb: int, subject: int | None) -> bool:
    """Whether a clause that only tells which time or place is meant tells it of what is not known: "the month in which they are enacted"."""
    tree = reading.tree
    if subject is None or tree.dep[verb] != "relcl" or tree.lower[subject] not in ("it", "they") or tree.dep[subject] != "nsubjpass":
        return False
    party = reading.cast.party(subject)
    return party is None or party.text.lower() == tree.lower[subject]


def _hangs_loosely(reading: Reading, verb: int) -> bool:
    """Whether either of two nouns may be what a participle behind a comma tells of, or whether it may have tense.

    "A mine above the village, owned by a Canadian firm"; "found in a barn, sold for $4m"; "Amsel, mayor since 2012, conceded".
    """
    tree, noun = reading.tree, reading.tree.head[verb]
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBN" or verb == 0 or tree.lower[tree.left[verb] - 1] != ",":
        return False
    if tree.dep[noun] == "ROOT" and tree.child(verb, "agent", "dobj") is None and tree.pos[noun] in ("NOUN", "PROPN"):
        first, end = tree.sentences[tree.sentence(verb)]
        verbless = not any(tree.tag[token] in FINITE and tree.dep[token] != "relcl" for token in range(first, end))
        either = tree.lower[verb] == past_of(tree.lemma[verb])[0]  # "stolen" has no tense
        return verbless and either and not words().among(tree.lemma[verb], "undergone")
    if tree.dep[noun] != "pobj" or tree.lower[tree.head[noun]] == "of" or tree.pos[noun] != "NOUN":
        return False
    over = tree.head[tree.head[noun]]
    describing = over < noun and tree.dep[over] in ("acl", "amod", "conj") and tree.tag[over] in ("VBN", "JJ")
    return describing or tree.pos[tree.head[noun] - 1] == "NOUN"


def _elsewhere(reading: Reading, verb: int, act: Act) -> bool:
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


def _clause(reading: Reading, verb: int, act: Act, mode: Mode) -> Iterator[Draft]:
    tree = reading.tree
    ahead = act.light and act.told is not None and words().ahead(tree.lemma[verb], tree.lemma[act.told])
    mode = mode.under("planned") if ahead or reading.is_to_come(verb, mode) else mode
    start, stop = evidence(reading, verb)
    when, where = _setting(reading, verb, act, ahead=ahead)
    acting, acted = parties(reading, verb)
    idle = act.predicate == "come" and not any(words().among(tree.lower[prep], "leaving") for prep in tree.all(verb, "prep"))
    alone = (tree.start[verb], tree.end[verb]) == (start, stop)
    if (alone or idle) and not acted and when is None and where is None:
        return  # "starting": nothing to check
    code = _code(reading, verb, act, mode)
    several = len(acted) > 1 or len(acting) > 1
    amount = None if several else _long(reading, act) or _amount(reading, verb, act) or length(reading, verb)
    if amount is None and not several and (paid := price(reading, verb)) is not None:
        amount, stop = paid.amount, max(stop, paid.end)
    for who, whom in pairs(acting, acted, mutual=_together(reading, verb, act), sure=_sure(reading, verb, act)):
        if who is None and whom is None and act.told is None and amount is None:
            continue
        yield Draft(
            kind="fact" if _stands(reading, verb, act, mode) else "event",
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


def _stands(reading: Reading, verb: int, act: Act, mode: Mode) -> bool:
    """Whether a verb tells how something stands and nothing that happens: "the club owns the ground"."""
    tree, lemma = reading.tree, reading.tree.lemma[verb]
    appears = lemma == "appear" and tree.child(verb, "xcomp", "oprd", "acomp", "ccomp") is None  # before somebody, or somewhere
    plain = tree.child(verb, "prt") is None and tree.tag[verb] in ("VBZ", "VBP", "VB", "VBG") and mode.status == "happened"
    return act.is_state or (words().among(lemma, "stative") and not act.light and plain and not appears)


def _setting(reading: Reading, verb: int, act: Act, *, ahead: bool) -> tuple[When | None, Where | None]:
    """When and where a clause's happening is: as its verb tells, else as its object does which names it."""
    when, where = reading.slots.when(verb), reading.slots.where(verb)
    if ahead and when is not None and not reading.is_later(when):
        when = None  # "announced on Monday a visit": the day of the announcement
    if act.light and act.told is not None:
        when, where = when or reading.slots.when(act.told), where or reading.slots.where(act.told)
    return when, where


def _code(reading: Reading, verb: int, act: Act, mode: Mode) -> str | None:
    """The code of a clause's act; none of what one does to himself, and few where nobody is named who acts."""
    done = act.acted is not None and somebody(reading, reading.clauses.counted(act.acted))
    done = done or (act.acted is None and act.told is None and _with_each_other(reading, verb, act))
    code = code_of(reading, Deed(verb, act.acting, act.acted, act.told, done), mode) if political(reading, act.acting, act.acted) else None
    if act.acted is not None and _reflexive(reading, act.acted):
        return None
    told = act.acting is not None and (done or reading.tree.lemma[verb] not in words().suffering)
    return code if told or code in unsigned() else None


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
        return not act.light or lists.among(tree.lemma[verb], "holding_together")
    return tree.dep[verb] == "xcomp" and tree.lemma[tree.head[verb]] == "agree"


def _with_each_other(reading: Reading, verb: int, act: Act) -> bool:
    """Whether several who are told as one do something that is done together: "the two leaders met"."""
    tree = reading.tree
    if act.acting is None or not _together(reading, verb, act):
        return False
    return tree.tag[act.acting] in ("NNS", "NNPS") or len(tree.conjuncts(act.acting)) > 1


def _amount(reading: Reading, verb: int, act: Act) -> Amount | None:
    """How many act or are acted on; of "20 people, four of whom were hurt", four."""
    clauses = reading.clauses
    if (some := clauses.some_of_them(verb)) is not None:
        part, whole = reading.cast.amounts.get(some), reading.slots.amount(clauses.antecedent(some))
        if part is None or part.amount is None:
            return None
        return msgspec.structs.replace(part.amount, of=part.amount.of or (whole.of if whole is not None else None))
    for noun in (act.acted, act.told, clauses.subject(verb), act.acting):
        found = reading.slots.amount(noun) if noun is not None else None
        if found is not None:
            return _of_subject(reading, verb, act, found)
    return None


def _long(reading: Reading, act: Act) -> Amount | None:
    """How long what a clause tells of is to be: "was given a sentence of one year", "an eight-year term"."""
    return length(reading, act.told) or told_before(reading, act.told) if act.light and act.told is not None else None


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
