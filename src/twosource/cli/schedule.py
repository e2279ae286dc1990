"""When something is done again: every quarter of an hour, until somebody asks to stop."""

from __future__ import annotations

import math
import re
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from twosource.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_SPAN = re.compile(r"(\d{1,6})([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# No feed is asked more often than this, and waiting is looked up from so often.
_LEAST = 60
_NAP = 0.25


def seconds(text: str) -> int:
    """`15m` in seconds."""
    found = _SPAN.fullmatch(text.strip())
    if not found:
        raise UsageError(f"--every {text}: no span of time; say 15m, 2h or 1d")
    span = int(found[1]) * _SECONDS[found[2]]
    if span < _LEAST:
        raise UsageError(f"--every {text}: too often; once a minute (1m) at most")
    return span


class Clock(Protocol):
    """Tells the time, and waits."""

    def now(self) -> float: ...
    def wait(self, span: float) -> bool:
        """Wait so many seconds; True where it was asked to stop meanwhile."""


class Stoppable:
    """The clock on the wall, until Ctrl-C: waiting ends at once, and work when it is done. A second Ctrl-C ends work too."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._waiting = False
        self.stopping = False

    def now(self) -> float:
        return time.monotonic()

    def wait(self, span: float) -> bool:
        self._waiting = True
        until = self.now() + span
        while not self.stopping and (left := until - self.now()) > 0:
            time.sleep(min(_NAP, left))
        self._waiting = False
        return self.stopping

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """Hear a signal."""
        if self.stopping:
            raise KeyboardInterrupt
        self.stopping = True
        if not self._waiting:
            self._tell("finishing this round; Ctrl-C again stops at once")

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Hear Ctrl-C and the polite signal to end, within the block."""
        before = {each: signal.signal(each, self.stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


def repeat(work: Callable[[], None], every: float, clock: Clock) -> None:
    """Do the work now and at every beat from now on; a beat that comes while work goes on is left out."""
    due = clock.now()
    while True:
        work()
        due += every * max(1, math.ceil((clock.now() - due) / every))
        if clock.wait(due - clock.now()):
            return
