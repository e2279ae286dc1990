"""The command as a user starts it: another process, with its streams and its exit code."""

import subprocess
import sys

import pytest

PAGES = {
    "courier.txt": """Ferry runs aground off Larkhaven with 40 on board

The ferry Morning Tern ran aground off Larkhaven on Tuesday with 40 people on board, the coast guard said.

Captain Ada Brandt said nobody was hurt. "We took everyone off within two hours," she told reporters in Larkhaven.

The ferry will be towed to Port Elling on Wednesday.
""",
    "gazette.txt": """Passengers taken off stranded ferry

The Morning Tern, a ferry with 43 people on board, ran aground off Larkhaven on Tuesday.

Larkhaven's mayor, Tom Ilves, thanked the volunteers who brought out their own boats.
""",
}


@pytest.fixture
def pages(tmp_path):
    """A folder with two outlets' reports of one happening, as plain text."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def twosource(tmp_path):
    """Start the command in an empty folder; what it wrote, and how it ended."""

    def start(*arguments, given=b""):
        return subprocess.run(
            [sys.executable, "-m", "twosource", *map(str, arguments)],
            input=given,
            capture_output=True,
            check=False,
            cwd=tmp_path,
            timeout=120,
        )

    return start
