"""Third-party files of the page, put beside this module when the package is built (see ``hatch_build.py``)."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from geostrike.errors import OutputError

__all__ = ["list_borders", "read_asset", "read_border", "read_script", "read_style"]

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
def list_borders() -> dict[str, list[float]]:
    """The box of each country's outline as west, south, east, north, by ISO code."""
    boxes: dict[str, list[float]] = json.loads(read_asset("borders/index.json"))
    return boxes


@cache
def read_border(code: str) -> dict[str, Any]:
    """One country's lines; their form is told in ``hatch_build.split_countries``."""
    border: dict[str, Any] = json.loads(read_asset(f"borders/{code}.json"))
    return border
