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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from litestar.types import ASGIApp, HTTPResponseBodyEvent, HTTPResponseStartEvent, Message, Receive, Scope, Send

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
_COOKIE = "twosource"


@dataclass(frozen=True, slots=True)
class Door:
    """Only requests for these hosts, and with this token where there is one."""

    hosts: frozenset[str] | None = None  # none: any host, as where we listen to a network and cannot know our names
    token: str | None = None


@dataclass(slots=True)
class _Answer:
    start: HTTPResponseStartEvent | None = None
    body: list[bytes] = field(default_factory=list)


class Guard:
    """Lets a request in or turns it away, and seals the answer."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = {key.lower(): value.decode("latin-1") for key, value in scope["headers"]}
        if self._door.hosts is not None and _host(headers.get(b"host", "")) not in self._door.hosts:
            # A page elsewhere may point its own name at this machine to read the casebook through the reader's browser.
            await _say(send, 421, "This address is not served here.")
        elif self._door.token is None or self._has_token(headers):
            if scope["method"] == "HEAD":  # the same as GET; the server sends no body
                scope = cast("Scope", {**scope, "method": "GET"})
            await self._app(scope, receive, _sealed(send, headers))
        elif self._is_token(parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]):
            cookie = f"{_COOKIE}={self._door.token}; Path=/; HttpOnly; SameSite=Strict"
            await _say(send, 303, "", [(b"location", b"/"), (b"set-cookie", cookie.encode())])
        else:
            await _say(send, 401, "This casebook asks for its token: open the address that `twosource serve` printed.")

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


def _sealed(send: Send, asked: dict[bytes, str]) -> Send:
    """Add our headers; where the reader holds the same page already, say so in place of sending it."""
    answer = _Answer()

    async def seal(message: Message) -> None:
        if message["type"] == "http.response.start":
            answer.start = message
            return
        if message["type"] != "http.response.body" or answer.start is None:
            await send(message)
            return
        answer.body.append(message["body"])
        if message["more_body"]:
            return
        start, body = _finish(answer.start, b"".join(answer.body), asked)
        await send(start)
        await send(body)

    return cast("Send", seal)


def _finish(start: HTTPResponseStartEvent, body: bytes, asked: dict[bytes, str]) -> tuple[HTTPResponseStartEvent, HTTPResponseBodyEvent]:
    headers = {**dict(start["headers"]), b"vary": b"accept-encoding"}
    status = start["status"]
    if status == 200:
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        headers |= {b"etag": etag.encode(), b"cache-control": _FRESHNESS}
        held = {each.strip() for each in asked.get(b"if-none-match", "").split(",")}
        if etag in held or "*" in held:
            status, body = 304, b""
            headers = {key: value for key, value in headers.items() if key in {b"etag", b"cache-control", b"vary"}}
    if len(body) > _SMALL and headers.get(b"content-type", b"").startswith(_PACKED) and "gzip" in asked.get(b"accept-encoding", ""):
        body = gzip.compress(body, _EFFORT, mtime=0)
        headers[b"content-encoding"] = b"gzip"
    if status != 304:
        headers[b"content-length"] = str(len(body)).encode()
    sealed = [*headers.items(), *_lines(HEADERS.items())]
    return {**start, "status": status, "headers": sealed}, {"type": "http.response.body", "body": body, "more_body": False}


def _lines(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers]


async def _say(send: Send, status: int, words: str, more: Iterable[tuple[bytes, bytes]] = ()) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_lines(HEADERS.items()), *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode(), "more_body": False})
