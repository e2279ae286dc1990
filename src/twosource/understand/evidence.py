"""The shortest exact words that still tell what a clause tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.syntax.tags import RELATIVE
from twosource.understand.infinitive import has_to
from twosource.understand.marks import MARKS, marked
from twosource.understand.negation import NOR, focus, foremost
from twosource.understand.phrase import LONG, coordination, noun_phrase, reach, trim
from twosource.understand.words import words

if TYPE_CHECKING:
    from twosource.understand.reading import Reading

OPENING = 12  # tokens of a phrase that opens a clause and is still read as its part
SHORT = 5  # tokens of a clause that may say nothing without what follows
APART = frozenset({'"', "“", "”", "(", ")", "—", "–", "--", ":", ";"})
CALLED = 8  # tokens between what is called something and what it is called
BREAKS = frozenset({";", ":", "-", "--", "–", "—", "(", ")"})
BESIDE = 2  # tokens to a noun from the clause that is about it: a comma may stand between
NEAR = 10  # tokens between a subject and its verb beyond which the subject is left out


def evidence(reading: Reading, verb: int) -> tuple[int, int]:
    """Start and end in the text of the words that a clause's statement stands on."""
    tree = reading.tree
    first, last = _first(reading, verb), _last(reading, verb)
    if last - first < SHORT:
        last = _point(reading, first, last)
    if last - first > LONG:
        last = max(verb, _cut(reading, verb, first + LONG))
    first = _fronted(reading, verb, first, last)
    if (noun := focus(tree, verb)) is not None:
        first = min(first, tree.left[tree.head[noun]])
    first, last = trim(tree, first, last)
    first -= first > 0 and tree.lower[first - 1] == NOR and reading.modes.negated(verb)  # "nor did it shell the town"
    return tree.start[first], tree.end[last]


def _first(reading: Reading, verb: int) -> int:
    """Where the words begin: with the helpers of the verb, its subject, the noun its clause is about, and what governs it."""
    tree, clauses = reading.tree, reading.clauses
    first = verb
    for child in tree.children[verb]:
        if child < verb and tree.dep[child] in ("aux", "auxpass", "neg", "advmod") and verb - child <= NEAR:
            whole = tree.dep[child] != "advmod" or tree.child(child, "npadvmod") is not None  # "five years ago"
            first = min(first, tree.left[child] if whole else foremost(tree, child))
    there = tree.child(verb, "expl")
    if there is not None and 0 < verb - there <= NEAR:
        first = min(first, there)
    subject = clauses.own_subject(verb)
    if subject is not None and subject < verb:
        first = min(first, _subject_from(reading, verb, subject, first))
    if tree.dep[verb] in ("acl", "relcl") and subject is None and 0 < verb - tree.head[verb] <= 3:
        first = min(first, noun_phrase(tree, tree.head[verb])[0])
    first = min(first, _gap(reading, verb, first))
    if tree.dep[verb] in ("xcomp", "ccomp", "oprd") and subject is None:
        first = min(first, governor(reading, verb, first))
    return first


def _subject_from(reading: Reading, verb: int, subject: int, first: int) -> int:
    """Where a subject begins that stands near enough before its verb, or the noun that a relative pronoun stands for; else `first`."""
    tree = reading.tree
    begin, stop = noun_phrase(tree, subject) if len(tree.conjuncts(subject)) == 1 else coordination(tree, subject)
    # Of what has risen to 13 the words tell what it is, though more stands between.
    measured = words().among(tree.lemma[verb], "measuring") and verb - tree.right[subject] <= NEAR and verb - begin <= LONG
    if verb - stop <= NEAR or measured:
        first = min(first, begin)
    if tree.tag[subject] in RELATIVE:
        head = reading.clauses.antecedent(subject)
        if 0 < tree.left[verb] - head <= 2 and head not in reading.cast.times:
            first = min(first, noun_phrase(tree, head)[0])
    return first


