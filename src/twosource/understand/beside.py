"""Facts set beside a name: "Japarov, the president"; "President Japarov"; "Bishkek, the Kyrgyz capital"; "his wife Jane"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.model import Party
from twosource.understand.deferral import is_body
from twosource.understand.facts import fact as fact_of
from twosource.understand.facts import group_of
from twosource.understand.mode import Mode
from twosource.understand.phrase import noun_phrase, of_at, trim, whole_word
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.model import Mention
    from twosource.syntax import Syntax
    from twosource.understand.draft import Draft
    from twosource.understand.reading import Reading

LONG = 6  # words of a title
FAR = 12  # tokens from a description to the end of what it belongs to
WIDE = 30  # tokens from a name to what is set beside it
SIDE = re.compile(r"(?: \(|, )([DRI]-[A-Z][A-Za-z]{0,12}\b\.?(?:[A-Z]\.){0,3})(?:\)|(?=,))")  # of a politician: "(D-N.Y.)", ", R-Iowa,"
COMMAS = frozenset(",–—(")


def fact(reading: Reading, token: int, span: tuple[int, int], told: tuple[Party | None, str, Party | None], mode: Mode) -> Draft:
    """Who somebody is, is told by the outlet even where it hands on what others say; only in a quotation is it theirs."""
    draft = fact_of(reading, token, span, told, mode)
    return draft if reading.quoted(token) else replace(draft, speakers=())


def beside(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each description set beside a name, each title before one, and each relative named by another."""
    tree = reading.tree
    yield from _opening(reading, first)
    for token in range(first, end):
        if tree.dep[token] == "appos":
            yield from _described(reading, token, tree.head[token])
            for other in tree.conjuncts(token)[1:]:
                yield from _described(reading, other, tree.head[token])
        elif tree.dep[token] == "poss":
            yield from _relative(reading, token)
            yield from _served(reading, token)
        if token in reading.cast.named:
            yield from _titled(reading, token)
            yield from _sided(reading, token)
            yield from _called(reading, token)
            yield from _based(reading, token)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A noun set beside another, of which one is a name and the other says what bears it."""

    token: int  # the one set beside
    head: int
    named: int
    plain: int

    @property
    def between(self) -> range:
        """The tokens between the two."""
        return range(min(self.token, self.head) + 1, max(self.token, self.head))


def _described(reading: Reading, token: int, head: int) -> Iterator[Draft]:
    """What a noun set beside another says of it; `token` may be coordinated with the one that is: "the former mayor and founder of …"."""
    pair = _pair(reading, token, _owner(reading, token, head))
    if pair is None or not _goes_with(reading, pair) or not _tells(reading, pair):
        return
    tree, cast = reading.tree, reading.cast
    mention = cast.mention(pair.named)
    first, last = noun_phrase(tree, pair.plain)
    if mention is None and any(each in cast.amounts for each in range(first, last + 1)):
        return
    begin, end = noun_phrase(tree, pair.named)
    low, high = trim(tree, min(first, begin), max(_belonging(reading, pair.plain, last) if pair.plain == token else last, end))
    apart = any(tree.lower[mark] in COMMAS for mark in pair.between)
    who = cast.party(pair.named)
    if high - low > WIDE or who is None or not (apart or _is_person(reading, pair)):
        return
    closed = _in_brackets(reading, pair) and high + 1 < len(tree) and tree.lower[high + 1] == ")"
    span = (tree.start[low], tree.end[high + closed])
    relation, group = words().relations.get(tree.lemma[pair.plain]), group_of(reading, pair.plain)
    if group is not None and _is_person(reading, pair) and tree.lemma[pair.plain] in words().kinship:
        relation = tree.lemma[pair.plain]
    whom = cast.party(group) if group is not None else None
    if relation is None or whom is None:
        yield fact(reading, token, span, (who, "be", Party(text=tree.words(first, last))), Mode())
    elif who.name is None or who.name != whom.name:
        yield fact(reading, token, span, (who, relation, whom), Mode())


def _pair(reading: Reading, token: int, head: int) -> _Pair | None:
    """Which of two nouns is the name; None where none is, or where they are a place in a place, a happening, or somebody's body."""
    tree, cast = reading.tree, reading.cast
    both = (head, token)
    if any(tree.lemma[noun] in words().events or tree.tag[noun] == "VBG" or noun in cast.times for noun in both):
        return None  # "at 8 UTC, a record low"
    lies = cast.named.get(token)
    if lies is not None and lies.kind == "place" and any(noun in cast.named for noun in (head, *tree.all(head, "compound", "nmod"))):
        return None  # "Herat province, Afghanistan"
    named = next((noun for noun in both if cast.mention(noun) is not None and tree.tag[noun] != "NNS"), None)
    if named is None:
        named = next((noun for noun in both if tree.pos[noun] == "PROPN" and not _one_of_many(tree, noun)), None)
    plain = token if named == head else head
    if named is None or words().among(tree.lemma[plain], "remains") or _goes_on(reading, named, plain):
        return None  # "the body of their guide Karl Amsel"
    return _Pair(token, head, named, plain)


