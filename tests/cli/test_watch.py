"""A watch over feeds reads what is new, once; what fails is told and does not stop it; the pages that are open grow."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from twosource.cli import opml, watching
from twosource.cli.schedule import Stoppable, repeat, seconds
from twosource.cli.watch import Desk, told
from twosource.cli.watching import Round, Watching
from twosource.errors import CasebookError, UnreadableError, UsageError
from twosource.model import Dropped, Story
from twosource.read.address import Fetcher
from twosource.settings import Settings

SETTINGS = Settings(follow=True, allow_private=True)


class Web:
    """A server on this machine: what it serves can be changed, and what was asked of it is noted."""

    def __init__(self):
        self.pages, self.asked, self.answered = {}, [], []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                web.asked.append(self.path)
                status, body, headers, unless = web.pages.get(self.path, (404, b"", {}, None))
                if unless and self.headers[unless[0]] == unless[1]:
                    status, body, headers = 304, b"", {}
                web.answered.append((self.path, status))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,))

    def serve(self, path, body, status=200, *, headers=None, unless=None):
        """Serve this at a path; where a request bears the header `unless`, say that nothing changed."""
        self.pages[path] = (status, body.encode(), headers or {}, unless)
        return self.address + path

    def count(self, path):
        return self.asked.count(path)


@pytest.fixture
def web():
    """A web of this test's own."""
    web = Web()
    web.thread.start()
    yield web
    web.server.shutdown()
    web.thread.join()
    web.server.server_close()


def rss(*links, title="The Wharf Bell"):
    items = "".join(
        f"<item><title>News {number}</title>{f'<link>{link}</link>' if link else ''}</item>" for number, link in enumerate(links)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def listed(*addresses):
    return (
        '<?xml version="1.0"?><opml version="2.0"><body>' + "".join(f'<outline xmlUrl="{each}"/>' for each in addresses) + "</body></opml>"
    )


class Making:
    """Stands for the casebook: notes what it is given to read, and drops what it is told to."""

    def __init__(self, drops=(), told_of=None):
        self.drops, self.given, self.told_of = dict(drops), [], told_of

    def __call__(self, paths, tell):
        self.given.append(list(paths))
        for path in paths:
            if path in self.drops:
                tell(Dropped(read_from=self.told_of or path, kind=self.drops[path], reason="said so"))
        articles = tuple(sorted({path for paths in self.given for path in paths}))
        return (Story(id="s", title=None, articles=articles, earliest=None, latest=None),)


def rounds(paths, count, making=None, settings=SETTINGS, between=lambda number: None):
    """So many rounds over paths: what they tell of themselves, and what each was given to read and told to be dropped."""
    making = making or Making()
    watch = Watching(paths, settings, making)
    fetcher = Fetcher(settings, pause=0)
    found, dropped = [], []
    try:
        for number in range(count):
            lost = []
            found.append(watch.turn(fetcher, lost.append))
            dropped.append([(each.read_from, each.kind) for each in lost])
            between(number)
    finally:
        fetcher.close()
    return found, making.given, dropped


def test_each_page_is_read_once(web):
    """The second round finds nothing new and reads nothing; the third reads the page that came."""
    links = [f"{web.address}/{each}" for each in "abc"]
    feed = web.serve("/feed", rss(*links[:2]))
    found, given, _ = rounds([feed], 3, between=lambda number: number == 1 and web.serve("/feed", rss(links[2], *links[:2])))
    assert given == [links[:2], links[2:]]
    assert [each.new for each in found] == [2, 0, 1]
    assert found[-1] == Round(feeds=1, failed=0, new=1, stories=1, articles=3)
    assert web.asked == ["/robots.txt", "/feed", "/feed", "/feed"]


def test_feeds_may_be_files_and_lists(web, tmp_path):
    """A list in a file and one at an address, a feed in a file and one named twice: each feed is looked at once."""
    one, other = web.serve("/one", rss(f"{web.address}/a")), web.serve("/other", rss(f"{web.address}/b"))
    (tmp_path / "list.opml").write_text(listed(one, other))
    (tmp_path / "feed.xml").write_text(rss(f"{web.address}/c"))
    paths = [str(tmp_path / "list.opml"), web.serve("/list", listed(one)), str(tmp_path / "feed.xml"), one]
    found, given, dropped = rounds(paths, 1)
    assert given == [[f"{web.address}/{each}" for each in "abc"]]
    assert (found[0].feeds, found[0].failed, dropped) == (3, 0, [[]])


def test_a_list_that_grows_is_watched_as_it_grows(web):
    """Lists are looked at in every round."""
    one, other = web.serve("/one", rss(f"{web.address}/a")), web.serve("/other", rss(f"{web.address}/b"))
    paths = [web.serve("/list", listed(one))]
    _, given, _ = rounds(paths, 2, between=lambda number: web.serve("/list", listed(one, other)))
    assert given == [[f"{web.address}/a"], [f"{web.address}/b"]]


def test_a_list_names_no_files_of_this_machine(tmp_path):
    """What it names that is no address is told and not opened."""
    (tmp_path / "feed.xml").write_text(rss("https://a.example/1"))
    (tmp_path / "list.opml").write_text(listed(tmp_path / "feed.xml", "file:///etc/passwd"))
    found, given, dropped = rounds([str(tmp_path / "list.opml")], 1)
    assert given == [[]]
    assert dropped == [[(str(tmp_path / "list.opml"), "unreadable")] * 2]
    assert found[0].feeds == 0


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><opml><body><outline xmlUrl="https://a.example"/>',
        b'<?xml version="1.0"?><opml><!DOCTYPE opml [<!ENTITY a "aaaa">]></opml>',
        b'<opml xmlns="x"><body>' + b'<outline xmlUrl="https://a.example/%d"/>' * 3 + b"</body></nothing>",
        listed(*(f"https://a.example/{number}" for number in range(10_001))).encode(),
    ],
)
def test_a_broken_or_hostile_list_is_refused(body):
    """One that is cut off, declares entities, is no XML, or names more feeds than anybody reads."""
    assert opml.is_opml(body)
    with pytest.raises(UnreadableError):
        opml.feeds(body, "list.opml")


