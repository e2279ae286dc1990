"""The nouns: small, frozen, and the same in memory, in JSON and in the store.

All offsets are half-open, in Unicode code points, into `Article.text`, unless a field says otherwise, and
`text[start:end] == evidence.text` always. Unknown is `None`, never a word in a value's place. Field names are the JSON
names. Ids come from `identity`, so the same content gives the same id.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy import float16, float32, int32
    from numpy.typing import NDArray

    from twosource.syntax import Syntax

MentionKind = Literal["person", "organisation", "place", "time", "amount", "quote"]
StatementKind = Literal["event", "quote", "figure", "fact"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied"]
Standing = Literal["corroborated", "single", "conflicting", "updated"]
Slot = Literal["amount", "time", "place", "actor", "action", "status", "wording", "attribution"]

# Of the findings of two origins and more that score less, a bit over half hold what readers took for one matter, of the others nine in
# ten and more (bench/measure_parts.py on findings/development and training). Casebooks keep counts by it: with another number comes a
# migration that settles their stories again.
SURE = 0.65
DOUBT = "perhaps two matters"  # what is said of the others


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every noun: frozen, named fields, compared by value."""


class Page(Noun, frozen=True, kw_only=True):
    """The *Guardian* served these bytes at this address at this time."""

    read_from: str  # the path or address it was read from, `#n` for the nth record in it (from 1)
    body: bytes
    form: Literal["html", "text"]  # how `body` is to be read
    encoding: str | None = None  # as the server, archive or record declared it
    address: str | None = None
    outlet: str | None = None
    fetched: str | None = None  # ISO 8601
    title: str | None = None  # title, authors, published and updated where a record or feed declares them
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None


class Furniture(Noun, frozen=True, kw_only=True):
    """The site put this sign-in box around the report."""

    kind: str
    text: str
    start: int | None  # offsets into the plain input or the record's `text`; null where the input was HTML
    end: int | None
    reason: str
    at: int  # where in `Article.text` it stood


def site_of(address: str | None) -> str | None:
    """The host of an address, without "www."; None where there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


class Article(Noun, frozen=True, kw_only=True):
    """What the page reports, without what the site puts around it."""

    id: str
    address: str | None
    read_from: str
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    place: str | None
    language: str | None
    text: str
    paragraphs: tuple[tuple[int, int], ...]
    captions: tuple[int, ...]
    agencies: tuple[str, ...]
    furniture: tuple[Furniture, ...]
    raw_map: tuple[tuple[int, int, int], ...] | None

    @property
    def site(self) -> str | None:
        """The host that it was published at, without "www."."""
        return site_of(self.address)


class Where(Noun, frozen=True, kw_only=True):
    """Bishkek is this point of GeoNames, in Kyrgyzstan."""

    text: str
    name: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


RANK = "rank"  # the unit of "third", which says which one of several
MAGNITUDE = "magnitude"  # what the amount is of that tells how strong a quake is
AGE = "age"  # what the amount of an age is of, and the predicate of who is how old
BETWEEN = "/"  # between the ends of a stretch of time in `When.value`, as ISO 8601 writes an interval: 1967/1979
OPEN_END = ".."  # the end of such a stretch that is not told, as ISO 8601 writes it: ../2024-06-14 for "by 14 June"


class When(Noun, frozen=True, kw_only=True):
    """The words "Thursday" in this article mean 2023-10-12."""

    text: str
    value: str | None = None  # TIMEX3
    earliest: str | None = None  # ISO 8601 date or date-time, inclusive
    latest: str | None = None


class Amount(Noun, frozen=True, kw_only=True):
    """The words "nearly $3.5bn" mean up to 3,500,000,000 USD of trade turnover."""

    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None  # ISO 4217 for money, `percent`, `percentage point`, a unit's name; null for a bare count
    of: str | None = None  # what is counted or measured
    approximate: bool = False
    change: Literal["rise", "fall"] | None = None  # the amount is a change by so much


class Party(Noun, frozen=True, kw_only=True):
    """The Kremlin chief is Vladimir Putin here, and this person everywhere."""

    text: str  # as written
    name: str | None = None  # the fullest name the article gives
    entity: str | None = None  # the same across articles


class Speaker(Noun, frozen=True, kw_only=True):
    """The words that name who spoke, in their place."""

    start: int
    end: int
    text: str
    name: str | None = None
    entity: str | None = None


class Mention(Noun, frozen=True, kw_only=True, omit_defaults=True):
    """A name, place, time, amount or quotation found in an article's text."""

    article: str
    kind: MentionKind
    start: int
    end: int
    text: str
    name: str | None = None  # persons, organisations, and places that act
    entity: str | None = None
    where: Where | None = None
    when: When | None = None
    amount: Amount | None = None
    direct: bool | None = None  # quotes: in quotation marks
    cue: str | None = None
    speaker: Speaker | None = None


