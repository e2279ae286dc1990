"""What is told as still to come and what as done, by the words of a statement's evidence."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.compare.text.words import WORD, stem
from twosource.lexicon import either, listed, past_forms, past_of, phrases

if TYPE_CHECKING:
    from twosource.compare.text.account import Account

ENDING = "ed"


def is_ahead(account: Account) -> bool:
    """Whether something is told as planned, in words that say so, or somebody as on his way: "Obama's war" is no plan, though somebody will end it.

    What somebody "had decided" to do was ahead of him once.
    """
    planned = account.statement.status == "planned" and (
        is_after(account) or (tells_ahead(account) and not _was_ahead().search(account.text))
    )
    return is_on_the_way(account) or planned


def is_on_the_way(account: Account) -> bool:
    """Whether somebody is told to be on his way, so that he is not there yet: "is heading to Velen"."""
    return account.statement.status == "ongoing" and not account.statement.negated and _heading().search(account.text) is not None


def tells_ahead(account: Account) -> bool:
    """Whether words of the evidence say that something is still to come."""
    text = account.text.lower().replace("’", "'")
    return _bound().search(text) is not None or not listed("tense_words", "ahead").isdisjoint(WORD.findall(text))


def is_hoped(account: Account) -> bool:
    """Whether something is told as possible and still to come: they hope to sign, it could fall, he asked the court to rule; not what somebody is said to have done."""
    if account.statement.status != "possible" or account.statement.negated:
        return False
    words = account.text.lower().replace("’", "'")
    if not listed("denial_words", "alleging").isdisjoint(WORD.findall(words)) or _had_to().search(words) is not None:
        return False
    return (
        tells_ahead(account) or is_after(account) or _before_deed(account.statement.predicate.partition(" ")[0]).search(words) is not None
    )


@functools.cache
def _had_to() -> re.Pattern[str]:
    """What somebody had to do is no hope, though who tells it may only say that he should have done it."""
    return re.compile(rf"\b{either(phrases('tense_words', 'compelled'))}\b")


@functools.lru_cache(maxsize=1 << 12)
def _before_deed(verb: str) -> re.Pattern[str]:
    """A verb behind a word that leaves open whether it comes about: "could fall", "asked the court to rule"."""
    return re.compile(rf"\b{either(listed('denial_words', 'open'))} (?:\w+ly )?{re.escape(verb)}\b")


def is_after(account: Account) -> bool:
    """Whether the day of what is told comes after its article, in whatever tense it is told: the law takes effect next year."""
    when, published = account.statement.when, account.article.published
    day = (when.earliest or when.latest) if when is not None else None
    return day is not None and published is not None and day[:10] > published[:10]


def is_done(account: Account) -> bool:
    """Whether something is told as done now, by its verb in the past, or one that brings it about: "their meeting" may be still to come, and who "met before" meets again."""
    if account.statement.status != "happened":
        return False
    verbs = account.statement.predicate.lower().split()
    stems, forms = {stem(verb) for verb in verbs}, {form for verb in verbs for form in past_of(verb)}
    words = WORD.findall(account.text.lower())
    done = any(word in forms or (word.endswith(ENDING) and stem(word) in stems) for word in words)
    return not was_before(account) and (done or not _brought_about().isdisjoint(words))


def is_under_way(account: Account) -> bool:
    """Whether something is told as going on while it is told of, so that it may be otherwise later: "40 ships were waiting"."""
    return account.statement.status == "ongoing" or _going_on().search(account.text) is not None


def is_so_far_done(account: Account) -> bool:
    """Whether something is told as done until now, so that more may be later: "three schools have been closed"."""
    return any(word.endswith(_participles()) or word in every_past_form() for word in _until_now().findall(account.text))


def is_continuing(account: Account) -> bool:
    """Whether what is told is that something stays as it was, or is a state of which nothing becomes: "would remain closed", "relates to the tax"."""
    verb, _, rest = account.statement.predicate.lower().partition(" ")
    if verb in listed("tense_words", "continuing") or verb in listed("clause_words", "timeless"):
        return True
    act = {stem(word) for word in (verb, *rest.split())}
    return any(stem(behind) in act for behind in _continued().findall(account.text.lower()))


def was_before(account: Account) -> bool:
    """Whether something happened at another time before."""
    return not listed("tense_words", "before").isdisjoint(WORD.findall(account.text.lower()))


@functools.cache
def _going_on() -> re.Pattern[str]:
    being, others, remaining = (either(listed("tense_words", key)) for key in ("being", "going_on", "remaining"))
    return re.compile(rf"\b{being} (?:still )?(?:\w+ing|{others})\b|\b{remaining} (?:still )?\w+")


@functools.cache
def _continued() -> re.Pattern[str]:
    """The word behind a verb of continuing: "remain closed", "continues to sell", "kept on singing"."""
    forms = {form for verb in listed("tense_words", "continuing") for form in (verb, f"{verb}s", *past_of(verb))}
    return re.compile(rf"\b{either(forms)} (?:on |to be |to |\w+ly )?(\w+)")


@functools.cache
def _heading() -> re.Pattern[str]:
    """A verb of setting out in its progressive form, and where to: "is flying back to Velen", "'s heading home"."""
    being, going, towards = (either(listed("tense_words", key)) for key in ("bound", "heading", "towards"))
    return re.compile(rf"(?:\b|(?=')){being} (?:\w+ )?{going} (?:\w+ )?{towards}\b", re.IGNORECASE)


@functools.cache
def _bound() -> re.Pattern[str]:
    """What is to be is still to come: "is to meet", "was not to meet"."""
    return re.compile(rf"\b{either(listed('tense_words', 'bound'))}(?: not)? to\b")


@functools.cache
def _was_ahead() -> re.Pattern[str]:
    """What was still to come at a time before: "had decided to"."""
    return re.compile(rf"\bhad (?:\W?\w+ly )?\W?{either(word for word in listed('tense_words', 'ahead') if word.endswith(ENDING))}\b")


@functools.cache
def _until_now() -> re.Pattern[str]:
    """A word behind the auxiliaries of what is done until now: "have now been closed"."""
    auxiliaries, meanwhile = either(listed("tense_words", "until_now")), either(phrases("tense_words", "meanwhile"))
    return re.compile(rf"\b{auxiliaries} (?:{meanwhile} )?(?:been )?(\w+)")


@functools.cache
def _participles() -> tuple[str, ...]:
    return tuple(listed("tense_words", "participles"))


@functools.cache
def every_past_form() -> frozenset[str]:
    return frozenset(form for forms in past_forms().values() for form in forms)


@functools.cache
def _brought_about() -> frozenset[str]:
    """Past forms of verbs by which a noun tells a deed: "made a public announcement"."""
    return frozenset(form for verb in listed("tense_words", "bringing") for form in past_of(verb))
