"""Two of a story's articles, of its passages, or of its statements."""

from __future__ import annotations

Pair = tuple[int, int]  # passages or statements, by their positions in the story's order, the smaller first
ArticlePair = tuple[str, str]  # articles, by their ids in order
