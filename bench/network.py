"""The layers of a BERT encoder written as ONNX, with eight-bit weights, for convert_vectors.py and train_judge.py.

Weights are whole numbers of seven bits, one scale for each output; a layer's input is brought to eight bits row by row, so
that a row's result does not depend on the rows beside it. Seven bits, since the sum of two products then stays inside the
sixteen bits in which processors without VNNI add them: the products are the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TOP = 63  # the largest weight
HEADS = 12
MICROSOFT = "com.microsoft"
# GELU is never below this, so that its output moved up by as much uses all of the unsigned eight bits.
GELU_FLOOR = 0.17


def rounded(weights: NDArray[np.float32], top: int = TOP) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers and one scale for each row; of twelve scales per row the one with the least squared error."""
    reach = np.abs(weights).max(1, keepdims=True) / top + 1e-12
    best = np.full((len(weights), 1), np.inf)
    scale = reach.copy()
    for part in np.linspace(0.45, 1, 12):
        error = ((np.clip(np.round(weights / (reach * part)), -top, top) * reach * part - weights) ** 2).sum(1, keepdims=True)
        scale = np.where(error < best, reach * part, scale)
        best = np.minimum(error, best)
    return np.clip(np.round(weights / scale), -top, top).astype(np.int8), scale[:, 0].astype(np.float32)


class Network:
    """A graph that grows node by node."""

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[object] = []
        self.kept: dict[str, object] = {}

    def constant(self, name: str, value: object) -> str:
        if name not in self.kept:
            self.kept[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, inputs: Sequence[str], out: str | Sequence[str], **attributes: object) -> str:
        outs = [out] if isinstance(out, str) else list(out)
        self.nodes.append(helper.make_node(kind, list(inputs), outs, **attributes))
        return outs[0]

    def product(self, x: str, name: str, weights: NDArray[np.float32], *, floor: float = 0.0) -> tuple[str, NDArray[np.float32]]:
        """`x` times `weights` (rows are outputs), and what has to be added to the result besides its bias."""
        whole, scale = rounded(weights)
        if floor:
            moved = self.add("Add", [x, self.constant("floor", np.float32(floor))], f"{name}.moved")
            top, middle, size = moved, 0, 255
        else:
            moved = x
            top, middle, size = self.add("Abs", [x], f"{name}.abs"), 128, 127
        reach = self.add("ReduceMax", [top, self.constant("last", np.array([2]))], f"{name}.reach", keepdims=1)
        step = self.add("Mul", [reach, self.constant(f"1/{size}", np.float32(1 / size))], f"{name}.step")
        shifted = self.add(
            "Add",
            [self.add("Div", [moved, step], f"{name}.steps"), self.constant(f"{middle}.5", np.float32(middle + 0.5))],
            f"{name}.shifted",
        )
        eight = self.add("Cast", [shifted], f"{name}.eight", to=TensorProto.UINT8)
        inputs = [
            eight,
            self.constant(f"{name}.weights", whole.T),
            self.constant("one", np.float32(1)),
            self.constant(f"{name}.scale", scale),
            self.constant(f"middle {middle}", np.uint8(middle)),
        ]
        sums = self.add("MatMulIntegerToFloat", inputs, f"{name}.sums", domain=MICROSOFT)
        more = -floor * (whole.astype(np.float32) * scale[:, None]).sum(1)
        return self.add("Mul", [sums, step], name), more.astype(np.float32)

    def layer(self, x: str, number: int, mask: str = "") -> str:
        """One layer of a BERT encoder over `x`, (1, length, width)."""
        at, here = f"encoder.layer.{number}.", f"l{number}."
        w = self.weights
        parts = [f"{at}attention.self.{each}" for each in ("query", "key", "value")]
        three, _ = self.product(x, f"{here}three", np.concatenate([w[f"{part}.weight"] for part in parts]))
        names = [f"{here}query", f"{here}key", f"{here}value"]
        self.add("Split", [three], names, axis=-1, num_outputs=3)
        bias = self.constant(f"{here}three.bias", np.concatenate([w[f"{part}.bias"] for part in parts]))
        seen = self.add("MultiHeadAttention", [*names, bias, mask], f"{here}seen", domain=MICROSOFT, num_heads=HEADS)
        x = self._joined(seen, x, f"{at}attention.output.", f"{here}attended")
        wide, _ = self.product(x, f"{here}wide", w[f"{at}intermediate.dense.weight"])
        bent = self.add(
            "BiasGelu", [wide, self.constant(f"{here}wide.bias", w[f"{at}intermediate.dense.bias"])], f"{here}bent", domain=MICROSOFT
        )
        return self._joined(bent, x, f"{at}output.", f"{here}out", floor=GELU_FLOOR)

    def _joined(self, x: str, beside: str, at: str, name: str, *, floor: float = 0.0) -> str:
        """A product of `x` added to what stood before it, and normalised."""
        w = self.weights
        product, more = self.product(x, f"{name}.product", w[f"{at}dense.weight"], floor=floor)
        inputs = [
            product,
            beside,
            self.constant(f"{name}.gain", w[f"{at}LayerNorm.weight"]),
            self.constant(f"{name}.shift", w[f"{at}LayerNorm.bias"]),
            self.constant(f"{name}.bias", w[f"{at}dense.bias"] + more),
        ]
        return self.add("SkipLayerNormalization", inputs, name, domain=MICROSOFT, epsilon=1e-12)

    def bytes(self, inputs: Mapping[str, tuple[int, list[object]]], outputs: Mapping[str, list[object]]) -> bytes:
        """The model; `inputs` gives type and shape, outputs are floats of a shape."""
        graph = helper.make_graph(
            self.nodes,
            "twosource",
            [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
            list(self.kept.values()),
        )
        sets = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=sets, ir_version=9).SerializeToString()
