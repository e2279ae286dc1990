"""The outlet's name, where a page without markup gives it: in what its furniture says of itself."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

from twosource.lexicon import either, listed, phrases, table

if TYPE_CHECKING:
    from collections.abc import Iterable

# A name: one to five words that begin with a capital, with small joining words between them.
NAME = r"(?:(?i:the) )?[A-Z][\w&.'’-]*(?: (?:of |the |and |& )?[A-Z][\w&.'’-]*){0,4}"
# White space is looked at from where it begins and not given back: a title may hold a great deal of it.
SUFFIX = re.compile(r"(?<!\s)\s++[-–—|•·:»/]++\s++")
LAST_MARK = re.compile(SUFFIX.pattern + r"$")
STOP = re.compile(r"(?<=[a-z]{3})\. ")  # where a sentence ends: "The Harbour Post. All rights reserved"
POST = re.compile(r"— (?P<name>[^()]{2,40}) \(@(?P<handle>\w{2,15})\) \w{3,9} \d{1,2}, \d{4}$")


def named(furniture: Iterable[str]) -> str | None:
    """The name that most of a page's furniture calls its outlet; `None` where it names none."""
    votes: Counter[str] = Counter()
    for text in furniture:
        for pattern in _patterns():
            for match in pattern.finditer(text):
                name = _clean(match["name"])
                if name:
                    votes[name] += 1
    if not votes:
        return None
    merged: Counter[str] = Counter()
    for name, count in votes.items():
        full = next((other for other in votes if other in {f"The {name}", f"the {name}"}), name)
        merged[full] += count
    best = max(merged.items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
    return best[0].upper() + best[1:]


def apart(title: str, names: Iterable[str | None]) -> tuple[str, str | None]:
    """A page title without the outlet's name behind it (or before it), and the name that was cut off."""
    parts = SUFFIX.split(title)
    if len(parts) < 2:
        return title, None
    known = {folded(name) for name in names if name}
    for at in (-1, 0):
        if folded(parts[at]) in known:
            start, end = (len(parts[0]), len(title)) if at == 0 else (0, len(title) - len(parts[-1]))
            return SUFFIX.sub("", title[start:end], count=1) if at == 0 else LAST_MARK.sub("", title[start:end]), parts[at]
    return title, None


def is_own_post(text: str, outlet: str | None) -> bool:
    """Whether a line is a social-media post, set into the page, of the outlet itself: a promotion of another story."""
    match = POST.search(text) if outlet and "(@" in text else None
    if match is None or not outlet:
        return False
    own = {folded(outlet), folded(_domain().sub("", outlet))}
    return folded(match["name"]) in own or folded(match["handle"]) in own


def folded(name: str) -> str:
    """A name for comparison: without the article, case and marks."""
    return re.sub(r"[\W_]+", "", re.sub(r"^the ", "", name.strip().lower()))


def _clean(name: str) -> str | None:
    name = STOP.split(_legal().sub("", name))[0].strip(" .,'’-")
    return name if name and name not in listed("bylines", "no_outlets") and len(name) > 2 and not name.isdigit() else None


@functools.cache
def _domain() -> re.Pattern[str]:
    """The end of a site's name under which many are: .com, .co.uk, .ee."""
    return re.compile(rf"\.(?:{either(listed('press', 'domains'))}|co)?(?:\.?[a-z]{{2}})?$")


@functools.cache
def _legal() -> re.Pattern[str]:
    """What a company's name ends in, and all behind it."""
    return re.compile(rf",? {either(phrases('bylines', 'companies'))}\b.*$")


@functools.cache
def _patterns() -> list[re.Pattern[str]]:
    made = []
    for row in table("outlet_names"):
        before, _, after = row["pattern"].partition("{}")
        made.append(re.compile(rf"(?<!\w)(?i:{before})(?P<name>{NAME})(?i:{after})" if before else rf"(?<!\w)(?P<name>{NAME})(?i:{after})"))
    return made