def _goes_on(reading: Reading, place: int, noun: int) -> bool:
    """Whether a bare noun behind a place is the next of a list, and says nothing of the place: "trips to Norland, private lessons and a boat"."""
    tree, mention = reading.tree, reading.cast.mention(place)
    told = tree.child(noun, "det", "poss") is not None or any(tree.lower[prep] in ("of", "to") for prep in tree.all(noun, "prep"))
    there = (mention is not None and mention.kind == "place") or words().among(tree.lower[tree.head[place]], "ways_to")
    there = there and (mention is None or mention.kind != "person")
    return there and noun > place and not told and tree.tag[noun] in ("NN", "NNS")


def _is_person(reading: Reading, pair: _Pair) -> bool:
    mention = reading.cast.mention(pair.named)
    return mention is not None and mention.kind == "person"


def _goes_with(reading: Reading, pair: _Pair) -> bool:
    """Whether what is coordinated with a noun set beside a name says something of a person, too."""
    tree, token, plain = reading.tree, pair.token, pair.plain
    if tree.dep[token] != "conj":
        return True
    if plain != token or not _is_person(reading, pair) or tree.tag[tree.head[token]] not in ("NN", "NNP") or token in reading.cast.named:
        return False
    return tree.lemma[plain] not in words().relations or group_of(reading, plain) is not None


def _tells(reading: Reading, pair: _Pair) -> bool:
    """Whether a noun beside a name says what bears it, and is no name, time or amount, nor what only stands in brackets."""
    tree, cast, plain = reading.tree, reading.cast, pair.plain
    if not _common(reading, plain) or plain in cast.times or plain in cast.amounts:
        return False
    of_his = not _is_person(reading, pair) and _is_one_of_his(tree, plain) and not is_body(reading, plain)
    mention = cast.mention(pair.named)
    if mention is not None and (of_his or (mention.kind == "place" and _is_somebody(tree, plain))):
        return False  # "in Germany, its chief executive said", "against Alden City, his third goal"
    if _is_listed(reading, pair) or cast.says_of_another(plain, pair.named) or _is_of_another(reading, pair):
        return False
    if tree.tag[plain] == "NNS" and _is_person(reading, pair):
        return False
    if _in_brackets(reading, pair) and tree.lemma[pair.token] not in words().actors and not tree.all(pair.token, "det"):
        return False  # "Anna Weber (knee)", "the pirates (12 Somali)"
    large = tree.word[plain][:1].isupper() and tree.pos[plain] == "NOUN"
    return not large or tree.lemma[plain] in words().offices or plain == tree.sentences[tree.sentence(plain)][0]


def _is_listed(reading: Reading, pair: _Pair) -> bool:
    """Whether a noun and a name are two items of a list: "seven ministers, the Union five", "Amsel, the trainer Orth and a nurse"."""
    tree, plain, named = reading.tree, pair.plain, pair.named
    counted = tree.tag[plain] == "NNS" and any(tree.tag[count] == "CD" and count < plain for count in tree.all(plain, "nummod"))
    own = [name for name in tree.all(plain, "appos") if name != named and tree.left[name] == plain + 1 and tree.pos[name] == "PROPN"]
    return counted or bool(own)


