"""`twosource mark`: article lines in, mention lines out."""

from __future__ import annotations

import typer

from twosource.cli.lines import articles
from twosource.cli.options import Json, Lines, Strict
from twosource.cli.terminal import Tally, counted, write
from twosource.settings import Settings


def mark(file: Lines = "-", *, json: Json = False, strict: Strict = False) -> None:  # noqa: ARG001
    """Mark what articles speak of: names, places, times, amounts and quotations, as mention lines."""
    from twosource.mark import Marker

    tally = Tally()
    marked = counted(Marker(Settings()).mark(articles(file, tally)), "marking")
    write(mention for each in marked for mention in each.mentions)
    raise typer.Exit(tally.exit_code(strict=strict))
