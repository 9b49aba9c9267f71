"""The forms readings are exported in, and the one verb that writes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike.errors import GeostrikeError, OutputError
from geostrike.export.acled import encode_acled
from geostrike.export.claim_sheet import encode_claim_sheet, encode_section
from geostrike.export.files import remove_abandoned, replacing
from geostrike.export.geojson import encode_geojson
from geostrike.export.geopackage import pack_layers, write_geopackage
from geostrike.export.geoparquet import pack_strikes, write_geoparquet
from geostrike.export.kml import compose_kml, encode_placemarks
from geostrike.export.reading import encode_reading
from geostrike.export.spreadsheet import BYTE_ORDER_MARK, encode_csv
from geostrike.export.timemap import compose_timemap, encode_part
from geostrike.export.ucdp import encode_ucdp
from geostrike.language.controls import dump_json
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geostrike.export.geojson import OutlineOf
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.outline import Outline
    from geostrike.model import Place, Reading

    Refuse = Callable[[Reading, Exception], None]

__all__ = [
    "FORMATS",
    "Choices",
    "Format",
    "encode",
    "encode_one_by_one",
    "export",
    "find_format",
    "write_one_by_one",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What an exporter may be asked for beside the readings."""

    outline_of: OutlineOf | None = None
    area_coordinates: bool = False
    whole: bool = False
    hxl: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """One form. However many readings there are, they are taken one by one: ``part`` makes of each what its file needs, and raises
    where that cannot be; ``compose`` makes text of the parts, or ``write`` a file.
    """

    name: str
    suffix: str
    words: str
    part: Callable[[Reading, Choices], Any]
    compose: Callable[[Iterable[Any], Choices, Path | None], Iterator[bytes]] | None = None
    """What must wait for the last reading waits in a folder, or where the system has its temporary files."""
    write: Callable[[Iterable[Any], Path], None] | None = None
    """What must wait for the last reading waits beside the file."""
    aliases: tuple[str, ...] = ()
    """Other names and endings that people know it by."""
    opens_in_excel: bool = False
    """Whether a byte-order mark helps: it is a table of text."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: by its name, its ending, and what else it is known by."""
        return (self.name, self.suffix.removeprefix("."), *self.aliases)


def _in_a_row(
    whole: Callable[[Sequence[Reading], Choices], str], between: str = "", end: tuple[str, str] = ("", "")
) -> Callable[[Iterable[bytes], Choices, Path | None], Iterator[bytes]]:
    """Parts that stand one behind the other, with ``between`` between them; around them what ``whole`` writes of nothing, which has
    its own ``end`` when nothing is in it, and another when something is.
    """

    def compose(parts: Iterable[bytes], choices: Choices, _: Path | None) -> Iterator[bytes]:
        nothing, begun = whole([], choices), False
        for part in parts:
            if part:
                yield (between if begun else nothing.removesuffix(end[0])).encode("utf-8") + part
                begun = True
        yield (end[1] if begun else nothing).encode("utf-8")

    return compose


def _dump(value: Any) -> str:
    return dump_json(value, indent=1) + "\n"


def _features(reading: Reading, choices: Choices) -> bytes:
    """The features of a reading as they stand in a collection of several."""
    features = encode_geojson([reading], choices.outline_of)["features"]
    texts = (f"\n{dump_json(feature, indent=1)}".replace("\n", "\n  ") for feature in features)
    return ",".join(texts).encode("utf-8")


FORMATS = (
    Format(
        name="geojson",
        suffix=".geojson",
        words="GeoJSON (RFC 7946), one feature a strike",
        part=_features,
        compose=_in_a_row(lambda readings, _: _dump(encode_geojson(readings)), ",", ("]\n}\n", "\n ]\n}\n")),
    ),
    Format(
        name="gpkg",
        suffix=".gpkg",
        words="GeoPackage for QGIS: points, areas, unplaced, claims, sources",
        part=lambda reading, choices: pack_layers(reading, choices.outline_of),
        write=write_geopackage,
        aliases=("geopackage",),
    ),
    Format(
        name="csv",
        suffix=".csv",
        words="CSV with an HXL row, one row a claim",
        part=lambda reading, _: encode_csv([reading], header=False).encode("utf-8"),
        compose=_in_a_row(lambda readings, choices: encode_csv(readings, hxl=choices.hxl)),
        opens_in_excel=True,
    ),
    Format(
        name="acled",
        suffix=".acled.csv",
        words="CSV in ACLED's columns and precision codes (not ACLED data)",
        part=lambda reading, choices: encode_acled(
            [reading], area_coordinates=choices.area_coordinates, header=False
        ).encode("utf-8"),
        compose=_in_a_row(lambda readings, _: encode_acled(readings)),
        opens_in_excel=True,
    ),
    Format(
        name="ucdp",
        suffix=".ucdp.csv",
        words="CSV in UCDP GED's columns and precision codes (not UCDP data)",
        part=lambda reading, choices: encode_ucdp(
            [reading], area_coordinates=choices.area_coordinates, header=False
        ).encode("utf-8"),
        compose=_in_a_row(lambda readings, _: encode_ucdp(readings)),
        opens_in_excel=True,
    ),
    Format(
        name="kml",
        suffix=".kml",
        words="KML for Google Earth, a folder a level",
        part=lambda reading, choices: encode_placemarks(reading, choices.outline_of),
        compose=lambda parts, _, folder: compose_kml(parts, folder),
    ),
    Format(
        name="timemap",
        suffix=".timemap.json",
        words="JSON for TimeMap: events, sources, associations",
        part=lambda reading, _: encode_part(reading),
        compose=lambda parts, _, folder: compose_timemap(parts, folder),
    ),
    Format(
        name="jsonl",
        suffix=".jsonl",
        words="JSON Lines, one reading a line",
        part=lambda reading, choices: f"{dump_json(encode_reading(reading, whole=choices.whole))}\n".encode(),
        compose=_in_a_row(lambda _readings, _choices: ""),
        aliases=("ndjson", "jsonlines"),
    ),
    Format(
        name="geoparquet",
        suffix=".parquet",
        words="GeoParquet, one row a strike",
        part=lambda reading, choices: pack_strikes(reading, choices.outline_of),
        write=write_geoparquet,
    ),
    Format(
        name="markdown",
        suffix=".md",
        words="a claim sheet in Markdown, for reading and printing",
        part=lambda reading, _: encode_section(reading).encode("utf-8"),
        compose=_in_a_row(lambda readings, _: encode_claim_sheet(readings)),
    ),
)


