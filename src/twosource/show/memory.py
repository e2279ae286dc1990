"""Answers that were given lately, kept as long as nothing is written to the casebook: what many ask for is made once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

# A desk's open pages and what they lead to; a page of a large story takes 15 KB once it is packed.
_MOST_ANSWERS = 1000
_MOST_BYTES = 32_000_000

# Path, query, host and whether it may be packed: all that an answer depends on, beside the casebook.
Asked = tuple[bytes, bytes, str, bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """The page as it is sent, whole."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    etag: bytes | None


class Memory:
    """Knows the front page as it was made since the casebook was last written to."""

    def __init__(self) -> None:
        self._version: int | None = None
        self._answers: OrderedDict[Asked, Answer] = OrderedDict()
        self._bytes = 0

    def recall(self, asked: Asked, version: int | None) -> Answer | None:
        """The answer that was given to this, if nothing was written since."""
        if version is None or version != self._version:
            return None
        answer = self._answers.get(asked)
        if answer:
            self._answers.move_to_end(asked)
        return answer

    def note(self, asked: Asked, version: int | None, answer: Answer) -> None:
        """Keep an answer that was begun at this version."""
        if version is None or answer.status != 200:
            return
        if version != self._version:
            self._version, self._bytes = version, 0
            self._answers.clear()
        before = self._answers.pop(asked, None)
        self._answers[asked] = answer
        self._bytes += len(answer.body) - (len(before.body) if before else 0)
        while len(self._answers) > _MOST_ANSWERS or self._bytes > _MOST_BYTES:
            _, oldest = self._answers.popitem(last=False)
            self._bytes -= len(oldest.body)
