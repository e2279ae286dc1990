"""Standing facts that a form of "be" tells, and memberships: what somebody or something is, and what it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twosource.model import Party
from twosource.understand.ages import is_told_age
from twosource.understand.deferral import includes_member, is_body
from twosource.understand.draft import Draft
from twosource.understand.evidence import evidence
from twosource.understand.infinitive import undergoes
from twosource.understand.lengths import length
from twosource.understand.phrase import DASHES, of_at, reach, trim, whole_word
from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twosource.syntax import Syntax
    from twosource.understand.mode import Mode
    from twosource.understand.reading import Reading

IDEAS = ("purposes", "open_nouns", "plan_nouns", "thought_nouns")  # what an infinitive may say something is
SEVERAL = 6  # members named in one breath


def facts(reading: Reading, first: int, end: int) -> Iterator[Draft]:
    """One statement for each thing a clause says that somebody or something is."""
    tree, clauses = reading.tree, reading.clauses
    for token in range(first, end):
        if clauses.is_verb(token) and words().among(tree.lemma[token], "calling"):
            yield from _called(reading, token)
            continue
        if not clauses.is_verb(token) or not words().among(tree.lemma[token], "telling_what") or clauses.misread(token):
            continue
        mode = reading.modes(token)
        if mode is None or reading.general(clauses.subject(token), token) or reading.wondered(token):
            continue
        if words().among(tree.lemma[token], "reputed"):
            yield from _reputed(reading, token, mode)
        else:
            yield from _is(reading, token, mode) if tree.lemma[token] == "be" else _belongs(reading, token, mode)


def fact(reading: Reading, token: int, span: tuple[int, int], told: tuple[Party | None, str, Party | None], mode: Mode) -> Draft:
    """A fact of who stands in which relation to whom."""
    return Draft(
        kind="fact",
        start=span[0],
        end=span[1],
        predicate=told[1],
        token=token,
        who=told[0],
        whom=told[2],
        speakers=reading.voices(token),
        status=mode.status,
        negated=mode.negated,
    )


def _is_score(tree: Syntax, number: int) -> bool:
    """Whether a number is the first of a score: "were 3-1 down"."""
    dash, other = number + 1, number + 2
    joined = other < len(tree) and tree.lower[dash] in DASHES and tree.end[number] == tree.start[dash]
    return joined and tree.lower[number].isdigit() and tree.lower[other].isdigit()


def _is(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    """What a form of "be" says of its subject."""
    tree, clauses, cast = reading.tree, reading.clauses, reading.cast
    subject = clauses.subject(verb)
    if (open_ := _left_open(reading, verb)) is not None:
        yield _unknown(reading, verb, *open_, mode)
        return
    what = next((child for child in tree.all(verb, "attr", "acomp", "oprd") if tree.pos[child] != "ADV"), None)
    if tree.child(verb, "expl") is not None:
        if what is not None and tree.lemma[what] in words().events and reading.slots.when(verb) is not None:
            return  # "there will be talks on Thursday": nominal.py tells them
        number = what is not None and tree.word[what][0].isdigit() and of_at(tree, what) is not None  # "there were 40 of them"
        thing = number or (what is not None and tree.pos[what] in ("NOUN", "PROPN"))
        if what is not None and thing and not clauses.is_verb(what) and not _rhetoric(reading, what):
            there = _placed(reading, verb, fact(reading, verb, evidence(reading, verb), (cast.party(what), "exist", None), mode))
            yield replace(there, amount=reading.slots.amount(what)) if number else there
        return
    if subject is None and what is not None:
        yield from _listed(reading, verb, what, mode)
    if what in cast.amounts and is_told_age(reading, what, what):
        return  # figures.py tells how old he is
    if what is not None and _is_score(tree, what):
        return
    if subject is None or clauses.is_verb(subject) or (what is not None and _governs(reading, what)):
        return
    if (
        words().among(tree.lower[subject], "hollow")
        and what is not None
        and (tree.child(verb, "ccomp", "advcl", "xcomp") is not None or tree.child(what, "xcomp", "ccomp") is not None)
    ):
        return
    if what is None and any(words().among(tree.lemma[subject], name) for name in IDEAS):
        what = _purpose(reading, verb)
    named = cast.party(subject)
    if (
        words().among(tree.lower[subject], "hollow")
        and (named is None or words().among(named.text.lower(), "hollow"))
        and reading.voices(verb)
    ):
        return  # "it is a shame" cannot be checked alone; that it was said is told by its quotation
    parties = reading.parties(subject, verb)[:SEVERAL]
    counted = reading.slots.amount(subject) if len(parties) == 1 else None
    counted = counted if counted is not None and counted.of is None else None  # "40 were missing"; how many people were is a figure
    for who in parties:
        for told in _says(reading, verb, what, who, mode):
            yield told if told.amount is not None else replace(told, amount=counted)


def _fate(reading: Reading, noun: int, who: Party) -> tuple[Party | None, str, Party | None] | None:
    """What befell one who is among others: the injured were injured, and those arrested were."""
    tree = reading.tree
    done = next((verb for verb in tree.all(noun, "acl") if tree.tag[verb] == "VBN" and verb > noun), None)
    if done is not None and reading.clauses.passive(done):
        return None, reading.clauses.with_particle(done), who
    told = words().fates.get(tree.lower[noun])
    if told is None or tree.child(noun, "amod", "prep") is not None:
        return None
    return (who, told.verb, None) if told.by_himself else (None, told.verb, who)


def _listed(reading: Reading, verb: int, what: int, mode: Mode) -> Iterator[Draft]:
    """Who is among whom, where the clause is turned about: "among the dead are two children"."""
    tree = reading.tree
    for prep in tree.all(verb, "prep"):
        noun = tree.child(prep, "pobj")
        if tree.lower[prep] == "among" and noun is not None and prep < verb < what and tree.pos[what] in ("NOUN", "PROPN"):
            span = tree.start[prep], tree.end[reach(tree, what)]
            told = fact(reading, verb, span, (reading.cast.party(what), "be among", reading.cast.party(noun)), mode)
            yield replace(told, amount=reading.slots.amount(what))
            return


def _purpose(reading: Reading, verb: int) -> int | None:
    """The infinitive that says what something is: "the first step will be to count the boats"."""
    tree = reading.tree
    inner = tree.child(verb, "xcomp")
    if undergoes(tree, verb, reading.clauses.own_subject(verb)):
        return None
    return inner if inner is not None and inner > verb and tree.lower[tree.left[inner]] == "to" else None


def _left_open(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The adjective of a clause that says that something is not known, and the verb of what is not: "it is unclear why the firm left"."""
    tree = reading.tree
    state, subject = tree.child(verb, "acomp"), tree.child(verb, "nsubj", "expl")
    if state is None or subject is None or subject > verb or not words().among(tree.lower[state], "clear"):
        return None
    under = [child for head in (verb, state) for child in tree.all(head, "ccomp", "csubj", "advcl") if child > state]
    return next(((state, child) for child in under if reading.clauses.is_verb(child) and reading.wondered(child)), None)


