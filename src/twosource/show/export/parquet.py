"""Parquet, with every noun's own structure, for DuckDB, pandas and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa
from msgspec import inspect
from pyarrow.parquet import ParquetWriter

from twosource.show.export.shape import fields, known
from twosource.show.export.stated import batches
from twosource.show.export.tables import KINDS
from twosource.show.export.whole import whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twosource.keep import View

# Rows in memory at a time; an article with its text is the largest of them.
_ROWS = 2000


def write(view: View, out: Path) -> Iterator[tuple[str, int]]:
    """`articles.parquet` and its kind."""
    for kind, (noun, walk) in KINDS.items():
        schema = pa.schema([(field.name, _type(field.type)) for field in fields(noun)])
        rows = 0
        with whole(out, f"{kind}.parquet") as path, ParquetWriter(path, schema, compression="zstd") as writer:
            for batch in batches(map(msgspec.to_builtins, walk(view)), _ROWS):
                writer.write_table(pa.Table.from_pylist(batch, schema=schema))
                rows += len(batch)
        yield f"{kind}.parquet", rows


def _type(shape: inspect.Type) -> Any:
    match known(shape):
        case inspect.StructType(fields=its):
            return pa.struct([(field.name, _type(field.type)) for field in its])
        case inspect.VarTupleType(item_type=item):
            return pa.list_(_type(item))
        case inspect.TupleType(item_types=items):
            return pa.list_(_type(items[0]))
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int64()
        case inspect.FloatType():
            return pa.float64()
        case _:
            return pa.string()
