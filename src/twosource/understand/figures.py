"""Quantities: "turnover grew 37 per cent last year to a record of nearly $3.5bn" tells two."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import msgspec

from twosource.lexicon import listed
from twosource.lexicon import tree as tree_of
from twosource.model import AGE, RANK
from twosource.understand.actors import acts
from twosource.understand.ages import as_age, beside_owner, is_nobodys, owner_of
from twosource.understand.draft import Draft
from twosource.understand.evidence import NEAR, evidence, governor
from twosource.understand.magnitudes import bearer
from twosource.understand.mode import Mode
from twosource.understand.phrase import LONG, noun_of, noun_phrase, reach, trim
from twosource.understand.slots import FORMER, ordinal
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Amount, Mention, Party, When
    from twosource.understand.reading import Reading


DEEP = 1  # things between an amount and the verb that still tells of it
THINGS = ("pobj", "dobj", "attr", "nsubj", "nsubjpass", "conj", "appos")
WHOLE = 100.0  # per cent


def figures(reading: Reading, first: int, end: int, counted: set[str]) -> Iterator[Draft]:
    """One statement for each amount of a sentence that measures something, or that counts something no happening counts.

    `counted` are the amounts that the sentence's other statements hold: 12 people killed are told by the killing.
    """
    done: set[int] = set()
    for token in range(first, end):
        mention = reading.cast.amounts.get(token)
        if mention is None or id(mention) in done or mention.amount is None:
            continue
        done.add(id(mention))
        if bearer(reading, mention) is not None:
            continue  # magnitudes.py tells it
        if ordinal(mention.text) or _label(reading, mention) or (mention.amount.unit is None and mention.amount.text in counted):
            continue
        draft = _figure(reading, mention, as_age(reading, mention, mention.amount))
        if draft is not None:
            yield draft


def _label(reading: Reading, mention: Mention) -> bool:
    """Whether a number counts nothing: "one day", the 2 of a "Pixel 2", the 4 of a "4-page letter"."""
    tree = reading.tree
    first, last = reading.cast.spans[id(mention)]
    if (
        last + 1 < len(tree)
        and tree.pos[last + 1] in ("VERB", "ADJ")
        and tree.dep[tree.head[last]] not in ("amod", "compound")
        and _share(mention)
    ):
        return True
    if first > 0 and tree.lower[first - 1] == "the" and mention.amount is not None and mention.amount.unit == "percent":
        return True
    if (
        first > 1
        and tree.lower[first - 1] == "to"
        and words().among(tree.lemma[first - 2], "margins")
        and first - 3 in reading.cast.amounts
    ):
        return True  # "61 votes to 39"
    if _is_rivals(reading, mention, first):
        return True
    if mention.amount is not None and mention.amount.unit is not None:
        return _of_time(reading, last) and not any(mark in mention.text for mark in ("%", "per"))
    if words().among(mention.text.lower(), "ordinals") or first in reading.cast.times:
        return True
    if last + 1 < len(tree) and words().among(tree.lower[last + 1], "after_distance"):
        return True
    if first > 0 and tree.dep[first - 1] in ("det", "poss") and tree.head[first - 1] == tree.head[first]:
        return True
    named = first > 0 and tree.pos[first - 1] == "PROPN" and tree.end[first - 1] + 1 == tree.start[first]
    joined = last + 1 < len(tree) and tree.lower[last + 1] == "-" and tree.start[last + 1] == tree.end[last]
    return mention.text.lower() == "one" or named or joined


def _is_rivals(reading: Reading, mention: Mention, first: int) -> bool:
    """Whether an amount is that of who lost, behind that of who won: "beat her by 52 percent to 41 percent"."""
    tree, won = reading.tree, reading.cast.amounts.get(first - 2)
    if (
        won is None
        or tree.lower[first - 1] != "to"
        or won.amount is None
        or mention.amount is None
        or won.amount.unit != mention.amount.unit
    ):
        return False
    return any(words().among(tree.lemma[above], "deciding") for above in tree.above(first))


def _of_time(reading: Reading, last: int) -> bool:
    """Whether a share is one of a time: "a quarter of a century", "the first half of 2023"."""
    tree = reading.tree
    inner = noun_of(tree, last)
    return inner is not None and (inner in reading.cast.times or words().among(tree.lemma[inner], "spans"))


def _share(mention: Mention) -> bool:
    """Whether an amount is all there is, and only says how much: "I 100 per cent agree"."""
    return mention.amount is not None and mention.amount.unit == "percent" and mention.amount.low == mention.amount.high == WHOLE


def _figure(reading: Reading, mention: Mention, amount: Amount) -> Draft | None:
    tree, clauses = reading.tree, reading.clauses
    begin, last = reading.cast.spans[id(mention)]
    top = next((token for token in range(begin, last + 1) if not begin <= tree.head[token] <= last), last)
    verb = next((token for token in (top, *tree.above(top)) if clauses.is_verb(token)), None)
    verb = _behind_speech(reading, verb, begin)
    mode = reading.modes(verb) if verb is not None else Mode()
    subject = clauses.subject(verb) if verb is not None else None
    if mode is None or reading.general(subject):
        return None
    thing = _measured(reading, top, verb)
    if _counts_nothing(reading, mention, top, verb, subject) or _is_of_another(reading, mention, amount, top, thing):
        return None
    if amount.unit == RANK and thing is not None and thing == subject:
        return None  # "a third climber is missing": which one, and nothing that is said of him
    far = verb is not None and _far(reading, top, verb)
    if far:
        verb, subject, mode = None, None, Mode()
    beside = tree.head[top] == thing and thing is not None and thing > top and amount.unit is not None and thing == subject
    subject = _other(reading, begin, subject)
    mode = Mode() if beside or _is_former(reading, mention) else mode
    if amount.of is None and thing is not None:
        amount = msgspec.structs.replace(amount, of=_named(reading, thing))
    if (amount.of is None and (amount.unit is None or far)) or (amount.unit in (None, RANK) and far):
        return None  # that there are four of something somewhere in the clause tells nothing by itself
    if (
        amount.unit is not None
        and words().among(amount.unit, "distances")
        and tree.dep[top] == "npadvmod"
        and not _spans(reading, top, verb)
    ):
        return None  # how far away
    aged = amount.of == AGE  # or named so by now: "at the age of 91"
    start, stop = (beside_owner(reading, mention, thing) if aged else None) or _evidence(reading, mention, verb, thing, subject)
    return Draft(
        kind="fact" if aged else "figure",
        start=start,
        end=stop,
        predicate=AGE if aged else _told_by(reading, mention, verb) if verb is not None and not beside else "be",
        token=verb if verb is not None else top,
        who=_who(reading, owner_of(reading, mention, thing) if aged else subject),
        when=None if aged else _when(reading, mention, top, verb),
        where=reading.slots.where(verb) if verb is not None and not aged else None,
        amount=amount,
        speakers=reading.voices(verb if verb is not None else top),
        status=mode.status,
        negated=mode.negated,
    )


def _counts_nothing(reading: Reading, mention: Mention, top: int, verb: int | None, subject: int | None) -> bool:
    """Whether a number measures nothing that its clause tells: of a wrong parse, of where something is, or of those who say so."""
    tree = reading.tree
    begin, last = reading.cast.spans[id(mention)]
    if verb is None:
        return any(tree.lower[above] == "according" for above in tree.above(top))
    speak = subject is not None and (begin <= subject <= last or (tree.head[last] == subject and tree.dep[last] == "nummod"))
    if speak and words().reporting.get(tree.lemma[verb]) == "say":
        return True  # a number does not speak: the parse is wrong
    if tree.child(verb, "expl") is not None and tree.child(verb, "attr") not in (top, *tree.above(top)):
        return True  # "in four villages there is no water" counts where something is, and not what
    return any(tree.lower[above] == "according" for above in tree.above(top) if above > verb)  # "according to four officials"


def _is_of_another(reading: Reading, mention: Mention, amount: Amount, top: int, thing: int | None) -> bool:
    """Whether an amount is told elsewhere or of something else: hours that are none, the same in another currency."""
    tree, amounts = reading.tree, reading.cast.amounts
    begin = reading.cast.spans[id(mention)][0]
    if thing in reading.cast.times and top not in reading.cast.times:
        return True  # "of magnitude 6.3 about half an hour apart": the number counts no hours, the parse is wrong
    if (
        begin > 1
        and tree.lower[begin - 1] == "("
        and amount.unit is not None
        and not amounts.keys().isdisjoint(range(begin - 4, begin - 1))
    ):
        return True  # the same in another currency
    return amount.of == AGE and is_nobodys(reading, mention, top)


def _other(reading: Reading, first: int, subject: int | None) -> int | None:
    """Whose share stands behind a second name: "Denz leads with 44 percent, ahead of Ruhl on 35 percent"; else the `subject`."""
    tree, named = reading.tree, reading.cast.named.get(first - 2)
    if named is None or subject is None or not words().among(tree.lower[first - 1], "standing_at"):
        return subject
    before = reading.cast.spans[id(named)][0] - 1
    return first - 2 if before > subject and words().among(tree.lower[before], "ranking") else subject


def _behind_speech(reading: Reading, verb: int | None, begin: int) -> int | None:
    """The verb of what was said, for what an amount was that stands behind the words for who said it: "was 64, she said, up from 58"."""
    tree = reading.tree
    if verb is None or words().reporting.get(tree.lemma[verb]) != "say" or begin == 0 or tree.lower[begin - 1] != FORMER:
        return verb
    said = tree.head[verb] if tree.dep[verb] == "parataxis" else tree.child(verb, "ccomp")
    return said if said is not None and said < verb < begin else verb


def _told_by(reading: Reading, mention: Mention, verb: int) -> str:
    """What an amount is told by: what something was before by its verb with "from", a change set beside it by its way: ", up 12 percent"."""
    tree, first = reading.tree, reading.cast.spans[id(mention)][0]
    change = mention.amount.change if mention.amount is not None else None
    aside = first > 1 and tree.lower[first - 2] == "," and words().among(tree.lower[first - 1], "particles")
    subject = reading.clauses.subject(verb)
    if change is not None and aside and subject is not None and not acts(reading, subject):
        return change  # what sold 12 percent more has not risen by it
    told = reading.clauses.with_particle(verb)
    if change is not None and (tree.lemma[verb] == "be" or words().among(tree.lemma[verb], "trading")):
        return change  # "orders were up 4 percent", "closed 2 percent lower"
    return f"{told} {FORMER}" if _is_former(reading, mention) else told


def _compared(reading: Reading, mention: Mention) -> int | None:
    """The word behind a share by which something is more or less: "9 percent more than in May"."""
    behind = reading.cast.spans[id(mention)][1] + 1
    shown = mention.amount is not None and mention.amount.change is not None and behind < len(reading.tree)
    return behind if shown and reading.tree.lower[behind] in _comparing() else None


def _rate(reading: Reading, last: int) -> int | None:
    """The noun behind an amount for each of which it is: "5 million dollars a day"."""
    tree = reading.tree
    each = last + 2 < len(tree) and tree.lower[last + 1] in listed("function_words", "each") and tree.tag[last + 2] == "NN"
    return last + 2 if each and tree.head[last + 2] <= last + 2 else None


@functools.cache
def _comparing() -> frozenset[str]:
    words_of = tree_of("amount_words")["changes"]
    return frozenset({*words_of["more_words"], *words_of["less_words"]})


def _is_former(reading: Reading, mention: Mention) -> bool:
    """Whether an amount is what something was before, beside what it is now: "eased to 3.1 percent from 3.4 percent", "5 percent, against 6 in May"."""
    tree = reading.tree
    first = reading.cast.spans[id(mention)][0]
    if first == 0 or mention.amount is None:
        return False
    unit, spans = mention.amount.unit, reading.cast.spans
    others = [each for each in _amounts_of(reading, first) if each is not mention and each.amount is not None]
    beside = [each for each in others if each.amount is not None and each.amount.unit == unit]
    if tree.lower[_opening(reading, first) - 1] != FORMER:
        earlier = any(spans[id(each)][1] < first for each in (beside if unit else others))
        return earlier and _is_set_against(reading, first) and _time_behind(reading, mention) is not None
    return any(unit is not None or tree.lower[spans[id(each)][0] - 1] == "to" for each in beside)  # "from platform 4"


def _opening(reading: Reading, first: int) -> int:
    """Where what was so much begins, behind what something rose or fell from: of "up from its first offer of $70", the offer."""
    tree = reading.tree
    begin = tree.left[tree.head[first - 1]] if tree.lower[first - 1] == "of" else first
    return begin if 1 < begin < first and words().among(tree.lower[begin - 2], "particles") else first


def _is_set_against(reading: Reading, first: int) -> bool:
    """Whether words stand before a token that set what it begins beside something else: "compared with 2.10 crowns last year"."""
    tree, lists = reading.tree, words()
    return lists.among(tree.lower[first - 1], "against") or (
        first > 1 and tree.lower[first - 1] in ("with", "to") and lists.among(tree.lower[first - 2], "comparing")
    )


def _amounts_of(reading: Reading, token: int) -> Iterator[Mention]:
    """The amounts of a token's sentence, once for each of their tokens."""
    begin, end = reading.tree.sentences[reading.tree.sentence(token)]
    return (found for each in range(begin, end) if (found := reading.cast.amounts.get(each)) is not None)


