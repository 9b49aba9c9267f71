"""``geostrike`` and ``python -m geostrike``."""

from __future__ import annotations

import gc

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    # Starting makes many lasting objects; looking through them again and again for garbage costs a tenth of it.
    gc.set_threshold(100_000, 20, 100)
    from geostrike.cli import app  # noqa: PLC0415  # so that importing this module costs nothing

    app()


if __name__ == "__main__":
    main()
