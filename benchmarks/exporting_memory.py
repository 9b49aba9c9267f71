"""exporting_memory.py [FORM ...] [READINGS ...]: the memory that writing made-up readings takes at most in each form, beyond what a run of
one reading takes, and how many times as much the process takes for the largest size as for the smallest.
exporting_memory.py held [FORM ...] [READINGS ...]: the same with all readings held in a list first, as before they were taken one by one.

Each size of each form is a process of its own. The readings are made as they are asked for, from one that has a point, an area with
an outline, two that are not drawn, and six claims.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geostrike.export.formats import FORMATS, export, find_format
from tests.export.sample import READING, Outlines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model import Reading

SIZES = (2_000, 20_000)


def make_readings(count: int) -> Iterator[Reading]:
    """Of articles of their own: nothing of one is shared with the next but its claims and strikes."""
    for number in range(count):
        text = f"{READING.article.text} {number}"
        yield replace(READING, article=replace(READING.article, id=f"made-up-{number}", text=text))


def write(form: str, count: int, *, held: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, f"a{find_format(form).suffix}")
        began = time.process_time()
        readings = make_readings(count)
        export(list(readings) if held else readings, target, gazetteer=Outlines())
        took = time.process_time() - began
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, took, target.stat().st_size / 1e6)


def measure(form: str, count: int, how: str) -> tuple[float, float, float]:
    command = [sys.executable, __file__, "write", form, str(count), how]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    memory, seconds, size = map(float, done.stdout.split())
    return memory, seconds, size


def main() -> None:
    if sys.argv[1:2] == ["write"]:
        write(sys.argv[2], int(sys.argv[3]), held=sys.argv[4] == "held")
        return
    how = "held" if sys.argv[1:2] == ["held"] else "streamed"
    words = [word for word in sys.argv[1:] if word != "held"]
    sizes = tuple(int(word) for word in words if word.isdigit()) or SIZES
    chosen = [word for word in words if not word.isdigit()]
    for form in [find_format(name) for name in chosen] or FORMATS:
        base, most = measure(form.name, 1, how)[0], []
        for count in sizes:
            memory, seconds, size = measure(form.name, count, how)
            most.append(memory)
            print(
                f"{form.name:10} {count:7} readings {memory:5.0f} MB, {memory - base:5.0f} MB beyond one reading, {seconds:6.1f} s of "
                f"computing, {size:6.1f} MB written",
                flush=True,
            )
        print(
            f"{form.name:10} {most[-1] / most[0]:.2f} times the memory for {sizes[-1] / sizes[0]:.0f} times the readings",
            flush=True,
        )


if __name__ == "__main__":
    main()
