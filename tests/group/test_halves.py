"""Halves are made wide and narrow bit for bit as NumPy's cast makes them."""

import numpy as np

from twosource.group.halves import narrow, wide

EVERY = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
FINITE = EVERY[np.isfinite(EVERY)]


def test_every_half_is_made_wide_as_a_cast_makes_it():
    """All of them, the smallest and those under zero too."""
    assert wide(FINITE).tobytes() == FINITE.astype(np.float32).tobytes()


def test_sums_of_halves_are_rounded_as_a_cast_rounds_them():
    """Two or three halves added up, of either sign and any size."""
    chance = np.random.default_rng(11)
    one, other, third = (chance.choice(FINITE, 200_000).astype(np.float32) for _ in range(3))
    for sums in (one + other, one + other + third):
        within = sums[np.abs(sums) < 65_000]
        assert len(within) > 100_000
        assert narrow(within).tobytes() == within.astype(np.float16).tobytes()
