"""The subject that a clause inherits where it has none of its own: from the clause it goes on from, hangs on or stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.syntax.tags import INFLECTED
from twosource.understand.infinitive import called_for, has_to, undergoes
from twosource.understand.relative import at_odds
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.understand.clause import Clauses

LINKS = frozenset(",;:-–—")


def inherited(clauses: Clauses, verb: int) -> int | None:
    """The noun that is the subject of a clause without one of its own; None where it may be another's deed."""
    tree, dep, head = clauses.tree, clauses.tree.dep[verb], clauses.tree.head[verb]
    if clauses.alone(verb):
        return None
    if dep == "conj" and clauses.is_verb(head):
        if _says_again(clauses, head, verb):
            return clauses.subject(tree.head[head])
        return _shared(clauses, head, verb) if _linked(clauses, head, verb) else None
    if dep in ("relcl", "acl") and tree.pos[head] not in ("VERB", "AUX"):
        return _of_noun(clauses, verb, head)
    if dep == "ccomp" and tree.lemma[verb] == "be" and tree.tag[verb] in INFLECTED:
        return None  # "among the dead are two nurses, police said"
    if dep in ("xcomp", "ccomp") and clauses.is_verb(head):
        if words().among(f"{tree.lemma[head]}_{tree.lower[verb - 2]}", "sensible") and has_to(tree, verb):
            return None
        return _controlled(clauses, head)
    if dep == "xcomp" and tree.pos[head] in ("ADJ", "NOUN", "ADV"):
        return _of_adjective(clauses, head)
    if dep == "advcl" and clauses.is_verb(head) and _unsure(clauses, verb, head):
        return clauses.agent(head) if tree.tag[verb] == "VB" and clauses.passive(head) else None
    if dep == "advcl" and clauses.is_verb(head) and tree.tag[verb] != "VB":
        return _beside(clauses, verb, head)
    thing = tree.child(head, "dobj") if dep == "oprd" and clauses.is_verb(head) else None
    if thing is not None and thing < verb:
        return thing  # "kept the mine closed"
    if dep == "advcl" and clauses.is_verb(head) and words().among(tree.lemma[head], "hindering") and has_to(tree, verb):
        return clauses.subject(head)  # "banned cars to cut smog"
    if dep in ("advcl", "dep", "prep", "oprd") and clauses.is_verb(head):
        return _controlled(clauses, head) if tree.tag[verb] != "VB" or not called_for(tree, head, verb) else None
    if dep in ("advcl", "acl") and tree.dep[head] == "appos":
        return tree.head[head]
    if dep == "advcl":
        return head if (tree.pos[head] in ("NOUN", "PROPN") and tree.dep[head] == "ROOT") or _of_someone(clauses, head, verb) else None
    if dep in ("pcomp", "pobj"):
        return _of_preposition(clauses, head)
    return None


def _shared(clauses: Clauses, head: int, verb: int) -> int | None:
    """The subject of the verb before, or of what that is told under where the number fits only there: "they own that it costs but say …"."""
    tree, subject, above = clauses.tree, clauses.subject(clauses.joined_to(verb)), clauses.tree.head[head]
    if subject is None or above > head or tree.dep[head] != "ccomp" or tree.child(verb, "expl") is not None:
        return subject
    plural = tree.tag[verb] == "VB" and tree.tag[head] == "VBZ" and tree.child(verb, "aux") is None
    outer = clauses.subject(above) if plural or at_odds(tree, subject, verb) else None
    return outer if outer is not None and not at_odds(tree, outer, verb) else subject


def _says_again(clauses: Clauses, said: int, verb: int) -> bool:
    """Whether a verb of saying goes with that which says what it is hung on: "he said the mails should be kept and said they were"."""
    tree, first = clauses.tree, clauses.tree.head[said]
    again = tree.dep[said] == "ccomp" and tree.lemma[first] == tree.lemma[verb] and tree.tag[first] == tree.tag[verb]
    return again and first < said and tree.lemma[verb] in words().reporting


def _linked(clauses: Clauses, head: int, verb: int) -> bool:
    """Whether a conjunction or a comma stands between two verbs that are to share a subject, and none sets them apart."""
    tree = clauses.tree
    cc = next((token for token in range(head + 1, verb) if tree.dep[token] == "cc" and tree.head[token] == head), None)
    apart = cc is not None and tree.lower[cc - 1] == "," and tree.dep[head] in ("ccomp", "relcl", "acl", "advcl", "pcomp")
    said = (child for child in tree.all(head, "ccomp") if head < child < verb)
    told = tree.lemma[head] in words().reporting and any(not _of_other_time(clauses, child, verb) for child in said)
    told = told and tree.lemma[verb] not in words().speech  # who said the one thing says the other
    if (apart or told) and tree.tag[verb] not in ("VB", "VBG", "VBN"):
        return False
    return any(tree.dep[token] == "cc" or tree.lower[token] in LINKS for token in range(head + 1, verb))


