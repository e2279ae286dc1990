"""A finding in one plain line, made of the words of its evidence and slots, and of nothing else but the "to" of an infinitive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from twosource.compare.denial import denies
from twosource.compare.standing import UNSURE
from twosource.compare.tense import every_past_form, past_forms
from twosource.compare.words import WORD
from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.account import Account
    from twosource.compare.rarity import Rarity
    from twosource.model import Difference

LONGEST = 160  # characters of evidence: a line of a terminal, or two of a phone
ENOUGH = 4  # content words a piece of evidence needs to be understood by itself
COMPARED = 12  # statements among which the most usual is sought
PLANNED = "planned"
PARTICIPLE = "ing"  # ends a verb that no name makes a sentence of
ROOT = 3  # letters by which a verb's form is known for that of its lemma
PRONOUN = re.compile(r"^(?:he|she|it|they|his|her|their|who|which)$", re.IGNORECASE)
OPENING = re.compile(r"^(?:and|but|that|when|as(?!\s+(?:many|much|few|little)\b)|while|which|who|,|;|–|—|-)\s+", re.IGNORECASE)
RELATIVE = re.compile(r"^(?:\S+ ){1,8}?(?:who|which|whose)\b")  # "the pupils, who were taken a week ago": no sentence
LAG = re.compile(r"^\S+ \S+ (?:after|before) ", re.IGNORECASE)  # "two days after"
PASSIVE = re.compile(
    r"^(?:(?:will|would|has|have|had|may|might|could|should|can|must) )*(?:is|are|was|were|be|been|being)\b", re.IGNORECASE
)
Stems = frozenset[str]


def gist(
    accounts: Sequence[Account], differing: Sequence[Difference], doubts: Sequence[str], rarity: Rarity, *, explained: bool = False
) -> str:
    """The evidence that says best what all say, and the values in which they differ; of a fact, for whom it is only possible.

    What some state as so is told by their words, and not by those that hold it for possible; what was planned, by what became of it; and
    what time explains (`explained`), by the last word.
    """
    among = accounts[:COMPARED]
    sure = [each for each in among if each.statement.status not in UNSURE]
    became = {
        told
        for each in differing
        if explained or (each.slot == "status" and each.values[0].value == PLANNED)
        for told in each.values[-1].statements
    }
    sure = [each for each in sure if each.statement.id in became] or sure
    best = min(sure or among, key=lambda each: _oddness(each, among, rarity))
    line = _line(best, vouched=any(each.statement.speaker is None for each in sure or among))
    if not differing:
        told = doubts[0] if doubts else best.statement.status if _says_less(best) else None
        return f"{line} ({told})" if told else line
    told = ", ".join(f"{each.slot}: {' / '.join(_cut(value.value, LONGEST // 2) for value in each.values)}" for each in differing)
    return f"{line} ({told})"


def _oddness(account: Account, accounts: Sequence[Account], rarity: Rarity) -> tuple[float, int, str]:
    """Least for evidence that shares much with the others, and is neither a scrap nor long."""
    ours = account.kindred
    shared = sum(rarity.of(ours & other.kindred) for other in accounts) / len(accounts)
    words = len(account.words.stems)
    strange = rarity.of(ours) - shared
    return (
        strange
        - shared
        + 2.0 * max(0, ENOUGH - words)
        + 3.0 * (_starts_blind(account) or _begins_with_its_verb(account))
        + 1.0 * (RELATIVE.match(account.text) is not None),
        len(account.text),
        account.statement.id,
    )


def _starts_blind(account: Account) -> bool:
    return bool(PRONOUN.match(account.text.split()[0])) if account.text.split() else True


def _begins_with_its_verb(account: Account) -> bool:
    """Whether the evidence is a clause without its subject, which only wants a name: "issued a warrant"."""
    words, statement = OPENING.sub("", account.text).lower().split(), account.statement
    if not words or words[0].endswith(PARTICIPLE) or not statement.predicate:
        return False
    told = statement.whom is None or statement.whom.text in account.text  # else it may be passive, and the name the wrong one
    verb = statement.predicate.lower().split()[0]
    of_it = words[0][:ROOT] == verb[:ROOT] or words[0] in past_forms().get(verb, ())
    return told and (of_it or words[0] in listed("function_words", "auxiliaries"))


def _begins_with_its_passive(account: Account) -> bool:
    """Whether the evidence is a passive clause without its subject: "was arrested", "will be monitored by observers"."""
    statement = account.statement
    left_out = statement.kind == "event" and statement.whom is not None and statement.whom.text not in account.text
    done_by = statement.who is None or f" by {statement.who.text}" in account.text
    first = account.text.split()[0].lower() if account.text.split() else ""
    given = statement.who is None and (first.endswith("ed") or first in every_past_form())
    return left_out and done_by and (given or PASSIVE.match(account.text) is not None)


def _opened(account: Account) -> str:
    """The evidence without what joins it to another clause: "when", or how long after it that was."""
    text, statement = OPENING.sub("", " ".join(account.text.split())), account.statement
    rest = LAG.sub("", text)
    parties = [party.text.lower() for party in (statement.who, statement.whom) if party is not None]
    return rest if any(rest.lower().startswith(party) for party in parties) or PRONOUN.match(rest.split()[0]) else text


def _says_less(account: Account) -> bool:
    """Whether the evidence by itself would tell as a fact what is denied, only possible or still to come: the word that says so stands before it."""
    if account.statement.status == "denied":
        return not denies(account)
    words = WORD.findall(account.text.lower())
    return account.statement.status in ("possible", "planned") and all(
        listed("function_words", name).isdisjoint(words) for name in ("ahead", "unsure")
    )


def _line(account: Account, *, vouched: bool) -> str:
    """The evidence as a line, with its speaker unless an outlet vouches for the matter itself."""
    statement = account.statement
    text = _opened(account)
    undergone = _begins_with_its_passive(account)
    who = statement.whom if undergone else statement.who
    if who and undergone and not PRONOUN.match(who.name or who.text):
        text = f"{' '.join((who.name or who.text).split())} {text}"
    elif who and _begins_with_its_verb(account) and who.text not in account.text and not PRONOUN.match(who.name or who.text):
        bare = statement.status in ("planned", "possible") and text.lower().startswith(f"{statement.predicate.lower()} ")
        text = f"{' '.join((who.name or who.text).split())}{' to' if bare else ''} {text}"
    elif who and who.name and who.name != who.text and PRONOUN.match(who.text) and text.lower().startswith(who.text.lower() + " "):
        text = " ".join(who.name.split()) + text[len(who.text) :]
    text = _cut(text[:1].upper() + text[1:], LONGEST)
    speaker = None if vouched else statement.speaker
    name = " ".join((speaker.name or speaker.text).split()) if speaker else ""
    return f"{name}: {text}" if name and name.split()[-1].lower() not in text.lower() else text


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
