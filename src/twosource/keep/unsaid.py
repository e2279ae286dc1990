"""What a statement's words by themselves do not say: that it is denied, where the word for it stands before them, or was said before."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.lexicon import either, listed, past_of, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model import Finding, Statement

CONTRACTED = "n't"
UNCOUNTED = ("perhaps another matter", "planned", "only possible")  # what the reasons of a finding say of an origin that does not state it


def is_denied_unsaid(said: Sequence[Statement]) -> bool:
    """Whether all that is stated in the same words is denied, and no word of them says so: "the drill was late", behind "he denied that"."""
    if not said or any(each.status != "denied" for each in said):
        return False
    text = said[0].evidence.text.lower().replace("’", "'")
    return CONTRACTED not in text and _denying().search(text) is None


def denies_others(said: Sequence[Statement], others: Sequence[Statement]) -> bool:
    """Whether all that one says of a matter is denied, and what others say of it is not; a quotation stands beside what is in it."""
    own = [each for each in said if each.kind != "quote"] or said
    return bool(own) and all(each.status == "denied" for each in own) and any(each.status != "denied" for each in others)


def is_replaced(article: str, finding: Finding) -> bool:
    """Whether an article tells a matter, and is no origin of it: a later version of its page has taken its place."""
    return all(article not in group for group in finding.origin_groups)


def beside(outlet: str, finding: Finding) -> str | None:
    """Why an outlet's statements do not count as stating a matter, where the reasons tell: "planned", "perhaps another matter"."""
    return next((why for why in UNCOUNTED if f"{why} in {outlet}" in finding.reasons), None)


@functools.cache
def _denying() -> re.Pattern[str]:
    verbs = {row["lemma"] for row in table("reporting_verbs") if row["act"] == "deny"}
    forms = {form for verb in verbs for form in (verb, f"{verb}s", *past_of(verb))}
    return re.compile(rf"\b{either(forms | listed('denial_words', 'denials'))}\b")
