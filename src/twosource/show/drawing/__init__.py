"""What can be seen at a glance: when it happened, where, and how far the figures lie apart. Plain shapes, no style of their own."""

from twosource.show.drawing.amounts import Amounts, amounts
from twosource.show.drawing.places import PlaceMap, place_map
from twosource.show.drawing.timeline import Timeline, timeline

__all__ = ["Amounts", "PlaceMap", "Timeline", "amounts", "place_map", "timeline"]
