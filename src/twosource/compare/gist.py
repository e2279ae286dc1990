"""A finding in one plain line: the one that was chosen, with its speaker, and what the statements differ in."""

from __future__ import annotations

import functools
import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from twosource.compare.slot.denial import denies, is_seen, turns
from twosource.compare.slot.naming import begins_with_pronoun, headed, shown_name, speaks_of_himself
from twosource.compare.text.words import WORD
from twosource.lexicon import either, listed, tree, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.compare.choice import Choice
    from twosource.compare.line import Line
    from twosource.compare.text.account import Account
    from twosource.model import Difference

LONGEST = 160  # characters of evidence: a line of a terminal, or two of a phone
FEW = 3  # words of a quotation that are shown beside those in which it differs


def gist(choice: Choice, differing: Sequence[Difference], doubts: Sequence[str], *, in_doubt: bool = False) -> str:
    """The chosen line, and the values in which its statements differ; of a fact, for whom it is only possible.

    An outlet vouches for what another has somebody say, but not where it may well speak of something else (`in_doubt`).
    """
    vouched = not (in_doubt and choice.line.is_whole) and any(each.statement.speaker is None for each in choice.among)
    shown = _line(choice.account, choice.line, vouched=vouched)
    if not differing:
        told = doubts[0] if doubts else _left_unsaid(choice.account, choice.line)
        return f"{shown} ({told})" if told else shown
    told = ", ".join(f"{each.slot}: {' / '.join(_shown(each))}" for each in differing)
    return f"{shown} ({told})"


def _left_unsaid(account: Account, told: Line) -> str | None:
    """What the evidence by itself does not say, since the word for it stands before it: that a thing is denied, only possible, or still to come."""
    if account.statement.status == "denied":
        return None if denies(account) or turns(told.text) else "denied"
    if account.statement.negated and not is_seen(account) and not turns(told.text):
        return "not so"
    words = WORD.findall(_in_full(told.text.lower()))
    within = _governed().search(told.text) is not None or account.in_one_line in told.text[1:]
    governed = within and told.text not in account.text
    said = governed or any(not listed(*each).isdisjoint(words) for each in (("tense_words", "ahead"), ("denial_words", "unsure")))
    return account.statement.status if account.statement.status in ("possible", "planned") and not said else None


@functools.cache
def _governed() -> re.Pattern[str]:
    """Where another verb of a line may say how sure it is."""
    return re.compile(rf"\b{either(listed('line_words', 'governing'))} \w")


def _in_full(text: str) -> str:
    """With the words that "won't" is short for."""
    for short, full in tree("tense_words")["whole"].items():
        text = text.replace(short, full).replace(short.replace("'", "’"), full)
    return text


def _line(account: Account, told: Line, *, vouched: bool) -> str:
    """The evidence as a line, with its speaker unless an outlet vouches for the matter itself, and nobody in it says "we"."""
    statement, text = account.statement, _cut(told.text[:1].upper() + told.text[1:], LONGEST)
    spoken = not listed("clause_words", "speaking").isdisjoint(WORD.findall(text.lower()))
    name = shown_name(statement.speaker) if spoken or not vouched or (speaks_of_himself(statement) and begins_with_pronoun(text)) else None
    return f"{headed(name)}: {text}" if name and not whole(name.split()[-1].lower()).search(text.lower()) else text


def _shown(difference: Difference) -> list[str]:
    """The values of a difference, each no longer than half a line; of quotations the words in which they differ."""
    told = [value.value for value in difference.values]
    if difference.slot == "wording" and max(map(len, told)) > LONGEST // 2:
        told = list(dict.fromkeys(_differing(told)))
    return [_cut(each, LONGEST // 2) for each in told]


def _differing(told: Sequence[str]) -> list[str]:
    """Of each quotation the words that the first has otherwise, with a few beside them."""
    rows = [each.split() for each in told]
    plain = [[WORD.findall(word.casefold()) or [word] for word in row] for row in rows]
    found, places, uncut = [], [], (0, len(rows[0]))
    for row, words in zip(rows[1:], plain[1:], strict=True):
        steps = SequenceMatcher(None, [*map(str, plain[0])], [*map(str, words)], autojunk=False).get_opcodes()
        inner = [each for at, each in enumerate(steps) if each[0] != "equal" and (0 < at < len(steps) - 1 or each[0] == "replace")]
        _, begin, end, start, stop = (inner or steps)[0]
        places.append((begin, end))
        found.append(_window(row, start, stop))
    part = next((place for place in places if place != uncut), uncut)  # as the first of the others tells it that leaves some of it
    return [_window(rows[0], *part), *found]


def _window(row: Sequence[str], begin: int, end: int) -> str:
    low, high = max(0, begin - FEW), min(len(row), end + FEW)
    return f"{'… ' if low else ''}{' '.join(row[low:high])}{' …' if high < len(row) else ''}"


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0].rstrip(",;:–— ")
    return f"{cut} …{'”' if cut.count('“') > cut.count('”') else ''}"
