"""Knowledge as data files beside this one, each with its provenance in its head; this module only reads them.

`table` reads tab-separated files (first line that is no comment: the column names); `tree` reads TOML, `listed` and `phrases` one of its
lists, of words or of phrases.
Lines that begin with `#` are comments, the first of which say where the knowledge comes from.
"""

from __future__ import annotations

import functools
import re
import tomllib
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PANICKED = re.compile(r"ic$")
DENIED = re.compile(r"[^aeiou]y$")
# One syllable that ends in one vowel and one consonant, and a longer verb that ends in one vowel and l: "banned", "quizzed", "labelled".
BANNED = re.compile(r"^(?:qu|[^aeiou])*[aeiou][^aeiouwxy]$|(?:[^aeiou]|qu|i(?=a)|u(?=e))[aeiou]l$")


@functools.cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of `name`.tsv, each a read-only mapping from column name to cell; empty cells are empty strings."""
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = rows[0]
    return tuple(MappingProxyType(dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=True))) for row in rows[1:])


@functools.cache
def tree(name: str) -> Mapping[str, Any]:
    """The content of `name`.toml, to be read and not changed."""
    return MappingProxyType(tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")))


@functools.cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words, parted by blanks, that `name`.toml has under a key."""
    return frozenset(tree(name)[key].split())


@functools.cache
def phrases(name: str, key: str) -> tuple[str, ...]:
    """The phrases, parted by semicolons, that `name`.toml has under a key; a blank at their end is theirs, the end of a line is not."""
    return tuple(tree(name)[key].replace("\n", "").split(";"))


@functools.cache
def any_phrase(name: str, key: str) -> re.Pattern[str]:
    """A regular expression of these phrases as whole words, in small letters or capitals, with either apostrophe."""
    return re.compile(rf"\b{either(phrases(name, key))}\b".replace("'", "['’]"), re.IGNORECASE)


@functools.cache
def past_forms() -> Mapping[str, tuple[str, ...]]:
    """The past tense and the participle of verbs that do not end in "-ed", by lemma."""
    return {row["lemma"]: tuple(row["forms"].split()) for row in table("past_forms")}


def past_of(lemma: str) -> tuple[str, ...]:
    """The past tense of a verb and, last, its participle: "shot"; "arose", "arisen"; "kidnapped"."""
    return past_forms().get(lemma) or (f"{_before_ed(lemma)}ed",)


def _before_ed(lemma: str) -> str:
    """What "-ed" is added to."""
    if lemma.endswith("e"):
        return lemma[:-1]
    if PANICKED.search(lemma):
        return f"{lemma}k"
    if DENIED.search(lemma):
        return f"{lemma[:-1]}i"
    doubles = lemma in listed("past_endings", "doubled") or (BANNED.search(lemma) and lemma not in listed("past_endings", "single"))
    return lemma + lemma[-1] if doubles else lemma


def either(words: Iterable[str]) -> str:
    """A regular expression group of these words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) + ")"


@functools.lru_cache(maxsize=1 << 12)
def whole(words: str) -> re.Pattern[str]:
    """A regular expression of these words where no letter or digit goes on before or behind them: "May", and not "Mayor"."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")
