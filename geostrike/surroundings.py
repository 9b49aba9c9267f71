"""Where code and programs may come from: never from the folder the user stands in, which may hold anything.

Articles are often read where they were saved, and a folder of downloads may hold a ``json.py`` or a ``chromium``. Python
and the system look into the current folder more often than one thinks: ``python -m`` and ``python -c`` put it first,
and so does every empty entry of ``PATH``, ``PYTHONPATH`` or ``LD_LIBRARY_PATH``.
"""

from __future__ import annotations

import os
import sys

__all__ = ["clean_environment", "clean_import_path", "find_program"]

_SEARCH_PATHS = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


def clean_import_path() -> list[str]:
    """``sys.path`` without the current folder, however it got there, unless Python itself is installed in it."""
    try:
        here = os.path.realpath(os.getcwd())  # noqa: PTH109  pathlib costs a hundredth of a second at every start
    except OSError:  # it was removed
        here = ""
    absolute = [entry for entry in sys.path if os.path.isabs(entry)]  # noqa: PTH117
    found = [entry for entry in absolute if os.path.realpath(entry) == here]
    if not found:
        return absolute
    import sysconfig  # noqa: PLC0415  loaded only where it is used

    own = {os.path.realpath(path) for name, path in sysconfig.get_paths().items() if "lib" in name}
    return absolute if here in own else [entry for entry in absolute if entry not in found]


def clean_environment() -> dict[str, str]:
    """The environment for a process of ours: nothing in it leads to the folder in which that process is started."""
    environment = dict(os.environ)
    for name in _SEARCH_PATHS:
        if name in environment:
            environment[name] = _keep_absolute(environment[name])
    return environment


def find_program(name: str) -> str | None:
    """The path of an installed program, by its name or its path; ``None`` when there is none."""
    import shutil  # noqa: PLC0415  loaded only where it is used

    found = shutil.which(name, path=_keep_absolute(os.environ.get("PATH", os.defpath)))
    # Windows looks into the current folder even when it is not asked to.
    return found if found is not None and os.path.isabs(found) else None  # noqa: PTH117


def _keep_absolute(search_path: str) -> str:
    entries = search_path.split(os.pathsep)
    return os.pathsep.join(entry for entry in entries if os.path.isabs(entry))  # noqa: PTH117
