"""``geostrike`` and ``python -m geostrike``."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line."""
    from geostrike.cli import app  # noqa: PLC0415  # so that importing this module costs nothing

    app()


if __name__ == "__main__":
    main()
