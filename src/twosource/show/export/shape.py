"""The shape of a noun, read from its class, for formats that want it declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import inspect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Noun


def fields(noun: type[Noun]) -> tuple[inspect.Field, ...]:
    """The fields of a noun, in order."""
    return struct(inspect.type_info(noun)).fields


def struct(shape: inspect.Type) -> inspect.StructType:
    """The structure that a type is."""
    if not isinstance(shape, inspect.StructType):
        raise TypeError(f"{shape} is no structure")
    return shape


def known(shape: inspect.Type) -> inspect.Type:
    """A type without its `or unknown`."""
    if isinstance(shape, inspect.UnionType):
        [shape] = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
    return shape


def leaves(noun: type[Noun]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a flat table, `where.name` for a field of a field, each with the way to its value."""
    for field in fields(noun):
        shape = known(field.type)
        if isinstance(shape, inspect.StructType):
            yield from ((f"{field.name}.{each.name}", (field.name, each.name)) for each in shape.fields)
        else:
            yield field.name, (field.name,)


def flat(noun: Noun, way: tuple[str, ...]) -> object:
    """The value at the end of a way; a list as JSON; nothing where it is unknown."""
    value: object = noun
    for step in way:
        value = getattr(value, step, None)
    if isinstance(value, tuple | bool):
        return msgspec.json.encode(value).decode()
    return value
