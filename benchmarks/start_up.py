"""What starting costs: ``geostrike read`` over a bare interpreter, ``geostrike map`` over ``import folium``.

    python benchmarks/start_up.py [RUNS]

Every figure is the median of RUNS fresh processes (default 7), taken turn by turn so that a busy machine slows all alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "syria-2015-10-01.md"
HEAVY = ("folium", "pandas", "geopandas", "shapely", "numpy", "trafilatura")


def seconds(command: list[str], compiled: Path) -> float:
    """Wall time of a fresh process that finds its modules compiled, as those of an installed program are."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(
        command, check=True, capture_output=True, cwd=ROOT, env=environment | {"PYTHONPYCACHEPREFIX": str(compiled)}
    )
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "bare interpreter": [python, "-c", "pass"],
            "geostrike --version": [python, "-m", "geostrike", "--version"],
            "geostrike read, one line": [python, "-m", "geostrike", "read", str(_short(Path(folder)))],
            "geostrike read, the example": [python, "-m", "geostrike", "read", str(EXAMPLE)],
            "import folium": [python, "-c", "import folium"],
            "geostrike map, the example": [python, "-m", "geostrike", "map", str(EXAMPLE), "-o", folder, "--force"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(runs + 1):  # the first one compiles
            for name, command in commands.items():
                took = seconds(command, Path(folder, "compiled"))
                if number:
                    times[name].append(took)
    median = {name: statistics.median(values) for name, values in times.items()}
    for name, value in median.items():
        print(f"{name:32s} {value:6.3f} s")
    bare, folium = median["bare interpreter"], median["import folium"]
    start = median["geostrike read, one line"] - bare
    drawn = median["geostrike map, the example"]
    print(f"read: start-up over a bare interpreter {start:.3f} s (target at most 0.25)")
    print(
        f"map: {drawn:.3f} s, target at most 1.3 x import folium + 0.5 = {1.3 * folium + 0.5:.3f} s; ratio {drawn / folium:.2f}"
    )
    print(f"read imports of {', '.join(HEAVY)}: {_heavy_imports() or 'none'}")


def _short(folder: Path) -> Path:
    path = folder / "short.txt"
    path.write_text("Nothing happened.\n", encoding="utf8")
    return path


def _heavy_imports() -> str:
    code = (
        "import sys; sys.argv = ['geostrike', 'read', sys.argv[1]]\n"
        "from geostrike.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*[m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return run.stderr.strip().splitlines()[-1].strip() if run.stderr.strip() else ""


if __name__ == "__main__":
    main()