def _unknown(reading: Reading, verb: int, state: int, asked: int, mode: Mode) -> Draft:
    tree = reading.tree
    first, last = trim(tree, tree.left[asked], max(asked, reach(tree, asked)))
    begin = min(child for child in (*tree.all(verb, "nsubj", "expl"), verb) if child <= verb)
    told = (None, f"be {tree.lower[state]}", Party(text=tree.words(first, last)))
    return fact(reading, verb, (tree.start[begin], tree.end[last]), told, mode)


def _rhetoric(reading: Reading, what: int) -> bool:
    """Whether "there is no doubt" and its like only stress what follows."""
    return words().among(reading.tree.lemma[what], "stressing") and any(
        words().among(reading.tree.lower[child], "hardly_any") for child in reading.tree.children[what]
    )


def _governs(reading: Reading, adjective: int) -> bool:
    """Whether an adjective only governs what is told elsewhere: "is due to travel"."""
    word, lists = reading.tree.lower[adjective], words()
    if reading.tree.child(adjective, "xcomp", "ccomp") is None:
        return False
    return lists.among(word, "planned_adjectives") or lists.among(word, "possible_adjectives")


def _says(reading: Reading, verb: int, what: int | None, who: Party, mode: Mode) -> Iterator[Draft]:
    """What a form of "be" says that somebody is: by an infinitive, a noun or an adjective, or without any of them."""
    tree, clauses, cast = reading.tree, reading.clauses, reading.cast
    if what is None:
        yield from _bare(reading, verb, who, mode)
    elif clauses.is_verb(what) and tree.dep[what] == "xcomp":
        whole = Party(text=tree.words(tree.left[what], max(what, reach(tree, what))))
        yield fact(reading, verb, evidence(reading, verb), (who, "be", whole), mode)
    elif tree.child(what, "case") is not None or words().among(tree.lower[what], "saying_nothing"):
        return
    elif tree.pos[what] in ("NOUN", "PROPN", "PRON", "NUM"):
        yield from _of_noun(reading, verb, what, who, mode)
    elif any(child in cast.amounts for child in tree.all(what, "npadvmod")):
        return
    elif not clauses.is_verb(what) or tree.dep[what] == "acomp":
        about = next((cast.party(noun) for _, noun in clauses.obliques(what) if noun not in cast.times), None)
        at = next((f"{tree.lower[each]} " for each in tree.all(what, "advmod") if each == what - 1 and tree.tag[each] == "IN"), "")
        told = (who, f"be {at}{_joined(reading, what)}", about)  # "at large"
        yield _placed(reading, verb, fact(reading, verb, evidence(reading, verb), told, mode))


