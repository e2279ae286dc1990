"""How old somebody is: "Karl Amsel, 58", "a man aged 34", "a boy of 6"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from twosource.lexicon.pronouns import sex_of
from twosource.model import AGE
from twosource.syntax import ROLES
from twosource.understand.phrase import noun_phrase
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Amount, Mention
    from twosource.understand.reading import Reading
    from twosource.understand.slots import Slots

OLDEST = 120  # years
OLD, THE, WHO = "old", "the", "who"


def as_age(reading: Reading, mention: Mention, amount: Amount) -> Amount:
    """The amount as an age, where it is a bare number between commas behind a person's name, or a person's: "Amsel, 58, left", "a boy of 6"."""
    tree = reading.tree
    first, last = reading.cast.spans[id(mention)]
    if not _may_be_age(amount):
        return amount
    if is_told_age(reading, first, last):
        return msgspec.structs.replace(amount, unit="year", of=AGE)
    if not (first == last and first > 1 and last + 1 < len(tree)):
        return amount
    owner = tree.head[tree.head[first]]
    of_person = tree.lower[first - 1] == "of" and tree.head[first] == first - 1 and tree.tag[owner] == "NN" and tree.dep[first] == "pobj"
    aged = of_person and owner < first and words().among(tree.lemma[owner], "aged")
    if amount.of is None and mention.text.isdigit() and tree.lower[first - 1] == "," and words().among(tree.lower[last + 1], "behind_age"):
        named = reading.cast.named.get(first - 2)
        aged = named is not None and named.kind == "person" and named.name is not None
    return msgspec.structs.replace(amount, unit="year", of=AGE) if aged else amount


def _may_be_age(amount: Amount) -> bool:
    """Whether a number counts nothing that is named, and somebody may be so many years old."""
    low = amount.low
    return amount.unit is None and low is not None and low == amount.high and low.is_integer() and 0 < low <= OLDEST


def is_told_age(reading: Reading, first: int, last: int) -> bool:
    """Whether a number by itself says what somebody is now: "Karl Amsel is 58", "the boy was 3, police said", and not "when he fell"."""
    tree, verb = reading.tree, reading.tree.head[last]
    bare = first == last and tree.dep[last] in ("attr", "acomp", "oprd") and tree.lemma[verb] == "be"
    ends = last + 1 == len(tree) or words().among(tree.lower[last + 1], "behind_told_age")
    return bare and ends and _is_somebody(reading, reading.clauses.subject(verb))


def turns(reading: Reading | Slots, number: int) -> bool:
    """Whether a number is how old somebody becomes: "she turns 80 on Friday"."""
    tree, verb = reading.tree, reading.tree.head[number]
    reached = tree.dep[number] in ("dobj", "attr", "acomp", "oprd") and words().among(tree.lemma[verb], "turning")
    return reached and _is_somebody(reading, reading.clauses.subject(verb))


def _is_somebody(reading: Reading | Slots, subject: int | None) -> bool:
    """Whether it is a person by name, one of his pronouns, or a noun for somebody who may be of any age."""
    if subject is None:
        return False
    tree, named = reading.tree, reading.cast.named.get(subject)
    if named is not None:
        return named.kind == "person" and named.name is not None
    return sex_of(tree.lower[subject]) is not None or tree.lower[subject] == WHO or words().among(tree.lemma[subject], "aged")


def is_nobodys(reading: Reading, mention: Mention, top: int) -> bool:
    """Whether it is not told whose age it is now: "left the band in his twenties", "two sons, aged 16 and 6"; `top` is the amount's head."""
    tree, last = reading.tree, reading.cast.spans[id(mention)][1]
    holder = tree.head[tree.head[top]]
    if tree.dep[top] == "pobj" and reading.clauses.is_verb(holder) and tree.lemma[holder] != "be":
        return True
    if not _is_behind_aged(reading, mention):
        return False
    shared = last + 2 < len(tree) and tree.lower[last + 1] in ("and", "to") and tree.pos[last + 2] == "NUM"
    return shared or _noun_before(reading, mention) is None


def owner_of(reading: Reading, mention: Mention, thing: int | None) -> int | None:
    """The noun whose age it is: the name before its comma, the noun before "aged", else the `thing` that it measures."""
    named = _name_before(reading, mention)
    if named is not None:
        return named
    first, last = reading.cast.spans[id(mention)]
    if is_told_age(reading, first, last):
        verb = reading.tree.head[last]
        subject = reading.clauses.subject(verb)
        return reading.tree.head[verb] if reading.tree.dep[verb] == "relcl" else subject
    if reading.tree.dep[last] in ROLES and reading.tree.lower[last].endswith(OLD) and THE in reading.tree.lower[first - 1 : first + 1]:
        return last  # "parted company with the 48-year-old"
    return _noun_before(reading, mention) if _is_behind_aged(reading, mention) else _described(reading, thing)


def _described(reading: Reading, thing: int | None) -> int | None:
    """Of whom a noun only tells more: "the suspect, a 34-year-old man"; else the noun."""
    tree = reading.tree
    if thing is None or tree.dep[thing] != "appos" or tree.head[thing] > thing or tree.lower[tree.left[thing] - 1] != ",":
        return thing
    return tree.head[thing] if words().among(tree.lower[tree.left[thing]], "indefinite") else thing


def beside_owner(reading: Reading, mention: Mention, thing: int | None) -> tuple[int, int] | None:
    """Start and end of an age and what stands before it for whose it is: "Karl Amsel, 58", "a man aged 34"; None where nothing does."""
    tree, noun = reading.tree, owner_of(reading, mention, None)
    if noun is None and thing is not None and (described := _described(reading, thing)) not in (thing, None):
        return tree.start[noun_phrase(tree, described)[0]], max(mention.end, tree.end[noun_phrase(tree, thing)[1]])
    if noun is None:
        return None
    named = reading.cast.named[noun] if noun == _name_before(reading, mention) else None
    return named.start if named is not None else reading.tree.start[noun_phrase(reading.tree, noun)[0]], mention.end


def _is_behind_aged(reading: Reading, mention: Mention) -> bool:
    first = reading.cast.spans[id(mention)][0]
    return first > 1 and words().among(reading.tree.lower[first - 1], "aging")


def _name_before(reading: Reading, mention: Mention) -> int | None:
    """The last token of the name before an age's comma."""
    first = reading.cast.spans[id(mention)][0]
    return first - 2 if first > 1 and reading.tree.lower[first - 1] == "," and first - 2 in reading.cast.named else None


def _noun_before(reading: Reading, mention: Mention) -> int | None:
    """The noun right before "aged" and a number, which it belongs to; none where several are named."""
    tree, at = reading.tree, reading.cast.spans[id(mention)][0] - 2
    at -= tree.lower[at] == ","
    told = at >= 0 and tree.tag[at] in ("NN", "NNP") and tree.dep[at] != "conj" and at not in reading.cast.times
    return at if told else None  # "died on Monday aged 71"
