"""The forms readings are exported in, and the one verb that writes them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from geostrike.errors import GeostrikeError, OutputError
from geostrike.export.acled import encode_acled
from geostrike.export.claim_sheet import encode_claim_sheet, encode_section
from geostrike.export.files import remove_abandoned, replacing, write_whole
from geostrike.export.geojson import encode_geojson
from geostrike.export.geopackage import write_geopackage
from geostrike.export.geoparquet import write_geoparquet
from geostrike.export.kml import encode_kml
from geostrike.export.reading import encode_reading
from geostrike.export.spreadsheet import BYTE_ORDER_MARK, encode_csv
from geostrike.export.timemap import encode_timemap
from geostrike.export.ucdp import encode_ucdp
from geostrike.language.controls import dump_json
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geostrike.export.geojson import OutlineOf
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.outline import Outline
    from geostrike.model import Place, Reading

__all__ = [
    "FORMATS",
    "Choices",
    "Format",
    "encode",
    "encode_one_by_one",
    "export",
    "find_format",
    "split_unwritable",
    "write_pieces",
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
    """One form: text by ``encode``, or a file of its own by ``write``."""

    name: str
    suffix: str
    words: str
    encode: Callable[[Sequence[Reading], Choices], str] | None = None
    go_on: Callable[[Reading, Choices], str] | None = None
    """One more reading behind others, of a form that can be written one by one, however many there are."""
    between: str = ""
    """What parts two readings of such a form."""
    end: tuple[str, str] = ("", "")
    """How such a form ends when nothing is in it, and when something is."""
    write: Callable[[Sequence[Reading], Path, Choices], None] | None = None
    aliases: tuple[str, ...] = ()
    """Other names and endings that people know it by."""
    opens_in_excel: bool = False
    """Whether a byte-order mark helps: it is a table of text."""

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: by its name, its ending, and what else it is known by."""
        return (self.name, self.suffix.removeprefix("."), *self.aliases)


def _dump(value: Any) -> str:
    return dump_json(value, indent=1) + "\n"


def _features(reading: Reading, choices: Choices) -> str:
    """The features of a reading as they stand in a collection of several."""
    features = encode_geojson([reading], choices.outline_of)["features"]
    return ",".join(f"\n{dump_json(feature, indent=1)}".replace("\n", "\n  ") for feature in features)


def _json_lines(readings: Sequence[Reading], choices: Choices) -> str:
    return "".join(dump_json(encode_reading(reading, whole=choices.whole)) + "\n" for reading in readings)


