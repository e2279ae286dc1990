"""The word lists that reading a clause looks into, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import table, tree
from twosource.lexicon.reporting_verbs import reporting, speech
from twosource.lexicon.titles import titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twosource.model import Status


@dataclass(frozen=True, slots=True)
class Control:
    """To refuse to meet is not to meet; who refuses is who does not meet."""

    status: Status
    negated: bool
    by_object: bool


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A deportation is a deporting, and those whom its "of" names are deported."""

    verb: str
    of: str
    possessor: str


@dataclass(frozen=True, slots=True)
class Fate:
    """The injured were injured; the dead died."""

    verb: str
    by_himself: bool


class Words:
    """Every list of `clause_words` as a set, and the tables by their word."""

    def __init__(self) -> None:
        lists: Mapping[str, str] = tree("clause_words")
        self._lists = {name: frozenset(words.split()) for name, words in lists.items()}
        self.target_prepositions = tuple(lists["target_prepositions"].split())
        self.events = {row["noun"]: EventNoun(row["verb"], row["of"], row["possessor"]) for row in table("event_nouns")}
        self.controls: dict[str, Control] = {
            row["lemma"]: Control(row["status"], row["negated"] == "yes", row["subject_of"] == "object")  # type: ignore[arg-type]
            for row in table("control_verbs")
        }
        self.fates = {row["noun"]: Fate(row["verb"], row["role"] == "who") for row in table("fates")}
        self._light = {row["lemma"]: frozenset(row["nouns"].split()) for row in table("light_verbs")}
        self.suffering = frozenset(row["lemma"] for row in table("light_verbs") if row["turned"] == "yes")
        self._ahead = frozenset((row["lemma"], noun) for row in table("light_verbs") for noun in row["ahead"].split())
        self.reporting, self.speech = reporting(), speech()
        self.offices = frozenset(row["noun"] for row in table("office_nouns"))
        self.honorifics = frozenset(word for word, kind in titles().items() if kind == "honorific")
        self.titles = frozenset(word for word, kind in titles().items() if kind != "honorific" and word.endswith("."))
        self.kinship = frozenset(row["noun"] for row in table("kinship_nouns"))
        self.relations = {row["noun"]: row["relation"] for row in table("relation_nouns")}
        self.turned = {(row["lemma"], row["with"]): row["means"] for row in table("turned_verbs")}
        self.actors = frozenset(row["noun"] for row in table("actor_nouns")) | self.offices

    def light(self, verb: str, noun: str) -> bool:
        """Whether a verb only says that the happening its object names takes place: "launch an attack"."""
        if noun not in self.events or verb not in self._light:
            return False
        return noun in self._light[verb] or not (self._light[verb] or self.among(noun, "of_named_verbs"))

    def ahead(self, verb: str, noun: str) -> bool:
        """Whether the happening that a verb's object names is still to come: "announce a visit"."""
        return (verb, noun) in self._ahead

    def among(self, word: str, name: str) -> bool:
        """Whether a word stands in one of the lists."""
        return word in self._lists[name]


@cache
def words() -> Words:
    """The lists, read from the lexicon once."""
    return Words()
