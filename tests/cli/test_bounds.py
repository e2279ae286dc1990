"""Input that is far too large costs little memory and little time, and is told."""

import subprocess
import sys
import time

import pytest

MIB = 1 << 20


# A child's peak counts what its parent held when it was started, so one that holds little starts it and tells its peak, in KiB.
STARTED = """
import resource, subprocess, sys
code = subprocess.run([sys.executable, "-m", "twosource", "read", sys.argv[1]], stdout=subprocess.DEVNULL).returncode
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def read(path, tmp_path):
    """Run `twosource read` on a path: exit code, what it told, peak resident memory in MiB, seconds."""
    told = tmp_path / "told.txt"
    began = time.monotonic()
    with told.open("wb") as stderr:
        done = subprocess.run([sys.executable, "-c", STARTED, str(path)], stdout=subprocess.PIPE, stderr=stderr, check=True)
    code, peak = map(int, done.stdout.split())
    return code, told.read_text(encoding="utf-8"), peak / 1024, time.monotonic() - began


@pytest.mark.parametrize("name", ["huge.txt", "huge.html", "huge.jsonl"])
def test_a_file_of_300_mb_is_told_and_not_held(tmp_path, name):
    """One clear line, no more memory than a few pages take, no long wait."""
    line = {
        "huge.txt": b"The bridge reopened on Monday. " * 64,
        "huge.html": b"<p>The bridge reopened. " * 64,
        "huge.jsonl": b'{"text": "' + b"word " * 300,
    }
    with (tmp_path / name).open("wb") as file:
        for _ in range(300 * MIB // len(line[name])):
            file.write(line[name])
    code, told, memory, seconds = read(tmp_path / name, tmp_path)
    (tmp_path / name).unlink()
    assert code == 1
    assert name in told
    assert "Traceback" not in told
    assert memory < 600
    assert seconds < 60
