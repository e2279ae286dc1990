"""What a noun tells, as a clause: "his resignation" is "Farenthold resigned", "Enio Cubillo, the director" is "Enio Cubillo is the director"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.lexicon import listed, table, tree
from twosource.lexicon.given_names import given_names
from twosource.model import AGE
from twosource.understand.inflection import is_, is_several, past, past_participle, was
from twosource.understand.naming import name_of
from twosource.understand.phrase import of_at
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Party
    from twosource.understand.draft import Draft
    from twosource.understand.reading import Reading

WORD = re.compile(r"[^\W_]+")
BRACKETS = " ,()[]"
ING = "ing"
ALSO = "also"
FROM = (" of ", " from ")
PARTY = re.compile(r"[DIR]-\w")  # of a member of Congress, with his state
AGED = re.compile(r"(?:the|an?) (\d+)-year-old (\S.*)$", re.IGNORECASE)
YEARS_OLD = re.compile(r"^(?:the )?(\d+)-year-old$")
VOWELS = "AEIOaeio"


def office(reading: Reading, draft: Draft, text: str) -> str | None:
    """What somebody is, told beside his name: an office, an age, what he is to another."""
    who = name_of(draft.who)
    if draft.kind != "fact" or who is None or draft.who is None or draft.predicate not in _standings() or _has_tense(text):
        return None
    parts = re.split(rf"\b{re.escape(' '.join(draft.who.text.split()))}(?!\w)", text, maxsplit=1)
    if len(parts) == 1 or (parts[0].strip() and parts[1].strip().startswith("'")):
        return _aged(who) if draft.predicate == AGE else None
    if draft.predicate == AGE and ((draft.who.name is None and parts[0].strip()) or AGED.match(who)):
        return _aged(who)  # "rescuers pulled a six-year-old girl from the rubble", "a three-year-old child fell"
    before, behind = (each.strip(BRACKETS) for each in parts)
    before, behind = _without_title(before, behind if parts[1].startswith(",") else None) or (before, behind)
    before = "" if before.lower() in listed("function_words", "articles") | words().honorifics else before
    if before in given_names():
        who, before = f"{before} {who}", ""  # what was marked is the surname alone
    if before and parts[1].startswith(FROM):
        who, behind = f"{who} {behind.split(', ')[0]}", ""  # "Speaker Otto Lind of Ohio" is Speaker, and not of Ohio
    what = (" " if parts[1][:1] == " " else ", ").join(each for each in (before, behind) if WORD.search(each))
    if not what and draft.predicate == AGE:
        return _aged(who)
    what = _written_out(what)
    where, _, rest = what.partition(", ")
    if draft.predicate == AGE and rest and where.split()[0].lower() in listed("line_words", "behind_head"):
        what = rest  # "the driver in the collision, a man of 44"
    first = WORD.match(what)
    if (
        first is None
        or PARTY.match(what)
        or PARTY.match(who)
        or what.count("(") != what.count(")")
        or first[0].lower() in listed("line_words", "relative")
        or _was_once(reading, draft)
    ):
        return None  # "R-Texas" says nothing alone
    if first[0].endswith(ING) or (first[0][0].isdigit() and draft.predicate != AGE):
        return None
    owner = what[first.end() :].startswith(("'s ", "’s "))  # "City's goalkeeper": no noun stands so without its article
    lowered = what if owner else _lowered(what, first)
    article = first[0].lower() in listed("function_words", "articles")
    if (
        not owner
        and text.startswith(first[0])
        and _opens(reading, draft)
        and (article or _has_capital_for_place(reading, draft, what, first[0]))
    ):
        lowered = what[:1].lower() + what[1:]
    ends = {first[0].lower(), WORD.findall(what.split(",")[0])[-1].lower()}
    if not ends.isdisjoint(listed("line_words", "one_of_many")) and _lacks_article(lowered) and not is_several(who):
        lowered = _one(lowered)
    old = YEARS_OLD.match(lowered)
    return f"{who} {is_(who)} {f'{old[1]} years old' if old else lowered}"


def _without_title(before: str, behind: str | None) -> tuple[str, str] | None:
    """What stands around a name, without the title right before it, where more is told than that: "the party's leader, Senator", ", a Democrat"."""
    told, _, title = before.rpartition(", ")
    is_title = title.lower() in _common() or title.rstrip(".") in tree("line_words")["titles"]
    if not is_title or not (told or behind):
        return None
    return told, behind or ""


def deed(reading: Reading, draft: Draft) -> str | None:
    """What somebody did or what befell him, told by a noun: "the deaths of ten" is "ten died"; where one party alone is told of.

    A noun that another word governs may be no deed at all, but asked for or banned: only what acts itself, or what something else came
    after, is told so.
    """
    party, noun = draft.who or draft.whom, draft.token
    if draft.kind != "event" or draft.status != "happened" or draft.negated or party is None or (draft.who and draft.whom):
        return None
    if not _stands(reading, noun) or draft.predicate in listed("line_words", "nouns_only"):
        return None
    told, rest = _party_of(reading, draft, party)
    if told is None:
        return None
    if party is draft.who or draft.predicate in listed("line_words", "by_itself"):
        return f"{told} {past(draft.predicate)}{rest}"
    return f"{told} {was(told)} {past_participle(draft.predicate)}{rest}"


def _stands(reading: Reading, noun: int) -> bool:
    """Whether a noun's deed is told and not governed: it acts in its clause, stands alone, or something came after it."""
    syntax = reading.tree
    dep, over = syntax.dep[noun], syntax.head[noun]
    return dep in ("nsubj", "nsubjpass", "ROOT") or (dep == "pobj" and syntax.lower[over] in listed("line_words", "before_happening"))