def _of_noun(reading: Reading, verb: int, what: int, who: Party, mode: Mode) -> Iterator[Draft]:
    """What a noun says that somebody is, or in which relation to whom: "is a member of the club", "was mayor for nine years"."""
    if reading.cast.measures(what):
        return
    relation = words().relations.get(reading.tree.lemma[what])
    if relation is not None and (words().among(relation, "in_common") or group_of(reading, what) is not None):
        yield _related(reading, verb, what, who, mode)
        return
    draft = _placed(reading, verb, fact(reading, verb, evidence(reading, verb), (who, "be", reading.cast.party(what)), mode))
    yield replace(draft, amount=length(reading, verb) or length(reading, what))


def _bare(reading: Reading, verb: int, who: Party, mode: Mode) -> Iterator[Draft]:
    """What a form of "be" says with neither noun nor adjective: what its preposition names, who is to blame, or where somebody is."""
    tree = reading.tree
    for word, noun in reading.clauses.obliques(verb):
        far = (inner for inner in tree.below(noun) if "npadvmod" not in (tree.dep[inner], tree.dep[tree.head[inner]]))
        if reading.cast.measures(noun) or (word == "in" and any(reading.cast.measures(inner) for inner in far)):
            return
        before = noun < verb and not _fronted(reading, verb, noun)
        if not before and tree.lower[tree.left[_preposition(reading, noun)] - 1] != ",":
            yield _behind(reading, verb, (word, noun), who, mode)
            return
    borne = next((child for child in tree.all(verb, "xcomp") if words().among(tree.lemma[child], "borne")), None)
    if borne is None or tree.child(borne, "dobj") is not None:
        yield from _whereabouts(reading, verb, who, mode)
        return
    start, stop = evidence(reading, verb)
    yield fact(reading, verb, (start, max(stop, tree.end[borne])), (who, f"be to {tree.lower[borne]}", None), mode)