FORMATS = (
    Format(
        name="geojson",
        suffix=".geojson",
        words="GeoJSON (RFC 7946), one feature a strike",
        encode=lambda readings, choices: _dump(encode_geojson(readings, choices.outline_of)),
        go_on=_features,
        between=",",
        end=("]\n}\n", "\n ]\n}\n"),
    ),
    Format(
        name="gpkg",
        suffix=".gpkg",
        words="GeoPackage for QGIS: points, areas, unplaced, claims, sources",
        write=lambda readings, target, choices: write_geopackage(readings, target, choices.outline_of),
        aliases=("geopackage",),
    ),
    Format(
        name="csv",
        suffix=".csv",
        words="CSV with an HXL row, one row a claim",
        encode=lambda readings, choices: encode_csv(readings, hxl=choices.hxl),
        go_on=lambda reading, _: encode_csv([reading], header=False),
        opens_in_excel=True,
    ),
    Format(
        name="acled",
        suffix=".acled.csv",
        words="CSV in ACLED's columns and precision codes (not ACLED data)",
        encode=lambda readings, choices: encode_acled(readings, area_coordinates=choices.area_coordinates),
        go_on=lambda reading, choices: encode_acled([reading], area_coordinates=choices.area_coordinates, header=False),
        opens_in_excel=True,
    ),
    Format(
        name="ucdp",
        suffix=".ucdp.csv",
        words="CSV in UCDP GED's columns and precision codes (not UCDP data)",
        encode=lambda readings, choices: encode_ucdp(readings, area_coordinates=choices.area_coordinates),
        go_on=lambda reading, choices: encode_ucdp([reading], area_coordinates=choices.area_coordinates, header=False),
        opens_in_excel=True,
    ),
    Format(
        name="kml",
        suffix=".kml",
        words="KML for Google Earth, a folder a level",
        encode=lambda readings, choices: encode_kml(readings, choices.outline_of),
    ),
    Format(
        name="timemap",
        suffix=".timemap.json",
        words="JSON for TimeMap: events, sources, associations",
        encode=lambda readings, _: _dump(encode_timemap(readings)),
    ),
    Format(
        name="jsonl",
        suffix=".jsonl",
        words="JSON Lines, one reading a line",
        encode=_json_lines,
        go_on=lambda reading, choices: _json_lines([reading], choices),
        aliases=("ndjson", "jsonlines"),
    ),
    Format(
        name="geoparquet",
        suffix=".parquet",
        words="GeoParquet, one row a strike",
        write=lambda readings, target, choices: write_geoparquet(readings, target, choices.outline_of),
    ),
    Format(
        name="markdown",
        suffix=".md",
        words="a claim sheet in Markdown, for reading and printing",
        encode=lambda readings, _: encode_claim_sheet(readings),
        go_on=lambda reading, _: encode_section(reading),
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
    if form.encode is None:
        raise OutputError(f"{form.name} is not text: give it a file with -o FILE{form.suffix}")
    return form.encode(list(_told_apart(readings)), choices)


def encode_one_by_one(
    readings: Iterable[Reading],
    form: Format,
    choices: Choices,
    refuse: Callable[[Reading, Exception], None] | None = None,
) -> Iterator[bytes]:
    """The same as ``encode`` in UTF-8, a piece for each reading, of a form that has ``go_on``: none but the last is held.

    ``refuse`` is told of a reading that cannot be written, and the others are; without it, that is an error.
    """
    assert form.encode is not None
    assert form.go_on is not None
    nothing, begun = form.encode([], choices), False
    for reading in readings:
        try:
            piece = form.go_on(reading, choices).encode("utf-8")
        except (GeostrikeError, OSError):
            raise
        except Exception as error:
            if refuse is None:
                raise
            refuse(reading, error)
            continue
        if piece:
            yield (form.between if begun else nothing.removesuffix(form.end[0])).encode("utf-8") + piece
            begun = True
    yield (form.end[1] if begun else nothing).encode("utf-8")


def write_pieces(pieces: Iterable[bytes], target: Path) -> None:
    """The pieces as one file, which appears whole or not at all. Raises ``OutputError``."""
    remove_abandoned(target)
    with replacing(target) as scratch, scratch.open("xb") as file:
        file.writelines(pieces)


def _told_apart(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Readings of which no two articles have the same id: every form joins strikes, claims and sources by it."""
    identities = Identities()
    return (replace(reading, article=identities.tell_apart(reading.article)) for reading in readings)


def split_unwritable(
    readings: Sequence[Reading], form: Format, choices: Choices
) -> tuple[list[Reading], list[tuple[Reading, str]]]:
    """Those that can be written one by one, and those that cannot, with the reason: one must not cost all others."""
    written: list[Reading] = []
    unwritable: list[tuple[Reading, str]] = []
    with TemporaryDirectory() as folder:
        for reading in readings:
            try:
                if form.write is None:
                    encode([reading], form, choices).encode("utf-8")
                else:
                    form.write([reading], Path(folder, f"{len(written)}{form.suffix}"), choices)
            except Exception as error:  # noqa: BLE001  whatever it is, it is this article's
                unwritable.append((reading, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"))
            else:
                written.append(reading)
    return written, unwritable


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
    """Write readings to ``target`` in the format of its suffix, or in ``format``; the file appears whole or not at all.

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
    mark = BYTE_ORDER_MARK if for_excel and form.opens_in_excel else ""
    if form.go_on is not None:
        write_pieces(chain([mark.encode()], encode_one_by_one(_told_apart(readings), form, choices)), path)
        return path
    given = list(_told_apart(readings))
    remove_abandoned(path)
    if form.write is None:
        text = encode(given, form, choices)
        write_whole(path, mark + text)
    else:
        with replacing(path, suffix=form.suffix) as scratch:
            form.write(given, scratch, choices)
    return path