def test_a_list_with_entities_is_refused_before_they_grow():
    """The declaration alone is enough."""
    body = b'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "aaaa">]><opml><outline xmlUrl="&a;"/></opml>'
    with pytest.raises(UnreadableError, match="entities"):
        opml.feeds(body, "list.opml")


def test_a_feed_that_fails_is_told_and_the_others_are_read(web):
    """Each failure is one line a round; when the feed is there again, it is read."""
    good, bad = web.serve("/good", rss(f"{web.address}/a")), web.serve("/bad", "", 503)
    page = web.serve("/page", "<html><body><p>No feed.</p></body></html>")
    paths = [bad, page, "http://127.0.0.1:1/none", good, "no such file"]
    found, given, dropped = rounds(paths, 2, between=lambda number: web.serve("/bad", rss(f"{web.address}/b")))
    assert given == [[f"{web.address}/a"], [f"{web.address}/b"]]
    assert sorted(dropped[0]) == sorted(
        [(bad, "address"), (page, "unreadable"), ("http://127.0.0.1:1", "address"), ("no such file", "unreadable")]
    )
    assert [(each.feeds, each.failed) for each in found] == [(5, 4), (5, 3)]


def test_a_page_that_cannot_be_had_is_asked_for_three_times(web):
    """What fails on the way may pass; what is no news is not asked for again."""
    lost, other = f"{web.address}/lost", f"{web.address}/advert"
    feed = web.serve("/feed", rss(lost, other))
    _, given, _ = rounds([feed], 5, Making({lost: "address", other: "not news"}))
    assert given == [[other, lost], [lost], [lost]]


