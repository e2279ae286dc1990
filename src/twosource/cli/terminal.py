"""What people see on the terminal: what was dropped, how far the work is, and a story's findings."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from twosource.model import Dropped, Noun

Item = TypeVar("Item")

# What a terminal obeys in place of showing it, what ends a line, and what turns round the order in which characters are shown
# ("gnp.exe" for "exe.png"): shown as it would be written in a program.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = {code: ascii(chr(code))[1:-1] for code in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *_TURNING)}

err = Console(stderr=True, highlight=False, emoji=False)
out = Console(highlight=False, emoji=False)


def shown(text: str) -> str:
    """Words from outside as the terminal may show them: no command to it, no other line, and no markup of ours."""
    return escape(text.translate(_CONTROLS))


class Tally:
    """Tells each dropped input in one line on stderr, and remembers how many there were, and how many articles were taken."""

    def __init__(self) -> None:
        self.dropped: list[Dropped] = []
        self.taken = 0

    def counting(self, articles: Iterable[Item]) -> Iterator[Item]:
        """The same articles, counted while they pass."""
        for article in articles:
            self.taken += 1
            yield article

    def __call__(self, dropped: Dropped) -> None:
        """Tell one."""
        self.dropped.append(dropped)
        self.taken -= dropped.kind == "language"  # it was read, and is not understood
        # Escaped as a whole: two pieces that are no markup may be some beside one another.
        told = shown(f"{dropped.read_from}: {dropped.kind}: {dropped.reason}")
        err.print(f"[yellow]dropped[/] {told}", soft_wrap=True)

    def exit_code(self, *, strict: bool) -> int:
        """0 when the job was done, 1 when nothing could be read or understood, or something was dropped and that matters."""
        if self.taken <= 0 and not self.dropped:
            err.print("nothing was given to read")
        return 1 if self.taken <= 0 or (strict and self.dropped) else 0


def write(nouns: Iterable[Noun]) -> int:
    """Write JSON lines on standard output; the number of lines."""
    from twosource.model import lines

    count = 0
    for count, line in enumerate(lines(nouns), 1):  # noqa: B007
        sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
    return count


def how_many(count: int, one: str, many: str | None = None) -> str:
    """`1 article`, `1,030 articles`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A moving line on stderr while work goes on, when that is a terminal; nothing else."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        bar.add_task(what, total=None)
        yield bar


def counted(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The same items, with a count of them on stderr while they pass, when that is a terminal."""
    with progress(what) as bar:
        for item in items:
            yield item
            bar.advance(bar.task_ids[0])
