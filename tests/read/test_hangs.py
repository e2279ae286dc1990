"""Small inputs that once kept the reader busy without end are read, or told, within seconds."""

import os
import subprocess
import sys

import pytest

from twosource.read.paths import FEED

SECONDS = 30  # starting takes some; what hung took minutes, or for ever

WITHIN = """
import signal
signal.alarm({seconds})
{code}
"""


def within(code: str, *given: str, seconds: int = 10) -> str:
    """What a piece of Python prints; it is killed where it takes too long, whatever it is stuck in."""
    program = WITHIN.format(seconds=seconds, code=code)
    done = subprocess.run([sys.executable, "-c", program, *given], capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("before", ["<!-- x -->", "<!-- x -->\n", "<?xml version='1.0'?>"])
@pytest.mark.parametrize("element", ["<html>", "<rss>", "<opml>", "<nothing>"])
def test_much_before_the_first_element(before, element):
    """A hundred and fifty comments: what follows them says what it is, and where nothing does, that is found out as fast."""
    code = f"""
from twosource.cli.opml import is_opml
from twosource.read.paths import FEED, HTML
body = {before.encode()!r} * 150 + {element.encode()!r}
print(bool(HTML.match(body)), bool(FEED.match(body)), is_opml(body))"""
    told = within(code)
    assert told == f"{element == '<html>'} {element == '<rss>'} {element == '<opml>'}"


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd"><rss version="0.91">',
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY % h PUBLIC "-//W" "x.ent"> %h; ]>\n<rss version="0.91">',
        b"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><!-- a > b --><atom:feed xmlns:atom='x'>",
    ],
)
def test_what_may_stand_before_a_feed(head):
    """Declarations, with what they hold in brackets."""
    assert FEED.match(head)


@pytest.mark.parametrize("declared", ["1 May 2024 10:00 ", "10:00 ", "2024-13-41 10:00 x "])
def test_a_declared_date_of_half_a_million_characters(declared):
    """Its beginning is read as what it is."""
    code = f"""
from twosource.read.moment import declared
print(declared("On " + {declared!r} * (500_000 // {len(declared)})))"""
    assert within(code) == ("2024-05-01T10:00:00" if "May" in declared else "None")


@pytest.mark.parametrize(("between", "cut"), [("' ' * 300_000 + '| '", True), ("' | ' + ' ' * 300_000", True), ("' ' * 300_000", False)])
def test_a_title_of_spaces(between, cut):
    """The outlet's name is cut off behind them, and nothing where no mark parts it."""
    code = f"""
from twosource.read.outlet import apart
title, name = apart("Ferry sinks" + {between} + "Harbour Post", ["The Harbour Post"])
print(len(title), name)"""
    assert within(code) == ("11 Harbour Post" if cut else "300023 None")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path):
    """Neither where lines that repeat are learned from its folder, nor where it is given as a feed."""
    os.mkfifo(tmp_path / "pipe")
    code = """
import sys
from twosource.cli.watching import Watching
from twosource.read.repeated import learned
from twosource.settings import Settings
folder, pipe = sys.argv[1:]
learned([folder], Settings())
told = []
turn = Watching([pipe], Settings(), lambda paths, tell: ()).turn(None, told.append)
print(turn.failed, *(each.reason for each in told))"""
    assert within(code, str(tmp_path), str(tmp_path / "pipe")) == "1 not a file"
