"""`twosource run`: pages in, a casebook out."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from twosource.cli.compare import told
from twosource.cli.options import CASEBOOK, CORES, AllowPrivate, Follow, JsonStories, ManyProcesses, Out, OwnBook, Paths, Remember, Strict
from twosource.cli.terminal import Tally, err, how_many, progress, shown, write
from twosource.errors import UsageError
from twosource.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def run(
    paths: Paths,
    *,
    casebook: OwnBook = None,
    json: JsonStories = False,
    out: Out = None,
    strict: Strict = False,
    processes: ManyProcesses = CORES,
    follow: Follow = False,
    allow_private: AllowPrivate = False,
    remember: Remember = None,
) -> None:
    """Read, group, understand and compare pages, and keep all in a casebook; with --out, write lines instead."""
    from twosource.pipeline import make

    if out is not None and casebook is not None:
        raise UsageError("--out and --casebook: lines are written, or a casebook is kept; give one of the two")
    settings = Settings(processes=processes, follow=follow, allow_private=allow_private, remember=str(remember) if remember else None)
    if out is None:
        raise typer.Exit(_keep(paths, settings, casebook or CASEBOOK, json=json, strict=strict))
    with progress("working"):
        outcome = make(paths, settings, as_one_story=False)
    raise typer.Exit(told(outcome, json=json, out=out, strict=strict))


@contextmanager
def _new(casebook: str, tally: Tally) -> Iterator[None]:
    """Where a run takes nothing, the casebook that it made is empty, and is removed."""
    files = [] if "://" in casebook or Path(casebook).exists() else [Path(f"{casebook}{suffix}") for suffix in ("", "-wal", "-shm")]
    try:
        yield
    finally:
        if tally.taken <= 0:
            for file in files:
                file.unlink(missing_ok=True)


def _keep(paths: list[str], settings: Settings, casebook: str, *, json: bool, strict: bool) -> int:
    from twosource.keep import Casebook
    from twosource.pipeline import make_into

    tally = Tally()
    with _new(casebook, tally), Casebook(casebook) as book, progress("working"):
        stories = make_into(book, paths, settings, tally, tally.counting)
    if tally.taken <= 0 and not stories:
        err.print(f"nothing was kept in {shown(book.address)}", soft_wrap=True)
        return tally.exit_code(strict=strict)
    if json:
        write(stories)
    articles = how_many(sum(len(story.articles) for story in stories), "article")
    err.print(f"{shown(book.address)} holds {how_many(len(stories), 'story', 'stories')} of {articles}", soft_wrap=True)
    return tally.exit_code(strict=strict)