def _is_of_another(reading: Reading, pair: _Pair) -> bool:
    """Whether a noun cannot be what a name is, or another before it may be: "in Linz, a sailor", "the wife of the driver, Ann Orth"."""
    tree, lists, lemma = reading.tree, words(), reading.tree.lemma[pair.plain]
    mention = reading.cast.mention(pair.named)
    somebody = lemma in lists.offices or lists.among(lemma, "people")
    if mention is not None and mention.kind == "place" and somebody and not lists.among(lemma, "places_too"):
        return True
    over = tree.head[tree.head[pair.plain]] if tree.dep[pair.plain] == "pobj" and tree.lower[tree.head[pair.plain]] == "of" else None
    other = over is not None and (tree.lemma[over] in lists.kinship or tree.lemma[over] in lists.offices)
    return other and pair.token == pair.named and pair.plain < pair.named


def _in_brackets(reading: Reading, pair: _Pair) -> bool:
    return any(reading.tree.lower[mark] == "(" for mark in pair.between)


def _owner(reading: Reading, token: int, head: int) -> int:
    """Whom a name is set behind: of "a friend of the family, Hugo Lund", the friend."""
    tree, named = reading.tree, reading.cast.mention(token)
    prep = tree.head[head]
    if named is None or named.kind != "person" or tree.dep[head] != "pobj" or tree.lower[prep] != "of" or _is_somebody(tree, head):
        return head
    return tree.head[prep] if head not in reading.cast.named and _is_somebody(tree, tree.head[prep]) else head


def _is_somebody(tree: Syntax, noun: int) -> bool:
    """Whether a noun is for one person, so that no place is it."""
    kinds = (words().offices, words().kinship)
    return tree.tag[noun] == "NN" and (any(tree.lemma[noun] in kind for kind in kinds) or words().among(tree.lemma[noun], "people"))


def _is_one_of_his(tree: Syntax, noun: int) -> bool:
    """Whether a noun is one of those that somebody did or had in a row: "his third goal"."""
    owned = any(tree.tag[child] == "PRP$" for child in tree.children[noun])
    return owned and any(words().among(tree.lower[child], "ordinals") for child in tree.children[noun])


def _one(reading: Reading, noun: int) -> bool:
    """Whether a noun is of one thing, and no name but for an article: "a former Marine"."""
    tree = reading.tree
    return tree.tag[noun] == "NN" or (
        tree.tag[noun] == "NNP" and any(words().among(tree.lower[child], "indefinite") for child in tree.children[noun])
    )


def _opening(reading: Reading, first: int) -> Iterator[Draft]:
    """What a sentence says of somebody before it names him: "The son of a miner, Amsel left"."""
    tree, cast = reading.tree, reading.cast
    noun = first + 1 if first + 1 < len(tree) and tree.lower[first] in {"one", *listed("function_words", "articles")} else len(tree)
    while noun < len(tree) and tree.left[noun] != first:
        noun = tree.head[noun] if tree.head[noun] > noun else len(tree)
    after = tree.right[noun] + 1 if noun < len(tree) else len(tree)
    if (
        after + 1 >= len(tree)
        or tree.lower[after] != ","
        or not _one(reading, noun)
        or noun in cast.times
        or cast.mention(noun) is not None
    ):
        return
    named = cast.named.get(after + 1) or cast.named.get(after + 2 if tree.lower[after + 1] in words().honorifics else len(tree))
    if named is None or named.kind != "person" or tree.lemma[noun] in words().events or reading.clauses.is_verb(noun):
        return
    last = cast.spans[id(named)][1]
    who, verb = cast.party(last), tree.head[last]
    if who is None or tree.dep[last] not in ("nsubj", "nsubjpass") or tree.head[noun] != verb or tree.lower[last + 1] in (",", "and"):
        return
    text = tree.words(first, min(tree.right[noun], first + FAR))
    yield fact(reading, noun, (tree.start[first], named.end), (who, "be", Party(text=text)), Mode())


