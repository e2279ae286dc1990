"""The options that several verbs share, declared once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

CASEBOOK = "casebook.db"

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.", show_default=False),
]
Lines = Annotated[str, typer.Argument(metavar="FILE", help="Article lines, as `twosource read` writes them; - is standard input.")]
JSON_LINES = "Write {} as JSON lines on standard output, and nothing else there."
Json = Annotated[bool, typer.Option("--json", help="Changes nothing: this verb always writes JSON lines on standard output.")]
JsonFindings = Annotated[bool, typer.Option("--json", help=JSON_LINES.format("the findings"))]
JsonStories = Annotated[bool, typer.Option("--json", help=JSON_LINES.format("the stories (with --out, the findings)"))]
JsonRounds = Annotated[bool, typer.Option("--json", help=JSON_LINES.format("what each round brought"))]
JsonAddress = Annotated[bool, typer.Option("--json", help=JSON_LINES.format("the address at which it is open"))]
JsonFiles = Annotated[bool, typer.Option("--json", help=JSON_LINES.format("each file and how many rows it has"))]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 when some input was dropped.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="DIR",
        file_okay=False,
        help="Write articles, mentions, stories, statements, findings and dropped as .jsonl into this folder, and show none of them.",
    ),
]
Book = Annotated[str, typer.Option("--casebook", metavar="FILE", help="The casebook: a file, or the address of a database.")]
OwnBook = Annotated[
    str | None,
    typer.Option("--casebook", metavar="FILE", help="The casebook: a file, or the address of a database.", show_default=CASEBOOK),
]
Processes = Annotated[int, typer.Option("--processes", metavar="NUMBER", min=1, max=64, help="How many processes mark and understand.")]
ManyProcesses = Annotated[
    int,
    typer.Option(
        "--processes", metavar="NUMBER", min=1, max=64, help="How many processes mark and understand.", show_default="one per core"
    ),
]
Follow = Annotated[bool, typer.Option("--follow", help="Fetch the pages that a feed links to.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch addresses of private and loopback networks too.")]
Remember = Annotated[
    Path | None,
    typer.Option("--remember", metavar="FILE", help="Remember fetched pages in this file, and ask next time only for what has changed."),
]

CORES = os.cpu_count() or 1
