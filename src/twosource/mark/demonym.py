"""Words of nationality, and when they stand for the country: "Kyrgyz exports", and not "a Russian novelist"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from twosource.lexicon import table, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.syntax import Syntax

NOMINAL: Final = ("NOUN", "PROPN", "ADJ", "NUM", "ADV", "PUNCT")
REACH: Final = 5  # tokens from the word of nationality to the noun it stands before


@functools.cache
def demonyms() -> Mapping[str, str]:
    """Words of nationality in lower case, and the country of each."""
    found: dict[str, str] = {}
    for row in table("demonyms"):
        for word in f"{row['adjective']}|{row['people']}".lower().split("|"):
            if word:
                found.setdefault(word, row["country"])
    return found


@functools.cache
def regional() -> Mapping[str, tuple[str, str]]:
    """Words for belonging to a region in lower case: the name of the region, and its country where it has one."""
    return {row["word"].lower(): (row["place"], row["country"]) for row in table("region_demonyms")}


@functools.cache
def _describing() -> frozenset[str]:
    """Nouns that a word of nationality only describes."""
    return frozenset(tree("described_nouns")["words"].split())


def acts(syntax: Syntax, last: int) -> bool:
    """Whether a word of nationality stands for its country, and does not merely say what somebody or something is like."""
    if syntax.lower[last].endswith("s") or (syntax.pos[last] == "PROPN" and syntax.dep[last] in ("nsubj", "pobj", "dobj")):
        return True
    head = syntax.head[last]
    for token in range(last + 1, min(last + REACH, len(syntax))):
        if syntax.pos[token] not in NOMINAL or syntax.lower[token] in (",", ".", ";"):
            break
        if syntax.pos[token] == "NOUN":
            head = token
    if head == last:
        return syntax.dep[last] not in ("acomp", "attr", "oprd")
    return syntax.lemma[head] not in _describing()
