"""What can be measured of a block without reading it: its shape, its wording, its elements, and what stands around it."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from twosource.lexicon import table, tree
from twosource.read.block import ENCLOSING
from twosource.read.cues import plain, told_by, words
from twosource.read.moment import DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from twosource.read.block import Block, Known

KINDS = (
    "sign-in",
    "subscribe",
    "newsletter",
    "appeal",
    "comments",
    "share",
    "related",
    "advertisement",
    "cookies",
    "copyright",
    "credit",
    "agency",
    "note",
    "contact",
)
TAGS = ("p", "li", "div", "h1", "h2", "h3", "td")
ENDS = tuple(".!?…\"”’'")
CAPITALS, DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"
MOSTLY_ASCII = 0.9
SHORTEST_BODY = 400  # letters of a declared text that can be the whole
MARKS_OUT = re.compile(r"[\W_]+")
MARKS = "|•›»/·"
PROSE_WORDS = 12  # words from which a line with an end mark can be running prose
SHOWN = 2000  # characters of a block that are looked at: no longer line is anything but prose
HEADING = 4.2  # the logarithm of about 65 characters: a longer line heads nothing
WE = frozenset({"we", "us", "our", "ours", "you", "your", "yours"})
NEAR = (-3, -2, -1, 1, 2, 3)
WINDOWS = (4, 10, 30)
MOST = (0.3, 0.6, 0.85)  # shares of a page's prose that the main element may hold
SHAPES = 24  # columns of `_shape`


def features(blocks: Sequence[Block], known: Known) -> NDArray[float32]:
    """A row per block."""
    wanted = frozenset(words(plain(next(iter(known.titles), "")))) - _function_words()
    repeats = Counter(block.text for block in blocks)
    own = np.array([_shape(block, wanted, repeats[block.text]) for block in blocks], dtype=np.float32)
    markup = np.array([_markup(block) for block in blocks], dtype=np.float32)
    sizes = np.array([min(len(block.text), SHOWN) for block in blocks], dtype=np.float32)
    linked = markup[:, 1]
    prose = sizes * (own[:, 2] >= PROSE_WORDS) * (own[:, 7] > 0) * (1 - linked)
    return np.concatenate(
        [
            own,
            markup,
            _groups(blocks, prose, sizes),
            _elsewhere(blocks, known.body),
            _elsewhere(blocks, known.main),
            _context(own, linked, prose),
        ],
        axis=1,
    )


def _shape(block: Block, title: frozenset[str], repeats: int) -> list[float]:
    """Length, letters, marks and words of one block."""
    text = block.text[:SHOWN]
    low = plain(text)
    told = words(low)
    held = set(told)
    count, size = len(told) or 1, len(text)
    found = told_by(text)
    kinds = {cue.kind for cue in found}
    places = {cue.place for cue in found}
    split = text.split()
    common = _function_words()
    content = held - common
    upper, digits = _letters(text)
    return [
        float(np.log1p(size)),
        sum(map(len, told)) / count,
        len(told),
        upper / size,
        len([word for word in split if word[0].isupper()]) / (len(split) or 1),
        digits / size,
        text.count(". ") + text.count("? ") + text.count("! "),
        text.endswith(ENDS),
        text.endswith(":"),
        text[0].islower(),
        not text[0].isalnum(),
        text.count(",") / count,
        text.count('"') + text.count("“"),
        "?" in text,
        sum(map(text.count, MARKS)) / count,
        "http" in low or "www." in low,
        "@" in text,
        len([word for word in told if word in common]) / count,
        (len([word for word in told if word in WE]) if held & WE else 0) / count,
        len([word for word in told if word in _attribution()]) if held & _attribution() else 0,
        DATE.search(text) is not None,
        low.startswith("by "),
        len(content & title) / (len(content) or 1),
        min(repeats, 5),
        *(place in places for place in ("whole", "start", "any", "span", "label", "hint")),
        sum(cue.end - cue.start for cue in found) / size,
        *(kind in kinds for kind in KINDS),
    ]


def _letters(text: str) -> tuple[int, int]:
    """How many capitals and digits a text holds; quickly, where it is mostly ASCII, and without its few other capitals."""
    short = text.encode("ascii", "ignore")
    if len(short) < MOSTLY_ASCII * len(text):
        return sum(map(str.isupper, text)), sum(map(str.isdigit, text))
    return len(short) - len(short.translate(None, CAPITALS)), len(short) - len(short.translate(None, DIGITS))


def _markup(block: Block) -> tuple[float, ...]:
    """What the elements around one block say."""
    markup = block.markup
    return (
        block.start is None,
        markup.linked / len(block.text),
        markup.depth,
        *_told(markup.tag, markup.inside, markup.hints, markup.near),
    )


@functools.lru_cache(maxsize=20_000)
def _told(tag: str, inside: frozenset[str], hints: frozenset[str], near: frozenset[str]) -> tuple[float, ...]:
    return (
        *(float(tag == each) for each in TAGS),
        *(float(each in inside) for each in ENCLOSING),
        *(float(each in hints) + float(each in near) for each in _hint_names()),
    )


def _elsewhere(blocks: Sequence[Block], text: str | None) -> NDArray[float32]:
    """Whether the text is known from elsewhere, and whether a block stands in it."""
    whole = MARKS_OUT.sub("", (text or "").lower())
    if len(whole) < SHORTEST_BODY:
        return np.zeros((len(blocks), 2), dtype=np.float32)
    held = [len(letters) > 3 and letters in whole for letters in (MARKS_OUT.sub("", block.text.lower()) for block in blocks)]
    return np.stack([np.ones(len(blocks)), np.array(held)], axis=1).astype(np.float32)


def _groups(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """Of the page's prose, the share in the elements around a block, and how much of them is prose."""
    columns = []
    for ids in (
        [block.markup.group for block in blocks],
        [block.markup.family for block in blocks],
        [block.markup.sign for block in blocks],
    ):
        _, where = np.unique(ids, return_inverse=True)
        held, whole, count = np.bincount(where, prose), np.bincount(where, sizes), np.bincount(where)
        columns += [held[where] / (prose.sum() + 1), held[where] / (whole[where] + 1), count[where]]
    return np.concatenate([np.stack(columns, axis=1), _ancestors(blocks, prose, sizes)], axis=1).astype(np.float32)


