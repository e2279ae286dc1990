"""Amounts: what an article counts and measures, with unit, bounds, what is counted, and whether it is a change."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from twosource.lexicon import either, table, tree
from twosource.mark.amount import Figure, decade_at, figure_at, part_at, scale_part_at, share_at, vague_at
from twosource.mark.amount_of import change, counted, is_magnitude
from twosource.mark.number import HUNDREDS, ORDINALS, SCALES, UNITS, ordinal
from twosource.model import AGE, MAGNITUDE, RANK, Amount, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from twosource.model import Article

OLDEST: Final = 125
_PHONE = re.compile(r"\+?\(?\d{1,4}\)?[ .-]\d{3,4}(?:[ .-]\d{2,4})+(?!\w)|\d{3}-\d{4}(?!\w)|\+\d{6,}")
_OLD = re.compile(r"(?:-|[^\S\n])(?P<unit>years?|months?|weeks?|days?)(?:-|[^\S\n])(?:olds?|of[^\S\n]age)\b", re.IGNORECASE)
_AGE_ENDS = re.compile(r"\s?[,.);]|\s+(?:and|or|to)\s+\d+[,.);]|$")
_JOINED_BEFORE = re.compile(r"[\w.,:/]$|\w[-–—/:]$|[№#]$|\b[Nn]os?\.?\s?$")
_JOINED_AFTER = re.compile(r"[A-Za-z]|-and-a-half|-on-|-in-|[-–/:]\d|[-–](?!(?:and|to|or)\b)[a-z]+-old|\.\d")
_CAPITAL = re.compile(r"[a-z,;’']\s+[A-Z][\w’'.-]*\s$")  # a name inside a sentence
_SUPERLATIVE = re.compile(rf"[-\s](?:[a-z]+est|{either(tree('amount_words')['superlatives']['words'])})\b")
FAR: Final = 40  # characters before the points by which a share is higher or lower, in which it stands
_POINTS: Final = re.compile(rf"[^\S\n]points?(?=[^\S\n]{either(tree('amount_words')['changes']['behind_points'])}\b)")
_SHARE_BEFORE: Final = re.compile(r"(?:%|per ?cent)[^.\n]*$")


def amounts(article: Article, doc: Doc, taken: Sequence[Mention]) -> list[Mention]:
    """Find the amounts of an article, outside what is taken already: its times and names."""
    found, end = [], 0
    for figure, amount in _amounts(article.text, doc, taken):
        if figure.start >= end:
            end = figure.end
            found.append(Mention(article=article.id, kind="amount", start=figure.start, end=figure.end, text=amount.text, amount=amount))
    return found


def _amounts(text: str, doc: Doc, taken: Sequence[Mention]) -> Iterator[tuple[Figure, Amount]]:
    end, strings = 0, doc.vocab.strings
    inside = {place for mention in taken for place in range(mention.start, mention.end)}
    for number, lower in enumerate(doc.to_array("LOWER").tolist()):
        kind = number_kind(strings[lower])
        if not kind:
            continue
        token = doc[number]
        if token.idx < end or token.idx in inside:
            continue
        phone = _PHONE.match(text, token.idx)
        if phone:
            end = phone.end()
            continue
        figure = (_part_named(text, token) or _ordinal(text, token)) if kind == "ordinal" else _cardinal(text, doc, token)
        if figure is None or figure.end - 1 in inside or figure.start in inside:
            continue
        end = figure.end
        span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
        if span is not None:
            yield figure, _amount(text[figure.start : figure.end], figure, span)


def _amount(text: str, figure: Figure, span: Span) -> Amount:
    aged = _OLD.search(text) is not None or (figure.unit == "year")
    return Amount(
        text=text,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        of=AGE if aged else MAGNITUDE if figure.unit is None and is_magnitude(span) else counted(span, figure.unit),
        approximate=figure.approximate,
        change=None if aged or figure.unit in {None, RANK} else change(span, figure.unit),
    )


@functools.lru_cache(maxsize=100_000)
def number_kind(word: str) -> str:
    """Whether a word in lower case may begin an amount: by a number, a sign of currency, or a rank."""
    if any(character.isdigit() for character in word):
        if re.fullmatch(r"\d+(?:st|nd|rd|th)", word):
            return "ordinal"
        return "number" if re.match(r"[^\w\s]{0,3}\d|(?:rs|us\$|c\$|a\$)\.?\d", word) else ""
    if word in ORDINALS:
        return "ordinal" if word != "first" else ""
    words = tree("amount_words")
    if (
        word in UNITS
        or word in HUNDREDS
        or word in SCALES
        or word in words["vague"]
        or word in _parts()
        or word in words["parts"]["many"]
        or word in tree("calendar")["decades"]
        or word in words["phases"]
    ):
        return "number"
    return "number" if word in _signs() or word[0] in "½¼¾⅓⅔⅛" else ""


@functools.cache
def _parts() -> frozenset[str]:
    """Words for one part of so many: `half`, `third`."""
    return frozenset(tree("amount_words")["parts"]["words"])


@functools.cache
def _signs() -> frozenset[str]:
    return frozenset(row["form"].lower() for row in table("currencies") if row["kind"] in {"sign", "code"})


def _cardinal(text: str, doc: Doc, token: Token) -> Figure | None:
    """The amount that begins with this token, unless its number names or scores something."""
    at = token.idx
    if (
        token.i
        and doc[token.i - 1].lower_ in {"a", "an"}
        and (token.lower_ in _parts() or token.lower_ in HUNDREDS or token.lower_ in SCALES)
    ):
        at = doc[token.i - 1].idx
    before = text[max(0, at - 8) : at]
    if _JOINED_BEFORE.search(before):
        return None
    if (rounded := scale_part_at(text, at)) is not None:
        return rounded
    figure = decade_at(text, at) or part_at(text, at) or share_at(text, at) or vague_at(text, at) or figure_at(text, at)
    if figure is None:
        return None
    aged = _aged(text, figure, before)
    if aged is not None:
        return aged
    if _JOINED_AFTER.match(text, figure.end):
        return None
    if figure.unit is not None:
        return figure
    points = _POINTS.match(text, figure.end)
    if points and _SHARE_BEFORE.search(text[max(0, at - FAR) : at]):
        return replace(figure, end=points.end(), unit="percentage point")
    return figure if _counts(text, token, figure) else None


def _aged(text: str, figure: Figure, before: str) -> Figure | None:
    """`37-year-old`, `aged 37` and `…, 37,` are ages."""
    old = _OLD.match(text, figure.end)
    if old:
        return replace(figure, end=old.end(), unit=old["unit"].lower().rstrip("s"))
    if (
        figure.unit is None
        and figure.low is not None
        and figure.low == figure.high
        and 0 < figure.low <= OLDEST
        and float(figure.low).is_integer()
    ):
        said = re.search(r"\bag(?:ed?|es)\s$", before, re.IGNORECASE)
        beside = (
            re.search(r"[a-z][.,]?[,(]\s?$", before) and _AGE_ENDS.match(text, figure.end) and text[figure.digits : figure.end].isdigit()
        )
        if said or (beside and _after_person(text, figure)):
            return replace(figure, unit="year")
    return None


def _after_person(text: str, figure: Figure) -> bool:
    """Whether a capitalised name stands before the comma that the number follows: `Ann Hill, 37, said`."""
    return re.search(r"[A-Z][\w.'’-]+\s[A-Z][\w'’-]+[,.]?\s?[,(]\s?$", text[max(0, figure.start - 40) : figure.start]) is not None


def _counts(text: str, token: Token, figure: Figure) -> bool:
    """Whether a number without a unit counts something here, and is no name: of a flight, a page, a road."""
    doc = token.doc
    span = doc.char_span(figure.digits, figure.end, alignment_mode="expand")
    if span is None:
        return False
    last, root = span[-1], span.root
    before = doc[token.i - 1] if token.i else None
    beside = root.dep_ in {"nummod", "quantmod", "compound"} and root.head.i > last.i and root.head.pos_ in {"NOUN", "PROPN"}
    if len(span) == 1 and (token.lower_ in _parts() or token.lower_ in tree("amount_words")["parts"]["counting"]):
        idle = root.head.lemma_.lower() in tree("amount_words")["idle"]["words"]
        return beside and token.lower_ == "one" and root.dep_ == "nummod" and not idle
    if beside:
        return not (root.head.pos_ == "PROPN" and before is not None and before.pos_ == "PROPN" and before.dep_ == "compound")
    if before is not None and figure.start == before.idx + len(before.text_with_ws):
        named = before.lemma_.lower() in tree("amount_words")["names"]["words"] or _CAPITAL.search(
            text[max(0, figure.start - 20) : figure.start]
        )
        if named and root.dep_ in {"nummod", "appos", "npadvmod", "compound", "pobj", "dobj", "nsubj", "nmod"}:
            return False
    if token.is_sent_start and text[figure.end : figure.end + 2] in {". ", ") "}:
        return False  # a list's numbering
    return root.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "nummod", "ROOT", "npadvmod"} and (
        root.tag_ == "CD" or figure.high is None or (root.lower_ in HUNDREDS and len(span) > 1)  # "two dozen were missing"
    )


def _part_named(text: str, token: Token) -> Figure | None:
    """`a third of the houses`, `a fifth of a mile`: a word for a rank that is one for a part."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.lower_ not in {"a", "one"}:
        return None
    return scale_part_at(text, before.idx) or part_at(text, before.idx) or share_at(text, before.idx)


def _ordinal(text: str, token: Token) -> Figure | None:
    """A rank: `the third-largest`, `the 20th anniversary`, and no `third-party` or `second base`."""
    rank = ordinal(token.lower_)
    if rank is None or rank < 2 or token.ent_type_ in {"DATE", "TIME"}:
        return None
    end = token.idx + len(token)
    superlative = _SUPERLATIVE.match(text, end)
    if not superlative and (token.dep_ != "amod" or token.head.i <= token.i or token.head.pos_ != "NOUN"):
        return None
    if not superlative and (text[end : end + 1] == "-" or token.nbor().lemma_ in tree("amount_words")["unranked"]["words"]):
        return None
    end = superlative.end() if superlative else end
    return Figure(token.idx, end, token.idx, float(rank), float(rank), RANK)
