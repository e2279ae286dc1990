"""Standing facts: what somebody or something is, belongs to, holds, or is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.happenings import includes_member
from twosource.understand.mode import Mode
from twosource.understand.phrase import noun_phrase, trim
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.understand.reading import Reading

SEVERAL = 6  # members named in one breath


def facts(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each thing a sentence says that somebody or something is."""
    tree, clauses = reading.tree, reading.clauses
    for token in range(first, end):
        if clauses.is_verb(token):
            mode = reading.modes(token)
            if mode is None or reading.general(clauses.subject(token)):
                continue
            if tree.lemma[token] == "be":
                yield from _is(reading, token, mode)
            elif tree.lemma[token] == "become":
                continue
            elif tree.lemma[token] in ("include", "belong"):
                yield from _includes(reading, token, mode)
        elif tree.dep[token] == "appos":
            yield from _beside(reading, token)
        elif tree.dep[token] == "poss":
            yield from _owned(reading, token)
        if token in reading.cast.named:
            yield from _titled(reading, token)


def _draft(reading: Reading, verb: int, span: tuple[int, int], who: Party | None, predicate: str, whom: Party | None, mode: Mode) -> Draft:
    return Draft(
        kind="fact",
        start=span[0],
        end=span[1],
        predicate=predicate,
        token=verb,
        who=who,
        whom=whom,
        speakers=reading.voices(verb),
        status=mode.status,
        negated=mode.negated,
    )


