"""Beside the gazetteer: a text → what a trained network sees in it, made once an article."""

from geostrike.annotation.shipped import annotate_document

__all__ = ["annotate_document"]
