"""``geostrike gazetteer``: country packs, real boundaries, and your own places."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geostrike.cli.settings import Settings, one_line_errors, say, tell
from geostrike.errors import GazetteerError, NetworkError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.gazetteer.build import Progress
    from geostrike.gazetteer.kept import Kept

__all__ = ["app", "fetch_and_add"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Add countries, boundaries and your own places to the gazetteer; list, check and remove them.",
)

Countries = Annotated[list[str], typer.Argument(metavar="COUNTRY...", help="Codes of two letters, such as SY UA.")]


@app.command("add")
def add(
    ctx: typer.Context,
    countries: Countries,
    at_hand: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE|DIR", help="Use GeoNames files at hand (zip, gz or plain), no network."),
    ] = None,
    boundaries: Annotated[
        list[Path] | None,
        typer.Option("--boundaries", metavar="FILE", help="Division polygons, GeoJSON or GeoPackage."),
    ] = None,
    no_boundaries: Annotated[
        bool, typer.Option("--no-boundaries", help="Do not fetch geoBoundaries' polygons.")
    ] = False,
) -> None:
    """Add every village of a country (GeoNames, CC BY 4.0) and its real boundaries (geoBoundaries).

    Example:  geostrike gazetteer add SY IQ
    """
    from geostrike.gazetteer.kept import find_pack_files
    from geostrike.gazetteer.packs import add_pack, check_country

    with one_line_errors(), _progress() as progress:
        target = _target(ctx)
        codes = [check_country(code, target) for code in countries]
        if boundaries and len(codes) > 1:
            raise GazetteerError("--boundaries goes with one country at a time; run the command once for each")
        for code in dict.fromkeys(codes):
            files = find_pack_files(code, at_hand) if at_hand else _fetch(code, progress)
            files += _read_boundaries(boundaries or [])
            if not (boundaries or no_boundaries or at_hand):
                files += _try_boundaries(code, progress)
            for report in add_pack(target, code, files, progress):
                say(f"{code}: {report}")
        say(f"Gazetteer: {target}")


def fetch_and_add(code: str, target: Path) -> None:
    """What ``gazetteer add`` does for one country. Raises ``GeostrikeError`` when it cannot."""
    from geostrike.gazetteer.packs import add_pack, check_country

    with _progress() as progress:
        code = check_country(code, target)
        files = [*_fetch(code, progress), *_try_boundaries(code, progress)]
        for report in add_pack(target, code, files, progress):
            say(f"{code}: {report}")


@app.command("import")
def import_places(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Columns: name, lat, lon; level, aliases ...")],
) -> None:
    """Add your own places (hospitals, camps, bases); they stand before all others of the name.

    Columns: name, lat, lon, and if you like level, aliases (parted by |), country, source, uncertainty_km, id.
    A file of the same name replaces what was imported from it before.
    """
    from geostrike.gazetteer.packs import import_own_places

    with one_line_errors():
        added, errors = import_own_places(_target(ctx), file)
        say(f"{added} places imported from {file.name}")
        for error in errors:
            say(f"{file.name}, {error}")
    if errors:
        raise typer.Exit(1)


@app.command("list")
def list_installed(ctx: typer.Context) -> None:
    """List the installed packs."""
    from geostrike.gazetteer.packs import list_packs

    with one_line_errors():
        packs = list_packs(_target(ctx))
        for pack in packs:
            tell(f"{pack.code:5s} {pack.words}")
        if not packs:
            tell("No packs yet. Add one with: geostrike gazetteer add SY")


@app.command("info")
def info(ctx: typer.Context) -> None:
    """Show which file is asked, what it is made of, with licences, dates and checksums."""
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.packs import list_packs

    settings: Settings = ctx.obj
    with one_line_errors():
        gazetteer = Gazetteer.open(settings.gazetteer)
        tell(f"file         {gazetteer.path}  ({gazetteer.path.stat().st_size / 1e6:.0f} MB)")
        tell(f"version      {gazetteer.version}")
        tell(f"fingerprint  {gazetteer.fingerprint}")
        tell(f"places       {gazetteer.count:,}")
        for source in gazetteer.sources:
            facts = [source.words, source.licence, source.url, f"sha256 {source.sha256[:16]}" if source.sha256 else ""]
            tell(f"source       {'  '.join(fact for fact in facts if fact)}")
        for pack in list_packs(gazetteer.path):
            for report in pack.reports:
                tell(f"pack {pack.code:8s}{report}")
            for role, name, size, digest in pack.files:
                tell(f"  {role:11s}{name}  {size:,} bytes  sha256 {digest[:16]}")


@app.command("update")
def update(
    ctx: typer.Context,
    countries: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COUNTRY...]", help="Only these; all installed ones if none is named."),
    ] = None,
    no_fetch: Annotated[
        bool, typer.Option("--no-fetch", help="Only bring the file onto this version's default; no network.")
    ] = False,
) -> None:
    """Fetch the packs anew and bring the file onto the default of this version."""
    from geostrike.gazetteer.packs import check_country, list_packs, update_file

    with one_line_errors(), _progress() as progress:
        target = _target(ctx)
        installed = [pack.code for pack in list_packs(target) if len(pack.code) == 2]
        codes = [check_country(code, target) for code in countries] if countries else installed
        unknown = sorted(set(codes) - set(installed))
        if unknown:
            raise GazetteerError(
                f"Not installed: {', '.join(unknown)}; run: geostrike gazetteer add {' '.join(unknown)}"
            )
        fresh = {} if no_fetch else {code: _fetch(code, progress) for code in codes}
        for code, reports in update_file(target, fresh, progress).items():
            for report in reports:
                say(f"{code}: {report}")


@app.command("remove")
def remove(ctx: typer.Context, countries: Countries) -> None:
    """Take packs out again; "user" stands for your own places."""
    from geostrike.gazetteer.packs import remove_pack

    with one_line_errors(), _progress() as progress:
        target = _target(ctx)
        for code in countries:
            name = "user" if code.casefold() == "user" else code.upper()
            remove_pack(target, name, progress)
            say(f"{name} removed")


@app.command("verify")
def verify(ctx: typer.Context) -> None:
    """Check the file: damaged pages, checksums of what was added, dangling rows."""
    from geostrike.gazetteer.location import find_gazetteer
    from geostrike.gazetteer.verifying import verify_file

    settings: Settings = ctx.obj
    with one_line_errors():
        path = find_gazetteer(settings.gazetteer)
        problems = verify_file(path)
        for problem in problems:
            say(f"{path.name}: {problem}")
        if problems:
            raise GazetteerError(f"{path} is damaged; run: geostrike gazetteer update")
        tell(f"{path}: nothing wrong")


def _target(ctx: typer.Context) -> Path:
    from geostrike.gazetteer.location import user_gazetteer

    settings: Settings = ctx.obj
    return user_gazetteer(settings.gazetteer)


def _fetch(code: str, progress: Progress) -> list[Kept]:
    from geostrike.gazetteer.fetching import fetch_pack

    return fetch_pack(code, progress)


def _try_boundaries(code: str, progress: Progress) -> list[Kept]:
    """A pack without real outlines is still a pack."""
    from geostrike.gazetteer.fetching import fetch_boundaries

    try:
        return fetch_boundaries(code, progress)
    except (NetworkError, GazetteerError) as error:
        say(f"{code}: no boundaries ({error}); outlines stay approximate")
        return []


def _read_boundaries(paths: list[Path]) -> list[Kept]:
    from geostrike.gazetteer.kept import Kept

    kept = []
    for path in paths:
        try:
            kept.append(Kept(role="boundaries", name=path.name, data=path.read_bytes()))
        except OSError as error:
            raise GazetteerError(
                f"Cannot read {path} ({error.strerror}); check the path given with --boundaries"
            ) from error
    return kept


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on a terminal's standard error; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    tasks: dict[str, object] = {}
    with bar:

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done, total=total or None)  # type: ignore[arg-type]

        yield report
