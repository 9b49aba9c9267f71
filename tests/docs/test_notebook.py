"""The notebook in ``examples/`` runs from top to bottom."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.filterwarnings("ignore")  # of the kernel's own libraries
def test_the_notebook_runs_and_shows_a_map_a_table_and_incidents(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    notebook = nbformat.read(EXAMPLES / "from-article-to-map.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") for cell in notebook.cells)
    resources = {"metadata": {"path": str(tmp_path / "examples")}}
    done = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=resources).execute()
    shown = [set(output.data) for cell in done.cells for output in cell.get("outputs", []) if "data" in output]
    assert sum("text/html" in kinds for kinds in shown) == 2
    told = "".join(output.text for output in done.cells[-1].outputs)
    assert "reports: 1, independent origins: 1" in told
