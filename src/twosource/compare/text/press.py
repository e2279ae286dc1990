"""Agencies, papers and broadcasters by their names, as an article names who it has something from."""

from __future__ import annotations

import functools
import re

from twosource.lexicon import either, listed, phrases, table


@functools.lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """A name in small letters, without the words that may stand around it."""
    return _beside().sub("", " ".join(name.casefold().split()))


def is_press(name: str) -> bool:
    """Whether a name is an agency's, a paper's or a broadcaster's: Reuters, the Northern Ledger."""
    plain = folded(name)
    return bool(plain) and (plain in _names() or plain.split()[-1] in _ends())


def is_any_press(name: str) -> bool:
    """Whether a name only says that somebody reports: the newspaper, the broadcaster."""
    return folded(name) in listed("press", "anybody")


def agency(name: str) -> str | None:
    """The wire service that a name means, by its usual name in small letters: AP, the Associated Press; None for anybody else."""
    return _agencies().get(folded(name))


@functools.cache
def _beside() -> re.Pattern[str]:
    """What may stand around a name without changing whose it is: "the Reuters news agency"."""
    return re.compile(rf"^the | {either(phrases('press', 'beside'))}$")


@functools.cache
def _agencies() -> dict[str, str]:
    borne = phrases("press", "borne")
    return {folded(row["written"]): folded(row["agency"]) for row in table("agencies") if row["written"] not in borne}


@functools.cache
def _names() -> frozenset[str]:
    return frozenset(_agencies()) | frozenset(map(folded, phrases("press", "names")))


@functools.cache
def _ends() -> frozenset[str]:
    return listed("press", "ends")
