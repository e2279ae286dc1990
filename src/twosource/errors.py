"""What can go wrong, as one tree.

TwosourceError
├── InputError          a path, page, record or line that cannot be read; names the input and the place
│   ├── UnreadableError     it is missing, not permitted, broken, or not text
│   ├── TooLargeError       it passes a bound of size, depth or time
│   ├── NotNewsError        it was read, and holds no article (or one in a language not understood yet)
│   └── AddressError        an address that must not or cannot be fetched
├── CasebookError       the store cannot be opened, is of another version, or is damaged
└── UsageError          the command was used wrongly; exit code 2

Bad input never stops a run: the step that meets an `InputError` turns it into a `Dropped` and goes on.
"""


class TwosourceError(Exception):
    """The root of every error twosource raises on purpose."""


class InputError(TwosourceError):
    """An input that cannot be used: `where` names it (path or address, `#n` for the nth record), `reason` says why."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class UnreadableError(InputError):
    """The input is missing, not permitted, broken, or not text."""


class TooLargeError(InputError):
    """The input passes a bound of size, depth or time."""


class NotNewsError(InputError):
    """The input was read and holds no article that can be understood."""


class AddressError(InputError):
    """An address that must not or cannot be fetched."""


class CasebookError(TwosourceError):
    """The store cannot be opened, is of another version, or is damaged."""


class UsageError(TwosourceError):
    """The command was used wrongly."""
