"""The user's gazetteer: the default one with country packs and the user's own places added.

It is one file. What was added is kept inside it as it was given, so that a pack can be taken out, or everything
brought onto a newer default, without asking the network. Every change is made on a copy that then takes the file's
place; two changes at a time wait for each other.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.boundaries import apply_boundaries
from geostrike.gazetteer.build import Progress, silent
from geostrike.gazetteer.geonames import CountryFile, PackReport, read_country
from geostrike.gazetteer.kept import Kept
from geostrike.gazetteer.location import find_default
from geostrike.gazetteer.ownplaces import USER, apply_own_places, read_own_places
from geostrike.gazetteer.rows import PlaceRow, SourceRow
from geostrike.gazetteer.schema import open_read_only
from geostrike.gazetteer.userfile import change_file, has_packs, lock_file
from geostrike.gazetteer.write import Writer
from geostrike.language.names import fold
from geostrike.model.places import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "Pack",
    "add_pack",
    "check_country",
    "import_own_places",
    "list_packs",
    "remove_pack",
    "update_file",
]

_FIRST_PACK_SOURCE = 100


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What is installed for one country (or, as ``user``, the user's own places)."""

    code: str
    words: str
    files: tuple[tuple[str, str, int, str], ...]
    """Role, file name, bytes, sha256 of each file it was made from."""
    reports: tuple[str, ...]


def check_country(code: str, gazetteer: Path | None = None) -> str:
    """The ISO alpha-2 code in upper case, or an error that says what such a code is."""
    upper = code.strip().upper()
    known_to = gazetteer if gazetteer and gazetteer.is_file() else find_default()
    with closing(open_read_only(known_to)) as connection:
        known = (
            re.fullmatch("[A-Z]{2}", upper)
            and connection.execute("SELECT 1 FROM division WHERE code = ?", (upper,)).fetchone()
        )
        if known:
            return upper
        row = connection.execute(
            "SELECT country FROM n0 JOIN place ON place.p = n0.p WHERE k = ? AND level = 6", (code.strip().casefold(),)
        ).fetchone()
    hint = f"; {code} is {row[0]}" if row else ""
    raise GazetteerError(f"{code!r} is not a country code; use two letters such as SY or UA{hint}")


def add_pack(
    target: Path, country: str, files: Iterable[Kept], progress: Progress = silent, *, base: Path | None = None
) -> tuple[str, ...]:
    """Add the pack of a country, or replace it; what it held, in words. ``files`` may hold boundaries, or nothing else.

    ``base`` is the gazetteer to build on where there is none yet: the default, unless a test brings its own.
    """
    with lock_file(target):
        return _add(target, country, list(files), progress, base)


def _add(target: Path, country: str, files: list[Kept], progress: Progress, base: Path | None) -> tuple[str, ...]:
    """``add_pack``, for one who holds the lock."""
    installed = _read_kept(target)
    old = installed.get(country, [])
    roles = {kept.role for kept in files}
    if country != USER:
        files = [kept for kept in old if kept.role not in roles] + files
    if not old and _has_present_base(target, base):
        with change_file(target, base=base) as connection:
            return _apply(connection, country, files, progress)
    return _build_with(target, {**installed, country: files}, progress, base)[country]