def _common(reading: Reading, noun: int) -> bool:
    """Whether a noun says what somebody is, and does not name him: "a Democrat" is one of many."""
    tree = reading.tree
    if tree.pos[noun] == "NOUN" or (tree.lower[noun] == "one" and of_at(tree, noun) is not None):
        return tree.lower[noun][0].isalnum()
    one = _one_of_many(tree, noun)
    apart = tree.dep[noun] == "appos" and tree.lower[tree.left[noun] - 1] == "," and noun not in reading.cast.named
    return tree.tag[noun] == "NNP" and tree.lemma[noun] in words().offices and (one or apart)


def _one_of_many(tree: Syntax, noun: int) -> bool:
    return any(words().among(tree.lower[child], "indefinite") for child in tree.children[noun])


def _belonging(reading: Reading, noun: int, last: int) -> int:
    """The last token of what says where somebody is what he is: "a student at the college"."""
    tree = reading.tree
    for prep in tree.all(noun, "prep"):
        inner = tree.child(prep, "pobj")
        if prep == last + 1 and words().among(tree.lower[prep], "belonging") and inner is not None and inner not in reading.cast.times:
            last = min(noun_phrase(tree, inner)[1], noun + FAR)
    return last


def _titled(reading: Reading, token: int) -> Iterator[Draft]:
    """The office set before a name: "Kyrgyz President Sadyr Japarov". Told once an article for each person and office."""
    tree, cast = reading.tree, reading.cast
    mention = cast.named[token]
    first, last = cast.spans[id(mention)]
    title, who = first - 1, cast.party(last)
    if mention.kind != "person" or token != first or title < 0 or who is None or tree.lower[last] in words().offices:
        return
    whole = title
    if tree.lower[max(0, title - 3) : title] == ["would", "-", "be"]:
        return
    if tree.lower[max(0, title - 3) : title] == ["-", "in", "-"]:
        title -= 4  # "editor-in-chief"
    office = tree.lemma[whole] in words().offices or tree.lower[title] in words().titles
    if (
        reading.clauses.is_verb(whole)
        or not (office or words().among(tree.lower[title], "titling"))
        or not (tree.head[title] == last or tree.head[last] == title)
    ):
        return
    if not _new(reading, mention, tree.lower[title]):
        return
    begin = _begun(reading, title, last)
    yield fact(reading, token, (tree.start[begin], _stated(reading, mention)), (who, "be", Party(text=tree.words(begin, whole))), Mode())


def _new(reading: Reading, mention: Mention, word: str) -> bool:
    """Whether the article tells this word of somebody or something named for the first time; from now on it has."""
    seen = (mention.name or mention.text, word)
    if seen in reading.told:
        return False
    reading.told.add(seen)
    return True


def _begun(reading: Reading, title: int, last: int) -> int:
    """Where the words begin that say more of a title: "Kyrgyz President"."""
    tree, begin = reading.tree, title
    while (
        begin > 0
        and title - begin < LONG
        and tree.dep[begin - 1] in ("amod", "compound", "nmod", "poss", "case")
        and tree.head[begin - 1] <= last
    ):
        begin -= 1
    return whole_word(tree, begin)  # "self-styled president"


def _stated(reading: Reading, mention: Mention) -> int:
    """Where the words end that name a person with what he is of: "Karla Grun of Ohio"."""
    tree = reading.tree
    after = tree.at(mention.end)
    place = reading.cast.named.get(after + 1) if after + 1 < len(tree) and tree.lower[after] == "of" else None
    return place.end if place is not None and place.kind == "place" else mention.end


