"""Articles to stories: which articles report one happening, and which print one another's wording."""

from twosource.group.changes import Changes
from twosource.group.copies import copies
from twosource.group.grouping import Grouping, group
from twosource.group.horizon import near_in_time
from twosource.group.story import one_story

__all__ = ["Changes", "Grouping", "copies", "group", "near_in_time", "one_story"]
