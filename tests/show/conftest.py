"""A casebook that is being served, a client that asks it, and a browser that reads it."""

import pathlib
import threading
from contextlib import contextmanager

import casebook_factory as factory
import httpx
import pytest

from twosource.keep import View

SHOTS = pathlib.Path(__file__).parent.parent / "shots"
CHROMIUM = pathlib.Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def _serving(path, host="127.0.0.1"):
    """Serve a casebook from a thread of ours; its address."""
    from twosource.show.server import Listener

    addresses, ready = [], threading.Event()

    def note(address):
        addresses.append(address)
        ready.set()

    with View(path) as view:
        listener = Listener(view, host, 0, note)
        thread = threading.Thread(target=listener.listen)
        thread.start()
        try:
            assert ready.wait(30), "the server did not start"
            yield addresses[0]
        finally:
            listener.should_exit = True
            thread.join(30)


@pytest.fixture(scope="session")
def serving():
    """Serves a casebook, within a `with`, at the address that this gives."""
    return _serving


@pytest.fixture(scope="session")
def ferry(tmp_path_factory):
    """The path of a casebook with the ferry story."""
    return factory.fill(str(tmp_path_factory.mktemp("show") / "casebook.db"))


@pytest.fixture(scope="session")
def served(ferry):
    """The address at which the ferry story is served."""
    with _serving(ferry) as address:
        yield address


@pytest.fixture(scope="session")
def client(served):
    """Asks the served casebook."""
    with httpx.Client(base_url=served, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, headless."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here: sh tests/browser.sh installs it")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium):
    """Opens a page in a fresh context; what it says on the console is kept in `complaints`."""
    contexts = []

    def start(address, *, width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (page.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.answer = page.goto(address)
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def shots():
    """The folder of the pictures that people look at."""
    SHOTS.mkdir(exist_ok=True)
    return SHOTS
