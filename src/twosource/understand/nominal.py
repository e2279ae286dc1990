"""Nouns that tell a happening: "the deportation of children", "his first visit since …", "during their meeting"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twosource import lexicon
from twosource.understand.acts import of_others
from twosource.understand.codes import code_of, unsigned
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.happenings import pairs
from twosource.understand.mode import Mode
from twosource.understand.phrase import noun_phrase, reach, trim
from twosource.understand.roles import dated_by, host_of, intending, is_prompt, parties, set_for, verb_above
from twosource.understand.senses import Deed
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Party
    from twosource.understand.reading import Reading
    from twosource.understand.words import EventNoun


def nominals(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each noun of a sentence that tells a happening and names a party to it."""
    tree, lists = reading.tree, words()
    for noun in range(first, end):
        event = lists.events.get(tree.lemma[noun])
        if event is None or tree.pos[noun] != "NOUN" or tree.dep[noun] in ("compound", "nmod", "amod"):
            continue
        if lists.among(f"{tree.lower[noun - 1]}_{tree.lower[noun]}", "turns_of_phrase"):
            continue
        if (
            noun in reading.cast.named
            or noun in reading.cast.times
            or _light(reading, noun)
            or _describes(reading, noun)
            or _is_measured(reading, noun)
        ):
            continue
        yield from _nominal(reading, noun, event)


def _light(reading: Reading, noun: int) -> bool:
    """Whether the verb above tells this noun's happening already: "held talks"."""
    tree, clauses = reading.tree, reading.clauses
    above = noun
    for _ in range(3):
        head = tree.head[above]
        if tree.dep[above] in ("dobj", "nsubjpass") and clauses.is_verb(head):
            lemma = tree.lemma[head]
            return (words().light(lemma, tree.lemma[noun]) and not of_others(reading, lemma, noun)) or (
                tree.dep[above] == "dobj" and (lemma, "") in words().turned
            )
        if tree.lower[head] == "under" and words().among(tree.lemma[tree.head[head]], "undergoing"):
            return True
        if tree.dep[above] != "pobj" or tree.lower[head] != "of":
            return False
        above = tree.head[head]
    return False


def _describes(reading: Reading, noun: int) -> bool:
    """Whether a noun only says what something else is: "this is an attack on all of us"."""
    tree = reading.tree
    head = tree.head[noun]
    if words().among(tree.lemma[noun], "bodies_too") and tree.dep[noun] in ("nsubj", "nsubjpass", "agent"):
        return tree.lemma[head] in words().reporting or tree.dep[noun] == "nsubj"
    there = tree.child(head, "expl") is not None
    return tree.dep[noun] == "attr" and tree.lemma[head] == "be" and not there and not _ordinal(reading, noun)


def _is_measured(reading: Reading, noun: int) -> bool:
    """Whether a noun in the plural only names what has a size: "exports fell 1 percent", "sales rose to 3 billion euros"."""
    tree, verb = reading.tree, reading.tree.head[noun]
    if tree.tag[noun] != "NNS" or tree.dep[noun] != "nsubj" or not words().among(tree.lemma[verb], "measuring"):
        return False
    sizes = (
        mention.amount for token, mention in reading.cast.amounts.items() if token > verb and tree.sentence(token) == tree.sentence(verb)
    )
    return any(size is not None and size.unit is not None for size in sizes)


@dataclass(frozen=True, slots=True)
class _Told:
    """A noun that tells a happening, and the verbs that say more of it."""

    noun: int
    first_of: bool  # of several: "the first visit since …"
    dated: int | None  # the verb that says when it is or was
    refused: int | None  # the verb by which somebody refuses it
    host: int | None  # the verb whose time and place are its own
    above: int | None  # the verb of its clause


def _told(reading: Reading, noun: int) -> _Told:
    dated, host = dated_by(reading, noun), host_of(reading, noun)
    host = dated if dated is not None else host
    above = host if host is not None else verb_above(reading, noun)
    return _Told(noun, _ordinal(reading, noun), dated, _refused(reading, noun), host, above)


