"""The act of saying, where it is told to whom, where or by what means: "she told reporters at the port", "he wrote in a letter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.syntax.idiom import PART
from twosource.understand.actors import acts
from twosource.understand.draft import Draft
from twosource.understand.evidence import of_cue
from twosource.understand.phrase import reach
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.understand.reading import Reading

ACTS = ("say", "deny", "promise")


def occasions(reading: Reading, first: int, end: int, told: set[int]) -> Iterator[Draft]:
    """One event for each cue of a sentence that says more of the saying than who spoke. What was said is told by other statements.

    `told` are the words on which other statements of the sentence stand.
    """
    tree = reading.tree
    for verb in range(first, end):
        if verb in told or not _hands_on(reading, verb):
            continue
        who, mode = _speaker(reading, verb), reading.modes(verb)
        if who is None or mode is None or mode.negated or mode.status != "happened" or reading.wondered(verb):
            continue
        content = tree.child(verb, "ccomp", "xcomp")
        limit = reading.spoken_from(verb, end)
        limit = min(limit, tree.left[content]) if content is not None and content > verb else limit
        hearer = _hearer(reading, verb, limit)
        start, stop = of_cue(reading, verb, _last(reading, verb, limit))
        around = any(start <= tree.start[noun] < stop for noun in _around(reading, verb))
        if hearer is None and not around and not _publishes(reading, verb):
            continue
        yield Draft(
            kind="event",
            start=start,
            end=stop,
            predicate=tree.lemma[verb],
            token=verb,
            who=who,
            whom=reading.cast.party(hearer) if hearer is not None else None,
            where=reading.slots.where(verb),
            when=reading.slots.when(verb),
            speakers=reading.voices.beside(verb, who),
            status=mode.status,
        )


def _hands_on(reading: Reading, verb: int) -> bool:
    """Whether a verb hands on what somebody says, in a clause or a quotation."""
    tree, clauses = reading.tree, reading.clauses
    if not clauses.is_verb(verb) or clauses.passive(verb) or words().reporting.get(tree.lemma[verb]) not in ACTS:
        return False
    content = tree.child(verb, "ccomp")
    return (content is not None and not reading.quoted(verb)) or bool(reading.cued(verb))


def _publishes(reading: Reading, verb: int) -> bool:
    """Whether it is a matter of its own who says it: an outlet reports, somebody announces something at a time."""
    subject = reading.clauses.own_subject(verb)
    when = reading.slots.when(verb) if words().among(reading.tree.lemma[verb], "announcing") else None
    if subject is not None and when is not None and not (when.value or "").endswith("_REF"):
        return True
    content = reading.tree.child(verb, "ccomp")
    aside = content is not None and content < verb  # "…, Reuters reports"
    mention = reading.cast.mention(subject) if subject is not None and reading.tree.lemma[verb] == "report" and not aside else None
    return mention is not None and mention.kind == "organisation"


def _speaker(reading: Reading, verb: int) -> Party | None:
    """Who speaks: whom the quotation names that the verb is the cue of, else the subject."""
    own, subject = reading.clauses.own_subject(verb), reading.clauses.subject(verb)
    for said in reading.cued(verb):
        span = reading.tree.tokens(said.speaker.start, said.speaker.end) if said.speaker is not None and said.direct else None
        if said.speaker is not None and span is not None and own is not None and span[0] <= own <= span[1]:
            return Party(text=said.speaker.text, name=said.speaker.name, entity=said.speaker.entity)
    who = reading.voices.speaking(subject, plainly=False) if subject is not None else None
    return who if who is not None and (who.name is not None or not words().among(who.text.lower(), "speaking")) else None


def _hearer(reading: Reading, verb: int, limit: int) -> int | None:
    """Who is spoken to: "told reporters", "wrote to the court"."""
    tree = reading.tree
    if words().among(tree.lemma[verb], "informing"):
        near = tree.all(verb, "dobj", "dative")
    else:
        near = [inner for prep in tree.all(verb, "prep", "dative") if tree.lower[prep] == "to" for inner in tree.all(prep, "pobj")]
    return next(
        (noun for noun in near if noun < limit and (tree.pos[noun] == "PROPN" or (tree.pos[noun] == "NOUN" and acts(reading, noun)))), None
    )


def _around(reading: Reading, verb: int) -> Iterator[int]:
    """The nouns of a clause that say where, by what means or beside what somebody spoke."""
    tree = reading.tree
    for prep in tree.all(verb, "prep"):
        for noun in tree.all(prep, "pobj"):
            placed = words().among(tree.lower[prep], "speaking_at") and (
                _serves(reading, noun, tree.lower[prep]) or reading.cast.place(noun) is not None
            )
            if placed or (words().among(tree.lower[prep], "speaking_beside") and tree.lemma[noun] in words().events):
                yield noun


def _last(reading: Reading, verb: int, limit: int) -> int:
    """The last token of what stands behind the verb of a cue, before what is said."""
    tree, last = reading.tree, verb
    for child in tree.all(verb, "dobj", "dative", "prep", "npadvmod", "prt", PART):
        own = tree.dep[child] != "prep" or (_stands_behind_cue(tree.lower[child]) and tree.child(child, "pobj") is not None)
        if child > verb and own and (end := reach(tree, child)) < limit:
            last = max(last, end)
    return last


def _stands_behind_cue(word: str) -> bool:
    """Whether a preposition may stand behind the verb of a cue."""
    return any(words().among(word, name) for name in ("speaking_at", "speaking_beside", "behind_cue"))


def _serves(reading: Reading, noun: int, word: str) -> bool:
    """Whether people speak by a thing or at a place: in a letter, on the floor, on a channel that is named."""
    tree = reading.tree
    if words().among(tree.lemma[noun], "occasions") or words().among(tree.lower[noun], "media"):
        return True
    if word in ("through", "via"):
        return tree.lemma[noun] in words().offices
    named = (reading.cast.mention(each) for each in (noun, *tree.all(noun, "poss", "compound")))
    return word == "on" and any(mention is not None and mention.kind == "organisation" for mention in named)
