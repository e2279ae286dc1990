"""The command `twosource`: one thin file per verb, and what they share on the terminal."""

from __future__ import annotations

import sys

import typer

from twosource import __version__
from twosource.cli.compare import compare
from twosource.cli.export import export
from twosource.cli.group import group
from twosource.cli.mark import mark
from twosource.cli.read import read
from twosource.cli.run import run
from twosource.cli.serve import serve
from twosource.cli.streams import Gone, prepare
from twosource.cli.terminal import err, shown
from twosource.cli.understand import understand
from twosource.cli.verb import Verb
from twosource.cli.watch import watch
from twosource.errors import TwosourceError

app = typer.Typer(
    name="twosource",
    help="Who says what, and who else says so: reads the pages of many outlets and compares what they state.",
    epilog="PATH is a file, a folder, an address or - : HTML, plain text (first line the title), WARC, RSS/Atom, or JSON lines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain lines: the boxes cut sentences, and tell the types of a program
    context_settings={"help_option_names": ["-h", "--help"]},
)
for verb in (compare, run, watch, serve, export, read, group, mark, understand):
    app.command(cls=Verb)(verb)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"twosource {__version__}")
        raise typer.Exit


@app.callback()
def _root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say which version this is.")) -> None:
    """Who says what, and who else says so: reads the pages of many outlets and compares what they state."""


def main() -> None:
    """Run the command; an error made for people is one line on stderr and exit code 2."""
    prepare()
    try:
        app()
    except TwosourceError as error:
        err.print(f"[bold red]twosource:[/] {shown(str(error))}", soft_wrap=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
    except Gone:
        sys.exit(0)
