"""Bad input gets one clear line that names it; the rest goes on; the exit code tells."""

import gzip
import json

import pytest

from twosource.cli.terminal import Tally
from twosource.model import Dropped

NEWS = {
    "url": "https://courier.example/1",
    "outlet": "The Courier",
    "published": "2024-03-05",
    "title": "Bridge reopens in Larkhaven",
    "text": "The bridge over the Lark reopened in Larkhaven on Monday, the mayor said.\n\nIt had been closed since a barge struck it in January, and 12 shops had to shut.",
}


def write_bad(folder, name):
    """One bad input of each kind, by name."""
    path = folder / name
    match name:
        case "missing.html":
            pass
        case "empty.txt":
            path.write_bytes(b"")
        case "picture.html":
            path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
        case "bomb.warc.gz":
            path.write_bytes(gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" + b"\0" * 60_000_000))
        case "deep.html":
            path.write_text("<div>" * 10_000 + "x" + "</div>" * 10_000, encoding="utf-8")
        case "finnish.txt":
            path.write_text(
                "Silta avattiin uudelleen\n\n"
                + "Kaupungin keskustan silta avattiin maanantaina liikenteelle, kertoi pormestari tiedotteessaan. " * 12,
                encoding="utf-8",
            )
    return path


@pytest.mark.parametrize("name", ["missing.html", "empty.txt", "picture.html", "bomb.warc.gz", "deep.html"])
def test_a_bad_input_is_told_and_the_rest_goes_on(twosource, tmp_path, pages, name):
    """One line names the bad input, both good articles come out, and --strict makes the exit code 1."""
    bad = write_bad(tmp_path, name)
    done = twosource("read", "--strict", bad, pages)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    told = [line for line in done.stderr.decode().splitlines() if name in line]
    assert len(told) == 1
    assert "Traceback" not in done.stderr.decode()


def test_a_page_in_another_language_is_read_and_told_where_it_is_not_understood(twosource, tmp_path, pages):
    """Reading knows every language; marking, understanding and comparing name the one they do not know, and the rest goes on."""
    finnish = write_bad(tmp_path, "finnish.txt")
    read = twosource("read", "--strict", finnish, pages)
    assert read.returncode == 0
    assert len(read.stdout.splitlines()) == 3
    for verb in ("mark", "understand", "group"):
        done = twosource(verb, "--strict", given=read.stdout)
        assert done.returncode == 1
        assert done.stdout
        assert [b"finnish.txt" in line and b"language" in line for line in done.stderr.splitlines()] == [True]
    assert twosource("compare", "--strict", finnish, pages, "--out", "lines").returncode == 1
    dropped = [json.loads(line) for line in (tmp_path / "lines/dropped.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(each["kind"], each["text"][:5]) for each in dropped] == [("language", "Kaupu")]


def test_a_bad_line_among_json_lines_is_named_by_its_number(twosource, tmp_path):
    """The second record is broken: the line says so, and the first and third are read."""
    other = NEWS | {"url": "https://courier.example/2", "text": NEWS["text"].replace("12 shops", "15 cafes")}
    (tmp_path / "news.jsonl").write_text("\n".join([json.dumps(NEWS), '{"url": "broken', json.dumps(other)]), encoding="utf-8")
    done = twosource("read", "news.jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert b"news.jsonl#2" in done.stderr


def test_a_page_given_twice_is_read_once(twosource, tmp_path):
    """The same record again is told as a duplicate."""
    (tmp_path / "news.jsonl").write_text("\n".join([json.dumps(NEWS)] * 2), encoding="utf-8")
    done = twosource("read", "news.jsonl")
    assert len(done.stdout.splitlines()) == 1
    assert b"duplicate" in done.stderr.lower()


def test_a_run_that_takes_nothing_leaves_no_casebook(twosource, tmp_path, pages):
    """A file that was there before stays, with what it holds."""
    bad = write_bad(tmp_path, "empty.txt")
    done = twosource("run", bad, "--casebook", "new.db", "--processes", 1)
    assert done.returncode == 1
    assert "nothing was kept in new.db" in done.stderr.decode()
    assert not list(tmp_path.glob("new.db*"))
    assert twosource("run", pages, "--casebook", "old.db", "--processes", 1).returncode == 0
    assert twosource("run", bad, "--casebook", "old.db", "--processes", 1).returncode == 1
    assert (tmp_path / "old.db").stat().st_size > 0


def test_what_was_dropped_is_written_beside_the_findings(twosource, tmp_path, pages):
    """dropped.jsonl holds the same as standard error."""
    bad = write_bad(tmp_path, "empty.txt")
    assert twosource("compare", bad, pages, "--out", "lines").returncode == 0
    dropped = [json.loads(line) for line in (tmp_path / "lines/dropped.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["read_from"].endswith("empty.txt") for each in dropped] == [True]


@pytest.mark.parametrize(
    "arguments", [["compare"], ["read"], ["export", "--format", "rtf"], ["mark", "no-such-file.jsonl"], ["frobnicate"]]
)
def test_wrong_use_ends_with_two_and_a_line_that_helps(twosource, arguments):
    """Wrong use is no traceback."""
    done = twosource(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()


def test_nothing_read_is_not_a_job_done(twosource, tmp_path):
    """When no input could be read at all, the exit code says so without --strict."""
    assert twosource("compare", tmp_path / "missing.txt").returncode == 1


@pytest.mark.parametrize(("verb", "given"), [("mark", b""), ("understand", b"{}\n"), ("group", b'{"text": "')])
def test_no_article_line_at_all_is_not_a_job_done(twosource, verb, given):
    """Nor do the verbs in the middle of a pipe say nothing of it."""
    done = twosource(verb, given=given)
    assert done.returncode == 1
    assert not done.stdout
    assert len(done.stderr.splitlines()) == 1


def test_nothing_read_into_a_casebook_that_holds_something(twosource, tmp_path, pages):
    """What it held before is no job done; what it holds already is."""
    assert twosource("run", pages).returncode == 0
    assert twosource("run", tmp_path / "missing.txt").returncode == 1
    assert twosource("run", pages).returncode == 0


def test_a_watch_over_feeds_that_cannot_be_read_is_not_a_job_done(twosource, tmp_path):
    """There was none to look at."""
    assert twosource("watch", "--once", tmp_path / "missing.rss").returncode == 1


def test_a_path_between_colons_is_told_as_it_is(twosource):
    """No picture stands in its place."""
    assert twosource("read", ":x:.html").stderr.decode() == "dropped :x:.html: unreadable: no such file\n"


def test_brackets_of_a_path_are_no_markup(twosource):
    """Nor are they where a bracket that opens in a path meets one that closes in the reason."""
    told = twosource("read", "b]", "[/a", "[red]", "c\\").stderr.decode()
    assert told == "".join(f"dropped {path}: unreadable: no such file\n" for path in ("b]", "[/a", "[red]", "c\\"))


@pytest.mark.parametrize(("path", "reason"), [("[/a", "b]"), ("[b", "red]"), ("a[/", "]")])
def test_a_path_and_its_reason_make_no_markup_together(capsys, path, reason):
    """The line shows both as they are."""
    Tally()(Dropped(read_from=path, kind="unreadable", reason=reason))
    assert capsys.readouterr().err == f"dropped {path}: unreadable: {reason}\n"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("a\nb.html", "a\\nb.html"),
        ("a\r\x1b[31mb", "a\\r\\x1b[31mb"),
        ("a\x85b\u2028c\td", "a\\x85b\\u2028c\\td"),
        ("a\u202egnp\u2069b", "a\\u202egnp\\u2069b"),
    ],
)
def test_a_path_that_breaks_lines_is_told_in_one(twosource, path, told):
    """What ends a line, commands a terminal or turns characters round is shown as it would be written in a program."""
    assert twosource("read", path).stderr.decode() == f"dropped {told}: unreadable: no such file\n"
