"""Room 2: an article in, its place names out, each with its role and reasons, and what only looked like one."""

from geostrike.toponyms.find import find_toponyms

__all__ = ["find_toponyms"]