def test_a_page_whose_host_is_down_is_asked_for_again(web):
    """What `read` tells of the host is true of its pages."""
    down, up = "http://down.example/a/1", f"{web.address}/a"
    making = Making({down: "address"}, told_of="http://down.example")
    _, given, _ = rounds([web.serve("/feed", rss(down, up))], 2, making)
    assert given == [[up, down], [down]]


def test_an_entry_that_links_nowhere_is_told_once(web):
    """It is told again only when the feed changes."""
    feed = web.serve(
        "/feed", rss(None, "javascript:alert(1)", f"{web.address}/a").replace("<title>News 0</title>", "<description>X</description>")
    )
    _, given, dropped = rounds([feed], 2)
    assert given == [[f"{web.address}/a"]]
    assert [len(each) for each in dropped] == [1, 0]
    assert dropped[0][0][0] == f"{feed}#1"


def test_an_absurd_address_is_not_followed(web):
    """Nor printed whole."""
    feed = web.serve("/feed", rss(f"{web.address}/{'x' * 3000}", f"{web.address}/a"))
    _, given, dropped = rounds([feed], 1)
    assert given == [[f"{web.address}/a"]]
    assert dropped == [[(feed, "address")]]


def test_a_very_long_feed_is_read_in_parts(web, monkeypatch):
    """What is left over comes with the next round."""
    monkeypatch.setattr(watching, "MOST", 2)
    links = [f"{web.address}/{each}" for each in "abcde"]
    _, given, _ = rounds([web.serve("/feed", rss(*links))], 4)
    assert given == [links[:2], links[2:4], links[4:]]


def test_without_following_a_feed_is_read_when_it_changes(web):
    """The feed itself is what is read; no page is fetched."""
    feed = web.serve("/feed", rss(f"{web.address}/a"))
    settings = Settings(follow=False, allow_private=True)
    between = lambda number: number == 1 and web.serve("/feed", rss(f"{web.address}/b"))  # noqa: E731
    _, given, _ = rounds([feed], 3, settings=settings, between=between)
    assert given == [[feed], [feed]]


def test_what_was_read_before_is_not_read_again(web):
    """A watch that starts anew remembers what the casebook was read from."""
    links = [f"{web.address}/{each}" for each in "ab"]
    making = Making()
    watch = Watching([web.serve("/feed", rss(*links))], SETTINGS, making)
    watch.remember([links[0]])
    fetcher = Fetcher(SETTINGS, pause=0)
    watch.turn(fetcher, pytest.fail)
    fetcher.close()
    assert making.given == [links[1:]]


def test_asked_to_stop_it_begins_nothing_new(web):
    """Feeds that were not looked at yet are left, and nothing is read; nothing is taken as read either."""
    feed, making = web.serve("/feed", rss(f"{web.address}/a")), Making()
    watch = Watching([feed], SETTINGS, making)
    fetcher = Fetcher(SETTINGS, pause=0)
    watch.turn(fetcher, pytest.fail, stopping=lambda: True)
    assert (making.given, web.asked) == ([], [])
    watch.turn(fetcher, pytest.fail)
    fetcher.close()
    assert making.given == [[f"{web.address}/a"]]


def test_a_feed_that_did_not_change_is_not_sent_again(web):
    """The host is told what is held, and answers in a word; a feed that changed is read anew."""
    one, other = f"{web.address}/a", f"{web.address}/b"
    feed = web.serve("/feed", rss(one), headers={"ETag": '"1"'}, unless=("If-None-Match", '"1"'))
    making = Making()
    desk = Desk(Watching([feed], SETTINGS, making), Stoppable(print), SETTINGS, json=False)
    desk.look()
    desk.look()
    web.serve("/feed", rss(other, one), headers={"ETag": '"2"'}, unless=("If-None-Match", '"2"'))
    desk.look()
    desk.close()
    assert [status for path, status in web.answered if path == "/feed"] == [200, 304, 200]
    assert making.given == [[one], [other]]


