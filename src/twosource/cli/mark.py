"""`twosource mark`: article lines in, mention lines out."""

from __future__ import annotations

import typer

from twosource.cli.lines import articles
from twosource.cli.options import Json, Lines, Strict
from twosource.cli.terminal import Tally, counted, write
from twosource.settings import Settings


def mark(file: Lines = "-", *, json: Json = False, strict: Strict = False) -> None:  # noqa: ARG001
    """Mark what articles speak of: names, places, times, amounts and quotations, as mention lines."""
    from twosource.pipeline import mark as mark_articles

    tally, settings = Tally(), Settings()
    found = tally.counting(counted(articles(file, settings, tally), "marking"))
    write(mark_articles(found, settings, tally))
    raise typer.Exit(tally.exit_code(strict=strict))
