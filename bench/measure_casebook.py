#!/usr/bin/env python3
"""How fast a large casebook is written and read: story page, search, person page, outlet page and front page at the server.

usage: measure_casebook.py [ARTICLES] [CASEBOOK]      (100,000 articles with 10 statements each, in a temporary folder)

Words, people, outlets and the sizes of stories follow Zipf's law, so common words, much-named people and long stories are
among what is asked for. Each request opens its page whole over HTTP on one connection; times are the client's, and
beside them stands the processor time that the server took.
"""

import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from urllib.parse import quote

import httpx

from twosource.keep import Casebook
from twosource.model import Amount, Article, Difference, Evidence, Finding, Mention, Party, Statement, Story, Value, When, Where, identity

STATEMENTS = 10
WORDS, PEOPLE, OUTLETS, PLACES = 30_000, 20_000, 400, 3_000
BATCH = 500
REQUESTS = 300


class Zipf:
    """Draws the number of a word, a person or an outlet, the first much more often than the last."""

    def __init__(self, size: int) -> None:
        self.numbers = range(size)
        self.weights = list(accumulate(1 / (number + 2) for number in self.numbers))

    def __call__(self, chance: random.Random, count: int) -> list[int]:
        return chance.choices(self.numbers, cum_weights=self.weights, k=count)


DRAW = {name: Zipf(size) for name, size in (("word", WORDS), ("person", PEOPLE), ("outlet", OUTLETS), ("place", PLACES))}


