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
    from twosource.read.element import Element
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


def features(blocks: Sequence[Block], known: Known, read: Wording, passed: Sequence[int]) -> NDArray[float32]:
    """A row per block; `passed` says how many blocks of the page, which need no asking, stand right before each, and behind the last."""
    own = read.shape
    rows: dict[int, NDArray[float32]] = {}
    for each in blocks:
        element = each.element
        if element.number not in rows:
            rows[element.number] = _told(element.tag, element.inside, element.hints, element.near)
    markup = np.stack([rows[each.element.number] for each in blocks])
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
            _groups(blocks, prose, sizes),
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


def _groups(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """Of the page's prose, the share in the elements around a block, and how much of them is prose."""
    columns = []
    for ids in (*ancestors(blocks)[:2], looks(blocks)):
        held, whole, count = np.bincount(ids, prose), np.bincount(ids, sizes), np.bincount(ids)
        columns += [held[ids] / (prose.sum() + 1), held[ids] / (whole[ids] + 1), count[ids]]
    return np.concatenate([np.stack(columns, axis=1), _far_ancestors(blocks, prose, sizes)], axis=1).astype(np.float32)


def ancestors(blocks: Sequence[Block]) -> NDArray[np.intp]:
    """The numbers of each block's own element and of the three above it, or of the last of them again where there are fewer: (4, blocks)."""
    told: dict[int, tuple[int, int, int, int]] = {}
    for block in blocks:
        element = block.element
        if element.number not in told:
            first = element.above or element
            second = first.above or first
            told[element.number] = (element.number, first.number, second.number, (second.above or second).number)
    return np.array([told[block.element.number] for block in blocks]).T


def looks(blocks: Sequence[Block]) -> NDArray[np.intp]:
    """A number for each block that those of the same look share."""
    numbers: dict[str, int] = {}
    own: dict[int, int] = {}
    made = []
    for block in blocks:
        element = block.element
        if element.number not in own:
            own[element.number] = numbers.setdefault(element.look, len(numbers))
        made.append(own[element.number])
    return np.array(made)


def _far_ancestors(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """How far up from a block the element is that holds most of the page's prose, and what the elements up to it hold."""
    held: dict[int, float] = {}
    whole: dict[int, float] = {}
    elements: dict[int, Element] = {}
    for block, running, size in zip(blocks, prose.tolist(), sizes.tolist(), strict=True):
        element: Element | None = block.element
        number = block.element.number
        while element is not None and element.number not in elements:
            elements[element.number] = element
            held[element.number] = whole[element.number] = 0.0
            element = element.above
        held[number] += running
        whole[number] += size
    # An element's number is larger than those of all around it: from the last to the first, each adds to the one above.
    order = sorted(elements)
    for number in reversed(order):
        above = elements[number].above
        if above is not None:
            held[above.number] += held[number]
            whole[above.number] += whole[number]
    total = float(prose.sum()) + 1
    steps: dict[int, tuple[int, int, int, int]] = {}
    best: dict[int, int] = {}  # of each element the nearest that holds most of the prose
    for number in order:
        share, above = held[number] / total, elements[number].above
        near, middle, far, high = steps[above.number] if above is not None else (-1, -1, -1, 0)
        steps[number] = (
            0 if share >= MOST[0] else near + 1, 0 if share >= MOST[1] else middle + 1, 0 if share >= MOST[2] else far + 1, high + 1,
        )  # fmt: skip
        best[number] = number if share >= MOST[1] or above is None else best[above.number]
    rows: dict[int, tuple[float, ...]] = {}
    for number in {block.element.number for block in blocks}:
        third = elements[number]
        for _ in range(2):
            third = third.above or third
        size, most = whole[third.number], best[number]
        rows[number] = (
            *steps[number][:3], steps[number][1] / steps[number][3], steps[number][3], held[third.number] / total, held[third.number] / (size + 1),
            held[most] / (whole[most] + 1), np.log1p(whole[most]), np.log1p(size),
        )  # fmt: skip
    return np.array([rows[block.element.number] for block in blocks], dtype=np.float32)


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
