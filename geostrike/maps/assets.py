"""Third-party files of the page, put beside this module when the package is built (see ``hatch_build.py``)."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from geostrike.errors import OutputError

__all__ = [
    "list_borders",
    "read_asset",
    "read_border",
    "read_cell",
    "read_script",
    "read_style",
    "read_water",
    "read_world",
]

ASSETS = Path(__file__).resolve().parent / "assets"


def read_asset(name: str) -> str:
    """The text of one file. Raises ``OutputError`` when the package was never built."""
    try:
        return (ASSETS / name).read_text("utf-8")
    except FileNotFoundError:
        raise OutputError(
            f"the map needs {name}, which is fetched when geostrike is installed; "
            "install it again: python -m pip install -e . (or run python hatch_build.py in the checkout)"
        ) from None


@cache
def read_script(name: str) -> str:
    """A script that can stand inside ``<script>``: nothing in it ends the element or names another file."""
    text = re.sub(r"^//[#@] sourceMappingURL=.*$", "", read_asset(name), flags=re.MULTILINE)
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--").strip() + "\n"


@cache
def read_style(name: str) -> str:
    """A style sheet that can stand inside ``<style>``. Its pictures are left out: the page brings its own."""
    text = re.sub(r"url\([^)]*\)", "none", read_asset(name))
    return text.replace("</style", "<\\/style").strip() + "\n"


@cache
def list_borders(scale: str = "borders") -> dict[str, list[float]]:
    """The box of each country's outline as west, south, east, north, by ISO code; ``scale`` is a folder of them."""
    boxes: dict[str, list[float]] = json.loads(read_asset(f"{scale}/index.json"))
    return boxes


def read_border(code: str, scale: str = "borders") -> dict[str, Any]:
    """One country's lines; their form is told in ``hatch_build.split_countries``."""
    border: dict[str, Any] = json.loads(read_asset(f"{scale}/{code}.json"))
    return border


@cache
def read_world() -> dict[str, Any]:
    """The far world, as ``data/ground/extract.py`` tells; empty in a package that was built before there was one."""
    world: dict[str, Any] = json.loads(read_asset("world.json")) if (ASSETS / "world.json").is_file() else {}
    return world


@cache
def read_water() -> dict[str, list[list[Any]]]:
    """Long rivers and large lakes; none in a package that was built before there were any."""
    water: dict[str, list[list[Any]]] = (
        json.loads(read_asset("water.json")) if (ASSETS / "water.json").is_file() else {}
    )
    return water


def read_cell(x: int, y: int) -> dict[str, list[list[Any]]]:
    """Water and division lines of ten degrees from longitude ``x`` and latitude ``y``; nothing lies in most seas."""
    name = f"cells/{x}_{y}.json"
    cell: dict[str, list[list[Any]]] = json.loads(read_asset(name)) if (ASSETS / name).is_file() else {}
    return cell
