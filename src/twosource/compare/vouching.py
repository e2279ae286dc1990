"""Who vouches for a finding: the outlets themselves, or a speaker they all quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.actors import same_party
from twosource.compare.naming import called
from twosource.lexicon import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.account import Account
    from twosource.model import Party


def vouched_by(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The speakers who alone vouch for it, each once by the fullest name; none where an outlet states it in its own voice.

    Somebody who is only "he" in one report is not told beside those whom others name: he may be one of them.
    """
    speakers: list[Party] = []
    for account in accounts:
        speaker = account.statement.speaker
        if speaker is None:
            return ()
        known = next((at for at, each in enumerate(speakers) if each == speaker or same_party(each, speaker)), None)
        if known is None:
            speakers.append(speaker)
        elif len(called(speaker)) > len(called(speakers[known])):
            speakers[known] = speaker
    named = [speaker for speaker in speakers if speaker.name or speaker.text.lower() not in listed("function_words", "pronouns")]
    return tuple(called(speaker) for speaker in named or speakers)
