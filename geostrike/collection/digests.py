"""What a reading depends on, as one hash: the bytes of the article, its corrections, the gazetteer, the choices, the version."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.articles.documents import Document

__all__ = ["describe_settings", "digest_data", "digest_document"]


def describe_settings(fingerprint: str, choices: Iterable[object]) -> str:
    """What all articles of a run share: the gazetteer by its ``fingerprint``, and what the user says of them all."""
    return json.dumps([__version__, fingerprint, *choices])


def digest_data(document: Document) -> str:
    """The hash of its bytes."""
    return hashlib.sha256(document.data).hexdigest()


def digest_document(
    settings: str, document: Document, texts: tuple[tuple[str, str], ...], data: str | None = None
) -> str:
    """The hash of a document with its corrections, names of files with their text. ``data`` is the hash of its bytes, where
    that is known (``digest_data``).
    """
    parts = [settings, document.kind, document.name, document.charset, document.url, document.retrieved]
    parts += document.warnings
    parts += [part for where, text in texts for part in (Path(where).name, text)]
    head = json.dumps(parts).encode()
    return hashlib.sha256(head + b"\0" + bytes.fromhex(data or digest_data(document))).hexdigest()
