"""Persons: which of the names in an article are one person, and the fullest name of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.mark.entity import slug
from twosource.mark.title import titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.mark.candidate import Candidate
    from twosource.mark.syntax import Syntax

AFTER: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "senior"})


@dataclass(frozen=True, slots=True)
class Named:
    """These tokens name Vladimir Putin."""

    candidate: Candidate
    name: str
    entity: str | None


def persons(syntax: Syntax, found: Sequence[Candidate]) -> list[Named]:
    """Join the names of persons: a surname or a first name alone to the one full name that has it."""
    names = [_name(syntax, each) for each in found]
    full = [name for name in names if len(name) > 1]
    by_word: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in sorted(set(full), key=lambda each: (-len(each), each)):
        if any(_same(name, known) for known in by_word[name[-1]]):
            continue
        by_word[name[-1]].add(name)
        by_word[name[0]].add(name)
    return [_named(candidate, name, by_word) for candidate, name in zip(found, names, strict=True) if name]


def _named(candidate: Candidate, name: tuple[str, ...], by_word: dict[str, set[tuple[str, ...]]]) -> Named:
    known = sorted(each for each in by_word.get(name[-1], ()) if _same(name, each))
    best = max(known, key=len) if len(known) == 1 or (len(name) > 1 and known) else name
    return Named(candidate, " ".join(best), f"person:{slug(' '.join(best))}" if len(best) > 1 else None)


def _name(syntax: Syntax, candidate: Candidate) -> tuple[str, ...]:
    """The words of the name itself, without titles."""
    words = syntax.word[candidate.first : candidate.last + 1]
    while len(words) > 1 and words[0].lower() in titles():
        words = words[1:]
    while len(words) > 1 and words[-1].lower() in AFTER | {","}:
        words = words[:-1]
    return tuple(word for word in words if word not in ('"', "“", "”", "(", ")"))


def _same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name may be a shorter form of another: same surname, and first names that fit; or the first name alone."""
    if len(short) == 1:
        return short[0] in (full[0], full[-1])
    if short[-1] != full[-1]:
        return False
    one, other = short[0].rstrip("."), full[0].rstrip(".")
    return one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other))