def _behind(reading: Reading, verb: int, reached: tuple[str, int], who: Party, mode: Mode) -> Draft:
    """What is told of somebody by a preposition and its noun: "is under investigation", "is among the dead", "is in Linz"."""
    tree, clauses, (word, noun) = reading.tree, reading.clauses, reached
    span = evidence(reading, verb)
    if noun < verb:
        first, last = trim(tree, tree.left[verb], tree.right[verb])
        span = tree.start[first], tree.end[last]
    event = words().events.get(tree.lemma[noun]) if word == "under" else None
    if event is not None and event.of == "whom":
        told = fact(reading, verb, span, (None, event.verb, who), mode.under("ongoing"))
        return _placed(reading, verb, replace(told, kind="event"))
    if word == "among" and words().relations.get(tree.lemma[noun]) == "member":
        return _related(reading, verb, noun, who, mode)
    subject = clauses.own_subject(verb)
    fate = _fate(reading, noun, who) if word == "among" and subject is not None else None
    if fate is not None and subject is not None and reading.slots.amount(subject) is None:
        return _placed(reading, verb, replace(fact(reading, verb, span, fate, mode), kind="event"))
    about = reading.cast.party(noun) if noun not in reading.cast.times else None
    state = f"be {word}" if clauses.particle(verb) is None else clauses.with_particle(verb)  # "was out in 40,000 homes"
    return _placed(reading, verb, fact(reading, verb, span, (who, state, about), mode))


def _joined(reading: Reading, what: int) -> str:
    """An adjective with what a hyphen joins to it: "second-largest"."""
    return reading.tree.words(whole_word(reading.tree, what), what).lower()


def _fronted(reading: Reading, verb: int, noun: int) -> bool:
    """Whether a clause is turned about, so that who it speaks of stands last: "among the dead are two nurses"."""
    tree, subject = reading.tree, reading.clauses.own_subject(verb)
    turned = subject is not None and subject > verb and tree.left[verb] == tree.left[_preposition(reading, noun)]
    return turned and tree.lower[_preposition(reading, noun)] == "among"


def _whereabouts(reading: Reading, verb: int, who: Party, mode: Mode) -> Iterator[Draft]:
    """What an adverb alone says of somebody or something: it is over, he is out, it is 15 miles north of somewhere."""
    tree = reading.tree
    for adverb in tree.all(verb, "advmod"):
        measured, known = tree.child(adverb, "npadvmod"), words().among(tree.lower[adverb], "whereabouts")
        if adverb < verb or tree.lower[adverb] == "minus" or known != (measured is None) or words().among(who.text.lower(), "hollow"):
            continue  # "down 24 percent" is a figure
        last = tree.right[adverb] == adverb and all(
            tree.pos[token] in ("PUNCT", "SPACE") for token in range(adverb + 1, tree.right[verb] + 1)
        )
        mention = reading.cast.amounts.get(measured) if measured is not None else None
        if (measured is None and not last) or (measured is not None and (mention is None or measured in reading.cast.times)):
            continue
        inner = next((noun for _, noun in reading.clauses.obliques(adverb)), None)
        told = (who, f"be {tree.lower[adverb]}", reading.cast.party(inner) if inner is not None else None)
        draft = fact(reading, verb, evidence(reading, verb), told, mode)
        yield _placed(reading, verb, replace(draft, amount=mention.amount if mention is not None else None))
        return


def _preposition(reading: Reading, noun: int) -> int:
    tree = reading.tree
    return tree.head[noun] if tree.pos[tree.head[noun]] in ("ADP", "SCONJ") else noun


def _placed(reading: Reading, verb: int, draft: Draft) -> Draft:
    return replace(draft, when=reading.slots.when(verb), where=reading.slots.where(verb))


def _related(reading: Reading, verb: int, what: int, who: Party, mode: Mode) -> Draft:
    """A member of what, or part of what; where a member is named without its body, the body spoken of last is meant."""
    relation = words().relations[reading.tree.lemma[what]]
    group = group_of(reading, what)
    if relation == "part" and group is not None and is_body(reading, group):
        relation = "member"
    if group is None and relation == "member":
        group = _body_before(reading, verb)
    party = reading.cast.party(group) if group is not None else None
    return fact(reading, verb, evidence(reading, verb), (who, relation, party), mode)