def _nominal(reading: Reading, noun: int, event: EventNoun) -> Iterator[Draft]:
    if _is_idiom(reading, noun):
        return
    acting, acted = parties(reading, noun, event)
    acting = acting or intending(reading, noun, event)
    told = _told(reading, noun)
    if not told.first_of and told.dated is None and not any(_says(party) for party in (*acting, *acted)):
        return
    if not told.first_of and told.refused is None and _hollow(reading, noun):
        return
    mode = _dated(reading, told.dated) if told.dated is not None else _mode(reading, noun, told.above)
    if mode is None or (told.above is not None and reading.general(reading.clauses.subject(told.above))):
        return
    start, stop = _span(reading, told, mode)
    if not acted and _is_owners(reading, noun, (start, stop)):
        return
    when, where = reading.slots.when(noun), reading.slots.where(noun)
    if (setting := set_for(reading, noun)) is not None:
        when = when or reading.slots.when(setting)
        mode = mode if mode.negated else mode.under("planned")
        stop = max(stop, reading.tree.end[trim(reading.tree, noun, reach(reading.tree, setting))[1]])
    if told.host is not None:
        when, where = when or reading.slots.when(told.host), where or reading.slots.where(told.host)
    code = _code(reading, noun, mode, (acting, acted))
    for who, whom in pairs(acting, acted, mutual=False):
        yield Draft(
            kind="event",
            start=start,
            end=stop,
            predicate=event.verb,
            token=noun,
            code=code,
            who=who,
            whom=whom,
            where=where,
            when=when,
            amount=reading.slots.amount(noun),
            speakers=reading.voices(noun),
            status=mode.status,
            negated=mode.negated,
        )


def _span(reading: Reading, told: _Told, mode: Mode) -> tuple[int, int]:
    """Start and end of the words that tell a noun's happening, with the verb that says when it is, or that it did not come about."""
    tree, noun, above = reading.tree, told.noun, told.above
    telling = told.dated if told.refused is None else told.refused
    if telling is not None:
        return evidence(reading, telling)
    start, stop = _evidence(reading, noun, since=told.first_of)
    if mode.negated and above is not None and above == tree.head[noun]:
        last = max(above, tree.child(above, "prt") or above)  # "was called off"
        start, stop = min(start, tree.start[above]), max(stop, tree.end[last])
    if mode.status == "planned" and told.host is not None and tree.lower[tree.head[noun]] == "for":
        start = min(start, evidence(reading, told.host)[0])  # "will travel for talks"
    return start, stop


def _is_owners(reading: Reading, noun: int, span: tuple[int, int]) -> bool:
    """Whether words are no more than a noun and a pronoun that owns it: "his remarks"."""
    tree, owner = reading.tree, reading.tree.child(noun, "poss")
    return owner is not None and tree.pos[owner] == "PRON" and span == (tree.start[owner], tree.end[noun])


def _code(reading: Reading, noun: int, mode: Mode, told: tuple[list[Party], list[Party]]) -> str | None:
    """The code of a noun's happening; none where it is somebody's private doing, or nobody is named who did it and should be."""
    (acting, acted), owner = told, reading.tree.child(noun, "poss")
    code = code_of(reading, Deed(noun, owner, None, None, any(party.name is not None for party in acted)), mode)
    private = owner is not None and words().among(reading.tree.lemma[owner], "private")
    return code if not private and (acting or code in unsigned()) else None


def _is_idiom(reading: Reading, noun: int) -> bool:
    """Whether a noun only tells in what state somebody is, with the preposition before it: "on the run"."""
    tree, prep = reading.tree, reading.tree.head[noun]
    bare = tree.dep[noun] == "pobj" and tree.child(noun, "amod", "poss", "prep") is None and tree.lemma[tree.head[prep]] == "be"
    return bare and words().among(f"{tree.lower[prep]}_{tree.lemma[noun]}", "idioms")


def _hollow(reading: Reading, noun: int) -> bool:
    """Whether nothing hangs on a noun but a pronoun that owns it: "her statement"."""
    owner = reading.tree.child(noun, "poss")
    bare = reading.tree.children[noun] == reading.tree.all(noun, "poss")
    return bare and owner is not None and reading.tree.pos[owner] == "PRON"


