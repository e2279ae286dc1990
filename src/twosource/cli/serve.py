"""`twosource serve`: the casebook in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from twosource.cli.options import CASEBOOK, Book, JsonAddress
from twosource.cli.terminal import err, shown


def serve(
    casebook: Book = CASEBOOK,
    *,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8765,
    json: JsonAddress = False,
) -> None:
    """Show the casebook in a browser, until Ctrl-C."""
    from twosource.keep.connection import shown as without_password
    from twosource.show import serve as serve_casebook

    def ready(address: str) -> None:
        typer.echo(f'{{"address":"{address}"}}') if json else err.print(
            f"{shown(without_password(casebook))} is open at {shown(address)} (Ctrl-C ends)", soft_wrap=True
        )

    serve_casebook(casebook, host, port, ready)