def _party_of(reading: Reading, draft: Draft, party: Party) -> tuple[str | None, str]:
    """The words for whom a noun tells of, and what follows in its evidence."""
    syntax, noun = reading.tree, draft.token
    _, end = draft.tokens(syntax)
    owner, of = syntax.child(noun, "poss"), of_at(syntax, noun)
    if owner is not None and syntax.head[owner] == noun and not (of is not None and of < end):
        told = name_of(party) if syntax.pos[owner] == "PRON" else syntax.words(syntax.left[owner], owner)
        return told, f" {syntax.words(noun + 1, end)}" if end > noun else ""
    if owner is None and of == noun + 1 and (inner := syntax.child(of, "pobj")) is not None:
        stop = next(
            (child - 1 for child in syntax.all(inner, "prep") if child > inner and syntax.lower[child] != "of"), syntax.right[inner]
        )
        stop = min(stop, end)
        return syntax.words(of + 1, stop) if stop > of else None, f" {syntax.words(stop + 1, end)}" if end > stop else ""
    return None, ""


def _aged(who: str) -> str | None:
    """Of "the 27-year-old Nordlys", that it is 27 years old."""
    found = AGED.match(who)
    return f"The {found[2]} is {found[1]} years old" if found is not None else None


def _has_tense(text: str) -> bool:
    return not listed("line_words", "tensed").isdisjoint(WORD.findall(text.lower()))


def _was_once(reading: Reading, draft: Draft) -> bool:
    """Whether a word before the evidence says that it is no more so: "recently resigned party director Otto Lind"."""
    first, _ = draft.tokens(reading.tree)
    return not listed("line_words", "was_once").isdisjoint(reading.tree.lower[max(0, first - 2) : first])


def _opens(reading: Reading, draft: Draft) -> bool:
    """Whether evidence opens its sentence with a word that is no name, and has a capital for that alone; an adjective is nobody's whole name."""
    syntax = reading.tree
    first, _ = draft.tokens(syntax)
    name = reading.cast.named.get(first)
    taken = name is not None and name.kind == "organisation" and syntax.tag[first] == "JJ" and name.text == syntax.word[first]
    return syntax.sentences[syntax.sentence(first)][0] == first and (name is None or taken)


def _has_capital_for_place(reading: Reading, draft: Draft, what: str, first: str) -> bool:
    """Whether the first word of evidence that opens its sentence has a capital for that alone: "airline spokesman", "former Ohio senator"."""
    if first in listed("line_words", "capital"):
        return False
    opening, _ = draft.tokens(reading.tree)
    plain = not reading.tree.tag[opening].startswith("NNP") and reading.tree.word[opening] == first
    return what[1:] == what[1:].lower() or plain or first.lower() in listed("line_words", "one_of_many")


def _lacks_article(what: str) -> bool:
    first, _, rest = what.partition(" ")
    if first == ALSO:
        return _lacks_article(rest)
    begun = first.lower() in listed("function_words", "articles") | listed("line_words", "possessives") | {"one"}
    return not (begun or "’s " in rest or "'s " in what or is_several(what))


def _written_out(what: str) -> str:
    """With a title at its end in full: "Rep." is "a representative", "Iowa Sen." "an Iowa senator"."""
    before, _, title = what.rpartition(" ")
    full = tree("line_words")["titles"].get(title.rstrip(".")) if title.endswith(".") else None
    if full is None:
        return what
    article, _, noun = full.rpartition(" ")
    first, _, rest = before.partition(" ")
    if first.lower() in listed("line_words", "one_of_many") and first not in listed("line_words", "capital"):
        before = f"{first.lower()} {rest}".strip()
    told = f"{before} {noun}" if before else noun
    return _one(told) if article and before.split()[:1] != ["the"] else told


def _one(what: str) -> str:
    return f"{'an' if what[0] in VOWELS else 'a'} {what}"


def _lowered(what: str, first: re.Match[str]) -> str:
    """Without the capital that an office has before a name, or at the head of a sentence: "president"; "Chief Executive Officer" keeps its own."""
    word, lasting = first[0].lower(), listed("clause_words", "lasting") | listed("line_words", "possessives")
    if first[0] in listed("line_words", "capital"):
        return what
    is_common = word in _common() and not what[first.end() :].startswith(".")
    if is_common and what[first.end() :].startswith(","):
        return word + what[first.end() :]  # "a senator, Republican of Kentucky"
    return word + what[first.end() :] if is_common and (word in lasting or what[1:] == what[1:].lower()) else what


@functools.cache
def _standings() -> frozenset[str]:
    """Predicates that name what one party is to another, or is."""
    return words().kinship | words().relations.keys() | words().offices | {"be", AGE}


@functools.cache
def _common() -> frozenset[str]:
    """Words for what somebody is that are no names."""
    nouns = {row[column] for name, column in (("titles", "word"), ("office_nouns", "noun"), ("actor_nouns", "noun")) for row in table(name)}
    lists = (("clause_words", "lasting"), ("function_words", "articles"), ("line_words", "possessives"))
    return frozenset(nouns).union(*(listed(*each) for each in lists))
