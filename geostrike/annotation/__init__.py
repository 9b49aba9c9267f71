"""Beside the gazetteer: a document → the same with what a trained network sees in it, made once an article."""

from geostrike.annotation.shipped import annotate_document

__all__ = ["annotate_document"]
