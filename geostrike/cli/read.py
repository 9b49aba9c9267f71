"""``geostrike read``: one JSON object per article, on standard output."""

from __future__ import annotations

import typer

from geostrike.cli.outcome import Outcome
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

__all__ = ["read"]


def read(
    ctx: typer.Context,
    articles: Articles,
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
) -> None:
    """Read articles and print what was understood: one JSON object a line.

    The form is geostrike.reading/1, described in docs/reading.md. Corrections beside an article are applied.

    Example:  geostrike read story.txt --date 2015-10-01 --outlet Example > story.json
    """
    from geostrike.collection.aids import Aids
    from geostrike.collection.jobs import Choices, read_lines

    settings: Settings = ctx.obj
    outcome = Outcome()
    told: set[str] = set()
    with one_line_errors():
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        gazetteer = open_aided(settings.gazetteer, aids)
        choices = Choices(
            date=date,
            outlet=outlet,
            title=title,
            url=url,
            columns=columns,
            aids=aids,
            time_limit=time_limit_of(time_limit),
        )
        for item in read_lines(articles, gazetteer, choices, jobs):
            if not outcome.passes(item):
                continue
            outcome.legible.append(item.unread is None)
            for warning in item.warnings:
                if warning not in told:
                    told.add(warning)
                    say(f"{item.id}: {warning}")
            put(item.text + "\n")
    finish(failed=outcome.failed, legible=outcome.legible)
