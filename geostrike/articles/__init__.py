"""Room 1: files, folders, standard input and JSON Lines become Articles. The text is never altered."""

from __future__ import annotations

from geostrike.articles.sources import read_article, read_articles, read_record

__all__ = ["read_article", "read_articles", "read_record"]
