"""Every score of the shared scripts beside its floor, so that a rule for one measure that harms another is seen the same day.

usage: scoreboard.py ../shared [NAME …]      NAME: only the rows whose name holds it

Runs `score_*.py` on the development sets with the `twosource` that is on PATH, one after the other (some two minutes on one core), and exits 1
where a floor that was reached before is missed, 2 where a script did not run (reading's lines want lxml). Floors are those of the issues, but
where what is reached lies under them: then it is what was reached when the row was written, less what chance moves.
"""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass

MISSED, NOT_RUN = 1, 2  # exit codes; a script does not run where it lacks a library
HERE = pathlib.Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Row:
    """One script on one set, and the numbers of its last line that are held to a floor: what stands before each, and the floor."""

    name: str
    command: tuple[str, ...]
    floors: tuple[tuple[str, float], ...]


ROWS = (
    Row("reading", ("score_extraction.py", "data/extraction/report", "twosource", "html"), (("F1", 0.960),)),
    Row("lines", ("score_extraction.py", "data/extraction/report", "twosource", "lines"), (("F1", 0.90),)),
    Row("times, TimeBank", ("score_times.py", "data/time/development/TimeBank", "twosource"), (("value F1", 0.825),)),
    Row("times, AQUAINT", ("score_times.py", "data/time/development/AQUAINT", "twosource"), (("value F1", 0.760),)),
    Row(
        "places",
        ("score_places.py", "data/places/development/lgl.xml", "twosource", "--half", "even"),
        (("within161", 0.80), ("end to end F1", 0.60)),
    ),
    Row("quotations", ("score_quotes.py", "data/quotes/development", "twosource"), (("found F1", 0.72),)),
    Row(
        "events",
        ("score_events.py", "data/events/development/plover_train.tsv", "twosource"),
        (("pair", 0.60), ("code", 0.70), ("end to end", 0.42)),
    ),
    Row("grouping", ("score_grouping.py", "twosource", "data/grouping/development/articles.jsonl"), (("B3 F1", 0.96),)),
    Row(
        "findings",
        ("score_findings.py", "data/findings/development"),
        (("pairs F1", 0.66), ("P", 0.80), ("matters", 0.72), ("standing", 0.90)),
    ),
)


def main() -> int:
    shared, chosen = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
    missed = idle = 0
    for row in ROWS:
        if chosen and not any(name in row.name for name in chosen):
            continue
        line = _last_line(row, shared)
        for before, floor in row.floors:
            found = re.search(rf"\b{re.escape(before)} ([0-9.]+)", line)
            if found is None:
                print(f"{row.name:16} {before:18} did not run: {line.strip().splitlines()[-1]}", flush=True)
                idle += 1
                continue
            missed += float(found[1]) < floor
            told = "  MISSED" if float(found[1]) < floor else ""
            print(f"{row.name:16} {before:18} {float(found[1]):.3f}  floor {floor:.3f}{told}", flush=True)
    return MISSED if missed else NOT_RUN if idle else 0


def _last_line(row: Row, shared: pathlib.Path) -> str:
    """The line of a script's totals. Findings are made first, which the script only scores."""
    script, *rest = row.command
    with tempfile.TemporaryDirectory() as made:
        if script == "score_findings.py":
            subprocess.run([sys.executable, HERE / "measure_findings.py", shared / rest[0], made], check=True, capture_output=True)
            rest = [rest[0], made]
        run = subprocess.run([sys.executable, shared / "tools" / script, *rest], cwd=shared, capture_output=True, text=True, check=False)
    return run.stdout.strip().splitlines()[-1] if run.stdout.strip() else run.stderr


if __name__ == "__main__":
    sys.exit(main())
