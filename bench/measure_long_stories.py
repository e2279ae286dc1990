"""Seconds and memory that stories take which nobody would write: very long, or saying nearly the same without end.

usage: OPENBLAS_NUM_THREADS=1 measure_long_stories.py [KIND ...]

Every text is made here, out of invented names; each kind has a process of its own. For each: its articles and statements, the processor
seconds that understanding, grouping and comparing take, and the peak of the process's memory.
"""

from __future__ import annotations

import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from bare_article import bare_article

from twosource.group import group, one_story
from twosource.pipeline import compared, find
from twosource.settings import Settings
from twosource.telling import told
from twosource.vectors import SentenceVectors

if TYPE_CHECKING:
    from twosource.model import Article

LONG = 100_000  # characters of one article that are understood
CHANGED = 0.2  # of the towns in a report that is printed over
GIVEN = [
    "Anna",
    "Otto",
    "Mira",
    "Karel",
    "Ines",
    "Jonas",
    "Vera",
    "Tomas",
    "Lena",
    "Pavel",
    "Nadia",
    "Emil",
    "Greta",
    "Ivo",
    "Sofia",
    "Hugo",
]
FAMILY = ["Weber", "Lind", "Novak", "Brandt", "Sorel", "Keller", "Vance", "Moreno", "Petrov", "Haas", "Ferro", "Dahl", "Quint", "Roth"]
TOWNS = ["Velen", "Marburg", "Tarsk", "Oldport", "Senn", "Lowick", "Brenna", "Castel", "Drava", "Ister", "Kolm", "Nerva", "Pardo", "Rusk"]
BODIES = ["council", "ministry", "court", "police", "company", "union", "hospital", "university", "parliament", "army", "party", "bank"]
DEEDS = [
    "approved",
    "rejected",
    "closed",
    "opened",
    "visited",
    "criticised",
    "sold",
    "bought",
    "repaired",
    "defended",
    "praised",
    "searched",
    "flooded",
    "rebuilt",
    "photographed",
    "evacuated",
    "inspected",
    "painted",
    "surveyed",
    "abandoned",
    "renamed",
    "guarded",
    "blocked",
]
THINGS = [
    "bridge",
    "harbour",
    "budget",
    "railway",
    "school",
    "stadium",
    "treaty",
    "airport",
    "factory",
    "museum",
    "archive",
    "dam",
    "market",
    "prison",
    "pipeline",
    "theatre",
    "tunnel",
    "hotel",
    "clinic",
    "road",
    "lighthouse",
    "quarry",
    "forest",
    "warehouse",
    "mine",
    "tower",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def name(chance: random.Random) -> str:
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"


def varied(chance: random.Random) -> str:
    """A sentence of a long report, hardly ever the same twice."""
    deed, thing, town, body, day = (chance.choice(each) for each in (DEEDS, THINGS, TOWNS, BODIES, DAYS))
    return chance.choice(
        (
            f"The {body} of {town} {deed} the {thing} on {day}, after {name(chance)} had asked for it in a long letter.",
            f"{name(chance)}, who once led the {body}, said the {thing} in {town} would cost {chance.randrange(2, 900)} million euros.",
            f"“We {deed} the {thing} because nobody else would,” {name(chance)} told the {body} in {town}.",
            f"At least {chance.randrange(2, 90)} people were hurt when the {thing} near {town} collapsed, the {body} said on {day}.",
            f"In {chance.randrange(1950, 2023)} the {body} {deed} a {thing} there, and {name(chance)} still keeps the {chance.choice(THINGS)}'s keys.",
            f"But {name(chance)} denied that the {body} had {deed} the {thing}, and called the {chance.choice(THINGS)} of {town} a mistake.",
        )
    )


def filled(sentence, seed: int, size: int, each: int = 4) -> str:
    """Paragraphs of so many sentences each, up to a size."""
    chance, lines, length = random.Random(seed), [], 0
    while length < size:
        lines.append(" ".join(sentence(chance) for _ in range(each)))
        length += len(lines[-1]) + 2
    return "\n\n".join(lines)


def feature(number: int) -> str:
    """Two long reports with one third of their sentences in common, and the rest as varied."""
    common = filled(varied, 1, LONG // 3, 1).split("\n\n")
    own = filled(varied, 2 + number, 2 * LONG // 3, 1).split("\n\n")
    lines = [*common, *own]
    random.Random(number).shuffle(lines)
    return "\n\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))


def results(number: int) -> str:
    """A list of three thousand results."""
    chance = random.Random(number)

    def result() -> str:
        first, second, day = chance.choice(TOWNS), chance.choice(TOWNS), chance.choice(DAYS)
        return f"{first} beat {second} {chance.randrange(1, 9)}-{chance.randrange(6)} on {day}."

    return "\n\n".join(result() for _ in range(LONG // 32))


def numbered(number: int) -> str:
    """One paragraph, again and again, with its number changed."""
    return "\n\n".join(
        f"The flood killed {at} people in Velen on Monday. "
        f"The council of Velen said that it had sent {at + number} boats and would rebuild the harbour."
        for at in range(2, LONG // 140)
    )


def names(number: int) -> str:
    """One sentence, again and again, with its name changed."""
    chance = random.Random(number)
    lines = (f"{name(chance)} was arrested in {chance.choice(TOWNS)} on Monday after a raid on the harbour." for _ in range(1_000))
    return "\n\n".join(lines)


def said(chance: random.Random) -> str:
    thing, town, deed, body = (chance.choice(each) for each in (THINGS, TOWNS, DEEDS, BODIES))
    return f"“The {thing} of {town} was {deed} by the {body} in {chance.randrange(1990, 2023)},” Weber said."


def speaker(number: int) -> str:
    """An interview: a thousand quotations of one who speaks."""
    return f"Anna Weber, the mayor of Velen, spoke on Monday.\n\n{filled(said, number, LONG, 1)}"


def blog(number: int) -> str:
    """Four hundred entries of one day, each with its time."""
    chance = random.Random(number)
    return "\n\n".join(f"{6 + at // 25:02}:{at % 60:02}\n\n{varied(chance)} {varied(chance)}" for at in range(400))


def entry(number: int) -> str:
    """One entry of a day, on a page of its own."""
    return filled(varied, number, 200, 2)


def crowd(number: int) -> str:
    """A short report, which fifty outlets print with a few words changed."""
    chance = random.Random(number)

    def changed(word: str) -> str:
        return chance.choice(TOWNS) if word in TOWNS and chance.random() < CHANGED else word

    return "\n\n".join(" ".join(map(changed, line.split())) for line in filled(varied, 0, 2_000, 1).split("\n\n"))


def one_line(number: int) -> str:
    """Hardly a sentence: a list of names without end in one line."""
    chance = random.Random(number)
    return "The following were arrested in Velen on Monday: " + ", ".join(name(chance) for _ in range(LONG // 14)) + "."


KINDS = {  # how its articles are made, how many they are, and of how many outlets
    "feature": (feature, 2, 2),
    "results": (results, 2, 2),
    "numbered": (numbered, 2, 2),
    "names": (names, 2, 2),
    "speaker": (speaker, 2, 2),
    "blog": (blog, 2, 2),
    "one line": (one_line, 2, 2),
    "crowd": (crowd, 50, 50),
    "entries": (entry, 1_000, 1),
    "twelve features": (feature, 12, 12),
}


def articles_of(kind: str) -> list[Article]:
    make, many, outlets = KINDS[kind]
    return [
        bare_article(
            f"{kind}-{number:04}",
            make(number),
            outlet=f"Outlet {number % outlets}",
            title=f"{kind} {number}",
            published=f"2024-03-0{1 + number % 9}T10:00:00Z",
        )
        for number in range(many)
    ]


def measure(kind: str) -> None:
    articles, dropped = {each.id: each for each in articles_of(kind)}, []
    begun = time.process_time()
    everything = list(told(articles.values(), Settings(), dropped.append))
    understood = time.process_time()
    vectors = SentenceVectors()
    group(list(articles.values()), {each.article.id: each.mentions for each in everything}, vectors)
    grouped = time.process_time()
    statements = {each.article.id: each.statements for each in everything}
    story = one_story(list(articles.values()))
    found = find(story, compared(story, articles, Settings(), dropped.append), statements.__getitem__, vectors)
    ended = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{kind}: {len(articles):,} articles, {sum(len(each.text) for each in articles.values()):,} characters, "
        f"{sum(map(len, statements.values())):,} statements, {len(found):,} findings; understanding {understood - begun:.1f} s, "
        f"grouping {grouped - understood:.1f} s, comparing {ended - grouped:.1f} s, {peak:,.0f} MiB",
        flush=True,
    )
    for reason, count in Counter((each.kind, each.reason) for each in dropped).items():
        print(f"  {count} × {': '.join(reason)}", flush=True)


def main() -> None:
    for kind in sys.argv[1:] or KINDS:
        process = multiprocessing.get_context("spawn").Process(target=measure, args=(kind,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
