"""Collections as GeoPackage and in a database. (All sentences are made up.)"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyogrio
import pytest

from geostrike.errors import OutputError
from geostrike.export.collection import encode_incident
from geostrike.export.incidents.rows import COLUMNS, Incidents, estimate
from geostrike.export.incidents.store import write_database, write_geopackage_store
from geostrike.incidents import join_reports
from geostrike.model import Level
from tests.incidents.made_up import PARTIES, make_place, make_report

PASSWORD = "p@ss/word %41'x"
QUOTED = "p%40ss%2Fword%20%2541%27x"


def make_incidents(count: int = 1) -> Incidents:
    reports = [
        replace(make_report("a", make_place("Dovrin"), killed=(9, 9), attacker="Turkey"), quote="Nine died in Dovrin."),
        replace(make_report("b", make_place("Dovrin"), killed=(12, None)), quote="=At least 12 died."),
        make_report("c", make_place("Karsa", 12.0, level=Level.PROVINCE, km=60.0), 40, published=40),
        make_report("d", "Hanwa", 80, published=80),
    ][: 1 + 3 * count]
    articles = [
        {
            "id": name,
            "title": None,
            "outlet": None,
            "url": None,
            "published": None,
            "sha256": "0" * 64,
            "language": "en",
        }
        for name in "abcde"
    ]
    return Incidents(articles, [encode_incident(incident) for incident in join_reports(reports, {}, PARTIES)])


def test_a_geopackage_has_all_tables_and_says_where_each_incident_is(tmp_path: Path) -> None:
    target = tmp_path / "c.gpkg"
    write_geopackage_store(make_incidents(), target)
    assert {name for name, _ in pyogrio.list_layers(target)} == {*COLUMNS, "areas"}
    incidents = pyogrio.read_dataframe(target, layer="incidents").set_index("place")
    assert incidents.loc["Dovrin"].geometry.x == 10.0
    assert incidents.loc["Karsa"].geometry is None
    assert incidents.loc["Hanwa"].geometry is None
    assert len(pyogrio.read_dataframe(target, layer="areas")) == 1
    assert len(pyogrio.read_dataframe(target, layer="articles")) == 5
    assert set(pyogrio.read_dataframe(target, layer="claims")["incident_id"]) == set(incidents["incident_id"])


def test_the_same_collection_gives_the_same_geopackage(tmp_path: Path) -> None:
    for name in ("one.gpkg", "two.gpkg"):
        write_geopackage_store(make_incidents(), tmp_path / name)
    assert (tmp_path / "one.gpkg").read_bytes() == (tmp_path / "two.gpkg").read_bytes()


def test_tolls_are_never_added_up() -> None:
    (incident,) = (i for i in make_incidents().incidents if i["place"] == "Dovrin")
    assert estimate(incident) == (9, None, 12, True)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of a PostgreSQL with PostGIS, in a cluster of its own that nobody but the test uses."""
    pytest.importorskip("psycopg")
    pytest.importorskip("geoalchemy2")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = found[-1] if found else Path(shutil.which("initdb") or "")
    if not initdb.is_file() or not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        pytest.skip("NOT TESTED: there is no PostgreSQL with PostGIS here (apt-get install postgresql postgis)")
    user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="geostrike-pg-", dir="/tmp"))
    secret = folder / "secret"
    secret.write_text(PASSWORD, "utf-8")
    if user:
        shutil.chown(folder, user)
        shutil.chown(secret, user)
    cluster, port = folder / "data", free_port()

    def run(tool: str, *words: str) -> None:
        command = [str(initdb.with_name(tool)), *words]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=120)

    try:
        run("initdb", "-D", str(cluster), "-U", "desk", "--pwfile", str(secret), "-A", "scram-sha-256", "-N")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-D", str(cluster), "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            url = f"postgresql://desk:{QUOTED}@127.0.0.1:{port}/postgres"
            execute(url, "CREATE EXTENSION postgis")
            yield url
        finally:
            run("pg_ctl", "-D", str(cluster), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def execute(url: str, words: str) -> list[tuple[object, ...]]:
    import psycopg

    with psycopg.connect(url) as connection:
        cursor = connection.execute(words)
        return list(cursor.fetchall()) if cursor.description else []


def test_postgis_holds_the_same_tables_and_keeps_what_others_built_on_them(database: str) -> None:
    execute(database, "CREATE TABLE public.articles (mine text); INSERT INTO public.articles VALUES ('stays')")
    shown = write_database(make_incidents(), database)
    assert PASSWORD not in shown
    assert QUOTED not in shown
    told = "SELECT place, ST_X(geometry) FROM geostrike.incidents ORDER BY place"
    assert execute(database, told) == [("Dovrin", 10.0), ("Hanwa", None), ("Karsa", None)]
    execute(database, "CREATE VIEW public.map AS SELECT place, geometry FROM geostrike.incidents")
    write_database(make_incidents(0), database)
    assert execute(database, "SELECT place FROM public.map") == [("Dovrin",)]
    assert execute(database, "SELECT mine FROM public.articles") == [("stays",)]
    for table, columns in COLUMNS.items():
        names = f"SELECT column_name FROM information_schema.columns WHERE table_schema='geostrike' AND table_name='{table}'"
        assert {str(name) for (name,) in execute(database, names)} - {"geometry"} == set(columns)


def test_a_run_that_fails_in_between_leaves_what_was_there(database: str) -> None:
    write_database(make_incidents(), database)
    execute(
        database, "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger AS 'BEGIN RAISE ''no''; END' LANGUAGE plpgsql"
    )
    execute(database, "CREATE TRIGGER refuse BEFORE INSERT ON geostrike.articles EXECUTE FUNCTION refuse()")
    with pytest.raises(OutputError):
        write_database(make_incidents(0), database)
    assert execute(database, "SELECT count(*) FROM geostrike.incidents") == [(3,)]


@pytest.mark.parametrize("change", ["password", "host", "name"])
def test_no_error_tells_the_password(change: str, database: str) -> None:
    wrong = {
        "password": database.replace(QUOTED, "wrong-secret"),
        "host": database.replace("127.0.0.1", "no-such-host.invalid"),
        "name": database.replace("/postgres", "/no-such-database"),
    }[change]
    with pytest.raises(OutputError) as caught:
        write_database(make_incidents(), wrong)
    told = repr(caught.value) + str(caught.value) + repr(caught.value.__context__) + repr(caught.value.__cause__)
    for secret in (PASSWORD, QUOTED, "wrong-secret"):
        assert secret not in told


def test_an_address_that_is_none_is_refused_without_repeating_it() -> None:
    with pytest.raises(OutputError) as caught:
        write_database(make_incidents(), "postgresql://desk:hidden@host:port-is-no-number/x")
    assert "hidden" not in repr(caught.value)