def _of_other_time(clauses: Clauses, said: int, verb: int) -> bool:
    """Whether a past tense cannot go on from what somebody says, which is or will be: "said it will close and thanked them"."""
    tree = clauses.tree
    helpers = tree.all(said, "aux", "auxpass")
    present = tree.tag[said] in ("VBZ", "VBP") and not helpers
    return tree.tag[verb] == "VBD" and (present or any(tree.tag[each] == "MD" for each in helpers))


def _unsure(clauses: Clauses, verb: int, head: int) -> bool:
    """Whether it is open who does what is set beside a clause: another verb stands between, or nobody is named who acts."""
    tree = clauses.tree
    if tree.tag[verb] == "VB":
        return clauses.passive(head)
    if tree.tag[verb] == "VBG" and tree.lemma[verb] in words().reporting and tree.lower[tree.left[verb] - 1] == ",":
        return False
    return any(
        clauses.is_verb(token)
        and tree.dep[token] not in ("xcomp", "conj")
        and not (tree.dep[token] == "pcomp" and tree.head[tree.head[token]] == head)
        for token in range(head + 1, verb)
    )


def _beside(clauses: Clauses, verb: int, head: int) -> int | None:
    """Who does what a participle sets beside a clause: its subject, if he can do it; what a whole clause results in is nobody's deed."""
    tree, lists = clauses.tree, words()
    if tree.lower[verb] == "using" and clauses.passive(head):
        return clauses.agent(head)  # "the wreck was found using sonar"
    before = tree.left[verb] - 1
    if (
        tree.tag[verb] == "VBG"
        and before > head
        and tree.dep[before] == "pobj"
        and tree.lower[tree.head[before]] in ("of", "about", "with")
        and not lists.among(tree.lemma[tree.head[tree.head[before]]], "parts_of_places")
    ):
        return before
    speaks = tree.lemma[verb] in lists.reporting and tree.tag[verb] == "VBG"
    if before > head and tree.pos[before] in ("NOUN", "PROPN") and before not in clauses.times and not speaks:
        away = (
            tree.dep[before] == "pobj" and tree.pos[before] == "PROPN" and words().among(tree.lower[tree.head[before]], "goal_prepositions")
        )
        if tree.dep[before] != "dobj" and not away:
            return None  # "a man in the crowd waving a flag": either may wave
    results = lists.among(tree.lemma[verb], "resulting") and tree.tag[verb] == "VBG"
    while speaks and clauses.is_verb(tree.head[head]) and not clauses.named(clauses.subject(head)) and not clauses.alone(head):
        head = tree.head[head]
    governor = tree.head[head]
    control = lists.controls.get(tree.lemma[governor])
    if tree.tag[head] == "VB" and tree.dep[head] == "xcomp" and control is not None and control.by_object:
        return None
    subject = clauses.subject(head)
    if speaks and not clauses.named(subject):
        clause = next((child for child in reversed(tree.children[head]) if child < verb and tree.right[child] == before - 1), None)
        subject = clauses.own_subject(clause) if clause is not None and tree.dep[clause] in ("advcl", "ccomp") else None
    return subject if not (speaks or results) or clauses.named(subject) else None


def _of_noun(clauses: Clauses, verb: int, noun: int) -> int | None:
    """Who does what a clause tells that hangs on a noun: the noun, whose owner it is, or who acts in the clause around."""
    tree = clauses.tree
    if tree.tag[verb] != "VB":
        mark = tree.left[verb] - 1
        if noun < mark - 1 <= tree.right[noun] and tree.lower[mark] == "," and tree.pos[mark - 1] == "PROPN":
            return noun if _of_someone(clauses, noun, verb) else mark - 1
        if tree.tag[verb] == "VBG" and tree.pos[mark] == "NOUN" and mark != noun and mark > noun:
            return None  # "an action by a group claiming damages": either may claim
        if tree.dep[verb] != "acl":
            return None
        prep = tree.head[noun]
        which = any(words().among(tree.lower[child], "ordinals") for child in tree.all(noun, "amod"))
        if which and tree.dep[noun] == "pobj" and words().among(tree.lemma[noun], "spans") and clauses.is_verb(tree.head[prep]):
            return clauses.subject(tree.head[prep])  # "won in the last minute beating Graz"
        told = tree.dep[noun] == "pobj" and tree.lower[prep] in ("on", "about") and tree.tag[verb] == "VBN"
        document = told and words().among(tree.lemma[tree.head[prep]], "documents")
        return tree.head[prep] if document else noun
    if clauses.announced(verb):
        return noun
    if (meant := _for_whom(clauses, verb, noun)) is not None:
        return meant
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    if words().among(tree.lemma[noun], "asked_nouns"):
        return None
    above = tree.head[noun]
    if tree.dep[noun] == "attr" and clauses.own_subject(above) is not None and tree.pos[clauses.own_subject(above) or 0] == "PRON":
        return None
    if tree.child(above, "expl") is not None:
        return None
    return clauses.subject(above) if tree.dep[noun] in ("dobj", "attr", "pobj") and clauses.is_verb(above) else None


