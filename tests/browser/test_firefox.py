"""A second browser: Firefox draws the page from disk, with the network off."""

from __future__ import annotations

import os
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest

from geostrike.maps import draw_page
from tests.maps.fictional import Atlas, make_reading

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def read_colours(png: bytes) -> set[bytes]:
    """The colours (red, green, blue) of an 8-bit PNG."""
    width, channels = int.from_bytes(png[16:20], "big"), {2: 3, 6: 4}[png[25]]
    at, packed = 8, b""
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + size]
        at += size + 12
    raw, stride = zlib.decompress(packed), width * channels
    colours: set[bytes] = set()
    above = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        line = undo_filter(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, channels)
        colours.update(bytes(line[x : x + 3]) for x in range(0, stride, channels))
        above = line
    return colours


def undo_filter(kind: int, line: bytearray, above: bytearray, step: int) -> bytearray:
    """One row of a PNG as it was before it was filtered (PNG specification, section 9)."""
    for i in range(len(line)):
        left = line[i - step] if i >= step else 0
        up, corner = above[i], above[i - step] if i >= step else 0
        if kind == 1:
            guess = left
        elif kind == 2:
            guess = up
        elif kind == 3:
            guess = (left + up) // 2
        elif kind == 4:
            estimate = left + up - corner
            guess = min((left, up, corner), key=lambda value: abs(estimate - value))
        else:
            return line
        line[i] = (line[i] + guess) & 255
    return line


def test_firefox_draws_the_page(firefox: str, tmp_path: Path) -> None:
    page, picture = tmp_path / "page.html", tmp_path / "page.png"
    page.write_text(draw_page(make_reading(), Atlas()), "utf-8")
    done = subprocess.run(
        [
            firefox,
            "--headless",
            "--no-remote",
            "--profile",
            str(tmp_path),
            "--window-size=800,500",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "HOME": str(tmp_path), "MOZ_HEADLESS": "1"},
    )
    assert picture.is_file(), done.stderr.decode("utf-8", "replace")[-400:]
    colours = read_colours(picture.read_bytes())
    assert len(colours) > 20
    assert bytes((0xF7, 0xF4, 0xEC)) in colours  # land: the borders were decoded and drawn by the script
    assert bytes((0xB0, 0x1E, 0x17)) in colours  # a marker
