"""Addresses are fetched with care: nothing private, robots.txt kept, few redirects, bounded in size, one request at a time."""

import contextlib
import gzip
import http.server
import random
import socket
import threading
import time

import httpx
import pytest
from reading_factory import SENTENCES, page, story

from twosource.errors import AddressError, TooLargeError, UnreadableError
from twosource.read import address, read, remembered
from twosource.read.address import Fetcher
from twosource.read.remembered import Remembered
from twosource.settings import Settings

PUBLIC = "93.184.216.34"
NUMBERS = {
    "courier.example": PUBLIC,
    "inside.example": "10.0.0.7",
    "local.example": "127.0.0.1",
    "mapped.example": "::ffff:192.168.0.1",
    "six.example": "fd00::1",
}


def serve(pages):
    """A transport that serves these answers by host and path, and notes what it was asked."""
    asked = []

    def answer(request):
        assert request.url.host in NUMBERS.values()
        asked.append(f"{request.headers['host']}{request.url.path}")
        made = pages.get(asked[-1], (404, {}, b""))
        return httpx.Response(made[0], headers=made[1], stream=httpx.ByteStream(made[2]))

    return httpx.MockTransport(answer), asked


def fetcher(pages, **settings):
    transport, asked = serve(pages)
    return Fetcher(Settings(**settings), transport=transport, resolve=lambda host, _: [NUMBERS[host]], pause=0), asked


HTML = {"content-type": "text/html; charset=utf-8"}


def test_a_page_is_fetched_through_its_redirects_after_robots_txt():
    """The host's rules are asked for once, the last address is told."""
    got, asked = fetcher({"courier.example/1": (301, {"location": "/2"}, b""), "courier.example/2": (200, HTML, page(story()).encode())})
    found = got.get("http://courier.example/1")
    assert found.address == "http://courier.example/2"
    assert found.encoding == "utf-8"
    assert SENTENCES[0].encode() in found.body
    assert asked == ["courier.example/robots.txt", "courier.example/1", "courier.example/2"]


@pytest.mark.parametrize("host", ["inside.example", "local.example", "mapped.example", "six.example"])
def test_private_networks_are_never_asked(host):
    """Not even for robots.txt, unless it is allowed."""
    got, asked = fetcher({f"{host}/1": (200, HTML, b"<p>x")})
    with pytest.raises(AddressError, match="private"):
        got.get(f"http://{host}/1")
    assert asked == []
    allowed, asked = fetcher({f"{host}/1": (200, HTML, b"<p>x")}, allow_private=True)
    assert allowed.get(f"http://{host}/1").body == b"<p>x"


def test_a_redirect_into_a_private_network_is_refused():
    """What a public page points to is looked at like what the user gave."""
    got, asked = fetcher({"courier.example/1": (302, {"location": "http://inside.example/admin"}, b"")})
    with pytest.raises(AddressError, match="private"):
        got.get("http://courier.example/1")
    assert "inside.example/admin" not in asked


@pytest.mark.parametrize(
    ("status", "rules", "allowed"), [(200, b"User-agent: *\nDisallow: /private", False), (404, b"", True), (503, b"", False)]
)
def test_robots_txt_is_kept(status, rules, allowed):
    """What it forbids is not fetched; where it is missing all is allowed, where it cannot be had nothing is."""
    got, asked = fetcher({"courier.example/robots.txt": (status, {}, rules), "courier.example/private/1": (200, HTML, b"<p>x")})
    if allowed:
        assert got.get("http://courier.example/private/1").body == b"<p>x"
    else:
        with pytest.raises(AddressError, match=r"robots\.txt"):
            got.get("http://courier.example/private/1")
        assert "courier.example/private/1" not in asked


def test_a_page_that_unpacks_to_more_than_the_bound_is_given_up():
    """The bound is on what comes out of the compression."""
    got, _ = fetcher(
        {"courier.example/1": (200, HTML | {"content-encoding": "gzip"}, gzip.compress(b"a" * 3_000_000))}, max_page_bytes=1_000_000
    )
    with pytest.raises(TooLargeError):
        got.get("http://courier.example/1")


@pytest.mark.parametrize(
    "address", ["http://courier.example/loop", "http://courier.example/gone", "ftp://courier.example/1", "http://", "http://[::1"]
)
def test_what_cannot_be_fetched_is_told(address):
    """A loop, a missing page, another scheme, no address."""
    got, _ = fetcher({"courier.example/loop": (302, {"location": "/loop"}, b"")})
    with pytest.raises(AddressError):
        got.get(address)


def test_requests_to_one_host_wait_for_each_other():
    """Robots.txt, then the page after a pause."""
    transport, _ = serve({"courier.example/1": (200, HTML, b"<p>x")})
    got = Fetcher(Settings(), transport=transport, resolve=lambda *_: [PUBLIC], pause=0.2)
    begun = time.monotonic()
    got.get("http://courier.example/1")
    assert time.monotonic() - begun >= 0.2


