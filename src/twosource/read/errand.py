"""What one call of `read` carries along to wherever a page comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from twosource.model import Dropped
    from twosource.read.address import Fetcher
    from twosource.settings import Settings


@dataclass(frozen=True, slots=True)
class Errand:
    """Read with these bounds, tell what is dropped there, and fetch with this."""

    settings: Settings
    tell: Callable[[Dropped], None]
    fetcher: Fetcher
