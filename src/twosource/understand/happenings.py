"""Verbs that tell a happening, each with its parties, its time and place, and the shortest words that still tell it."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

import msgspec

from twosource.lexicon import past_of
from twosource.syntax.tags import FINITE
from twosource.understand.actors import political, somebody
from twosource.understand.acts import Act, act_of, parties, whose
from twosource.understand.codes import code_of, unsigned
from twosource.understand.deferral import is_told_elsewhere
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
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
        if is_told_elsewhere(reading, verb, act):
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
        when = when if whose(reading, reading.tree.lemma[verb], act.told) is None else None  # the day of the announcement
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
