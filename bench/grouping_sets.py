"""The labelled sets on which grouping is built, as articles: ECB+'s whole articles, mixed news, and the stories of findings."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from twosource.model import Article

if TYPE_CHECKING:
    import pathlib

MONTH = re.compile(r"\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d+ ?/ ?\d+", re.IGNORECASE)
STAMP = re.compile(r"\b(20\d\d|[ap]m|updated|posted|published|by)\b", re.IGNORECASE)


@dataclass
class Labelled:
    """Articles, the story of each, and the topic that may not be parted between learning and measuring."""

    articles: list[Article]
    story: dict[str, str]
    topic: dict[str, str]


def article(name: str, title: str | None, text: str, published: str | None = None, outlet: str | None = None) -> Article:
    return Article(
        id=name, address=None, read_from=name, outlet=outlet, title=title or None, authors=(), published=published, updated=None,
        place=None, language="en", text=text, paragraphs=(), captions=(), agencies=(), furniture=(), raw_map=None,
    )  # fmt: skip


def _joined(tokens: list[str]) -> str:
    text = " ".join(tokens)
    text = re.sub(r" ([.,;:?!%)\]]|'s|n't|'re|'ve|'ll|'d|'m)(?= |$)", r"\1", text)
    text = re.sub(r"([(\[$]) ", r"\1", text)
    return re.sub(r" ?''", '"', re.sub(r"`` ?", '"', text)).replace(" - ", "-")


def ecb(data: pathlib.Path) -> Labelled:
    """ECB+: topics of two look-alike happenings each, `ecb` and `ecbplus`; the lines of address and date above a text are left out."""
    found = Labelled([], {}, {})
    for file in sorted((data / "coreference/development").glob("*/*.xml")):
        sentences: dict[int, list[str]] = defaultdict(list)
        for token in ET.parse(file).getroot().iter("token"):
            sentences[int(token.get("sentence", "0"))].append(token.text or "")
        lines = [_joined(sentences[each]) for each in sorted(sentences)]
        title = None
        if "ecbplus" in file.name:
            while lines and (lines[0].startswith(("http", "www")) or _stamp(lines[0])):
                lines.pop(0)
            if lines and not lines[0].rstrip('"').endswith((".", "!")) and len(lines[0].split()) < 25:
                title = lines.pop(0)
            while lines and _stamp(lines[0]):
                lines.pop(0)
        name = f"ecb-{file.stem}"
        found.articles.append(article(name, title, "\n".join(lines)))
        found.topic[name] = file.parent.name
        found.story[name] = f"{file.parent.name} {'plus' if 'ecbplus' in file.name else 'ecb'}"
    return found


def _stamp(line: str) -> bool:
    return len(line.split()) < 14 and bool(MONTH.search(line)) and bool(STAMP.search(line))


def records(data: pathlib.Path) -> Labelled:
    """grouping/development: mixed news."""
    found = Labelled([], {}, {})
    for line in (data / "grouping/development/articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.articles.append(article(row["id"], row["title"], row["text"], row["published"], row["outlet"]))
        found.topic[row["id"]] = found.story[row["id"]] = row["story"]
    return found


def stories(data: pathlib.Path) -> Labelled:
    """findings/training, without the stories that repeat grouping/development."""
    found = Labelled([], {}, {})
    for file in sorted((data / "findings/training").glob("b-*/articles.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            name = f"{file.parent.name} {row['id']}"
            found.articles.append(article(name, row["title"], row["text"], row["published"], row["outlet"]))
            found.topic[name] = found.story[name] = file.parent.name
    return found


def bcubed(gold: dict[str, str], found: dict[str, int]) -> tuple[float, float, float]:
    """B-cubed F1, precision and recall."""
    true, made = defaultdict(set), defaultdict(set)
    for each in gold:
        true[gold[each]].add(each)
        made[found[each]].add(each)
    shared = {each: len(true[gold[each]] & made[found[each]]) for each in gold}
    precision = sum(shared[each] / len(made[found[each]]) for each in gold) / len(gold)
    recall = sum(shared[each] / len(true[gold[each]]) for each in gold) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall
