"""Who may ask: this machine by its own names, others only with the token; and how the server begins and ends."""

import json
import signal
import socket
import subprocess
import sys

import casebook_factory as factory
import httpx
import pytest

from twosource.errors import CasebookError, UsageError
from twosource.show import serve

STORY = f"/stories/{factory.STORY.id}"


def test_another_name_for_this_machine_is_refused(client):
    """A page elsewhere that points its name here gets nothing."""
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "Aurelia" not in answer.text
    assert client.get("/", headers={"host": "localhost:80"}).status_code == 200
    assert client.get("/", headers={"host": "[:::"}).status_code == 421


def test_beyond_this_machine_the_casebook_asks_for_its_token(serving, ferry):
    """The printed address lets a browser in, which then has a cookie; a program sends the token; others get a 401."""
    with serving(ferry, "0.0.0.0") as address, httpx.Client(trust_env=False) as asker:
        base, _, token = address.partition("/?token=")
        assert len(token) >= 32
        for refused in (
            asker.get(base),
            asker.get(f"{base}{STORY}"),
            asker.get(f"{base}/api/stories"),
            asker.get(f"{base}/static/style.css"),
            asker.get(f"{base}/?token=wrong"),
            asker.get(base, headers={"authorization": b"Bearer wrong", "cookie": b"twosource=\xe9wrong;;;="}),
        ):
            assert refused.status_code == 401
            assert "Aurelia" not in refused.text
        assert asker.get(f"{base}{STORY}", headers={"authorization": f"Bearer {token}"}).status_code == 200
        entered = asker.get(address)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert "HttpOnly" in entered.headers["set-cookie"]
        assert asker.get(f"{base}{STORY}").status_code == 200


def test_a_port_that_is_taken_is_wrong_use(ferry):
    """The error names host and port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=str(port)):
            serve(ferry, "127.0.0.1", port, print)


def test_a_host_that_is_none_is_wrong_use(ferry):
    """Nor is a name that leads nowhere a traceback."""
    with pytest.raises(UsageError, match=r"no\.such\.host\.invalid"):
        serve(ferry, "no.such.host.invalid", 0, print)


def test_no_casebook_is_told_before_anything_listens(tmp_path):
    """The error is the casebook's own."""
    with pytest.raises(CasebookError, match="no casebook"):
        serve(str(tmp_path / "nothing.db"), "127.0.0.1", 0, print)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_and_ends_when_told(ferry, ending):
    """It prints its address once it answers, and a signal ends it without a traceback."""
    command = [sys.executable, "-m", "twosource", "serve", "--casebook", ferry, "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        address = json.loads(server.stdout.readline())["address"]
        assert httpx.get(address + STORY, trust_env=False).status_code == 200
        server.send_signal(ending)
        _, told = server.communicate(timeout=20)
    assert "Traceback" not in told


@pytest.mark.parametrize("path", ["/static/%00", "/static/style.css%00", "/static/" + "a" * 300, "/%00", "/api/stories/%00"])
def test_what_no_file_can_be_called_is_not_there(client, path):
    """It is no fault of the server."""
    assert client.get(path).status_code == 404
