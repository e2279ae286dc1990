"""A folder of JSON lines: what `--out DIR` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.model import lines

if TYPE_CHECKING:
    from pathlib import Path

    from twosource.pipeline import Outcome

KINDS = ("articles", "mentions", "stories", "statements", "findings", "dropped")


def write_folder(outcome: Outcome, folder: Path) -> None:
    """Write every kind of noun as `KIND.jsonl`; raises UsageError where the folder cannot be written."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is no folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            with (folder / f"{kind}.jsonl").open("wb") as file:
                file.writelines(lines(getattr(outcome, kind)))
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}") from error
