"""A verb on the terminal, whose help is in words for people: PATH, and not the type that holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

if TYPE_CHECKING:
    import typer

# What the library sets beside a name and behind the words of help: `<list[str]>`, `1<=x<=64`.
_TYPE = re.compile(r" <\S+>$")
_BOUNDS = re.compile(r"\b(\d+)<=x<=(\d+)\b")


class Verb(TyperCommand):
    """`twosource compare`."""

    def collect_usage_pieces(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """`PATH...` for what must be given, and not `{PATH}...`, which other programs write for a choice."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """What may be given, each with its name and its words."""
        for heading, kind in (("Arguments", "argument"), ("Options", "option")):
            told = [each.get_help_record(ctx) for each in self.get_params(ctx) if each.param_type_name == kind]
            rows = [(_TYPE.sub("", name), _BOUNDS.sub(r"from \1 to \2", says)) for name, says in filter(None, told)]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)
