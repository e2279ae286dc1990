"""Which noun a relative clause is about: the one beside it that agrees with its verb and can do what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.lexicon import listed
from twosource.lexicon.given_names import given_names
from twosource.lexicon.titles import titles
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.syntax import Syntax

NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
STEPS = 4  # nouns up the phrase that a relative clause may be about


def antecedent(tree: Syntax, pronoun: int, verb: int) -> int:
    """The noun that a relative pronoun stands for: where the parser's does not agree, another of the phrase before that does."""
    parsed = tree.head[verb]
    word, mark = tree.lower[pronoun], tree.left[verb] - 1
    if word == "which" and mark > 0 and tree.lower[mark] in (",", "–", "—", "-") and tree.pos[mark - 1] == "PROPN" and parsed < mark - 1:
        return mark - 1
    if word == "which" and (thing := _placed(tree, parsed, verb)) is not None:
        return thing
    if word == "which" and (thing := _levied(tree, parsed, pronoun, verb)) is not None:
        return thing
    if word in ("which", "that") and (cause := _happened(tree, parsed, verb)) is not None:
        return cause
    if word == "which" and (_is_person(tree, parsed) or _is_named(tree, parsed, verb)):
        return _no_person(tree, parsed, pronoun)
    if word in ("who", "whom") and (whose := _member(tree, parsed)) is not None:
        return whose
    subject = tree.dep[pronoun] in ("nsubj", "nsubjpass")
    person = word in ("who", "whom")
    if person and (whoever := _somebody_before(tree, parsed, verb, subject=subject)) is not None:
        return whoever
    for noun in _candidates(tree, parsed, tree.left[verb]):
        if (not subject or not at_odds(tree, noun, verb)) and (not person or _somebody(tree, noun)):
            return noun
    if person:  # of "an ox in a shed who sang" nobody knows who is meant
        return parsed if _over(tree, parsed) is None else pronoun
    return parsed if not subject or not at_odds(tree, parsed, verb) else pronoun


def _somebody_before(tree: Syntax, parsed: int, verb: int, *, subject: bool) -> int | None:
    """Whom "who" means up the chain of nouns, where the nearest is a thing, or one body beside one person: "a clerk at the bank who …"."""
    if _somebody(tree, parsed) and not _is_body(tree, parsed):
        return None
    begins = min(tree.all(verb, "aux", "auxpass"), default=verb)
    if tree.pos[parsed] == "PROPN" and (tree.tag[begins] == "VBP" or words().among(tree.lower[begins], "plural_verbs")):
        return None  # "the coach of the Linz Bears who have lost"
    noun, steps = _over(tree, parsed), 1
    while noun is not None and steps < STEPS:
        if _somebody(tree, noun) and not _is_body(tree, noun) and not (subject and at_odds(tree, noun, verb)):
            return noun
        noun, steps = _over(tree, noun), steps + 1
    return None


def _is_body(tree: Syntax, noun: int) -> bool:
    """Whether a noun of one thing is a body, which "who" rarely means: "the bank", "the Oslo Post", and not "the banks", "the police"."""
    if tree.tag[noun] in ("NNP", "NNPS") and any(tree.lower[child] == "the" for child in tree.all(noun, "det")):
        return True
    return tree.tag[noun] == "NN" and (
        tree.lemma[noun] in listed("organisation_nouns", "heads") or words().among(tree.lemma[noun], "bodies")
    )


def _over(tree: Syntax, noun: int) -> int | None:
    """The noun that a phrase of another stands right behind, whatever the parser hung it on: "senator" of "with a harsh temper"."""
    if tree.dep[noun] != "pobj":
        return None
    prep = tree.head[noun]
    above = tree.head[prep] if tree.pos[tree.head[prep]] in NOUNS else prep - 1
    plain = 0 <= above < prep and tree.pos[above] in NOUNS and tree.dep[above] in ("dobj", "pobj", "attr", "nsubj", "nsubjpass", "appos")
    return above if plain or (above < prep and tree.pos[above] in NOUNS and tree.head[prep] == above) else None


def _member(tree: Syntax, body: int) -> int | None:
    """Somebody who is named with his body, which is no "who" itself: "Amara Dessen of the Corin Institute, who led the study"."""
    prep = tree.head[body]
    behind = tree.dep[body] == "pobj" and tree.lower[prep] in listed("clause_words", "belonging_to") and tree.tag[body] == "NNP"
    named = behind and any(tree.lower[child] == "the" for child in tree.children[body]) and tree.tag[tree.head[prep]] == "NNP"
    return tree.head[prep] if named else None


def _placed(tree: Syntax, place: int, verb: int) -> int | None:
    """The thing in a named place, where the clause tells what things do and places do not: "a plant in Linz, which employs 300"."""
    prep = tree.head[place]
    inside = tree.pos[place] == "PROPN" and tree.dep[place] == "pobj" and words().among(tree.lower[prep], "holding_place")
    if not inside or not words().among(tree.lemma[verb], "done_by_things"):
        return None
    thing = tree.head[prep] if tree.pos[tree.head[prep]] == "NOUN" else tree.child(tree.head[prep], "dobj", "nsubjpass")
    return thing if thing is not None and thing < prep and tree.pos[thing] == "NOUN" else None


