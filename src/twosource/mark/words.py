"""Parts of speech, morphology and lemmas: worked out once for each word, tag and role, and remembered.

spaCy's attribute ruler and lemmatizer look at a token's word, its tag and its role (and, for "there was" and "gonna" alone, at
two tokens). They are asked once for each such triple, in a made-up text of words not met before; what that saves of the
pipeline's time is in docs/why.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

# Before a hyphen, what makes one word with what stands behind it: "re-opened" is a form of "reopen", a vice-president a president of a kind.
JOINED: Final = re.compile(r"(?P<again>re)-(?=[^\W\d_])|(?:vice|ex|co|then|secretary)-(?=[^\W\d_])", re.IGNORECASE)
MOST: Final = 500_000  # triples remembered, about 100 MB; then it is begun anew

Triple = tuple[int, int, int]


class Words:
    """Describes the words of parsed texts; remembers those it has met."""

    def __init__(self, model: Language) -> None:
        self._vocab = model.vocab
        self._pipes: list[Any] = [model.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        self._known: dict[Triple, Triple] = {}

    def describe(self, doc: Doc) -> None:
        """Give each token its part of speech, morphology and lemma."""
        triples = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        if len(self._known) > MOST:
            self._known.clear()
        new = sorted(set(triples) - self._known.keys())
        if new:
            self._known.update(zip(new, self._asked(new), strict=True))
        described: Any = np.array([self._known[each] for each in triples], dtype=np.uint64).reshape(-1, 3)
        doc.from_array(["POS", "MORPH", "LEMMA"], described)

    def _asked(self, triples: Sequence[Triple]) -> list[Triple]:
        from spacy.tokens import Doc

        # Full stops between: what two words are together must not depend on which words happen to be new.
        # Both know contractions by the straight apostrophe alone: "it’s" would have a verb of its own.
        words = [self._vocab.strings[orth].replace("’", "'") for orth, _, _ in triples]
        joined = [JOINED.match(word) for word in words]
        words = [word[found.end() :] if found is not None else word for word, found in zip(words, joined, strict=True)]
        stop = (self._vocab.strings.add("."), self._vocab.strings.add("punct"))
        doc = Doc(self._vocab, words=[each for word in words for each in (word, ".")])
        roles: Any = np.array([each for _, tag, dep in triples for each in ((tag, dep), stop)], dtype=np.uint64)
        doc.from_array(["TAG", "DEP"], roles)
        for pipe in self._pipes:
            doc = pipe(doc)
        described = doc.to_array(["POS", "MORPH", "LEMMA"])[::2].tolist()
        strings = self._vocab.strings
        return [
            (pos, morph, strings.add(f"re{strings[lemma]}") if found is not None and found["again"] else lemma)
            for (pos, morph, lemma), found in zip(described, joined, strict=True)
        ]
