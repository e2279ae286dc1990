"""Reading: page to article. Files, folders, archives, feeds and addresses in; articles out, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twosource.errors import InputError
from twosource.model import Dropped
from twosource.read.drop import printable, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from twosource.model import Article
    from twosource.settings import Settings


def read(paths: Iterable[str], settings: Settings, tell: Callable[[Dropped], None]) -> Iterator[Article]:
    """The articles of pages, each once; what is not taken is told with its reason, and the rest goes on."""
    from twosource.read.article import article
    from twosource.read.paths import pages
    from twosource.read.repeated import learned

    given = list(paths)
    seen: dict[str, str] = {}
    repeated = learned(given, settings)
    for page in pages(given, settings, tell):
        try:
            made = article(page, settings, repeated)
        except InputError as error:
            tell(told(error))
            continue
        except Exception as error:  # noqa: BLE001 what one page does to a rule is no reason to lose the others
            reason = f"could not be read: {type(error).__name__}: {error}"
            tell(Dropped(read_from=printable(page.read_from), kind="unreadable", reason=printable(reason)))
            continue
        if made.id in seen:
            tell(Dropped(read_from=printable(page.read_from), kind="duplicate", reason=f"the same page as {seen[made.id]}"))
        else:
            seen[made.id] = page.read_from
            yield made


__all__ = ["read"]
