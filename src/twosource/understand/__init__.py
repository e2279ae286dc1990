"""Marked articles to statements: every checkable thing an article says, small enough to be checked alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import RANK
from twosource.understand.beside import beside
from twosource.understand.borrowed import borrowed
from twosource.understand.facts import facts
from twosource.understand.figures import figures
from twosource.understand.gist import gist
from twosource.understand.happenings import happenings
from twosource.understand.lengths import lengths
from twosource.understand.magnitudes import magnitudes
from twosource.understand.nominal import nominals
from twosource.understand.occasions import occasions
from twosource.understand.reading import Reading
from twosource.understand.roles import set_for
from twosource.understand.sayings import quotations, reports
from twosource.understand.targets import carries
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Marked, Statement
    from twosource.understand.draft import Draft


def understand(marked: Marked) -> tuple[Statement, ...]:
    """Everything checkable that an article says, in order of place; the same for the same article, whatever else is read."""
    if not len(marked.parse):
        return ()
    reading = Reading(marked)
    made = {draft.statement(marked.article.id, marked.article.text, gist(reading, draft)) for draft in _drafts(reading)}
    return tuple(sorted(made, key=lambda each: (each.evidence.start, each.evidence.end, each.kind, each.predicate, each.id)))


def _drafts(reading: Reading) -> Iterator[Draft]:
    yield from quotations(reading)
    for first, end in reading.sentences():
        yield from _of_sentence(reading, first, end)


def _of_sentence(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    told = [draft for kind in (nominals, facts, beside, lengths, magnitudes) for draft in kind(reading, first, end)]
    # "A speech planned for Friday", "called the deal historic": neither the plan nor the calling is a happening of its own.
    done = {set_for(reading, draft.token) for draft in told}
    done |= {draft.token for draft in told if words().among(reading.tree.lemma[draft.token], "naming")}
    told += [draft for draft in happenings(reading, first, end) if draft.token not in done]
    measured = list(figures(reading, first, end, {draft.amount.text for draft in told if draft.amount is not None}))
    plain = {(draft.token, draft.who) for draft in measured if draft.kind == "figure" and draft.amount and draft.amount.unit != RANK}
    plain = {(token, who) for token, who in plain if not carries(reading, token)}
    told, measured = ([draft for draft in drafts if _vouched(reading, draft)] for drafts in (told, measured))
    kept = [draft for draft in told if draft.kind != "event" or draft.whom is not None or (draft.token, draft.who) not in plain]
    yield from kept
    yield from measured
    handed = [draft for draft in reports(reading, first, end, {draft.token for draft in (*kept, *measured)}) if draft.token not in done]
    yield from handed
    yield from borrowed(reading, first, end, [*kept, *measured, *handed])
    yield from occasions(reading, first, end, {draft.token for draft in (*kept, *measured, *handed)})


def _vouched(reading: Reading, draft: Draft) -> bool:
    """Whether somebody known vouches for a statement: neither direct speech of nobody named, nor what an unknown "I" or "we" tells."""
    if reading.unclaimed(draft.token) and not draft.speakers:
        return False
    if draft.speakers:
        return True
    who, whom = (party.text.split()[0] if party is not None and party.name is None else "" for party in (draft.who, draft.whom))
    return not _spoken(who) and (not _spoken(whom) or (draft.who is not None and whom.lower() == "our"))  # "it will light up our skies"


def _spoken(word: str) -> bool:
    """Whether a word only means something in somebody's mouth; "US" is a country."""
    low = word.lower()
    return (word == "I" or not word.isupper()) and (words().among(low, "speaking") or words().among(low, "addressed"))
