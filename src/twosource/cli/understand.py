"""`twosource understand`: article lines in, statement lines out."""

from __future__ import annotations

import typer

from twosource.cli.lines import articles
from twosource.cli.options import Json, Lines, Processes, Strict
from twosource.cli.terminal import Tally, counted, write
from twosource.settings import Settings


def understand(file: Lines = "-", *, json: Json = False, strict: Strict = False, processes: Processes = 1) -> None:  # noqa: ARG001
    """Mark articles and understand them: every checkable thing each says, as statement lines."""
    from twosource.pipeline import state

    tally, settings = Tally(), Settings(processes=processes)
    found = tally.counting(counted(articles(file, settings, tally), "understanding"))
    write(state(found, settings, tally))
    raise typer.Exit(tally.exit_code(strict=strict))
