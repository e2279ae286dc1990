"""The server: takes a port, opens the casebook, and answers until it is told to end."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from typing import TYPE_CHECKING

import uvicorn

from twosource.errors import UsageError
from twosource.keep import View
from twosource.show.app import application
from twosource.show.guard import Door

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
# What an address, its query included, and the headers may take: more is refused before it is read.
_REQUEST_BYTES = 32_768


class Listener(uvicorn.Server):
    """Listens at http://127.0.0.1:8765 and says so once it answers."""

    def __init__(self, view: View, host: str, port: int, ready: Callable[[str], None]) -> None:
        self._door = _door(host)
        self._ready = ready
        super().__init__(
            uvicorn.Config(
                application(view, self._door),
                access_log=False,
                log_level="warning",
                lifespan="off",
                server_header=False,
                h11_max_incomplete_event_size=_REQUEST_BYTES,
                http="h11",
                ws="none",
                timeout_graceful_shutdown=3,
            )
        )
        self._socket = _bind(host, port)

    def listen(self) -> None:
        """Answer until `should_exit` is set or the process is told to end."""
        try:
            self.run(sockets=[self._socket])
        finally:
            self._socket.close()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            self._ready(self.address)

    @property
    def address(self) -> str:
        host, port = self._socket.getsockname()[:2]
        named = f"[{host}]" if ":" in host else host
        return f"http://{named}:{port}" + (f"/?token={self._door.token}" if self._door.token else "")


def serve(casebook: str, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve the pages of a casebook until the process is told to end; `ready` hears the address once it answers."""
    with View(casebook, paths=is_here(host)) as view:
        try:
            Listener(view, host, port, ready).listen()
        except KeyboardInterrupt:
            return


def _door(host: str) -> Door:
    """Beyond this machine the casebook opens only with a token, made anew each time."""
    if is_here(host):
        return Door(hosts=_LOOPBACK | {host})
    return Door(token=secrets.token_urlsafe(24))


def is_here(host: str) -> bool:
    """Whether only this machine can ask there."""
    try:
        return host in _LOOPBACK or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bind(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except OSError as error:
        raise UsageError(f"{host}: not an address to listen on ({error.strerror})") from error
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise UsageError(f"{host}:{port}: cannot listen there ({error.strerror})") from error
    return listening
