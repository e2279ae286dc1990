"""Times that a clause tells as a limit: done "by Friday" is done on Friday or sooner, "since 2019" is from 2019 until now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.model import BETWEEN, OPEN_END, Mention, When
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from twosource.syntax import Syntax

DAY = len("2024-06-14")
BEFORE, SINCE = "before", "since"


def limits(tree: Syntax, times: Mapping[int, Mention], spans: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, int, Mention]]:
    """The times of an article that are limits: first and last token of each, and the stretch with one open end that it ends or begins."""
    for token, mention in times.items():
        (first, last), prep = spans[id(mention)], tree.head[token]
        if prep != first - 1 or tree.dep[token] != "pobj" or mention.when is None:
            continue
        when = _when(tree, prep, mention, mention.when)
        if when is not None:
            yield (
                first,
                last,
                Mention(article=mention.article, kind="time", start=mention.start, end=mention.end, text=mention.text, when=when),
            )


def _when(tree: Syntax, prep: int, mention: Mention, told: When) -> When | None:
    """What a time is behind a preposition that makes it a limit; None behind another, or where it is an hour or no known day."""
    text = tree.text[tree.start[prep] : mention.end]
    if told.value is None or told.earliest is None or told.latest is None or len(told.latest) > DAY or told.value[0] == "P":
        return None
    if tree.lower[prep] == SINCE:
        if not _lasts(tree, prep):
            return None
        return When(text=text, value=f"{told.value}{BETWEEN}{OPEN_END}", earliest=told.earliest)
    if not words().among(tree.lower[prep], "limiting_prepositions") or _denied(tree, prep):
        return None
    latest = told.latest
    if tree.lower[prep] == BEFORE:
        latest = (date.fromisoformat(told.earliest) - timedelta(days=1)).isoformat()
    return When(text=text, value=f"{OPEN_END}{BETWEEN}{told.value}", latest=latest)


def _lasts(tree: Syntax, prep: int) -> bool:
    """Whether something has gone on since: it "has been shut since March", but "has had the worst May since 2019"."""
    verb = tree.head[prep]
    has = any(tree.lemma[aux] == "have" and tree.tag[aux] in ("VBP", "VBZ") for aux in tree.all(verb, "aux"))
    ranked = any(
        tree.tag[at] in ("JJS", "RBS") or tree.lower[at] in listed("count_words", "records") or tree.lower[at] == "time"
        for at in range(tree.sentences[tree.sentence(prep)][0], prep)
    )
    return has and not ranked


def _denied(tree: Syntax, prep: int) -> bool:
    """Whether a clause is denied, which turns its limit round: "will not rule before Friday", "is unlikely to rule before Friday"."""
    over = [each for each in tree.above(prep) if tree.pos[each] in ("VERB", "AUX", "ADJ")]
    if tree.pos[tree.head[prep]] not in ("VERB", "AUX", "ADJ"):
        return True
    return any(words().among(tree.lower[part], "denying") for each in over for part in (each, *tree.children[each]))