def _when(reading: Reading, mention: Mention, top: int, verb: int | None) -> When | None:
    """The time right behind an amount; of what is told beside what something was before, no time but its own."""
    own = _time_behind(reading, mention)
    if own is not None or _is_former(reading, mention):
        return own
    return reading.slots.when(top) or (reading.slots.when(verb) if verb is not None else None)


def _time_behind(reading: Reading, mention: Mention) -> When | None:
    """The time that stands right behind an amount and what it counts, or behind "in" or "on"."""
    tree, last = reading.tree, reading.cast.spans[id(mention)][1]
    counted = last + 1 < len(tree) and tree.head[last] == last + 1 and tree.pos[last + 1] == "NOUN" and last + 1 not in reading.cast.times
    behind = last + 2 if counted else last + 1
    if behind + 1 < len(tree) and words().among(tree.lower[behind], "timing"):
        behind += 1
    found = reading.cast.times.get(behind)
    own = found is not None and reading.cast.spans[id(found)][0] == behind and not reading.slots.compared(behind)
    return found.when if found is not None and own else None


def _spans(reading: Reading, top: int, verb: int | None) -> bool:
    """Whether a length is that of something or of a way, and not how far away it is: "is 120 metres high", "fell 60 metres from a ridge"."""
    tree, head, lists = reading.tree, reading.tree.head[top], words()
    if tree.pos[head] == "ADJ":
        return tree.dep[head] in ("acomp", "conj") and lists.among(tree.lower[head], "sized")
    gone = verb is not None and lists.among(tree.lemma[verb], "covering")
    return gone and (head == verb or (tree.lower[head] == "from" and tree.head[head] == verb))


