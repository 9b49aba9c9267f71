"""``geostrike collect``: many articles to incidents, each with all its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.outcome import Outcome
from geostrike.cli.settings import (
    TIME_LIMIT_SECONDS,
    Articles,
    ColumnsOption,
    DateOption,
    GeocoderOption,
    GeocoderUrlOption,
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
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.archive.selecting import Selected
    from geostrike.collection.keep import KeptArticle
    from geostrike.model import Failure

__all__ = ["collect"]


def collect(
    ctx: typer.Context,
    articles: Articles,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="Where it goes: .html (a page), .json, .jsonl (one incident a line), or a form of geostrike export: .geojson, .gpkg, .csv, "
            ".acled.csv, .ucdp.csv, .kml, .timemap.json, .parquet, .md. JSON goes to standard output without.",
        ),
    ] = None,
    parties: Annotated[
        Path | None,
        typer.Option("--parties", metavar="FILE", help="Your own parties.csv beside geostrike's; its rows win."),
    ] = None,
    feed: Annotated[
        Path | None,
        typer.Option("--feed", metavar="FILE", help="Also write an Atom feed of the incidents, reported last first."),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="TARGET",
            help="Also write tables for QGIS and databases: FILE.gpkg, or postgresql://USER@HOST:PORT/NAME with PostGIS. Leave the "
            "password to PGPASSWORD or ~/.pgpass.",
        ),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", metavar="CODE", help="Of an archive only articles with a strike there, such as SY."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="YYYY-MM", help="Of an archive only strikes from this month or day on."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="YYYY-MM", help="Of an archive only strikes up to this month or day."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Read every article again, also those that did not change.")
    ] = False,
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    spacy: SpacyOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    time_limit: TimeLimitOption = TIME_LIMIT_SECONDS,
) -> None:
    """Find out which articles report one strike: incidents with all their sources, origins and contradictions.

    "Reported by 5 articles, 2 independent origins": copies and rewrites of one text count once. Nothing is confirmed.
    What was read is kept in the folder .geostrike beside FILE: a second run reads only what changed, and incidents keep their ids.
    The form is geostrike.collection/1, described in docs/collection.md. Corrections beside an article are applied,
    and so is what a folder's corrections.toml decides of incidents. Exit code 1: an article failed, or a decision no longer fits.

    A folder that geostrike archive wrote is collected from its tables, and --country, --since and --until select from it.

    Example:  geostrike collect articles/ -o maps/collection.html
    """
    from geostrike.collection.aids import Aids
    from geostrike.collection.collecting import collect_articles
    from geostrike.collection.planning import Choices
    from geostrike.incidents import load_parties

    settings: Settings = ctx.obj
    outcome = Outcome()

    def report(item: KeptArticle | Failure) -> None:
        if outcome.passes(item):
            outcome.note(item.head["id"], item.unread)

    with one_line_errors():
        selected = _select(articles, country, since, until)
        known, made_by = load_parties(parties), "" if parties is None else parties.read_text("utf-8", "replace")
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        collected = collect_articles(
            articles,
            out,
            open_aided(settings.gazetteer, aids),
            known,
            choices=Choices(date=date, outlet=outlet, title=title, url=url, columns=columns, aids=aids),
            made_by=made_by,
            force=force,
            time_limit=time_limit_of(time_limit),
            feed=feed,
            store=store,
            selected=selected,
            report=report,
        )
        for warning in collected.warnings:
            outcome.failed = True
            say(f"geostrike: {warning}")
        if out is None and store is None:
            put(collected.content)
        else:
            say(
                f"{out or store}: {collected.articles} article(s), {collected.incidents} incident(s), "
                f"{collected.several} from more than one origin"
            )
    finish(failed=outcome.failed, legible=outcome.legible)


def _select(
    articles: list[str], country: str | None, since: str | None, until: str | None
) -> Iterator[Selected] | None:
    """The readings that an archive holds; ``None`` for articles that have to be read."""
    asked = any((country, since, until))
    archives = [name for name in articles if "://" in name or Path(name, "archive.json").is_file()]
    if not archives:
        if asked:
            raise ArticleError(
                "--country, --since and --until select from the folder that geostrike archive wrote: give that"
            )
        return None
    if len(articles) > 1:
        raise ArticleError(f"{archives[0]} is an archive: collect it alone")
    from geostrike.archive.selecting import parse_question, select_readings

    return select_readings(archives[0], parse_question(country, since, until))
