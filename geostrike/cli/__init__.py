"""The roof: arguments in, exit code out. One file a command; heavy packages are imported where they are used."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geostrike.cli.archive import archive
from geostrike.cli.collect import collect
from geostrike.cli.correct import correct
from geostrike.cli.explain import explain
from geostrike.cli.export import export
from geostrike.cli.gazetteer import app as gazetteer_app
from geostrike.cli.map import map_articles
from geostrike.cli.places import places
from geostrike.cli.read import read
from geostrike.cli.settings import Settings
from geostrike.version import __version__

__all__ = ["app"]

app = typer.Typer(
    name="geostrike",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Map where news reports say strikes fell: each place with its claims, who makes them, and the words that say so."
    "\n\nA reported location is not a verified one; geostrike confirms nothing."
    "\n\nStart with:  geostrike map examples/syria-2015-10-01.md",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"geostrike {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    gazetteer: Annotated[
        Path | None,
        typer.Option("--gazetteer", metavar="FILE", help="Use this gazetteer file instead of your own or the default."),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Set what all commands share."""
    del version
    ctx.obj = Settings(gazetteer=gazetteer)


app.command("map")(map_articles)
app.command("read")(read)
app.command("explain")(explain)
app.command("places")(places)
app.command("export")(export)
app.command("collect")(collect)
app.command("archive")(archive)
app.command("correct")(correct)
app.add_typer(gazetteer_app, name="gazetteer")
