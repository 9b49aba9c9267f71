"""``geostrike map``: one self-contained HTML map per article, its GeoJSON beside it, and a page over all of them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.offers import Packs, PacksOption, offer_packs
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
    say,
    time_limit_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

    from geostrike.articles.documents import Document
    from geostrike.collection.entries import Entry
    from geostrike.collection.running import Summary

__all__ = ["map_articles"]

_FEW = 10  # so many maps are named one by one; more are counted


def map_articles(
    ctx: typer.Context,
    articles: Articles,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where the maps go.")] = Path("maps"),
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    spacy: SpacyOption = None,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
    time_limit: TimeLimitOption = TIME_LIMIT_SECONDS,
    no_text: Annotated[bool, typer.Option("--no-text", help="Leave the article's full text out of the page.")] = False,
    no_outlinks: Annotated[
        bool, typer.Option("--no-outlinks", help="Leave out links to satellite, fire and map pages and to the archive.")
    ] = False,
    png: Annotated[
        bool, typer.Option("--png", help="Also draw a card to share, 1200 by 630, with an installed Chromium.")
    ] = False,
    png_page: Annotated[
        bool, typer.Option("--png-page", help="Draw the page as it is seen instead of that card.")
    ] = False,
    svg: Annotated[
        bool, typer.Option("--svg", help="Also draw the map alone as SVG, for print and graphics programs.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Also draw each page as a PDF, with an installed Chromium.")
    ] = False,
    tiles: Annotated[
        str | None,
        typer.Option(
            "--tiles",
            metavar="URL",
            help="Show map tiles from this server (https://.../{z}/{x}/{y}.png). It then learns who looks at which area.",
        ),
    ] = None,
    tiles_credit: Annotated[
        str, typer.Option("--tiles-credit", metavar="TEXT", help="Whom the tiles are from, shown on the map.")
    ] = "",
    borders: Annotated[
        Path | None,
        typer.Option(
            "--borders",
            metavar="FILE",
            help="Draw the borders of a GeoJSON file (lines, or areas that touch) instead of Natural Earth's.",
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Draw even what has not changed.")] = False,
    packs: PacksOption = Packs.ASK,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="Draw in so many processes at once.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and draw again whenever something is saved.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove the maps of articles that are gone.")] = False,
    refetch: Annotated[
        bool, typer.Option("--refetch", help="Fetch web addresses anew instead of their kept copies.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Allow addresses of this machine and of private networks.")
    ] = False,
) -> None:
    """Draw a self-contained HTML map for each article that has changed, with its GeoJSON beside it.

    Corrections are taken from story.corrections.toml beside story.txt, and from corrections.toml in its folder.
    index.html in the folder leads to all maps. Exit code 1: an article failed, or a correction no longer fits.

    Example:  geostrike map story.txt --date 2015-10-01 --outlet "Example News" -o maps/
    """
    from geostrike.collection.aids import Aids
    from geostrike.collection.running import Choices
    from geostrike.collection.running import map_articles as run
    from geostrike.errors import GeostrikeError

    settings: Settings = ctx.obj
    choices = Choices(
        date=date,
        outlet=outlet,
        title=title,
        url=url,
        columns=columns,
        text_in_page=not no_text,
        outlinks=not no_outlinks,
        tiles=tiles,
        tiles_credit=tiles_credit,
        pictures=(*([".png"] if png or png_page else []), *([".pdf"] if pdf else [])),
        share_cards=not png_page,
        svg=svg,
        borders=borders.resolve() if borders else None,
        aids=Aids(spacy=spacy, geocoder=geocoder, geocoder_url=geocoder_url),
    )

    def draw(*, again: bool = False) -> Summary:
        with _progress() as progress:
            summary = run(
                articles,
                out,
                gazetteer_path=settings.gazetteer,
                choices=choices,
                force=force and not again,
                prune=prune,
                jobs=jobs,
                time_limit=time_limit_of(time_limit),
                progress=progress,
                fetch=_fetcher(out, refetch=refetch and not again, allow_private=allow_private),
            )
        _report(summary, out)
        return summary

    def draw_again() -> None:
        try:
            draw(again=True)
        except GeostrikeError as error:  # the next save may mend it
            say(f"geostrike: {error}")

    with one_line_errors():
        if borders is not None:
            from geostrike.maps.views import read_borders

            read_borders(borders.resolve())
        if tiles is not None:
            from geostrike.maps.options import Tiles

            host = Tiles(url=tiles).host
            say(f"geostrike: opening these maps tells {host} which area is looked at, when, and from which address.")
        if geocoder is not None or geocoder_url is not None:
            open_aided(settings.gazetteer, choices.aids)
        summary = draw()
        if offer_packs(_advice(summary), packs, settings.gazetteer):
            if "-" in articles:
                say("Standard input is read: give the article again, and the map has them.")
            else:
                summary = draw(again=True)
        if watch:
            from geostrike.collection.watching import watch as stay

            say("geostrike: watching; stop with Ctrl-C")
            stay(articles, out, draw_again)
    legible = [not entry.not_read for entry in (*summary.drawn, *summary.kept)]
    finish(failed=bool(summary.failed or summary.unfit), legible=legible)


def _advice(summary: Summary) -> list[str]:
    return [warning for entry in summary.drawn for warning in entry.warnings]


def _fetcher(out: Path, *, refetch: bool, allow_private: bool) -> Callable[[str], Document]:
    from geostrike.collection.fetched import keep_in

    def fetch(address: str) -> Document:
        from geostrike.articles.fetching import Limits, fetch_document

        return fetch_document(address, Limits(allow_private=allow_private))

    return keep_in(out, fetch, again=refetch)


@contextmanager
def _progress() -> Iterator[Callable[[int, int | None, Entry], None]]:
    """A bar with rate and remaining time, shown only in a terminal and for more than one article."""
    bars: list[Progress] = []

    def advance(done: int, total: int | None, _: Entry) -> None:
        if not bars and total != 1 and sys.stderr.isatty():
            bars.append(_start_bar(total))
        for bar in bars:
            speed = bar.tasks[0].speed
            bar.update(bar.tasks[0].id, completed=done, total=total, rate=f"{speed:.1f} a second" if speed else "")

    try:
        yield advance
    finally:
        for bar in bars:
            bar.stop()


def _start_bar(total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("Drawing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.start()
    bar.add_task("draw", total=total, rate="")
    return bar


def _report(summary: Summary, out: Path) -> None:
    """Paths of maps on standard output; what a person should know on standard error."""
    mapped = [*summary.drawn, *summary.kept]
    for entry in mapped if len(mapped) <= _FEW else ():
        typer.echo(out / f"{entry.name}.html")
    for line in _warnings(summary):
        say(line)
    for entry in summary.failed:
        say(f"geostrike: {entry.where}: {entry.failure}")
    for entry in (entry for entry in summary.pruned if entry.files):
        say(f"removed {out / entry.name}.html, its article {entry.where} is gone")
    for name in summary.spared:
        say(f"{out / name} was not drawn by geostrike, so it stays: remove it yourself")
    left = [entry for entry in summary.gone if entry.files]
    for entry in left[:_FEW]:
        say(f"{out / entry.name}.html is left of {entry.where}, which is gone: remove it with --prune")
    if len(left) > _FEW:
        say(f"... and {len(left) - _FEW} more maps of articles that are gone")
    if len(mapped) > _FEW:
        _show_table(summary, out)


def _warnings(summary: Summary) -> Iterator[str]:
    told: set[str] = set()
    for entry in summary.drawn:
        for warning in entry.warnings:
            if warning not in told and warning not in entry.unfit:
                told.add(warning)
                yield f"{entry.name}: {warning}"
    for entry in summary.kept:
        yield from (f"{entry.name}: {warning}" for warning in entry.not_read)
    for entry in (*summary.drawn, *summary.kept):
        yield from (f"geostrike: {entry.name}: {warning}" for warning in entry.unfit)


def _show_table(summary: Summary, out: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Maps", "Count", "", title=str(out), title_justify="left")
    doubts = sum(entry.doubts for entry in (*summary.drawn, *summary.kept))
    rows = (
        ("drawn", len(summary.drawn), "new or changed"),
        ("kept", len(summary.kept), "nothing has changed"),
        ("failed", len(summary.failed), "each is named above" if summary.failed else ""),
        ("gone", len(summary.gone), "the article is gone; --prune removes the map"),
        ("removed", len(summary.pruned), "the article is gone"),
        ("doubtful", doubts, "decisions to look at with geostrike correct"),
    )
    for name, count, words in rows:
        if count or name in ("drawn", "kept", "failed"):
            table.add_row(name, str(count), words)
    Console(stderr=True, markup=False, emoji=False).print(table)
    say(f"open {out / 'index.html'}")
