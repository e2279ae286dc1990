"""The options that several verbs share, declared once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.", show_default=False),
]
Lines = Annotated[str, typer.Argument(metavar="FILE", help="Article lines, as `twosource read` writes them; - is standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Write JSON lines on standard output, and nothing else there.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when some input was dropped.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", file_okay=False, help="Write articles, mentions, stories, statements, findings and dropped as .jsonl."
    ),
]
Book = Annotated[str, typer.Option("--casebook", metavar="FILE", help="The casebook: a file, or an SQLAlchemy database address.")]
Processes = Annotated[int, typer.Option("--processes", min=1, max=64, help="Processes that mark and understand.")]
ManyProcesses = Annotated[
    int,
    typer.Option("--processes", min=1, max=64, help="Processes that mark and understand.", show_default="one per core"),
]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that a feed links to.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch addresses of private and loopback networks too.")]
Remember = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Remember fetched pages in this file, and ask next time only for what has changed.")
]

CASEBOOK = "casebook.db"
CORES = os.cpu_count() or 1
