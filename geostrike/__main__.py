"""``geostrike`` and ``python -m geostrike``.

``python -m`` puts the current folder first among the places that modules are imported from. What Python and this package
import until ``main`` begins may then come from there; ``geostrike`` and ``python -P -m geostrike`` never look there.
"""

from __future__ import annotations

import sys

from geostrike.garbage import collect_rarely
from geostrike.surroundings import clean_import_path

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    collect_rarely()
    sys.path[:] = clean_import_path()
    from geostrike.cli import app  # noqa: PLC0415  # so that importing this module costs nothing

    app()


if __name__ == "__main__":
    main()
