"""Room 3: toponyms in, the places they mean out, each with its reasons, or none and why."""

from geostrike.resolution.resolve import resolve_toponyms

__all__ = ["resolve_toponyms"]
