"""Main verbs that the parser lost behind what stands between them and their subjects, each given its place again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from twosource.lexicon import listed, past_of
from twosource.lexicon.reporting_verbs import reporting, speech
from twosource.syntax.tags import FINITE, INFLECTED, RELATIVE

if TYPE_CHECKING:
    from twosource.syntax import Syntax

TENSED: Final = ("ROOT", "ccomp", "relcl")  # how a clause with a tense of its own hangs
SAY: Final = "say"
WITHIN: Final = ("compound", "nmod", "amod", "poss")  # how a noun stands before another


def as_main(tree: Syntax, verb: int) -> bool:
    """Take a participle for the main verb of a noun far before it that has none: "a bus carrying a team and its coach overturned"."""
    if not _acts(tree, verb):
        return False
    if trade_places(tree, verb):
        return True
    for noun in (each for each in tree.above(verb) if tree.pos[each] in ("NOUN", "PROPN")):
        told = (child for child in tree.below(noun) if tree.dep[child] in ("acl", "amod") and tree.pos[child] in ("VERB", "ADJ"))
        described = any(noun < child < tree.head[verb] for child in told)
        described = described or (noun == verb - 1 and tree.lemma[verb] in listed("clause_words", "of_itself"))  # "a car crashed"
        place = _place(tree, noun, verb) if described else None
        if place is not None:
            if (thing := _thing_behind(tree, verb)) is not None:
                tree.dep[thing] = "dobj"
            _make_main(tree, noun, verb, place)
            return True
    return False


def _acts(tree: Syntax, verb: int) -> bool:
    """Whether what may be a participle is none of what is done to a noun: it has an object, or nobody does it to anything."""
    active = tree.child(verb, "dobj") is not None or tree.lemma[verb] in listed("clause_words", "of_itself")
    active = active or _thing_behind(tree, verb) is not None
    return active and tree.tag[verb] in ("VBN", "VBD") and tree.child(verb, "agent", "auxpass", "aux", "nsubj", "mark") is None


def _thing_behind(tree: Syntax, verb: int) -> int | None:
    """What a verb acts on past a day, which the parser took for a time too: "disputed on Friday a report"."""
    things = (each for each in tree.all(verb, "npadvmod") if each > verb + 1 and tree.tag[each] in ("NN", "NNS"))
    told = next(things, None)
    if told is None or tree.child(told, "det") is None or tree.lemma[told] in listed("clause_words", "spans"):
        return None
    begin = tree.left[told] - 1
    return told if tree.dep[begin] in ("pobj", "npadvmod") and tree.tag[begin] in ("NNP", "CD") else None


def over_gerund(tree: Syntax, verb: int) -> bool:
    """Let a verb be the main one past a gerund that only describes its subject: "farmers in the north hoping to sell were told to wait"."""
    first = next((each for each in tree.above(verb) if tree.dep[each] == "ROOT"), verb)
    noun = tree.child(first, "nsubj")
    plain = tree.tag[first] == "VBG" and tree.child(first, "aux", "auxpass", "mark", "neg") is None
    if not plain or noun is None or not noun < first < verb or tree.pos[noun] not in ("NOUN", "PROPN"):
        return False
    taken = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "agent" if tree.dep[verb] == "acl" else "mark") is not None
    helper = tree.child(verb, "aux", "auxpass")
    behind = next((each for each in tree.all(first, "dobj") if each > verb), None)
    if tree.dep[verb] == "acl":
        finite = tree.tag[verb] in ("VBN", "VBD") and helper is None and behind is not None
    else:
        finite = tree.head[verb] == first and (tree.tag[verb] in INFLECTED or (helper is not None and tree.tag[helper] in INFLECTED))
    begin = tree.left[verb]
    if taken or not finite or tree.lower[begin - 1] == "," or tree.tag[begin] in RELATIVE or tree.dep[begin] == "cc":
        return False
    if any(tree.dep[each] == "cc" for each in tree.children[first] if first < each < verb):
        return False
    _take_place(tree, noun, first, verb)
    tree.tag[first] = "VBG"
    return True


def trade_places(tree: Syntax, verb: int) -> bool:
    """Let a main verb and a participle that were taken for each other trade places: "said a lorry loaded with timber overturned"."""
    over = tree.head[verb]
    behind = (each for each in tree.all(over, "prep", "agent") if tree.right[each] == tree.left[verb] - 1)
    mark = tree.head[over] if tree.dep[verb] == "acl" else next(behind, over)
    first = tree.head[mark]
    noun = first - 1  # which a mend before may have hung there
    if tree.dep[mark] not in ("prep", "agent") or tree.dep[first] not in TENSED or tree.tag[first] != "VBD" or not _acts(tree, verb):
        return False
    if tree.dep[noun] != "nsubj" or tree.head[noun] != first or tree.lemma[first] not in listed("clause_words", "holding_it"):
        return False
    if past_of(tree.lemma[first])[-1] != tree.lower[first] or tree.child(first, "aux", "auxpass", "dobj", "conj") is not None:
        return False
    _take_place(tree, noun, first, verb)
    return True


def to_later(tree: Syntax, verb: int) -> bool:
    """Let a verb with neither subject nor conjunction be the main one, and what was taken for it a participle: "a plane diverted by fog landed"."""
    first = tree.head[verb]
    subjects = tree.all(first, "nsubj", "nsubjpass")
    noun = subjects[-1] if subjects else first
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    exchanged = tree.child(verb, "mark") if own is not None and tree.left[own] == tree.left[verb] + 1 else None
    exchanged = exchanged if exchanged is not None and exchanged == tree.left[verb] and tree.lower[exchanged] == "for" else None
    begun = own is not None and tree.tag[own] == "VBG" and own < verb and tree.child(own, "mark") is not None  # "while swimming was found"
    begin = tree.left[verb] if not begun or own is None else tree.right[own] + 1
    if not first < verb or not _may_describe(tree, noun, first) or (own is not None and exchanged is None and not begun):
        return False
    finite = tree.tag[verb] in INFLECTED or any(tree.tag[each] in INFLECTED for each in tree.all(verb, "aux", "auxpass"))
    opened = (
        tree.tag[begin] in RELATIVE or (exchanged is None and tree.dep[begin] in ("mark", "cc")) or tree.dep[begin - 1] in ("cc", "mark")
    )
    before = tree.left[verb] - 1 if not begun else begin - 1
    apart = tree.pos[before] == "PUNCT" and not (tree.lower[before] == "," == tree.lower[first - 1])
    linked = any(first < each < verb for each in tree.all(first, "cc"))
    if not finite or opened or apart or linked or tree.child(first, "dobj") is not None:
        return False
    if exchanged is not None and own is not None:
        tree.dep[exchanged], tree.pos[exchanged], tree.head[exchanged] = "prep", "ADP", first
        tree.dep[own], tree.head[own] = "pobj", exchanged
    elif own is not None:
        tree.dep[own], tree.head[own] = "advcl", first
    _take_place(tree, noun, first, verb)
    owned = next((each for each in range(noun, first) if tree.tag[each] == "WP$"), None)
    if owned is not None:  # "the party, whose leader resigned, lost"
        tree.tag[first], tree.dep[first] = "VBD", "relcl"
        tree.dep[tree.head[owned]], tree.head[tree.head[owned]] = "nsubj", first
    return True


def _may_describe(tree: Syntax, noun: int, verb: int) -> bool:
    """Whether a past tense may be a participle that describes the noun right before it, which it was taken to be told of."""
    told = tree.tag[verb] in ("VBD", "VBN") and tree.dep[verb] in ("ROOT", "ccomp") and tree.pos[noun] in ("NOUN", "PROPN", "NUM")
    close = noun < verb and tree.right[noun] == verb - 1 - (tree.lower[verb - 1] == "," and tree.head[verb - 1] == verb)
    return told and close and past_of(tree.lemma[verb])[-1] == tree.lower[verb] and tree.child(verb, "aux", "auxpass", "neg") is None


def _take_place(tree: Syntax, noun: int, first: int, verb: int) -> None:
    """Let a verb take the place of one that only describes its subject."""
    moved = [each for each in tree.children[first] if each > verb or (each < noun and tree.dep[each] != "nsubj")]
    place = ("ROOT", verb) if tree.dep[first] == "ROOT" else (tree.dep[first], tree.head[first])
    tree.tag[first], tree.dep[first], tree.head[first] = "VBN", "acl", noun
    tree.dep[verb], tree.head[verb] = place
    tree.tag[verb] = "VBD" if tree.child(verb, "aux", "auxpass") is None and tree.tag[verb] == "VBN" else tree.tag[verb]
    tree.dep[noun], tree.head[noun] = "nsubjpass" if tree.child(verb, "auxpass") is not None else "nsubj", verb
    for each in moved:
        tree.head[each] = verb


def over_saying(tree: Syntax, who: int) -> bool:
    """Let "who" be the subject over a saying set between commas: "the pilot, who, the court heard, had been drinking, was fined"."""
    said = tree.head[who]
    verb = next((each for each in tree.above(said) if each > said), None) if tree.dep[said] in ("relcl", "parataxis") else None
    if verb is None or tree.tag[who] != "WP" or tree.lower[who + 1 : who + 2] != [","] or tree.lemma[said] not in reporting():
        return False
    noun, doer = tree.child(verb, "nsubj", "nsubjpass"), tree.child(said, "nsubj")
    main = next(
        (each for each in tree.all(verb, "conj") if tree.tag[each] in INFLECTED or tree.child(each, "aux", "auxpass") is not None), None
    )
    if noun is None or doer is None or main is None or not noun < who < doer < said < verb < main:
        return False
    begin = min((child for child in tree.all(verb, "aux", "auxpass", "neg", "advmod") if child > said), default=verb)
    apart = tree.lower[begin - 1] == "," == tree.lower[min(tree.left[main], main) - 1] and tree.child(verb, "cc") is None
    if not apart or tree.child(main, "nsubj", "nsubjpass") is not None:
        return False
    tree.dep[main], tree.head[main] = tree.dep[verb], main if tree.head[verb] == verb else tree.head[verb]
    tree.dep[who], tree.head[who] = tree.dep[noun], verb
    tree.dep[verb], tree.head[verb] = "relcl", noun
    tree.dep[noun], tree.head[noun] = "nsubjpass" if tree.child(main, "auxpass") is not None else "nsubj", main
    tree.dep[said], tree.head[said] = "parataxis", verb
    for each in [child for child in tree.children[verb] if child > main]:
        tree.head[each] = main
    return True


def as_participle(tree: Syntax, verb: int) -> bool:
    """Take a past tense joined to a participle for one: "made by Corvan and tested on patients"."""
    head = tree.head[verb]
    joined = tree.tag[verb] == "VBD" and tree.dep[head] == "acl" and tree.tag[head] == "VBN" and head < verb
    if joined and tree.child(verb, "nsubj", "dobj", "aux") is None and past_of(tree.lemma[verb])[-1] == tree.lower[verb]:
        tree.tag[verb] = "VBN"
    return False


def _place(tree: Syntax, noun: int, verb: int) -> tuple[str, int] | None:
    """How and on what a clause hangs that was taken for a noun: it is the sentence, or what somebody says; None where the noun has a verb."""
    first, end = tree.sentences[tree.sentence(verb)]
    dep, over = tree.dep[noun], tree.head[noun]
    if dep == "ROOT":
        own = {verb, *tree.below(verb)}
        return ("ROOT", verb) if all(tree.tag[token] not in FINITE or token in own for token in range(first, end)) else None
    says = tree.lemma[over] in reporting() and tree.pos[over] == "VERB"
    if says and dep == "ccomp":
        return ("ccomp", over) if tree.child(noun, "mark") is not None else None
    if says and dep == "dobj":
        return ("ccomp", over) if tree.lemma[over] == SAY and tree.left[noun] == over + 1 else None
    behind = any(each > verb and tree.lower[tree.left[each] - 1] == "," for each in tree.all(over, "nsubj"))
    return ("ccomp", over) if says and dep == "nsubj" and behind else None


def _make_main(tree: Syntax, noun: int, verb: int, place: tuple[str, int]) -> None:
    """Make a verb the head of a clause of which a noun is the subject: what stands behind it is its own."""
    for token in [each for each in tree.below(noun) if each > verb and tree.head[each] < verb]:
        tree.head[token] = verb
        if tree.dep[token] == "acl" and tree.tag[token] == "VBG":
            tree.dep[token] = "advcl"
    for mark in tree.all(noun, "mark"):
        tree.head[mark] = verb
    tree.tag[verb] = "VBD"
    tree.dep[verb], tree.head[verb] = place
    tree.dep[noun], tree.head[noun] = "nsubj", verb


def beside_subject(tree: Syntax, noun: int) -> bool:
    """Let the nearer of two subjects be what it stands beside: "a plane carrying a guide as well as two pilots crashed"."""
    verb, before = tree.head[noun], tree.left[noun] - 1
    farther = next((each for each in reversed(tree.all(verb, "nsubj", "nsubjpass")) if each < noun), None)
    if farther is None or noun > verb or before <= farther or tree.pos[farther] not in ("NOUN", "PROPN"):
        return False
    if tree.pos[before] == "ADP" and not tree.children[before]:
        tree.dep[noun], tree.head[noun] = "pobj", before  # "with a rifle opened fire"
        return True
    if _adds(tree, before):
        start = before - 2 if tree.lower[before] == "as" else before
        host = _ending(tree, farther, start - 1)
        tree.dep[noun], tree.head[noun] = "conj", host
        tree.head[before] = host
        return True
    apart = tree.lower[before] == "," and tree.lower[verb - 1] == "," and tree.right[noun] == verb - 2 + (tree.head[verb - 1] == noun)
    first = tree.left[noun]
    some = tree.tag[first] == "CD" or tree.lower[first] in listed("clause_words", "of_them") | listed("clause_words", "counting")
    if apart and some and tree.lower[first + 1] == "of":
        tree.dep[noun], tree.head[noun] = "appos", farther  # "most of them women"
        return True
    return False


def _adds(tree: Syntax, token: int) -> bool:
    """Whether a word adds what stands behind it to what stands before: "as well as", "plus"."""
    return tree.dep[token] == "cc" and (tree.lower[token] == "plus" or tree.lower[token - 2 : token + 1] == ["as", "well", "as"])


def _ending(tree: Syntax, noun: int, last: int) -> int:
    """The noun to which something is added behind a token: the last that stands under a participle beside a noun, else the noun itself."""
    while last > noun and tree.pos[last] == "PUNCT":
        last -= 1
    beside = any(noun < child <= last for child in tree.all(noun, "acl", "amod", "prep", "relcl"))
    under = (each for each in (last, *tree.above(last)) if tree.pos[each] in ("NOUN", "PROPN") and tree.dep[each] not in WITHIN)
    return next(under, noun) if beside else noun


def to_object(tree: Syntax, noun: int) -> bool:
    """Add what "and" joins to the object of a participle, and not to the subject which that describes: "a man carrying a knife and two bottles"."""
    subject, joint = tree.head[noun], tree.left[noun] - 1
    if tree.dep[subject] not in ("nsubj", "nsubjpass") or tree.pos[subject] != "NOUN" or tree.pos[noun] not in ("NOUN", "PROPN"):
        return False
    verb = tree.head[subject]
    held = any(subject < child < joint and tree.tag[child] in ("VBG", "VBN") for child in tree.all(subject, "acl"))
    joined = tree.dep[joint] == "cc" and tree.head[joint] == subject and tree.lower[joint - 1] != ","
    if not (held and joined) or tree.child(noun, "acl", "relcl") is not None or tree.lemma[verb] in listed("clause_words", "mutual"):
        return False
    several = any(tree.lower[each] in listed("clause_words", "plural_verbs") for each in (verb, *tree.all(verb, "aux", "auxpass")))
    host = _ending(tree, subject, joint - 1)
    if (several and tree.tag[subject] == "NN") or host == subject:
        return False
    tree.head[noun], tree.head[joint] = host, host
    return True


def out_of_phrase(tree: Syntax, verb: int) -> bool:
    """Take a clause behind "with" for the main one of a noun that has none: "a ferry bound for Norvik with 200 passengers sank"."""
    mark = tree.head[verb]
    noun, inner = tree.sentences[tree.sentence(verb)][0], tree.child(verb, "nsubj")
    noun = next((token for token in range(noun, mark) if tree.dep[token] == "ROOT"), mark)
    plain = tree.tag[verb] in INFLECTED and inner is not None and tree.left[inner] == mark + 1
    if not plain or inner is None or tree.pos[noun] not in ("NOUN", "PROPN") or tree.pos[mark] != "ADP" or inner > verb:
        return False
    end = tree.sentences[tree.sentence(verb)][1]
    if any(tree.tag[token] in FINITE and token not in tree.below(verb) for token in range(tree.left[noun], end)):
        return False
    tree.dep[inner], tree.head[inner] = "pobj", mark
    _make_main(tree, noun, verb, ("ROOT", verb))
    return True


def to_relative(tree: Syntax, verb: int) -> bool:
    """Let a present tense go on from the relative clause before it, and not from a past: "showed a plan that cuts taxes, closes mines and …"."""
    head, before = tree.head[verb], tree.left[verb] - 1
    if tree.tag[verb] not in INFLECTED or tree.tag[verb] == "VBD" or before <= head or tree.lower[before] != ",":
        return False
    if tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "aux", "auxpass") is not None or not tree.all(verb, "conj"):
        return False
    alike = (each for each in range(before - 1, head, -1) if tree.dep[each] == "relcl" and tree.tag[each] == tree.tag[verb])
    near = next(alike, None)
    subject = tree.child(near, "nsubj", "nsubjpass") if near is not None else None
    other = tree.dep[verb] == "ccomp" or tree.tag[head] == "VBD"
    if near is None or subject is None or tree.tag[subject] not in RELATIVE or not other:
        return False
    tree.dep[verb], tree.head[verb] = "conj", near
    return True


def some_of_whom(tree: Syntax, some: int) -> bool:
    """Give a clause its subject that words set between part it from: "25 men, five of whom, among them a boy, were fined"."""
    of = next((each for each in tree.all(some, "prep") if tree.lower[each] == "of"), some)
    whom = tree.child(of, "pobj")
    at, end = tree.right[some] + 1, tree.sentences[tree.sentence(some)][1]
    while at < end and tree.dep[at] == "punct":
        at += 1
    if whom is None or tree.tag[whom] not in RELATIVE or at == end or tree.tag[at] not in (*INFLECTED, "VBN", "MD"):
        return False
    verb = tree.head[at] if tree.dep[at] in ("aux", "auxpass") else at
    if verb < at or tree.head[verb] >= some or tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return False
    tree.head[verb], tree.dep[verb] = tree.head[some], "relcl"
    tree.tag[verb] = "VBD" if tree.tag[verb] == "VBN" and at == verb else tree.tag[verb]
    tree.head[some], tree.dep[some] = verb, "nsubjpass" if tree.child(verb, "auxpass") is not None else "nsubj"
    return True


def to_speaker(tree: Syntax, verb: int) -> bool:
    """Let a past tense go on from who speaks, and not from what he says will be: "she said the bridge will open and thanked the workers"."""
    said = tree.head[verb]
    say = tree.head[said]
    own = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl", "mark", "aux", "auxpass")
    told = tree.dep[said] == "ccomp" and tree.lemma[say] in reporting() and say < said < verb and tree.child(say, "nsubj") is not None
    if own is not None or not told or tree.tag[verb] not in ("VBD", "VBN") or tree.child(said, "nsubj", "nsubjpass") is None:
        return False
    modal = any(tree.tag[each] == "MD" for each in tree.all(said, "aux"))
    if modal and tree.lower[verb] == tree.lemma[verb]:
        tree.tag[verb] = "VB"  # "will close the mill and cut 200 jobs"
        return False
    told_of = tree.child(verb, "dobj", "ccomp") is not None
    active = tree.tag[said] == "VB" and tree.child(said, "auxpass", "aux") is not None and tree.child(said, "auxpass") is None
    present = tree.tag[said] in ("VBZ", "VBP") and tree.child(said, "aux", "auxpass") is None and told_of and _speaks(tree, verb)
    if not present and not (modal and (active or told_of)):
        return False
    tree.head[verb], tree.tag[verb] = say, "VBD"
    for each in tree.all(said, "cc", "punct"):
        if each == tree.left[verb] - 1 or said < each < verb:
            tree.head[each] = say
    return True


def _speaks(tree: Syntax, verb: int) -> bool:
    lemma = tree.lemma[verb]
    return lemma in speech() or lemma in listed("clause_words", "allegation") or lemma in listed("clause_words", "judging")


def to_main(tree: Syntax, noun: int) -> bool:
    """Give the main verb its subject, which a clause beside that has taken: "the veto, the first Mr. Lind has cast, is expected to stand"."""
    beside = tree.head[noun]
    main = tree.head[beside]
    inner = next((each for each in tree.all(beside, "nsubj") if noun < each < beside), None)
    if inner is None or tree.lower[noun + 1] != "," or tree.left[inner] != noun + 2:
        return False
    if tree.dep[beside] != "advcl" or not beside < main or tree.child(main, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return False
    tree.dep[noun], tree.head[noun] = "nsubjpass" if tree.child(main, "auxpass") is not None else "nsubj", main
    tree.dep[beside], tree.head[beside] = "relcl", noun
    which = next((each for each in tree.all(inner, "amod") if tree.lower[each] in listed("clause_words", "ordinals")), None)
    if which is not None:  # which of them it is, and not whose name follows
        tree.dep[which], tree.head[which] = "appos", noun
        for each in tree.all(inner, "det"):
            tree.head[each] = which
    return True


def as_relative(tree: Syntax, verb: int) -> bool:
    """Take a participle for the verb of a relative clause whose subject hangs on its "that": "the mill that the brothers owned in Linz"."""
    noun = tree.head[verb]
    that = tree.head[noun]
    thing = that - 1
    hung = tree.dep[noun] == "nsubj" and tree.lower[that] in ("that", "which") and tree.left[noun] == that + 1 and verb == noun + 1
    if not hung or tree.tag[verb] != "VBN" or tree.pos[thing] not in ("NOUN", "PROPN") or tree.child(verb, "agent", "auxpass", "dobj"):
        return False
    tree.tag[verb], tree.dep[verb], tree.head[verb] = "VBD", "relcl", thing
    tree.head[noun] = verb
    tree.tag[that], tree.dep[that], tree.head[that] = "WDT", "dobj", verb
    return True


def to_sayer(tree: Syntax, noun: int) -> bool:
    """Give "said" the subject that was set beside a name before it: "to Lind, her first adviser, the panel's chairman said on Monday"."""
    said, before = tree.right[noun] + 1, tree.left[noun] - 1
    if said >= len(tree) or tree.lemma[said] != SAY or tree.tag[said] not in INFLECTED or tree.lower[before] != ",":
        return False
    main = tree.head[said]
    bare = tree.child(said, "nsubj", "nsubjpass", "aux", "ccomp", "dobj", "mark") is None
    beside = tree.dep[tree.head[noun]] == "appos" or tree.tag[tree.head[noun]] == "NNP"
    if not bare or not beside or tree.dep[said] not in ("advcl", "conj") or not main < noun or tree.tag[noun] not in ("NN", "NNS", "NNP"):
        return False
    tree.dep[noun], tree.head[noun] = "nsubj", said
    tree.dep[said] = "parataxis"
    for each in tree.all(said, "advcl"):
        tree.head[each] = main if tree.tag[each] == "VBG" and tree.lemma[each] not in reporting() else said
    return True


def over_content(tree: Syntax, gerund: int) -> bool:
    """Give what somebody learned its own subject, which was taken for an object: "after learning the server had been wiped"."""
    noun, prep = tree.child(gerund, "dobj"), tree.head[gerund]
    begin = tree.right[noun] + 1 if noun is not None else len(tree)
    if noun is None or begin >= len(tree) or tree.lemma[gerund] not in reporting() or tree.left[noun] != gerund + 1:
        return False
    verb = tree.head[begin] if tree.dep[begin] in ("aux", "auxpass") else begin
    over = prep if tree.head[prep] == verb else verb  # the parser took the preposition for what opens the clause
    taken = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None or tree.dep[verb] not in ("advcl", "conj", "ccomp")
    if tree.tag[begin] not in INFLECTED or taken or tree.head[verb] > prep or tree.left[verb] not in (begin, tree.left[prep]):
        return False
    if over == prep:
        tree.dep[prep], tree.head[prep] = "prep", tree.head[verb]
    tree.dep[noun], tree.head[noun] = "nsubjpass" if tree.child(verb, "auxpass") is not None else "nsubj", verb
    tree.dep[verb], tree.head[verb] = "ccomp", gerund
    return True


def from_noun(tree: Syntax, noun: int) -> bool:
    """Take a noun with "that" for the past tense which looks like it: "the bank forecast that rents will fall"."""
    if tree.lower[noun] not in listed("clause_words", "past_like_noun") or tree.dep[noun] != "ROOT" or tree.pos[noun] != "NOUN":
        return False
    doer, told = noun - 1, next((each for each in tree.all(noun, "relcl", "acl") if tree.lower[tree.left[each]] == "that"), None)
    subject = tree.child(told, "nsubj", "nsubjpass", "expl") if told is not None else None
    if told is None or subject is None or tree.head[doer] != noun or tree.dep[doer] != "compound" or tree.left[told] != noun + 1:
        return False
    that = tree.left[told]
    if subject == that or tree.head[that] != told:
        return False
    tree.tag[noun], tree.pos[noun] = "VBD", "VERB"
    tree.dep[doer], tree.dep[told] = "nsubj", "ccomp"
    tree.dep[that], tree.tag[that], tree.pos[that] = "mark", "IN", "SCONJ"
    for each in tree.children[noun]:
        if each < doer:
            tree.head[each] = doer
    return True