def _is(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    """What a form of "be" says of its subject."""
    tree, clauses, cast = reading.tree, reading.clauses, reading.cast
    subject = clauses.subject(verb)
    what = next((child for child in tree.all(verb, "attr", "acomp", "oprd") if tree.pos[child] != "ADV"), None)
    span = evidence(reading, verb)
    if tree.child(verb, "expl") is not None:
        if what is not None:
            yield _draft(reading, verb, span, cast.party(what), "exist", None, mode)
        return
    if what is not None and tree.child(what, "xcomp") is not None and _governs(reading, what):
        return
    if (
        subject is None
        or clauses.is_verb(subject)
        or (
            tree.lower[subject] in ("it", "this", "that", "what", "there")
            and what is not None
            and tree.child(verb, "ccomp", "advcl", "xcomp") is not None
        )
    ):
        return
    for who in _subjects(reading, subject):
        if what is not None and tree.pos[what] in ("NOUN", "PROPN", "PRON", "NUM"):
            yield from _is_thing(reading, verb, what, who, mode)
        elif what is not None:
            yield msgspec_replace(
                _draft(reading, verb, span, who, f"be {tree.lower[what]}", _complement(reading, what), mode), reading, verb
            )
        else:
            for word, noun in clauses.obliques(verb):
                if word == "among" and tree.lemma[noun] == "member":
                    yield from _membership(reading, verb, noun, who, mode)
                else:
                    yield msgspec_replace(_draft(reading, verb, span, who, f"be {word}", cast.party(noun), mode), reading, verb)
                break


def _governs(reading: Reading, adjective: int) -> bool:
    """Whether an adjective only governs what is told elsewhere: "is due to travel"."""
    word = reading.tree.lower[adjective]
    return words().among(word, "planned_adjectives") or words().among(word, "possible_adjectives")


def msgspec_replace(draft: Draft, reading: Reading, verb: int) -> Draft:
    from dataclasses import replace

    return replace(draft, when=reading.slots.when(verb), where=reading.slots.where(verb))


def _subjects(reading: Reading, subject: int) -> list[Party | None]:
    parties = reading.cast.parties(subject)
    return list(parties[:SEVERAL]) or [None]


def _complement(reading: Reading, adjective: int) -> Party | None:
    for _, noun in reading.clauses.obliques(adjective):
        return reading.cast.party(noun)
    return None


def _is_thing(reading: Reading, verb: int, what: int, who: Party | None, mode: Mode) -> Iterator[Draft]:
    tree = reading.tree
    relation = words().relations.get(tree.lemma[what])
    if relation in ("member", "part", "ally", "signatory"):
        yield from _membership(reading, verb, what, who, mode)
        return
    span = evidence(reading, verb)
    if relation is not None and (group := _group(reading, what)) is not None:
        yield _draft(reading, verb, span, who, relation, group, mode)
        return
    yield msgspec_replace(_draft(reading, verb, span, who, "be", reading.cast.party(what), mode), reading, verb)


def _membership(reading: Reading, verb: int, what: int, who: Party | None, mode: Mode) -> Iterator[Draft]:
    relation = words().relations.get(reading.tree.lemma[what], "member")
    group = _group(reading, what)
    if (
        relation == "part"
        and group is not None
        and (_is_body(reading, what) or (who is not None and group.name is not None and group.entity is None))
    ):
        relation = "member" if _is_body(reading, what) else relation
    if group is None and relation != "member":
        group = None
    if group is None:
        group = _body_before(reading, verb)
    yield _draft(reading, verb, evidence(reading, verb), who, relation, group, mode)


def _group_token(reading: Reading, what: int) -> int | None:
    tree = reading.tree
    for word, noun in reading.clauses.obliques(what):
        if word in ("of", "to", "in", "at"):
            return noun
    owner = tree.child(what, "poss")
    if owner is not None:
        return owner
    compound = [child for child in tree.all(what, "compound", "nmod", "amod") if child in reading.cast.named or tree.pos[child] == "PROPN"]
    return compound[-1] if compound else None


def _group(reading: Reading, what: int) -> Party | None:
    found = _group_token(reading, what)
    return reading.cast.party(found) if found is not None else None


def _is_body(reading: Reading, what: int) -> bool:
    found = _group_token(reading, what)
    if found is None:
        return False
    mention = reading.cast.mention(found)
    return (mention is not None and mention.kind == "organisation") or words().among(reading.tree.lemma[found], "bodies")


def _body_before(reading: Reading, verb: int) -> Party | None:
    """The body that was spoken of last, in this sentence or the one before."""
    tree = reading.tree
    begin = tree.sentences[max(0, tree.sentence(verb) - 1)][0]
    for token in range(verb - 1, begin - 1, -1):
        mention = reading.cast.named.get(token)
        if (mention is not None and mention.kind == "organisation") or (
            tree.pos[token] == "NOUN" and words().among(tree.lemma[token], "bodies") and tree.dep[token] not in ("compound",)
        ):
            return reading.cast.party(token)
    return None


def _includes(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    """A body that includes a country has it as a member; a country that belongs to a body is one."""
    tree, clauses = reading.tree, reading.clauses
    body = includes_member(reading, verb)
    if body is None:
        return
    members = clauses.subject(verb) if tree.lemma[verb] == "belong" else clauses.objects(verb)[0]
    for who in _subjects(reading, members) if members is not None else []:
        yield _draft(reading, verb, evidence(reading, verb), who, "member", reading.cast.party(body), mode)


def _beside(reading: Reading, token: int) -> Iterator[Draft]:
    """What is set beside a name: "Japarov, the president"; "Jane, his wife"; "Bishkek, the Kyrgyz capital"."""
    tree, cast = reading.tree, reading.cast
    head = tree.head[token]
    named = next((noun for noun in (head, token) if cast.mention(noun) is not None and tree.tag[noun] != "NNS"), None)
    if named is None:
        named = next((noun for noun in (head, token) if tree.pos[noun] == "PROPN" and noun not in cast.times), None)
    if named is None or tree.lemma[token] in words().events:
        return
    plain = token if named == head else head
    mention = cast.mention(named)
    kind = mention.kind if mention is not None else None
    if tree.pos[plain] != "NOUN" or plain in cast.times or plain in cast.amounts or (tree.tag[plain] == "NNS" and kind == "person"):
        return
    between = range(min(head, token) + 1, max(head, token))
    if not any(tree.lower[mark] in (",", "–", "—", "(") for mark in between) and kind != "person":
        return
    first, last = noun_phrase(tree, plain)
    begin, end = noun_phrase(tree, named)
    low, high = trim(tree, min(first, begin), max(last, end))
    if high - low > 30:
        return
    who, relation = cast.party(named), words().relations.get(tree.lemma[plain])
    span = (tree.start[low], tree.end[high])
    kin = words().kinship.get(tree.lemma[plain])
    group = _group(reading, plain)
    if relation is not None and group is not None:
        yield _draft(reading, token, span, who, relation, group, Mode())
    elif kin is not None and group is not None and kind == "person":
        yield _draft(reading, token, span, who, tree.lemma[plain], group, Mode())
    else:
        yield _draft(reading, token, span, who, "be", Party(text=tree.words(first, last)), Mode())


def _titled(reading: Reading, token: int) -> Iterator[Draft]:
    """The office set before a name: "Kyrgyz President Sadyr Japarov". Told once an article for each person and office."""
    tree, cast = reading.tree, reading.cast
    mention = cast.named[token]
    first, last = cast.spans[id(mention)]
    if mention.kind != "person" or token != first or first == 0:
        return
    head = last
    title = first - 1
    if tree.lemma[title] not in words().offices or not (tree.head[title] == head or tree.head[head] == title):
        return
    begin = title
    while (
        begin > 0
        and tree.dep[begin - 1] in ("amod", "compound", "nmod", "poss", "case")
        and title - begin < SEVERAL
        and tree.head[begin - 1] <= head
    ):
        begin -= 1
    seen = (mention.name or mention.text, tree.lower[title])
    if seen in reading.told:
        return
    reading.told.add(seen)
    yield _draft(reading, token, (tree.start[begin], mention.end), cast.party(head), "be", Party(text=tree.words(begin, title)), Mode())


def _owned(reading: Reading, token: int) -> Iterator[Draft]:
    """Whose relative somebody named is: "his wife Jane"."""
    tree, cast = reading.tree, reading.cast
    head = tree.head[token]
    if tree.lemma[head] not in words().kinship:
        return
    named = cast.mention(head)
    owner = cast.party(token)
    if named is None or named.kind != "person" or owner is None or owner.name is None or named.name == owner.name:
        return
    start, end = tree.start[tree.left[token]], max(tree.end[head], named.end)
    yield _draft(
        reading, token, (start, end), Party(text=named.text, name=named.name, entity=named.entity), tree.lemma[head], owner, Mode()
    )
