"""`twosource read`: pages in, article lines out."""

from __future__ import annotations

import typer

from twosource.cli.options import AllowPrivate, Follow, Json, Paths, Remember, Strict
from twosource.cli.terminal import Tally, counted, write
from twosource.settings import Settings


def read(
    paths: Paths,
    *,
    json: Json = False,  # noqa: ARG001
    strict: Strict = False,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    remember: Remember = None,
) -> None:
    """Read pages: article lines on standard output; what was dropped, and why, on standard error."""
    from twosource.read import read as read_pages

    tally = Tally()
    settings = Settings(follow=follow, allow_private=allow_private, remember=str(remember) if remember else None)
    write(tally.counting(counted(read_pages(paths, settings, tally), "reading")))
    raise typer.Exit(tally.exit_code(strict=strict))
