"""A layer of a BERT encoder that can learn, begun at MiniLM's weights, for train_interaction.py."""

from __future__ import annotations

import torch
from network import HEADS
from torch import nn
from torch.nn import functional

NORM = 1e-12


class Layer(nn.Module):
    """States (readings, length, width) to states, each reading by itself; `held` (readings, length) is true where a wordpiece is."""

    def __init__(self, weights, number: int, dropped: float):
        super().__init__()
        self.parts = nn.ModuleDict()
        self.names, self.dropped = {}, dropped
        for name in (
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
            "intermediate.dense",
            "output.dense",
        ):
            self._take(name, weights, number)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            self._take(name, weights, number)

    def _take(self, name: str, weights, number: int) -> None:
        weight, bias = (torch.tensor(weights[f"encoder.layer.{number}.{name}.{each}"]) for each in ("weight", "bias"))
        part = nn.Linear(weight.shape[1], weight.shape[0]) if weight.dim() == 2 else nn.LayerNorm(len(weight), eps=NORM)
        with torch.no_grad():
            part.weight.copy_(weight)
            part.bias.copy_(bias)
        key = name.replace(".", " ")
        self.parts[key] = part
        self.names[key] = f"encoder.layer.{number}.{name}"

    def forward(self, states, held):
        readings, length, width = states.shape
        query, key, value = (self._heads(self.parts[f"attention self {each}"](states)) for each in ("query", "key", "value"))
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=held[:, None, None, :])
        seen = seen.transpose(1, 2).reshape(readings, length, width)
        states = self._joined(self.parts["attention output dense"](seen), states, "attention output LayerNorm")
        wide = functional.gelu(self.parts["intermediate dense"](states))
        return self._joined(self.parts["output dense"](wide), states, "output LayerNorm")

    def _heads(self, states):
        readings, length, width = states.shape
        return states.view(readings, length, HEADS, width // HEADS).transpose(1, 2)

    def _joined(self, more, states, norm: str):
        return self.parts[norm](states + functional.dropout(more, self.dropped, self.training))

    def weights(self):
        """The weights by their names in MiniLM."""
        return {
            f"{self.names[key]}.{kind}": each.detach().numpy() for key, part in self.parts.items() for kind, each in part.named_parameters()
        }
