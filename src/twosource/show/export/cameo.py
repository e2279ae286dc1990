"""CAMEO's codes of what PLOVER's categories and a verb say, and the scale that goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from twosource.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Act:
    """To visit is 042, a case of 04, and as verbal cooperation of class 1; Goldstein's scale gives it 1.9."""

    code: str
    base: str
    root: str
    quad: int
    scale: float | None


@dataclass(frozen=True, slots=True)
class Codes:
    """What a country is called by others."""

    iso3: str | None
    fips: str | None
    cameo: str | None


def act(plover: str, predicate: str) -> Act | None:
    """The CAMEO code of a PLOVER category, closer where the verb leaves no doubt; none where there is none."""
    root = _roots().get(plover)
    if root is None:
        return None
    code = _verbs().get((plover, predicate.lower()), f"{root['cameo']}0")
    return Act(code, code[:3], code[:2], int(root["quad"]), _scale().get(code))


def codes(country: str | None) -> Codes:
    """The codes of a country, given by ISO 3166-1 alpha-2."""
    row = _countries().get(country or "")
    return Codes(row["iso3"] or None, row["fips"] or None, row["cameo"] or None) if row else Codes(None, None, None)


def plover_quad(plover: str) -> int | None:
    """PLOVER's own quad category, which is not always that of CAMEO."""
    return next((int(row["quad"]) for row in table("plover_quads") if row["plover"] == plover), None)


@cache
def _roots() -> Mapping[str, Mapping[str, str]]:
    return {row["plover"]: row for row in table("cameo_roots")}


@cache
def _verbs() -> Mapping[tuple[str, str], str]:
    return {(row["plover"], verb): row["cameo"] for row in table("cameo_verbs") for verb in row["verbs"].split()}


@cache
def _scale() -> Mapping[str, float]:
    return {row["cameo"]: float(row["scale"]) for row in table("goldstein")}


@cache
def _countries() -> Mapping[str, Mapping[str, str]]:
    return {row["iso"]: row for row in table("country_codes")}
