"""``geostrike collect``: many articles to incidents, each with all its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geostrike.cli.read import report_failure
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
            help="Where it goes: .html (a page), .json, or .jsonl (one incident a line). JSON goes to standard output without.",
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
    The form is geostrike.collection/1, described in docs/collection.md. Corrections beside an article are applied,
    and so is what a folder's corrections.toml decides of incidents. Exit code 1: an article failed, or a decision no longer fits.

    Example:  geostrike collect articles/ -o maps/collection.html
    """
    from geostrike.collection.aids import Aids, open_recognisers
    from geostrike.collection.collecting import find_decisions, find_form, write_collection
    from geostrike.collection.readings import read_corrected
    from geostrike.incidents import collect as join
    from geostrike.incidents import load_parties
    from geostrike.language.tongue import say_not_read
    from geostrike.model import Failure

    settings: Settings = ctx.obj
    failed = False
    legible: list[bool] = []
    with one_line_errors():
        form = find_form(out)
        known = load_parties(parties)
        decisions = find_decisions(articles)
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        recognisers = open_recognisers(aids)
        gazetteer = open_aided(settings.gazetteer, aids)
        readings = []
        for item in read_corrected(
            articles,
            gazetteer,
            date=date,
            outlet=outlet,
            title=title,
            url=url,
            columns=columns,
            recognisers=recognisers,
            time_limit=time_limit_of(time_limit),
        ):
            if isinstance(item, Failure):
                failed = True
                report_failure(item)
                continue
            unread = say_not_read(item.article)
            legible.append(unread is None)
            if unread is not None:
                say(f"{item.article.id}: {unread}")
            readings.append(item)
        collection = join(readings, known, decisions)
        for warning in collection.warnings:
            failed = True
            say(f"geostrike: {warning}")
        content = write_collection(collection, form, gazetteer.version)
        if feed is not None:
            from geostrike.export.atom import encode_feed
            from geostrike.export.files import write_whole

            write_whole(feed, encode_feed(collection))
        if out is None:
            put(content)
        else:
            from geostrike.export.files import write_whole

            write_whole(out, content)
            several = sum(len(incident.origins) > 1 for incident in collection.incidents)
            say(
                f"{out}: {len(collection.articles)} article(s), {len(collection.incidents)} incident(s), "
                f"{several} from more than one origin"
            )
    finish(failed=failed, legible=legible)