def _says(party: Party) -> bool:
    """Whether a party is more than a pronoun that stands for nobody known."""
    return party.name is not None or not words().among(party.text.lower(), "bare_pronouns")


def _ordinal(reading: Reading, noun: int) -> bool:
    tree = reading.tree
    return any(words().among(tree.lower[child], "ordinals") for child in tree.children[noun])


def _dated(reading: Reading, verb: int) -> Mode | None:
    """The mode of a happening of which a clause tells the day: planned, but for what was on a day."""
    around = reading.modes(verb)
    was = reading.tree.lemma[verb] == "be" and reading.tree.child(verb, "acomp") is None
    was = was and not reading.is_to_come(verb, Mode())
    return Mode("happened" if was else "planned").under(around.status, negated=around.negated) if around is not None else None


def _mode(reading: Reading, noun: int, above: int | None) -> Mode | None:
    """A noun's happening is taken as told, unless it is alleged, planned, a name for something, or under a clause that is not told itself."""
    prep = reading.tree.head[noun]
    if reading.tree.lower[prep] == "as" and words().among(reading.tree.lemma[reading.tree.head[prep]], "calling"):
        return None  # "described the tax as an attack on the poor"
    if reading.tree.dep[noun] == "pobj" and (hung := _hung(reading, noun, above)) is not None:
        return hung
    mode = _described(reading, noun)
    return mode if above is None else _under(reading, noun, above, mode)


def _hung(reading: Reading, noun: int, above: int | None) -> Mode | None:
    """The mode that the preposition before a noun gives it: "accused of the …", "without the …"."""
    tree, lists = reading.tree, words()
    prep = tree.head[noun]
    over, word = tree.head[prep], tree.lower[prep]
    if word == "without":
        return Mode(negated=True)
    if word in ("for", "of") and lists.among(tree.lemma[over], "plan_nouns"):
        return Mode("planned")
    upcoming = word == "of" and tree.lower[over] in lexicon.tree("time_words")["direction"]["upcoming"]
    if upcoming and reading.is_still_to_come(reading.slots.when(noun)):
        return Mode("planned")  # "gathered ahead of the vote"
    if _refused(reading, noun) is not None:
        return Mode("planned", negated=True)  # who rejects calls for his resignation will not resign
    alleged = lists.among(tree.lemma[over], "allegation") or (over == above and _alleges(reading, over))
    charged = tree.dep[over] == "dobj" and word == "of" and _alleges(reading, tree.head[over])
    thought = word == "of" and any(lists.among(tree.lemma[over], name) for name in ("thought_nouns", "expecting"))
    thought = thought or (word == "of" and reading.clauses.is_verb(over) and lists.among(tree.lemma[over], "acquitting"))
    if charged or thought or (alleged and lists.among(word, "allegation_prepositions")) or _charged(reading, noun):
        return Mode("possible")
    return None


def _refused(reading: Reading, noun: int) -> int | None:
    """The verb by which somebody refuses what is asked of him: "rejected calls for his resignation"."""
    tree, asked = reading.tree, reading.tree.head[reading.tree.head[noun]]
    verb = tree.head[asked]
    told = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "for" and words().among(tree.lemma[asked], "asked_nouns")
    refused = tree.dep[asked] == "dobj" and words().among(reading.clauses.act(verb), "resisting") and tree.tag[verb] != "VB"
    return verb if told and refused else None


def _described(reading: Reading, noun: int) -> Mode:
    """The mode that the words before a noun give it: "a planned visit", "no visit", "the cancelled visit"."""
    tree, lists = reading.tree, words()
    mode = Mode()
    for child in tree.all(noun, "amod", "det"):
        word = tree.lower[child]
        if lists.among(word, "coming"):
            mode = mode.under("planned")
        elif lists.among(word, "unsure") or lists.among(tree.lemma[child], "allegation"):
            mode = mode.under("possible")
        elif word == "no" or lists.among(word, "undone"):
            mode = mode.under("happened", negated=True)
    return mode


