"""Words that news uses for one thing: killed, dead and deaths; Russian, Russia and Moscow's adjectives."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import chain

from twosource.compare.text.words import stem
from twosource.lexicon import listed, table


@dataclass(frozen=True, slots=True)
class Opposition:
    """Who is arrested is not released, unless later."""

    name: str
    one: frozenset[str]
    other: frozenset[str]
    ordered: bool  # the other end can follow the one in time
    two_sided: bool  # the ends are one deed, done by two parties: bought and sold
    of: frozenset[str]  # what it must be done to, where the words mean other things besides: who holds a seat has not lost it


def kin(stems: frozenset[str]) -> frozenset[str]:
    """Replace each stem that has kin by the names of its families; others stay as they are."""
    families = _families()
    return frozenset(chain.from_iterable(families.get(each, (each,)) for each in stems))


def has_kin(verb: str) -> bool:
    """Whether a verb joined to its particle, such as look_into, is one of a family."""
    return "_" in verb and verb in _families()


def is_opposed(verb: str) -> bool:
    """Whether a verb joined to its particle, such as call_off, is an end of an opposition."""
    return "_" in verb and verb in _ends()


def opposed(one: frozenset[str], other: frozenset[str]) -> str | None:
    """The name of an opposition of which each side holds one end, such as arrest and release; else None."""
    met = _met(one, other, frozenset())
    return None if met is None else _oppositions()[met].name


def opposed_of(one: frozenset[str], other: frozenset[str], things: frozenset[str]) -> bool:
    """Whether each side holds one end of an opposition, be it one that holds of these things alone: he lost his seat, he held his seat."""
    return _met(one, other, things) is not None


def _met(one: frozenset[str], other: frozenset[str], things: frozenset[str]) -> int | None:
    """The first opposition of which each side holds one end, and that holds of anything or of one of these things."""
    ends, rows = _ends(), _oppositions()
    mine, yours = ({end for word in words for end in ends.get(word, ())} for words in (one, other))
    return min((row for row, first in mine if (row, not first) in yours and (not rows[row].of or rows[row].of & things)), default=None)


def is_two_sided(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the two are one deed seen from its two sides: a purchase and a sale."""
    return any(row.two_sided and ((one & row.one and other & row.other) or (one & row.other and other & row.one)) for row in _oppositions())


@functools.lru_cache(maxsize=1 << 14)
def succeeds(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the two are ends of an opposition of which the second can follow the first in time."""
    return any(row.ordered and first & row.one and second & row.other for row in _oppositions())


def excludes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each side has a word that the other's rules out, such as lower and higher, man and woman, and neither has both."""
    rows = _exclusive()
    return any((theirs := other & rows[word]) and theirs.isdisjoint(one) for word in rows.keys() & one)


def means_opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a word of the one means the opposite of a word of the other: safe and unsafe, profit and loss."""
    rows = _opposites()
    if any(not rows[word].isdisjoint(other) for word in rows.keys() & one):
        return True
    return any(not _undone(word).isdisjoint(theirs) for mine, theirs in ((one, other), (other, one)) for word in mine)


def are_of_two_kinds(one: frozenset[str], other: frozenset[str], among: str | None = None) -> bool:
    """Whether the two name two things of one sort (of this sort), such as a fire and a flood, and neither names both."""
    mine, yours = ({kind for word in words for kind in _kinds().get(word, ())} for words in (one, other))
    sorts = {sort for sort, _ in mine} & {sort for sort, _ in yours}
    sorts = sorts if among is None else sorts & {among}
    return any(all(kind not in yours for kind in mine if kind[0] == sort) for sort in sorts)


def kinds_of(words: frozenset[str], sort: str) -> set[int]:
    """Which things of a sort some stems name, by their number."""
    return {number for word in words for told, number in _kinds().get(word, ()) if told == sort}


@functools.lru_cache(maxsize=1 << 14)
def _undone(word: str) -> frozenset[str]:
    """What prefixes make of a word; stems may lack the word's last letter."""
    made = [f"{prefix}{word}" for prefix in listed("denial_words", "prefixes") if len(word) > len(prefix)]
    return frozenset((*made, *(whole[:-1] for whole in made)))


@functools.cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("antonyms"):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            found.setdefault(stem(one), set()).add(stem(other))
    return {word: frozenset(others - {word}) for word, others in found.items()}


@functools.cache
def _kinds() -> dict[str, list[tuple[str, int]]]:
    """The sorts of each stem, and its number among the things of that sort."""
    found: dict[str, list[tuple[str, int]]] = {}
    for row in table("kinds_apart"):
        for number, words in enumerate(row["words"].split()):
            for word in words.split("/"):
                found.setdefault(stem(word), []).append((row["sort"], number))
    return found


@functools.cache
def _exclusive() -> dict[str, frozenset[str]]:
    """Each such stem with its row."""
    rows = (frozenset(map(stem, row["words"].split())) for row in table("exclusive_words"))
    return {word: row for row in rows for word in row}


def _stems(words: str) -> frozenset[str]:
    """The stems of a row's words; a verb joined to its particle is kept as it is."""
    return frozenset(word if "_" in word else stem(word) for word in words.split())


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    """Of each stem the families it is of: "declined" is of falling, and of refusing."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("word_families"):
        for each in _stems(row["words"]):
            found[each] = (*found.get(each, ()), row["family"])
    return found


@functools.cache
def _ends() -> dict[str, list[tuple[int, bool]]]:
    """Of each word the oppositions that it stands in, and whether at their first end."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for number, row in enumerate(_oppositions()):
        for words, first in ((row.one, True), (row.other, False)):
            for word in words:
                found.setdefault(word, []).append((number, first))
    return found


@functools.cache
def _oppositions() -> tuple[Opposition, ...]:
    return tuple(
        Opposition(
            name=row["name"],
            one=_stems(row["one"]),
            other=_stems(row["other"]),
            ordered=row["after"] == "yes",
            two_sided=row["sides"] == "two",
            of=_stems(row["of"]),
        )
        for row in table("oppositions")
    )