def _ancestors(blocks: Sequence[Block], prose: NDArray[float32], sizes: NDArray[float32]) -> NDArray[float32]:
    """How far up from a block the element is that holds most of the page's prose, and what the elements up to it hold."""
    held: dict[int, float] = {}
    whole: dict[int, float] = {}
    for block, running, size in zip(blocks, prose.tolist(), sizes.tolist(), strict=True):
        for number in block.markup.path:
            held[number] = held.get(number, 0.0) + running
            whole[number] = whole.get(number, 0.0) + size
    total = float(prose.sum()) + 1
    known: dict[tuple[int, ...], list[float]] = {}
    rows = []
    for block in blocks:
        path = block.markup.path
        if path not in known:
            up = path[::-1]
            shares = [held[number] / total for number in up]
            far = [next((step for step, share in enumerate(shares) if share >= most), len(up)) for most in MOST]
            third = up[min(2, len(up) - 1)]
            best = up[min(far[1], len(up) - 1)]
            known[path] = [*far, far[1] / len(up), held[third] / total, held[third] / (whole[third] + 1), held[best] / (whole[best] + 1)]
        rows.append(known[path])
    return np.array(rows, dtype=np.float32)


def _context(own: NDArray[float32], linked: NDArray[float32], prose: NDArray[float32]) -> NDArray[float32]:
    """The lines before and after, the prose around, and the place on the page."""
    count = len(own)
    is_prose = prose > 0
    cued = own[:, SHAPES : SHAPES + 3].max(axis=1)
    base = np.stack([own[:, 0], is_prose, linked, cued, own[:, 7], own[:, 4], own[:, 17]], axis=1)
    columns = [shifted(base, step) for step in NEAR]
    total = np.concatenate([[0.0], np.cumsum(prose)])
    places = np.arange(count)
    for width in WINDOWS:
        low, high = np.maximum(0, places - width), np.minimum(count, places + width + 1)
        around = total[high] - total[low]
        columns.append(np.stack([around / (total[-1] + 1), np.log1p(around)], axis=1))
    before, after = _distances(is_prose)
    told = (own[:, SHAPES : SHAPES + 2].max(axis=1) > 0) & (own[:, 0] < HEADING)
    since, until = _distances(told)
    passed = np.cumsum(told) / (told.sum() + 1)
    columns.append(
        np.stack(
            [places / count, np.log1p(places), np.log1p(count - places), before, after, since, until, passed, total[:-1] / (total[-1] + 1), np.full(count, np.log1p(count)),
             np.full(count, is_prose.mean()), np.full(count, np.log1p(total[-1])), np.full(count, prose.sum() / (np.expm1(own[:, 0]).sum() + 1))],
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
def _function_words() -> frozenset[str]:
    return frozenset(tree("function_words")["words"].split())


@functools.cache
def _attribution() -> frozenset[str]:
    return frozenset(tree("function_words")["attribution"].split())


@functools.cache
def _hint_names() -> tuple[str, ...]:
    return (*sorted({row["hint"] for row in table("markup_hints")}), "bodybox")
