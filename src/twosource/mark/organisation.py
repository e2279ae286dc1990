"""Bodies: which of the names in an article are one body, by its name, its shorter forms and its acronym."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.mark.entity import slug
from twosource.mark.organisation_word import company_forms, known_bodies
from twosource.mark.person import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.mark.candidate import Candidate
    from twosource.syntax import Syntax

_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z.&]*[A-Z]s?\.?$")
MANY: Final = 500  # distinct names of bodies, above which only neighbours in the alphabet are compared


def organisations(syntax: Syntax, found: Sequence[Candidate]) -> list[Named]:
    """Join the names of bodies: an acronym to the full name whose initials it has or beside which it stands, a part to the whole."""
    names = [syntax.words(each.first, each.last) for each in found]
    known = {**_shorter(names), **_acronyms(names), **_bracketed(syntax, found)}
    return [_named(candidate, known.get(name, name)) for candidate, name in zip(found, names, strict=True)]


def _bracketed(syntax: Syntax, found: Sequence[Candidate]) -> dict[str, str]:
    """Acronyms that stand in brackets behind the full name."""
    known: dict[str, str] = {}
    for one, other in pairwise(found):
        short = syntax.words(other.first, other.last)
        if other.first == one.last + 2 and syntax.word[one.last + 1] == "(" and _ACRONYM.fullmatch(short):
            known.setdefault(short, syntax.words(one.first, one.last))
    return known


def _acronyms(names: Iterable[str]) -> dict[str, str]:
    """Acronyms that are the initials of just one full name."""
    full: dict[str, set[str]] = {}
    for name in names:
        if " " in name:
            full.setdefault(_initials(name), set()).add(name)
    known = {}
    for name in names:
        fitting = full.get(name.replace(".", "").rstrip("s").upper(), set())
        if len(fitting) == 1 and _ACRONYM.fullmatch(name):
            known[name] = next(iter(fitting))
    return known


def _shorter(names: Iterable[str]) -> dict[str, str]:
    """Names that are the beginning of just one longer one: `Siemens Energy` of `Siemens Energy AG`."""
    distinct = sorted(set(names))
    known: dict[str, str] = {}
    for short, longer in pairwise(distinct):
        if longer.startswith(f"{short} ") and short not in known:
            whole = [each for each in distinct if each.startswith(f"{short} ")] if len(distinct) < MANY else [longer]
            forms = {bare(each) for each in whole}
            if len(forms) == 1:
                known[short] = max(whole, key=lambda each: (len(each), each))
    return known


def bare(name: str) -> str:
    """A company's name without its form."""
    words = name.split()
    while len(words) > 1 and words[-1].lower().rstrip(",") in company_forms():
        words = words[:-1]
    return " ".join(words).rstrip(",")


def _named(candidate: Candidate, name: str) -> Named:
    across = known_bodies().get(name) or known_bodies().get(bare(name)) or bare(name)
    return Named(candidate, name, f"organisation:{slug(across)}")


def _initials(name: str) -> str:
    small = listed("organisation_nouns", "small")
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in small).upper()
