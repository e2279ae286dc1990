"""What two outlets tell in other words, read all the way from the pages: where they differ, that is told, and nothing that differs is confirmed."""

import pathlib
import tomllib

import pytest
from marking_factory import shared_marker
from telling_factory import article, compared

from twosource.understand import understand

PAIRS = tomllib.loads((pathlib.Path(__file__).parent.parent / "cases/compare/differences.toml").read_text(encoding="utf-8"))["pair"]
FIRST = "2024-03-04T09:00:00+00:00"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['one']} {pair['other']}")
def test_pairs_stand_as_a_reader_would_say(pair):
    """The finding of both has the standing and the slot; where they agree, no finding of both says that they differ."""
    pages = [
        article("Harbour Post", pair["one"], published=FIRST),
        article("Gulf Mirror", pair["other"], published=pair.get("later", FIRST)),
    ]
    told = [each for marked in shared_marker().mark(pages) for each in understand(marked)]
    found = [finding for finding in compared(pages, told) if len(finding.outlets) > 1]
    stands = [(finding.standing, [difference.slot for difference in finding.differences]) for finding in found]
    assert any(standing == pair["standing"] and pair.get("slot") in (None, *slots) for standing, slots in stands), stands
    assert pair["standing"] != "corroborated" or {standing for standing, _ in stands} <= {"corroborated", "single"}, stands
