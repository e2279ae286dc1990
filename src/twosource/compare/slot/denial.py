"""What is denied: by how a statement was understood, and by the words of its evidence."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.slot.dated import DATE
from twosource.compare.text.words import WORD, function_words, stem
from twosource.lexicon import any_phrase, either, listed, past_of, phrases, table, tree

if TYPE_CHECKING:
    from twosource.compare.text.account import Account


def is_denied(account: Account) -> bool:
    """Whether it is told not to be so."""
    return account.statement.negated or account.statement.status == "denied"


def denies(account: Account) -> bool:
    """Whether a word of the evidence denies something."""
    return denies_in(account.text)


def denies_in(text: str) -> bool:
    """Whether a word of some text denies something."""
    low = text.lower().replace("’", "'")
    return tree("denial_words")["contracted"] in low or not listed("denial_words", "denials").isdisjoint(WORD.findall(low))


def is_opposite(one: Account, other: Account) -> bool:
    """Whether one denies what the other tells as so; a word of denial in the other means that its denial was overlooked."""
    return is_denied(one) != is_denied(other) and not denies(other if is_denied(one) else one)


def denies_less(denying: Account, telling: Account) -> bool:
    """Whether a denial stops at a word that the other lacks: nobody was seriously hurt, and nine may be hurt."""
    return bool(limits(denying) - limits(telling))


def limits(account: Account) -> frozenset[str]:
    """The words of some evidence that a denial stops at: seriously, only."""
    return listed("denial_words", "limiting").intersection(WORD.findall(account.text.lower()))


def is_seen(account: Account) -> bool:
    """Whether a denial is seen in words: else a word of denial was read where it does not belong. Who misses a summit, or has yet to come, is seen not to."""
    if denies(account) or account.statement.status == "denied" or is_overdue(account):
        return True
    return not turning().isdisjoint(map(stem, WORD.findall(account.text.lower())))


def turns(text: str) -> bool:
    """Whether a line by itself says that what it tells of did not come about, in whatever words: "called off its strike", "all but fell"."""
    low = text.lower().replace("’", "'")
    return tree("denial_words")["contracted"] in low or _turned().search(low) is not None


def is_thwarted(account: Account) -> bool:
    """Whether it did not come about for what another did: a regulator blocked the takeover, a judge halted the sale."""
    return is_denied(account) and not thwarting().isdisjoint(map(stem, WORD.findall(account.text.lower())))


def is_overdue(account: Account) -> bool:
    """Whether it did not come about so far, and still may: "has yet to sign", "has not signed yet"."""
    return is_denied(account) and not listed("denial_words", "overdue").isdisjoint(WORD.findall(account.text.lower()))


def is_over(account: Account) -> bool:
    """Whether it is told not to be so any more: "no longer", "not missing any more"; "any more survivors" are others, and "any more of them"."""
    return is_denied(account) and any(
        over["behind"] is None or over["behind"].lower() in _behind_over() for over in _over().finditer(account.text)
    )


def is_until(account: Account) -> bool:
    """Whether it is only put off: "will not publish before July"."""
    return is_denied(account) and any_phrase("denial_words", "put_off").search(account.text) is not None


def waits_for(off: Account, told: Account) -> bool:
    """Whether what is not to be before a day is told for that day, or a later one: "will not sail before Thursday", "will sail on Saturday"."""
    first, then = off.statement.when, told.statement.when
    if not is_until(off) or is_denied(told) or first is None or then is None or first.earliest is None or then.earliest is None:
        return False
    return then.earliest[:DATE] >= first.earliest[:DATE]


def is_rescheduled(account: Account) -> bool:
    """Whether a report itself tells that something is at another time than was planned: "a week later than planned"."""
    return any(phrase in account.setting.lower() for phrase in phrases("denial_words", "rescheduled"))


def is_so_far(account: Account) -> bool:
    """Whether a report itself tells that something had not come about when it was written: "has not conceded", "refused to concede"."""
    told = account.statement
    so_far = (
        told.status == "ongoing"
        or any_phrase("denial_words", "so_far").search(account.text) is not None
        or _refusal().search(account.text) is not None
    )
    return told.negated and told.speaker is None and so_far


def was_not_until_then(account: Account) -> bool:
    """Whether it is told of what was before something else: "had not won since 1908" is said of who has won now."""
    return is_denied(account) and any_phrase("denial_words", "until_then").search(account.text) is not None


def lacks(one: Account, other: Account) -> bool:
    """Whether one tells of what is done with a thing and the other of what is done without it: "ended without an agreement"."""
    had, also = (_had(account.text.lower()) for account in (one, other))
    return any(had[thing] != also[thing] for thing in had.keys() & also.keys())


def _had(text: str) -> dict[str, bool]:
    """Of each thing that something is done with, or without, by its stem, whether it is had."""
    return {stem(thing): word in listed("denial_words", "having") for word, thing in _with().findall(text)}


@functools.cache
def _with() -> re.Pattern[str]:
    words, before = (
        either(each)
        for each in (listed("denial_words", "having") | listed("denial_words", "lacking"), listed("denial_words", "before_had"))
    )
    return re.compile(rf"\b({words}) (?:{before} )?(\w+)")


@functools.cache
def _over() -> re.Pattern[str]:
    """What tells of an end, and what tells of one unless a word goes on behind it that is counted."""
    surely, unless_counted = (either(phrases("denial_words", key)) for key in ("over", "over_unless_counted"))
    return re.compile(rf"\b{surely}\b|\b{unless_counted}\b(?:\s+(?P<behind>[^\W\d_]+))?", re.IGNORECASE)


@functools.cache
def _refusal() -> re.Pattern[str]:
    """What somebody refuses to do he may do later."""
    forms = {form for verb in listed("clause_words", "refusing") if "_" not in verb for form in (verb, f"{verb}s", *past_of(verb))}
    return re.compile(rf"\b{either(forms)} to\b", re.IGNORECASE)


@functools.cache
def _behind_over() -> frozenset[str]:
    """Words that go on behind "any more" and are nothing that it counts."""
    days = {*tree("time_words")["days"], *(day.lower() for day in tree("calendar")["weekdays"])}
    return (function_words() | days) - listed("denial_words", "counted_behind")


@functools.cache
def _turned() -> re.Pattern[str]:
    """Words and verbs behind which a thing is told not to be so: "no", "hardly", "call off", "prevent", "instead of"."""
    verbs = {row["lemma"] for row in table("turned_verbs")} | {row["lemma"] for row in table("control_verbs") if row["negated"] == "yes"}
    verbs = verbs.union(*(listed("clause_words", name) for name in ("undoing", "postponing", "giving_up", "thwarting", "resisting")))
    forms = {" ".join((form, *rest)) for verb in verbs for first, *rest in [verb.split("_")] for form in _forms(first)}
    told = listed("denial_words", "denials") | listed("clause_words", "negations") | listed("clause_words", "preferring")
    told_so = (each.replace("_", " ") for each in told | listed("denial_words", "short_of"))
    return re.compile(rf"\b{either(forms | set(told_so))}\b")


def _forms(verb: str) -> tuple[str, ...]:
    return verb, f"{verb}s", f"{verb}es", f"{verb.removesuffix('e')}ing", f"{verb}{verb[-1]}ing", *past_of(verb)


@functools.cache
def thwarting() -> frozenset[str]:
    """The stems of verbs by which somebody keeps another from what he planned."""
    verbs = {verb for name in ("undoing", "thwarting") for verb in listed("clause_words", name) if "_" not in verb}
    return frozenset(stem(form) for verb in verbs for form in (verb, *past_of(verb)))


@functools.cache
def turning() -> frozenset[str]:
    """The stems of verbs by which somebody does not do a thing: miss, skip, refuse; what is banned may be done all the same."""
    absent = {row["lemma"] for row in table("turned_verbs")} | {word for word in listed("clause_words", "resisting") if "_" not in word}
    absent |= {row["lemma"] for row in table("control_verbs") if row["negated"] == "yes" and row["subject_of"] == "subject"}
    return frozenset(stem(form) for lemma in absent for form in (lemma, *past_of(lemma)))
