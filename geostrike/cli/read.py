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
) -> None:
    """Read articles and print what was understood: one JSON object a line.

    The form is geostrike.reading/1, described in docs/reading.md. Corrections beside an article are applied.

    Example:  geostrike read story.txt --date 2015-10-01 --outlet Example > story.json
    """
    from geostrike.collection.aids import Aids, open_recognisers
    from geostrike.collection.readings import read_corrected
    from geostrike.export.reading import encode_reading
    from geostrike.language.controls import dump_json
    from geostrike.language.tongue import say_not_read

    settings: Settings = ctx.obj
    outcome = Outcome()
    told: set[str] = set()
    with one_line_errors():
        aids = Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url)
        recognisers = open_recognisers(aids)
        gazetteer = open_aided(settings.gazetteer, aids)
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
            if not outcome.passes(item):
                continue
            outcome.legible.append(say_not_read(item.article) is None)
            for warning in item.warnings:
                if warning not in told:
                    told.add(warning)
                    say(f"{item.article.id}: {warning}")
            put(dump_json(encode_reading(item)) + "\n")
    finish(failed=outcome.failed, legible=outcome.legible)
