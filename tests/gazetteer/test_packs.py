"""Country packs from files as GeoNames gives them, whole and broken. All rows are made up."""

from __future__ import annotations

import gzip
import io
import os
import sqlite3
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.archive import read_lines
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import find_pack_files
from geostrike.gazetteer.packs import add_pack, import_own_places, list_packs, remove_pack, update_file
from geostrike.gazetteer.userfile import change_file
from geostrike.gazetteer.verifying import verify_file
from geostrike.model import Level, Tier


def row(number: int, name: str, latitude: float = 11.0, longitude: float = 10.0, **more: str) -> str:
    cells = {
        "id": str(number), "name": name, "ascii": name, "others": "", "lat": f"{latitude:.5f}", "lon": f"{longitude:.5f}",
        "class": "P", "feature": "PPL", "country": "AV", "cc2": "", "a1": "01", "a2": "", "a3": "", "a4": "",
        "population": "0", "elevation": "", "dem": "", "timezone": "", "changed": "2020-05-01",
    } | more  # fmt: skip
    return "\t".join(cells.values())


ROWS = [
    row(100, "Tall Mīrū", 11.9, 10.9, others="Tal Mero,تلة ميرو", population="7000", feature="PPLA2"),
    row(501, "Khirbat Vard", 11.05, 10.2, a2="7"),
    row(502, "Old Mill Airfield", 11.3, 10.1, **{"class": "S", "feature": "AIRF"}),
    row(503, "Sixth Quarter", 12.61, 10.21, a1="02", feature="PPLX"),
    row(504, "Karsa Shoe Shop", 12.6, 10.2, **{"class": "S", "feature": "STOR"}),
    row(11, "Tal Meru Rayon", 11.2, 10.1, **{"class": "A", "feature": "ADM2", "a2": "7"}),
    row(-900, "Kherbet Vard", 11.06, 10.21, others="Ward Hamlet"),
]
NAMES = [
    "1\t501\t\tVardburg\t\t\t\t\t\t",
    "2\t501\tiata\tVRD\t\t\t\t\t\t",
    "3\t501\tlink\thttps://example.org/vard\t\t\t\t\t\t",
    "4\t501\tar\tخربة فارد\t1\t\t\t\t\t",
]


def write_pack(folder: Path, rows: list[str] | None = None) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "AV.txt").write_text("\n".join(ROWS if rows is None else rows) + "\n", "utf-8")
    (folder / "alternatenames").mkdir(exist_ok=True)
    (folder / "alternatenames" / "AV.txt").write_text("\n".join(NAMES) + "\n", "utf-8")
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "files")


def test_a_name_given_to_one_town_by_hand_is_taken_from_another(base: Path, tmp_path: Path) -> None:
    """Made up: the source writes Vardburg, which is Khirbat Vard's, under Tall Miru, too."""
    given = tmp_path / "base.sqlite"
    given.write_bytes(base.read_bytes())
    with sqlite3.connect(given) as connection:
        connection.execute("INSERT INTO meta VALUES ('names AV', 'vardburg=501')")
    connection.close()
    folder = write_pack(
        tmp_path / "f", [row(100, "Tall Mīrū", 11.9, 10.9, others="Vardburg"), row(501, "Khirbat Vard")]
    )
    add_pack(tmp_path / "g.sqlite", "AV", find_pack_files("AV", [folder]), base=given)
    found = Gazetteer.open(tmp_path / "g.sqlite").exact("Vardburg")
    assert [candidate.place.id for candidate in found] == ["geonames:501"]


