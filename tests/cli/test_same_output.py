"""The same input gives the same output, byte for byte, in every process."""

import os
import pathlib
import subprocess
import sys

EXAMPLES = pathlib.Path(__file__).parent.parent.parent / "examples"


def compared(seed: str) -> bytes:
    """The findings of five reports, in a process in which sets come in an order of its own."""
    command = [sys.executable, "-m", "twosource", "compare", "--json", str(EXAMPLES / "bishkek")]
    return subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, timeout=120).stdout


def test_the_order_in_which_sets_come_changes_nothing():
    """Two processes that hash strings differently write the same lines."""
    first = compared("1")
    assert first
    assert compared("2") == first
