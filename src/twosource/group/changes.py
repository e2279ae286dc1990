"""What became of the stories when articles came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twosource.model import Story, Tie


@dataclass(frozen=True, slots=True)
class Changes:
    """These two stories are new or other than they were, that one is gone, and these are the reasons."""

    stories: tuple[Story, ...]  # new, or with other articles, by id
    gone: tuple[str, ...]  # ids of stories that are no more: all of their articles are in others
    weighed: tuple[str, ...]  # ids of all stories that were made anew, changed or not
    ties: tuple[Tie, ...]  # of these, and what those that are gone became
