"""Where corrections lie: one file beside each article, and one for all articles of a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from geostrike.corrections.records import FOLDER_FILE, SCHEMA, SUFFIX, Correction, encode_correction, parse_corrections
from geostrike.errors import CorrectionError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["add_to_text", "find_texts", "own_file", "read_texts"]


def own_file(folder: Path, name: str) -> Path:
    """The file of one article's own corrections."""
    return folder / f"{name}{SUFFIX}"


def find_texts(folder: Path, names: Iterable[str], root: Path | None = None) -> tuple[tuple[str, str], ...]:
    """The files that hold for an article in ``folder`` that has ``names``, with their text: those of its folders from
    ``root`` down, then its own, so that the nearer decision comes last. Raises ``CorrectionError`` when one cannot be read.
    """
    folders = [folder]
    if root is not None and root in folder.parents:
        folders += [parent for parent in folder.parents if parent == root or root in parent.parents]
    paths = [*(parent / FOLDER_FILE for parent in reversed(folders)), *(own_file(folder, name) for name in names)]
    found = []
    for path in paths:
        if not os.path.lexists(path):  # most articles have none: asking is quicker than trying
            continue
        try:
            found.append((str(path), path.read_text("utf-8")))
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            raise CorrectionError(f"{path} cannot be read ({error}): mend it or take it away") from None
    return tuple(found)


def read_texts(texts: Iterable[tuple[str, str]]) -> tuple[Correction, ...]:
    """The corrections of several files, in order. Raises ``CorrectionError`` for the first that is malformed."""
    return tuple(correction for where, text in texts for correction in parse_corrections(text, where))


def add_to_text(text: str, corrections: Iterable[Correction]) -> str:
    """``text`` of a corrections file with more entries at its end; what people wrote in it stays as it is."""
    begun = text if text.strip() else f'schema = "{SCHEMA}"\n'
    return begun + ("" if begun.endswith("\n") else "\n") + "".join(map(encode_correction, corrections))