def _under(reading: Reading, noun: int, above: int, mode: Mode) -> Mode | None:
    """The mode of a noun's happening under the verb of its clause."""
    tree, lists = reading.tree, words()
    around, prep = reading.modes(above), tree.head[noun]
    if around is None:
        return None
    if prep != above and not (tree.dep[noun] == "pobj" and tree.head[prep] == above):
        return mode
    if tree.dep[noun] == "nsubj" and lists.among(tree.lemma[above], "beginning") and reading.is_to_come(above, around):
        return mode.under("planned")  # "the trial starts on Friday"
    act = reading.clauses.act(above)
    ended = tree.dep[noun] in ("dobj", "nsubjpass") and lists.among(tree.lemma[above], "lifting")
    if ended and lists.among(tree.lemma[noun], "in_force"):
        return None  # of sanctions that are lifted the lifting is told, and not that they were imposed
    control = lists.controls.get(act, lists.controls.get(tree.lemma[above])) if _governed(reading, noun, above) else None
    if control is not None and control.status in ("planned", "possible", "denied"):
        return mode.under(control.status)
    if lists.among(act, "refusing") and lists.among(tree.lemma[noun], "made_to_him"):
        return mode  # who declines a request was asked
    undergone = tree.dep[noun] == "nsubjpass" and around == Mode()
    if around.negated and lists.among(act, "undoing"):
        return mode.under("possible")  # who does not call it off leaves it open
    if control is not None and control.negated and (tree.dep[noun] == "dobj" or undergone):
        return mode.under("happened", negated=not around.negated)
    refused = lists.among(act, "refusing") and lists.among(lists.events[tree.lemma[noun]].verb, "mutual")
    if tree.dep[noun] in ("dobj", "nsubjpass") and (refused or lists.among(act, "undoing")):
        return mode.under("happened", negated=True).under(around.status, negated=around.negated)
    apart = tree.dep[noun] == "pobj" and (lists.among(tree.lower[prep], "apart_prepositions") or is_prompt(reading, noun))
    return mode if around.status not in ("planned", "possible") or apart else mode.under(around.status)


def _charged(reading: Reading, noun: int) -> bool:
    """Whether a noun hangs, through others, on what somebody is accused of: "accusing him of responsibility for the …"."""
    tree, here = reading.tree, noun
    while tree.dep[here] in ("pobj", "prep"):
        here = tree.head[here]
        if reading.clauses.is_verb(here):
            return here != noun and tree.lemma[here] == "accuse"
    return False


def _governed(reading: Reading, noun: int, above: int) -> bool:
    """Whether a verb such as "plan" or "call for" governs the noun, and is not merely set beside it."""
    tree, lemma = reading.tree, reading.tree.lemma[above]
    if tree.dep[noun] in ("dobj", "nsubjpass"):
        return True
    spoken = words().reporting.get(lemma) not in (None, "promise")
    return tree.dep[noun] == "pobj" and not spoken and words().among(tree.lower[tree.head[noun]], "governing_prepositions")


def _alleges(reading: Reading, verb: int) -> bool:
    return words().among(reading.tree.lemma[verb], "allegation")


def _evidence(reading: Reading, noun: int, *, since: bool) -> tuple[int, int]:
    tree = reading.tree
    first, last = noun_phrase(tree, noun)
    for child in tree.children[noun]:
        if child > noun and tree.dep[child] == "prep":
            last = max(last, min(reach(tree, child), child + 12))
        if since and child > noun and tree.dep[child] in ("advcl", "prep", "acl") and tree.lower[tree.left[child]] == "since":
            last = max(last, reach(tree, child))
    if since:
        begin = tree.right[noun] + 1
        if begin < len(tree) and tree.lower[begin] == "since":
            head = tree.head[begin]
            last = max(last, reach(tree, head) if tree.dep[head] in ("advcl", "relcl") else reach(tree, begin))
    first, last = trim(tree, first, last)
    return tree.start[first], tree.end[last]
