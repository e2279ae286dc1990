"""What the parser took for something else, mended as what hangs on it shows; each mend says whether a token hangs elsewhere by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed
from twosource.lexicon.reporting_verbs import reporting
from twosource.syntax.attachment import as_ahead_of, as_name_given, as_owner, happening_nouns, to_letting, to_participle, to_told
from twosource.syntax.main_verb import (
    SAY,
    TENSED,
    as_main,
    as_participle,
    as_relative,
    beside_subject,
    from_noun,
    out_of_phrase,
    over_content,
    over_gerund,
    over_saying,
    some_of_whom,
    to_later,
    to_main,
    to_object,
    to_relative,
    to_sayer,
    to_speaker,
    trade_places,
)
from twosource.syntax.new_clause import past_infinitive
from twosource.syntax.participle import from_place, past_aside, to_clause
from twosource.syntax.saying_day import to_saying
from twosource.syntax.tags import FINITE, INFLECTED
from twosource.syntax.verb_list import as_led, as_listed, behind_comma

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from twosource.syntax import Syntax

THAT: Final = "that"
QUOTING: Final = ("'", "‘", "’")
PARTY: Final = re.compile(r"[DIR]-[A-Z]")  # a member of Congress's party and state: "R-Calif."


def mend(tree: Syntax, number: int) -> bool:
    """Mend a token by how it hangs, as the table at the end says."""
    by_role = MENDS.get(tree.dep[number])
    return by_role is not None and by_role(tree, number)


def _as_past(tree: Syntax, verb: int) -> bool:
    """Take a participle with a subject for a past tense, or for what is to be done to it: "a ferry collided with a tanker, they said"."""
    noun = tree.child(verb, "nsubj") if tree.tag[verb] == "VBN" else None
    if noun is None or noun > verb or tree.child(verb, "aux", "auxpass") is not None:
        return False
    if tree.dep[verb] == "ccomp" and tree.lemma[tree.head[verb]] in listed("clause_words", "bringing_about"):
        tree.dep[noun] = "nsubjpass"  # "wants to see the law passed"
    else:
        tree.tag[verb] = "VBD"
    return False


def _as_particle(tree: Syntax, number: int) -> bool:
    """Tell particles and prepositions apart: "called off its tour", "called on the minister to resign", "blamed the attack on a group"."""
    thing, head = tree.child(number, "pobj"), tree.head[number]
    passive = tree.child(head, "auxpass") is not None
    if thing is None:
        return passive and _from_off(tree, number)
    if not passive and head == number - 1 and f"{tree.lemma[head]}_{tree.lower[number]}" in listed("clause_words", "separable"):
        tree.dep[number], tree.tag[number] = "prt", "RP"
        tree.dep[thing], tree.head[thing] = "dobj", head
        return True
    if tree.dep[number] == "prt":
        tree.dep[number], tree.tag[number], tree.pos[number] = "prep", "IN", "ADP"
        return False
    if tree.lower[number] == "on" and tree.dep[head] == "dobj" and tree.lemma[tree.head[head]] in listed("clause_words", "laying"):
        tree.head[number] = tree.head[head]
        return True
    return False


def _from_off(tree: Syntax, off: int) -> bool:
    """Take "off" for a preposition behind what was done to somebody, which has no object: "were kicked off a plane"."""
    thing = tree.child(tree.head[off], "dobj")
    if tree.lower[off] != "off" or tree.dep[off] != "prt" or thing is None or tree.left[thing] != off + 1:
        return False
    tree.dep[off], tree.tag[off], tree.pos[off] = "prep", "IN", "ADP"
    tree.dep[thing], tree.head[thing] = "pobj", off
    return True


def _to_nearer(tree: Syntax, verb: int) -> bool:
    """Let a past tense go on from the clause before it, and not from a perfect: "has been closed after a jet burst a tyre and stopped"."""
    if tree.tag[verb] != "VBD" or tree.child(verb, "nsubj", "aux", "auxpass") is not None:
        return False
    head = tree.head[verb]
    near = next((each for each in reversed(tree.all(head, "advcl")) if head < each < verb), None)
    perfect = any(tree.lemma[each] == "have" for each in tree.all(head, "aux"))
    if near is None or not perfect or tree.tag[near] != "VBD" or tree.child(near, "nsubj") is None:
        return False
    tree.head[verb] = near
    for each in tree.all(head, "cc"):
        if near < each < verb:
            tree.head[each] = near
    return True


def _as_undone(tree: Syntax, gerund: int) -> bool:
    """Let a gerund behind a verb and its particle be what did not come about: "ruled out stepping in"."""
    head, particle = tree.head[gerund], gerund - 1
    behind = tree.tag[gerund] == "VBG" and tree.dep[particle] == "prt" and tree.head[particle] == head
    if behind and f"{tree.lemma[head]}_{tree.lower[particle]}" in listed("clause_words", "undoing"):
        tree.dep[gerund] = "xcomp"
    return False


def _as_aside(tree: Syntax, verb: int) -> bool:
    """Let what says what for or by what means stand beside its clause: "banned cars to cut smog" bans no cut, "the wreck was found using a drone" no use."""
    head = tree.head[verb]
    things = [each for each in tree.all(head, "dobj", "nsubjpass") if each < verb and tree.pos[each] != "PRON"]
    lemma, to = tree.lemma[head], any(tree.lower[each] == "to" for each in tree.all(verb, "aux"))
    hindered = to and lemma in listed("clause_words", "hindering")
    found = tree.lower[verb] == "using" and lemma in listed("clause_words", "locating") and tree.child(head, "auxpass") is not None
    if (hindered and things) or (found and any(tree.pos[each] == "NOUN" for each in things)):
        tree.dep[verb] = "advcl"
    return False


def _as_subject(tree: Syntax, noun: int) -> bool:
    """Take the second of two for the subject, where the first stands beside a noun before it: "held Rao, its owner, a source said"."""
    first = tree.head[noun]
    if tree.dep[first] != "nsubj" or first > noun:
        return False
    verb, before = tree.head[first], tree.left[first] - 1
    beside = before > 0 and tree.lower[before] == "," and tree.pos[before - 1] in ("PROPN", "NOUN") and before - 1 != verb
    if not beside or tree.lower[tree.left[noun] - 1] != "," or tree.right[noun] + 1 != verb:
        return False
    tree.dep[noun], tree.head[noun] = "nsubj", verb
    tree.dep[first], tree.head[first] = "appos", before - 1
    return True


def _as_description(tree: Syntax, noun: int) -> bool:
    """Let what was taken to describe the subject describe a name past the verb, which it stands right behind: "seek Rao, the heir accused of fraud"."""
    subject, name = tree.head[noun], tree.left[noun] - 2
    if tree.dep[subject] != "nsubj" or not name > tree.head[subject] > subject or tree.lower[name + 1] != "," or tree.tag[name] != "NNP":
        return False
    towards = tree.dep[name] == "pobj" and tree.lower[tree.head[name]] in listed("clause_words", "towards")
    if not (towards or tree.dep[name] == "dobj") or tree.tag[noun] != "NN" or tree.child(noun, "acl", "relcl") is None:
        return False
    tree.head[noun] = name
    return True


def _with_subject(tree: Syntax, verb: int) -> bool:
    """Give what is said its subject, which was taken for an object: "said money for a lander, Kestrel, had not been approved"."""
    say = tree.head[verb]
    noun = tree.child(say, "dobj") if tree.lemma[say] == SAY else None
    bare = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark") is None
    if noun is None or not bare or not say < noun < verb or tree.left[noun] != say + 1:
        return False
    helper = tree.child(verb, "aux", "auxpass")
    if tree.tag[verb if helper is None else helper] not in FINITE:
        return False
    tree.head[noun], tree.dep[noun] = verb, "nsubjpass" if tree.child(verb, "auxpass") is not None else "nsubj"
    return True


def _as_verb(tree: Syntax, verb: int) -> bool:
    """Take a participle behind a noun for the past tense of which it is subject: "they say the pair paid", "Hunt, R-Calif., paid for it"."""
    noun = tree.head[verb]
    above = tree.head[noun]
    if tree.tag[verb] != "VBN" or tree.child(verb, "agent", "auxpass") is not None:
        return False
    if verb == noun + 1 and tree.dep[noun] == "dobj" and tree.lemma[above] == SAY and above < noun:
        tree.dep[verb], tree.head[verb] = "ccomp", above
    elif tree.dep[noun] == "ROOT" and (_goes_on(tree, verb) or _is_member(tree, noun) or _is_told_of(tree, noun, verb)):
        tree.dep[verb], tree.head[verb] = "ROOT", verb
        for each in tree.children[noun]:
            if tree.dep[each] == "punct" and each > verb:
                tree.head[each] = verb
    else:
        return False
    tree.tag[verb], tree.dep[noun], tree.head[noun] = "VBD", "nsubj", verb
    return True


def _as_content(tree: Syntax, verb: int) -> bool:
    """Let "that" only open what a claim or a promise says, where the parser took it for what is acted on: "his promise that they will pay for it"."""
    that, noun = tree.left[verb], tree.head[verb]
    said = any(tree.lemma[noun] in listed("clause_words", name) for name in ("claims", "promises"))
    if (
        said
        and tree.dep[that] == "dobj"
        and tree.head[that] == verb
        and tree.lower[that] == THAT
        and tree.child(verb, "nsubj", "nsubjpass")
    ):
        tree.dep[that], tree.tag[that], tree.pos[that] = "mark", "IN", "SCONJ"
    return False


def _goes_on(tree: Syntax, verb: int) -> bool:
    """Whether a verb in the past tense is coordinated with one: "the incumbent, Igor Sand, conceded after midnight and called her"."""
    return tree.lower[verb - 1] == "," and any(tree.dep[each] == "conj" and tree.tag[each] == "VBD" for each in tree.children[verb])


def _is_told_of(tree: Syntax, name: int, verb: int) -> bool:
    """Whether a clause with "who" stands between a name and a past tense: "Mr. Lind, who had been ill, called on her to resign"."""
    clause = next((each for each in tree.all(name, "relcl") if tree.right[each] == verb - 2), None)
    return clause is not None and tree.lower[verb - 1] == "," and tree.tag[name] == "NNP" and tree.lower[verb].endswith("ed")


def _is_member(tree: Syntax, noun: int) -> bool:
    """Whether the party and state of a member of Congress stand beside a noun."""
    return any(tree.dep[each] == "appos" and PARTY.match(tree.text, tree.start[tree.left[each]]) for each in tree.children[noun])


def _to_whole(tree: Syntax, article: int) -> bool:
    """Let an article stand before the whole that its noun is part of: "no tsunami warning" says that there is no warning."""
    part = tree.head[article]
    if tree.dep[part] != "compound" or tree.head[part] < part:
        return False
    tree.head[article] = tree.head[part]
    return True


def _to_verb(tree: Syntax, adverb: int) -> bool:
    """Let an adverb that its verb means as one go with it, and not with the object: "cut short her trip"."""
    verb = adverb - 1
    if verb < 0 or tree.head[adverb] <= adverb + 1 or f"{tree.lemma[verb]}_{tree.lower[adverb]}" not in listed("clause_words", "cutting"):
        return False
    tree.head[adverb], tree.dep[adverb], tree.pos[adverb] = verb, "prt", "ADP"
    return True


def _as_targeted(tree: Syntax, gerund: int) -> bool:
    """Let a noun, and not the plural behind, have the "a" before it and the place in its clause: "a tax targeting earnings held abroad"."""
    many, noun = tree.head[gerund], gerund - 1
    plain = tree.tag[gerund] == "VBG" and tree.tag[many] == "NNS" and many > gerund and noun >= 0 and tree.tag[noun] in ("NN", "NNP")
    article = next((each for each in tree.all(many, "det") if each < noun and tree.lower[each] in ("a", "an")), None)
    if not plain or article is None or tree.end[noun] == tree.start[gerund] or tree.head[noun] not in (gerund, many):
        return False
    tree.dep[noun], tree.head[noun] = tree.dep[many], tree.head[many]
    tree.dep[gerund], tree.head[gerund] = "acl", noun
    tree.dep[many], tree.head[many] = "dobj", gerund
    for each in tree.children[many]:
        if each < noun:
            tree.head[each] = noun
    return True


def _as_doer(tree: Syntax, noun: int) -> bool:
    """Take what stands before a past tense without a subject for its subject: "said the ferry sank"."""
    verb = tree.head[noun]
    bare = tree.tag[verb] == "VBD" and noun == verb - 1 and tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is None
    if not bare or tree.tag[noun] not in ("NN", "NNS", "NNP", "NNPS"):
        return False
    tree.dep[noun] = "nsubj"
    for each in tree.all(verb, "det", "amod", "poss", "nummod", "compound"):
        tree.head[each] = noun if each < noun else tree.head[each]
    return True


def _as_one_of_many(tree: Syntax, name: int) -> bool:
    """Take a name beside a name for the second of several who do something together: "Lind, Bell and the guard are Danes"."""
    first, verb = tree.head[name], tree.head[tree.head[name]]
    names = tree.tag[name] == tree.tag[first] == "NNP" and tree.dep[first] in ("nsubj", "nsubjpass") and tree.lower[name - 1] == ","
    listed_on = tree.child(name, "cc") is not None and tree.child(name, "conj") is not None and tree.child(name, "det") is None
    helper = tree.child(verb, "aux", "auxpass")
    begins = verb if helper is None else min(helper, verb)
    if not names or not listed_on or tree.right[name] + 1 != begins or tree.lower[begins] not in ("are", "were", "have"):
        return False
    if tree.lower[name] in listed("clause_words", "party_members"):  # "Lind, Republican of Ohio, and his wife were"
        for each in tree.all(name, "cc", "conj"):
            tree.head[each] = first
        return True
    tree.dep[name] = "conj"
    return False


def _as_had(tree: Syntax, helper: int) -> bool:
    """Take "'d" before a participle for "had": "he'd used the money"."""
    if tree.lower[helper] in ("'d", "’d") and tree.tag[tree.head[helper]] == "VBN":
        tree.tag[helper], tree.lemma[helper] = "VBD", "have"
    return False


def _as_mark(tree: Syntax, mark: int) -> bool:
    """Take a quotation mark for no auxiliary, and the verb behind it for a past tense: "the ferries 'scraped along each other'"."""
    if tree.lower[mark] not in QUOTING:
        return False
    verb = tree.head[mark]
    tree.dep[mark], tree.pos[mark], tree.tag[mark] = "punct", "PUNCT", "``"
    if verb == mark + 1 and tree.tag[verb] == "VBN" and tree.child(verb, "auxpass", "aux") is None:
        for noun in tree.all(verb, "nsubjpass"):
            tree.tag[verb], tree.dep[noun] = "VBD", "nsubj"
    return False


def _as_passing(tree: Syntax, gerund: int) -> bool:
    """Take a gerund that says of what kind a thing is: "rescued by passing boats", "came under withering criticism"."""
    prep, thing = tree.head[gerund], tree.child(gerund, "dobj")
    verb = tree.head[prep]
    by = tree.lower[prep] == "by" and (tree.child(verb, "auxpass") is not None or tree.dep[verb] == "acl")
    kind = by and tree.lower[gerund] in listed("clause_words", "describing_gerunds") and thing == gerund + 1
    if thing is None or (not (kind and tree.tag[thing] == "NNS") and not _as_adjective(tree, gerund, thing)):
        return False
    tree.dep[thing], tree.head[thing] = "pobj", prep
    tree.dep[gerund], tree.head[gerund], tree.pos[gerund] = "amod", thing, "ADJ"
    for each in tree.children[gerund]:
        if each != thing:
            tree.head[each] = verb if each > thing and by else thing
    return True


def _as_since(tree: Syntax, gerund: int) -> bool:
    """Take "following" for a preposition before what it is told to come after: "left following his nomination"."""
    thing = tree.child(gerund, "dobj")
    since = tree.lower[gerund] == "following" and tree.tag[gerund] == "VBG" and tree.left[gerund] == gerund
    if not since or thing is None or tree.lemma[thing] not in happening_nouns():
        return False
    tree.dep[gerund], tree.tag[gerund], tree.pos[gerund] = "prep", "IN", "ADP"
    tree.dep[thing] = "pobj"
    return False


def _as_adjective(tree: Syntax, gerund: int, thing: int) -> bool:
    """Whether a gerund is one that only describes, right before the thing: "of looming water shortages"."""
    bare = tree.left[thing] == gerund + 1 and tree.child(thing, "det", "poss", "nummod") is None and tree.tag[thing] in ("NN", "NNS")
    return bare and tree.lower[gerund] in listed("clause_words", "only_describing")


def _behind_opening(tree: Syntax, verb: int) -> bool:
    """Give a clause its subject that was taken for the object of the clause before: "when it flipped everything went flying"."""
    bare = tree.tag[verb] in ("VBD", "VBZ", "VBP") and tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass") is None
    before = next((each for each in reversed(tree.all(verb, "advcl")) if each < verb), None) if bare else None
    noun = tree.child(before, "dobj") if before is not None else None
    if before is None or noun is None or tree.right[noun] + 1 != verb or tree.child(before, "mark", "advmod") is None:
        return False
    tree.dep[noun], tree.head[noun] = "nsubj", verb
    return True


def _over_aside(tree: Syntax, verb: int) -> bool:
    """Hang what is said on the verb of saying, past a clause set between: "said after the reports broke that he would repay"."""
    aside = tree.head[verb]
    say = tree.head[aside]
    between = tree.dep[aside] == "advcl" and tree.lemma[say] == SAY and say < aside < verb and tree.lemma[aside] not in _sayers()
    if (
        not between
        or tree.child(say, "ccomp", "dobj") is not None
        or not any(tree.lower[each] == "that" for each in tree.all(verb, "mark"))
    ):
        return False
    tree.head[verb] = say
    return True


def _as_told_of(tree: Syntax, which: int) -> bool:
    """Take "which" for the subject of what somebody says of it: "a quarrel, which the coach suggested happened at noon"."""
    verb = tree.head[which]
    if tree.tag[which] not in ("WDT", "WP") or which > verb or tree.tag[verb] != "VBD" or tree.dep[verb] != "relcl":
        return False
    doer = tree.child(verb, "nsubj")
    between = next((each for each in tree.all(doer, "acl") if each == verb - 1), None) if doer is not None else None
    said = verb if between is None else between
    told = tree.child(verb, "ccomp") if between is None else verb
    if doer is None or told is None or not which < doer < said < told or told != said + 1 or tree.lemma[said] not in _sayers():
        return False
    taken = [each for each in tree.all(told, "nsubj", "nsubjpass", "expl", "aux", "dobj") if each not in (which, doer)]
    if taken or tree.tag[told] not in FINITE:
        return False
    if between is not None:  # the parser took the saying for a participle
        tree.head[said], tree.dep[said], tree.tag[said] = tree.head[verb], "relcl", "VBD"
        tree.head[doer] = said
        tree.head[told], tree.dep[told] = said, "ccomp"
    tree.head[which], tree.dep[which] = told, "nsubj"
    return True


def _sayers() -> AbstractSet[str]:
    return reporting().keys()


def rehung(tree: Syntax, opening: int) -> bool:
    """Hang a clause that the parser broke in two on the word that opens it: "since the court issued a warrant", "after youths broke in"."""
    noun = (
        tree.child(opening, "pobj")
        if tree.dep[opening] == "prep" and tree.lower[opening] in listed("clause_words", "clause_openings")
        else None
    )
    after = tree.right[noun] + 1 if noun is not None else len(tree)
    while after < len(tree) and tree.tag[after] == "RB":
        after += 1
    if (
        noun is None
        or after >= len(tree)
        or tree.pos[after - 1] == "PRON"
        or tree.tag[after] not in INFLECTED
        or tree.sentence(after) != tree.sentence(opening)
    ):
        return False
    verb = tree.head[after] if tree.dep[after] in ("aux", "auxpass") else after
    subjects = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    if tree.pos[verb] not in ("VERB", "AUX") or subjects is not None or not tree.head[verb] < opening or verb in tree.above(opening):
        return False
    passive = tree.child(verb, "auxpass") is not None
    tree.dep[verb], tree.head[verb] = "advcl", tree.head[opening]
    tree.dep[noun], tree.head[noun] = "nsubjpass" if passive else "nsubj", verb
    tree.dep[opening], tree.head[opening] = "mark", verb
    return True


MENDS: Final[Mapping[str, Callable[[Syntax, int], bool]]] = {
    **dict.fromkeys(TENSED, _as_past),
    "ccomp": lambda tree, verb: (
        to_letting(tree, verb)
        or to_saying(tree, verb)
        or to_relative(tree, verb)
        or over_gerund(tree, verb)
        or _over_aside(tree, verb)
        or _behind_opening(tree, verb)
        or _with_subject(tree, verb)
        or to_later(tree, verb)
        or _as_past(tree, verb)
    ),
    "prt": _as_particle,
    "prep": lambda tree, word: past_aside(tree, word) or _as_particle(tree, word),
    "nsubj": lambda tree, noun: to_main(tree, noun) or beside_subject(tree, noun),
    "nsubjpass": beside_subject,
    "conj": lambda tree, word: (
        _to_nearer(tree, word)
        or to_participle(tree, word)
        or to_told(tree, word)
        or to_relative(tree, word)
        or past_infinitive(tree, word)
        or to_speaker(tree, word)
        or as_listed(tree, word)
        or to_object(tree, word)
        or to_later(tree, word)
        or as_participle(tree, word)
    ),
    "ROOT": lambda tree, word: from_noun(tree, word) or _behind_opening(tree, word) or as_led(tree, word) or _as_past(tree, word),
    "advcl": lambda tree, verb: _as_undone(tree, verb) or behind_comma(tree, verb) or trade_places(tree, verb) or to_later(tree, verb),
    "appos": lambda tree, noun: (
        _as_subject(tree, noun)
        or _as_one_of_many(tree, noun)
        or _as_description(tree, noun)
        or some_of_whom(tree, noun)
        or to_sayer(tree, noun)
    ),
    "acl": lambda tree, verb: (
        _as_verb(tree, verb)
        or _as_content(tree, verb)
        or as_relative(tree, verb)
        or as_main(tree, verb)
        or to_clause(tree, verb)
        or over_gerund(tree, verb)
    ),
    "xcomp": lambda tree, verb: _as_aside(tree, verb) or _as_since(tree, verb),
    "det": _to_whole,
    "amod": lambda tree, word: _as_targeted(tree, word) or _to_verb(tree, word),
    "compound": _as_doer,
    "aux": lambda tree, helper: _as_mark(tree, helper) or _as_had(tree, helper),
    **dict.fromkeys(("auxpass", "punct"), _as_mark),
    "pcomp": lambda tree, verb: _as_passing(tree, verb) or over_content(tree, verb) or from_place(tree, verb) or out_of_phrase(tree, verb),
    "dobj": lambda tree, word: _as_told_of(tree, word) or over_saying(tree, word) or as_owner(tree, word) or as_name_given(tree, word),
    "dative": as_owner,
    "advmod": as_ahead_of,
}
