"""What all commands share: the settings, how errors end, and the options that describe an article."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.errors import GeostrikeError

if TYPE_CHECKING:
    from geostrike.collection.aids import Aids
    from geostrike.gazetteer.index import Gazetteer

__all__ = [
    "TIME_LIMIT_SECONDS",
    "Articles",
    "ColumnsOption",
    "DateOption",
    "GeocoderOption",
    "GeocoderUrlOption",
    "JobsOption",
    "OutletOption",
    "Settings",
    "SpacyOption",
    "TimeLimitOption",
    "TitleOption",
    "UrlOption",
    "one_line_errors",
    "open_aided",
    "put",
    "say",
    "tell",
    "time_limit_of",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Options given before the command."""

    gazetteer: Path | None = None


Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE...",
        help="Text, Markdown, saved web pages, feeds, JSON, CSV, mail, PDF, Word, folders of them, web addresses, or - for "
        "standard input.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date. Without one, weekdays stay unresolved."),
]
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its headline.")]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="Its address, linked from the map.")]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME=COLUMN,...",
        help="What a table or JSON calls its text, title, date, url, outlet, authors: text=Story,date=When.",
    ),
]
SpacyOption = Annotated[
    str | None,
    typer.Option(
        "--spacy",
        metavar="PIPELINE",
        help="Let an installed spaCy pipeline (such as en_core_web_sm) join in finding place names.",
    ),
]
GeocoderOption = Annotated[
    str | None,
    typer.Option(
        "--geocoder",
        metavar="SERVICE",
        help="Ask an online geocoder (such as nominatim) for names the gazetteer lacks. Off unless given.",
    ),
]
GeocoderUrlOption = Annotated[
    str | None,
    typer.Option("--geocoder-url", metavar="URL", help="Address of a self-hosted geocoder."),
]
JobsOption = Annotated[
    int,
    typer.Option(
        "--jobs", metavar="N", min=1, help="Read in so many processes at once; the order stays.", show_default=True
    ),
]
TimeLimitOption = Annotated[
    float,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        min=0,
        help="Give an article up that takes more computing than this, and go on with the others; 0: never.",
        show_default=True,
    ),
]
# Ten times what the longest articles take on a slow machine.
TIME_LIMIT_SECONDS = 60.0


def time_limit_of(seconds: float) -> float | None:
    """The limit that was asked for, or none."""
    return seconds or None


def say(message: str) -> None:
    """Tell the user something, on standard error, as one line that no control character can disturb."""
    typer.echo(_clean(message), err=True)


def tell(message: str) -> None:
    """Print a line of an answer on standard output, which no control character can disturb either."""
    typer.echo(_clean(message))


def _clean(message: str) -> str:
    return "".join(c if c.isprintable() else " " for c in message)


def put(text: str) -> None:
    """Write a result to standard output: in UTF-8 and with its own line ends, whatever the system would make of it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def open_aided(path: Path | None, aids: Aids) -> Gazetteer:
    """The gazetteer, with leave to ask online if the user gave it, and what that means said the first time."""
    from geostrike.collection.aids import open_gazetteer

    gazetteer = open_gazetteer(path, aids)
    if gazetteer.online is not None and gazetteer.online.first_use:
        say(gazetteer.online.explain())
    return gazetteer


def finish(*, failed: bool, legible: Sequence[bool]) -> None:
    """End with exit code 1 when something failed, else with 3 when no article is in a language that is read.

    ``legible`` says of each article whether it is. Where some are, each of the others has said it for itself.
    """
    if failed:
        raise typer.Exit(1)
    if legible and not any(legible):
        raise typer.Exit(3)


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
