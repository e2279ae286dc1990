#!/usr/bin/env python3
"""Ten readers at the server while a run writes: errors, and how long anybody waits, beside the same readers with nobody writing.

usage: measure_readers.py [ARTICLES]      (10,000 articles written, in batches as a run writes them)
"""

import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import httpx
import measure_casebook as generated

from twosource.keep import Casebook

READERS = 10
QUIET_SECONDS = 20


def read(address: str, paths: list[str], stop: threading.Event, times: list[float], errors: list[str]) -> None:
    """Open page after page, a second of thought between them, until told to stop."""
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        for number in range(10**9):
            if stop.wait(1):
                return
            start = time.perf_counter()
            answer = client.get(paths[number % len(paths)])
            times.append(time.perf_counter() - start)
            if answer.status_code != 200:
                errors.append(f"{answer.status_code} {answer.url}")


def readers(address: str, paths: list[str], work) -> tuple[list[float], list[str]]:
    """What ten readers meet while `work` is done."""
    stop, times, errors = threading.Event(), [], []
    threads = [
        threading.Thread(target=read, args=(address, paths[place:] + paths[:place], stop, times, errors)) for place in range(READERS)
    ]
    for thread in threads:
        thread.start()
    work()
    stop.set()
    for thread in threads:
        thread.join()
    return times, errors


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        path = f"{scratch}/casebook.db"
        stories = generated.write(path, 2000)
        paths = [f"/stories/{story.id}" for story in stories[:50]] + ["/", "/search?q=babo", "/entity?key=person+1"] * 5
        # Another process writes, as a run does; the readers and the server share what cores are left.
        code = (
            "import sys, random; sys.path.insert(0, sys.argv[1]); import measure_casebook as g; from twosource.keep import Casebook\n"
            "chance = random.Random(9)\n"
            "with Casebook(sys.argv[2]) as book:\n"
            "    for start in range(10**6, 10**6 + int(sys.argv[3]), 64):\n"
            "        book.keep([g.article(chance, number, '2026-01-01') for number in range(start, start + 64)])\n"
        )
        writing = [sys.executable, "-c", code, str(pathlib.Path(__file__).parent), path, str(articles)]
        serving = [sys.executable, "-m", "twosource", "serve", "--casebook", path, "--port", "0", "--json"]
        with subprocess.Popen(serving, stdout=subprocess.PIPE) as server:
            address = json.loads(server.stdout.readline())["address"]
            for name, work in (
                ("nobody writes", lambda: time.sleep(QUIET_SECONDS)),
                (f"{articles:,} articles are written", lambda: subprocess.run(writing, check=True)),
            ):
                start = time.perf_counter()
                times, errors = readers(address, paths, work)
                cuts = statistics.quantiles([1000 * each for each in times], n=100)
                print(
                    f"{name:32} {time.perf_counter() - start:4.0f} s, {len(times)} pages, {len(errors)} errors, "
                    f"median {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms, longest {1000 * max(times):.0f} ms",
                    flush=True,
                )
            server.terminate()
        with Casebook(path) as book:
            assert sum(1 for _ in book.articles()) >= articles


if __name__ == "__main__":
    main()
