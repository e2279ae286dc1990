"""Article to mentions: names, places, times, amounts and quotations, each with the exact characters that are it."""

from twosource.mark.marker import Marker

__all__ = ["Marker"]
