"""Bodies named by their kind alone: "the court" where an article names one court and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.mark.candidate import Candidate
from twosource.mark.organisation_word import heads
from twosource.mark.person import Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from twosource.syntax import Syntax


def by_kind(syntax: Syntax, named: Sequence[Named]) -> Iterator[Named]:
    """Mentions of bodies by kind, after the body was named in full."""
    known: dict[str, set[tuple[str, str | None]]] = {}
    first: dict[str, int] = {}
    for each in named:
        word = each.name.split()[-1].lower()
        if " " in each.name and word in heads() and word not in listed("organisation_nouns", "loose"):
            known.setdefault(word, set()).add((each.name, each.entity))
            first.setdefault(word, each.candidate.first)
    for word in _told_of_others(syntax, named, known):
        del known[word]
    for token in range(len(syntax) - 1) if known else ():
        word = syntax.lower[token + 1]
        if syntax.lower[token] == "the" and syntax.word[token + 1].islower() and len(known.get(word, ())) == 1 and token > first[word]:
            after = token + 2
            if after < len(syntax) and (syntax.pos[after] in ("NOUN", "PROPN") or syntax.lower[after] in ("of", "-")):
                continue
            yield Named(Candidate(token, token + 1, "organisation"), *next(iter(known[word])))


def _told_of_others(syntax: Syntax, named: Sequence[Named], known: Mapping[str, set[tuple[str, str | None]]]) -> set[str]:
    """The kinds of which a report tells of another body than the one it names: "the House committee" is no National Committee."""
    inside = {token for each in named for token in range(each.candidate.first, each.candidate.last + 1)}
    found = set[str]()
    for token, word in enumerate(syntax.lower):
        if word in known and token not in inside:
            own = {part for name, _ in known[word] for part in name.lower().split()}
            if any(syntax.lower[child] not in own for child in syntax.all(token, "compound", "nmod")):
                found.add(word)
    return found