def _no_person(tree: Syntax, person: int, pronoun: int) -> int:
    """The thing that a person is named with, which alone is a "which": "his jokes about interns, which ranged from …"; else nothing known."""
    over = _over(tree, person)
    return over if over is not None and tree.pos[over] == "NOUN" and not _is_person(tree, over) else pronoun


def _is_person(tree: Syntax, noun: int) -> bool:
    lists, lemma = words(), tree.lemma[noun]
    person = lemma in lists.offices or lemma in lists.kinship or lists.among(lemma, "people") or lists.among(lemma, "persons")
    return tree.pos[noun] == "NOUN" and person


def _is_named(tree: Syntax, name: int, verb: int) -> bool:
    """Whether a name is a person's, as a title says; a given name says so of what only things do: "the talks with Bruno Kask, which lasted"."""
    first = tree.left[name]
    if tree.tag[name] != "NNP" or tree.head[first] != name or tree.dep[first] != "compound":
        return False
    over = _over(tree, name)
    by_deed = any(words().among(tree.lemma[verb], deeds) for deeds in ("done_by_things", "coming_of"))
    by_deed = by_deed or (
        over is not None and words().among(tree.lemma[over], "documents") and not words().among(tree.lemma[verb], "stative")
    )
    return titles().get(tree.lower[first]) in ("honorific", "office") or (by_deed and bool(given_names().get(tree.word[first])))


def _happened(tree: Syntax, place: int, verb: int) -> int | None:
    """What happened in a place, of which the clause tells what came of it: "an explosion in a canister which led to a fire"."""
    event = _over(tree, place)
    inside = (
        event is not None and words().among(tree.lower[tree.head[place]], "holding_place") and not words().events.get(tree.lemma[place])
    )
    told = inside and words().among(tree.lemma[verb], "coming_of") and event is not None and tree.lemma[event] in words().events
    return event if told and event is not None and not at_odds(tree, event, verb) else None


def _levied(tree: Syntax, parsed: int, pronoun: int, verb: int) -> int | None:
    """What is raised, halved or lifted, of a thing that it is laid on: "a tax on cars, which will be halved"."""
    thing = tree.head[tree.head[parsed]] if tree.dep[parsed] == "pobj" else parsed
    bare = tree.tag[parsed] in ("NN", "NNS") and tree.child(parsed, "det", "poss", "nummod") is None
    changed = tree.dep[pronoun] == "nsubjpass" and (
        words().among(tree.lemma[verb], "lifting") or words().among(tree.lemma[verb], "setting_level")
    )
    laid = words().among(tree.lemma[thing], "in_force") or words().among(tree.lemma[thing], "levels_set")
    return thing if bare and changed and laid and thing < parsed else None


def _candidates(tree: Syntax, parsed: int, begin: int) -> list[int]:
    """The noun that the parser chose, those that its phrase hangs on, and those of its phrase nearest to the clause."""
    found, noun = [parsed], parsed
    for _ in range(STEPS):
        if tree.dep[noun] not in ("pobj", "appos", "conj"):
            break
        noun = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" else tree.head[noun]
        if tree.pos[noun] not in NOUNS:
            break
        found.append(noun)
    below = [token for token in range(begin - 1, parsed, -1) if tree.dep[token] in ("pobj", "conj", "appos") and tree.pos[token] in NOUNS]
    return [*found, *sorted(below[:STEPS], key=lambda token: tree.pos[token] != "NOUN")]


def _somebody(tree: Syntax, noun: int) -> bool:
    """Whether a noun can be a person, so that "who" may stand for it."""
    return tree.pos[noun] in ("PROPN", "PRON") or tree.lemma[noun] in words().actors or _is_person(tree, noun)


def at_odds(tree: Syntax, subject: int, verb: int) -> bool:
    """Whether a verb in the present, or a form of "be", is singular and its subject plural, or the other way round."""
    if len(tree.conjuncts(subject)) > 1 or tree.pos[subject] != "NOUN":
        return False
    if any(tree.tag[child] in ("MD", "TO") for child in tree.all(verb, "aux")):
        return False  # "the drone may have hit the depot": behind another, an auxiliary has no number
    helpers = [tree.lower[child] for child in tree.all(verb, "aux", "auxpass")]
    forms = [*helpers, tree.lower[verb]]
    singular = (tree.tag[verb] == "VBZ" and not helpers) or any(words().among(word, "singular_verbs") for word in forms)
    plural = any(words().among(word, "plural_verbs") for word in forms) or (tree.tag[verb] == "VBP" and not helpers)
    if tree.tag[subject] == "NNS":
        counted = tree.child(subject, "nummod") is not None or words().among(tree.lower[subject], "either_number")
        return singular and not plural and not counted
    loose = tree.lemma[subject] in words().actors or words().among(tree.lemma[subject], "bodies") or _counts(tree, subject)
    return plural and not singular and not loose


def _counts(tree: Syntax, noun: int) -> bool:
    """Whether a singular noun may have a plural verb: "a number of men have"."""
    return words().among(tree.lemma[noun], "counting") or tree.child(noun, "prep", "nummod", "appos") is not None
