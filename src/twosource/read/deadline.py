"""The end of patience with a host: bytes that come one at a time, each in time, would else hold a run for ever."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

OPENED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Deadline:
    """Cuts the connections of one client when a request takes longer than it may, headers and all."""

    def __init__(self) -> None:
        self._open: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        self._end: float | None = None

    @property
    def passed(self) -> bool:
        """Whether the request has had its time."""
        return self._end is not None and time.monotonic() >= self._end

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hear from the client what it opens."""
        if event in OPENED and isinstance(opened := info["return_value"].get_extra_info("socket"), socket.socket):
            self._open.add(opened)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Give the block so much time."""
        self._end = time.monotonic() + seconds
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        for each in list(self._open):
            # Under the encryption: it would wait for the host to answer. One that is closed already needs no cutting.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(each, socket.SHUT_RDWR)
