"""A run that is killed at any moment and started again ends in the same casebook."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest


def content(path) -> list[str]:
    """All that a casebook holds; how its word indexes lie on their pages is SQLite's business, and depends on what was written when."""
    with sqlite3.connect(path) as connection:
        return [line for line in connection.iterdump() if not re.match(r'INSERT INTO "\w+_words_', line)]


def start(pages, casebook):
    command = [sys.executable, "-m", "twosource", "run", str(pages), "--casebook", str(casebook), "--processes", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def many(pages):
    """Forty reports of twenty happenings."""
    for number in range(20):
        for name in ("courier", "gazette"):
            text = (pages / f"{name}.txt").read_text(encoding="utf-8")
            text = text.replace("Morning Tern", f"Morning Tern {number}").replace(
                "Larkhaven", ("Larkhaven", "Elmport", "Sandwick")[number % 3]
            )
            (pages / f"{name}{number:02}.txt").write_text(text, encoding="utf-8")
    return pages


def test_a_killed_run_started_again_ends_in_the_same_content(many, tmp_path):
    """Killed early, in the middle and late, then run to its end: as if it had never been killed."""
    began = time.monotonic()
    assert start(many, tmp_path / "whole.db").wait(timeout=120) == 0
    whole = time.monotonic() - began
    for share in (0.3, 0.6, 0.8, 0.95):
        run = start(many, tmp_path / "killed.db")
        time.sleep(whole * share)
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
        run.wait(timeout=60)
    assert start(many, tmp_path / "killed.db").wait(timeout=120) == 0
    assert content(tmp_path / "killed.db") == content(tmp_path / "whole.db")
