"""What somebody may be reported to say without marks: each cue of an article with the words that could be its content.

Candidates only, with what tells good from bad ones; `attribution_weight` says which are taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from twosource.lexicon.reporting_verbs import reporting
from twosource.syntax.tags import FINITE, VERBAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.syntax import Syntax

CLAUSAL: Final = ("ccomp", "xcomp")
SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
CONTENT_NOUN: Final = frozenset({"acl", "relcl", "ccomp"})
UP: Final = 4  # verbs climbed to find a subject: "he wanted to be able to say"
LONGEST: Final = 80  # tokens of a content


@dataclass(frozen=True, slots=True)
class Clause:
    """`told CNN that the bill would pass`: the cue, its content and its subject, by token."""

    cue: int
    first: int  # of the content
    last: int
    form: str  # how the content hangs on the cue
    subject: int | None
    features: tuple[str, ...]


def clauses(syntax: Syntax) -> Iterator[Clause]:
    """Every candidate, cue by cue."""
    for token, tag in enumerate(syntax.tag):
        if not syntax.children[token]:
            continue
        if syntax.lower[token] == "according":
            yield from _according(syntax, token)
        elif tag in VERBAL:
            yield from _of(syntax, token, _verb_contents(syntax, token))
        elif tag in ("NN", "NNS"):
            yield from _of(syntax, token, _noun_contents(syntax, token))
        elif tag in ("JJ", "JJR", "JJS") and syntax.dep[token] in ("acomp", "oprd", "amod", "conj", "ROOT"):
            yield from _of(syntax, token, _verb_contents(syntax, token))


def _of(syntax: Syntax, cue: int, contents: Iterator[tuple[int, int, str]]) -> Iterator[Clause]:
    found = [(first, last, form) for first, last, form in contents if last - first < LONGEST and not first <= cue <= last]
    if not found:
        return
    subject = subject_of(syntax, cue)
    shared = _cue_features(syntax, cue, subject)
    forms = "+".join(sorted({form.partition(":")[0] for _, _, form in found}))
    for begin, end, form in found:
        first, last = bare(syntax, begin, end)
        if first <= last:
            yield Clause(
                cue,
                first,
                last,
                form,
                subject,
                (
                    *shared,
                    *_content_features(syntax, cue, (first, last, form)),
                    f"f={form}",
                    f"lf={syntax.lemma[cue]}|{form}",
                    f"fs={form}|{forms}",
                ),
            )


def _verb_contents(syntax: Syntax, verb: int) -> Iterator[tuple[int, int, str]]:
    parts: list[tuple[int, int]] = []
    for child in syntax.children[verb]:
        dep = syntax.dep[child]
        first, last = syntax.left[child], syntax.right[child]
        if dep in CLAUSAL:
            yield first, last, dep if child > verb else f"{dep}<"
        elif child < verb:
            continue
        elif dep in ("dobj", "advcl", "dative", "oprd", "attr", "acomp"):
            yield first, last, dep
        elif dep in ("prep", "agent"):
            inner = syntax.child(child, "pobj", "pcomp", "prep")
            if inner is not None and inner > child:
                yield syntax.left[inner], syntax.right[inner], f"prep:{syntax.lower[child]}"
        if dep in ("dobj", "prep", "xcomp", "ccomp", "oprd", "dative", "prt", "advcl", "acomp"):
            parts.append((first, last))
    if len(parts) > 1:
        yield parts[0][0], parts[-1][1], "rest"
        yield parts[0][0], parts[1][1], "two"
    if len(parts) > 2:
        yield parts[1][0], parts[-1][1], "tail"


def _noun_contents(syntax: Syntax, noun: int) -> Iterator[tuple[int, int, str]]:
    for child in syntax.children[noun]:
        if child < noun:
            continue
        dep = syntax.dep[child]
        if dep in CONTENT_NOUN:
            yield syntax.left[child], syntax.right[child], f"n:{dep}"
        elif dep == "prep":
            inner = syntax.child(child, "pobj", "pcomp")
            if inner is not None:
                yield syntax.left[inner], syntax.right[inner], f"n:{syntax.lower[child]}"


def _according(syntax: Syntax, token: int) -> Iterator[Clause]:
    """The sentence without the phrase that begins with "according"."""
    first, end = syntax.sentences[syntax.sentence(token)]
    begin, stop = syntax.left[token], syntax.right[token]
    to = syntax.child(token, "prep")
    subject = syntax.child(to if to is not None else token, "pobj")
    if subject is None:
        return
    head = syntax.head[token]
    if begin - first >= end - 1 - stop:
        low, high = syntax.left[head] if syntax.pos[head] in ("VERB", "AUX") and syntax.left[head] < begin else first, begin - 1
    else:
        low, high = stop + 1, end - 1
    low, high = bare(syntax, low, high)
    if low <= high and high - low < LONGEST:
        yield Clause(token, low, high, "according", subject, ("f=according", "lf=according"))


def subject_of(syntax: Syntax, cue: int) -> int | None:
    """Who speaks: the subject of a verb or of one above it that shares it, the agent of a passive, the owner of a noun."""
    token = cue
    for _ in range(UP):
        found = syntax.child(token, *SUBJECTS)
        if found is not None and syntax.dep[found] == "nsubjpass":
            agent = syntax.child(token, "agent")
            return syntax.child(agent, "pobj") if agent is not None else None
        if found is None:
            found = syntax.child(token, "poss")
        if found is not None:
            return found
        if syntax.dep[token] == "acl" and syntax.tag[token] != "VBN":
            return syntax.head[token]
        if syntax.dep[token] in ("relcl", "ROOT") or syntax.head[token] == token:
            return None
        token = syntax.head[token]
    return None


def bare(syntax: Syntax, first: int, last: int) -> tuple[int, int]:
    """A content without space, commas and stops at its edges."""
    while first <= last and (syntax.pos[first] == "SPACE" or syntax.lower[first] in (",", ".", ";", ":", "-", "–", "—", "and")):
        first += 1
    while last >= first and (syntax.pos[last] == "SPACE" or syntax.lower[last] in (",", ".", ";", ":", "-", "–", "—", "and", "but")):
        last -= 1
    return first, last


def _cue_features(syntax: Syntax, cue: int, subject: int | None) -> tuple[str, ...]:
    lemma = syntax.lemma[cue]
    kind = "none"
    if subject is not None:
        kind = syntax.tag[subject] if syntax.pos[subject] != "PRON" else f"P:{syntax.lower[subject]}"
    coarse = kind if kind[:2] in ("P:", "no", "WP", "WD") else kind[:3] if kind.startswith("NNP") else kind[:2]
    auxiliaries = sorted(syntax.lower[child] for child in syntax.children[cue] if syntax.dep[child] in ("aux", "auxpass", "neg"))
    return (
        f"l={lemma}",
        f"t={syntax.tag[cue]}",
        f"ls={lemma}|{coarse}",
        f"lt={lemma}|{syntax.tag[cue]}",
        f"r={reporting().get(lemma, '')}|{coarse}",
        f"d={syntax.dep[cue]}",
        f"s={kind}",
        f"sl={syntax.lemma[subject] if subject is not None and syntax.pos[subject] == 'NOUN' else ''}",
        f"a={'+'.join(auxiliaries)}",
        f"h={syntax.lemma[syntax.head[cue]] if syntax.dep[cue] in ('xcomp', 'ccomp', 'dobj', 'acomp', 'conj') else ''}",
    )


def _content_features(syntax: Syntax, cue: int, content: tuple[int, int, str]) -> tuple[str, ...]:
    first, last, form = content
    length = last - first + 1
    size = "1" if length == 1 else "3" if length <= 3 else "6" if length <= 6 else "12" if length <= 12 else "25" if length <= 25 else "50"
    inner = syntax.word[first : last + 1]
    marks = any(mark in inner for mark in ('"', "“", "”", "''"))
    verb = any(tag in FINITE for tag in syntax.tag[first : last + 1])
    return (
        f"n={size}",
        f"b={syntax.lower[first]}",
        f"ft={syntax.tag[first]}|{form}",
        f"m={marks}",
        f"v={verb}",
        f"g={min(8, abs(first - cue))}",
    )
