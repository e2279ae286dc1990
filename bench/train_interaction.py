"""Train late interaction: which directions of a wordpiece's state matter when two sentences state one matter, and how much each tells.

usage: train_judge.py calls it, with all stories and with halves of them

Needs torch. Below lie the two layers of the trunk that ships, which stay as they are; learned are MiniLM's third layer, begun at its own weights,
a projection of 384 directions to 128, begun at the main directions, one row that tells how much a wordpiece tells, what rarity adds to it,
and a small layer over what is measured of a pair. Pairs are those that comparing looks at; right are those of gold.json. Passes over the
stories, one story at a time; the same numbers in every run.
"""

from __future__ import annotations

import functools
import random
from typing import NamedTuple

import numpy as np
import torch
from convert_vectors import TRUNK, WIDTH
from convert_vectors import judge as layer_model
from layer import Layer
from onnxruntime import InferenceSession
from torch import nn
from torch.nn import functional

from twosource.compare.judge.interaction import AWAY, IN_A_ROW, SELDOM, STEEP, InteractionWeights, heard_of, learned, rareness
from twosource.vectors import pieces_of

KEPT, WITHIN = 128, 24
PASSES, BELOW_RATE, RATE, LAYER_RATE, SCALE_RATE = 4, 1e-4, 1.5e-3, 5e-3, 1e-2
DROPPED = 0.1  # share of the numbers that are left out while learning
AT_ONCE = 512  # pairs
ROWS_AT_ONCE = 4_096
# Where learning begins: log odds from cosines, what rarity adds, from which cosines on a thing is found and said.
SCALE, RARE, SPREAD, FOUND = (6.0, 6.0, -8.0), (0.2, -0.4), (-0.3, 0.8, 0.6), (0.5, 8.0)


class Learned(NamedTuple):
    """What training gives: the arrays of late interaction, and the layer of MiniLM below it."""

    arrays: dict
    layer: bytes  # an ONNX model

    @property
    def weights(self) -> InteractionWeights:
        return learned(self.arrays)

    def read(self, story) -> None:
        """Fill the story's wordpieces as comparing will see them."""
        judged = ((window, _session(self.layer).run(None, {"below": below[None]})[0][0], below) for window, below in story.readings)
        story.pieces = [each for reading in judged for each in pieces_of(*reading)]


@functools.cache
def _session(layer: bytes) -> InferenceSession:
    return InferenceSession(layer, providers=["CPUExecutionProvider"])


class Network(nn.Module):
    """What twosource.compare.judge.interaction computes, so that it can be learned."""

    def __init__(self, layer, directions):
        super().__init__()
        self.layer = layer
        self.projection = nn.Linear(WIDTH, KEPT, bias=False)
        self.telling = nn.Linear(WIDTH, 1)
        self.scale, self.rare, self.spread, self.found = (nn.Parameter(torch.tensor(each)) for each in (SCALE, RARE, SPREAD, FOUND))
        self.inner, self.outer = nn.Linear(2 * (4 + len(IN_A_ROW)), WITHIN), nn.Linear(WITHIN, 1)
        with torch.no_grad():
            self.projection.weight.copy_(directions)
        for zero in (self.telling.weight, self.telling.bias, self.outer.weight, self.outer.bias):
            nn.init.zeros_(zero)

    def forward(self, story):
        states = functional.dropout(states_of(self.layer, story), DROPPED, self.training)
        points = functional.normalize(self.projection(states), dim=-1)
        odds = self.telling(states).squeeze(-1) + story.rare @ self.rare + self.spread[0] * self.said(points, story)
        telling = functional.softplus(odds) * story.held
        return torch.cat([self.pairs(points, telling, story.held, some) for some in story.near.split(AT_ONCE)])

    def said(self, points, story):
        with torch.no_grad():
            among, away = points[story.heard], AWAY * (1 - story.held[story.heard])
            flat = points.reshape(-1, KEPT).split(ROWS_AT_ONCE)
            likest = torch.cat([(torch.einsum("td,rld->trl", some, among) - away).max(2).values for some in flat])
        heard = torch.sigmoid(STEEP * self.spread[1] * (likest - self.spread[2])).mean(1)
        return torch.log(heard + SELDOM).reshape(story.held.shape)

    def pairs(self, points, telling, held, near):
        one, other = near[:, 0], near[:, 1]
        likeness = torch.bmm(points[one], points[other].transpose(1, 2))
        likeness = likeness - AWAY * (1 - held[one])[:, :, None] - AWAY * (1 - held[other])[:, None, :]
        mine = self.measures(telling[one], held[one], likeness.max(2).values)
        yours = self.measures(telling[other], held[other], likeness.max(1).values)
        both = torch.stack([torch.minimum(mine, yours), torch.maximum(mine, yours)], 2).flatten(1)
        less, more, constant = self.scale
        return less * both[:, 0] + more * both[:, 1] + constant + self.outer(torch.tanh(self.inner(both))).squeeze(-1)

    def measures(self, telling, held, likest):
        cut, steep = self.found
        found = telling * torch.sigmoid(steep * (likest - cut))
        rows = [min(row, found.shape[1]) for row in IN_A_ROW]
        most = [row * functional.avg_pool1d(found[:, None], row, 1).amax((1, 2)) for row in rows]
        logs = [torch.log1p(each.sum(1)) for each in (found, held, telling - found)]
        return torch.stack([(likest * telling).sum(1) / telling.sum(1), logs[0], *most, *logs[1:]], 1)


