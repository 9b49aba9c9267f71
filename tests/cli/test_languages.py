"""What the commands say of articles in languages that are not read. Both texts are made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geostrike.cli import app

FRENCH = (
    "Des avions de guerre ont bombardé jeudi la ville de Dovrin, tuant douze personnes, selon des habitants.\n"
    "Le ministère de la Défense a démenti avoir visé la ville, et les secours cherchaient encore des disparus dans les décombres.\n"
)
ENGLISH = "Jets bombed Dovrin on Thursday, killing two people, residents said. Nobody else was hurt in the raid.\n"


@pytest.mark.parametrize("command", ["read", "explain", "map", "export"])
@pytest.mark.parametrize(("names", "code"), [(["fr"], 3), (["en"], 0), (["fr", "en"], 0)])
def test_the_exit_code_tells_whether_any_article_could_be_read(
    command: str, names: list[str], code: int, tmp_path: Path
) -> None:
    texts = {"fr": FRENCH, "en": ENGLISH}
    files = []
    for name in names:
        (tmp_path / f"{name}.txt").write_text(texts[name], encoding="utf-8")
        files.append(str(tmp_path / f"{name}.txt"))
    more = {"map": ["-o", str(tmp_path / "maps")], "export": ["--format", "csv", "-o", str(tmp_path / "out.csv")]}
    result = CliRunner().invoke(app, [command, *files, *more.get(command, [])])
    assert result.exit_code == code, result.output
    assert ("in French, which geostrike does not read yet" in result.output) == ("fr" in names)


def test_the_json_says_so_too(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(tmp_path / "fr.txt")])
    assert json.loads(result.stdout)["article"]["read"] == "not"