def test_a_pack_adds_villages_sites_and_names(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    (report,) = add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    gazetteer = Gazetteer.open(target)
    assert gazetteer.packs == ("AV",)
    assert "AV (GeoNames AV 2020-05-01)" in gazetteer.version
    village = gazetteer.exact("Vardburg")[0].place
    assert (village.id, village.admin2, village.local_name) == ("geonames:501", "Tal Meru District", "خربة فارد")
    assert gazetteer.exact("Old Mill Airfield")[0].place.level is Level.POINT
    assert gazetteer.exact("Sixth Quarter")[0].place.level is Level.NEIGHBOURHOOD
    assert not gazetteer.exact("Karsa Shoe Shop")
    assert not gazetteer.exact("VRD")
    assert "1 of a kind strikes are not reported at" in report
    assert verify_file(target) == ()


def test_a_row_that_was_there_is_merged_not_repeated(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    gazetteer = Gazetteer.open(target)
    for name in ("Tal Meru", "Tell Merou", "Tall Miru", "Tal Mero", "تلة ميرو", "تل ميرو"):
        towns = [c.place for c in gazetteer.exact(name) if c.place.level is Level.TOWN]
        assert [p.id for p in towns] == ["geonames:100"], name
    place = gazetteer.place("geonames:100")
    assert place is not None
    assert (place.name, place.latitude, place.population, place.feature) == ("Tal Meru", 11.2, 7000, "PPLA2")


def test_a_capital_stays_one_where_its_pack_calls_it_a_populated_place(base: Path, tmp_path: Path) -> None:
    """Made up: the default knows Tal Meru as the seat of a district."""
    first, second = (
        write_pack(tmp_path / name, [row(100, "Tall Mīrū", 11.9, 10.9, feature=feature)])
        for name, feature in (("a", "PPLA2"), ("b", "PPL"))
    )
    add_pack(tmp_path / "a.sqlite", "AV", find_pack_files("AV", [first]), base=base)
    add_pack(tmp_path / "b.sqlite", "AV", find_pack_files("AV", [second]), base=tmp_path / "a.sqlite")
    place = Gazetteer.open(tmp_path / "b.sqlite").place("geonames:100")
    assert place is not None
    assert place.feature == "PPLA2"


def test_a_second_row_of_one_town_joins_it(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    (report,) = add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    assert "1 that repeat a place" in report
    found = Gazetteer.open(target).exact("Ward Hamlet")
    assert [c.place.id for c in found] == ["geonames:501"]


def test_gz_and_zip_give_the_same_gazetteer_as_plain_files(base: Path, tmp_path: Path, pack: Path) -> None:
    zipped, packed = tmp_path / "zip", tmp_path / "gz"
    for folder in (zipped, packed):
        (folder / "alternatenames").mkdir(parents=True)
    for part in ("AV", "alternatenames/AV"):
        data = (pack / f"{part}.txt").read_bytes()
        (packed / f"{part}.txt.gz").write_bytes(gzip.compress(data))
        with zipfile.ZipFile(zipped / f"{part}.zip", "w") as archive:
            archive.writestr("readme.txt", "made up")
            archive.writestr("AV.txt", data)
    answers = []
    for i, folder in enumerate((pack, zipped, packed)):
        target = tmp_path / f"{i}.sqlite"
        add_pack(target, "AV", find_pack_files("AV", [folder]), base=base)
        connection = sqlite3.connect(target)
        answers.append(connection.execute("SELECT * FROM n0 ORDER BY k, p").fetchall())
        connection.close()
    assert answers[0] == answers[1] == answers[2]


def test_removing_a_pack_leaves_the_default_and_the_other_packs(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    (pack / "BM.txt").write_text(row(700, "Belmora Springs", 30.2, 40.1, country="BM") + "\n", "utf-8")
    add_pack(target, "BM", find_pack_files("BM", [pack]), base=base)
    remove_pack(target, "AV", base=base)
    gazetteer = Gazetteer.open(target)
    assert gazetteer.packs == ("BM",)
    assert not gazetteer.exact("Vardburg")
    assert gazetteer.exact("Tal Meru")
    assert gazetteer.exact("Belmora Springs")
    with pytest.raises(GazetteerError, match="installed: BM"):
        remove_pack(target, "AV", base=base)
    remove_pack(target, "BM", base=base)
    assert not target.exists()


def test_adding_again_or_in_another_order_gives_the_same_answers(base: Path, tmp_path: Path, pack: Path) -> None:
    (pack / "BM.txt").write_text(row(700, "Belmora Springs", 30.2, 40.1, country="BM") + "\n", "utf-8")
    prints = []
    for i, order in enumerate((["AV", "BM"], ["AV", "BM", "AV"], ["AV", "AV", "BM"])):
        target = tmp_path / f"{i}.sqlite"
        for code in order:
            add_pack(target, code, find_pack_files(code, [pack]), base=base)
        connection = sqlite3.connect(target)
        prints.append(connection.execute("SELECT k, p FROM n0 ORDER BY k, p").fetchall())
        connection.close()
        assert [p.code for p in list_packs(target)] == ["AV", "BM"]
    assert prints[0] == prints[1] == prints[2]


def test_update_brings_fresh_files_and_keeps_the_rest(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    write_pack(pack, [row(501, "Khirbat Vard"), row(800, "Brand New Village")])
    update_file(target, {"AV": find_pack_files("AV", [pack])}, base=base)
    gazetteer = Gazetteer.open(target)
    assert gazetteer.exact("Brand New Village")
    assert not gazetteer.exact("Old Mill Airfield")


# ------------------------------------------------------------------------------------------------ faults


def test_rows_that_cannot_be_used_are_counted_by_reason(base: Path, tmp_path: Path, pack: Path) -> None:
    rows = [
        *ROWS,
        row(501, "Khirbat Vard the Second"),
        row(601, "Far Out", 95.0, 10.0),
        row(602, "Null Island", 0.0, 0.0),
        row(603, "Foreign", country="BM"),
        row(604, "  "),
        row(605, "No Number", population="many"),
        "606\tToo Short",
    ]
    (pack / "AV.txt").write_bytes("\n".join(rows).encode() + b"\n607\tBad \xff\xfe\n")
    target = tmp_path / "g.sqlite"
    (report,) = add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    for reason in (
        "1 with an id seen before", "2 with coordinates out of range", "1 of another country", "1 without a name",
        "1 with a broken number", "1 with missing columns", "1 not UTF-8",
    ):  # fmt: skip
        assert reason in report
    assert Gazetteer.open(target).exact("Vardburg")


def broken_zip(kind: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("AV.txt", "\n".join(ROWS * 50))
    data = buffer.getvalue()
    if kind == "cut short":
        return data[: len(data) // 2]
    if kind == "flipped":
        return data[:200] + bytes([data[200] ^ 0xFF]) + data[201:]
    return b"PK\x03\x04" + bytes(300)


@pytest.mark.parametrize("kind", ["cut short", "flipped", "nonsense"])
def test_a_broken_zip_is_refused_and_the_old_index_stays(base: Path, tmp_path: Path, pack: Path, kind: str) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    before = target.read_bytes()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "AV.zip").write_bytes(broken_zip(kind))
    with pytest.raises(GazetteerError, match="download it again"):
        add_pack(target, "AV", find_pack_files("AV", [bad]), base=base)
    assert target.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_a_cut_gzip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "AV.txt.gz").write_bytes(gzip.compress("\n".join(ROWS * 20).encode())[:-20])
    with pytest.raises(GazetteerError, match="cut short"):
        list(read_lines("AV.txt.gz", (tmp_path / "AV.txt.gz").read_bytes()))


def test_a_bomb_is_stopped_long_before_it_is_unpacked() -> None:
    bomb = gzip.compress(b"\n".join([b"a" * 100] * 100_000))
    lines = read_lines("AV.txt.gz", bomb, largest=1_000_000)
    with pytest.raises(GazetteerError, match="unpacks to more than 1 MB"):
        sum(len(line) for line in lines)
    with pytest.raises(GazetteerError, match="line of over a million bytes"):
        list(read_lines("AV.txt.gz", gzip.compress(b"a" * 5_000_000)))


def test_a_member_with_a_path_upwards_is_never_written_anywhere(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "files"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / "AV.zip", "w") as archive:
        archive.writestr("../../AV.txt", "\n".join(ROWS))
        archive.writestr("../../escaped.txt", "x")
    add_pack(tmp_path / "g.sqlite", "AV", find_pack_files("AV", [folder]), base=base)
    assert sorted(p.name for p in tmp_path.rglob("*.txt")) == []


@pytest.mark.parametrize(
    ("content", "cure"),
    [
        ("", "first row has 1 columns|No usable place"),
        ("id,name,lat,lon\n1,Here,11,10\n", "first row has 1 columns"),
        (row(1, "Elsewhere", country="XX") + "\n", "No usable place of AV"),
    ],
)
def test_a_file_that_is_no_country_dump_is_refused(base: Path, tmp_path: Path, content: str, cure: str) -> None:
    (tmp_path / "AV.txt").write_text(content, "utf-8")
    target = tmp_path / "g.sqlite"
    with pytest.raises(GazetteerError, match=cure):
        add_pack(target, "AV", find_pack_files("AV", [tmp_path]), base=base)
    assert not target.exists()


def test_a_missing_path_or_an_empty_folder_names_what_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="--from"):
        find_pack_files("AV", [tmp_path / "nowhere"])
    with pytest.raises(GazetteerError, match=r"AV\.zip"):
        find_pack_files("AV", [tmp_path])


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.endswith((".part", "-journal"))]


def test_a_full_disk_leaves_the_old_index_and_nothing_else(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    target.write_bytes(base.read_bytes())
    before = target.read_bytes()

    def fill() -> None:
        with change_file(target) as connection:
            connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 2}")
            connection.execute("CREATE TABLE big AS SELECT randomblob(1000000)")

    with pytest.raises(GazetteerError, match="free some disk space"):
        fill()
    assert target.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_a_kill_in_the_middle_leaves_the_old_index_and_the_next_change_tidies_up(
    base: Path, tmp_path: Path, pack: Path
) -> None:
    target = tmp_path / "g.sqlite"
    target.write_bytes(base.read_bytes())
    before = target.read_bytes()
    code = (
        "import os, sys; from pathlib import Path; from geostrike.gazetteer.userfile import change_file\n"
        "with change_file(Path(sys.argv[1])) as connection:\n"
        "    connection.execute('DELETE FROM place'); connection.commit(); os._exit(9)\n"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code, str(target)], env=os.environ | {"PYTHONPATH": root}, check=False)
    assert done.returncode == 9
    assert target.read_bytes() == before
    assert len(leftovers(tmp_path)) == 1
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    assert leftovers(tmp_path) == []
    assert Gazetteer.open(target).exact("Vardburg")


def test_two_changes_at_once_both_arrive(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    (pack / "BM.txt").write_text(row(700, "Belmora Springs", 30.2, 40.1, country="BM") + "\n", "utf-8")
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon\nLone Well,11,9.6\n", "utf-8")
    jobs = [
        lambda: add_pack(target, "AV", find_pack_files("AV", [pack]), base=base),
        lambda: add_pack(target, "BM", find_pack_files("BM", [pack]), base=base),
        lambda: import_own_places(target, own, base=base),
        lambda: add_pack(target, "AV", find_pack_files("AV", [pack]), base=base),
    ]
    with ThreadPoolExecutor(len(jobs)) as pool:
        for done in [pool.submit(job) for job in jobs]:
            done.result()
    assert [p.code for p in list_packs(target)] == ["AV", "BM", "user"]
    gazetteer = Gazetteer.open(target)
    assert all(gazetteer.exact(name) for name in ("Vardburg", "Belmora Springs", "Lone Well"))


def test_an_unwritable_folder_is_named(base: Path, tmp_path: Path, pack: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(GazetteerError, match="choose another folder"):
        add_pack(blocked / "g.sqlite", "AV", find_pack_files("AV", [pack]), base=base)


def test_verify_finds_what_was_changed_behind_its_back(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    connection = sqlite3.connect(target)
    connection.execute("UPDATE kept SET data = x'00' WHERE role = 'places'")
    connection.execute("DELETE FROM place WHERE p = 501")
    connection.commit()
    connection.close()
    problems = " ".join(verify_file(target))
    assert "differs from its checksum" in problems
    assert "lead to no place" in problems


def test_names_of_the_pack_get_spelling_keys(base: Path, tmp_path: Path, pack: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    (found,) = Gazetteer.open(target).look_up("Kherbet Vaard")
    assert (found.place.id, found.tier) == ("geonames:501", Tier.KEY)


@pytest.mark.parametrize("number", [str(2**63), "9" * 5_000, "-" + "9" * 30])
def test_a_number_that_no_file_can_hold_leaves_its_row_out(base: Path, tmp_path: Path, number: str) -> None:
    rows = [ROWS[1], row(601, "Vardhof", population=number), ROWS[2].replace("502", number, 1)]
    folder = write_pack(tmp_path / "f", rows)
    (folder / "alternatenames" / "AV.txt").write_text(f"1\t{number}\t\tVardburg\t\t\t\t\t\t\n", "utf-8")
    (report,) = add_pack(tmp_path / "g.sqlite", "AV", find_pack_files("AV", [folder]), base=base)
    assert "2 with a broken number" in report
    assert Gazetteer.open(tmp_path / "g.sqlite").exact("Khirbat Vard")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE place SET lat = lat + 50000 WHERE name = 'Khirbat Vard'",
        "UPDATE n0 SET p = 100 WHERE k = 'khirbat vard'",
        "DELETE FROM n0 WHERE k = 'khirbat vard'",
        "UPDATE source SET words = 'Somebody'",
        "UPDATE division SET p = 1 WHERE code = 'AV.01'",
    ],
)
def test_a_row_changed_by_others_is_found(base: Path, pack: Path, tmp_path: Path, change: str) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [pack]), base=base)
    assert verify_file(target) == ()
    with sqlite3.connect(target) as connection:
        connection.execute(change)
    connection.close()
    assert verify_file(target)
