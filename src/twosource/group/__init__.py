"""Articles to stories: which articles report one happening, and which print one another's wording."""

from twosource.group.copies import copies
from twosource.group.grouping import group
from twosource.group.story import one_story

__all__ = ["copies", "group", "one_story"]
