"""Full-text search over findings and articles, in the words of either database.

One question of the index finds the words and the tags of outlets, people, places and days together. The best come first
where few are found; where many are, the newest do, so that a common word costs no more than a rare one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Text, bindparam, func, literal_column, select, text

from twosource.keep import schema
from twosource.keep.record import noun_of
from twosource.keep.tags import sort_of, tag
from twosource.model import Noun, is_doubtful

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select, Table

    from twosource.keep.asking import Asked, Term

# Counting goes no further: nobody turns so many pages, and a common word must not cost more than a rare one.
MOST = 1000
# What marks the words that were found, in a passage cut from the text; neither can be typed, nor stands in a page.
OPENS, CLOSES = "\x02", "\x03"
_PASSAGE_WORDS = 28
# Where nothing is lit, so many characters of the beginning stand for the whole.
_BEGINNING = 200
# Bearers of one name that are looked for.
_BEARERS = 50


class FoundFinding(Noun, frozen=True, kw_only=True):
    """This finding of that story has the words."""

    id: str
    story: str
    story_title: str | None
    latest: str | None  # of the story's articles
    kind: str
    standing: str
    in_doubt: bool
    outlets: tuple[str, ...]
    passage: str  # the gist, what was found set between `OPENS` and `CLOSES`


class FoundArticle(Noun, frozen=True, kw_only=True):
    """This article has the words, here."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    address: str | None
    read_from: str
    passage: str


class _Index(NamedTuple):
    """A table that is searched: its columns of words, and the one that passages are cut from."""

    table: Table
    words: str
    passage: str
    place: int  # of the passage's column in SQLite's index


_FINDINGS = _Index(schema.findings, "gist", "gist", 0)
_ARTICLES = _Index(schema.articles, "title text", "text", 1)


def findings(connection: Connection, asked: Asked, limit: int, offset: int) -> tuple[int, list[FoundFinding]]:
    """How many findings are asked for, up to `MOST` and one more, and some of them."""
    its, stories = schema.findings, schema.stories
    columns = (its.c[field] for field in ("key", "id", "story", "kind", "standing", "outlets", "origins", "score"))
    query = select(*columns, stories.c.title.label("story_title"), stories.c.latest).join_from(its, stories, stories.c.id == its.c.story)
    count, rows = _found(connection, _FINDINGS, asked, query, (limit, offset))
    return count, [noun_of(row, FoundFinding, passage=passage, in_doubt=is_doubtful(row.origins, row.score)) for row, passage in rows]


def articles(connection: Connection, asked: Asked, limit: int, offset: int) -> tuple[int, list[FoundArticle]]:
    """How many articles are asked for, up to `MOST` and one more, and some of them."""
    its = schema.articles
    query = select(its.c.key, its.c.id, its.c.outlet, its.c.title, its.c.published, its.c.address, its.c.read_from)
    count, rows = _found(connection, _ARTICLES, asked, query, (limit, offset))
    return count, [noun_of(row, FoundArticle, passage=passage) for row, passage in rows]


def _found(
    connection: Connection, index: _Index, asked: Asked, query: Select[Any], part: tuple[int, int]
) -> tuple[int, list[tuple[Row[Any], str]]]:
    if asked.is_empty:
        return 0, []
    look = _look_fts5 if connection.dialect.name == "sqlite" else _look_tsvector
    count, passages = look(connection, index, asked, part)
    rows = {row.key: row for row in connection.execute(query.where(index.table.c.key.in_(list(passages))))}
    return count, [(rows[key], passage) for key, passage in passages.items() if key in rows]


def _tags(connection: Connection, asked: Asked) -> list[list[str]]:
    """The tags that must stand beside the words: of each group one is enough."""
    groups = []
    for role, name in (("who", asked.person), ("where", asked.place)):
        if name:
            groups.append([tag(sort_of(role), entity) for entity in _bearers(connection, name)])
    if asked.outlet:
        groups.append([tag("outlet", asked.outlet)])
    if asked.day:
        groups.append([tag("day", asked.day)])
    return groups


def _bearers(connection: Connection, name: str) -> list[str]:
    """The entities that a name may mean: the one of that key, and every one that somewhere bears the name."""
    names = schema.names
    query = select(names.c.entity).where(names.c.folded == name.casefold()).order_by(names.c.entity).distinct().limit(_BEARERS)
    return list(dict.fromkeys([name, *connection.execute(query).scalars()]))