class Evidence(Noun, frozen=True, kw_only=True):
    """These exact characters of that article."""

    article: str
    start: int
    end: int
    text: str

    def holds(self, other: Evidence) -> bool:
        """Whether the other's words all stand within these."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


class Statement(Noun, frozen=True, kw_only=True):
    """The *Independent* reports that Vladimir Putin arrived in Kyrgyzstan on Thursday."""

    id: str
    article: str
    kind: StatementKind
    evidence: Evidence
    predicate: str
    code: str | None = None  # PLOVER root
    who: Party | None = None
    whom: Party | None = None
    where: Where | None = None
    when: When | None = None
    amount: Amount | None = None
    words: str | None = None  # verbatim, for direct speech
    speaker: Party | None = None
    chain: tuple[Party, ...] = ()  # who the speaker says it from, and so on, where a claim stands inside a claim
    status: Status = "happened"
    negated: bool = False
    gist: str | None = None  # what it says as a line that can be read alone; unknown where no more than the evidence can be said


class Story(Noun, frozen=True, kw_only=True):
    """Four articles on the visit to Bishkek."""

    id: str
    title: str | None
    articles: tuple[str, ...]
    earliest: str | None
    latest: str | None


class Value(Noun, frozen=True, kw_only=True):
    """These statements say 12."""

    value: str
    statements: tuple[str, ...]


class Difference(Noun, frozen=True, kw_only=True):
    """On the amount, two say 12 and one says 15."""

    slot: Slot
    values: tuple[Value, ...]


def is_doubtful(origins: int, score: float) -> bool:
    """Whether what so many origins tell may well be two matters: a reader should set their words side by side."""
    return origins > 1 and score < SURE


class Finding(Noun, frozen=True, kw_only=True):
    """Two origins report that he arrived on Thursday; nobody says otherwise."""

    id: str
    story: str
    kind: StatementKind
    gist: str
    standing: Standing
    statements: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: int
    origin_groups: tuple[tuple[str, ...], ...]
    differences: tuple[Difference, ...]
    vouched_by: tuple[str, ...]  # the speakers who alone vouch for it; empty where an outlet states it itself
    score: float  # 0 … 1, how likely its statements state one matter; of a statement alone, that no other article's does
    reasons: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether it may well be two matters."""
        return is_doubtful(self.origins, self.score)


class Copy(Noun, frozen=True, kw_only=True):
    """Of the shorter of these two articles, this share of the wording stands in the other."""

    articles: tuple[str, str]  # ids, sorted
    share: float  # 0 … 1


class Tie(Noun, frozen=True, kw_only=True):
    """This story follows that one; this article also tells of that story; these two stories became one."""

    kind: Literal["joins", "copies", "follows", "also tells", "became"]
    one: str  # the article that joins or copies `other`, or also tells of the story `other`; the story that follows or became it
    other: str
    story: str  # the story that the tie is kept with
    score: float  # log-odds; of a copy the share it prints; of what became of a story the number of its articles
    reasons: tuple[str, ...]


class Dropped(Noun, frozen=True, kw_only=True):
    """This was not taken, and why."""

    read_from: str
    reason: str
    kind: str  # unreadable, too large, not news, duplicate, language, record …
    text: str | None = None  # the beginning of what was dropped, where it helps


@dataclass(frozen=True, slots=True)
class Marked:
    """An article, its mentions in order of place, and its parse, which travels from `mark` to `understand` and is not kept.

    `parse.text == article.text`, so where a token starts and ends are offsets into the article's text.
    """

    article: Article
    mentions: tuple[Mention, ...]
    parse: Syntax


class Vectors(Protocol):
    """Turns texts into vectors of unit length, shape (texts, 384); the same text always gives the same vector."""

    def __call__(self, texts: Sequence[str]) -> NDArray[float32]: ...


class Pieces(NamedTuple):
    """The wordpieces of a text, each read in its context."""

    spans: NDArray[int32]  # (pieces, 2): start and end of each in the text
    states: NDArray[float32]  # (pieces, 384)
    below: NDArray[float16]  # (pieces, 384): what two texts that are read together begin with


class Encoder(Protocol):
    """Reads texts by their wordpieces; the same texts always give the same."""

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The wordpieces of texts that follow each other, read together."""

    def together(self, states: NDArray[float32]) -> NDArray[float32]:
        """What wordpieces of two texts become beside each other: of shape (pieces, 384), and so is what comes back."""


def identity(*parts: object) -> str:
    """Make an id of 16 hexadecimal digits from content: the same parts in the same order give the same id."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        digest.update(msgspec.json.encode(part))
        digest.update(b"\0")
    return digest.hexdigest()


def lines(nouns: Iterable[Noun]) -> Iterable[bytes]:
    """JSON lines of nouns, UTF-8, each with its line end."""
    encoder = msgspec.json.Encoder()
    for noun in nouns:
        yield encoder.encode(noun) + b"\n"
