"""Who can act: people, bodies and whatever the words treat as somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.understand.reading import Reading


def political(reading: Reading, acting: int | None, acted: int | None) -> bool:
    """Whether an act is one of a party: somebody does it, or, where nobody is named who does, it is done to somebody."""
    one = acting if acting is not None else acted
    if acting is not None and words().among(reading.tree.lemma[acting], "private"):
        return False
    return one is not None and (acts(reading, reading.clauses.counted(one)) or words().among(reading.tree.lemma[one], "instruments"))


def somebody(reading: Reading, token: int) -> bool:
    """Whether a noun names somebody, and no thing that is called after one: "the Chad embassy", and not "a Chad poll"."""
    tree = reading.tree
    named = reading.cast.mention(token) is not None or tree.lemma[token] in words().actors or tree.pos[token] in ("PROPN", "PRON")
    return named and acts(reading, token)


def acts(reading: Reading, token: int) -> bool:
    """Whether a noun names somebody who can act: a name, a person, a body, or a pronoun for one."""
    tree, lists = reading.tree, words()
    if tree.lemma[token] in lists.actors:
        return True
    if token in reading.cast.times or token in reading.cast.amounts or lists.among(tree.lemma[token], "media"):
        return False
    if reading.cast.mention(token) is not None or tree.pos[token] == "PROPN" or tree.words(token, token).isupper():
        return True
    if any(tree.dep[child] in ("poss", "compound", "nmod") and child in reading.cast.named for child in tree.children[token]):
        return True
    if tree.lower[token] == "it":
        party = reading.cast.party(token)
        return party is not None and party.text.lower() != "it"
    return lists.among(tree.lower[token], "third_person") or lists.among(tree.lower[token], "several")