def import_own_places(target: Path, file: Path, *, base: Path | None = None) -> tuple[int, tuple[str, ...]]:
    """Import a CSV file of the user's own; how many places it held, and one line for each row left out.

    A file of the same name replaces what was imported from it before.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GazetteerError(f"Cannot read {file} ({error.strerror}); check the path") from error
    places, errors = read_own_places(file.name, data)
    if not places:
        first = f", first of all {errors[0]}" if errors else ""
        raise GazetteerError(f"{file.name} holds no usable place{first}; nothing was changed")
    with lock_file(target):
        kept = [k for k in _read_kept(target).get(USER, []) if k.name != file.name]
        _add(target, USER, [*kept, Kept(role="own places", name=file.name, data=data)], silent, base)
    return len(places), tuple(errors)


def remove_pack(target: Path, country: str, progress: Progress = silent, *, base: Path | None = None) -> None:
    """Take a pack out again (``user``: the user's own places)."""
    with lock_file(target):
        installed = _read_kept(target)
        if country not in installed:
            raise GazetteerError(f"No pack {country} is installed; installed: {', '.join(installed) or 'none'}")
        del installed[country]
        if installed:
            _build_with(target, installed, progress, base)
        else:
            target.unlink()


def update_file(
    target: Path, fresh: dict[str, list[Kept]], progress: Progress = silent, *, base: Path | None = None
) -> dict[str, tuple[str, ...]]:
    """Bring the file onto the present default, with fresh files for some packs and the kept ones for the others."""
    with lock_file(target):
        contents = _read_kept(target)
        for code, files in fresh.items():
            roles = {kept.role for kept in files}
            contents[code] = [k for k in contents.get(code, []) if k.role not in roles] + files
        return _build_with(target, contents, progress, base)


def _build_with(
    target: Path, contents: dict[str, list[Kept]], progress: Progress, base: Path | None
) -> dict[str, tuple[str, ...]]:
    """Everything anew on the present default: packs by code, the user's own places last."""
    with change_file(target, start=base or find_default()) as connection:
        ordered = sorted(contents, key=lambda code: (code == USER, code))
        return {code: _apply(connection, code, contents[code], progress) for code in ordered}


def _has_present_base(target: Path, base: Path | None) -> bool:
    """Whether the file stands on the default of this version (a file yet to be made does)."""
    if not target.is_file():
        return True
    with closing(open_read_only(target)) as connection:
        if not has_packs(connection):  # nothing was ever added: it is a base itself
            return True
    prints = []
    for path, key in ((target, "base"), (base or find_default(), "fingerprint")):
        with closing(open_read_only(path)) as connection:
            prints.append(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone())
    return bool(prints[0] == prints[1])


def list_packs(target: Path) -> tuple[Pack, ...]:
    """What is installed in the file, countries first."""
    if not target.is_file():
        return ()
    with closing(open_read_only(target)) as connection:
        if not has_packs(connection):
            return ()
        packs = []
        for code in _codes(connection):
            files = connection.execute(
                "SELECT role, name, bytes, sha256 FROM kept WHERE pack = ? ORDER BY role, name", (code,)
            ).fetchall()
            words = connection.execute("SELECT words FROM source WHERE pack = ? ORDER BY n", (code,)).fetchone()
            said = connection.execute("SELECT words FROM report WHERE pack = ? ORDER BY what", (code,)).fetchall()
            packs.append(
                Pack(code=code, words=words[0] if words else "", files=tuple(files), reports=tuple(r for (r,) in said))
            )
        return tuple(packs)


def _apply(connection: sqlite3.Connection, code: str, files: list[Kept], progress: Progress) -> tuple[str, ...]:
    """Add the rows of a pack and keep its files."""
    connection.execute("DELETE FROM kept WHERE pack = ?", (code,))
    connection.execute("DELETE FROM report WHERE pack = ?", (code,))
    for kept in files:
        digest = hashlib.sha256(kept.data).hexdigest()
        connection.execute(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                code,
                kept.role,
                kept.name,
                kept.member or "",
                digest,
                len(kept.data),
                kept.url,
                kept.date,
                kept.licence,
                kept.data,
            ),
        )
    reports: list[str] = []
    if code == USER:
        reports += apply_own_places(connection, [(k.name, k.data) for k in files])
    else:
        if any(k.role == "places" for k in files):
            reports.append(_apply_country(connection, code, files, progress))
        boundaries = [k for k in files if k.role == "boundaries"]
        if boundaries:
            progress(f"Boundaries of {code}", 0, 0)
            number = _next_source(connection)
            licence = "; ".join(sorted({k.licence for k in boundaries if k.licence}))
            report = apply_boundaries(connection, code, [(k.name, k.data) for k in boundaries], number, licence=licence)
            reports.append(report)
    for what, words in enumerate(reports):
        connection.execute("INSERT OR REPLACE INTO report VALUES (?, ?, ?)", (code, str(what), words))
    return tuple(reports)


def _given_names(connection: sqlite3.Connection, code: str) -> dict[str, str]:
    """Folded name → id of the place of this country that it was given to by hand."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (f"names {code}",)).fetchone()
    return (
        {name: f"geonames:{number}" for name, _, number in (pair.partition("=") for pair in row[0].split("|"))}
        if row
        else {}
    )


def _without_given(row: PlaceRow, given: dict[str, str]) -> PlaceRow:
    """A town loses the other names that belong to another town: volunteers wrote Kobani's under Afrin, too."""
    if row.level not in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT):
        return row
    kept = tuple(name for name in row.names if given.get(fold(name), row.id) == row.id)
    return row if len(kept) == len(row.names) else replace(row, names=kept)


def _apply_country(connection: sqlite3.Connection, code: str, files: list[Kept], progress: Progress) -> str:
    number = _next_source(connection)
    report = PackReport()
    chosen = [CountryFile(k.role, k.name.rpartition("/")[2], k.data, k.member or None) for k in files]
    writer = Writer(connection)
    given = _given_names(connection, code)
    for done, row in enumerate(read_country(code, chosen, number, report)):
        writer.add(_without_given(row, given))
        if done % 2000 == 0:
            progress(f"Adding {code}", done, 0)
    writer.finish()
    progress(f"Adding {code}", report.places, report.places)
    total = hashlib.sha256(b"".join(hashlib.sha256(k.data).digest() for k in files)).hexdigest()
    date = next((k.date for k in files if k.role == "places" and k.date), "") or report.latest
    writer.add_source(
        SourceRow(
            number=number,
            name=f"geonames-{code.lower()}",
            words=f"GeoNames {code} {date}".strip(),
            licence="CC BY 4.0",
            date=date,
            sha256=total,
            url=next((k.url for k in files if k.url), "https://www.geonames.org/"),
            pack=code,
        )
    )
    return report.describe()


def _next_source(connection: sqlite3.Connection) -> int:
    return max(_FIRST_PACK_SOURCE, int(connection.execute("SELECT max(n) FROM source").fetchone()[0] or 0) + 1)


def _codes(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT DISTINCT pack FROM kept ORDER BY pack = 'user', pack")
    return [code for (code,) in rows]


def _read_kept(target: Path) -> dict[str, list[Kept]]:
    """The files of every installed pack."""
    if not target.is_file():
        return {}
    with closing(open_read_only(target)) as connection:
        if not has_packs(connection):
            return {}
        found: dict[str, list[Kept]] = {}
        for code in _codes(connection):
            rows = connection.execute(
                "SELECT role, name, member, url, date, licence, data FROM kept WHERE pack = ? ORDER BY role, name, member",
                (code,),
            )
            found[code] = [
                Kept(role=role, name=name, member=member or None, url=url, date=date, licence=licence, data=data)
                for role, name, member, url, date, licence, data in rows
            ]
        return found
