"""Draws the pictures of this folder, with the tool itself: ``python docs/screenshots/draw.py``.

The example's map needs the gazetteer; the others show the made-up country of ``tests/maps``.
"""
# ruff: noqa: INP001, T201 - a script of its own, which says what it drew

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

import geostrike  # noqa: E402 - the checkout it stands in
from geostrike.gazetteer.index import Gazetteer  # noqa: E402
from geostrike.maps import draw_page, screenshot  # noqa: E402
from geostrike.maps.incidents_page import draw_incidents  # noqa: E402
from tests.incidents.month import make_month  # noqa: E402
from tests.maps.arabic import make_arabic_reading  # noqa: E402
from tests.maps.fictional import (  # noqa: E402
    Atlas,
    make_empty_reading,
    make_large_reading,
    make_province_reading,
    make_reading,
)

DESK, TABLET, PHONE = (1280, 800), (768, 900), (360, 740)


def main() -> None:
    """All pictures, in the order of the docs."""
    gazetteer = Gazetteer.open()
    example = geostrike.read(geostrike.read_article(str(ROOT / "examples" / "syria-2015-10-01.md")), gazetteer)
    pages = {
        "example": draw_page(example, gazetteer),
        "contested": draw_page(make_reading(), Atlas()),
        "province": draw_page(make_province_reading(), Atlas()),
        "empty": draw_page(make_empty_reading(), Atlas()),
        "arabic": draw_page(make_arabic_reading(), Atlas()),
        "thousand": draw_page(make_large_reading(1000), Atlas()),
        "incidents": draw_incidents(make_month(), "made up"),
    }
    pictures = [
        *(("example", size, dark) for size in (DESK, TABLET, PHONE) for dark in (False, True)),
        *((name, DESK, False) for name in pages if name != "example"),
        ("contested", PHONE, True),
        ("arabic", PHONE, False),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for name, html in pages.items():
            (Path(folder) / f"{name}.html").write_text(html, "utf-8")
        for name, (width, height), dark in pictures:
            target = HERE / f"{name}-{width}{'-dark' if dark else ''}.png"
            screenshot(Path(folder) / f"{name}.html", target, width=width, height=height, dark=dark)
            print(target.relative_to(ROOT), f"{target.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