def _far(reading: Reading, top: int, verb: int) -> bool:
    """Whether an amount hangs on its verb only through things within things, of which it measures one and not what the verb tells."""
    tree = reading.tree
    between = [top]
    while between[-1] != verb and tree.head[between[-1]] != between[-1]:
        between.append(tree.head[between[-1]])
    under = [tree.lower[tree.head[token]] for token in between[1:] if tree.dep[token] == "pobj"]
    if any(words().among(word, name) for word in under for name in ("later_prepositions", "beyond_prepositions")):
        return True  # "rose 3 percent after a 2 percent rise", "stood at 9 percent, above the target of 3 percent"
    if len(between) > 1 and tree.lower[between[1]] == "of":  # "a record of $5"
        between = between[2:]
    return sum(tree.dep[token] in THINGS for token in between if token != verb) > DEEP


def _who(reading: Reading, subject: int | None) -> Party | None:
    return reading.cast.party(subject) if subject is not None else None


def _measured(reading: Reading, top: int, verb: int | None) -> int | None:
    """The noun that an amount measures: the one it stands before, or after in "a bill of $5"; else the clause's subject."""
    tree = reading.tree
    head = tree.head[top]
    if tree.dep[top] in ("nummod", "amod", "compound", "nmod", "quantmod") and tree.pos[head] in ("NOUN", "PROPN") and head > top:
        return head
    if tree.pos[top] == "NOUN" and top not in reading.cast.amounts:
        return top
    if tree.dep[top] == "pobj" and tree.pos[tree.head[head]] == "NOUN" and not words().among(tree.lemma[tree.head[head]], "levels"):
        return tree.head[head]
    if tree.pos[top] == "NOUN" and (inner := _of(reading, top)) is not None:
        return inner
    if verb is not None and tree.lower[head] == "at" and words().among(tree.lemma[verb], "estimating"):
        return tree.child(verb, "dobj")  # "put the cost at $5"
    subject = reading.clauses.subject(verb) if verb is not None else None
    aged = reading.cast.amounts[top].amount if top in reading.cast.amounts else None
    if subject is not None and tree.pos[subject] != "PRON" and acts(reading, subject) and not (aged is not None and aged.of == AGE):
        return None
    return subject