class Ticking:
    """A clock that moves when it is told to, and stops after some waits."""

    def __init__(self, waits):
        self.time, self.waits, self.left = 1000.0, [], waits

    def now(self):
        return self.time

    def wait(self, span):
        self.waits.append(span)
        self.time += span
        self.left -= 1
        return self.left == 0


@pytest.mark.parametrize(
    ("work", "waits"),
    [(0, [900, 900, 900]), (100, [800, 800, 800]), (900, [0, 0, 0]), (1000, [800, 800, 800]), (2000, [700, 700, 700])],
)
def test_work_is_done_at_every_beat(work, waits):
    """Rounds begin on the beat, however long they take; a beat that comes meanwhile is left out."""
    clock, begun = Ticking(3), []

    def do():
        begun.append(clock.time - 1000)
        clock.time += work

    repeat(do, 900, clock)
    assert clock.waits == waits
    assert all(each % 900 == 0 for each in begun)


@pytest.mark.parametrize(("text", "span"), [("15m", 900), ("1m", 60), ("60s", 60), ("2h", 7200), (" 1d ", 86400)])
def test_spans_of_time_are_told_shortly(text, span):
    """A number and a letter."""
    assert seconds(text) == span


@pytest.mark.parametrize("text", ["", "15", "m", "59s", "0m", "1.5h", "-1m", "15 minutes", "9999999m", "1w"])
def test_other_spans_are_wrong_use(text):
    """So is one under a minute."""
    with pytest.raises(UsageError):
        seconds(text)


def test_a_first_stop_lets_work_end_and_a_second_ends_it():
    """While it waits, the first ends the waiting without a word."""
    told, before = [], signal.getsignal(signal.SIGINT)
    clock = Stoppable(told.append)
    timer = threading.Timer(0.1, signal.raise_signal, [signal.SIGTERM])
    with clock.hearing():
        timer.start()
        assert clock.wait(30)
    assert told == []
    clock = Stoppable(told.append)
    with clock.hearing():
        signal.raise_signal(signal.SIGINT)
        assert clock.stopping
        assert len(told) == 1
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ((1, 0, 0, 0, 0), "1 feed looked at, nothing new: 0 stories of 0 articles"),
        ((12, 2, 1, 9, 1030), "12 feeds looked at (2 could not be read), 1 new page: 9 stories of 1,030 articles"),
    ],
)
def test_a_round_is_told_in_a_line(found, line):
    """How many feeds, how much is new, what the casebook holds."""
    assert told(Round(**dict(zip(Round.__struct_fields__, found, strict=True))), SETTINGS) == line


class Busy:
    """A watch whose casebook is in use in some rounds."""

    def __init__(self, *busy):
        self.busy = iter(busy)

    def turn(self, fetcher, tell, stopping):
        if next(self.busy):
            raise CasebookError("[desk].db: database is locked")
        return Round(feeds=1, failed=0, new=0, stories=1, articles=1)


def test_a_casebook_in_use_costs_a_round_and_not_the_watch(capsys):
    """It is told, and the next round goes on; nothing that was found is taken as read."""
    desk = Desk(Busy(False, True, False), Stoppable(print), SETTINGS, json=False)
    for _ in range(3):
        desk.look()
    desk.close()
    line = "1 feed looked at, nothing new: 1 story of 1 article"
    assert capsys.readouterr().err.splitlines() == [line, "[desk].db: database is locked: this round is left out", line]


def test_a_casebook_that_cannot_be_used_at_all_ends_the_watch():
    """In the first round it is the user who is told, and can put it right."""
    desk = Desk(Busy(True), Stoppable(print), SETTINGS, json=False)
    with pytest.raises(CasebookError):
        desk.look()
    desk.close()


def report(outlet, hour, title, *paragraphs):
    told = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="2024-03-05T{hour}:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    )


