"""Streams that are closed, full or read by nobody any more: one line at most, and never a traceback."""

import subprocess
import sys

import pytest

TWOSOURCE = f'"{sys.executable}" -m twosource'


def shell(command, folder):
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, check=False, cwd=folder, timeout=120)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize(("verb", "where"), [("read pages", ">/dev/full"), ("compare pages", ">&-"), ("--version", ">/dev/full")])
def test_an_output_that_cannot_be_written_is_told_in_a_line(tmp_path, pages, verb, where):
    """It is full, or was closed."""
    code, told = shell(f"{TWOSOURCE} {verb} {where}", tmp_path)
    assert code == 2
    assert told.startswith("twosource: standard output: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize("verb", ["read pages", "compare pages"])
def test_a_reader_that_goes_ends_the_work_quietly(tmp_path, pages, verb):
    """As `head` does."""
    assert shell(f"{TWOSOURCE} {verb} | true", tmp_path) == (0, "")


@pytest.mark.parametrize("verb", ["read -", "mark"])
def test_an_input_that_was_closed_is_told(tmp_path, verb):
    """In its one line."""
    code, told = shell(f"{TWOSOURCE} {verb} <&-", tmp_path)
    assert code == 1
    assert told.startswith("dropped -: unreadable: ")
    assert told.count("\n") == 1


def test_no_file_of_ours_takes_the_place_of_a_closed_stream(tmp_path, pages):
    """What is written on a stream that was closed would end in the casebook."""
    assert shell(f"{TWOSOURCE} run --processes 1 pages <&- >&- 2>&-", tmp_path)[0] == 0
    assert shell(f"{TWOSOURCE} export --out lines", tmp_path)[0] == 0


def test_a_terminal_that_has_few_characters_shows_what_it_can(tmp_path, pages):
    """The others are shown as they would be written in a program."""
    code, told = shell(f"PYTHONIOENCODING=ascii {TWOSOURCE} compare pages", tmp_path)
    assert (code, told) == (0, "")
