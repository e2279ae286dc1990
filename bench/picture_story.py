#!/usr/bin/env python3
"""Take the picture of a story page that the README shows: the examples are run, kept, served, and read in Chromium.

usage: picture_story.py docs/story.png       (Chromium as tests/browser.sh installs it)
"""

import json
import pathlib
import subprocess
import sys
import tempfile
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

from twosource.keep import View

ROOT = pathlib.Path(__file__).parent.parent
# What is chosen of the story, so that one screen holds an agreed core and what changed.
CHOICE = {"kind": "event", "outlet": "Northern Ledger"}
WIDTH, HEIGHT = 1280, 1660


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        book = f"{scratch}/casebook.db"
        subprocess.run([sys.executable, "-m", "twosource", "run", ROOT / "examples", "--casebook", book], check=True)
        with View(book) as view:
            _, headlines = view.headlines(limit=9)
        story = next(each.story.id for each in headlines if "quakes" in (each.story.title or ""))
        with subprocess.Popen(
            [sys.executable, "-m", "twosource", "serve", "--casebook", book, "--port", "0", "--json"], stdout=subprocess.PIPE
        ) as server:
            address = json.loads(server.stdout.readline())["address"]
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
                page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
                page.goto(f"{address}/stories/{story}?{urlencode(CHOICE)}")
                page.screenshot(path=sys.argv[1])
                browser.close()
            server.terminate()


if __name__ == "__main__":
    main()
