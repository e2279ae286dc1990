"""What a party is called in a line, and the name for a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.slot.actors import same_party
from twosource.compare.text.words import WORD
from twosource.lexicon import listed, whole
from twosource.lexicon.pronouns import name_nobody, pronouns

if TYPE_CHECKING:
    from twosource.model import Party, Statement

THEY = "they"  # may be others than the one who acts


def is_pronoun(party: Party) -> bool:
    """Whether somebody is named nowhere, as far as his article tells."""
    return party.name is None and party.text.lower() in pronouns()


def is_unnamed(party: Party) -> bool:
    """Whether somebody is but a pronoun, or what he or others wrote for him: "the statement", "a press release"."""
    written = listed("line_words", "written")
    return is_pronoun(party) or (party.name is None and party.text.lower().split()[-1] in written)


def words_for(party: Party) -> str:
    """The name of a party, or where it has none the words for it, in one line."""
    return " ".join((party.name or party.text).split())


def shown_name(party: Party | None) -> str | None:
    """What a party is called; one who is a pronoun to the end is nobody, but for those who speak ("we")."""
    if party is None:
        return None
    name = words_for(party)
    return None if name_nobody(name) else name


def headed(name: str) -> str:
    """A name before a colon, at the head of a line: "The spokesman", and "yFrog" as it is written."""
    first = name.split(maxsplit=1)[0]
    return name[:1].upper() + name[1:] if first == first.lower() else name


def named(statement: Statement, text: str) -> str:
    """With the name of who does it for the pronoun that a text begins with."""
    first, who = WORD.match(text), shown_name(statement.who)
    if first is None or who is None or first[0].lower() not in listed("line_words", "subjects") - {THEY}:
        return text
    if whole(who.split()[-1]).search(text):
        return text
    return who + text[first.end() :]


def speaks_of_himself(statement: Statement) -> bool:
    """Whether who does it is the one who is quoted for it."""
    speaker, who = shown_name(statement.speaker), shown_name(statement.who)
    return speaker is not None and who is not None and (speaker == who or same_party(statement.speaker, statement.who))


def begins_with_pronoun(text: str) -> bool:
    first = WORD.match(text)
    return first is None or first[0].lower() in pronouns()
