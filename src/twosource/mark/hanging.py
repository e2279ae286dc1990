"""A token of a parse hung anew on another, where the parser was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Token


def hang(token: Any, head: Token, role: str) -> None:
    """Hang a token on a head in a role; spaCy's own types let neither be set."""
    token.head, token.dep_ = head, role
