"""What all commands share: the settings, how errors end, and the options that describe an article."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from geostrike.errors import GeostrikeError

__all__ = ["Articles", "DateOption", "OutletOption", "Settings", "TitleOption", "UrlOption", "one_line_errors", "say"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Options given before the command."""

    gazetteer: Path | None = None


Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE...",
        help="Text, Markdown, saved web pages, JSON Lines, folders of them, web addresses, or - for standard input.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date. Without one, weekdays stay unresolved."),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its headline.")]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address, linked from the map.")]


def say(message: str) -> None:
    """Tell the user something, on standard error, as one line that no control character can disturb."""
    typer.echo("".join(c if c.isprintable() else " " for c in message), err=True)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """End with exit code 2 and one clear line when geostrike raises on purpose; 130 when interrupted."""
    try:
        yield
    except GeostrikeError as error:
        say(f"geostrike: {error}")
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        say("geostrike: stopped; nothing half-written was left behind.")
        raise typer.Exit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(1) from None
