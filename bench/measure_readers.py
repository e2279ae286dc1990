#!/usr/bin/env python3
"""Ten readers at the server while a run writes: errors, how long the pages take, and how long the database makes anybody wait.

usage: measure_readers.py [ARTICLES]      (10,000 articles written and settled, in batches as a run writes them)

The waits are measured where they happen. The server's connections have no patience at all: a call that meets a lock is refused
at once, and its page is an error; where no page is one, nobody waited for a lock at all, however busy the machine is. Beside
that every call of the database is timed, by the wall and by its thread's processor: the difference is what it waited for, be it
a lock, the disk, or another process's turn.
"""

import json
import pathlib
import signal
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
SERVER = """
import json, sys, time
from sqlalchemy import event
from twosource.show import server
from twosource.keep import View

view, calls = View(sys.argv[1]), []

@event.listens_for(view._engine, "connect")
def impatient(raw, record):
    raw.execute("PRAGMA busy_timeout=0")

view._engine.dispose()  # the connection that was opened before

@event.listens_for(view._engine, "before_cursor_execute")
def before(connection, cursor, statement, parameters, context, many):
    connection.info["began"] = time.perf_counter(), time.thread_time()

@event.listens_for(view._engine, "after_cursor_execute")
def after(connection, cursor, statement, parameters, context, many):
    wall, worked = connection.info["began"]
    calls.append((time.perf_counter() - wall, time.perf_counter() - wall - time.thread_time() + worked))

def ready(address):
    print(json.dumps({"address": address}), flush=True)

try:
    server.Listener(view, "127.0.0.1", 0, ready).listen()
except KeyboardInterrupt:
    pass
print(json.dumps(calls), flush=True)
"""
WRITER = """
import sys, random, time
sys.path.insert(0, sys.argv[1])
import measure_casebook as g
from twosource.keep import Casebook
chance, longest, stories, findings = random.Random(9), 0, [], {}
with Casebook(sys.argv[2]) as book:
    for start in range(10**6, 10**6 + int(sys.argv[3]), 64):
        batch = [g.article(chance, number, "2026-01-01") for number in range(start, start + 64)]
        began = time.perf_counter()
        book.keep(batch)
        longest = max(longest, time.perf_counter() - began)
print(f"the longest batch took {longest:.2f} s to keep")
"""


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


def measure(name: str, book: str, paths: list[str], work) -> None:
    """Serve the casebook to ten readers while `work` is done, and print what they met."""
    with subprocess.Popen([sys.executable, "-X", "faulthandler", "-c", SERVER, book], stdout=subprocess.PIPE) as server:
        address = json.loads(server.stdout.readline())["address"]
        start = time.perf_counter()
        times, errors = readers(address, paths, work)
        took = time.perf_counter() - start
        server.send_signal(signal.SIGINT)
        calls = json.loads(server.stdout.readline())
    cuts = statistics.quantiles([1000 * each for each in times], n=100)
    walls, waits = (sorted(1000 * each for each in one) for one in zip(*calls, strict=True))
    print(
        f"{name}: {took:.0f} s, {len(times)} pages, {len(errors)} errors; a page median {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms\n"
        f"    {len(calls)} calls of the database: median {statistics.median(walls):.2f} ms, p99 {walls[int(len(walls) * 0.99)]:.1f} ms, "
        f"longest {walls[-1]:.0f} ms, of which it waited {waits[-1]:.0f} ms at most",
        flush=True,
    )


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        path = f"{scratch}/casebook.db"
        stories = generated.write(path, 2000)
        paths = [f"/stories/{story.id}" for story in stories[:50]] + ["/", "/search?q=babo", "/entity?key=person+1"] * 5
        writing = [sys.executable, "-c", WRITER, str(pathlib.Path(__file__).parent), path, str(articles)]
        measure("nobody writes", path, paths, lambda: time.sleep(QUIET_SECONDS))
        measure(f"{articles:,} articles are written", path, paths, lambda: subprocess.run(writing, check=True))
        with Casebook(path) as book:
            assert sum(1 for _ in book.articles()) >= articles


if __name__ == "__main__":
    main()
