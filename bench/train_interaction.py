"""Train late interaction: which directions of a wordpiece's state matter when two sentences state one matter, and how much each tells.

usage: train_interaction.py TRAINING_DIR [--out src/twosource/weights]

Needs torch and lightgbm (as train_judge.py, which trains it too, and calls it for halves of the stories). The states come from the trunk
that ships, which stays as it is; learned are a projection of 384 directions to 128, begun at the main directions, one row that tells
how much a wordpiece tells, and three numbers that make log odds of the likeness. Pairs are those that comparing looks at;
right are those of gold.json. Five passes over the stories, one story at a time; the same numbers in every run.
"""

from __future__ import annotations

import argparse
import pathlib
import random

import numpy as np
import torch
from torch import nn
from torch.nn import functional

WIDTH, KEPT = 384, 128
PASSES, RATE, SCALE_RATE = 5, 1e-3, 3e-2
DROPPED = 0.1  # share of the states' numbers that are left out while learning
AT_ONCE = 512  # pairs
AWAY = 4.0  # as in twosource.compare.interaction
START = (6.0, 6.0, -8.0)  # log odds from cosines, before anything is learned


class Network(nn.Module):
    def __init__(self, directions):
        super().__init__()
        self.projection = nn.Linear(WIDTH, KEPT, bias=False)
        self.telling = nn.Linear(WIDTH, 1)
        self.scale = nn.Parameter(torch.tensor(START))
        with torch.no_grad():
            self.projection.weight.copy_(directions)
        nn.init.zeros_(self.telling.weight)
        nn.init.zeros_(self.telling.bias)

    def forward(self, states, held, near):
        states = functional.dropout(states, DROPPED, self.training)
        points = functional.normalize(self.projection(states), dim=-1)
        telling = functional.softplus(self.telling(states)).squeeze(-1) * held
        odds = []
        for some in near.split(AT_ONCE):
            one, other = some[:, 0], some[:, 1]
            likeness = torch.bmm(points[one], points[other].transpose(1, 2))
            likeness = likeness - AWAY * (1 - held[one])[:, :, None] - AWAY * (1 - held[other])[:, None, :]
            mine = (likeness.max(2).values * telling[one]).sum(1) / telling[one].sum(1)
            yours = (likeness.max(1).values * telling[other]).sum(1) / telling[other].sum(1)
            less, more, constant = self.scale
            odds.append(less * torch.minimum(mine, yours) + more * torch.maximum(mine, yours) + constant)
        return torch.cat(odds)


def padded(pieces):
    longest = max(len(each.states) for each in pieces)
    states = np.zeros((len(pieces), longest, WIDTH), np.float32)
    held = np.zeros((len(pieces), longest), np.float32)
    for row, each in enumerate(pieces):
        states[row, : len(each.states)] = each.states
        held[row, : len(each.states)] = 1
    return torch.from_numpy(states), torch.from_numpy(held)


def main_directions(stories):
    some = np.concatenate([each.states[::7] for story in stories[:20] for each in story.pieces])
    _, _, directions = torch.svd_lowrank(torch.from_numpy(some - some.mean(0)), KEPT)
    return directions.T


def trained(stories):
    """The arrays that twosource.compare.interaction reads, learned from stories with `pieces`, `near`, `right` and `unsure`."""
    torch.manual_seed(1)
    torch.set_num_threads(1)
    network = Network(main_directions(stories))
    rates = [
        {"params": [*network.projection.parameters(), *network.telling.parameters()], "lr": RATE},
        {"params": [network.scale], "lr": SCALE_RATE},
    ]
    optimizer = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = PASSES * len(stories)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / 20) * max(0.02, 1 - step / steps))
    order, chance = list(stories), random.Random(1)
    for _ in range(PASSES):
        chance.shuffle(order)
        for story in order:
            pairs = [pair for pair in story.near if pair not in story.unsure]
            if not pairs:
                continue
            right = torch.tensor([float(pair in story.right) for pair in pairs])
            odds = network(*padded(story.pieces), torch.tensor(pairs))
            loss = functional.binary_cross_entropy_with_logits(odds, right)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            slower.step()
    return {
        "projection": network.projection.weight.detach().numpy().T.astype(np.float16),
        "telling": network.telling.weight.detach().numpy()[0],
        "bias": network.telling.bias.detach().numpy()[0],
        "scale": network.scale.detach().numpy(),
    }


def main() -> None:
    from train_judge import read_folder

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("training", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / "src/twosource/weights")
    options = parser.parse_args()
    np.savez_compressed(options.out / "interaction.npz", **trained(read_folder(options.training)))


if __name__ == "__main__":
    main()