def _look_fts5(connection: Connection, index: _Index, asked: Asked, part: tuple[int, int]) -> tuple[int, dict[int, str]]:
    """How many rows there are, and the passages of some by their keys, in order."""
    words = f"{index.table.name}_words"
    limit, offset = part
    given = {"asked": _fts5(asked, index.words, _tags(connection, asked)), "most": MOST + 1, "limit": limit, "offset": offset}
    count = connection.execute(
        text(f"SELECT count(*) FROM (SELECT 1 FROM {words} WHERE {words} MATCH :asked LIMIT :most)"), given
    ).scalar_one()
    if not limit:
        return count, {}
    cut = f"snippet({words}, {index.place}, '{OPENS}', '{CLOSES}', '…', {_PASSAGE_WORDS})"
    passage = cut if asked.every else f"substr({index.passage}, 1, {_BEGINNING})"
    order = "rank, rowid DESC" if asked.every and count <= MOST else "rowid DESC"
    # With a second key SQLite would cut a passage for every row before it sorts them: the inner query finds the rows first.
    inner = f"SELECT rowid FROM {words} WHERE {words} MATCH :asked ORDER BY {order} LIMIT :limit OFFSET :offset"
    keys = list(connection.execute(text(inner), given).scalars())
    if not keys:
        return count, {}
    some = text(f"SELECT rowid, {passage} FROM {words} WHERE {words} MATCH :asked AND rowid IN :keys").bindparams(
        bindparam("keys", expanding=True)
    )
    passages = {row[0]: row[1] for row in connection.execute(some, {"asked": given["asked"], "keys": keys})}
    return count, {key: passages[key] for key in keys if key in passages}


def _look_tsvector(connection: Connection, index: _Index, asked: Asked, part: tuple[int, int]) -> tuple[int, dict[int, str]]:
    """The same in PostgreSQL."""
    key, whole = index.table.c.key, index.table.c[index.passage]
    limit, offset = part
    words: ColumnElement[Any] = literal_column(f"{index.table.name}.words")
    query = select(key)
    for group in _tags(connection, asked):
        query = query.where(words.op("@@")(func.to_tsquery("simple", " | ".join(group))))
    looked = _tsquery(asked) if asked.every or asked.none else None
    if looked is not None:
        query = query.where(words.op("@@")(looked))
    count = connection.execute(select(func.count()).select_from(query.limit(MOST + 1).subquery())).scalar_one()
    if not limit:
        return count, {}
    if asked.every and count <= MOST:
        query = query.order_by(func.ts_rank_cd(words, looked).desc())
    keys = list(connection.execute(query.order_by(key.desc()).limit(limit).offset(offset)).scalars())
    marks = f"StartSel={OPENS}, StopSel={CLOSES}, MaxWords={_PASSAGE_WORDS}, MinWords=12"
    cut = func.ts_headline("english", whole, looked, marks, type_=Text()) if asked.every else func.substr(whole, 1, _BEGINNING)
    passages = {row[0]: row[1] for row in connection.execute(select(key, cut).where(key.in_(keys)))}
    return count, {each: passages[each] for each in keys}


def _fts5(asked: Asked, columns: str, tags: Sequence[Sequence[str]]) -> str:
    """A question of FTS5 in which every word is quoted, so that none of it is read as syntax."""
    parts = [f"{{{columns}}} : (" + " OR ".join(map(_quoted, group)) + ")" for group in asked.every]
    parts += ["tags : (" + " OR ".join(f'"{each}"' for each in group) + ")" for group in tags]
    wanted = " AND ".join(parts)
    if not asked.none:
        return wanted
    return f"({wanted}) NOT ({{{columns}}} : (" + " OR ".join(map(_quoted, asked.none)) + "))"


def _quoted(term: Term) -> str:
    return f'"{term.words}"' + ("*" if term.prefix else "")


def _tsquery(asked: Asked) -> ColumnElement[Any]:
    """The same for PostgreSQL, whose words hold no syntax either: letters and digits only."""
    wanted = [" | ".join(_lexemes(term) for term in group) for group in asked.every]
    unwanted = [f"!({_lexemes(term)})" for term in asked.none]
    return func.to_tsquery("english", " & ".join([*(f"({each})" for each in wanted), *unwanted]))


def _lexemes(term: Term) -> str:
    return "(" + " <-> ".join(f"'{word}'" for word in term.words.split()) + (":*" if term.prefix else "") + ")"
