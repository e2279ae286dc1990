"""Articles made for the tests of grouping, and vectors that need no model."""

import hashlib
import re

import numpy as np

from twosource.model import Article, Mention, When, identity


def article(title="", text="", *, published=None, outlet="The Harbour Courier", **more):
    made = {
        "id": identity("article", title, text, published, outlet, more.get("address")),
        "address": None,
        "read_from": "made.txt",
        "outlet": outlet,
        "title": title or None,
        "authors": (),
        "published": published,
        "updated": None,
        "place": None,
        "language": "en",
        "text": text,
        "paragraphs": ((0, len(text)),),
        "captions": (),
        "agencies": (),
        "furniture": (),
        "raw_map": None,
    }
    return Article(**(made | more))


def day(article, words, value):
    """A mention of a day in an article's text."""
    start = article.text.index(words)
    when = When(text=words, value=value, earliest=value, latest=value)
    return Mention(article=article.id, kind="time", start=start, end=start + len(words), text=words, when=when)


class WordVectors:
    """Vectors of hashed words: texts that share words are near. It counts the texts it is asked for."""

    def __init__(self):
        self.asked = 0

    def __call__(self, texts):
        self.asked += len(texts)
        out = np.zeros((len(texts), 384), np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                number = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=4).digest(), "big")
                out[row, number % 384] += 1 if number & 512 else -1
            out[row] /= max(np.linalg.norm(out[row]), 1e-9)
        return out


def bcubed(gold, found):
    """B-cubed F1 and precision of the stories found, by article."""
    precision = recall = 0.0
    for each in gold:
        true = {other for other in gold if gold[other] == gold[each]}
        made = {other for other in gold if found[other] == found[each]}
        precision += len(true & made) / len(made) / len(gold)
        recall += len(true & made) / len(true) / len(gold)
    return 2 * precision * recall / (precision + recall), precision
