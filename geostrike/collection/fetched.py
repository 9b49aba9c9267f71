"""Pages that were fetched, kept beside the maps: their bytes, their hash and the time, so that maps can be drawn again
without the network.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from geostrike.articles.documents import Document, Kind
from geostrike.collection.owned import read_plain, refuse_link
from geostrike.errors import NetworkError
from geostrike.export.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["FOLDER", "keep_in"]

FOLDER = "sources"


def keep_in(
    target: Path, fetch: Callable[[str], Document] | None = None, *, again: bool = False
) -> Callable[[str], Document]:
    """A way to get pages that asks the network once: what was fetched lies in ``target/sources`` from then on.

    With ``again`` every page is asked for anew, and its copy replaced. Raises ``NetworkError`` also when a copy is no
    longer what was fetched.
    """

    def get(address: str) -> Document:
        name = hashlib.sha256(address.encode()).hexdigest()[:16]
        facts_path, page_path = target / FOLDER / f"{name}.json", target / FOLDER / f"{name}.bin"
        refuse_link(target / FOLDER)
        if not again and facts_path.exists():
            return _load(address, facts_path, page_path)
        document = (fetch or _fetch)(address)
        facts = {
            "address": address,
            "url": document.url,
            "retrieved": document.retrieved,
            "sha256": hashlib.sha256(document.data).hexdigest(),
            "kind": document.kind.value,
            "charset": document.charset,
            "name": document.name,
            "file": page_path.name,
        }
        write_whole(page_path, document.data)
        # Last, for it is what says that the page is there.
        write_whole(facts_path, json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
        return document

    return get


def _load(address: str, facts_path: Path, page_path: Path) -> Document:
    cure = "fetch it again with --refetch"
    try:
        facts = json.loads(read_plain(facts_path).decode("utf-8"))
        data = read_plain(page_path)
        if hashlib.sha256(data).hexdigest() != facts["sha256"]:
            raise NetworkError(f"the kept copy {page_path} is not what was fetched: {cure}")
        _check(facts)
        return Document(
            where=address,
            name=facts["name"],
            kind=Kind(facts["kind"]),
            data=data,
            url=facts["url"],
            retrieved=facts["retrieved"],
            charset=facts["charset"],
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise NetworkError(f"the kept copy of the page is damaged ({type(error).__name__}): {cure}") from None


def _check(facts: dict[str, object]) -> None:
    optional = [facts[name] for name in ("url", "retrieved", "charset")]
    if not isinstance(facts["name"], str) or not all(fact is None or isinstance(fact, str) for fact in optional):
        raise TypeError("a fact of another kind")


def _fetch(address: str) -> Document:
    from geostrike.articles.fetching import fetch_document  # noqa: PLC0415  loaded only where it is used

    return fetch_document(address)
