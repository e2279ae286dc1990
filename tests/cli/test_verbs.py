"""Each verb reads and writes as it says: lines on standard output, words for people on standard error."""

import json
import sqlite3

import pytest

VERBS = ["compare", "run", "watch", "read", "group", "mark", "understand", "serve", "export"]


def rows(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_that_names_its_options(twosource, verb):
    """Help says what the verb does and has --json."""
    done = twosource(verb, "--help")
    assert done.returncode == 0
    assert b"--json" in done.stdout


def test_the_verbs_stand_in_one_pipe(twosource, pages):
    """What `read` writes, `mark`, `understand` and `group` read."""
    read = twosource("read", pages)
    articles = rows(read.stdout)
    assert read.returncode == 0
    assert len(articles) == 2
    mentions = rows(twosource("mark", given=read.stdout).stdout)
    statements = rows(twosource("understand", given=read.stdout).stdout)
    stories = rows(twosource("group", given=read.stdout).stdout)
    texts = {article["id"]: article["text"] for article in articles}
    assert mentions
    assert all(texts[m["article"]][m["start"] : m["end"]] == m["text"] for m in mentions)
    assert statements
    assert all(texts[s["article"]][s["evidence"]["start"] : s["evidence"]["end"]] == s["evidence"]["text"] for s in statements)
    assert sorted(each for story in stories for each in story["articles"]) == sorted(texts)


def test_compare_writes_findings_as_lines_and_nothing_else(twosource, pages):
    """With --json standard output holds JSON lines only, each a finding of these two articles."""
    done = twosource("compare", "--json", pages)
    found = rows(done.stdout)
    assert done.returncode == 0
    assert found
    assert {
        "id",
        "story",
        "kind",
        "gist",
        "standing",
        "statements",
        "outlets",
        "origins",
        "origin_groups",
        "differences",
        "score",
        "reasons",
    } <= set(found[0])


def test_compare_shows_people_the_words_of_each_outlet(twosource, pages):
    """Without --json, the findings are told with the words they stand on."""
    shown = b" ".join(twosource("compare", pages).stdout.split()).decode()
    assert "ran aground off Larkhaven" in shown
    assert "courier" in shown
    assert "gazette" in shown


def test_out_writes_a_file_for_each_noun(twosource, pages, tmp_path):
    """`--out DIR` writes articles, mentions, stories, statements, findings and what was dropped."""
    assert twosource("compare", pages, "--out", "lines").returncode == 0
    assert {file.name for file in (tmp_path / "lines").iterdir()} == {
        f"{kind}.jsonl" for kind in ("articles", "mentions", "stories", "statements", "findings", "dropped")
    }


def content(path) -> list[str]:
    """Everything a casebook holds, as SQL."""
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_running_twice_leaves_the_casebook_as_it_was(twosource, pages, tmp_path):
    """The same pages again change nothing in the casebook."""
    assert twosource("run", pages, "--processes", 1).returncode == 0
    first = content(tmp_path / "casebook.db")
    assert twosource("run", pages, "--processes", 2).returncode == 0
    assert content(tmp_path / "casebook.db") == first


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_export_writes_every_noun(twosource, pages, tmp_path, form):
    """A casebook goes out as JSON lines, CSV and Parquet."""
    twosource("run", pages, "--processes", 1)
    assert twosource("export", "--format", form, "--out", "out").returncode == 0
    assert {file.stem for file in (tmp_path / "out").iterdir()} >= {"articles", "mentions", "stories", "statements", "findings"}


def test_the_terminal_obeys_nothing_that_a_page_says(twosource, tmp_path):
    """A title, a text and a name of a file that hold commands to the terminal, or our own markup, are shown as words."""
    report = "The ferry \x1b[31mMorning Tern\x9b1m ran aground off Larkhaven on Tuesday with 40 people on board, [/]the coast guard said."
    page = {"title": "Ferry \x1b]0;owned\x07 [red]aground[/red] [/]", "text": report, "outlet": "The [/] Bell\x1b[2J"}
    (tmp_path / "[bold]a.jsonl").write_text(json.dumps(page), encoding="utf-8")
    for done in (
        twosource("compare", "[bold]a.jsonl"),
        twosource("compare", "no[/]\x1b[2Jfile"),
        twosource("export", "--casebook", "[/]\x1b[2J"),
    ):
        told = (done.stdout + done.stderr).decode("utf-8")
        assert "Traceback" not in told
        assert not {"\x1b", "\x9b", "\x07"} & set(told)
        assert "[/]" in told


def test_counts_are_said_as_people_say_them(twosource, pages):
    """One article is no articles."""
    (pages / "gazette.txt").unlink()
    assert twosource("run", pages, "--processes", 1).stderr.decode() == "casebook.db holds 1 story of 1 article\n"


@pytest.mark.parametrize("verb", [*VERBS, "--version"])
def test_help_is_in_plain_words(twosource, verb):
    """No boxes that cut its sentences, and no type of a program beside an option."""
    told = twosource(*([verb] if verb in VERBS else []), "--help").stdout.decode("utf-8")
    assert "--help" in told
    assert not [each for each in ("<", ">", "│", "{", "list[", "x<=") if each in told]


def test_help_names_what_is_given(twosource):
    """By a word for people, and its bounds in words."""
    told = {verb: " ".join(twosource(verb, "--help").stdout.decode("utf-8").split()) for verb in ("compare", "mark", "serve", "watch")}
    assert "compare [OPTIONS] PATH..." in told["compare"]
    assert "Arguments: PATH Files, folders, addresses" in told["compare"]
    assert "--processes NUMBER" in told["compare"]
    assert "[default: 1; from 1 to 64]" in told["compare"]
    assert "Arguments: FILE Article lines" in told["mark"]
    assert "--port NUMBER" in told["serve"]
    assert "from 0 to 65535]" in told["serve"]
    assert "Arguments: FEEDS Feeds" in told["watch"]


def test_lines_and_a_casebook_at_once_are_wrong_use(twosource, pages):
    """Neither is left out in silence."""
    done = twosource("run", pages, "--out", "lines", "--casebook", "mine.db")
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").splitlines() == [
        "twosource: --out and --casebook: lines are written, or a casebook is kept; give one of the two"
    ]


def test_lines_written_into_what_is_no_folder_are_wrong_use(twosource, pages):
    """In plain words, and not in the system's."""
    (pages / "taken").write_text("", encoding="utf-8")
    done = twosource("compare", pages / "courier.txt", "--out", pages / "taken")
    assert done.returncode == 2
    assert b"is no folder" in done.stderr or b"is a file" in done.stderr
    device = twosource("compare", pages / "courier.txt", "--out", "/dev/null")
    assert device.stderr.decode("utf-8").splitlines() == ["twosource: /dev/null: is no folder"]
