"""What stands before every page: who may ask, what a browser may do with the answer, and whether it has changed."""

from __future__ import annotations

import gzip
import hashlib
import hmac
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, cast
from urllib.parse import parse_qs, urlsplit

from litestar.enums import ScopeType

from twosource.show.memory import Answer, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from litestar.types import ASGIApp, HTTPResponseStartEvent, HTTPScope, Message, Receive, Scope, Send

# Nothing runs and nothing is loaded but our own files: no inline script or style, no other host, no frame around us.
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# The casebook may grow at any moment: a browser keeps a page, and asks whether it still stands.
_FRESHNESS = b"no-cache"
# What is packed for the way: text of more than a packet, with little effort, since a page is made anew each time.
_PACKED = (b"text/", b"application/json", b"application/javascript", b"application/atom", b"application/vnd", b"image/svg")
_SMALL = 1400
_EFFORT = 4
# A file's name that is longer, or holds a null character, is refused by the system, and not merely not found.
_LONGEST = 255
_COOKIE = "twosource"


@dataclass(frozen=True, slots=True)
class Door:
    """Only requests for these hosts, and with this token where there is one."""

    hosts: frozenset[str] | None = None  # none: any host, as where we listen to a network and cannot know our names
    token: str | None = None


@dataclass(slots=True)
class _Heard:
    start: HTTPResponseStartEvent | None = None
    body: list[bytes] = field(default_factory=list)


class Guard:
    """Lets a request in or turns it away, and seals the answer."""

    def __init__(self, app: ASGIApp, door: Door, version: Callable[[], int | None]) -> None:
        self._app = app
        self._door = door
        self._version = version
        self._memory = Memory()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = {key.lower(): value.decode("latin-1") for key, value in scope["headers"]}
        if self._door.hosts is not None and _host(headers.get(b"host", "")) not in self._door.hosts:
            # A page elsewhere may point its own name at this machine to read the casebook through the reader's browser.
            await _say(send, 421, "This address is not served here.")
        elif self._door.token is None or self._has_token(headers):
            await self._answer(scope, receive, send, headers)
        elif self._is_token(parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]):
            cookie = f"{_COOKIE}={self._door.token}; Path=/; HttpOnly; SameSite=Strict"
            await _say(send, 303, "", [(b"location", b"/"), (b"set-cookie", cookie.encode())])
        else:
            await _say(send, 401, "This casebook asks for its token: open the address that `twosource serve` printed.")

    async def _answer(self, scope: HTTPScope, receive: Receive, send: Send, headers: dict[bytes, str]) -> None:
        if scope["method"] == "HEAD":  # the same as GET; the server sends no body
            scope = cast("HTTPScope", {**scope, "method": "GET"})
        path = scope["path"]
        if path.startswith("/static/") and ("\0" in path or len(path.encode()) > _LONGEST):
            await _say(send, 404, "There is no page at this address.")
            return
        if scope["method"] != "GET":
            await self._app(scope, receive, _sealed(send, headers, lambda _: None))
            return
        asked = (scope["raw_path"], scope["query_string"], headers.get(b"host", ""), "gzip" in headers.get(b"accept-encoding", ""))
        version = self._version()
        known = self._memory.recall(asked, version)
        if known:
            await _give(send, known, headers)
        else:
            await self._app(scope, receive, _sealed(send, headers, lambda answer: self._memory.note(asked, version, answer)))

    def _has_token(self, headers: dict[bytes, str]) -> bool:
        scheme, _, given = headers.get(b"authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        try:
            cookie = SimpleCookie(headers.get(b"cookie", "")).get(_COOKIE)
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self._door.token or "").encode())


def _host(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _sealed(send: Send, asked: dict[bytes, str], note: Callable[[Answer], None]) -> Send:
    """Wait for the whole answer, pack it, and add our headers."""
    heard = _Heard()

    async def seal(message: Message) -> None:
        if message["type"] == "http.response.start":
            heard.start = message
            return
        if message["type"] != "http.response.body" or heard.start is None:
            await send(message)
            return
        heard.body.append(message["body"])
        if message["more_body"]:
            return
        answer = _packed(heard.start, b"".join(heard.body), may_pack="gzip" in asked.get(b"accept-encoding", ""))
        note(answer)
        await _give(send, answer, asked)

    return cast("Send", seal)


def _packed(start: HTTPResponseStartEvent, body: bytes, *, may_pack: bool) -> Answer:
    headers = {**dict(start["headers"]), b"vary": b"accept-encoding"}
    etag = None
    if start["status"] == 200:
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'.encode()
        headers |= {b"etag": etag, b"cache-control": _FRESHNESS}
    if may_pack and len(body) > _SMALL and headers.get(b"content-type", b"").startswith(_PACKED):
        body = gzip.compress(body, _EFFORT, mtime=0)
        headers[b"content-encoding"] = b"gzip"
    headers[b"content-length"] = str(len(body)).encode()
    return Answer(status=start["status"], headers=(*headers.items(), *_lines(HEADERS.items())), body=body, etag=etag)


async def _give(send: Send, answer: Answer, asked: dict[bytes, str]) -> None:
    """Send an answer; where the reader holds the same page already, say so in place of sending it."""
    status, headers, body = answer.status, list(answer.headers), answer.body
    held = {each.strip().encode() for each in asked.get(b"if-none-match", "").split(",")}
    if answer.etag and (answer.etag in held or b"*" in held):
        status, body = 304, b""
        headers = [(key, value) for key, value in headers if not key.startswith(b"content-") or key == b"content-security-policy"]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _lines(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers]


async def _say(send: Send, status: int, words: str, more: Iterable[tuple[bytes, bytes]] = ()) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_lines(HEADERS.items()), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode(), "more_body": False})
