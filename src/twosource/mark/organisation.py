"""Bodies: which of the names in an article are one body, by its name, its shorter forms and its acronym."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from twosource.mark.entity import slug
from twosource.mark.organisation_word import company_forms
from twosource.mark.person import Named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.mark.candidate import Candidate
    from twosource.mark.syntax import Syntax

SMALL: Final = frozenset({"of", "the", "for", "and", "on", "in", "&", "to", "de"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z.&]*[A-Z]s?\.?$")


def organisations(syntax: Syntax, found: Sequence[Candidate]) -> list[Named]:
    """Join the names of bodies: an acronym to the full name whose initials it has, or beside which it stands in brackets."""
    names = [syntax.words(each.first, each.last) for each in found]
    full = {name: _initials(name) for name in names if " " in name}
    known: dict[str, str] = {}
    for one, other in pairwise(found):
        if other.first == one.last + 2 and syntax.word[one.last + 1] == "(" and _ACRONYM.fullmatch(syntax.words(other.first, other.last)):
            known.setdefault(syntax.words(other.first, other.last), syntax.words(one.first, one.last))
    for name in names:
        if name not in known and _ACRONYM.fullmatch(name):
            fitting = sorted({each for each, initials in full.items() if initials == name.replace(".", "").rstrip("s").upper()})
            if len(fitting) == 1:
                known[name] = fitting[0]
    return [_named(candidate, known.get(name, name)) for candidate, name in zip(found, names, strict=True)]


def _named(candidate: Candidate, name: str) -> Named:
    words = name.split()
    while len(words) > 1 and words[-1].lower().rstrip(",") in company_forms():
        words = words[:-1]
    return Named(candidate, name, f"organisation:{slug(' '.join(words).rstrip(','))}")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word.lower() not in SMALL).upper()
