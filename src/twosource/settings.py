"""Every knob of a run, in one frozen object that is passed in. No module reads the environment."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds and choices of a run. Sizes are in bytes, times in seconds."""

    languages: tuple[str, ...] = ("en",)  # BCP 47 primary tags that can be understood
    max_page_bytes: int = 20_000_000  # one page or record, after decompression
    max_line_bytes: int = 20_000_000  # one JSON line
    max_depth: int = 500  # nesting of HTML elements that is followed
    max_text: int = 1_500_000  # code points of one article's text
    max_report: int = 100_000  # code points of one article's text that are understood: some 17,000 words
    max_story: int = 1_000_000  # code points of one story's articles together that are compared: 200 reports of some 800 words
    max_repeats: int = 10  # times that an article may state one thing in the same words; what it repeats more often is no report
    page_seconds: float = 5.0  # reading one page
    processes: int = 1  # for marking and understanding
    follow: bool = False  # fetch the pages that a feed links to
    allow_private: bool = False  # fetch addresses of private and loopback networks
    remember: str | None = None  # a file that remembers fetched pages, so that a host is asked only for what has changed
