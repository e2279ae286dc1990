"""A story's findings as people read them on the terminal."""

from types import SimpleNamespace

import casebook_factory as factory
import msgspec

from twosource.cli.findings import _repeating, show


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
    doubted = shown(capsys, factory.in_doubt(aground.gist))
    assert doubted.index(aboard.gist) < doubted.index(f"○ {aground.gist} (perhaps two matters)")
    assert "Said by two origins or more (2)" in sure
    assert "Said by two origins or more (1, 1 more perhaps)" in doubted
    assert "Said by two origins or more (perhaps 2)" in shown(capsys, factory.in_doubt(aground.gist, aboard.gist))


def test_articles_are_told_in_the_order_of_time(capsys, monkeypatch):
    """With their day as it is printed, and furniture counted as people count; what has no date comes last."""
    moments = dict(zip(factory.TEXTS, ("2026-11-11T08:00:00+09:00", "2026-11-11T01:00:00Z"), strict=False))
    make = factory.article
    monkeypatch.setattr(factory, "article", lambda each: msgspec.structs.replace(make(each), published=moments.get(each), furniture=()))
    told = shown(capsys, factory.FINDINGS)
    assert "11 November 2026, 08:00 (UTC+9)" in told
    assert told.index("08:00 (UTC+9)") < told.index("01:00 (UTC)")
    if len(factory.TEXTS) > 2:
        assert told.index("01:00 (UTC)") < told.index("no date")


def test_what_repeats_a_part_is_counted_and_said_so():
    """One piece, two pieces; and what the number is of."""
    assert (_repeating(0), _repeating(1), _repeating(4)) == ("", "; 1 more repeats a part of these", "; 4 more repeat a part of these")


def test_who_of_two_said_it_is_told_by_outlet(capsys):
    """Nobody vouches where two are told to have said it: the difference names them, each with the outlet that quotes him."""
    roos, kask = factory.STATEMENTS["Morning Ledger"][3], factory.STATEMENTS["Coast Today"][2]
    told = factory.finding(
        "The captain had left the marked channel (attribution: Juhan Roos / Maarja Kask)",
        "conflicting",
        [roos, kask],
        [factory.differ("attribution", ("Juhan Roos", [roos]), ("Maarja Kask", [kask]))],
        ["Juhan Roos", "Maarja Kask"],
    )
    lines = shown(capsys, [told])
    assert "in the words of" not in lines
    assert "attribution: Juhan Roos (Morning Ledger); Maarja Kask (Coast Today)" in lines


def test_words_between_colons_stay_words(capsys):
    """The terminal makes no pictures of what outlets wrote, in a line, a value, or words quoted."""
    told = [msgspec.structs.replace(each, gist=f":x: {each.gist}") for each in factory.FINDINGS]
    valued = [
        msgspec.structs.replace(
            each,
            differences=tuple(
                msgspec.structs.replace(d, values=tuple(msgspec.structs.replace(v, value=":100:") for v in d.values))
                for d in each.differences
            ),
        )
        for each in told
    ]
    lines = shown(capsys, valued)
    assert lines.count(":x:") == lines.count("● ") - lines.count("● “") > 0
    assert ":100:" in lines
    assert "\u274c" not in lines
    assert "\U0001f4af" not in lines


def test_a_denial_among_the_rows_says_so(capsys):
    """What stands behind "denied that" reads as told, and would confirm what it denies."""
    (captain,) = [each for each in factory.FINDINGS if each.gist.startswith("The captain")]
    *_, denied = captain.statements
    said = {each.id: each for told in factory.STATEMENTS.values() for each in told}[denied]
    start = said.evidence.text.index("its captain")
    cut = msgspec.structs.replace(said.evidence, text=said.evidence.text[start:], start=said.evidence.start + start)
    statements = [each for told in factory.STATEMENTS.values() for each in told if each.id != denied]
    articles = list(map(factory.article, factory.TEXTS))
    for evidence, ending in ((cut, " (denied)"), (said.evidence, "")):
        told = [*statements, msgspec.structs.replace(said, evidence=evidence)]
        show(SimpleNamespace(stories=[factory.STORY], articles=articles, statements=told, findings=[captain]))
        lines = capsys.readouterr().out.replace("\n", " ")
        assert ("(denied)" in lines.partition("Observer  ")[2]) == bool(ending)


def test_the_row_of_an_outlet_that_does_not_count_says_why(capsys):
    """Two of three outlets agree; of the third the reasons say that it may tell another matter."""
    aground = next(each for each in factory.FINDINGS if each.standing == "corroborated")
    outlet = aground.outlets[-1]
    told = msgspec.structs.replace(aground, reasons=(*aground.reasons, f"perhaps another matter in {outlet}"))
    assert f"{outlet} " in shown(capsys, [told])
    assert " ".join(shown(capsys, [told]).split()).count("(perhaps another matter)") == 1
    assert "(perhaps another matter)" not in shown(capsys, [aground])