def _for_whom(clauses: Clauses, verb: int, noun: int) -> int | None:
    """Whom a "for" names right before an infinitive: "an opening for the king and the rebels to sign"."""
    tree = clauses.tree
    prep = next((each for each in tree.all(noun, "prep") if tree.lower[each] == "for" and tree.right[each] == tree.left[verb] - 1), None)
    inner = tree.child(prep, "pobj") if prep is not None and has_to(tree, verb) else None
    return inner if clauses.named(inner) else None


def _of_someone(clauses: Clauses, name: int, verb: int) -> bool:
    """Whether a participle behind a comma tells of a name with where he is from before it: "Mayor Lind of Norland, speaking on Sunday, said"."""
    tree = clauses.tree
    comma = tree.left[verb] - 1
    home = any(tree.lower[prep] in ("of", "from") and tree.right[prep] == comma - 1 for prep in tree.all(name, "prep"))
    return tree.tag[name] == "NNP" and home and tree.lower[comma] == "," and tree.dep[comma - 1] == "pobj"


def _controlled(clauses: Clauses, governor: int) -> int | None:
    """Who does what another verb governs: its subject, or its object where the lexicon says so ("urged them to leave")."""
    tree = clauses.tree
    if tree.lemma[governor] == "be":
        subject = clauses.subject(governor)
        return subject if clauses.named(subject) or undergoes(tree, governor, subject) else None
    control = words().controls.get(tree.lemma[governor])
    thing = tree.child(governor, "dobj", "dative")
    subject = clauses.subject(governor)
    thought = words().among(tree.lemma[governor], "raising")
    if subject is not None and clauses.passive(governor) and not thought and words().events.get(tree.lemma[subject]):
        return subject if undergoes(tree, governor, subject) else None  # "the strike is set to start"
    if control is not None and control.by_object and thing is not None:
        return clauses.antecedent(thing)
    if control is not None and control.by_object:
        for prep in tree.all(governor, "prep"):
            inner = tree.child(prep, "pobj")
            if inner is not None and inner not in clauses.times and words().among(tree.lower[prep], "called_on"):
                return inner
        gerund = tree.child(governor, "xcomp")
        if control.negated and gerund is not None and tree.tag[gerund] == "VBG":
            return None  # a law that bans smoking does not smoke
    return subject


def _of_adjective(clauses: Clauses, adjective: int) -> int | None:
    """Who does what an adjective governs: "she is due to travel"."""
    tree = clauses.tree
    above = tree.head[adjective]
    return clauses.subject(above) if above != adjective and clauses.is_verb(above) else None


def _of_preposition(clauses: Clauses, prep: int) -> int | None:
    """Who does what a preposition governs: "accused him of lying", "left after winning"."""
    tree = clauses.tree
    above = tree.head[prep]
    if clauses.is_verb(above):
        control = words().controls.get(tree.lemma[above])
        thing = tree.child(above, "dobj")
        instead = tree.lower[prep - 1] == "instead"
        if tree.lower[prep] == "about" and words().among(tree.lemma[above], "told_always"):
            return clauses.subject(above)  # "told reporters about being chased by a bear"
        if tree.lower[prep] in ("of", "from", "into") and not instead and not clauses.passive(above) and thing is not None:
            return clauses.antecedent(thing)
        if control is not None and control.by_object and not clauses.passive(above) and not words().among(tree.lower[prep], "accompanying"):
            return clauses.antecedent(thing) if thing is not None and clauses.named(thing) else None
        if tree.lower[prep] == "for" and words().among(tree.lemma[above], "requiting") and not clauses.passive(above) and thing is not None:
            return clauses.antecedent(thing)
        if tree.lower[prep] == "by" and clauses.passive(above):
            return clauses.agent(above)  # "was found by checking the logs": what was found checks nothing
        return clauses.subject(above)
    if tree.pos[above] == "ADJ":
        return _of_adjective(clauses, above)
    if tree.dep[above] == "dobj" and tree.lower[prep] == "of" and words().among(tree.lemma[tree.head[above]], "allegation"):
        return above
    if tree.pos[above] == "PROPN" and tree.lower[prep] == "for":
        return above
    owner = tree.child(above, "poss")
    if owner is None and tree.dep[above] == "dobj" and words().events.get(tree.lemma[above]):
        return clauses.subject(tree.head[above])
    return owner