def word(number: int) -> str:
    """A word of its own for every number, of letters that a stemmer leaves alone."""
    letters = "bdfgklmnprtvz"
    made = ""
    number += 17
    while number:
        number, rest = divmod(number, len(letters) * 3)
        made += letters[rest % len(letters)] + "aou"[rest // len(letters)]
    return made


SPELLED = [word(number) for number in range(WORDS)]


def article(chance: random.Random, number: int, day: str) -> tuple[Article, list[Mention], list[Statement]]:
    """An article of ten sentences, each of them a statement."""
    outlet = f"Outlet {DRAW['outlet'](chance, 1)[0]}"
    sentences = [" ".join(SPELLED[each] for each in DRAW["word"](chance, 18)).capitalize() + "." for _ in range(STATEMENTS)]
    text = " ".join(sentences)
    key = identity("article", number)
    made = Article(
        id=key,
        address=f"https://outlet.example/{number}",
        read_from=f"crawl.warc.gz#{number}",
        outlet=outlet,
        title=sentences[0][:70],
        authors=(),
        published=f"{day}T10:00:00+00:00",
        updated=None,
        place=None,
        language="en",
        text=text,
        paragraphs=((0, len(text)),),
        captions=(),
        agencies=(),
        furniture=(),
        raw_map=None,
    )
    statements, mentions, start = [], [], 0
    for place, sentence in enumerate(sentences):
        [one, other] = DRAW["person"](chance, 2)
        [where] = DRAW["place"](chance, 1)
        end = start + len(sentence)
        statements.append(
            Statement(
                id=identity(key, place),
                article=key,
                kind=("event", "quote", "figure", "fact")[place % 4],
                evidence=Evidence(article=key, start=start, end=end, text=sentence),
                predicate=word(place),
                who=Party(text=f"Person {one}", name=f"Person {one}", entity=f"person {one}"),
                speaker=Party(text=f"Person {other}", name=f"Person {other}", entity=f"person {other}") if place % 4 == 1 else None,
                where=Where(text=f"Place {where}", name=f"Place {where}", geonames=where) if place % 2 == 0 else None,
                when=When(text=day, value=day, earliest=day, latest=day),
                amount=Amount(text=str(one), low=one, high=one, of="hurt") if place % 4 == 2 else None,
            )
        )
        mentions.append(
            Mention(article=key, kind="person", start=start, end=start + 5, text=sentence[:5], name=f"Person {one}", entity=f"person {one}")
        )
        start = end + 1
    return made, mentions, statements


def find(story: Story, told: list[tuple[Article, list[Mention], list[Statement]]]) -> list[Finding]:
    """Fourteen findings or more of a story: the nth statements of all its articles together, and some alone."""
    findings = []
    for place in range(STATEMENTS):
        groups = [told] if place % 3 else [[each] for each in told]
        for members in groups:
            said = [statements[place] for _, _, statements in members]
            conflict = place % 4 == 2 and len(said) > 1
            findings.append(
                Finding(
                    id=identity(story.id, said[0].id),
                    story=story.id,
                    kind=said[0].kind,
                    gist=said[0].evidence.text,
                    standing="single" if len(said) == 1 else "conflicting" if conflict else "corroborated",
                    statements=tuple(each.id for each in said),
                    outlets=tuple(sorted({article.outlet for article, _, _ in members})),
                    origins=len(said),
                    origin_groups=tuple((article.id,) for article, _, _ in members),
                    differences=(
                        Difference(slot="amount", values=tuple(Value(value=each.amount.text, statements=(each.id,)) for each in said)),
                    )
                    if conflict
                    else (),
                    vouched_by=(),
                    score=0.9,
                    reasons=("same matter",),
                )
            )
    return findings


def write(path: str, articles: int) -> list[Story]:
    """A casebook of so many articles, written as a run writes it; its stories."""
    chance = random.Random(0)
    count, waiting, stories, findings = 0, [], [], {}
    keeping = 0.0
    with Casebook(path) as casebook:
        while count < articles:
            day = f"20{chance.randint(20, 25)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            size = min(40, max(2, int(chance.paretovariate(1.3) * 2)))
            members = [article(chance, count + place, day) for place in range(size)]
            count += size
            ids = tuple(each[0].id for each in members)
            moment = f"{day}T10:00:00+00:00"
            story = Story(id=identity("story", ids[0]), title=members[0][0].title, articles=ids, earliest=moment, latest=moment)
            stories.append(story)
            findings[story.id] = find(story, members)
            waiting += members
            if len(waiting) >= BATCH or count >= articles:
                start = time.process_time()
                casebook.keep(waiting)
                keeping += time.process_time() - start
                waiting = []
        start = time.process_time()
        casebook.settle(stories, findings)
        settling = time.process_time() - start
    told = sum(map(len, findings.values()))
    size = pathlib.Path(path).stat().st_size / 1e9
    print(f"{count:,} articles, {count * STATEMENTS:,} statements, {len(stories):,} stories, {told:,} findings: {size:.2f} GB")
    print(f"processor time: {1000 * keeping / count:.2f} ms an article kept, {1000 * settling / told:.3f} ms a finding settled", flush=True)
    return stories


def paths(stories: list[Story]) -> dict[str, list[str]]:
    """What is asked for, of each kind of page."""
    chance = random.Random(1)
    some = [stories[chance.randrange(len(stories))] for _ in range(REQUESTS)]
    pairs = [DRAW["word"](chance, 2) for _ in range(REQUESTS)]
    return {
        "front page": [f"/?page={chance.randint(1, 50)}" for _ in range(REQUESTS)],
        "story page": [f"/stories/{story.id}" for story in some],
        "article page": [f"/articles/{story.articles[0]}" for story in some],
        "search, one word": [f"/search?q={word(one)}" for one, _ in pairs],
        "search, two words": [f"/search?q={word(one)}+{word(other)}" for one, other in pairs],
        "search, person": [
            f"/search?q=person:{quote(chr(34))}Person+{number}{quote(chr(34))}" for number in DRAW["person"](chance, REQUESTS)
        ],
        "person page": [f"/entity?key=person+{number}" for number in DRAW["person"](chance, REQUESTS)],
        "outlet page": [f"/outlet?name=Outlet+{number}" for number in DRAW["outlet"](chance, REQUESTS)],
    }


def cpu(process: int) -> float:
    """Seconds of processor time that a process has taken, as Linux counts them: the same on a busy machine as on an idle one."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as scratch:
        path = sys.argv[2] if len(sys.argv) > 2 else f"{scratch}/casebook.db"
        listed = pathlib.Path(f"{path}.stories")
        if listed.exists():
            stories = [Story(title=None, earliest=None, latest=None, **each) for each in json.loads(listed.read_text())]
        else:
            stories = write(path, articles)
            listed.write_text(json.dumps([{"id": story.id, "articles": story.articles} for story in stories]))
        command = [sys.executable, "-m", "twosource", "serve", "--casebook", path, "--port", "0", "--json"]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as server:
            address = json.loads(server.stdout.readline())["address"]
            with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
                for name, asked in paths(stories).items():
                    times, sizes, worked = [], [], cpu(server.pid)
                    for number, each in enumerate(asked):
                        start = time.perf_counter()
                        # The server remembers what it was asked: a number that it does not know makes every page anew.
                        answer = client.get(f"{each}{'&' if '?' in each else '?'}visit={number}")
                        times.append(1000 * (time.perf_counter() - start))
                        sizes.append(len(answer.content))
                        assert answer.status_code in {200, 404}, (each, answer.status_code)
                    cuts = statistics.quantiles(times, n=100)
                    each = 1000 * (cpu(server.pid) - worked) / len(asked)
                    size = statistics.median(sizes) / 1000
                    print(
                        f"{name:18} median {cuts[49]:6.1f} ms, p99 {cuts[98]:6.1f} ms, server's processor {each:5.1f} ms, {size:.0f} KB",
                        flush=True,
                    )
            server.terminate()


if __name__ == "__main__":
    main()