def _of(reading: Reading, noun: int) -> int | None:
    tree = reading.tree
    for prep in tree.all(noun, "prep"):
        inner = tree.child(prep, "pobj") if tree.lower[prep] in ("of", "in") else None
        timed = tree.lower[prep] == "in" and inner in reading.cast.times  # "was 2 billion euros in 2022": the profit was
        if inner is not None and not timed and reading.cast.place(inner) is None:
            return inner
    return None


def _named(reading: Reading, noun: int) -> str | None:
    """What is measured, in the article's words; for "it", what the sentence before spoke of."""
    tree = reading.tree
    if tree.pos[noun] == "PRON":
        found = _before(reading, noun) if words().among(tree.lower[noun], "taking_up") else None
        if found is None:
            return None
        noun = found
    return reading.slots.measured(noun)


def _before(reading: Reading, token: int) -> int | None:
    """The subject of the clause before, which "it" takes up."""
    tree = reading.tree
    begin = tree.sentences[max(0, tree.sentence(token) - 1)][0]
    for verb in range(token - 1, begin - 1, -1):
        if reading.clauses.is_verb(verb):
            subject = reading.clauses.own_subject(verb)
            if subject is not None and subject < token and tree.pos[subject] == "NOUN":
                return subject
    return None


def _onward(reading: Reading, verb: int, first: int, last: int) -> int:
    """How far what follows an amount in its clause belongs to it: "earned $5, mostly from books"."""
    tree = reading.tree
    for child in tree.all(verb, "prep"):
        begin = tree.left[child]
        if begin <= last or (begin != last + 1 and not (begin == last + 2 and tree.lower[last + 1] == ",")):
            continue
        end = reach(tree, child)
        inside = range(begin, end + 1)
        if end - first <= LONG and not any(token in reading.cast.amounts or reading.clauses.is_verb(token) for token in inside):
            last = end
    return last


