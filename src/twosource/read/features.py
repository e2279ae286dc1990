"""What can be measured of a block without reading it: its shape, its wording, its elements, and what stands around it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.lexicon import table
from twosource.read.element import ENCLOSING
from twosource.read.wording import CAPITALS, CUES, ENDED, JOINING, SHOWN, SIZE, WORDS, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.read.block import Block, Known
    from twosource.read.kin import Kin
    from twosource.read.wording import Wording

HINT = "hint "
TAGS = ("p", "li", "div", "h1", "h2", "h3", "td")
SHORTEST_PIECE = 3  # letters: what is no longer stands anywhere
LONGEST_BODY = 100_000  # characters
SHORTEST_BODY = 400  # letters of a declared text that can be the whole
PROSE_WORDS = 12  # words from which a line with an end mark can be running prose
HEADING = 4.2  # the logarithm of about 65 characters: a longer line heads nothing
NEAR = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 10, 30)
MOST = (0.3, 0.6, 0.85)  # shares of a page's prose that the main element may hold


def features(blocks: Sequence[Block], known: Known, read: Wording, passed: Sequence[int], kin: Kin) -> NDArray[float32]:
    """A row per block; `passed` says how many blocks of the page, which need no asking, stand right before each, and behind the last."""
    own = read.shape
    held, where = np.unique(kin.around[0], return_inverse=True)
    elements = [kin.elements[each] for each in held.tolist()]
    markup = np.stack([_told(each.tag, each.inside, each.hints, each.near) for each in elements])[where]
    sizes = np.array([min(len(block.text), SHOWN) for block in blocks], dtype=np.float32)
    linked = np.array([block.linked / len(block.text) for block in blocks], dtype=np.float32)
    prose = sizes * (own[:, WORDS] >= PROSE_WORDS) * (own[:, ENDED] > 0) * (1 - linked)
    gaps = np.log1p(np.array(passed, dtype=np.float32))
    place = np.full(len(blocks), blocks[0].start is None, dtype=np.float32)
    return np.concatenate(
        [
            own,
            np.stack([place, linked, gaps[:-1], gaps[1:]], axis=1),
            markup,
            _groups(kin, prose, sizes),
            _far(kin, prose, sizes),
            _elsewhere(read.letters, known.body),
            _context(own, linked, prose),
        ],
        axis=1,
    )


@functools.lru_cache(maxsize=20_000)
def _told(tag: str, inside: frozenset[str], hints: frozenset[str], near: frozenset[str]) -> NDArray[float32]:
    """What the elements around a block say."""
    row = np.zeros(len(TAGS) + len(ENCLOSING) + len(_hint_names()), dtype=np.float32)
    columns = _columns()
    if tag in TAGS:
        row[TAGS.index(tag)] = 1
    for each in inside:
        row[columns[each]] = 1
    for each in (*hints, *near):
        row[columns[HINT + each]] += 1
    return row


def _elsewhere(told: Sequence[str], text: str | None) -> NDArray[float32]:
    """Whether the text is known from elsewhere, and whether a block stands in it."""
    whole = letters((text or "")[:LONGEST_BODY])
    if len(whole) < SHORTEST_BODY:
        return np.zeros((len(told), 2), dtype=np.float32)
    return np.array([(1, len(each) > SHORTEST_PIECE and each in whole) for each in told], dtype=np.float32)


def _groups(kin: Kin, prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """Of the page's prose, the share in the elements around a block, and how much of them is prose."""
    columns = []
    total = prose.sum() + 1
    for ids in (kin.around[0], kin.around[1], kin.looks):
        held, whole, count = np.bincount(ids, prose), np.bincount(ids, sizes), np.bincount(ids)
        columns += [held[ids] / total, held[ids] / (whole[ids] + 1), count[ids]]
    return np.stack(columns, axis=1).astype(np.float32)


