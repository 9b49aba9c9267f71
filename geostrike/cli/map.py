"""``geostrike map``: one self-contained HTML map per article, and its GeoJSON beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from geostrike.cli.read import report_failure
from geostrike.cli.settings import (
    Articles,
    DateOption,
    OutletOption,
    Settings,
    TitleOption,
    UrlOption,
    one_line_errors,
    say,
)

__all__ = ["map_articles"]


def map_articles(
    ctx: typer.Context,
    articles: Articles,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the maps go.")] = Path("maps"),
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the article's full text out of the page.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Draw even what has not changed.")] = False,
) -> None:
    """Draw a self-contained HTML map for each article, with its GeoJSON beside it.

    Example:  geostrike map story.txt --date 2015-10-01 --outlet "Example News" -o maps/
    """
    import json

    from geostrike.articles import read_articles
    from geostrike.export.geojson import encode_geojson
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.maps import PageOptions, draw_page
    from geostrike.model import Failure
    from geostrike.pipeline import read as read_one

    del force
    settings: Settings = ctx.obj
    failed = False
    with one_line_errors():
        gazetteer = Gazetteer.open(settings.gazetteer)
        out.mkdir(parents=True, exist_ok=True)
        for item in read_articles(articles, date=date, outlet=outlet, title=title, url=url):
            if isinstance(item, Failure):
                failed = True
                report_failure(item)
                continue
            reading = read_one(item, gazetteer)
            for warning in reading.warnings:
                say(f"{item.id}: {warning}")
            page = draw_page(reading, gazetteer, options=PageOptions(text=not no_text))
            target = out / f"{item.id}.html"
            target.write_text(page, encoding="utf8")
            target.with_suffix(".geojson").write_text(json.dumps(encode_geojson([reading])), encoding="utf8")
            typer.echo(target)
    if failed:
        raise typer.Exit(1)
