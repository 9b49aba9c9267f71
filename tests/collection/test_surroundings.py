"""Nothing that lies in the current folder is ever run, whatever it is called and however the path leads there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geostrike.surroundings import clean_environment, clean_import_path, find_program
from tests.collection.reports import write_reports

ROOT = Path(__file__).parents[2]

# What Python, its own ways to start processes, our libraries and this package import, early and late.
PLANTED = (
    *(
        "json",
        "pickle",
        "signal",
        "threading",
        "queue",
        "typing",
        "random",
        "socket",
        "tempfile",
        "struct",
        "selectors",
    ),
    *("subprocess", "sitecustomize", "usercustomize", "folium", "branca", "jinja2", "numpy", "pandas", "typer", "rich"),
    *("sqlite3", "hashlib", "decimal", "csv", "watchfiles", "trafilatura", "geostrike/__init__", "geostrike/cli"),
    *("multiprocessing/__init__", "multiprocessing/forkserver", "multiprocessing/resource_tracker", "__future__"),
    *("geostrike/collection/drawing", "concurrent/__init__", "encodings/__init__", "importlib/__init__"),
)
# ``python -m`` itself, and this package before it can look around, import from the current folder; nobody can help that.
BEFORE_WE_BEGIN = ("typing", "__future__", "geostrike/", "importlib/", "encodings/")
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "python", "python3", "dirname", "uname")


def plant(folder: Path, modules: tuple[str, ...] = PLANTED, *, reports: int = 3) -> Path:
    """A folder of articles that somebody prepared, and the file that appears when any of it is run."""
    write_reports(folder, reports)
    witness = folder.parent / "witness"
    for module in modules:
        path = folder / f"{module}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"open({str(witness)!r}, 'a').write({module!r} + ' ')\n", "utf-8")
    for program in PROGRAMS:
        path = folder / program
        path.write_text(f"#!/bin/sh\necho {program} >> '{witness}'\n", "utf-8")
        path.chmod(0o755)
    return witness


# As an installed command starts: from the script's own folder, with empty entries left for what it starts itself. Shells let
# what they start in the background ignore Ctrl-C, these tests and their children too.
INSTALLED = """
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ["PYTHONPATH"] += "::."
sys.path += ["", ".", os.getcwd()]
sys.argv[0] = "geostrike"
runpy.run_module("geostrike", run_name="__main__")
"""


def start(
    folder: Path, world: Path, *words: str, python: tuple[str, ...] = ("-P", "-c", INSTALLED)
) -> subprocess.Popen[str]:
    environment = {**os.environ, "PATH": f".::{os.environ['PATH']}:", "PYTHONPATH": str(ROOT)}
    environment.pop("GEOSTRIKE_CHROMIUM", None)
    command = [sys.executable, *python, "--gazetteer", str(world), *words]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize(("reports", "words"), [(3, ()), (1, ("--png", "--pdf"))])
def test_drawing_runs_nothing_from_the_folder_of_the_articles(
    tmp_path: Path, world_path: Path, reports: int, words: tuple[str, ...]
) -> None:
    witness = plant(tmp_path / "evidence", reports=reports)
    process = start(tmp_path / "evidence", world_path, "map", ".", "-o", str(tmp_path / "maps"), "--jobs", "2", *words)
    out, said = process.communicate(timeout=300)
    assert not witness.exists(), witness.read_text("utf-8")
    if process.returncode == 2 and "no Chromium" in said:
        pytest.skip("NO BROWSER: pictures were NOT tested")
    assert (process.returncode, len(out.split())) == (0, reports), said


def test_the_module_run_by_its_name_looks_around_before_it_imports_anything_else(
    tmp_path: Path, world_path: Path
) -> None:
    modules = tuple(module for module in PLANTED if not module.startswith(BEFORE_WE_BEGIN))
    witness = plant(tmp_path / "evidence", modules)
    words = ("map", ".", "-o", str(tmp_path / "maps"), "--jobs", "2")
    process = start(tmp_path / "evidence", world_path, *words, python=("-m", "geostrike"))
    out, said = process.communicate(timeout=300)
    assert not witness.exists(), witness.read_text("utf-8")
    assert (process.returncode, len(out.split())) == (0, 3), said


def interrupt(process: subprocess.Popen[str]) -> str:
    """What it said, once Ctrl-C has ended it."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=120)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def test_watching_runs_nothing_from_there_either(tmp_path: Path, world_path: Path) -> None:
    folder = tmp_path / "evidence"
    witness = plant(folder)
    process = start(folder, world_path, "map", ".", "-o", str(tmp_path / "maps"), "--jobs", "2", "--watch")
    try:
        for salt in range(200):
            if (tmp_path / "maps" / "late.html").exists():
                break
            if (tmp_path / "maps" / "index.html").exists():
                (folder / "late.md").write_text("Shelling hit Dovrin.\n" * (1 + salt % 3), "utf-8")
            time.sleep(0.5)
    finally:
        said = interrupt(process)
    assert not witness.exists(), witness.read_text("utf-8")
    assert (tmp_path / "maps" / "late.html").exists(), said


def test_programs_and_modules_are_never_sought_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = plant(tmp_path / "evidence")
    monkeypatch.chdir(tmp_path / "evidence")
    for path in (".", "", f".:{os.defpath}", f"{os.defpath}:", ":"):
        monkeypatch.setenv("PATH", path)
        monkeypatch.setenv("LD_LIBRARY_PATH", f"/opt/lib:{path}")
        found = find_program("google-chrome")
        assert found is None or str(tmp_path) not in found
        environment = clean_environment()
        for name in ("PATH", "LD_LIBRARY_PATH"):
            assert all(entry.startswith("/") for entry in environment[name].split(":") if environment[name])
    for entry in ("", ".", str(tmp_path / "evidence"), str(tmp_path / "evidence") + "/", "../evidence"):
        monkeypatch.setattr(sys, "path", [entry, *sys.path])
        assert entry not in clean_import_path()
        assert len(clean_import_path()) >= 3
    assert not witness.exists()


def test_python_stays_usable_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(os.__file__).parent)
    assert str(Path(os.__file__).parent) in clean_import_path()
