"""Who takes which part in a happening that a noun tells: "the deportation of children by the army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.understand.actors import acts
from twosource.understand.acts import parties as clause_parties
from twosource.understand.negation import has_no
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.model import Party
    from twosource.understand.reading import Reading
    from twosource.understand.words import EventNoun

SHARED_PRONOUNS = frozenset({"their"})
ROLES = {"who_prepositions": "who", "whom_prepositions": "whom", "both_prepositions": "both"}


def parties(reading: Reading, noun: int, event: EventNoun) -> tuple[list[Party], list[Party]]:
    """Who acts and who is acted on, as the noun's "of", its owner and its other prepositions name them, else its clause."""
    tree, cast, lists = reading.tree, reading.cast, words()
    owner = tree.child(noun, "poss")
    if owner in cast.times:
        owner = None
    who, whom = _named(reading, noun, event, owner)
    if not who and event.of == "whom":
        who = _by_whom(reading, noun) or next((cast.parties(child) for child in tree.all(noun, "amod") if child in cast.named), [])
    if not whom and lists.among(tree.lemma[noun], "benefits"):
        reached = reading.clauses.obliques(noun)
        whom = next((cast.parties(inner) for word, inner in reached if word == "for" and inner not in cast.times), [])
    moving, mutual = lists.among(event.verb, "motion"), lists.among(event.verb, "mutual")
    if not who and ((whom and (moving or mutual)) or (owner is None and not whom and moving)):
        host = host_of(reading, noun)
        subject = reading.clauses.subject(host) if host is not None else None
        # "How these plans fare in his talks with": where somebody owns it, not what is no actor.
        who = cast.parties(subject) if subject is not None and (owner is None or acts(reading, subject)) else []
    return who, whom


def intending(reading: Reading, noun: int, event: EventNoun) -> list[Party]:
    """Who considers, threatens or calls off what a noun tells, if it is not known of before: the deed would be his own."""
    tree, verb = reading.tree, reading.tree.head[noun]
    known = (
        event.possessor != "who" or tree.child(noun, "poss") is not None or any(tree.lower[each] == "the" for each in tree.all(noun, "det"))
    )
    if known or tree.dep[noun] != "dobj" or not words().among(reading.clauses.act(verb), "intending"):
        return []
    subject = reading.clauses.subject(verb)
    return reading.cast.parties(subject) if subject is not None else []


def _named(reading: Reading, noun: int, event: EventNoun, owner: int | None) -> tuple[list[Party], list[Party]]:
    """Those whom the noun's owner and its prepositions name."""
    tree, clauses, cast = reading.tree, reading.clauses, reading.cast
    found: dict[str, list[Party]] = {"who": [], "whom": []}
    if owner is not None and tree.lower[owner] in SHARED_PRONOUNS and words().among(event.verb, "mutual"):
        found["who"], found["whom"] = _shared(reading, noun)
    elif owner is not None:
        found[event.possessor] = cast.parties(owner)
    for word, inner in clauses.obliques(noun):
        role = _role(reading, noun, event, word)
        if word == "of" and found["who"] and acts(reading, inner):
            role = "whom"  # "her support of the mayor"
        if inner in cast.times or cast.measures(inner) or not role or (word == "of" and words().among(tree.lemma[inner], "dimensions")):
            continue
        if has_no(tree, inner):
            continue  # a vote of no confidence
        if word == "with" and words().among(tree.lemma[inner], "intents"):
            continue
        if role == "both":
            several = cast.parties(inner)
            if len(several) > 1:
                found["who"], found["whom"] = several[:1], several[1:]
        elif not found[role]:
            found[role] = cast.parties(clauses.counted(inner))
    return found["who"], found["whom"]


def _role(reading: Reading, noun: int, event: EventNoun, word: str) -> str:
    """What a preposition after a noun says of the party it names; nothing where it says something else."""
    if word == "of":
        return event.of
    if word == "from":
        lemma, lists = reading.tree.lemma[noun], words()
        whence = lists.among(event.verb, "motion") or lists.among(event.verb, "from_where") or lists.among(lemma, "from_where")
        return "who" if (event.of == "who" and not whence) or lists.among(lemma, "from_nouns") else ""
    strikes = words().among(reading.tree.lemma[noun], "on_nouns")
    if (word == "by" and _inside(reading, noun)) or (word == "on" and not strikes):
        return ""
    if word == "into" and words().among(event.verb, "motion"):
        return ""
    return next((role for name, role in ROLES.items() if words().among(word, name)), "")