def _sided(reading: Reading, token: int) -> Iterator[Draft]:
    """The party and state in brackets behind a name: "Karla Grun (D-N.Y.)". Told once an article for each person."""
    tree, cast = reading.tree, reading.cast
    mention = cast.named[token]
    first, last = cast.spans[id(mention)]
    who = cast.party(last) if mention.kind == "person" and token == first else None
    side = SIDE.match(tree.text, mention.end) if who is not None else None
    if side is None or who is None or not _new(reading, mention, side[1]):
        return
    yield fact(reading, token, (mention.start, side.end()), (who, "be", Party(text=side[1])), Mode())


def _called(reading: Reading, token: int) -> Iterator[Draft]:
    """What a body is, by the word set before its name: "the charity Open Roof". Told once an article for each body and word."""
    tree, cast = reading.tree, reading.cast
    mention = cast.named[token]
    first, last = cast.spans[id(mention)]
    kind, who = first - 1, cast.party(last)
    if mention.kind != "organisation" or token != first or kind < 1 or who is None or tree.tag[kind] != "NN":
        return
    lists = words()
    beside = tree.head[kind] == last or tree.head[last] == kind
    if not beside or not (lists.among(tree.lemma[kind], "kinds_of_body") or lists.among(tree.lemma[kind], "bodies")):
        return
    if not _new(reading, mention, tree.lower[kind]):
        return
    begin = _begun(reading, kind, last)
    yield fact(reading, token, (tree.start[begin], mention.end), (who, "be", Party(text=tree.words(begin, kind))), Mode())


def _based(reading: Reading, token: int) -> Iterator[Draft]:
    """Where somebody named is at home: "Linz-based Alpine Rail". Told once an article for each."""
    tree, cast = reading.tree, reading.cast
    mention = cast.named[token]
    first, last = cast.spans[id(mention)]
    who = cast.party(last)
    if (
        mention.kind == "place"
        or token != first
        or first < 3
        or who is None
        or tree.lower[first - 1] != "based"
        or tree.lower[first - 2] != "-"
    ):
        return
    place = cast.named.get(first - 3)
    if place is None or place.where is None or not _new(reading, mention, "based"):
        return
    draft = fact(reading, token, (place.start, mention.end), (who, "be based", cast.party(first - 3)), Mode())
    yield replace(draft, where=place.where)


def _served(reading: Reading, token: int) -> Iterator[Draft]:
    """What somebody is or was by the time he had there: "her time as secretary of state", "his seat on the committee"."""
    tree, cast = reading.tree, reading.cast
    spell, who = tree.head[token], cast.party(token)
    if who is None or who.name is None or not words().among(tree.lemma[spell], "spells"):
        return
    hung = tree.all(spell, "prep")
    if spell + 1 < len(tree) and tree.lower[spell + 1] == "as" and tree.dep[spell + 1] == "prep" and not hung:
        hung = [spell + 1]  # "defended her time as governor", hung on the defending
    for prep in hung:
        inner = tree.child(prep, "pobj")
        if inner is None or prep < spell:
            continue
        first, last = noun_phrase(tree, inner)
        span = (tree.start[tree.left[token]], tree.end[last])
        if tree.lower[prep] == "as" and tree.lemma[inner] in words().offices and last - first <= LONG:
            yield fact(reading, token, span, (who, "be", Party(text=tree.words(first, last))), Mode())
        elif tree.lower[prep] == "on" and tree.lemma[spell] == "seat" and is_body(reading, inner):
            yield fact(reading, token, span, (who, "member", cast.party(inner)), Mode())


def _relative(reading: Reading, token: int) -> Iterator[Draft]:
    """Whose relative somebody named is: "his wife Jane"."""
    tree, cast = reading.tree, reading.cast
    head = tree.head[token]
    if tree.lemma[head] not in words().kinship:
        return
    named, owner = cast.mention(head), cast.party(token)
    if named is None or named.kind != "person" or owner is None or owner.name is None or named.name == owner.name:
        return
    span = (tree.start[tree.left[token]], max(tree.end[head], named.end))
    who = Party(text=named.text, name=named.name, entity=named.entity)
    yield fact(reading, token, span, (who, tree.lemma[head], owner), Mode())
