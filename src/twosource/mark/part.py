"""Some of those counted before: in "cut 900 jobs, 350 of them in Norway" only the 350 are in Norway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.mark.hanging import hang

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

THEM: Final = ("of", "them")
LAST: Final = 2  # tokens from the word for some of them to "them"
BACK: Final = 8  # tokens back from the comma in which those stand who were counted


def attach(doc: Doc) -> None:
    """Hang some of them on those they are some of, and on the some what stands right behind "of them"."""
    for some in doc[1:-LAST]:
        of, them = doc[some.i + 1], doc[some.i + LAST]
        if (of.lower_, them.lower_) != THEM or doc[some.i - 1].text != "," or not _counts(some):
            continue
        behind = doc[them.i + 1] if them.i + 1 < len(doc) else None
        if behind is not None and behind.dep_ == "prep" and behind.head.i < some.i:
            hang(behind, some, "prep")
        whole = next((token for token in reversed(doc[max(0, some.i - BACK) : some.i]) if token.tag_ in {"NNS", "NNPS"}), None)
        if whole is not None and some.dep_ not in {"nsubj", "nsubjpass"} and whole.sent == some.sent and some not in whole.ancestors:
            hang(some, whole, "appos")


def _counts(word: Token) -> bool:
    return word.tag_ == "CD" or word.lower_ in listed("clause_words", "counting") | listed("clause_words", "of_them")