def _by_whom(reading: Reading, noun: int) -> list[Party]:
    """The party after a "by" that the parser hung on the noun inside: "the killing of a judge by soldiers"."""
    clauses = reading.clauses
    inside = (inner for word, inner in clauses.obliques(noun) if word == "of")
    return next((reading.cast.parties(by) for inner in inside for word, by in clauses.obliques(inner) if word == "by"), [])


def _shared(reading: Reading, noun: int) -> tuple[list[Party], list[Party]]:
    """For "their meeting": the two parties of the clause that it hangs on."""
    above = verb_above(reading, noun)
    if above is None:
        return [], []
    acting, acted = clause_parties(reading, above)
    if len(acting) > 1 and not acted:
        return acting[:1], acting[1:]
    return (acting, acted) if acting and acted and acted[0].name else ([], [])


def _inside(reading: Reading, noun: int) -> bool:
    """Whether a noun is what another's "of" names, a happening's or a report's, so that a "by" after it is the other's."""
    tree = reading.tree
    prep = tree.head[noun]
    outer = tree.lemma[tree.head[prep]]
    event = words().events.get(outer)
    told = words().among(outer, "reports") or (event is not None and event.of == "whom")
    return tree.dep[noun] == "pobj" and tree.lower[prep] == "of" and told


def verb_above(reading: Reading, noun: int) -> int | None:
    """The verb of the clause that a noun stands in."""
    return next((token for token in reading.tree.above(noun) if reading.clauses.is_verb(token)), None)


def dated_by(reading: Reading, noun: int) -> int | None:
    """The verb of a clause that only tells when a noun's happening is or was: "the visit is planned for June", "the vote was on Monday"."""
    tree, verb = reading.tree, reading.tree.head[noun]
    if tree.dep[noun] == "attr" and tree.lemma[verb] == "be" and tree.child(verb, "expl") is not None:
        return verb if reading.slots.when(verb) is not None else None  # "there will be talks on Thursday"
    if tree.dep[noun] not in ("nsubj", "nsubjpass") or not reading.clauses.is_verb(verb):
        return None
    if tree.lemma[verb] != "be":
        set_up = words().among(tree.lemma[verb], "scheduling") and not words().among(reading.clauses.act(verb), "unsetting")
        dated = reading.clauses.passive(verb) and set_up and tree.child(verb, "xcomp") is None
    elif (state := tree.child(verb, "acomp")) is not None:
        dated = words().among(tree.lower[state], "planned_adjectives") and tree.child(state, "xcomp") is None  # "is due to start"
    else:
        alone = tree.child(verb, "attr", "expl") is None
        dated = alone and any(told in reading.cast.times for word, told in reading.clauses.obliques(verb) if word in ("in", "on", "at"))
    return verb if dated else None


def set_for(reading: Reading, noun: int) -> int | None:
    """The participle behind a noun that only says when its happening is to be: "a speech planned for Friday"."""
    tree = reading.tree
    return next((verb for verb in tree.all(noun, "acl") if tree.tag[verb] == "VBN" and words().among(tree.lemma[verb], "scheduling")), None)


def is_prompt(reading: Reading, noun: int) -> bool:
    """Whether a noun says who wanted what its clause tells, and so comes before it: "will meet at his request"."""
    tree = reading.tree
    behind = tree.dep[noun] == "pobj" and words().among(tree.lower[tree.head[noun]], "prompting_prepositions")
    return behind and words().among(tree.lemma[noun], "prompting")


def host_of(reading: Reading, noun: int) -> int | None:
    """The clause whose time and place are this noun's too: it hangs on it by "in", "during", "for", or stands beside one that does."""
    tree = reading.tree
    if is_prompt(reading, noun):
        return None
    here = noun
    if tree.dep[here] == "appos" and tree.lemma[tree.head[here]] in words().events:
        here = tree.head[here]
    head = tree.head[here]
    if tree.dep[here] in ("oprd", "npadvmod", "appos", "attr", "dep") and reading.clauses.is_verb(head):
        return head
    if tree.dep[here] in ("dobj", "nsubjpass") and reading.clauses.is_verb(head) and words().among(tree.lemma[head], "at_once"):
        return head  # "won a vote of confidence on Tuesday"
    if tree.dep[here] == "nsubj" and reading.clauses.is_verb(head) and words().among(tree.lemma[head], "beginning"):
        return head  # "the trial of the mayor began on Monday"
    if (
        tree.dep[here] == "pobj"
        and words().among(tree.lower[head], "shared_prepositions")
        and not words().among(tree.lower[head], "later_prepositions")
    ):
        above = tree.head[head]
        if not reading.clauses.is_verb(above):
            return None
        governor = tree.head[above]
        if tree.tag[above] == "VB" and tree.dep[above] in ("xcomp", "advcl") and words().among(tree.lemma[governor], "addressing"):
            return governor
        return above
    return None
