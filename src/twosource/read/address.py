"""Addresses that the user gives, fetched with care: no private network, one request at a time per host, robots.txt kept."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.robotparser
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from twosource import __version__
from twosource.errors import AddressError, TooLargeError
from twosource.read.deadline import Deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twosource.read.remembered import Remembered
    from twosource.settings import Settings

AGENT = "twosource"
NOTHING = "User-agent: *\nDisallow: /"  # a robots.txt that forbids all
HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (reads news pages for a person who named them; keeps robots.txt)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
}
SHOWN = 40  # characters of what a host sent that are told
REDIRECTS = 5
PAUSE = 1.0  # seconds between two requests to one host
WAIT = 10.0  # seconds for a connection, or for the next bytes
WHOLE = 30.0  # seconds for one page, from the connection to its last byte
ROBOTS = 500_000  # bytes of robots.txt that RFC 9309 asks to be read at least


def is_address(path: str) -> bool:
    """Whether a path is an address to fetch."""
    return path.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """These bytes came from this address, after redirects."""

    address: str
    body: bytes
    encoding: str | None


class Fetcher:
    """Fetches pages for one run, and remembers of each host what it allows and when it was last asked."""

    def __init__(
        self,
        settings: Settings,
        *,
        transport: httpx.BaseTransport | None = None,
        resolve: Callable[[str, int], list[str]] | None = None,
        pause: float = PAUSE,
        remembered: Remembered | None = None,
    ) -> None:
        self._settings = settings
        self._transport = transport
        self._client: httpx.Client | None = None
        self._resolve = resolve or _resolved
        self._pause = pause
        self._deadline = Deadline()
        self._remembered = remembered
        self._asked: dict[str, float] = {}
        self._rules: dict[str, urllib.robotparser.RobotFileParser] = {}

    def close(self) -> None:
        """Close what is open."""
        if self._client is not None:
            self._client.close()
        if self._remembered is not None:
            self._remembered.close()

    def get(self, address: str) -> Fetched:
        """A page, after at most five redirects; as it is remembered, where the host says that it has not changed.

        Raises AddressError where it must not or cannot be fetched, or is too slow, TooLargeError where it is too large.
        """
        url = _url(address)
        for _ in range(REDIRECTS + 1):
            if not self._allows(url):
                raise AddressError(address, f"the host's robots.txt does not allow it: {url}")
            kept = self._remembered.of(str(url), self._settings.max_page_bytes) if self._remembered else None
            status, headers, body = self._ask(url, self._settings.max_page_bytes, address, kept.conditions if kept else {})
            if status in {301, 302, 303, 307, 308} and "location" in headers:
                url = _url(str(url.join(headers["location"])))
                continue
            if kept and status == httpx.codes.NOT_MODIFIED:
                return Fetched(str(url), kept.body, kept.encoding)
            if status != httpx.codes.OK:
                raise AddressError(address, f"the host answered {status}")
            encoding = httpx.Response(status, headers=headers).charset_encoding
            if self._remembered:
                self._remembered.keep(str(url), headers, encoding, body)
            return Fetched(str(url), body, encoding)
        raise AddressError(address, f"over {REDIRECTS} redirects")

    def _allows(self, url: httpx.URL) -> bool:
        host = f"{url.scheme}://{url.netloc.decode()}"
        if host not in self._rules:
            rules = urllib.robotparser.RobotFileParser()
            try:
                status, _, body = self._ask(httpx.URL(f"{host}/robots.txt"), ROBOTS, host)
            except TooLargeError:
                status, body = httpx.codes.OK, b""
            # RFC 9309: a robots.txt that is not there allows all, one that cannot be had forbids all.
            if status >= httpx.codes.INTERNAL_SERVER_ERROR:
                body = NOTHING.encode()
            elif status != httpx.codes.OK:
                body = b""
            try:
                rules.parse(body.decode("utf-8", "replace").splitlines())
            except ValueError:  # a robots.txt that cannot be understood forbids all
                rules.parse(NOTHING.splitlines())
            self._rules[host] = rules
        return self._rules[host].can_fetch(AGENT, str(url))

    def _ask(self, url: httpx.URL, bound: int, where: str, conditions: Mapping[str, str] | None = None) -> tuple[int, httpx.Headers, bytes]:
        """One request, to the very host address that was looked at, so that a second look-up cannot lead elsewhere."""
        port = url.port or (443 if url.scheme == "https" else 80)
        number = self._public(url.host, port, where)
        self._wait(url.host)
        if self._client is None:
            self._client = httpx.Client(transport=self._transport, timeout=WAIT, follow_redirects=False, headers=HEADERS, trust_env=False)
        request = self._client.build_request(
            "GET",
            url.copy_with(host=number),
            headers={"Host": url.netloc.decode(), **(conditions or {})},
            extensions={"sni_hostname": url.host, "trace": self._deadline.trace},
        )
        try:
            with self._deadline.within(WHOLE):
                return self._sent(self._client, request, bound, where)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, zlib.error) as error:
            if self._deadline.passed:
                raise _slow(where) from error
            raise AddressError(where, f"cannot be fetched: {error or type(error).__name__}") from error

    def _sent(self, client: httpx.Client, request: httpx.Request, bound: int, where: str) -> tuple[int, httpx.Headers, bytes]:
        body = bytearray()
        response = client.send(request, stream=True)
        try:
            unpack = _unpacking(response.headers.get("Content-Encoding", ""), where)
            for chunk in response.iter_raw():
                body += unpack(chunk, bound + 1 - len(body))
                if len(body) > bound:
                    raise TooLargeError(where, f"over {bound:,} bytes")
                if self._deadline.passed:
                    raise _slow(where)
        finally:
            response.close()
        if self._deadline.passed:  # a body without a length seems to end where it was cut
            raise _slow(where)
        return response.status_code, response.headers, bytes(body)

    def _public(self, host: str, port: int, where: str) -> str:
        """The number of a host's address, where none of its numbers leads into a private network."""
        try:
            numbers = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise AddressError(where, f"no such host: {host}") from error
        if not numbers:
            raise AddressError(where, f"no such host: {host}")
        if not self._settings.allow_private:
            for number in numbers:
                address = ipaddress.ip_address(number.partition("%")[0])
                inner = getattr(address, "ipv4_mapped", None) or address
                if not inner.is_global or inner.is_multicast:
                    raise AddressError(where, f"{host} is in a private network ({number}); --allow-private fetches it all the same")
        return numbers[0]

    def _wait(self, host: str) -> None:
        left = self._asked.get(host, 0.0) + self._pause - time.monotonic()
        if host in self._asked and left > 0:
            time.sleep(left)
        self._asked[host] = time.monotonic()


def _slow(where: str) -> AddressError:
    return AddressError(where, f"cannot be fetched: it took over {WHOLE:g} seconds")


def _unpacking(encoding: str, where: str) -> Callable[[bytes, int], bytes]:
    """What makes of a piece as it came no more than so many bytes of the page: a small piece may stand for very many."""
    if encoding.strip().lower() in ("", "identity"):
        return lambda piece, most: piece[:most]
    if encoding.strip().lower() not in ("gzip", "x-gzip"):
        raise AddressError(where, f"cannot be fetched: packed as {encoding[:SHOWN]!r}, which was not asked for")
    made = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)  # with the header of gzip
    return made.decompress


def _url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise AddressError(address, f"no address that can be read: {error}") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise AddressError(address, "neither http nor https")
    return url


def _resolved(host: str, port: int) -> list[str]:
    return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
