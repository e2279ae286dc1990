"""A casebook that cannot be used says so in one line that names it."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import casebook_factory as factory
import pytest

from twosource.errors import CasebookError
from twosource.keep import Casebook, View

MIGRATIONS = "SELECT name FROM migrations"


@pytest.fixture
def book(tmp_path):
    """A casebook with the ferry story, closed."""
    return pathlib.Path(factory.fill(str(tmp_path / "casebook.db")))


def newer(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES ('9999 of the future')")


def older(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations)")


def cut(path):
    path.write_bytes(path.read_bytes()[:20_000])


def cut_in_its_header(path):
    path.write_bytes(path.read_bytes()[:60])


def garbled(path):
    whole = bytearray(path.read_bytes())
    whole[4096:] = os.urandom(len(whole) - 4096)
    path.write_bytes(bytes(whole))


def foreign(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE invoices (id)")


def a_letter(path):
    path.write_text("Dear editor,\n" * 100, encoding="utf-8")


def missing(path):
    path.unlink()


def a_folder(path):
    path.unlink()
    path.mkdir()


BAD = {
    newer: "newer twosource",
    older: "older twosource",
    cut: "cut off",
    cut_in_its_header: "not a casebook",
    garbled: "damaged",
    foreign: "not a casebook",
    a_letter: "not a casebook",
    missing: "no casebook",
    a_folder: "no casebook",
}


def read_all(path):
    with View(str(path)) as view:
        return [list(view.articles()), list(view.findings()), list(view.statements())]


@pytest.mark.parametrize(("spoil", "words"), BAD.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_a_reader_of_a_bad_casebook_is_told_in_one_line(book, spoil, words):
    """The error names the file and what is wrong with it."""
    spoil(book)
    with pytest.raises(CasebookError) as told:
        read_all(book)
    assert words in str(told.value)
    assert str(book) in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("address", ["://", "postgresql://desk@host:port/x", "sqlite://host/x", "x" * 300, "a\0b", "half a \ud800"])
@pytest.mark.parametrize("opened", [Casebook, View])
def test_an_address_that_can_be_none_is_told_in_one_line(tmp_path, monkeypatch, opened, address):
    """Whatever is wrong with it, and nothing is written under another name."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CasebookError) as told:
        opened(address)
    assert str(told.value).startswith(address)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "darwin", reason="names are characters there")
def test_a_casebook_whose_name_is_no_characters(tmp_path):
    """It is kept under these very bytes."""
    name = os.fsdecode(bytes(tmp_path / "desk-") + b"\xff.db")
    Casebook(name).close()
    View(name).close()
    assert (tmp_path / os.fsdecode(b"desk-\xff.db")).is_file()


def mistyped(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE statements SET evidence = '[1, 2' WHERE number = 0")
        connection.execute("UPDATE articles SET authors = '{\"a\": 1}'")


def undecodable(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE articles SET title = CAST(x'c3c3' AS TEXT)")


@pytest.mark.parametrize("spoil", [mistyped, undecodable], ids=lambda each: each.__name__)
def test_a_casebook_with_damaged_rows_is_told_in_one_line(book, spoil):
    """By those who read it, and by those who write on."""
    spoil(book)
    for read in (read_all, lambda path: list(Casebook(str(path)).articles())):
        with pytest.raises(CasebookError, match="damaged"):
            read(book)


@pytest.mark.parametrize("spoil", [newer, cut, cut_in_its_header, garbled, foreign, a_letter, a_folder], ids=lambda each: each.__name__)
def test_a_writer_leaves_a_bad_casebook_alone(book, spoil):
    """The error is raised before anything is written, and a foreign file stays as it was."""
    spoil(book)
    before = book.read_bytes() if book.is_file() else None
    with pytest.raises(CasebookError) as told, Casebook(str(book)) as casebook:
        casebook.keep(factory.batch())
    assert str(book) in str(told.value)
    assert "\n" not in str(told.value)
    if before is not None and spoil is not garbled:
        assert book.read_bytes() == before


def test_an_address_of_no_database_is_refused():
    """Another kind of database, or none, is a casebook's error."""
    for address in ("mysql://localhost/x", "nonsense://", "sqlite://"):
        with pytest.raises(CasebookError):
            Casebook(address).known(["x"]) if address != "sqlite://" else View(address)


def test_a_casebook_that_somebody_holds_is_told_so_at_once(book):
    """Whoever locks it whole keeps a reader waiting for a second or two, and not for half a minute; then it is read again."""
    with closing(sqlite3.connect(book, isolation_level=None)) as holder:
        holder.execute("PRAGMA locking_mode=EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        start = time.monotonic()
        with pytest.raises(CasebookError, match="in use by another run"):
            View(str(book))
        assert time.monotonic() - start < 10
    assert len(read_all(book)[0]) == 4


READ = "import sys; from twosource.keep import View; v = View(sys.argv[1]); print(len(list(v.articles())))"
WRITE = "import sys; from twosource.keep import Casebook; Casebook(sys.argv[1]).drop([])"


def as_mortal(code, path):
    """Run code without root's power to write what may only be read."""
    bound = []
    if os.geteuid() == 0:
        bound = ["setpriv", "--bounding-set=-dac_override"]
        if not shutil.which("setpriv") or subprocess.run([*bound, "true"], capture_output=True, check=False).returncode:
            pytest.skip("root, with no way to lay down its power")
    return subprocess.run([*bound, sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)


@pytest.fixture
def locked(book, tmp_path):
    """The casebook in a folder that may only be read."""
    book.chmod(0o444)
    tmp_path.chmod(0o555)
    yield book
    tmp_path.chmod(0o755)


def test_a_casebook_that_may_only_be_read_is_read(locked):
    """From a read-only folder, as from a disc, everything can be read."""
    done = as_mortal(READ, locked)
    assert done.stdout.strip() == "4", done.stderr


def test_a_casebook_that_may_only_be_read_is_not_written(locked):
    """The writer says so in the casebook's own words."""
    done = as_mortal(WRITE, locked)
    assert "CasebookError" in done.stderr.splitlines()[-1]
    assert "may only be read" in done.stderr or "not permitted" in done.stderr


@pytest.mark.parametrize("name", ["x#1.db", "p%41.db", "q?.db", "r?mode=ro&.db", "é b.db"])
def test_a_casebook_lies_under_the_name_it_was_given(tmp_path, name):
    """What means something in an address is a letter like others in a file's name."""
    factory.fill(str(tmp_path / name))
    assert {path.name for path in tmp_path.iterdir()} <= {name, f"{name}-wal", f"{name}-shm"}
    with View(str(tmp_path / name)) as view:
        assert view.dossier(factory.STORY.id)
