"""Words of nationality, and when they stand for the country: "Kyrgyz exports", and not "a Russian novelist"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, table

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


def acts(syntax: Syntax, last: int) -> bool:
    """Whether a word of nationality stands for its country, and does not merely say what somebody or something is like."""
    if _is_somebody(syntax, last):
        return False
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
    return syntax.lemma[head] not in listed("described_nouns", "words")


def _is_somebody(syntax: Syntax, last: int) -> bool:
    """Whether one of a people is meant: "a 52-year-old Swede", "the Russian"; "the French" are all of them."""
    articles = [syntax.lower[child] for child in syntax.all(last, "det")]
    told = syntax.lower[last + 1 : last + 2] != ["-"] and syntax.lower[last] in _one_of_a_people()
    whole = syntax.lower[last].endswith(tuple(listed("described_nouns", "whole")))
    return told and any(article in listed("described_nouns", "one") or (article == "the" and not whole) for article in articles)


@functools.cache
def _one_of_a_people() -> frozenset[str]:
    """Nouns for one of a people, in lower case."""
    people = (word.lower() for row in table("demonyms") for word in row["people"].split("|"))
    return frozenset(word for word in people if not word.endswith("s") or word.endswith("ss"))
