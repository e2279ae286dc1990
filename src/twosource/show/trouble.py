"""What went wrong, as a page for people and as JSON for programs, with the right status and never a traceback."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Response
from litestar.exceptions import HTTPException, ValidationException

from twosource.errors import CasebookError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from litestar import Request

    from twosource.show.rendering import Printer

_log = logging.getLogger("twosource.show")

_HEADINGS = {
    400: "That cannot be asked",
    404: "Nothing here",
    405: "That cannot be done here",
    503: "The casebook cannot be read",
}
# A casebook that is in use now may be free in a moment.
_LATER = {"retry-after": "5"}


def on_trouble(printer: Printer) -> dict[type[Exception] | int, Callable[[Request[Any, Any, Any], Any], Response[Any]]]:
    """What answers each kind of error."""

    def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
        status, words = _told(error)
        if status == 500:
            _log.error("%s", request.url.path, exc_info=error)
        if request.url.path.startswith("/api/"):
            told = msgspec.json.encode({"status": status, "error": words})
            return Response(told, status_code=status, media_type="application/json", headers=_LATER if status == 503 else None)
        heading = _HEADINGS.get(status) or (HTTPStatus(status).phrase if status < 500 else "Something broke here")
        page = printer("trouble.html", status=status, number=status, heading=heading, says=words)
        page.headers.update(_LATER if status == 503 else {})
        return page

    return {HTTPException: answer, CasebookError: answer, UsageError: answer, Exception: answer}


def _told(error: Exception) -> tuple[int, str]:
    match error:
        case CasebookError():
            return 503, str(error)
        case UsageError():
            return 400, str(error)
        case ValidationException():
            named = sorted({str(each["key"]) for each in error.extra or [] if isinstance(each, dict) and "key" in each})
            return 400, f"Not understood in the address: {', '.join(named)}." if named else error.detail
        case HTTPException():
            own = error.status_code == 404 and error.detail != HTTPStatus.NOT_FOUND.phrase
            return error.status_code, error.detail if own or error.status_code == 400 else "There is no page at this address."
        case _:
            return 500, "The page could not be made. The reason stands in the server's log."
