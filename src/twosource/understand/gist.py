"""A statement as one line that can be read alone: who, and what he did or what he is, as far as the clause goes.

The evidence is the shortest words that a statement stands on, and may lack its subject, its tense or what a complement goes on to
say. The line takes them from the sentence: its words are those of the sentence and of the slots. Added are only a form of the
statement's own verb and what English wants beside it: "to", "is", "was", "did not".
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from twosource.lexicon import either, listed, whole
from twosource.lexicon import tree as line_words
from twosource.model import AGE
from twosource.syntax.tags import RELATIVE
from twosource.understand.conditions import condition_of
from twosource.understand.gist_end import CLOSED, OR, goes_to, name_goes_to
from twosource.understand.gist_noun import deed, office
from twosource.understand.infinitive import has_to
from twosource.understand.inflection import is_, is_several, past, was
from twosource.understand.naming import name_of
from twosource.understand.negation import NEITHER, NOR, NOT, at_no_time, focus, foremost, has_no, outside
from twosource.understand.phrase import LONG, coordination, noun_phrase

if TYPE_CHECKING:
    from twosource.model import Party
    from twosource.syntax import Syntax
    from twosource.understand.draft import Draft
    from twosource.understand.reading import Reading

AUXILIARY = ("aux", "auxpass", "neg")
# Before one of these a line ends.
CLAUSES = ("csubj", "csubjpass")
QUOTES = '"“”'
EDGES = " ,;:–—―-"
FULL = 14  # tokens of a subject that is told with all that describes it
TAG = 8  # words beside a quotation that are no more than who said it, and when
# How a verb hangs that goes on in what it hangs on, and one that may have a doer of its own.
DOING = {"VBD": "did", "VBZ": "does", "VBP": "do"}  # what denies a verb that has no auxiliary
BESIDE = ("acl", "advcl", "conj", "relcl", "dep")


def gist(reading: Reading, draft: Draft) -> str | None:
    """The line of a statement; None where nothing better than its evidence can be made."""
    told = _told_by(reading, draft, " ".join(reading.tree.text[draft.start : draft.end].split()))
    return _balanced(" ".join(told.split())) if told else None


def _told_by(reading: Reading, draft: Draft, text: str) -> str | None:
    if draft.kind == "quote":
        return None if _lacks_subject(reading, draft.token) else _spoken(draft, text)
    if draft.predicate == AGE and (aged := office(reading, draft, text)):
        return aged
    if reading.clauses.is_verb(draft.token):
        return _with_condition(reading, draft.token, _of_verb(reading, draft))
    return office(reading, draft, text) or deed(reading, draft)


def _lacks_subject(reading: Reading, verb: int) -> bool:
    """Whether what is said has its subject outside: "a shaft, which the minister said could take five days"."""
    said = reading.tree.child(verb, "ccomp") if reading.tree.dep[verb] == "relcl" else None
    own = reading.clauses.own_subject(said) if said is not None else None
    return own is not None and reading.tree.tag[own] in RELATIVE


def _spoken(draft: Draft, text: str) -> str:
    """What somebody said, behind his name where little but the attribution stands beside it."""
    words, name = draft.words, name_of(draft.speakers[0]) if draft.speakers else None
    if words is None or name is None or words not in text or not words[:1].isupper() or not any(each in text for each in QUOTES):
        return text
    return f"{name}: “{words}”" if len(text.replace(words, "").split()) <= TAG else text


def _of_verb(reading: Reading, draft: Draft) -> str | None:
    verb, tree = draft.token, reading.tree
    last = goes_to(reading, verb, max(verb, draft.tokens(tree)[1]))
    first = _other_of(reading, verb)
    if first is not None and draft.status in ("possible", "denied") and tree.dep[first] == "ccomp":
        first = tree.head[first]  # by which it is left open
    if first is not None and reading.modes.finite(first) and last - first <= LONG:
        return _told(reading, first, last)
    if reading.modes.finite(verb):
        told = _told(reading, verb, last, draft)
        doubted = (
            draft.status in ("possible", "denied")
            and (tree.dep[verb] == "ccomp" or (tree.dep[verb] == "acl" and (draft.status == "denied" or has_no(tree, tree.head[verb]))))
            and not any(tree.tag[aux] == "MD" for aux in tree.all(verb, "aux"))
        )
        return (_governed(reading, draft, last) or told) if doubted else (told or _governed(reading, draft, last))
    if tree.dep[verb] == "conj" and (shared := _shared(reading, verb)):
        return _joined(_subject(reading, verb, draft), shared, tree.words(verb, last))
    if tree.tag[verb] in ("VBN", "VBD"):
        return _undergone(reading, draft, last) or _governed(reading, draft, last)
    return _gerund(reading, draft, last) or _governed(reading, draft, last)


def _other_of(reading: Reading, verb: int) -> int | None:
    """The first of two of which only one need be so: "were stranded or had to go by train"; none where each has its own subject."""
    tree = reading.tree
    while tree.dep[verb] == "xcomp" and reading.clauses.is_verb(tree.head[verb]):
        verb = tree.head[verb]
    head = tree.head[verb]
    joined = tree.dep[verb] == "conj" and reading.clauses.is_verb(head) and reading.clauses.own_subject(verb) is None
    return head if joined and any(tree.lower[cc] == OR and cc < verb for cc in tree.all(head, "cc")) else None


def _told(reading: Reading, verb: int, last: int, draft: Draft | None = None) -> str | None:
    """A clause with a tense: its subject, its verb, and what follows."""
    tree, own, there = reading.tree, reading.clauses.own_subject(verb), reading.tree.child(verb, "expl")
    if (noun := focus(tree, verb)) is not None:
        return tree.words(tree.left[tree.head[noun]], last)  # "it was not Rao who came"
    if there is not None and there < verb:
        return tree.words(there, last)
    if own is None and tree.lemma[verb] == "be" and _first(tree, draft, verb) < _begin(tree, verb, None):
        return tree.words(_first(tree, draft, verb), last)  # "among the dead are two nurses"
    if own is None or tree.tag[own] in RELATIVE:
        return _borrowing(reading, verb, last, draft)
    if own > verb:
        first = _first(tree, draft, verb)
        first -= first > 0 and tree.lower[first - 1] == NOR  # "nor was he ill"
        return tree.words(first, max(last, noun_phrase(tree, own)[1]))  # "gone are the days", "said Rao"
    if draft is not None and tree.tag[verb] == "VBP" and tree.dep[verb] == "ccomp" and tree.tag[own] in ("NN", "NNP"):
        return None  # "asked that she appear"
    begin, subject = _begin(tree, verb, own), _noun(reading, own, verb)
    if (led := _led_by(tree, verb)) is not None:
        about = _small(_name(reading, tree.head[verb]), tree.tag[noun_phrase(tree, tree.head[verb])[0]])
        return _joined(subject, _predicate(tree, begin, max(last, verb)), tree.word[led], about)
    if (lacking := reading.clauses.relative_object(verb)) is not None:
        about = _small(_name(reading, lacking), tree.tag[noun_phrase(tree, lacking)[0]])
        return _joined(subject, _predicate(tree, begin, verb), about, _rest(tree, verb, last))
    if (
        helper := next((child for child in tree.all(verb, "aux", "auxpass") if child < own and tree.word[child].isalpha()), None)
    ) is not None:
        return _set_right(reading, verb, helper, last, draft)
    if tree.dep[own] in CLAUSES:
        return tree.words(tree.left[own], last) if last - tree.left[own] <= LONG else None  # "whoever wins will take office"
    first, stop = _whole(tree, own, begin)
    if tree.tag[first] == "WP$":
        owner = _phrase(tree, tree.head[verb]) if tree.dep[verb] == "relcl" and first < stop else None
        return f"{owner}'s {tree.words(first + 1, last)}" if owner is not None else None
    condition = _condition(tree, verb)
    if condition and tree.dep[verb] == "advcl" and draft is not None:
        return _conditioned(reading, verb, last)
    as_written = tree.pos[own] != "PRON" or subject == tree.word[own]
    if as_written and all(tree.dep[token] in ("advmod", "punct") and tree.lower[token] not in CLOSED for token in range(stop + 1, begin)):
        if draft is not None and not condition:
            first = _opening(tree, draft, first, verb)
        return _joined(condition, tree.words(first, last))
    return _joined(condition, subject, _done(tree, verb, begin, last))


def _set_right(reading: Reading, verb: int, helper: int, last: int, draft: Draft | None) -> str | None:
    """A clause whose auxiliary stands before its subject, with the subject first: of "never again will the mill open", "will not open"."""
    tree, own = reading.tree, reading.clauses.own_subject(verb)
    first = _opening(tree, draft, helper, verb) if draft is not None else helper
    if first < helper:
        return tree.words(first, last)  # "under no circumstances will the mill open"
    subject = _noun(reading, own, verb) if own is not None else None
    begin = _begin(tree, verb, own)
    seen = any(tree.dep[child] == "neg" and begin <= child < verb for child in tree.children[verb])
    denied = "not" if reading.modes.negated(verb) and not seen else ""
    helps = "" if tree.lower[helper] == "should" else tree.word[helper].lower()  # "should the strike go on" is a condition
    return _joined(subject, helps, denied, tree.words(begin, last))


def _done(tree: Syntax, verb: int, begin: int, last: int) -> str:
    """What follows a subject that stands elsewhere; denied, where the word for that stands outside: of "nor wrote", "did not write"."""
    told = _predicate(tree, begin, last)
    if not outside(tree, verb) or any(tree.lower[token] in (NEITHER, NOR) for token in range(begin, verb)):
        return told
    helps = tree.dep[begin] in AUXILIARY or (tree.lemma[verb] == "be" and begin == verb)
    do = DOING.get(tree.tag[verb])
    if helps:
        return f"{tree.word[begin]} not {_rest(tree, begin, last)}"
    return told if do is None else f"{do} not {tree.lemma[verb]} {_rest(tree, verb, last)}"


def _predicate(tree: Syntax, begin: int, last: int) -> str:
    """What follows a subject that stands elsewhere, its first verb in full: "have checked" for "'ve checked"."""
    short, rest = tree.lower[begin].replace("’", "'"), _rest(tree, begin, last)
    if short == "'s":
        has = tree.lemma[begin] == "have" or (tree.tag[tree.head[begin]] == "VBN" and tree.dep[begin] != "auxpass")
        return f"{'has' if has else 'is'} {rest}"
    clitics = line_words("line_words")["clitics"]
    full = clitics.get(f"{short} {tree.tag[begin]}", clitics.get(short))
    return tree.words(begin, last) if full is None else f"{full} {rest}"


def _led_by(tree: Syntax, verb: int) -> int | None:
    """The preposition before the pronoun of a relative clause: "the run for which thousands have signed up"."""
    first = tree.left[verb]
    led = tree.dep[verb] == "relcl" and first < verb - 1 and tree.dep[first] == "prep" and tree.lower[first + 1] in ("which", "whom")
    return first if led else None


def _conditioned(reading: Reading, verb: int, last: int) -> str | None:
    """A condition behind what depends on it: "are asked to stay at home until they hear from their airline"."""
    tree, main = reading.tree, reading.tree.head[verb]
    while not reading.modes.finite(main) and reading.clauses.is_verb(tree.head[main]) and tree.head[main] != main:
        main = tree.head[main]
    told = reading.clauses.is_verb(main) and main < verb and last - tree.left[main] <= LONG
    return _told(reading, main, last) if told else None


def _with_condition(reading: Reading, verb: int, told: str | None) -> str | None:
    """A line with the condition before its clause, on which it hangs: "if nobody wins, a second round will be held"."""
    tree = reading.tree
    while tree.dep[verb] == "xcomp" and reading.clauses.is_verb(tree.head[verb]):
        verb = tree.head[verb]
    clause = condition_of(tree, verb)
    if told is None or clause is None or clause > verb or tree.right[clause] - tree.left[clause] > LONG:
        return told
    condition = tree.words(tree.left[clause], tree.right[clause])
    return told if condition.lower() in told.lower() else f"{condition}, {told}"


def _condition(tree: Syntax, verb: int) -> str:
    """The word that makes a condition or a question of a clause; empty where none does."""
    marks = (tree.lower[mark] for mark in tree.all(verb, "mark", "advmod"))
    return next((mark for mark in marks if mark in listed("line_words", "conditional")), "")


def _borrowing(reading: Reading, verb: int, last: int, draft: Draft | None) -> str | None:
    """A clause whose subject stands elsewhere: before a relative pronoun, or in the clause that it goes on from."""
    tree, own = reading.tree, reading.clauses.own_subject(verb)
    about = reading.clauses.antecedent(own) if own is not None else None
    named = reading.cast.named.get(about) if about is not None else None
    if named is not None and named.kind == "person" and own is not None and tree.lower[own] == "which":
        return None  # "the meeting with Mr. Lind, which lasted an hour"
    if about is not None and about != own and tree.lower[about] in listed("line_words", "plurals") and tree.pos[about] == "PRON":
        return None  # "those who catch it die": not those
    begin = _begin(tree, verb, own)
    subject = _name(reading, about) if about is not None and about != own else _subject(reading, verb, draft)
    rest = _done(tree, verb, begin, last)
    tensed = next((token for token in range(begin, verb + 1) if tree.dep[token] != "advmod"), verb)  # of "radically weakens", the verb
    fits = subject is not None and _agree(tree, subject, tensed) and not _names(rest, subject)
    return _joined(subject, rest) if fits else None


def _begin(tree: Syntax, verb: int, own: int | None) -> int:
    """Where a verb begins, with its auxiliaries and the adverbs among them."""
    between = (child for child in tree.all(verb, *AUXILIARY, "advmod") if (own is None or child > own) and child < verb)
    first = min((foremost(tree, child) for child in between if tree.lower[child + 1] != ","), default=verb)
    never = at_no_time(tree, verb)
    return first if never is None or not (own or 0) < never < verb else min(first, never)


def _agree(tree: Syntax, subject: str, verb: int) -> bool:
    """Whether a subject from elsewhere goes with a verb in number: else another is meant."""
    speaks = subject.lower() in listed("clause_words", "speaking")
    if tree.lower[verb] in ("were", "are") or tree.tag[verb] == "VBP":
        return speaks or is_several(subject)
    return not (tree.tag[verb] == "VBZ" and (speaks or (is_several(subject) and tree.lower[verb] in ("is", "has"))))


def _opening(tree: Syntax, draft: Draft, first: int, verb: int) -> int:
    """Where the evidence begins, if it opens with a phrase of its own clause: "On Monday, the court ruled"."""
    begin, _ = draft.tokens(tree)
    if begin >= first or verb < begin:
        return first
    opens = begin + (tree.lower[begin] == NOT)  # "not until Sunday"
    head = next((child for child in tree.children[verb] if tree.left[child] == opens), None)
    if any(begin < child < first for child in tree.all(verb, "mark")):
        return first  # "just hours after the council met"
    return begin if head is not None and tree.dep[head] in ("prep", "npadvmod") and tree.tag[begin] not in RELATIVE else first


def _undergone(reading: Reading, draft: Draft, last: int) -> str | None:
    """What befell somebody, told by a participle: "a turboprop operated by Nature Air", "accused of fraud, Rao …"."""
    tree, verb = reading.tree, draft.token
    if draft.status not in ("happened", "ongoing") or draft.whom is None:
        return None
    subject = _head(reading, verb, draft.whom)
    if subject is None or tree.dep[verb] not in BESIDE or _is_governed(reading, verb):
        return None
    being = any(tree.lower[child] == "being" for child in tree.all(verb, "auxpass"))
    be = f"{is_(subject) if being else was(subject)}{' not' if draft.negated else ''}{' being' if being else ''}"
    begin = min((child for child in tree.all(verb, "advmod") if child < verb and child == verb - 1), default=verb)
    rest = tree.words(begin, last)
    return _joined(subject, be, _small(rest, tree.tag[begin])) if not _names(rest, subject) else None


def _gerund(reading: Reading, draft: Draft, last: int) -> str | None:
    """What somebody does or did, told by a participle that stands beside a clause or a noun: "condemning the ban, Rao …"."""
    tree, verb = reading.tree, draft.token
    dep, prep = tree.dep[verb], tree.lower[tree.head[verb]]
    beside = dep in ("advcl", "acl", "conj") or (dep in ("pcomp", "pobj") and prep in listed("line_words", "before_deed"))
    if tree.tag[verb] != "VBG" or not beside or draft.status not in ("happened", "ongoing") or draft.who is None:
        return None
    if _is_governed(reading, verb):
        return None
    subject = _head(reading, verb, draft.who)
    if subject is not None and subject.lower() in listed("clause_words", "speaking"):
        return None  # "from my days of earning": not what "we" did
    rest = _rest(tree, verb, last)
    if subject is None or _names(rest, subject):
        return None
    if draft.status == "ongoing":
        return _joined(subject, is_(subject), "not" if draft.negated else "", _small(tree.words(verb, last), tree.tag[verb]))
    undone = draft.negated and tree.lower[verb - 1] in ("not", "without", "never")
    return _joined(subject, f"did not {tree.lemma[verb]}" if undone else past(tree.lemma[verb]), rest)


def _head(reading: Reading, verb: int, party: Party | None) -> str | None:
    """The noun that a participle describes, where the statement is of it, with all before it; else the name of the party."""
    tree, noun = reading.tree, reading.tree.head[verb]
    beside = tree.dep[verb] == "acl" and noun < verb and tree.pos[noun] != "PRON" and reading.cast.party(noun) == party
    if beside and tree.tag[verb] == "VBG" and tree.dep[noun] not in ("nsubj", "nsubjpass", "attr", "ROOT"):
        return None  # "identified a group of worlds using data"
    return _phrase(tree, noun) if beside else name_of(party)


def _is_governed(reading: Reading, verb: int) -> bool:
    """Whether what a participle tells stands under a word that may make a charge, a fear or a wish of it: "a ban on Muslims entering"."""
    tree = reading.tree
    return any(
        tree.dep[token] in ("pcomp", "pobj")
        and tree.lower[tree.head[token]] not in listed("line_words", "before_deed")
        and token != tree.head[verb]
        for token in (verb, *_chain(reading, verb)[:-1])
    )


def _governed(reading: Reading, draft: Draft, last: int) -> str | None:
    """What another verb says how sure it is, with that verb: "promised to expand the harbour", "accused Rao of lying"."""
    tree, verb = reading.tree, draft.token
    for above in _chain(reading, verb):
        if _governs(reading, above):
            told = _told(reading, above, last) if above < verb and last - above <= LONG else None
            told = _of_list(reading, verb, above, last) or told
            if told is not None:
                return told
            break
    name = name_of(draft.who)
    if draft.status == "planned" and name is not None and tree.tag[verb] == "VB":
        return _joined(name, "not" if draft.negated else "", "to", tree.words(verb, last))
    return None


def _of_list(reading: Reading, verb: int, above: int, last: int) -> str | None:
    """One part of a list of infinitives under the verb that governs them: "plans to widen the road" of "plans to build a bridge, widen the road"."""
    tree, first = reading.tree, reading.clauses.joined(verb)
    if not above < first < verb or tree.tag[verb] != "VB" or tree.dep[first] != "xcomp" or not has_to(tree, first):
        return None
    told, begin = (
        _told(reading, above, first),
        min((child for child in tree.all(verb, "neg", "advmod") if first < child < verb), default=verb),
    )
    opened = told.removesuffix(tree.words(first, first)) if told is not None else None
    return f"{opened}{tree.words(begin, last)}" if opened is not None and opened != told and last - begin <= LONG else None


def _chain(reading: Reading, verb: int) -> list[int]:
    """What a verb without a tense hangs on, up to the verb that has one."""
    found = []
    for above in reading.tree.above(verb):
        found.append(above)
        if _governs(reading, above):
            break
    return found


def _governs(reading: Reading, token: int) -> bool:
    """Whether a line can begin with a verb: it has a tense, and is not itself what somebody denies."""
    if not (reading.clauses.is_verb(token) and reading.modes.finite(token)):
        return False
    mode = reading.modes(token)
    return mode is None or mode.status != "denied"


def _shared(reading: Reading, verb: int) -> str | None:
    """The auxiliaries that a coordinated verb shares with the one before it: of "was arrested and charged", "was"."""
    tree, head = reading.tree, reading.clauses.joined(verb)
    own = tree.all(verb, *AUXILIARY)
    shared = [child for child in tree.all(head, *AUXILIARY) if child < head]
    if tree.tag[verb] == "VB" and any(tree.lemma[child] in ("be", "have") for child in shared):
        return None  # "is expected to hold talks and conclude": not "is conclude"
    if own or not shared or tree.tag[verb] not in ("VB", "VBN", "VBG") or not reading.modes.finite(head):
        return None
    return " ".join(tree.words(child, child) for child in shared)


def _subject(reading: Reading, verb: int, draft: Draft | None) -> str | None:
    """The subject that a clause inherits, by name."""
    inherited = reading.clauses.subject(verb)
    party = (draft.whom if reading.clauses.passive(verb) else draft.who) if draft is not None else None
    if party is None and inherited is not None:
        party = reading.cast.party(inherited)
    if party is not None and party.name is None and inherited is not None and reading.cast.party(inherited) == party:
        return _phrase(reading.tree, inherited) if reading.tree.pos[inherited] in ("NOUN", "PROPN") else name_of(party)
    return name_of(party)


def _noun(reading: Reading, subject: int, verb: int) -> str | None:
    """A subject in its words; a pronoun by the name it stands for."""
    tree = reading.tree
    hollow = tree.dep[subject] == "expl" or (tree.lower[subject] == "it" and tree.lemma[verb] == "be")  # "it's time to …"
    if tree.lower[subject] in listed("line_words", "subjects") and tree.pos[subject] == "PRON" and not hollow:
        name = name_of(reading.cast.party(subject))
        if name is not None and whole(name.split()[-1]).search(tree.words(verb, max(verb, tree.right[verb]))):
            return tree.word[subject]  # "they had been pursued by Mr. Moore"
        # "They" may be those of whom a body spoke.
        return name if name is not None and (tree.lower[subject] != "they" or is_several(name)) else tree.word[subject]
    return tree.words(*_whole(tree, subject, subject + FULL)) if tree.pos[subject] != "PRON" else _pronoun(tree, subject)


def _pronoun(tree: Syntax, subject: int) -> str:
    """A pronoun with what says whom it means: "those who think so", "one of them"."""
    last = tree.right[subject]
    return tree.words(tree.left[subject], last if last - subject <= FULL and "," not in tree.lower[subject:last] else subject)


def _whole(tree: Syntax, noun: int, before: int) -> tuple[int, int]:
    """First and last token of a subject, with all that describes it where that is short and stands right before its verb."""
    several = tree.conjuncts(noun)
    joined = len(several) == 1 or any(tree.child(each, "cc") is not None for each in several)
    first, last = coordination(tree, noun) if joined else noun_phrase(tree, noun)
    last = name_goes_to(tree, last, before)
    left, right = tree.left[noun], tree.right[noun]
    inside = tree.lower[left : right + 1]
    if right > last and right < before and right - left < FULL and CLOSED.isdisjoint(inside):
        last = right
    return first, last


def _phrase(tree: Syntax, noun: int) -> str:
    return tree.words(*noun_phrase(tree, noun))


def _name(reading: Reading, noun: int) -> str:
    """A noun in its words, with all of the name that it ends, "Brandt Implement of Hadley"; for a description set behind a name, the name."""
    tree, over = reading.tree, reading.tree.head[noun]
    if (
        tree.dep[noun] == "appos"
        and over < noun
        and noun not in reading.cast.named
        and (mention := reading.cast.named.get(over)) is not None
    ):
        party = reading.cast.party(noun)
        noun = over if party is not None and mention.name is not None and party.name == mention.name else noun
    first, last = noun_phrase(reading.tree, noun)
    named = reading.cast.named.get(noun)
    begin, end = reading.cast.spans[id(named)] if named is not None else (first, last)
    return reading.tree.words(min(first, begin), max(last, end))


def _names(text: str, subject: str) -> bool:
    """Whether a text has the words for somebody, in whatever case."""
    return whole(subject.lower()).search(text.lower()) is not None


def _rest(tree: Syntax, verb: int, last: int) -> str:
    return tree.words(verb + 1, last) if last > verb else ""


def _small(text: str, tag: str) -> str:
    """Without the capital that a word has at the head of its sentence."""
    return text if tag.startswith("NNP") or text[1:2].isupper() else text[:1].lower() + text[1:]


def _first(tree: Syntax, draft: Draft | None, verb: int) -> int:
    return min(verb, draft.tokens(tree)[0]) if draft is not None else verb


def _balanced(text: str) -> str:
    """Without a quotation mark that has no other, marks at the edges, and words at the end that only open what follows."""
    marks = [at for at, each in enumerate(text) if each in QUOTES]
    text = text[: marks[0]] + text[marks[0] + 1 :] if len(marks) == 1 else text
    return _open_end().sub("", text.strip(EDGES)).strip(EDGES)


@functools.cache
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?: {either(listed('line_words', 'opening_words'))})+$", re.IGNORECASE)


def _joined(*parts: str | None) -> str | None:
    """The parts in a row; nothing where one is not known."""
    return None if None in parts else " ".join(each for each in parts if each)
