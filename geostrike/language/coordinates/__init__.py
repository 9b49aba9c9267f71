"""Coordinates in a text: degrees in all their writings, MGRS, UTM, Plus codes. Numbers that are none are left alone."""

from geostrike.language.coordinates.find import find_coordinates

__all__ = ["find_coordinates"]
