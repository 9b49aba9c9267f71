"""The files that a country pack is made from, as they are found and as they are kept in the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.archive import read_lines
from geostrike.gazetteer.geonames import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Kept", "find_pack_files", "keep_files"]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """One file of a pack, kept in the gazetteer as it was given."""

    role: str
    name: str
    data: bytes
    member: str | None = None
    url: str = ""
    date: str = ""
    licence: str = ""


def find_pack_files(country: str, paths: Iterable[Path]) -> list[Kept]:
    """The files among ``paths`` (files or folders) that belong to the pack of this country."""
    found: list[Kept] = []
    for path in paths:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and _may_matter(country, p.name))
        elif path.is_file():
            files = [path]
        else:
            raise GazetteerError(f"No file or folder {path}; check the path given with --from")
        for file in files:
            try:
                data = file.read_bytes()
            except OSError as error:
                raise GazetteerError(f"Cannot read {file} ({error.strerror}); check its permissions") from error
            name = f"{file.parent.name}/{file.name}"
            found += keep_files(country, name, data)
    if not any(kept.role == "places" for kept in found):
        raise GazetteerError(f"No country file for {country} there; it is called {country}.zip, {country}.txt(.gz)")
    return found


def keep_files(country: str, name: str, data: bytes, *, url: str = "", date: str = "") -> list[Kept]:
    """What a file holds for the pack of this country; of a table that covers the world only the country's lines."""
    kept = []
    for file in recognise(country, name.rpartition("/")[2], data):
        if file.role in ("admin1", "admin2"):
            lines = read_lines(file.name, file.data, file.member)
            own = b"".join(line + b"\n" for line in lines if line.startswith(f"{country}.".encode()))
            kept.append(Kept(role=file.role, name=name.removesuffix(".gz"), data=own, url=url, date=date))
        else:
            kept.append(Kept(role=file.role, name=name, data=data, member=file.member, url=url, date=date))
    return kept


def _may_matter(country: str, name: str) -> bool:
    upper = name.upper()
    stem = upper.partition(".")[0]
    return upper.endswith((".ZIP", ".TXT", ".GZ", ".TSV")) and stem in (country, "ADMIN1CODESASCII", "ADMIN2CODES")
