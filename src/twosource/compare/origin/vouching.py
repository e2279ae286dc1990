"""Who vouches for a finding: the outlets themselves, or a speaker they all quote."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from twosource.compare.slot.actors import same_party
from twosource.compare.slot.naming import is_unnamed, words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.text.account import Account
    from twosource.model import Party


def vouched_by(accounts: Sequence[Account]) -> tuple[str, ...]:
    """The speakers who alone vouch for it, each once by the fullest name; none where an outlet states it in its own voice.

    Somebody who is only "he" in one report, or a statement, is not told beside those whom others name: he may be one of them, and so may
    its writer.
    """
    speakers: list[list[Party]] = []
    for account in accounts:
        speaker = account.statement.speaker
        if speaker is None:
            return ()
        known = next((each for each in speakers if any(other == speaker or same_party(other, speaker) for other in each)), None)
        if known is None:
            speakers.append([speaker])
        else:
            known.append(speaker)
    named = [each for each in speakers if not all(is_unnamed(party) for party in each)]
    return tuple(_fullest(each) for each in named or speakers)


def _fullest(parties: Sequence[Party]) -> str:
    """The name of most words, of these the one told most often: one outlet may have misspelt it; then the longest."""
    told = Counter(words_for(party) for party in [each for each in parties if not is_unnamed(each)] or parties)
    return max(told, key=lambda name: (len(name.split()), told[name], len(name), name))
