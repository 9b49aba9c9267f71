"""File names for maps: from whatever an article calls itself, safe on every system, and no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["choose_name", "could_be_named", "fold_name", "is_made_name", "make_own", "make_safe"]

_LONGEST = 80  # bytes in UTF-8; with a mark and a suffix well under the 255 that file systems take
_UNSAFE = re.compile(r"[^\w.]+")
# Names Windows keeps for devices, and the page over all maps.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "sources", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
_MARK_LENGTH = 8
_MADE = re.compile(r"[\w.-]+")
_LONGEST_MADE = _LONGEST + len("article-") + 2 * (1 + _MARK_LENGTH) + 10


def make_safe(name: str) -> str:
    """``name`` as a file name without suffix: letters, digits, ``.``, ``_`` and ``-``; never empty, hidden, reserved or
    long. A name that had to lose more than its spaces gets a mark of its own, so that two such names stay apart.
    """
    composed = unicodedata.normalize("NFC", name)
    safe = _UNSAFE.sub("-", composed).strip("-. ")
    cut = safe.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").rstrip("-. ")
    kept = cut == re.sub(r"[\s-]+", "-", composed)
    if not cut or cut.split(".")[0].casefold() in _RESERVED:
        return f"article-{cut}-{_mark(name)}" if cut else f"article-{_mark(name)}"
    return cut if kept else f"{cut}-{_mark(name)}"


def make_own(name: str) -> str:
    """Like ``make_safe``, but no two names have one: all that lost anything, be it a blank, are marked."""
    safe = make_safe(name)
    return safe if safe == name or safe.endswith(_mark(name)) else f"{safe}-{_mark(name)}"


def choose_name(name: str, key: str, taken: Container[str]) -> str:
    """A safe file name for the article ``name``, marked by its ``key`` when another has that name already."""
    safe = make_safe(name)
    tries = [safe, f"{safe}-{_mark(key)}"]
    number = 2
    while fold_name(tries[-1]) in taken and fold_name(tries[0]) in taken:
        tries.append(f"{safe}-{_mark(key)}-{number}")
        number += 1
    return next(candidate for candidate in tries if fold_name(candidate) not in taken)


def could_be_named(name: str, article: str, key: str) -> bool:
    """Whether ``choose_name`` can have called the article ``article`` so."""
    safe = make_safe(article)
    marked = f"{safe}-{_mark(key)}"
    return name in (safe, marked) or re.fullmatch(re.escape(marked) + r"-\d{1,9}", name) is not None


def is_made_name(name: str) -> bool:
    """Whether a map can be called so: a name from elsewhere must not lead out of its folder, nor hide in it."""
    return (
        _MADE.fullmatch(name) is not None
        and len(name.encode("utf-8", "surrogatepass")) <= _LONGEST_MADE
        and name.strip("-.") == name
        and name.partition(".")[0].casefold() not in _RESERVED
    )


def fold_name(name: str) -> str:
    """What two names have in common that some file system would take for one."""
    return unicodedata.normalize("NFKC", name).casefold()


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]