class Padded:
    """A story as the network reads it: its readings and its passages' wordpieces, each padded to one length."""

    def __init__(self, story):
        longest = max(len(below) for _, below in story.readings)
        below, there = np.zeros((len(story.readings), longest, WIDTH), np.float32), np.zeros((len(story.readings), longest), bool)
        pieces, rows = [], []
        for at, (window, states) in enumerate(story.readings):
            below[at, : len(states)], there[at, : len(states)] = states, True
            pieces += pieces_of(window, states, states)
            numbers = np.arange(at * longest, (at + 1) * longest)[:, None]
            rows += [each.states[:, 0] for each in pieces_of(window, numbers, numbers)]
        count, most = len(pieces), max(map(len, rows))
        places, held = np.zeros((count, most), np.int64), np.zeros((count, most), np.float32)
        rare = np.zeros((count, most, len(RARE)), np.float32)
        for at, (passage, each, its) in enumerate(zip(story.passages, pieces, rows, strict=True)):
            places[at, : len(its)], held[at, : len(its)] = its, 1
            rare[at, : len(its)] = rareness(passage.text, each, story.rarity)
        self.rows, self.below, self.there, self.rare, self.held = map(torch.from_numpy, (places, below, there, rare, held))
        self.heard = torch.from_numpy(heard_of(count)).long()
        pairs = [pair for pair in story.near if pair not in story.unsure]
        self.near = torch.tensor(pairs).reshape(-1, 2)
        self.right = torch.tensor([float(pair in story.right) for pair in pairs])


def states_of(layer, story):
    """The layer's states of each passage's wordpieces: shape (passages, wordpieces, width)."""
    return layer(story.below, story.there).flatten(0, 1)[story.rows]


def main_directions(layer, stories):
    with torch.no_grad():
        some = torch.cat([states_of(layer, story)[story.held > 0][::7] for story in stories[:20]])
    _, _, directions = torch.svd_lowrank(some - some.mean(0), KEPT)
    return directions.T


def trained(stories, minilm) -> Learned:
    """What is learned from stories with `passages`, `readings`, `rarity`, `near`, `right`, `unsure`, begun at MiniLM's weights."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    order, chance = [Padded(each) for each in stories if each.near], random.Random(1)
    layer = Layer(minilm, TRUNK, DROPPED).eval()
    network = Network(layer, main_directions(layer, order)).train()
    measured = [*network.inner.parameters(), *network.outer.parameters()]
    rates = [
        {"params": [*layer.parameters()], "lr": BELOW_RATE},
        {"params": [*network.projection.parameters(), *network.telling.parameters()], "lr": RATE},
        {"params": measured, "lr": LAYER_RATE},
        {"params": [network.scale, network.rare, network.spread, network.found], "lr": SCALE_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = PASSES * len(order)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 20) * max(0.02, 1 - step / steps))
    for _ in range(PASSES):
        chance.shuffle(order)
        for story in order:
            loss = functional.binary_cross_entropy_with_logits(network(story), story.right)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            slower.step()
    return Learned(kept(network), layer_model({**minilm, **layer.weights()}))


def kept(network):
    arrays = {
        "projection": network.projection.weight.T, "telling": network.telling.weight[0], "bias": network.telling.bias[0],
        "rare": network.rare, "spread": network.spread, "found": network.found, "scale": network.scale,
        "inner": network.inner.weight.T, "inner_bias": network.inner.bias, "outer": network.outer.weight[0], "outer_bias": network.outer.bias[0],
    }  # fmt: skip
    halved = {"projection"}
    return {name: each.detach().numpy().astype(np.float16 if name in halved else np.float32) for name, each in arrays.items()}