def marked_page(asked):
    """A page with a mark, which is sent only to those who do not know it yet."""

    def answer(request):
        if request.url.path == "/robots.txt":
            return httpx.Response(404, stream=httpx.ByteStream(b""))
        asked.append(request.headers.get("if-none-match"))
        if asked[-1] == '"a"':
            return httpx.Response(304, stream=httpx.ByteStream(b""))
        return httpx.Response(200, headers={**HTML, "etag": '"a"'}, stream=httpx.ByteStream(page(story()).encode()))

    return httpx.MockTransport(answer)


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path):
    """The second run asks with the first one's mark, and reads the same page."""
    asked, found = [], []
    for _ in range(2):
        held = Remembered(str(tmp_path / "pages.db"))
        made = Fetcher(Settings(), transport=marked_page(asked), resolve=lambda *_: [PUBLIC], pause=0, remembered=held)
        found.append(made.get("http://courier.example/1"))
        made.close()
    assert asked == [None, '"a"']
    assert found[0] == found[1]


def test_what_is_remembered_is_bounded(monkeypatch):
    """The page that was longest unasked for is forgotten first; a page without mark or time is not remembered at all."""
    monkeypatch.setattr(remembered, "MOST_BYTES", 3000)
    held = Remembered()
    for number in range(4):
        held.keep(f"http://courier.example/{number}", {"etag": f'"{number}"'}, None, random.Random(number).randbytes(1000))
    held.keep("http://courier.example/unmarked", {}, None, b"x")
    names = (0, 1, 2, 3, "unmarked")
    assert [held.of(f"http://courier.example/{each}", 10_000) is not None for each in names] == [False, False, True, True, False]
    assert held.of("http://courier.example/3", 999) is None
    held.close()


def test_a_file_that_holds_something_else_is_told(tmp_path):
    """It is not overwritten."""
    path = tmp_path / "notes.txt"
    path.write_text("Some notes that nobody published. " * 100, encoding="utf-8")
    with pytest.raises(UnreadableError):
        Remembered(str(path))
    assert path.read_text(encoding="utf-8").startswith("Some notes")


def test_a_run_remembers_what_it_fetched_in_the_file_it_is_given(tmp_path):
    """The second run asks whether the page has changed, and reads it all the same when it has not."""
    told = []

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            known = self.headers["If-None-Match"] == '"1"'
            told.append((self.path, known))
            body = b"" if known else page(story()).encode()
            self.send_response(404 if self.path == "/robots.txt" else 304 if known else 200)
            self.send_header("ETag", '"1"')
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/1"
        settings = Settings(allow_private=True, remember=str(tmp_path / "pages.db"))
        first, second = ([each.text for each in read([address], settings, print)] for _ in range(2))
        server.shutdown()
    assert first == second
    assert SENTENCES[0] in first[0]
    assert [each for each in told if each[0] == "/1"] == [("/1", False), ("/1", True)]


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate"])
def test_what_is_packed_otherwise_than_asked_for_is_refused(encoding):
    """A bomb in a bomb is never opened."""
    got, _ = fetcher({"courier.example/1": (200, HTML | {"content-encoding": encoding}, gzip.compress(gzip.compress(b"a" * 3_000_000)))})
    with pytest.raises(AddressError, match="not asked for"):
        got.get("http://courier.example/1")


@pytest.mark.parametrize("rule", ["Crawl-delay: ²", "Allow: http://[bad"])
def test_a_robots_txt_that_cannot_be_understood_forbids_all(rule):
    """And is no failure."""
    rules = f"User-agent: *\n{rule}\nAllow: /".encode()
    got, _ = fetcher({"courier.example/robots.txt": (200, {}, rules), "courier.example/1": (200, HTML, page(story()).encode())})
    with pytest.raises(AddressError, match=r"robots\.txt"):
        got.get("http://courier.example/1")


@contextlib.contextmanager
def dripping(sent, *, at_once=b""):
    """A host on this machine that answers at once with these bytes, and then a byte at a time."""
    server = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def answer():
        with contextlib.suppress(OSError):
            connection, _ = server.accept()
            connection.recv(4096)
            connection.sendall(at_once)
            for byte in sent:
                if done.wait(0.05):
                    break
                connection.sendall(bytes([byte]))
            connection.close()

    thread = threading.Thread(target=answer)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/1"
    done.set()
    server.close()
    thread.join()


@pytest.mark.parametrize("at_once", [b"", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["headers", "body"])
def test_a_host_that_sends_a_byte_at_a_time_is_given_up(monkeypatch, at_once):
    """Each byte comes in time, and all of them never would."""
    monkeypatch.setattr(address, "WHOLE", 0.5)
    with dripping(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000, at_once=at_once) as where:
        got = Fetcher(Settings(allow_private=True), pause=0)
        begun = time.monotonic()
        with pytest.raises(AddressError, match=r"over 0\.5 seconds"):
            got.get(where)
        got.close()
        assert time.monotonic() - begun < 5
