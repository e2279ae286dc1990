"""Persons: which of the names in an article are one person, and the fullest name of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, tree
from twosource.lexicon.given_names import family_first, given_names
from twosource.lexicon.titles import sexes, titles
from twosource.mark.entity import slug
from twosource.mark.person_part import endings, is_part, middle, paternal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twosource.mark.candidate import Candidate
    from twosource.syntax import Syntax

MARKS: Final = frozenset("\"“”()'‘’")
HYPHENED: Final = re.compile(r" ?([-‐‑–]) ?")  # a hyphen is a word of its own to the parser, and none in a name

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """These tokens name Vladimir Putin."""

    candidate: Candidate
    name: str
    entity: str | None


def persons(syntax: Syntax, found: Sequence[Candidate]) -> list[Named]:
    """Join the names of persons: a surname or a first name alone to the one full name that has it."""
    found = [_with_generation(syntax, each) for each in found]
    names = [_name(syntax, each) for each in found]
    told = [_sex(syntax, candidate) for candidate in found]
    known = _Known(names)
    called: dict[Words, set[str]] = defaultdict(set)
    for name, sex in zip(names, told, strict=True):
        if len(name) == 1 and sex:
            called[name].add(sex)
    made = []
    for candidate, name, sex in zip(found, names, told, strict=True):
        if name:
            full = known.fullest(name, sex)
            if not sex and len(name) == 1 and called[name] and not called[name] & _told_by(full):
                full = name  # who is "Mr. Lind" somewhere is no Anna where he is "Lind"
            made.append(Named(candidate, " ".join(full), f"person:{slug(' '.join(full))}" if len(full) > 1 else None))
    return made


class _Known:
    """The full names of an article, by each of their words that may stand for the person."""

    def __init__(self, names: Sequence[Words]) -> None:
        self._by_word: dict[str, list[Words]] = defaultdict(list)
        for name in sorted({each for each in names if len(each) > 1}, key=lambda each: (-len(each), -len("".join(each)), each)):
            if not any(_same(name, known) for known in self._by_word[name[-1].lower()]):
                for word in {word.lower() for word in (*name, _last_part(name))}:
                    self._by_word[word].append(name)

    def fullest(self, name: Words, sex: str | None) -> Words:
        """The full name that a name is short for, or the name itself where there is none, or more than one."""
        fitting = [each for each in self._by_word.get(name[-1].lower(), ()) if _same(name, each)]
        if not fitting and len(name) == 1:  # "Hill", where only Ann Hill Jr. is named
            junior = [f"{name[0]} {each}" for each in sorted(set(_generations().values()))]
            fitting = [each for word in junior for each in self._by_word.get(word.lower(), ()) if each[-1] == word]
        if len(name) == 1:
            families = [each for each in fitting if name[0] in (_family(each), paternal(each))]
            fitting = families or fitting
        if sex:
            fitting = [each for each in fitting if sex in _told_by(each)]
        if len(fitting) == 1:
            return fitting[0]
        if len(name) > 1 and fitting:
            return max(fitting, key=lambda each: (len(each), each))
        return name


def _told_by(name: Words) -> set[str]:
    """The sexes that a full name allows by its given name."""
    sex = given_names().get(name[0], "") if len(name) > 1 else ""
    return {sex} if sex else {"m", "f"}


def _family(name: Words) -> str:
    """The word of a full name by which the person is called: the last, or the first of a Chinese, Korean or Vietnamese name."""
    first, last = name[0], name[-1]
    short = len(name) == 3 and max(map(len, name)) <= 5
    eastern = first not in given_names() or last.lower() in family_first() or "-" in last or short
    return first if first.lower() in family_first() and eastern else last


def family_words(syntax: Syntax, candidate: Candidate) -> set[str]:
    """The words within a full name by which alone the person may be called; none where it is but one word."""
    name = _name(syntax, candidate)
    if len(name) == 1:
        return set()
    first = paternal(name)
    return {_family(name).partition(" ")[0], *endings(name), *({first} if first is not None else ())}


def _sex(syntax: Syntax, candidate: Candidate) -> str | None:
    before = syntax.lower[candidate.first - 1] if candidate.first else ""
    return sexes().get(before) or sexes().get(syntax.lower[candidate.first])


def _name(syntax: Syntax, candidate: Candidate) -> Words:
    """The words of the name itself, without titles and what stands after it."""
    written = " ".join(word for word in syntax.word[candidate.first : candidate.last + 1] if word not in MARKS)
    words = HYPHENED.sub(r"\1", written).split()
    while len(words) > 1 and words[0].lower() in titles():
        words = words[1:]
    generation = _generations().get(words[-1].lower()) if len(words) > 1 else None
    while len(words) > 1 and words[-1].lower() in {",", *_generations(), *listed("person_words", "numbered")}:
        words = words[:-1]
    return (*words[:-1], f"{words[-1]} {generation}") if generation else tuple(words)


def _with_generation(syntax: Syntax, candidate: Candidate) -> Candidate:
    """The name with the "Jr." that stands behind it."""
    last = candidate.last
    if last + 2 < len(syntax) and syntax.lower[last + 1] == "," and syntax.lower[last + 2] in _generations():
        last += 2
    elif last + 1 < len(syntax) and syntax.lower[last + 1] in _generations():
        last += 1
    return candidate if last == candidate.last else replace(candidate, last=last)


def _generations() -> Mapping[str, str]:
    """`jr` and the like, each as it is written in the surname."""
    found: Mapping[str, str] = tree("person_words")["generations"]
    return found


def _last_part(name: Words) -> str:
    """`Najjar` of `Campa-Najjar`."""
    return name[-1].rpartition("-")[2]


def _same(short: Words, full: Words) -> bool:
    """Whether a name may be a shorter form of another: same surname, and first names that fit; or the first name alone."""
    if len(short) == 1:
        return short[0] in (full[0], full[-1], _last_part(full), middle(full)) or short[0].lower() == full[-1].lower()
    if is_part(short, full):
        return True
    if short[-1] != full[-1]:
        return False
    one, other = short[0].rstrip("."), full[0].rstrip(".")
    return one == other or other.startswith(one) if len(one) <= 1 else one == other or (len(other) == 1 and one.startswith(other))
