"""Size of drawn pages, time until they are usable in headless Chromium, and frames a second while panning.

    python benchmarks/drawn_pages.py [PLACES ...]        (default: 1 1000 20000; made-up places)

"usable" is from opening the file until map and list stand and two more frames are painted. Behind it stands the computing
that this took of all the browser's processes together, in seconds of one core, and what a frame takes: on a machine that is shared with
other work these are what can be compared. The last column compares
with stock folium, one marker and popup a place, opened with the same browser (left out above 1,000: it takes minutes;
its libraries are not fetched, so only its size and build time are given).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import folium

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from geostrike.maps import draw_page
from geostrike.maps.pictures import find_chromium
from tests.browser.conftest import ARGUMENTS
from tests.maps.fictional import Atlas, make_large_reading, make_reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from geostrike.model import Reading

# Places: bytes, seconds until usable.
BUDGETS = {1: (700_000, 1.0), 1000: (2_500_000, 2.0), 20000: (12_000_000, 3.0)}
LEAST_FRAMES = 20.0  # a second, while panning
FRAMES = """
() => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  function step() {
    map_geostrike.panBy([frames % 60 < 30 ? 8 : -8, frames % 40 < 20 ? 5 : -5], {animate: false});
    frames += 1;
    const spent = performance.now() - start;
    spent > 2000 ? done(1000 * frames / spent) : requestAnimationFrame(step);
  }
  requestAnimationFrame(step);
})
"""
SECONDS_PANNED = 2.0  # as in FRAMES
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def make(places: int) -> Reading:
    return make_reading() if places == 1 else make_large_reading(places, spread=15 if places > 5000 else 6)


def spend() -> float:
    """Seconds of computing that the processes begun by this one have taken so far, where the system tells."""
    ticks, parents = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        parents[int(folder.name)], ticks[int(folder.name)] = int(fields[1]), int(fields[11]) + int(fields[12])

    def is_ours(pid: int) -> bool:
        while pid in parents and pid != os.getpid():
            pid = parents[pid]
        return pid == os.getpid()

    own = sum(count for pid, count in ticks.items() if pid != os.getpid() and is_ours(pid))
    return own / os.sysconf("SC_CLK_TCK")


def measure(browser: Browser, path: Path) -> tuple[float, float, float, float]:
    """Seconds until usable, the computing that took, frames a second while panning, and computing for one frame."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(60_000)
    start, before = time.perf_counter(), spend()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.evaluate(TWO_FRAMES)
    usable, opened = time.perf_counter() - start, spend()
    frames: float = page.evaluate(FRAMES)
    moved = spend() - opened
    context.close()
    return usable, opened - before, frames, moved / max(1.0, frames * SECONDS_PANNED)


def build_stock(places: int) -> tuple[float, int]:
    """Seconds and bytes of stock folium with a marker and a popup for each place."""
    start = time.perf_counter()
    stock = folium.Map([48, 67], tiles=None)
    for claim, strike in zip(make(places).claims, make(places).strikes, strict=False):
        if strike.place is not None:
            words = folium.Popup(claim.evidence[0].text)
            folium.Marker([strike.place.latitude, strike.place.longitude], popup=words).add_to(stock)
    size = len(stock.get_root().render().encode())
    return time.perf_counter() - start, size


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]] or list(BUDGETS)
    found = find_chromium()
    if found is None:
        raise SystemExit("no Chromium here: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        for places in counts:
            start = time.perf_counter()
            html = draw_page(make(places), Atlas())
            built = time.perf_counter() - start
            path = Path(folder) / f"{places}.html"
            path.write_text(html, "utf-8")
            usable, opening, frames, frame = min(measure(browser, path) for _ in range(3))
            size, seconds = BUDGETS.get(places, (0, 0))
            budget = f"(budget {size / 1e6:.1f} MB, {seconds:.0f} s)" if size else ""
            line = f"{places:6d} places: drawn {built:5.2f} s, {len(html.encode()) / 1e6:5.2f} MB, usable {usable:4.2f} s ({opening:4.2f} s of computing), "
            stock = ""
            if 1 < places <= 1000:
                stock_built, stock_size = build_stock(places)
                stock = f"; stock folium: drawn {stock_built / built:.1f} x as slow, {stock_size / len(html.encode()):.2f} x the size without its libraries"
            print(f"{line}panning {frames:3.0f} frames/s ({1000 * frame:.0f} ms of computing a frame) {budget}{stock}")
        browser.close()


if __name__ == "__main__":
    main()
