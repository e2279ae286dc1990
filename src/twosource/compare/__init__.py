"""Statements to findings: what all say, what one alone says, and where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.compare.finding import Matter, finding_of
from twosource.compare.judge.candidates import candidates
from twosource.compare.judge.fit import Fit
from twosource.compare.judge.interaction import Interaction
from twosource.compare.judge.likeness import Likeness
from twosource.compare.judge.together import Judged, Together
from twosource.compare.matter.align import align
from twosource.compare.matter.lasting import lastings
from twosource.compare.matter.parting import apart
from twosource.compare.matter.sharing import (
    DEED,
    DOUBTED,
    FAINT,
    carried,
    deeds,
    most_likely,
    risen,
    rival_counts,
    sayings,
    sharing,
    spared,
    terms,
    tolls,
    uncarried,
)
from twosource.compare.matter.twins import name_other_actors, tell_other_deeds
from twosource.compare.origin.origins import Origins
from twosource.compare.origin.retelling import retellings
from twosource.compare.origin.retracted import retracted
from twosource.compare.origin.versions import earlier_versions, is_withdrawn, with_earlier
from twosource.compare.text.account import accounts
from twosource.compare.text.passage import passages
from twosource.compare.text.quotations import unmarked
from twosource.compare.text.rarity import Rarity
from twosource.forest import forest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from twosource.compare.text.account import Account
    from twosource.compare.text.pair import Pair
    from twosource.compare.text.passage import Passage
    from twosource.model import Article, Copy, Encoder, Finding, Statement, Story

# Likelihood from which groups of statements are brought together. Precision first: docs/why.md shows what less would find, and invent.
THRESHOLD = 0.45

__all__ = ["compare"]


def compare(
    story: Story, articles: Sequence[Article], statements: Sequence[Statement], copies: Sequence[Copy], encoder: Encoder
) -> tuple[Finding, ...]:
    """Bring the statements of a story together by matter, and tell how each matter stands; every statement is in one finding."""
    read = passages(articles)
    told = accounts(read, statements)
    rarity = Rarity(passage.words.stems | passage.kindred for passage in read)
    interaction = Interaction(read, encoder.pieces, rarity)
    chances = _chances(read, rarity, interaction)
    judged = Together(told, interaction, encoder)(chances, read)
    chances = judged.of_passages(chances)
    shared = sharing(told, chances)
    fits = _fits(told, most_likely(shared, chances), judged, rarity, interaction)
    fits |= dict.fromkeys((*risen(told, shared, chances), *lastings(told, shared, chances)), DEED)
    earlier = earlier_versions(articles) | retracted(told)
    groups, likely = _grouped(told, shared, chances, fits, earlier)
    retold = retellings(read, (pair for pair, chance in chances.items() if chance >= FAINT))
    origins = Origins(articles, copies, retold, unmarked(statements))
    return tuple(finding_of(story.id, matter, origins, rarity) for matter in _matters(groups, told, likely, earlier))


def _chances(read: Sequence[Passage], rarity: Rarity, interaction: Interaction) -> dict[Pair, float]:
    """How likely each two passages that may share a matter do."""
    near = candidates(read, rarity)
    return dict(zip(near, forest("likeness")(Likeness(read, rarity, interaction)(near)).tolist(), strict=True))


def _fits(
    told: Sequence[Account], pairs: Mapping[Pair, float], judged: Judged, rarity: Rarity, interaction: Interaction
) -> dict[Pair, float]:
    """How well statements fit each other, given how likely their passages share a matter."""
    fits = judged.of_statements(dict(zip(pairs, forest("fit")(Fit(told, rarity, interaction)(pairs)).tolist(), strict=True)))
    # What tells of one deed fits before all else, and carries what its passages share.
    return fits | {
        pair: max(DEED, fits.get(pair, 0.0))
        for pair in (*deeds(told), *sayings(told), *terms(told), *rival_counts(told), *spared(told), *tolls(told))
    }


def _grouped(
    told: Sequence[Account],
    shared: Mapping[Pair, Sequence[Pair]],
    chances: Mapping[Pair, float],
    fits: Mapping[Pair, float],
    earlier: AbstractSet[str],
) -> tuple[list[list[int]], dict[Pair, float]]:
    """The statements by matter, and how likely each two of them state one; what passages share and nothing carries, in a second go.

    What outlets no longer say, in `earlier` versions or words, is set beside what is left.
    """
    gone = {position for position, account in enumerate(told) if is_withdrawn(account, earlier)}
    likely = {
        pair: min(DOUBTED, chance) if _is_doubted(told, pair, chance) else chance for pair, chance in carried(shared, chances, fits).items()
    }
    homes, parted = [account.article.id for account in told], list(apart(told))
    groups = align(homes, _still(likely, gone), parted, THRESHOLD)
    late = uncarried(told, shared, chances, fits, groups)
    if late:
        likely |= {pair: max(chance, likely.get(pair, 0.0)) for pair, chance in late.items()}
        groups = align(homes, _still(likely, gone), parted, THRESHOLD)
    enough = {pair: chance for pair, chance in likely.items() if chance >= THRESHOLD}
    return with_earlier(groups, enough, _barring(told, parted, earlier), gone) if gone else groups, likely


def _barring(told: Sequence[Account], parted: Sequence[Pair], earlier: AbstractSet[str]) -> list[Pair]:
    """The pairs that stay apart; a first word that its article takes back may stand beside what the article says now."""
    return [pair for pair in parted if earlier.isdisjoint(told[position].statement.id for position in pair)]


def _still(likely: dict[Pair, float], gone: AbstractSet[int]) -> dict[Pair, float]:
    return {pair: chance for pair, chance in likely.items() if not (pair[0] in gone or pair[1] in gone)} if gone else likely


def _is_doubted(told: Sequence[Account], pair: Pair, chance: float) -> bool:
    both = told[pair[0]], told[pair[1]]
    return chance > DOUBTED and (tell_other_deeds(*both) or name_other_actors(*both))


def _matters(
    groups: Sequence[Sequence[int]], told: Sequence[Account], likely: Mapping[Pair, float], earlier: frozenset[str]
) -> Iterator[Matter]:
    place = {position: (number, at) for number, group in enumerate(groups) for at, position in enumerate(group)}
    inside: list[dict[Pair, float]] = [{} for _ in groups]
    rivals = [0.0] * len(groups)
    for (first, second), likelihood in likely.items():
        (one, here), (other, there) = place[first], place[second]
        if one == other:
            inside[one][here, there] = likelihood
        else:
            rivals[one], rivals[other] = max(rivals[one], likelihood), max(rivals[other], likelihood)
    for group, within, rival in zip(groups, inside, rivals, strict=True):
        yield Matter(accounts=[told[position] for position in group], links=within, rival=rival, earlier=earlier)
