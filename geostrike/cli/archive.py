"""``geostrike archive``: millions of articles to tables, here or on a Dask cluster."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.settings import (
    TIME_LIMIT_SECONDS,
    ColumnsOption,
    DateOption,
    OutletOption,
    Settings,
    TimeLimitOption,
    TitleOption,
    UrlOption,
    finish,
    one_line_errors,
    say,
    time_limit_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.archive.running import Progress

__all__ = ["archive"]

_MEGA = 1_000_000
_EVERY_SECONDS = 30.0
"""How often progress is told where no bar can be drawn."""


def archive(
    ctx: typer.Context,
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="JSON Lines (plain, .gz, .zst), Parquet, folders of any article files, globs of them; local, or at "
            "addresses such as s3://… and gs://….",
        ),
    ],
    out: Annotated[
        str, typer.Option("-o", "--out", metavar="FOLDER", help="Where the tables go: a folder, or an address of one.")
    ],
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="A Dask scheduler (tcp://…), or its file (.json), whose workers read.",
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, help="Without --scheduler: so many processes here.")
    ] = os.cpu_count() or 1,
    partition_size: Annotated[
        float,
        typer.Option("--partition-size", metavar="MB", min=0.001, help="Text that a worker reads at a time."),
    ] = 16,
    retries: Annotated[
        int, typer.Option("--retries", metavar="N", min=0, help="Tries more for a partition whose worker died.")
    ] = 3,
    every: Annotated[
        bool, typer.Option("--read-all", help="Read every article, also those that no strike can be in by their words.")
    ] = False,
    no_text: Annotated[
        bool,
        typer.Option("--no-text", help="Keep no readings and texts: geostrike collect FOLDER then needs a new run."),
    ] = False,
    date: DateOption = None,
    outlet: OutletOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    columns: ColumnsOption = None,
    time_limit: TimeLimitOption = TIME_LIMIT_SECONDS,
) -> None:
    """Read an archive of articles into tables of strikes, claims and articles (GeoParquet, by country and month).

    A second run reads only what is new or failed. The tables are described in docs/archive.md; corrections are not applied.
    More than one job, a scheduler and addresses need an extra: pip install "geostrike[cluster]". Exit code 1: something could
    not be read; the table of failures tells what.

    Example:  geostrike archive news/*.jsonl.gz -o archive/ --jobs 2
    """
    settings: Settings = ctx.obj
    with one_line_errors():
        from geostrike.archive.running import read_archive

        with _showing() as show:
            told = read_archive(
                articles,
                out,
                jobs=jobs,
                scheduler=scheduler,
                gazetteer=settings.gazetteer,
                date=date,
                outlet=outlet,
                title=title,
                url=url,
                columns=columns,
                partition_size=max(1, round(partition_size * _MEGA)),
                retries=retries,
                time_limit=time_limit_of(time_limit),
                prefilter=not every,
                text=not no_text,
                progress=show,
            )
        for failure in told.listed:
            say(f"geostrike: {failure.where}: {failure.message}")
        kept = f" ({told.kept} of {told.partitions} partitions were done before)" if told.kept else ""
        say(
            f"{told.folder}: {told.articles:,} article(s), {told.passed_over:,} of them passed over by their words, "
            f"{told.strikes:,} strike(s), {told.claims:,} claim(s), {told.failures:,} failure(s){kept}"
        )
    finish(failed=bool(told.failures), legible=())


@contextmanager
def _showing() -> Iterator[Callable[[Progress], None]]:
    """Shows how far the run is: by a bar on a terminal, else by a line now and then."""
    if not sys.stderr.isatty():
        yield _tell_lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f} %  {task.description}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("looking through the files", total=None)
        tell = _describer(lambda link: bar.console.print(f"dashboard: {link}", markup=False, highlight=False))

        def show(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=tell(progress))

        yield show


def _tell_lines() -> Callable[[Progress], None]:
    last = time.monotonic()
    tell = _describer(lambda link: say(f"dashboard: {link}"))

    def show(progress: Progress) -> None:
        nonlocal last
        words = tell(progress)
        if time.monotonic() - last >= _EVERY_SECONDS:
            last = time.monotonic()
            say(f"{100 * progress.done // max(1, progress.total)} %: {words}")

    return show


def _describer(tell_link: Callable[[str], None]) -> Callable[[Progress], str]:
    """What to say of how far a run is; the dashboard's address is told once."""
    began, articles, told = time.monotonic(), 0, False

    def describe(progress: Progress) -> str:
        nonlocal articles, told
        if progress.dashboard and not told:
            told = True
            tell_link(progress.dashboard)
        if progress.entry is not None:
            articles += progress.entry.articles
        rate = articles / max(0.001, time.monotonic() - began)
        return f"{articles:,} articles, {rate:,.0f} a second, {progress.failures:,} failures"

    return describe
