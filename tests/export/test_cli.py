from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.export.formats import FORMATS
from tests.fictional import build_world

if TYPE_CHECKING:
    from pathlib import Path

STORY = "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said.\n\nShells hit Oskara on Monday, residents said.\n"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(path)
    return path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def run(world: Path, *words: object) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(world), "export", *map(str, words), "--date", "2031-02-26"])


def table(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout, newline="")))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_form_can_be_written_to_a_file(world: Path, story: Path, form: object) -> None:
    name, suffix = form.name, form.suffix  # type: ignore[attr-defined]
    for words in ([story, "-o", story.with_suffix(suffix)], [story, "--format", name, "-o", story.with_suffix(".x")]):
        result = run(world, *words)
        assert result.exit_code == 0, result.output
    assert story.with_suffix(suffix).read_bytes() == story.with_suffix(".x").read_bytes()


def test_text_forms_go_to_standard_output(world: Path, story: Path) -> None:
    rows = table(run(world, story, "--format", "acled"))
    assert {row["location"] for row in rows} == {"Dovrin", "Oskara"}
    assert json.loads(run(world, story, "--format", "geojson").stdout)["type"] == "FeatureCollection"


def test_a_file_opens_in_excel_and_standard_output_is_for_programs(world: Path, story: Path) -> None:
    out = story.with_name("out.csv")
    run(world, story, "-o", out)
    written = out.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfarticle_id,")
    result = run(world, story, "--format", "csv")
    assert result.stdout_bytes == written.removeprefix(b"\xef\xbb\xbf")
    assert b"\r\n#meta" in result.stdout_bytes
    assert b"\r\n#meta" not in run(world, story, "--format", "csv", "--no-hxl").stdout_bytes


def test_formats_go_by_their_endings_too(world: Path, story: Path) -> None:
    assert run(world, story, "--format", "md").stdout.startswith("# Claims")
    assert run(world, story, "--format", "parquet", "-o", story.with_name("x")).exit_code == 0


def test_withheld_places_leave_no_trace_and_rounding_is_said(world: Path, story: Path) -> None:
    result = run(world, story, "--format", "csv", "--withhold", "Dovrin", "--round", "0")
    assert "Dovrin" not in result.stdout
    assert "██████" in result.stdout
    row = next(row for row in table(result) if row["place"] == "Oskara")
    assert (row["latitude"], row["place_approximate"]) == ("12.0", "true")
    assert "rounded to 0 decimals" in row["place_source"]


def test_a_name_that_cannot_be_withheld_leaves_no_file(world: Path, story: Path) -> None:
    out = story.with_name("out.csv")
    result = run(world, story, "-o", out, "--withhold", "Dovrin", "--withhold", "Nowhere")
    assert (result.exit_code, out.exists()) == (2, False)
    assert "'Nowhere'" in result.stderr
    assert run(world, story, "-o", out, "--withhold", "Dovrin").exit_code == 0
    assert b"Dovrin" not in out.read_bytes()


def test_corrections_beside_the_article_hold_for_exports_too(world: Path, story: Path) -> None:
    story.with_suffix(".corrections.toml").write_text(
        'schema = "geostrike.corrections/1"\n[[correction]]\naction = "relocate"\nname = "Oskara"\nplace = "geonames:6"\n'
        'reason = "seen"\nauthor = "A. Lim"\ndate = 2031-03-01\n',
        "utf-8",
    )
    row = next(row for row in table(run(world, story, "--format", "csv")) if row["place"] == "Zelimar")
    assert row["human_decision"] == "relocate by A. Lim on 2031-03-01: seen"


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ([], "say the form with --format"),
        (["--format", "shapefile"], "choose one of"),
        (["--format", "gpkg"], "give it a file with -o"),
        (["-o", "x.unknown"], "end it with one of"),
        (["--format", "csv", "--withhold", "Nowhere"], "cannot be withheld"),
    ],
)
def test_misuse_ends_with_exit_code_2_and_the_cure(world: Path, story: Path, words: list[str], cure: str) -> None:
    result = run(world, story, *words)
    assert result.exit_code == 2
    assert cure in result.stderr
    assert result.stdout == ""


def test_a_failed_article_ends_with_exit_code_1_and_the_others_are_exported(world: Path, story: Path) -> None:
    result = run(world, story, story.with_name("none.txt"), "--format", "jsonl")
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert len(result.stdout.splitlines()) == 1
