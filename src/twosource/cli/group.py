"""`twosource group`: article lines in, story lines out."""

from __future__ import annotations

import typer

from twosource.cli.lines import articles
from twosource.cli.options import Json, Lines, Strict
from twosource.cli.terminal import Tally, counted, write
from twosource.settings import Settings


def group(file: Lines = "-", *, json: Json = False, strict: Strict = False) -> None:  # noqa: ARG001
    """Group articles into stories, each the articles that report one happening, as story lines; how what they state stands, `twosource run` tells."""
    from twosource.pipeline import gather

    tally, settings = Tally(), Settings()
    found = tally.counting(counted(articles(file, settings, tally), "marking"))
    write(gather(found, settings, tally))
    raise typer.Exit(tally.exit_code(strict=strict))
