"""Measure names against spaCy's own entities on the marked reports of tests/cases/mark/names.md: `python bench/measure_names.py`.

Prints F1 of names of persons and bodies with their exact extent and kind, and of those that are also joined to the right full name
(for spaCy, which joins nothing, a name is its own full name). spaCy's entities are given without article and possessive.
"""

import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "tests"))

from mark.test_names import reports
from marking_factory import make_article, shared_parser

from twosource.mark.names import names
from twosource.syntax import Syntax

KINDS = {"PERSON": "person", "ORG": "organisation"}
EDGES = re.compile(r"^(?:the )?(.*?)(?:['’]s?)?$", re.IGNORECASE | re.DOTALL)


def main() -> None:
    counts = collections.Counter()
    for text, gold in reports():
        (article, doc), *_ = shared_parser().parse([make_article(text)])
        ours = {
            (each.start, each.end, each.kind, each.name)
            for each in names(article, doc, Syntax(doc))
            if each.kind in KINDS.values() and not each.text.lower().startswith("the ")
        }
        theirs = set()
        for entity in doc.ents:
            if entity.label_ in KINDS:
                start, end = EDGES.match(entity.text).span(1)
                theirs.add((entity.start_char + start, entity.start_char + end, KINDS[entity.label_], entity.text[start:end]))
        counts["gold"] += len(gold)
        for who, found in (("ours", ours), ("spaCy", theirs)):
            counts[who, "predicted"] += len(found)
            counts[who, "right"] += len({each[:3] for each in found} & {each[:3] for each in gold})
            counts[who, "joined"] += len(found & gold)
    for who in ("ours", "spaCy"):
        both = counts[who, "predicted"] + counts["gold"]
        print(
            f"{who:6} names F1 {2 * counts[who, 'right'] / both:.3f} · joined F1 {2 * counts[who, 'joined'] / both:.3f} (gold {counts['gold']})"
        )


main()