def find_format(name: str | None, target: Path | None = None) -> Format:
    """The format of that name, or the one whose suffix ``target`` has. Raises ``OutputError`` when there is none."""
    for form in FORMATS:
        if name is not None and name.lower().removeprefix(".") in form.names:
            return form
    known = ", ".join(form.name for form in FORMATS)
    if name is not None:
        raise OutputError(f"there is no format {name!r}; choose one of {known}")
    file_name = target.name.lower() if target is not None else ""
    fitting = [(len(ending), form) for form in FORMATS for ending in form.names if file_name.endswith(f".{ending}")]
    if not fitting:
        suffixes = ", ".join(form.suffix for form in FORMATS)
        raise OutputError(
            f"{file_name!r} does not tell the format: end it with one of {suffixes}, or say --format {known}"
        )
    return max(fitting, key=lambda fit: fit[0])[1]


def encode(readings: Iterable[Reading], form: Format, choices: Choices) -> str:
    """The readings as text. Raises ``OutputError`` for a format that is only a file."""
    return b"".join(encode_one_by_one(_told_apart(readings), form, choices)).decode("utf-8")


def encode_one_by_one(
    readings: Iterable[Reading],
    form: Format,
    choices: Choices,
    refuse: Refuse | None = None,
    folder: Path | None = None,
) -> Iterator[bytes]:
    """The readings as text in UTF-8, piece by piece: none but the last reading is held. What must wait for the last one lies in
    ``folder``, or where the system has its temporary files.

    ``refuse`` is told of a reading that cannot be written, and the others are; without it, that is an error. Raises
    ``OutputError`` for a format that is only a file.
    """
    if form.compose is None:
        raise OutputError(f"{form.name} is not text: give it a file with -o FILE{form.suffix}")
    return form.compose(_parts_of(readings, form, choices, refuse), choices, folder)


def write_one_by_one(
    readings: Iterable[Reading],
    target: Path,
    form: Format,
    choices: Choices,
    refuse: Refuse | None = None,
    *,
    for_excel: bool = False,
) -> None:
    """Write the readings as ``encode_one_by_one`` takes them, in any form: as one file, which appears whole or not at all.

    What must wait for the last reading lies in its scratch folder. Raises ``OutputError`` when it cannot be written.
    """
    remove_abandoned(target)
    with replacing(target, suffix=form.suffix if form.write else "") as scratch:
        if form.write is not None:
            form.write(_parts_of(readings, form, choices, refuse), scratch)
            return
        mark = BYTE_ORDER_MARK if for_excel and form.opens_in_excel else ""
        with scratch.open("xb") as file:
            pieces = encode_one_by_one(readings, form, choices, refuse, scratch.parent)
            file.writelines(chain([mark.encode("utf-8")], pieces))


def _parts_of(readings: Iterable[Reading], form: Format, choices: Choices, refuse: Refuse | None) -> Iterator[Any]:
    for reading in readings:
        try:
            part = form.part(reading, choices)
        except (GeostrikeError, OSError):
            raise
        except Exception as error:
            if refuse is None:
                raise
            refuse(reading, error)
            continue
        yield part


def _told_apart(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings of which no two articles have the same id: every form joins strikes, claims and sources by it."""
    identities = Identities()
    return (replace(reading, article=identities.tell_apart(reading.article)) for reading in readings)


def _find_outline(gazetteer: Gazetteer | None, place: Place) -> Outline | None:
    """The outline of an area; a gazetteer that none was named for is opened for the first."""
    from geostrike.gazetteer.opened import open_gazetteer  # noqa: PLC0415  loaded only where it is used

    return (gazetteer or open_gazetteer()).outline(place)


def export(
    readings: Iterable[Reading],
    target: str | Path,
    *,
    format: str | None = None,  # noqa: A002
    gazetteer: Gazetteer | None = None,
    area_coordinates: bool = False,
    whole: bool = False,
    hxl: bool = True,
    for_excel: bool = False,
) -> Path:
    """Write readings to ``target`` in the format of its suffix, or in ``format``; the file appears whole or not at all. They are taken
    one by one: of an iterator none but the last is held.

    ``gazetteer`` gives districts and provinces their outlines (the user's own or the default when ``None``). With
    ``area_coordinates`` the ACLED-like and UCDP-like tables have coordinates for them too; with ``whole`` JSON Lines carry
    the articles' text; without ``hxl`` the CSV has no row of hashtags; ``for_excel``
    puts a byte-order mark before tables, by which Excel knows their letters at a double click. Returns the path. Raises ``OutputError`` when it cannot be written.
    """
    path = Path(target)
    form = find_format(format, path)
    choices = Choices(
        outline_of=partial(_find_outline, gazetteer), area_coordinates=area_coordinates, whole=whole, hxl=hxl
    )
    write_one_by_one(_told_apart(readings), path, form, choices, for_excel=for_excel)
    return path