def _says_elsewhere(reading: Reading, mention: Mention, verb: int) -> bool:
    """Whether a verb tells something else of what an amount measures: "the 600-million-euro mission is to last", "the 23-year-old passed a test"."""
    tree = reading.tree
    if tree.lemma[verb] != "be":
        own = reading.clauses.own_subject(verb)
        known = tree.lower[max(0, reading.cast.spans[id(mention)][0] - 1)] == "the" or (own is not None and reading.cast.mention(own))
        return bool(known) and mention.amount is not None and mention.amount.of == AGE  # of "a boy of 6 fell" the fall tells which boy
    prep = tree.child(verb, "prep")
    return tree.child(verb, "attr", "acomp") is None and prep != verb + 1


def _evidence(reading: Reading, mention: Mention, verb: int | None, thing: int | None, subject: int | None) -> tuple[int, int]:
    tree = reading.tree
    if verb is not None and tree.child(verb, "expl") is not None:
        return evidence(reading, verb)
    first, last = reading.cast.spans[id(mention)]
    bare = verb is not None and thing == subject and last < verb and _says_elsewhere(reading, mention, verb)
    last = _compared(reading, mention) or _rate(reading, last) or last
    if thing is not None and (thing != subject or bare):
        begin, end = noun_phrase(tree, thing)
        if begin <= last + 3 and end >= first - 3:
            first, last = min(first, begin), max(last, end)
    if verb is not None and not bare and abs(verb - first) <= LONG // 2 + 4:
        first, last = min(first, verb), max(last, verb)
        what = tree.child(verb, "attr", "acomp") if tree.lemma[verb] == "be" else None
        if what is not None and what > last:
            last = noun_phrase(tree, what)[1]
        elif (
            what is None
            and last == verb
            and tree.lemma[verb] == "be"
            and (prep := tree.child(verb, "prep")) is not None
            and prep == verb + 1
        ):
            last = reach(tree, prep)  # "200 homes are without power"
        helpers = [child for child in tree.all(verb, "aux", "auxpass", "neg") if child < verb]
        first = min([first, *helpers])
        if tree.head[last] == verb and last > verb and tree.dep[last] in ("dobj", "attr", "npadvmod"):
            last = _onward(reading, verb, first, last)
        own = reading.clauses.own_subject(verb)
        if own is not None:
            begin, end = noun_phrase(tree, own)
            if end < verb and verb - end <= NEAR:
                first = min(first, begin)
        elif tree.dep[verb] == "xcomp":
            first = min(first, governor(reading, verb, first))
    first, last = trim(tree, first, last)
    return tree.start[first], max(tree.end[last], mention.end)
