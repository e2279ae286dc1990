"""Train late interaction: which directions of a wordpiece's state matter when two sentences state one matter, and how much each tells.

usage: train_interaction.py TRAINING_DIR [--out src/twosource/weights]

Needs torch and lightgbm (as train_judge.py, which trains it too, and calls it for halves of the stories). The states come from the trunk
that ships, which stays as it is; learned are a projection of 384 directions to 128, begun at the main directions, one row that tells
how much a wordpiece tells, what rarity adds to it, and a small layer over what is measured of a pair. Pairs are those that comparing
looks at; right are those of gold.json. Eight passes over the stories, one story at a time; the same numbers in every run.
"""

from __future__ import annotations

import argparse
import pathlib
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from twosource.compare.interaction import AWAY, IN_A_ROW, SELDOM, STEEP, heard_of, rareness

WIDTH, KEPT, WITHIN = 384, 128, 24
PASSES, RATE, LAYER_RATE, SCALE_RATE = 8, 1.5e-3, 5e-3, 1e-2
DROPPED = 0.1  # share of the states' numbers that are left out while learning
AT_ONCE = 512  # pairs
ROWS_AT_ONCE = 4_096
# Where learning begins: log odds from cosines, what rarity adds, from which cosines on a thing is found and said.
SCALE, RARE, SPREAD, FOUND = (6.0, 6.0, -8.0), (0.2, -0.4), (-0.3, 0.8, 0.6), (0.5, 8.0)


class Network(nn.Module):
    """What twosource.compare.interaction computes, so that it can be learned."""

    def __init__(self, directions):
        super().__init__()
        self.projection = nn.Linear(WIDTH, KEPT, bias=False)
        self.telling = nn.Linear(WIDTH, 1)
        self.scale, self.rare, self.spread, self.found = (nn.Parameter(torch.tensor(each)) for each in (SCALE, RARE, SPREAD, FOUND))
        self.inner, self.outer = nn.Linear(2 * (4 + len(IN_A_ROW)), WITHIN), nn.Linear(WITHIN, 1)
        with torch.no_grad():
            self.projection.weight.copy_(directions)
        for zero in (self.telling.weight, self.telling.bias, self.outer.weight, self.outer.bias):
            nn.init.zeros_(zero)

    def forward(self, story):
        states = functional.dropout(story.states, DROPPED, self.training)
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
    """A story as the network reads it: its passages' wordpieces, padded to one length."""

    def __init__(self, story):
        longest, count = max(len(each.states) for each in story.pieces), len(story.pieces)
        states, rare, held = (np.zeros((count, longest, *last), np.float32) for last in ((WIDTH,), (len(RARE),), ()))
        for row, (passage, each) in enumerate(zip(story.passages, story.pieces, strict=True)):
            states[row, : len(each.states)] = each.states
            rare[row, : len(each.states)] = rareness(passage.text, each, story.rarity)
            held[row, : len(each.states)] = 1
        self.states, self.rare, self.held = map(torch.from_numpy, (states, rare, held))
        self.heard = torch.from_numpy(heard_of(count)).long()
        pairs = [pair for pair in story.near if pair not in story.unsure]
        self.near = torch.tensor(pairs).reshape(-1, 2)
        self.right = torch.tensor([float(pair in story.right) for pair in pairs])


def main_directions(stories):
    some = np.concatenate([each.states[::7] for story in stories[:20] for each in story.pieces])
    _, _, directions = torch.svd_lowrank(torch.from_numpy(some - some.mean(0)), KEPT)
    return directions.T


def trained(stories):
    """The arrays that twosource.compare.interaction reads, learned from stories with `passages`, `pieces`, `rarity`, `near`, `right`, `unsure`."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    network = Network(main_directions(stories))
    layer = [*network.inner.parameters(), *network.outer.parameters()]
    rates = [
        {"params": [*network.projection.parameters(), *network.telling.parameters()], "lr": RATE},
        {"params": layer, "lr": LAYER_RATE},
        {"params": [network.scale, network.rare, network.spread, network.found], "lr": SCALE_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = PASSES * len(stories)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 20) * max(0.02, 1 - step / steps))
    order, chance = [each for each in map(Padded, stories) if len(each.near)], random.Random(1)
    for _ in range(PASSES):
        chance.shuffle(order)
        for story in order:
            loss = functional.binary_cross_entropy_with_logits(network(story), story.right)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            slower.step()
    return kept(network)


def kept(network):
    arrays = {
        "projection": network.projection.weight.T, "telling": network.telling.weight[0], "bias": network.telling.bias[0],
        "rare": network.rare, "spread": network.spread, "found": network.found, "scale": network.scale,
        "inner": network.inner.weight.T, "inner_bias": network.inner.bias, "outer": network.outer.weight[0], "outer_bias": network.outer.bias[0],
    }  # fmt: skip
    halved = {"projection"}
    return {name: each.detach().numpy().astype(np.float16 if name in halved else np.float32) for name, each in arrays.items()}


def main() -> None:
    from train_judge import read_folder

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("training", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "src/twosource/weights")
    options = parser.parse_args()
    np.savez_compressed(options.out / "interaction.npz", **trained(read_folder(options.training)))


if __name__ == "__main__":
    main()
