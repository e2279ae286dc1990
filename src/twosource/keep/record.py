"""Nouns into rows and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Row, Table

_T = TypeVar("_T")


def record(table: Table, noun: msgspec.Struct, **derived: Any) -> dict[str, Any]:
    """A row of `table`: the noun's fields that it has columns for (structures become JSON on their way), and the derived columns."""
    row: dict[str, Any] = dict.fromkeys(_columns(table))
    for field in noun.__struct_fields__:
        if field in row:
            row[field] = getattr(noun, field)
    row.update(derived)
    return row


@cache
def _columns(table: Table) -> tuple[str, ...]:
    return tuple(table.c.keys())


def nouns(rows: Iterable[Row[Any]], noun: type[_T]) -> list[_T]:
    """The nouns that these rows hold; columns that the noun lacks are left out."""
    held = list(rows)
    if not held:
        return []
    fields = [str.__str__(field) for field in held[0]._fields]  # a name that SQL quotes is a string of its own kind there
    return msgspec.convert([dict(zip(fields, row, strict=True)) for row in held], list[noun])  # type: ignore[valid-type]


def make_ready(*nouns: type[msgspec.Struct]) -> None:
    """Let msgspec learn these classes, and those within them, before threads use them.

    It learns a class when it first reads one, and lets other threads see it half learnt: two that begin at once end the
    process (msgspec 0.22).
    """
    for noun in nouns:
        msgspec.json.Decoder(noun)


def noun_of(row: Row[Any], noun: type[_T], **more: Any) -> _T:
    """The noun of one row and of what other tables hold of it."""
    fields = {field: getattr(row, field) for field in noun.__struct_fields__ if field not in more}  # type: ignore[attr-defined]
    return msgspec.convert({**fields, **more}, noun)
