"""A story's findings as people read them on the terminal."""

from types import SimpleNamespace

import casebook_factory as factory
import msgspec

from twosource.cli.findings import show


def shown(capsys, findings):
    """What the terminal shows of the ferry story with these findings."""
    statements = [each for told in factory.STATEMENTS.values() for each in told]
    show(
        SimpleNamespace(
            stories=[factory.STORY], articles=list(map(factory.article, factory.TEXTS)), statements=statements, findings=findings
        )
    )
    return capsys.readouterr().out


def test_what_may_be_two_matters_is_told_last_and_says_so(capsys):
    """A reader takes what is surely one matter first, and is told where to compare the words."""
    aground, aboard = (each for each in factory.FINDINGS if each.standing == "corroborated")
    sure = shown(capsys, factory.FINDINGS)
    assert "perhaps two matters" not in sure
    assert sure.index(aground.gist) < sure.index(aboard.gist)
    doubted = shown(capsys, [msgspec.structs.replace(each, score=0.5) if each is aground else each for each in factory.FINDINGS])
    assert doubted.index(aboard.gist) < doubted.index(f"○ {aground.gist} perhaps two matters")