def group_of(reading: Reading, what: int) -> int | None:
    """The noun that says of what something is a member, a part, the capital: after "of", before "'s", or joined to it."""
    tree = reading.tree
    for word, noun in reading.clauses.obliques(what):
        if words().among(word, "of_group"):
            return noun
    owner = tree.child(what, "poss")
    if owner is not None:
        return owner
    joined = [child for child in tree.all(what, "compound", "nmod", "amod") if child in reading.cast.named or tree.pos[child] == "PROPN"]
    return joined[-1] if joined else None


def _body_before(reading: Reading, verb: int) -> int | None:
    """The body that was spoken of last, in this sentence or the one before."""
    tree = reading.tree
    begin = tree.sentences[max(0, tree.sentence(verb) - 1)][0]
    nouns = (token for token in range(verb - 1, begin - 1, -1) if tree.pos[token] in ("NOUN", "PROPN") and tree.dep[token] != "compound")
    return next((token for token in nouns if is_body(reading, token)), None)


def _belongs(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    """A body that includes a country has it as a member; a country that belongs to a body is one."""
    body = includes_member(reading, verb)
    if body is None:
        return
    belongs = reading.tree.lemma[verb] == "belong"
    member = reading.clauses.subject(verb) if belongs else reading.clauses.objects(verb)[0]
    for who in reading.cast.parties(member)[:SEVERAL] if member is not None else ():
        yield fact(reading, verb, evidence(reading, verb), (who, "member", reading.cast.party(body)), mode)


def _called(reading: Reading, verb: int) -> Iterator[Draft]:
    """What somebody says that somebody or something is: "doctors described her condition as critical", "he called the deal historic"."""
    tree, clauses = reading.tree, reading.clauses
    subject = clauses.agent(verb) if clauses.passive(verb) else clauses.subject(verb)
    thing = clauses.subject(verb) if clauses.passive(verb) else tree.child(verb, "dobj")
    speaker = reading.voices.speaking(subject, plainly=False) if subject is not None else None
    mode = reading.modes(verb)
    if speaker is None or thing is None or mode is None or mode.negated or mode.status != "happened":
        return
    by_as = [tree.child(prep, "amod", "pobj") for prep in tree.all(verb, "prep") if tree.lower[prep] == "as" and prep > verb]
    for what in (*by_as, tree.child(verb, "oprd")):
        if what is None or what < verb:
            continue
        state = tree.pos[what] == "ADJ"
        told = (f"be {tree.lower[what]}", None) if state else ("be", reading.cast.party(what))
        for who in reading.cast.parties(thing)[:SEVERAL]:
            draft = fact(reading, verb, evidence(reading, verb), (who, *told), mode)
            yield replace(draft, speakers=(speaker, *reading.voices.beside(verb, speaker)))


def _reputed(reading: Reading, verb: int, mode: Mode) -> Iterator[Draft]:
    """What somebody or something is known as, known for or seen as."""
    tree, cast = reading.tree, reading.cast
    subject = reading.clauses.subject(verb)
    inherited = reading.clauses.own_subject(verb) is None and tree.dep[verb] not in ("acl", "relcl", "conj", "advcl")
    if not reading.clauses.passive(verb) or subject is None or inherited or tree.tag[verb] != "VBN":
        return
    for prep in tree.all(verb, "prep"):
        noun = tree.child(prep, "pobj")
        if tree.lower[prep] in ("as", "for") and prep > verb and noun is not None and noun not in cast.times:
            for who in cast.parties(subject)[:SEVERAL]:
                yield fact(
                    reading, verb, evidence(reading, verb), (who, f"be {tree.lower[verb]} {tree.lower[prep]}", cast.party(noun)), mode
                )
            return
