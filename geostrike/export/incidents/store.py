"""A collection in a database: one GeoPackage, which QGIS opens as it is, or PostGIS.

A GeoPackage takes the place of the one before as a whole; in PostGIS all tables change in one transaction. Whoever is killed
meanwhile leaves what was there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.errors import OutputError
from geostrike.export.files import remove_abandoned, replacing
from geostrike.export.geopackage import write_layers
from geostrike.export.incidents.layers import make_layers

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.incidents.rows import Incidents

__all__ = ["SCHEMA", "is_database", "write_database", "write_geopackage_store"]

SCHEMA = "geostrike"
"""Of the database: tables of others that are called alike stay what they are."""
_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def is_database(store: str) -> bool:
    """Whether it names a database rather than a file."""
    return store.lower().startswith(_SCHEMES)


def write_geopackage_store(given: Incidents, target: Path, outline_of: OutlineOf | None = None) -> None:
    """The six tables as one GeoPackage. Raises ``OutputError``."""
    remove_abandoned(target)
    layers = [(layer.name, layer.frame, layer.geometry) for layer in make_layers(given, outline_of)]
    with replacing(target, suffix=".gpkg") as scratch:
        write_layers(layers, scratch)


def write_database(given: Incidents, url: str, outline_of: OutlineOf | None = None) -> str:
    """The six tables into the schema ``geostrike`` of a PostgreSQL database with PostGIS; its address without the password.

    Raises ``OutputError``; neither it nor what it was raised from holds the password.
    """
    try:
        from geoalchemy2 import Geometry  # noqa: PLC0415  loaded only where it is used
        from sqlalchemy import create_engine, text  # noqa: PLC0415
        from sqlalchemy.engine import make_url  # noqa: PLC0415
        from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415
    except ImportError:
        raise OutputError("writing to a database needs an extra: pip install 'geostrike[postgis]'") from None
    problem = None
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, ValueError):
        raise OutputError("that is no address of a database: postgresql://USER@HOST:PORT/NAME") from None
    shown = address.render_as_string(hide_password=True).replace("+psycopg", "")
    engine = create_engine(address, hide_parameters=True, connect_args={"connect_timeout": 20})
    try:
        layers = make_layers(given, outline_of)
        with engine.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
            if _has_table(connection, layers[0].name):  # a second geostrike waits for the first
                connection.execute(text(f"LOCK TABLE {SCHEMA}.{layers[0].name}"))
            for layer in layers:
                _replace_rows(connection, layer, Geometry)
    except Exception as error:  # noqa: BLE001  whatever it is, it may tell the password
        problem = _explain(error, address.password)
    finally:
        engine.dispose()
    if problem is not None:
        raise OutputError(
            f"{shown} cannot be written ({problem}): it needs PostGIS (CREATE EXTENSION postgis) and your leave to write"
        )
    return shown


def _has_table(connection: Any, name: str) -> bool:
    from sqlalchemy import inspect  # noqa: PLC0415  loaded only where it is used

    return bool(inspect(connection).has_table(name, schema=SCHEMA))


def _replace_rows(connection: Any, layer: Any, geometry: Any) -> None:
    """New rows in a table that stays, so that what others built on it stays too; another form of it replaces it."""
    import pandas as pd  # noqa: PLC0415  loaded only where it is used
    from sqlalchemy import inspect, text  # noqa: PLC0415

    exists = _has_table(connection, layer.name)
    wanted = {str(name) for name in layer.frame.columns}
    if exists and {column["name"] for column in inspect(connection).get_columns(layer.name, schema=SCHEMA)} == wanted:
        connection.execute(text(f'DELETE FROM {SCHEMA}."{layer.name}"'))  # noqa: S608  a name of our own
        how = "append"
    else:
        how = "replace"
    frame, types = layer.frame, {}
    if layer.geometry is not None:  # as words, for geopandas writes no table without a single shape
        shapes = [None if shape is None else f"SRID=4326;{shape.wkt}" for shape in frame.geometry]
        frame = pd.DataFrame(frame.drop(columns="geometry")).assign(geometry=shapes)
        types = {"geometry": geometry(geometry_type=layer.geometry.upper(), srid=4326, spatial_index=how == "replace")}
    frame.to_sql(
        layer.name, connection, schema=SCHEMA, if_exists=how, index=False, dtype=types, method="multi", chunksize=500
    )


def _explain(error: Exception, password: object) -> str:
    """The database's words on one line, without the password, whatever it says."""
    from urllib.parse import quote, quote_plus  # noqa: PLC0415  loaded only where it is used

    words = " ".join(str(getattr(error, "orig", None) or error).split())[:300]
    if password is not None:
        secret = str(password)
        for form in {secret, quote(secret), quote(secret, safe=""), quote_plus(secret)} - {""}:
            words = words.replace(form, "***")
    return words
