"""Who holds which office, and which body a word like "the court" means, as one article says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from twosource.model import Mention
    from twosource.syntax import Syntax

Key = TypeVar("Key")

LONG = 4  # words before an office that say of what it is


class Offices:
    """Looks up "the Russian president" and "the court"."""

    def __init__(self, tree: Syntax, people: Iterable[tuple[int, Mention]], bodies: Sequence[Mention]) -> None:
        """`people` are persons with the first token of their names."""
        self.tree = tree
        self._holders: dict[tuple[str, str], Mention | None] = {}
        self._bodies: dict[str, Mention | None] = {}
        for first, mention in people:
            self._learn(first - 1, mention)
            if mention.name and not mention.text.startswith(mention.name):
                self._learn(first, mention)  # "King Rikard", of whom Rikard is the name
        for mention in bodies:
            if mention.name is not None and " " in mention.name and _is_body(mention.name.split()[-1].lower()):
                _keep(self._bodies, mention.name.split()[-1].lower(), mention)
        self._drop_ambiguous(bodies)

    def _drop_ambiguous(self, bodies: Sequence[Mention]) -> None:
        """Forget a body where another of its kind is told of without a name: "the House committee" beside a National Committee."""
        tree, parts = self.tree, ("amod", "compound", "nmod", "poss")
        spans = [span for mention in bodies if (span := tree.tokens(mention.start, mention.end)) is not None]
        inside = {token for first, last in spans for token in range(first, last + 1)}
        for token, word in enumerate(tree.lower):
            if word in self._bodies and token not in inside and tree.child(token, *parts) is not None:
                self._bodies[word] = None

    def _learn(self, title: int, holder: Mention) -> None:
        tree = self.tree
        if title < 0 or tree.lemma[title] not in words().offices:
            return
        begin = title
        while begin > 0 and tree.dep[begin - 1] in ("amod", "compound", "nmod", "poss", "case") and title - begin < LONG:
            begin -= 1
        for of in {" ".join(tree.lower[begin:title]), ""}:
            _keep(self._holders, (tree.lemma[title], of), holder)

    def __call__(self, first: int, head: int) -> Mention | None:
        """The person or body that "the …" means, where the article leaves no choice."""
        tree = self.tree
        if tree.lower[first] != "the":
            return None
        holder = self._holders.get((tree.lemma[head], " ".join(tree.lower[first + 1 : head])))
        return holder if holder is not None or head != first + 1 else self._bodies.get(tree.lower[head])


def _is_body(word: str) -> bool:
    return word in words().actors or words().among(word, "bodies")


def _keep(table: dict[Key, Mention | None], key: Key, mention: Mention) -> None:
    """Keep a mention, or nothing where two names claim one key."""
    known = table.get(key)
    if key not in table:
        table[key] = mention
    elif known is not None and known.name != mention.name:
        table[key] = None
