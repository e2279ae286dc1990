"""What can be measured of a block without reading it: its shape, its wording, its elements, and what stands around it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from twosource.lexicon import table
from twosource.read.block import ENCLOSING
from twosource.read.wording import CAPITALS, CUES, ENDED, JOINING, SHOWN, SIZE, WORDS, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.read.block import Block, Known
    from twosource.read.wording import Wording

TAGS = ("p", "li", "div", "h1", "h2", "h3", "td")
SHORTEST_PIECE = 3  # letters: what is no longer stands anywhere
LONGEST_BODY = 100_000  # characters
SHORTEST_BODY = 400  # letters of a declared text that can be the whole
PROSE_WORDS = 12  # words from which a line with an end mark can be running prose
HEADING = 4.2  # the logarithm of about 65 characters: a longer line heads nothing
NEAR = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 10, 30)
MOST = (0.3, 0.6, 0.85)  # shares of a page's prose that the main element may hold


def features(blocks: Sequence[Block], known: Known, read: Wording) -> NDArray[float32]:
    """A row per block."""
    own = read.shape
    markup = np.stack([_told(each.tag, each.inside, each.hints, each.near) for each in (block.markup for block in blocks)])
    sizes = np.array([min(len(block.text), SHOWN) for block in blocks], dtype=np.float32)
    linked = np.array([block.markup.linked / len(block.text) for block in blocks], dtype=np.float32)
    prose = sizes * (own[:, WORDS] >= PROSE_WORDS) * (own[:, ENDED] > 0) * (1 - linked)
    place = np.array([(block.start is None, block.markup.depth) for block in blocks], dtype=np.float32)
    return np.concatenate(
        [
            own,
            place,
            linked[:, None],
            markup,
            _groups(blocks, prose, sizes),
            _elsewhere(read.letters, known.body),
            _context(own, linked, prose),
        ],
        axis=1,
    )


@functools.lru_cache(maxsize=20_000)
def _told(tag: str, inside: frozenset[str], hints: frozenset[str], near: frozenset[str]) -> NDArray[float32]:
    """What the elements around a block say."""
    row = (
        [tag == each for each in TAGS]
        + [each in inside for each in ENCLOSING]
        + [(each in hints) + (each in near) for each in _hint_names()]
    )
    return np.array(row, dtype=np.float32)


def _elsewhere(told: Sequence[str], text: str | None) -> NDArray[float32]:
    """Whether the text is known from elsewhere, and whether a block stands in it."""
    whole = letters((text or "")[:LONGEST_BODY])
    if len(whole) < SHORTEST_BODY:
        return np.zeros((len(told), 2), dtype=np.float32)
    return np.array([(1, len(each) > SHORTEST_PIECE and each in whole) for each in told], dtype=np.float32)


def _groups(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """Of the page's prose, the share in the elements around a block, and how much of them is prose."""
    columns = []
    for ids in (
        [block.markup.group for block in blocks],
        [block.markup.family for block in blocks],
        [block.markup.sign for block in blocks],
    ):
        numbers: dict[int | str, int] = {}
        where = np.array([numbers.setdefault(each, len(numbers)) for each in ids])
        held, whole, count = np.bincount(where, prose), np.bincount(where, sizes), np.bincount(where)
        columns += [held[where] / (prose.sum() + 1), held[where] / (whole[where] + 1), count[where]]
    return np.concatenate([np.stack(columns, axis=1), _ancestors(blocks, prose, sizes)], axis=1).astype(np.float32)


def _ancestors(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """How far up from a block the element is that holds most of the page's prose, and what the elements up to it hold."""
    held: dict[int, float] = {}
    whole: dict[int, float] = {}
    above: dict[int, int] = {}
    for block, running, size in zip(blocks, prose.tolist(), sizes.tolist(), strict=True):
        path = block.markup.path
        last = path[-1]
        if last not in above:
            for number, parent in zip(path[::-1], (*path[-2::-1], -1), strict=True):
                if number in above:
                    break
                above[number] = parent
        held[last] = held.get(last, 0.0) + running
        whole[last] = whole.get(last, 0.0) + size
    # An element's number is larger than those of all around it: from the last to the first, each adds to the one above.
    order = sorted(above)
    for number in reversed(order):
        parent = above[number]
        if parent >= 0:
            held[parent] = held.get(parent, 0.0) + held.get(number, 0.0)
            whole[parent] = whole.get(parent, 0.0) + whole.get(number, 0.0)
    total = float(prose.sum()) + 1
    known: dict[int, tuple[int, int, int, int]] = {-1: (-1, -1, -1, 0)}
    for number in order:
        share, (near, middle, far, high) = held[number] / total, known[above[number]]
        known[number] = (
            0 if share >= MOST[0] else near + 1, 0 if share >= MOST[1] else middle + 1, 0 if share >= MOST[2] else far + 1, high + 1,
        )  # fmt: skip
    rows: dict[int, tuple[float, ...]] = {}
    for block in blocks:
        last = block.markup.path[-1]
        if last not in rows:
            path, steps = block.markup.path, known[last]
            third, best = path[max(0, len(path) - 3)], path[max(0, len(path) - 1 - steps[1])]
            rows[last] = (
                *steps[:3], steps[1] / steps[3], held[third] / total, held[third] / (whole[third] + 1), held[best] / (whole[best] + 1)
            )  # fmt: skip
    return np.array([rows[block.markup.path[-1]] for block in blocks], dtype=np.float32)


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
def _hint_names() -> tuple[str, ...]:
    return (*sorted({row["hint"] for row in table("markup_hints")}), "bodybox")
