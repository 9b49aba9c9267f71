"""``geostrike export``: readings in the forms other programs take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.outcome import Outcome, report_failure
from geostrike.cli.settings import (
    TIME_LIMIT_SECONDS,
    Articles,
    ColumnsOption,
    DateOption,
    GeocoderOption,
    GeocoderUrlOption,
    JobsOption,
    OutletOption,
    Settings,
    SpacyOption,
    TimeLimitOption,
    TitleOption,
    UrlOption,
    finish,
    one_line_errors,
    open_aided,
    put,
    say,
    time_limit_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.export.formats import Choices, Format
    from geostrike.model import Reading

__all__ = ["export"]


def export(
    ctx: typer.Context,
    articles: Articles,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="geojson, gpkg, csv, acled, ucdp, kml, timemap, jsonl, geoparquet or markdown (or their endings, "
            "such as parquet or md). Without it the ending of the file tells.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="Where it goes; text goes to standard output without."),
    ] = None,
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    spacy: SpacyOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    time_limit: TimeLimitOption = TIME_LIMIT_SECONDS,
    jobs: JobsOption = 1,
    digits: Annotated[
        int | None,
        typer.Option(
            "--round", metavar="DIGITS", min=0, max=5, help="Round coordinates to so many decimals, and say so."
        ),
    ] = None,
    withhold: Annotated[
        list[str] | None,
        typer.Option(
            "--withhold", metavar="PLACE", help="Leave out a place (name, gazetteer id or strike id), and say so."
        ),
    ] = None,
    area_coordinates: Annotated[
        bool,
        typer.Option("--area-coordinates", help="Give provinces the coordinates of their middle (acled, ucdp)."),
    ] = False,
    whole: Annotated[bool, typer.Option("--whole", help="Keep the articles' text (jsonl).")] = False,
    no_hxl: Annotated[bool, typer.Option("--no-hxl", help="Leave out the row of HXL hashtags (csv).")] = False,
) -> None:
    """Export what articles say about strikes, all into one file, for GIS, spreadsheets, archives and colleagues.

    Example:  geostrike export articles/ --format gpkg -o strikes.gpkg
    """
    from geostrike.collection.aids import Aids
    from geostrike.collection.jobs import Choices as Told
    from geostrike.collection.jobs import read_readings
    from geostrike.errors import OutputError
    from geostrike.export.formats import FORMATS, Choices, find_format

    settings: Settings = ctx.obj
    outcome = Outcome()
    with one_line_errors():
        if form is None and out is None:
            names = ", ".join(known.name for known in FORMATS)
            raise OutputError(f"say the form with --format ({names}), or give a file with -o")
        chosen = find_format(form, out)
        if out is None and chosen.compose is None:
            raise OutputError(f"{chosen.name} is not text: give it a file with -o FILE{chosen.suffix}")
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        gazetteer = open_aided(settings.gazetteer, aids)
        given = Told(
            date=date,
            outlet=outlet,
            title=title,
            url=url,
            columns=columns,
            aids=aids,
            time_limit=time_limit_of(time_limit),
        )
        found = _withhold(outcome.sift(read_readings(articles, gazetteer, given, jobs)), withhold or [], digits)
        choices = Choices(outline_of=gazetteer.outline, area_coordinates=area_coordinates, whole=whole, hxl=not no_hxl)
        _write(found, chosen, choices, out, outcome, hold=bool(withhold))
    finish(failed=outcome.failed, legible=outcome.legible)


def _withhold(readings: Iterable[Reading], names: list[str], digits: int | None) -> Iterator[Reading]:
    """The readings without places of these names, and rounded. Raises ``OutputError`` at the end for a name that was none."""
    from geostrike.corrections.withholding import round_places, withhold_places
    from geostrike.errors import OutputError

    unseen = dict.fromkeys(names)
    for read in readings:
        reading = read
        for name in names:
            reading = withhold_places(before := reading, [name])
            if reading is not before:
                unseen.pop(name, None)
        yield reading if digits is None else round_places(reading, digits)
    if unseen:
        raise OutputError(f"nothing is called {', '.join(map(repr, unseen))}, so it cannot be withheld: check the name")


def _write(
    readings: Iterable[Reading], form: Format, choices: Choices, out: Path | None, outcome: Outcome, *, hold: bool
) -> None:
    """Write each reading as it comes, to a file that appears whole or to standard output: a million take no more room than one.

    With ``hold`` nothing is printed before the last reading has come: a name to withhold is known to be right only then, when what
    is printed cannot be taken back.
    """
    from geostrike.export.formats import encode_one_by_one, write_one_by_one
    from geostrike.export.spool import hold_back
    from geostrike.model import Failure

    articles = strikes = 0

    def counted() -> Iterator[Reading]:
        nonlocal articles, strikes
        for reading in readings:
            articles, strikes = articles + 1, strikes + len(reading.strikes)
            yield reading

    def refuse(reading: Reading, error: Exception) -> None:
        nonlocal articles, strikes
        articles, strikes, outcome.failed = articles - 1, strikes - len(reading.strikes), True
        reason = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        message = f"it cannot be written as {form.name} and is left out ({reason}); please report it"
        report_failure(Failure(where=reading.article.id, message=message))

    if out is None:
        pieces = encode_one_by_one(counted(), form, choices, refuse)
        for piece in hold_back(pieces) if hold else pieces:
            put(piece.decode("utf-8"))
        return
    write_one_by_one(counted(), out, form, choices, refuse, for_excel=True)
    say(f"{out}: {articles} article(s), {strikes} strike(s)")
