#!/usr/bin/env python3
"""Pages per second and peak memory of `twosource run`: the examples repeated to a number of pages.

usage: measure_run.py [PAGES] [PROCESSES…]      (500 pages, on 1 and on 2 processes, unless told otherwise)

A repeated page has an address and an outlet of its own and otherwise the same words, so each of them is worked whole.
Peak memory is the largest single process's resident set, as the operating system counts it.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

EXAMPLES = pathlib.Path(__file__).parent.parent / "examples"


def repeat(pages: int, folder: pathlib.Path) -> None:
    """Write `pages` pages into `folder`, each example in turn."""
    examples = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".html", ".txt"})
    for number in range(pages):
        path = examples[number % len(examples)]
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"\b(\w+)\.example\b", rf"\g<1>{number}.example", text)
        text = (
            text.replace("</p>", f" This is edition {number}.</p>", 1)
            if path.suffix == ".html"
            else f"{text}\nThis is edition {number} of the report.\n"
        )
        (folder / f"{number:05}{path.suffix}").write_text(text, encoding="utf-8")


def measure(folder: pathlib.Path, processes: int) -> tuple[float, float]:
    """Seconds and MiB of one run over a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            sys.executable,
            "-m",
            "twosource",
            "run",
            str(folder),
            "--casebook",
            f"{scratch}/casebook.db",
            "--processes",
            str(processes),
        ]
        start = time.perf_counter()
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    numbers = [int(each) for each in sys.argv[1:]] or [500]
    pages, processes = numbers[0], numbers[1:] or [1, 2]
    with tempfile.TemporaryDirectory() as scratch:
        repeat(pages, pathlib.Path(scratch))
        for each in processes:
            seconds, memory = measure(pathlib.Path(scratch), each)
            print(f"{pages} pages, {each} processes: {seconds:.1f} s, {pages / seconds:.1f} pages/s, peak {memory:.0f} MiB")


if __name__ == "__main__":
    main()
