"""Incidents in the forms other programs take: from the objects of ``geostrike.collection/1``, as rows, layers and files."""
