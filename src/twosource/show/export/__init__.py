"""The casebook for other tools: one file for each kind of noun, or what a named standard asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.show.export import followthemoney, gdelt, lines, parquet, plover, schema_org, sheets, web_annotations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from twosource.keep import View

__all__ = ["FORMS", "export"]

FORMS: dict[str, Callable[[View, Path], Iterator[tuple[str, int]]]] = {
    "jsonl": lines.write,
    "csv": sheets.write,
    "parquet": parquet.write,
    "gdelt": gdelt.write,
    "plover": plover.write,
    "followthemoney": followthemoney.write,
    "annotations": web_annotations.write,
    "schema-org": schema_org.write,
}


def export(view: View, form: str, out: Path) -> Iterator[tuple[str, int]]:
    """Write the casebook into a folder; each file's name with how many rows it holds, as it is done.

    Raises `UsageError` for a form there is not, and for a folder that cannot be written.
    """
    if form not in FORMS:
        raise UsageError(f"{form}: no such format; there are {', '.join(FORMS)}")
    return _written(view, form, out)


def _written(view: View, form: str, out: Path) -> Iterator[tuple[str, int]]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield from FORMS[form](view, out)
    except OSError as error:
        raise UsageError(f"{error.filename or out}: {error.strerror or error}") from error
