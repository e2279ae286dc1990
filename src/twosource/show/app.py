"""The application: the pages, their style, and what answers when something goes wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from litestar import Litestar, Router
from litestar.di import Provide
from litestar.static_files import create_static_files_router

from twosource.show import api, described, feeds, lookup, pages
from twosource.show.guard import Guard
from twosource.show.rendering import Printer
from twosource.show.trouble import on_trouble

if TYPE_CHECKING:
    from litestar.types import ASGIApp, ExceptionHandlersMap

    from twosource.keep import View
    from twosource.show.guard import Door

_STATIC = Path(__file__).parent / "static"

PAGES = [
    pages.front,
    pages.story_page,
    pages.finding_page,
    pages.article_page,
    lookup.search_page,
    lookup.entity_page,
    lookup.outlet_page,
    described.api_page,
]
FEEDS = [feeds.stories_feed, feeds.story_feed, feeds.entity_feed, feeds.search_feed]


def application(view: View, door: Door) -> ASGIApp:
    """Everything that answers, behind its guard."""
    printer = Printer()
    app = Litestar(
        route_handlers=[
            Router("/", route_handlers=[*PAGES, *FEEDS], include_in_schema=False),
            api.ROUTER,
            create_static_files_router(path="/static", directories=[_STATIC], include_in_schema=False),
        ],
        dependencies={
            "view": Provide(lambda: view, sync_to_thread=False),
            "printer": Provide(lambda: printer, sync_to_thread=False),
        },
        exception_handlers=cast("ExceptionHandlersMap", on_trouble(printer)),
        openapi_config=api.DESCRIPTION,
        logging_config=None,
    )
    return Guard(app, door, view.version)
