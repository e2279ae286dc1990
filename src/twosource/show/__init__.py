"""The casebook for people: the pages, the JSON beside them, and the exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["serve"]


def serve(casebook: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the pages of a casebook until the process is told to end; `ready` hears the address once it answers."""
    from twosource.show.server import serve as serve_casebook

    serve_casebook(casebook, host, port, ready)
