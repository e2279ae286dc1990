"""Words of our own that stand in the full-text index beside those of the text, so that one question finds both.

A tag is a letter and digits: no stemmer changes it, and nobody types it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Sort = Literal["day", "outlet", "person", "place"]
# Letters rather than names: the index holds a million of them.
_LETTERS: dict[Sort, str] = {"day": "d", "outlet": "o", "person": "p", "place": "l"}


def tag(sort: Sort, key: str) -> str:
    """The tag of an outlet, a person, a place or a day."""
    if sort == "day":
        return _LETTERS[sort] + "".join(each for each in key if each.isdigit())
    return _LETTERS[sort] + str(int.from_bytes(hashlib.blake2b(key.encode(), digest_size=7).digest(), "big"))


def sort_of(role: str) -> Sort:
    """Where something happens is a place; who acts, suffers or speaks is a person or a body."""
    return "place" if role == "where" else "person"


def tagged(tags: Iterable[str]) -> str:
    """Tags as they stand in a row, each once and in order."""
    return " ".join(sorted(set(tags)))
