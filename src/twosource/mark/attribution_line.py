"""Lines that begin with who speaks: "Ann Hill: We never saw the letter", as interviews and transcripts are set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.model import Mention, Speaker
from twosource.syntax.tags import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twosource.mark.speaker import Speakers
    from twosource.model import Article
    from twosource.syntax import Syntax

FEWEST: Final = 3  # words of a saying: fewer are a credit or a heading
LONGEST: Final = 1_000  # tokens of one


@dataclass(frozen=True, slots=True)
class Line:
    """Ann Hill says what stands from here to there."""

    speaker: Speaker
    first: int  # token of what is said
    last: int


def lines(article: Article, syntax: Syntax, speakers: Speakers) -> Iterator[Line]:
    """Every line that begins with the name of a person and a colon, and goes on with a sentence."""
    for start, end in article.paragraphs:
        token = syntax.at(start)
        named = speakers.person_at(token)
        if named is None:
            continue
        _, last, mention = named
        first, stop = last + 2, syntax.at(end)
        if first >= stop or syntax.lower[last + 1] != ":" or not FEWEST <= stop - first <= LONGEST:
            continue
        if any(tag in FINITE for tag in syntax.tag[first:stop]):
            speaker = Speaker(start=mention.start, end=mention.end, text=mention.text, name=mention.name, entity=mention.entity)
            yield Line(speaker, first, stop - 1)


def lined(article: Article, syntax: Syntax, speakers: Speakers, taken: Sequence[Mention]) -> list[Mention]:
    """What such lines say, where no quotation is found in them."""
    held = sorted((each.start, each.end) for each in taken)
    found = []
    for line in lines(article, syntax, speakers):
        start, end = syntax.start[line.first], syntax.end[line.last]
        while held and held[0][1] <= start:
            held.pop(0)
        if not held or held[0][0] >= end:
            text = syntax.text[start:end]
            found.append(
                Mention(article=article.id, kind="quote", start=start, end=end, text=text, direct=False, cue=None, speaker=line.speaker)
            )
    return found
