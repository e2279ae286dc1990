"""Labelled stories alone, and in the company of all articles of their happening: does what is found hold where many tell it?

usage: measure_company.py DATA_DIR [LABELLED_DIR]    (LABELLED_DIR as labelled_stories.py makes it)

Stories of findings/training (and of LABELLED_DIR) whose articles are some of a happening of grouping/development that has two articles
more at least. Pairs of sentences of the labelled articles that a finding brings together are scored against the labels, once with these
articles as one story, once with all of the happening; outlets are as given, every text is read as plain paragraphs.
"""

from __future__ import annotations

import itertools
import json
import pathlib
import sys
from collections import defaultdict

from bare_article import bare_article
from measure_parts import rows

from twosource.compare import compare
from twosource.group import copies, one_story
from twosource.mark import Marker
from twosource.understand import understand
from twosource.vectors import SentenceVectors

HEAD = 300  # letters of a text by which it is known in the other set
MORE = 2  # articles that the company has beside the labelled ones


def sentences_of(evidence, spans, letter):
    """The labelled sentences that a piece of evidence overlaps by half of itself or of the sentence."""
    for number, (start, end) in enumerate(spans, 1):
        shared = min(evidence.end, end) - max(evidence.start, start)
        if shared > 0 and shared >= 0.5 * min(evidence.end - evidence.start, end - start):
            yield f"{letter}{number}"


class Company:
    """The articles of a set, each understood once."""

    def __init__(self, given):
        self._given = {each["id"]: each for each in given}
        self._marker = Marker()
        self._understood = {}
        self._encoder = SentenceVectors()

    def understood(self, name):
        if name not in self._understood:
            given = self._given[name]
            known = {"outlet": given["outlet"] or name, "title": given["title"], "published": given["published"]}
            article = bare_article(name, given["text"], **known)
            [marked] = self._marker.mark([article])
            self._understood[name] = article, understand(marked)
        return self._understood[name]

    def pairs(self, names, letters, spans):
        """The pairs of labelled sentences that findings of these articles bring together."""
        articles = [self.understood(name)[0] for name in names]
        statements = {each.id: each for name in names for each in self.understood(name)[1]}
        found = set()
        for finding in compare(one_story(articles), articles, [*statements.values()], copies(articles), self._encoder):
            told = set()
            for statement in (statements[each] for each in finding.statements):
                if letter := letters.get(statement.article):
                    told.update(sentences_of(statement.evidence, spans[letter], letter))
            found.update(pair for pair in itertools.combinations(sorted(told), 2) if pair[0][0] != pair[1][0])
        return found


def main():
    data = pathlib.Path(sys.argv[1])
    given = rows(data / "grouping/development/articles.jsonl")
    names, stories = {each["text"][:HEAD]: each["id"] for each in given}, defaultdict(list)
    of = {each["id"]: each["story"] for each in given}
    for each in given:
        stories[each["story"]].append(each["id"])
    company = Company(given)
    counts = {"alone": [0, 0, 0], "in company": [0, 0, 0]}
    for folder in sorted(
        each.parent for place in (data / "findings/training", *sys.argv[2:]) for each in pathlib.Path(place).glob("*/gold.json")
    ):
        labelled = rows(folder / "articles.jsonl")
        letters = {names[each["text"][:HEAD]]: each["id"] for each in labelled if each["text"][:HEAD] in names}
        if len(letters) < len(labelled) or len(stories[of[next(iter(letters))]]) < len(letters) + MORE:
            continue
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        right, unsure = ({tuple(sorted(each[:2])) for each in gold[kind]} for kind in ("pairs", "unsure"))
        for name, among in (("alone", letters), ("in company", stories[of[next(iter(letters))]])):
            found = {tuple(sorted(each)) for each in company.pairs([*among], letters, gold["sentences"])} - unsure
            for at, count in enumerate((len(found & right), len(found), len(right))):
                counts[name][at] += count
    for name, (true, found, wanted) in counts.items():
        print(
            f"{name}: F1 {2 * true / (found + wanted):.3f} P {true / found:.3f} R {true / wanted:.3f} ({true} of {found}, {wanted} wanted)"
        )


if __name__ == "__main__":
    main()
