"""`twosource compare`: pages of one story in, its findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from twosource.cli.options import AllowPrivate, Follow, JsonFindings, Out, Paths, Processes, Strict
from twosource.cli.terminal import err, how_many, progress, shown, write
from twosource.settings import Settings

if TYPE_CHECKING:
    from twosource.pipeline import Outcome


def compare(
    paths: Paths,
    *,
    json: JsonFindings = False,
    out: Out = None,
    strict: Strict = False,
    processes: Processes = 1,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Take pages as one story: what do they agree on, what does one alone say, where do they differ?"""
    from twosource.pipeline import make

    settings = Settings(processes=processes, follow=follow, allow_private=allow_private)
    with progress("comparing"):
        outcome = make(paths, settings, as_one_story=True)
    raise typer.Exit(told(outcome, json=json, out=out, strict=strict))


def told(outcome: Outcome, *, json: bool, out: Out, strict: bool) -> int:
    """Show an outcome where the user asked for it; the exit code."""
    from twosource.cli.findings import show
    from twosource.cli.folder import write_folder
    from twosource.cli.terminal import Tally

    tally = Tally()
    for each in outcome.dropped:
        tally(each)
    tally.taken = len(outcome.articles)
    if out is not None:
        write_folder(outcome, out)
        counts = (
            how_many(len(outcome.articles), "article"),
            how_many(len(outcome.stories), "story", "stories"),
            how_many(len(outcome.findings), "finding"),
        )
        err.print(f"wrote {', '.join(counts)} to {shown(str(out))}", soft_wrap=True)
    if json:
        write(outcome.findings)
    elif out is None:
        show(outcome)
    return tally.exit_code(strict=strict)
