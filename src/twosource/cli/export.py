"""`twosource export`: the casebook for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from twosource.cli.options import CASEBOOK, Book, JsonFiles
from twosource.cli.terminal import err, how_many


def export(
    casebook: Book = CASEBOOK,
    *,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="jsonl, csv, parquet, gdelt, plover, followthemoney, annotations or schema-org."),
    ] = "jsonl",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", file_okay=False, help="The folder to write into.")] = Path("export"),
    json: JsonFiles = False,
) -> None:
    """Write for other tools what the casebook holds: all of it, or with gdelt and plover its political events alone."""
    from twosource.keep import View
    from twosource.show.export import export as export_view

    for file, rows in export_view(View(casebook), form, out):
        typer.echo(f'{{"file":"{file}","rows":{rows}}}') if json else err.print(f"{file}: {how_many(rows, 'row')}")
