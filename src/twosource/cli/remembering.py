"""Requests that ask whether anything changed: a host that has nothing new sends no feed again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

# A feed larger than this is fetched anew each time, and so are those past so many.
_LARGEST = 1_000_000
_MOST = 1_000
_NOT_MODIFIED = httpx.codes.NOT_MODIFIED

Key = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class Held:
    """This address served these bytes under this tag, or at this time."""

    headers: httpx.Headers
    body: bytes


class Remembering(httpx.BaseTransport):
    """Sends requests on, with what is held of their address; where that still stands, the bytes held are the answer.

    `held` outlives the transport, so that a new connection remembers too.
    """

    def __init__(self, held: MutableMapping[Key, Held], sent_by: httpx.BaseTransport | None = None) -> None:
        self._held = held
        self._sent_by = sent_by or httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        key = (request.url.scheme, request.headers.get("host", ""), request.url.raw_path)
        held = self._held.get(key)
        for asked, told in (("if-none-match", "etag"), ("if-modified-since", "last-modified")):
            if held is not None and told in held.headers:
                request.headers[asked] = held.headers[told]
        answer = self._sent_by.handle_request(request)
        if answer.status_code == _NOT_MODIFIED and held is not None:
            answer.close()
            return httpx.Response(httpx.codes.OK, headers=held.headers, stream=httpx.ByteStream(held.body))
        if answer.status_code == httpx.codes.OK and ("etag" in answer.headers or "last-modified" in answer.headers):
            answer.stream = _Kept(cast("httpx.SyncByteStream", answer.stream), self._held, key, answer.headers)
        return answer

    def close(self) -> None:
        self._sent_by.close()


class _Kept(httpx.SyncByteStream):
    """The bytes of an answer on their way; when all have come, they are held."""

    def __init__(self, stream: httpx.SyncByteStream, held: MutableMapping[Key, Held], key: Key, headers: httpx.Headers) -> None:
        self._stream = stream
        self._held = held
        self._key = key
        self._headers = headers

    def __iter__(self) -> Iterator[bytes]:
        body = bytearray()
        for chunk in self._stream:
            if len(body) <= _LARGEST:
                body += chunk
            yield chunk
        if len(body) <= _LARGEST and (self._key in self._held or len(self._held) < _MOST):
            self._held[self._key] = Held(self._headers, bytes(body))

    def close(self) -> None:
        self._stream.close()
