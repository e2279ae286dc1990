"""Who holds which office, as one article says."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from twosource.understand.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Mention
    from twosource.syntax import Syntax

Key = TypeVar("Key")

LONG = 4  # words before an office that say of what it is


class Offices:
    """Looks up "the Russian president"."""

    def __init__(self, tree: Syntax, people: Iterable[tuple[int, Mention]]) -> None:
        """`people` are persons with the first token of their names."""
        self.tree = tree
        self._holders: dict[tuple[str, str], Mention | None] = {}
        for first, mention in people:
            self._learn(first - 1, mention)
            if mention.name and not mention.text.startswith(mention.name):
                self._learn(first, mention)  # "King Rikard", of whom Rikard is the name

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
        """The person that "the …" means, where the article leaves no choice."""
        tree = self.tree
        if tree.lower[first] != "the":
            return None
        return self._holders.get((tree.lemma[head], " ".join(tree.lower[first + 1 : head])))


def _keep(table: dict[Key, Mention | None], key: Key, mention: Mention) -> None:
    """Keep a mention, or nothing where two names claim one key."""
    known = table.get(key)
    if key not in table:
        table[key] = mention
    elif known is not None and known.name != mention.name:
        table[key] = None