def _last(reading: Reading, verb: int) -> int:
    """Where the words end: with what the verb governs, and what completes it or says as what or to do what."""
    tree, clauses = reading.tree, reading.clauses
    last = max(verb, reach(tree, verb), _first_to(reading, verb))
    completed = clauses.completed_by(verb)
    last = max(last, reach(tree, completed)) if completed is not None else last
    content = tree.child(verb, "ccomp", "pcomp")
    plain = tree.lemma[verb] not in words().reporting or content == completed
    plain = plain or (content is not None and (clauses.is_demanded(content) or not clauses.hands_on(content)))
    if content is not None and content > verb and tree.child(verb, "dobj") is None and plain:
        last = max(last, min(reach(tree, content), verb + LONG // 2))
    subject = clauses.own_subject(verb)
    if subject is not None and subject > verb:
        last = max(last, noun_phrase(tree, subject)[1])
    if words().among(tree.lemma[verb], "addressing"):
        asked = (child for child in tree.all(verb, "xcomp", "ccomp", "advcl") if child > verb and has_to(tree, child))
        last = max((last, *(reach(tree, child) for child in asked)))
    return _called(reading, verb, last) if words().among(tree.lemma[verb], "calling") else last


def _point(reading: Reading, first: int, last: int) -> int:
    """Where the words end that a short clause is there for: "we have employees who volunteer", "we take pride in bringing people together"."""
    tree, behind = reading.tree, last + 1
    if behind >= len(tree) or tree.lower[behind] == "which":
        return last
    for head in range(first, behind):
        for child in tree.children[head]:
            clause = child if tree.dep[child] == "relcl" else tree.child(child, "pcomp") if tree.dep[child] == "prep" else None
            if clause is not None and tree.left[child] == behind:
                end = reach(tree, clause)
                return end if end - first <= LONG else last
    return last


def _first_to(reading: Reading, verb: int) -> int:
    """Where the infinitive ends that says as what somebody is the first: "will be the first woman to lead the bank"."""
    tree = reading.tree
    what = tree.child(verb, "attr")
    if what is None or not any(words().among(tree.lower[child], "singling") for child in tree.all(what, "amod", "advmod")):
        return verb
    told = (child for child in tree.all(what, "relcl", "acl") if child > what and tree.lower[tree.left[child]] == "to")
    return max((reach(tree, child) for child in told), default=verb)


def _gap(reading: Reading, verb: int, first: int) -> int:
    """Where the noun begins that a relative clause with another subject is about: "the bridge that engineers repaired", "the country he set foot in"."""
    tree = reading.tree
    about = reading.clauses.relative_object(verb)
    if about is None and tree.dep[verb] == "relcl":
        stranded = any(tree.dep[child] == "prep" and child > verb and not tree.children[child] for child in tree.children[verb])
        whose = any(tree.tag[token] == "WP$" for token in range(tree.left[verb], verb))
        about = tree.head[verb] if stranded or whose else None
    if about is None or about > verb:
        return first
    begin, stop = noun_phrase(tree, about)
    return begin if 0 < tree.left[verb] - stop <= BESIDE else first


def _called(reading: Reading, verb: int, last: int) -> int:
    """How far the words go that somebody or something is called by: "called the tax “an insult” and “a mistake”", "described it as bad"."""
    tree = reading.tree
    named_as = next((prep for prep in tree.all(verb, "prep") if tree.lower[prep] == "as" and prep > verb), None)
    if named_as is not None and tree.right[named_as] - verb <= LONG:
        last = max(last, tree.right[named_as])
    for (begin, stop), _ in marked(reading, verb, tree.sentences[tree.sentence(verb)][1]):
        between = range(last + 1, begin)
        if trim(tree, begin, stop)[1] <= last:
            continue
        apart = any(reading.clauses.is_verb(token) or tree.lower[token] in BREAKS for token in between)
        if begin - last > CALLED or apart or stop - verb > LONG:
            break
        last = stop + (stop + 1 < len(tree) and tree.lower[stop + 1] in MARKS)
    return last


def of_cue(reading: Reading, verb: int, last: int) -> tuple[int, int]:
    """Start and end of the words that tell who spoke and how, from what opens the clause through a last token; not what was said."""
    tree = reading.tree
    first = min([verb, *(child for child in tree.children[verb] if tree.dep[child] in ("aux", "neg") and 0 < verb - child <= NEAR)])
    subject = reading.clauses.own_subject(verb)
    if subject is not None and subject < verb:
        begin, stop = noun_phrase(tree, subject) if len(tree.conjuncts(subject)) == 1 else coordination(tree, subject)
        near = verb - stop <= NEAR or (verb - tree.right[subject] <= NEAR and verb - begin <= LONG)
        first = min(first, begin) if near else first
    elif subject is not None:
        last = max(last, noun_phrase(tree, subject)[1])
    first, last = trim(tree, _fronted(reading, verb, first, last, whole=True), last)
    last -= tree.dep[last] == "case" and last > verb
    return tree.start[first], tree.end[last]


def _fronted(reading: Reading, verb: int, first: int, last: int, *, whole: bool = False) -> int:
    """Where the phrase begins that opens a clause right before its subject: "On Monday, …", "As part of a deal, …".

    No clause is swallowed, but where the `whole` phrase is wanted: "In a letter sent on Monday, …".
    """
    tree = reading.tree
    own = reading.clauses.own_subject(verb)
    if own is None or not first <= own < verb or tree.dep[verb] in ("relcl", "acl"):
        return first
    for child in reversed(tree.children[verb]):
        if child >= first:
            continue
        timely = child in reading.cast.times
        if tree.dep[child] == "punct" and tree.lower[child] == "," and child == first - 1:
            continue
        after = tree.right[child] + 1
        if not (after == first or (after == first - 1 and tree.lower[after] == ",")):
            break
        phrase = range(tree.left[child], tree.right[child] + 1)
        plain = tree.dep[child] in ("prep", "npadvmod") or timely
        if not plain or last - phrase[0] > LONG or (len(phrase) > OPENING and not whole) or words().among(tree.lower[child], "asides"):
            break
        if not whole and any(reading.clauses.is_verb(token) or tree.lower[token] in APART for token in phrase):
            break
        first = phrase[0]
    return first


def governor(reading: Reading, verb: int, first: int) -> int:
    """Where the words begin that govern an infinitive: "promised to", "is expected to"."""
    tree, clauses = reading.tree, reading.clauses
    for above in tree.above(verb):
        if above > verb or verb - above > NEAR:
            break
        if clauses.is_verb(above):
            begin = min(
                [above, *(child for child in tree.children[above] if tree.dep[child] in ("aux", "auxpass", "neg") and child < above)]
            )
            subject = clauses.own_subject(above)
            if subject is not None and subject < above:
                left, right = noun_phrase(tree, subject)
                begin = left if above - right <= NEAR else begin
            first = min(first, begin)
            if subject is not None or tree.dep[above] not in ("xcomp", "oprd", "ccomp"):
                break
    return first


def _cut(reading: Reading, verb: int, limit: int) -> int:
    """The last token of the clause's own parts that end before a limit."""
    tree = reading.tree
    ends = [reach(tree, child) for child in tree.children[verb] if child > verb]
    fitting = [end for end in ends if end <= limit]
    core = tree.child(verb, "dobj", "attr", "acomp", "oprd")
    if core is not None and verb < core <= limit and max(fitting, default=0) < core:
        return min(limit, noun_phrase(tree, core)[1])
    return max(fitting, default=min(limit, reach(tree, verb)))