def _far(kin: Kin, prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """How far up from a block the element is that holds most of the page's prose, and what the elements up to it hold."""
    own, _, third, _ = kin.around
    above, count = kin.above, len(kin.elements)
    gathered, sized = (np.bincount(own, each, minlength=count).tolist() for each in (prose, sizes))
    for each in range(count - 1, 0, -1):  # each adds to the one around it, which begins before
        gathered[above[each]] += gathered[each]
        sized[above[each]] += sized[each]
    held, whole = np.array(gathered), np.array(sized)
    total = float(prose.sum()) + 1
    near, middle, far = (_up(above, held / total >= most) for most in MOST)
    high, best = [1] * count, [0] * count  # the number of elements from the first on; the nearest that holds most of the prose
    for each in range(1, count):
        high[each] = high[above[each]] + 1
        best[each] = each if middle[each] == 0 else best[above[each]]
    most, deep = np.array(best)[own], np.array(high)[own]
    steps = [np.array(each)[own] for each in (near, middle, far)]
    return np.stack(
        [
            *steps, steps[1] / deep, deep, held[third] / total, held[third] / (whole[third] + 1),
            held[most] / (whole[most] + 1), np.log1p(whole[most]), np.log1p(whole[third]),
        ],
        axis=1,
    ).astype(np.float32)  # fmt: skip


def _up(above: Sequence[int], enough: NDArray[np.bool_]) -> list[int]:
    """How many steps up from each element the nearest is that holds enough, or the first."""
    steps = [0] * len(above)
    for each, its in enumerate(enough.tolist()):
        if not its and each:
            steps[each] = steps[above[each]] + 1
    return steps


def _context(own: NDArray[float32], linked: NDArray[float32], prose: NDArray[float32]) -> NDArray[float32]:
    """The lines before and after, the prose around, and the place on the page."""
    count = len(own)
    is_prose = prose > 0
    cued = own[:, CUES : CUES + 3].max(axis=1)
    base = np.stack([own[:, SIZE], is_prose, linked, cued, own[:, ENDED], own[:, CAPITALS], own[:, JOINING]], axis=1)
    columns = [shifted(base, step) for step in NEAR]
    total = np.concatenate([[0.0], np.cumsum(prose)])
    places = np.arange(count)
    for width in WINDOWS:
        low, high = np.maximum(0, places - width), np.minimum(count, places + width + 1)
        around = total[high] - total[low]
        columns.append(np.stack([around / (total[-1] + 1), np.log1p(around)], axis=1))
    before, after = _distances(is_prose)
    told = (own[:, CUES : CUES + 2].max(axis=1) > 0) & (own[:, SIZE] < HEADING)
    since, until = _distances(told)
    passed = np.cumsum(told) / (told.sum() + 1)
    columns.append(
        np.stack(
            [places / count, np.log1p(places), np.log1p(count - places), before, after, since, until, passed, total[:-1] / (total[-1] + 1), np.full(count, np.log1p(count)),
             np.full(count, is_prose.mean()), np.full(count, np.log1p(total[-1])), np.full(count, prose.sum() / (np.expm1(own[:, SIZE]).sum() + 1))],
            axis=1,
        )
    )  # fmt: skip
    return np.concatenate(columns, axis=1).astype(np.float32)


def shifted(rows: NDArray[float32], step: int) -> NDArray[float32]:
    """The rows of the blocks so many steps away; -1 beyond the page's ends."""
    made = np.full_like(rows, -1)
    if abs(step) >= len(rows):
        return made
    if step < 0:
        made[-step:] = rows[:step]
    else:
        made[: len(rows) - step] = rows[step:]
    return made


def _distances(is_prose: NDArray[np.bool_]) -> tuple[NDArray[float32], NDArray[float32]]:
    """How many blocks back, and on, the next prose stands (at most 50)."""
    places = np.arange(len(is_prose))
    last = np.maximum.accumulate(np.where(is_prose, places, -99))
    following = np.minimum.accumulate(np.where(is_prose, places, len(places) + 99)[::-1])[::-1]
    return np.minimum(50, places - last).astype(np.float32), np.minimum(50, following - places).astype(np.float32)


@functools.cache
def _columns() -> dict[str, int]:
    """The column of each enclosing element and each hint."""
    begins = len(TAGS)
    enclosing = {each: begins + at for at, each in enumerate(ENCLOSING)}
    return enclosing | {f"{HINT}{each}": begins + len(ENCLOSING) + at for at, each in enumerate(_hint_names())}


@functools.cache
def _hint_names() -> tuple[str, ...]:
    return (*sorted({row["hint"] for row in table("markup_hints")}), "bodybox")
