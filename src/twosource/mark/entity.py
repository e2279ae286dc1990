"""Ids that are the same across articles for one person, body or country, made of its name."""

from __future__ import annotations

import re
import unicodedata

_GAPS = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A name as it stands in an id: `Vladimir Putin` as `vladimir-putin`."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(each))
    return _GAPS.sub("-", plain.replace("’", "").replace("'", "").replace(".", "")).strip("-") or plain.strip()
