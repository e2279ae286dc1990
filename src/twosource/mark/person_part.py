"""The parts of a person's name: surnames of two words and those with particles, "Solis Rivera" and "de la Vega"."""

from __future__ import annotations

from typing import Final

from twosource.lexicon import listed
from twosource.lexicon.given_names import family_first, given_names
from twosource.lexicon.titles import titles

DOUBLE: Final = 4  # words of a name that has two given names and two surnames

Words = tuple[str, ...]


def is_particle(word: str) -> bool:
    """Whether a word in small letters binds the parts of names: "de", "van der", "bin"."""
    return word in listed("person_words", "particles")


def paternal(name: Words) -> str | None:
    """The first of two surnames, by which people are called in Spanish: `Solis` of "Luis Guillermo Solis Rivera"."""
    plain = [word for word in name if not is_particle(word.lower())]
    if len(plain) != DOUBLE or any("." in word for word in name) or name[0].lower() in family_first():
        return None
    return plain[2] if plain[1] in given_names() else None


def middle(name: Words) -> str | None:
    """The word of a full name before its last, which may be the first of two surnames: `Peña` of "Enrique Peña Nieto"."""
    plain = [word for word in name if not is_particle(word.lower())]
    fits = len(plain) in (DOUBLE - 1, DOUBLE) and len(plain[-2]) > 2 and name[0] in given_names()  # no initial
    return plain[-2] if fits and (len(plain) == DOUBLE or plain[-2] not in given_names()) else None


def endings(name: Words) -> set[str]:
    """The ends of a full name by which a person is called that are more than one word, each as it may begin a sentence too."""
    first = paternal(name)
    begins = {at for at in range(1, len(name) - 1) if is_particle(name[at].lower()) and not is_particle(name[at - 1].lower())}
    begins |= {name.index(first)} if first is not None else set()
    ends = {" ".join(name[at:]) for at in begins} | ({name[-1]} if is_particle(name[-1].lower().partition("-")[0]) else set())
    if name[0].lower() in family_first() and len(name) > 2 and len(name[-1]) > 2:
        ends.add(name[-1])  # Vietnamese: Tran Van Hoa is called Hoa
    return ends | {end[:1].upper() + end[1:] for end in ends}


def is_part(short: Words, full: Words) -> bool:
    """Whether two words or more are the end of a full name, its beginning with a surname, or what a particle binds in it."""
    low, whole = [word.lower() for word in short], [word.lower() for word in full]
    if not 1 < len(short) < len(full) or any(word in titles() for word in whole):
        return False  # "Norden Governor Ida Holt" is no fuller name
    if whole[: len(low)] == low:
        return short[-1] not in given_names() and not is_particle(low[-1])  # "Laura Solano" of "Laura Solano Mora"
    inside = range(1, len(whole) - len(low)) if is_particle(low[0]) else ()
    return whole[-len(low) :] == low or any(whole[at : at + len(low)] == low for at in inside)