FIRST = report(
    "The Wharf Bell",
    "09",
    "Ferry runs aground off Larkhaven with 40 on board",
    "The ferry Morning Tern ran aground off Larkhaven on Tuesday with 40 people on board, the coast guard said.",
    "Captain Ada Brandt said nobody was hurt. The ferry will be towed to Port Elling on Wednesday.",
)
SECOND = report(
    "Elling Gazette",
    "11",
    "Passengers taken off ferry stranded at Larkhaven",
    "The Morning Tern, a ferry with 43 people on board, ran aground off Larkhaven on Tuesday.",
    "Captain Ada Brandt thanked the volunteers who brought out their own boats, the coast guard said.",
)


@contextmanager
def started(*arguments, cwd):
    """The command, running in a folder; it is ended with the block."""
    command = [sys.executable, "-m", "twosource", *arguments]
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def page(address):
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode()


def test_pages_that_are_open_grow_while_feeds_are_watched(web, tmp_path, twosource):
    """A new outlet's report stands on the page of its story, in a casebook that is being served; nothing is fetched twice."""
    web.serve("/bell", FIRST)
    web.serve("/gazette", SECOND)
    feed = web.serve("/feed", rss(f"{web.address}/bell"))
    watched = ["watch", feed, web.address + "/gone", "--once", "--allow-private", "--json"]
    done = twosource(*watched)
    assert (done.returncode, json.loads(done.stdout)) == (0, {"feeds": 2, "failed": 1, "new": 1, "stories": 1, "articles": 1})
    assert [line for line in done.stderr.decode().splitlines() if "/gone" in line] == [
        f"dropped {web.address}/gone: address: the host answered 404"
    ]
    with started("serve", "--port", "0", "--json", cwd=tmp_path) as server:
        address = json.loads(server.stdout.readline())["address"]
        story = re.search(r"/stories/\w+", page(address))[0]
        assert "Elling Gazette" not in page(address + story)
        web.serve("/feed", rss(f"{web.address}/gazette", f"{web.address}/bell"))
        assert json.loads(twosource(*watched).stdout)["articles"] == 2
        assert "Elling Gazette" in page(address + story)
        assert "The Wharf Bell" in page(address + story)
    assert (web.count("/bell"), web.count("/gazette")) == (1, 1)


def test_ctrl_c_ends_a_watch_with_nothing_lost(web, tmp_path):
    """It ends at once where it waits, with the exit code of a job that is done, and the casebook holds what was read."""
    web.serve("/bell", FIRST)
    feed = web.serve("/feed", rss(f"{web.address}/bell"))
    with started("watch", feed, "--allow-private", cwd=tmp_path) as watch:
        line = watch.stderr.readline().decode()
        assert line == "1 feed looked at, 1 new page: 1 story of 1 article\n"
        time.sleep(0.5)
        began = time.monotonic()
        watch.send_signal(signal.SIGINT)
        assert watch.wait(30) == 0
        assert time.monotonic() - began < 10
        assert watch.stderr.read() == b""
    again = subprocess.run(
        [sys.executable, "-m", "twosource", "watch", feed, "--once", "--allow-private", "--json"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert json.loads(again.stdout) == {"feeds": 1, "failed": 0, "new": 0, "stories": 1, "articles": 1}


def test_a_watch_of_nothing_that_can_be_watched_is_wrong_use(twosource):
    """Standard input comes once; a span of five seconds is too often."""
    assert twosource("watch", "-").returncode == 2
    assert twosource("watch", "feed.xml", "--every", "5s").returncode == 2
    assert twosource("watch").returncode == 2


@pytest.mark.parametrize("encoding", ["rot13", "no-such", "utf-7", "euc-jp"])
def test_a_list_in_an_encoding_that_is_none_is_told(encoding):
    """It is a list that cannot be read, like any that is broken."""
    body = b'<?xml version="1.0" encoding="%s"?><opml><body/></opml>' % encoding.encode()
    with pytest.raises(UnreadableError, match=r"list\.opml: not a list of feeds that can be read"):
        opml.feeds(body, "list.opml")
